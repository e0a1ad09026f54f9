#include "store/ledger_file.h"

namespace flotilla {
namespace {

FileKind kind()
{
    return {
        QStringLiteral("the ledger"),
        0x466c6f4c, // "FloL"
        1,
        // No type for command: it is text, or bytes where they are no text.
        {QStringLiteral("CREATE TABLE commits(log_index INTEGER PRIMARY KEY, term INTEGER NOT "
                        "NULL, command NOT NULL, client TEXT NOT NULL, leader TEXT NOT NULL, "
                        "committed_at INTEGER NOT NULL, op INTEGER NOT NULL, "
                        "leader_term INTEGER NOT NULL)")},
        QStringLiteral("Put back a good copy, or move it away: the next leader writes it anew"),
    };
}

std::string bytesAt(const QSqlQuery &query, int column)
{
    return query.value(column).toByteArray().toStdString();
}

std::uint64_t numberAt(const QSqlQuery &query, int column)
{
    return static_cast<std::uint64_t>(query.value(column).toLongLong());
}

QString describe(const Entry &entry)
{
    const QByteArray text(entry.value().data(), static_cast<qsizetype>(entry.value().size()));
    QString words = QStringLiteral("\"%1\" of term %2")
                        .arg(QString::fromUtf8(text.first(std::min<qsizetype>(text.size(), 80))))
                        .arg(entry.term.value);
    if (entry.fromClient())
        words += QStringLiteral(" (client %1, command %2)")
                     .arg(QString::fromStdString(entry.command->client))
                     .arg(entry.command->op);
    return words;
}

} // namespace

QString LedgerFile::fileName()
{
    return QStringLiteral("leader_logs.db");
}

Result<std::unique_ptr<LedgerFile>> LedgerFile::open(const QString &file, Durability durability)
{
    auto database = Database::open(file, durability, kind());
    if (!database)
        return database.error();
    std::unique_ptr<LedgerFile> ledger(new LedgerFile(std::move(*database)));
    const auto end = ledger->readEnd();
    if (!end)
        return end.error();
    ledger->m_end = *end;
    return ledger;
}

LedgerFile::LedgerFile(std::unique_ptr<Database> database)
    : m_database(std::move(database)),
      m_find(m_database->prepared(
          QStringLiteral("SELECT term, command, client, op FROM commits WHERE log_index = ?"))),
      m_insert(m_database->prepared(
          QStringLiteral("INSERT INTO commits VALUES(?, ?, ?, ?, ?, ?, ?, ?)")))
{
}

Result<LedgerFile::End> LedgerFile::readEnd() const
{
    const auto index =
        m_database->value(QStringLiteral("SELECT coalesce(max(log_index), 0) FROM commits"));
    if (!index)
        return index.error();
    const auto term =
        m_database->value(QStringLiteral("SELECT coalesce(max(leader_term), 0) FROM commits"));
    if (!term)
        return term.error();
    return End{{index->toUInt()}, {static_cast<std::uint64_t>(term->toLongLong())}};
}

Result<std::vector<LedgerRow>> LedgerFile::load() const
{
    QSqlQuery query = m_database->prepared(
        QStringLiteral("SELECT log_index, term, command, client, leader, committed_at, op, "
                       "leader_term FROM commits ORDER BY log_index"));
    if (auto done = m_database->run(query); !done)
        return done.error();
    std::vector<LedgerRow> rows;
    while (query.next()) {
        LedgerRow row;
        row.index = {query.value(0).toUInt()};
        row.entry.term = {numberAt(query, 1)};
        row.entry.command = makeCommand(bytesAt(query, 2), bytesAt(query, 3), numberAt(query, 6));
        row.leader = bytesAt(query, 4);
        row.committedAt = {query.value(5).toLongLong()};
        row.leaderTerm = {numberAt(query, 7)};
        rows.push_back(std::move(row));
    }
    return rows;
}

Result<Done> LedgerFile::append(const std::vector<LedgerRow> &rows)
{
    if (rows.empty())
        return Done{};
    if (auto done = m_database->begin(); !done)
        return done;
    End end = m_end;
    for (const LedgerRow &row : rows) {
        if (auto done = appendRow(row, end); !done) {
            m_database->rollback();
            return done;
        }
    }
    if (auto done = m_database->commit(); !done) {
        m_database->rollback();
        return done;
    }
    m_end = end;
    return Done{};
}

Result<Done> LedgerFile::appendRow(const LedgerRow &row, End &end)
{
    if (row.index <= end.lastIndex) {
        const auto known = has(row);
        if (!known)
            return known.error();
        if (*known)
            return Done{};
    }
    if (row.leaderTerm < end.leaderTerm)
        return refused(
            row, QStringLiteral("a leader of term %1 has written since").arg(end.leaderTerm.value));
    end = {std::max(end.lastIndex, row.index), row.leaderTerm};
    return insert(row);
}

Result<bool> LedgerFile::has(const LedgerRow &row)
{
    m_find.bindValue(0, row.index.value);
    if (auto done = m_database->run(m_find); !done)
        return done.error();
    if (!m_find.next())
        return false;
    const Entry known{{numberAt(m_find, 0)},
                      makeCommand(bytesAt(m_find, 1), bytesAt(m_find, 2), numberAt(m_find, 3))};
    m_find.finish();
    if (known == row.entry)
        return true;
    return refused(row, QStringLiteral("the ledger holds %1 there").arg(describe(known)));
}

Result<Done> LedgerFile::insert(const LedgerRow &row)
{
    static const std::string none;
    const Command *const command = row.entry.command.get();
    m_insert.bindValue(0, row.index.value);
    m_insert.bindValue(1, static_cast<qint64>(row.entry.term.value));
    m_insert.bindValue(2, textOrBytes(command ? command->text : none));
    m_insert.bindValue(3, textOrBytes(command ? command->client : none));
    m_insert.bindValue(4, textOrBytes(row.leader));
    m_insert.bindValue(5, static_cast<qint64>(row.committedAt.micros));
    m_insert.bindValue(6, static_cast<qint64>(command ? command->op : 0));
    m_insert.bindValue(7, static_cast<qint64>(row.leaderTerm.value));
    return m_database->run(m_insert);
}

Error LedgerFile::refused(const LedgerRow &row, const QString &why) const
{
    return Error{QStringLiteral("%1 refuses row %2, %3, from %4 in term %5: %6. A committed entry "
                                "never changes (§5.4), so look at the trace before this instant")
                     .arg(m_database->file(), QString::number(row.index.value), describe(row.entry),
                          QString::fromStdString(row.leader), QString::number(row.leaderTerm.value),
                          why)
                     .toStdString(),
                 Fault::Refused};
}

} // namespace flotilla
