#include "store/node_store.h"

#include "core/invariant.h"

namespace flotilla {
namespace {

constexpr std::uint32_t kApplicationId = 0x466c6f4e; // "FloN"
constexpr int kVersion = 1;

FileKind kindFor(const QString &serverName)
{
    QString quoted = serverName;
    quoted.replace(u'\'', u"''"_qs);
    return {
        QStringLiteral("the store of server %1").arg(serverName),
        kApplicationId,
        kVersion,
        {
            QStringLiteral("CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL)"),
            QStringLiteral("INSERT INTO meta VALUES('application', 'flotilla'), ('version', '%1'), "
                           "('server', '%2')")
                .arg(QString::number(kVersion), quoted),
            QStringLiteral("CREATE TABLE state(id INTEGER PRIMARY KEY CHECK(id = 1), "
                           "current_term INTEGER NOT NULL, voted_for TEXT NOT NULL)"),
            QStringLiteral("INSERT INTO state VALUES(1, 0, '')"),
            QStringLiteral("CREATE TABLE log(log_index INTEGER PRIMARY KEY, term INTEGER NOT NULL, "
                           "command BLOB, client TEXT NOT NULL, op INTEGER NOT NULL)"),
        },
        QStringLiteral("Put back a good copy, or begin a new run in an empty folder: without its "
                       "memory a server could vote twice in one term"),
    };
}

} // namespace

QString NodeStore::fileName(const QString &serverName)
{
    return QStringLiteral("node-%1.db").arg(serverName);
}

Result<std::unique_ptr<NodeStore>> NodeStore::open(const QString &file, const QString &serverName,
                                                   Durability durability)
{
    auto database = Database::open(file, durability, kindFor(serverName));
    if (!database)
        return database.error();
    std::unique_ptr<NodeStore> store(new NodeStore(std::move(*database)));
    if (auto done = store->checkServer(serverName); !done)
        return done.error();
    return store;
}

NodeStore::NodeStore(std::unique_ptr<Database> database)
    : m_database(std::move(database)),
      m_saveVote(m_database->prepared(
          QStringLiteral("UPDATE state SET current_term = ?, voted_for = ? WHERE id = 1"))),
      m_cut(m_database->prepared(QStringLiteral("DELETE FROM log WHERE log_index >= ?"))),
      m_insert(m_database->prepared(QStringLiteral("INSERT INTO log VALUES(?, ?, ?, ?, ?)")))
{
}

Result<Done> NodeStore::checkServer(const QString &serverName) const
{
    const auto name =
        m_database->value(QStringLiteral("SELECT value FROM meta WHERE key = 'server'"));
    if (!name)
        return name.error();
    if (name->toString() == serverName)
        return Done{};
    return Error{QStringLiteral("%1 can't be used: it belongs to server %2, not to %3. Give it "
                                "back the name node-%2.db, or choose another folder")
                     .arg(m_database->file(), name->toString(), serverName)
                     .toStdString(),
                 Fault::Environment};
}

Result<PersistentState>
NodeStore::load(const std::function<std::optional<NodeId>(std::string_view)> &idOf) const
{
    QSqlQuery query = m_database->prepared(
        QStringLiteral("SELECT current_term, voted_for FROM state WHERE id = 1"));
    if (auto done = m_database->run(query); !done)
        return done.error();
    if (!query.next())
        return m_database->damaged(QStringLiteral("currentTerm and votedFor are missing"));
    PersistentState state;
    state.currentTerm = {static_cast<std::uint64_t>(query.value(0).toLongLong())};
    const std::string votedFor = query.value(1).toByteArray().toStdString();
    query.finish();
    if (!votedFor.empty()) {
        state.votedFor = idOf(votedFor);
        if (!state.votedFor)
            return m_database->damaged(
                QStringLiteral("its vote went to %1, a server that this cluster does not have")
                    .arg(QString::fromStdString(votedFor)));
    }
    if (auto done = loadLog(state); !done)
        return done.error();
    return state;
}

Result<Done> NodeStore::loadLog(PersistentState &state) const
{
    QSqlQuery query = m_database->prepared(
        QStringLiteral("SELECT log_index, term, command IS NULL, command, client, op FROM log "
                       "ORDER BY log_index"));
    if (auto done = m_database->run(query); !done)
        return done;
    while (query.next()) {
        const Index expected = state.log.lastIndex().next();
        const qint64 index = query.value(0).toLongLong();
        if (index != expected.value)
            return m_database->damaged(
                QStringLiteral("log entry %1 is missing").arg(expected.value));
        const Term term{static_cast<std::uint64_t>(query.value(1).toLongLong())};
        if (term < state.log.lastTerm() || term > state.currentTerm)
            return m_database->damaged(
                QStringLiteral("log entry %1 has the term %2, which can't be")
                    .arg(index)
                    .arg(term.value));
        const QByteArray text = query.value(3).toByteArray();
        if (static_cast<std::size_t>(text.size()) > kMaxCommandBytes)
            return m_database->damaged(QStringLiteral("the command of log entry %1 has %2 bytes")
                                           .arg(index)
                                           .arg(text.size()));
        CommandPtr command;
        if (!query.value(2).toBool())
            command = makeCommand(text.toStdString(), query.value(4).toByteArray().toStdString(),
                                  static_cast<std::uint64_t>(query.value(5).toLongLong()));
        state.log.append({term, std::move(command)});
    }
    return Done{};
}

Result<Done> NodeStore::begin()
{
    return m_database->begin();
}

Result<Done> NodeStore::save(Term currentTerm, const std::string &votedFor,
                             std::optional<Index> logFrom, const Log &log)
{
    std::pair vote(currentTerm, votedFor);
    if (m_savedVote != vote) {
        m_saveVote.bindValue(0, static_cast<qint64>(currentTerm.value));
        m_saveVote.bindValue(1, textOrBytes(votedFor));
        if (auto done = m_database->run(m_saveVote); !done)
            return done;
        m_savedVote = std::move(vote);
    }
    if (!logFrom)
        return Done{};
    FLOTILLA_INVARIANT(logFrom->value >= 1, "the first entry's index is 1 (Figure 2)");
    m_cut.bindValue(0, logFrom->value);
    if (auto done = m_database->run(m_cut); !done)
        return done;
    for (Index at = *logFrom; log.has(at); at = at.next())
        if (auto done = saveEntry(at, log.at(at)); !done)
            return done;
    return Done{};
}

Result<Done> NodeStore::saveEntry(Index at, const Entry &entry)
{
    static const std::string none;
    const Command *const command = entry.command.get();
    m_insert.bindValue(0, at.value);
    m_insert.bindValue(1, static_cast<qint64>(entry.term.value));
    m_insert.bindValue(2, command ? bytesOnly(command->text) : QVariant());
    m_insert.bindValue(3, textOrBytes(command ? command->client : none));
    m_insert.bindValue(4, static_cast<qint64>(command ? command->op : 0));
    return m_database->run(m_insert);
}

Result<Done> NodeStore::commit()
{
    return m_database->commit();
}

void NodeStore::rollback()
{
    m_savedVote.reset();
    m_database->rollback();
}

} // namespace flotilla
