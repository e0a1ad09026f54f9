#include "gui/ledger_table.h"

#include "gui/words.h"

#include <QApplication>
#include <QDir>
#include <QFileInfo>
#include <QPalette>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>

#include <vector>

namespace flotilla {

namespace {

/// Longer commands are shown up to here; the whole stands in the file.
constexpr qsizetype kLongestCommand = 200;

QString connectionName()
{
    static int count = 0;
    return QStringLiteral("flotilla-ledger-view-%1").arg(++count);
}

} // namespace

LedgerTable::LedgerTable(QObject *parent) : QAbstractTableModel(parent) {}

LedgerTable::~LedgerTable()
{
    clear();
}

int LedgerTable::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int LedgerTable::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(kColumns);
}

QVariant LedgerTable::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const Row &row = m_rows[static_cast<std::size_t>(index.row())];
    if (role == TermRole)
        return QVariant::fromValue(row.term);
    if (role == NoopRole)
        return row.noop;
    if (role == Qt::TextAlignmentRole && index.column() != CommandColumn)
        return QVariant(Qt::AlignCenter);
    if (role == Qt::ForegroundRole && row.noop && index.column() == CommandColumn)
        return QApplication::palette().brush(QPalette::PlaceholderText);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (index.column()) {
    case IndexColumn:
        return row.index;
    case TermColumn:
        return QVariant::fromValue(row.term);
    case CommandColumn:
        return row.noop ? tr("(no-op)") : row.command;
    case LeaderColumn:
        return row.leader;
    case AtColumn:
        return clockWords(Instant{row.atMicros});
    default:
        return {};
    }
}

QVariant LedgerTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant(section == CommandColumn ? Qt::AlignLeft | Qt::AlignVCenter
                                                 : Qt::AlignCenter);
    if (role == Qt::ToolTipRole && section == AtColumn)
        return tr("When it was committed, in seconds of virtual time");
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case IndexColumn:
        return tr("index");
    case TermColumn:
        return tr("term");
    case CommandColumn:
        return tr("command");
    case LeaderColumn:
        return tr("leader");
    case AtColumn:
        return tr("at");
    default:
        return {};
    }
}

void LedgerTable::show(const QString &file, std::uint64_t rows)
{
    if (file != m_file) {
        clear();
        m_file = file;
    }
    if (rows == m_seen && !m_connection.isEmpty())
        return;
    if (m_connection.isEmpty() && (!QFileInfo::exists(m_file) || !openFile(m_file)))
        return;
    if (readNewRows())
        m_seen = rows;
}

void LedgerTable::clear()
{
    beginResetModel();
    m_rows.clear();
    endResetModel();
    m_file.clear();
    m_seen = 0;
    m_failed = false;
    if (m_connection.isEmpty())
        return;
    QSqlDatabase::database(m_connection, false).close();
    QSqlDatabase::removeDatabase(m_connection);
    m_connection.clear();
}

bool LedgerTable::openFile(const QString &file)
{
    const QString name = connectionName();
    bool opened = false;
    QString why;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
        database.setDatabaseName(file);
        database.setConnectOptions(QStringLiteral("QSQLITE_OPEN_READONLY;QSQLITE_BUSY_TIMEOUT=0"));
        opened = database.open();
        why = database.lastError().text();
    }
    if (opened) {
        m_connection = name;
        return true;
    }
    QSqlDatabase::removeDatabase(name);
    if (!m_failed)
        Q_EMIT failed(tr("The ledger %1 cannot be read: %2. Is its folder readable?")
                          .arg(QDir::toNativeSeparators(file), why));
    m_failed = true;
    return false;
}

bool LedgerTable::readNewRows()
{
    QSqlQuery query(QSqlDatabase::database(m_connection, false));
    query.setForwardOnly(true);
    // The newest rows first, so that a ledger of any length costs the same.
    query.prepare(
        QStringLiteral("SELECT log_index, term, command, client, leader, committed_at "
                       "FROM commits WHERE log_index > ? ORDER BY log_index DESC LIMIT ?"));
    query.addBindValue(m_rows.empty() ? 0 : m_rows.front().index);
    query.addBindValue(kMaxRows);
    if (!query.exec())
        return false; // being written for the first time; the next snapshot asks again
    std::vector<Row> fresh;
    while (query.next()) {
        const QString command = query.value(2).toString();
        fresh.push_back({query.value(0).toInt(), query.value(1).toULongLong(),
                         command.isEmpty() && query.value(3).toString().isEmpty(),
                         command.left(kLongestCommand).simplified(), query.value(4).toString(),
                         query.value(5).toLongLong()});
    }
    if (fresh.empty())
        return true;
    beginInsertRows({}, 0, static_cast<int>(fresh.size()) - 1);
    m_rows.insert(m_rows.begin(), fresh.begin(), fresh.end());
    endInsertRows();
    if (rowCount() > kMaxRows) {
        beginRemoveRows({}, kMaxRows, rowCount() - 1);
        m_rows.resize(kMaxRows);
        endRemoveRows();
    }
    return true;
}

} // namespace flotilla
