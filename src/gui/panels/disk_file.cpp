#include "gui/panels/disk_file.h"

#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QSqlRecord>
#include <QUrl>

namespace flotilla {

namespace {

/// Of SQLite's primary result codes, those that have words of their own here.
enum class SqliteCode {
    Busy = 5,
    Locked = 6,
    IoErr = 10,
    Corrupt = 11,
    CantOpen = 14,
    NotADb = 26
};

/// A frame is not to be missed because of a lock.
constexpr int kBusyMillis = 5;

QString nextConnectionName()
{
    static std::uint64_t count = 0;
    return QStringLiteral("flotilla-look-%1").arg(++count);
}

/// Without a write-ahead log nobody has the file open, and SQLite is told so: else it would make one
/// beside it, which a look must not.
QString addressOf(const QString &file)
{
    const QString address = QUrl::fromLocalFile(file).toString(QUrl::FullyEncoded);
    return QFileInfo::exists(file + QStringLiteral("-wal"))
               ? address
               : address + QStringLiteral("?immutable=1");
}

} // namespace

DiskFile::DiskFile(const QString &file)
    : m_file(QFileInfo(file).absoluteFilePath()), m_connection(nextConnectionName())
{
    open();
}

DiskFile::~DiskFile()
{
    QSqlDatabase::database(m_connection, false).close();
    QSqlDatabase::removeDatabase(m_connection);
}

void DiskFile::open()
{
    QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_connection);
    if (!QFileInfo::exists(m_file)) {
        m_problem = tr("%1 is not there. It is made when the run begins: put it back "
                       "if it was moved away, or begin a new cluster.")
                        .arg(QFileInfo(m_file).fileName());
        return;
    }
    database.setDatabaseName(addressOf(m_file));
    database.setConnectOptions(
        QStringLiteral("QSQLITE_OPEN_READONLY;QSQLITE_OPEN_URI;QSQLITE_BUSY_TIMEOUT=%1")
            .arg(kBusyMillis));
    if (!database.open() || !database.transaction())
        explain(database.lastError());
}

QList<QVariantList> DiskFile::rows(const QString &sql, const QVariantList &values)
{
    if (!m_problem.isEmpty())
        return {};
    QSqlQuery query(QSqlDatabase::database(m_connection, false));
    query.setForwardOnly(true);
    const bool prepared = query.prepare(sql);
    for (const QVariant &value : values)
        query.addBindValue(value);
    if (!prepared || !query.exec()) {
        explain(query.lastError());
        return {};
    }
    QList<QVariantList> rows;
    const int columns = query.record().count();
    while (query.next()) {
        QVariantList row;
        for (int column = 0; column < columns; ++column)
            row.append(query.value(column));
        rows.append(row);
    }
    if (query.lastError().isValid())
        explain(query.lastError());
    return m_problem.isEmpty() ? rows : QList<QVariantList>();
}

QVariant DiskFile::value(const QString &sql)
{
    const QList<QVariantList> found = rows(sql);
    return found.isEmpty() ? QVariant() : found.front().value(0);
}

void DiskFile::refuse(const QString &why)
{
    m_problem = tr("%1 can't be read: %2. Put back a good copy, or begin a new cluster, "
                   "which gets a folder of its own.")
                    .arg(QFileInfo(m_file).fileName(), why);
}

void DiskFile::explain(const QSqlError &error)
{
    const QString reason = QStringLiteral(" (SQLite: %1)").arg(error.databaseText());
    const auto because = [this, &reason](const QString &sentence) {
        m_problem = sentence.arg(QFileInfo(m_file).fileName(), reason);
    };
    switch (SqliteCode{error.nativeErrorCode().toInt() & 0xff}) {
    case SqliteCode::Busy:
    case SqliteCode::Locked:
        m_busy = true;
        return because(tr("%1 is held by another program%2. Close it there: it is then shown again "
                          "by itself."));
    case SqliteCode::IoErr:
        return because(
            tr("%1 can't be read: the disk reports an error%2. Check the disk, or begin a "
               "new cluster on another one."));
    case SqliteCode::CantOpen:
        return because(
            tr("%1 can't be opened%2. See that you may read the file and its folder, and "
               "that no folder stands in its place."));
    case SqliteCode::Corrupt:
        return refuse(tr("it is damaged") + reason);
    case SqliteCode::NotADb:
        return refuse(tr("it is not an SQLite file, or damaged") + reason);
    }
    refuse(tr("SQLite refuses it") + reason);
}

} // namespace flotilla
