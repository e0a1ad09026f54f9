#include "store/database.h"

#include <QSqlError>

#include <algorithm>
#include <atomic>

namespace flotilla {
namespace {

const QString kDriver = QStringLiteral("QSQLITE");
/// How long another program's lock on a file is waited for.
constexpr int kBusyMillis = 2000;

/// Those of SQLite's primary result codes that have words of their own here.
enum class SqliteCode {
    Busy = 5,
    Locked = 6,
    ReadOnly = 8,
    IoErr = 10,
    Corrupt = 11,
    Full = 13,
    CantOpen = 14,
    NotADb = 26,
};

SqliteCode primaryCode(const QSqlError &error)
{
    return SqliteCode{error.nativeErrorCode().toInt() & 0xff}; // the rest tells details
}

QString nextConnectionName()
{
    static std::atomic<std::uint64_t> count{0};
    return QStringLiteral("flotilla-%1").arg(++count);
}

} // namespace

Result<std::unique_ptr<Database>> Database::open(const QString &file, Durability durability,
                                                 const FileKind &kind)
{
    if (!QSqlDatabase::isDriverAvailable(kDriver))
        return Error{"Qt's SQLite driver is missing, so nothing can be stored. Install it: on "
                     "Debian and Ubuntu it is the package libqt6sql6-sqlite",
                     Fault::Environment};
    std::unique_ptr<Database> database(new Database(file, kind));
    if (auto done = database->setUp(durability, kind); !done)
        return done.error();
    return database;
}

Database::Database(const QString &file, const FileKind &kind)
    : m_file(file), m_what(kind.what), m_wayOut(kind.wayOut), m_connection(nextConnectionName()),
      m_database(QSqlDatabase::addDatabase(kDriver, m_connection))
{
    m_database.setDatabaseName(file);
    m_database.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=%1").arg(kBusyMillis));
}

Database::~Database()
{
    m_begin = QSqlQuery();
    m_commit = QSqlQuery();
    m_database.close();
    m_database = QSqlDatabase(); // a connection that is still held can't be removed
    QSqlDatabase::removeDatabase(m_connection);
}

Result<Done> Database::setUp(Durability durability, const FileKind &kind)
{
    if (!m_database.open())
        return error(m_database.lastError());
    const auto applicationId = value(QStringLiteral("PRAGMA application_id"));
    if (!applicationId)
        return applicationId.error();
    const auto tables = value(QStringLiteral("SELECT count(*) FROM sqlite_master"));
    if (!tables)
        return tables.error();
    const bool isNew = tables->toInt() == 0 && applicationId->toInt() == 0;
    if (auto done = isNew ? createSchema(kind) : checkKind(kind); !done)
        return done;

    const bool full = durability == Durability::Full;
    const QStringList pragmas{
        QStringLiteral("PRAGMA synchronous=%1").arg(full ? u"FULL"_qs : u"NORMAL"_qs),
        QStringLiteral("PRAGMA foreign_keys=ON"),
        // On macOS fsync() alone does not reach the disk; elsewhere these change nothing.
        QStringLiteral("PRAGMA fullfsync=%1").arg(full ? 1 : 0),
        QStringLiteral("PRAGMA checkpoint_fullfsync=%1").arg(full ? 1 : 0),
    };
    for (const QString &pragma : pragmas)
        if (auto done = run(pragma); !done)
            return done;
    const auto mode = value(QStringLiteral("PRAGMA journal_mode=WAL"));
    if (!mode)
        return mode.error();
    if (mode->toString().compare(u"wal", Qt::CaseInsensitive) != 0)
        return error(QStringLiteral("its file system does not allow a write-ahead log"),
                     QStringLiteral("Choose a folder on a local disk"));

    m_begin = prepared(QStringLiteral("BEGIN IMMEDIATE"));
    m_commit = prepared(QStringLiteral("COMMIT"));
    if (auto done = begin(); !done) // so that a read-only file is told now
        return done;
    rollback();
    return Done{};
}

/// In one transaction: a file has all of it or is empty.
Result<Done> Database::createSchema(const FileKind &kind)
{
    QStringList statements{QStringLiteral("BEGIN IMMEDIATE")};
    statements += kind.schema;
    statements << QStringLiteral("PRAGMA application_id=%1").arg(kind.applicationId)
               << QStringLiteral("PRAGMA user_version=%1").arg(kind.version)
               << QStringLiteral("COMMIT");
    for (const QString &statement : statements)
        if (auto done = run(statement); !done)
            return done;
    return Done{};
}

Result<Done> Database::checkKind(const FileKind &kind) const
{
    const auto applicationId = value(QStringLiteral("PRAGMA application_id"));
    if (!applicationId)
        return applicationId.error();
    if (applicationId->toLongLong() != kind.applicationId)
        return error(QStringLiteral("it belongs to another program"),
                     QStringLiteral("Move it away, or choose another folder"));
    const auto version = value(QStringLiteral("PRAGMA user_version"));
    if (!version)
        return version.error();
    if (version->toInt() > kind.version)
        return error(QStringLiteral("a newer Flotilla wrote it (format %1, this one knows %2)")
                         .arg(version->toInt())
                         .arg(kind.version),
                     QStringLiteral("Use that newer Flotilla, or choose another folder"));
    if (version->toInt() < kind.version)
        return damaged(
            QStringLiteral("it names the format %1, which never was").arg(version->toInt()));
    const auto check = value(QStringLiteral("PRAGMA quick_check(1)"));
    if (!check)
        return check.error();
    if (check->toString() != u"ok")
        return damaged(QStringLiteral("SQLite finds: %1").arg(check->toString()));
    return Done{};
}

QSqlQuery Database::prepared(const QString &statement) const
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    query.prepare(statement); // where that fails, run() tells it
    return query;
}

Result<Done> Database::run(QSqlQuery &query) const
{
    if (query.exec())
        return Done{};
    return error(query.lastError());
}

Result<Done> Database::run(const QString &statement) const
{
    QSqlQuery query(m_database);
    if (query.exec(statement))
        return Done{};
    return error(query.lastError());
}

Result<QVariant> Database::value(const QString &statement) const
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    if (!query.exec(statement))
        return error(query.lastError());
    if (!query.next())
        return query.lastError().isValid() ? error(query.lastError())
                                           : damaged(QStringLiteral("a value is missing"));
    return query.value(0);
}

Result<Done> Database::begin()
{
    return run(m_begin);
}

Result<Done> Database::commit()
{
    return run(m_commit);
}

void Database::rollback()
{
    // SQLite may have rolled back by itself; then there is nothing left to do.
    QSqlQuery(m_database).exec(QStringLiteral("ROLLBACK"));
}

Error Database::damaged(const QString &why) const
{
    return error(QStringLiteral("it is damaged; %1").arg(why), m_wayOut);
}

Error Database::error(const QString &why, const QString &wayOut) const
{
    return Error{QStringLiteral("%1 (%2) can't be used: %3. %4")
                     .arg(m_file, m_what, why, wayOut)
                     .toStdString(),
                 Fault::Environment};
}

Error Database::error(const QSqlError &sqlError) const
{
    const QString said = QStringLiteral(" (SQLite: %1)").arg(sqlError.databaseText());
    switch (primaryCode(sqlError)) {
    case SqliteCode::Full:
        return error(u"the disk is full"_qs + said, u"Make room on it, then restart the server"_qs);
    case SqliteCode::ReadOnly:
        return error(u"it is read-only"_qs + said,
                     u"Allow writing to the file and its folder, or choose another folder"_qs);
    case SqliteCode::CantOpen:
        return error(u"it can't be opened"_qs + said,
                     u"See that its folder exists, that it may be written to, and that no folder "
                     "stands in the file's place"_qs);
    case SqliteCode::IoErr:
        return error(u"the disk reported an error in reading or writing"_qs + said,
                     u"Check the disk and its quota, or choose a folder on another one"_qs);
    case SqliteCode::Busy:
    case SqliteCode::Locked:
        return error(u"another program holds it"_qs + said,
                     u"Close that program, or choose another folder"_qs);
    case SqliteCode::NotADb:
        return error(u"it is not an SQLite file"_qs + said, m_wayOut);
    case SqliteCode::Corrupt:
        return error(u"it is damaged"_qs + said, m_wayOut);
    }
    return error(u"SQLite refuses it: "_qs + sqlError.text(), m_wayOut);
}

QVariant textOrBytes(const std::string &bytes)
{
    const auto isPlain = [](char c) { return c > 0; }; // ASCII but NUL
    if (std::all_of(bytes.begin(), bytes.end(), isPlain))
        return QString::fromLatin1(bytes.data(), static_cast<qsizetype>(bytes.size()));
    const QByteArray whole = QByteArray::fromStdString(bytes);
    const QString text = QString::fromUtf8(whole);
    if (!text.contains(QChar::Null) && text.toUtf8() == whole)
        return text;
    return whole;
}

QVariant bytesOnly(const std::string &bytes)
{
    return QByteArray::fromRawData(bytes.data(), static_cast<qsizetype>(bytes.size()));
}

} // namespace flotilla
