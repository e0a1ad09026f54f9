#include "gui/panels/disk_table.h"

#include "gui/panels/disk_file.h"
#include "gui/widgets/plain_tip.h"
#include "gui/words.h"

#include <QApplication>
#include <QPalette>

#include <algorithm>
#include <utility>

namespace flotilla {

namespace {

/// Longer commands are shown up to here; the whole stands in the file.
constexpr int kLongest = 200;

const QString kIndex = QStringLiteral("log_index");
const QString kCommand = QStringLiteral("command");
const QString kCommittedAt = QStringLiteral("committed_at");

bool isTerm(const QString &column)
{
    return column == QStringLiteral("term") || column == QStringLiteral("leader_term");
}

QString quoted(QString name)
{
    return u'"' + name.replace(u'"', QStringLiteral("\"\"")) + u'"';
}

QString text(const QVariant &field)
{
    const bool isBytes = field.typeId() == QMetaType::QByteArray;
    return (isBytes ? QString::fromUtf8(field.toByteArray()) : field.toString())
        .left(kLongest)
        .simplified();
}

} // namespace

int DiskTable::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_last - m_first + 1);
}

int DiskTable::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

QVariant DiskTable::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const QString &column = m_columns[index.column()];
    if (role == Qt::TextAlignmentRole)
        return column == kCommand ? QVariant() : QVariant(Qt::AlignCenter);
    const QVariantList &fields = row(index.row());
    switch (role) {
    case TermRole:
        return isTerm(column) ? fields.value(index.column()) : QVariant();
    case NoopRole:
        return isNoop(fields);
    case Qt::ForegroundRole:
        if (column == kCommand && (fields.isEmpty() || isNoop(fields)))
            return QApplication::palette().brush(QPalette::PlaceholderText);
        return {};
    case Qt::DisplayRole:
        return words(index.column(), fields, m_last - index.row());
    case Qt::ToolTipRole:
        return plainTip(words(index.column(), fields, m_last - index.row()).toString());
    default:
        return {};
    }
}

QVariant DiskTable::words(int column, const QVariantList &row, qint64 index) const
{
    const QString &name = m_columns[column];
    if (name == kIndex)
        return QString::number(index);
    if (row.isEmpty())
        return name == kCommand ? tr("(not in the file)") : QString();
    if (name == kCommand && isNoop(row))
        return tr("(no-op)");
    if (name == kCommittedAt)
        return clockWords(Instant{row[column].toLongLong()});
    return text(row[column]);
}

/// A leader's no-op comes from no client (§8).
bool DiskTable::isNoop(const QVariantList &row) const
{
    const auto command = m_columns.indexOf(kCommand);
    const auto client = m_columns.indexOf(QStringLiteral("client"));
    return !row.isEmpty() && command >= 0 && row[command].toByteArray().isEmpty()
           && (client < 0 || row[client].toByteArray().isEmpty());
}

QVariant DiskTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section >= m_columns.size())
        return {};
    const QString &column = m_columns[section];
    if (role == Qt::DisplayRole)
        return column;
    if (role == Qt::TextAlignmentRole)
        return QVariant(column == kCommand ? Qt::AlignLeft | Qt::AlignVCenter : Qt::AlignCenter);
    if (role == Qt::ToolTipRole && column == kCommittedAt)
        return tr("When it was committed, in seconds of virtual time; the file has microseconds");
    return {};
}

void DiskTable::read(DiskFile &look, const QString &file, const QString &table)
{
    QStringList columns;
    for (const QVariantList &row :
         look.rows(QStringLiteral("SELECT name FROM pragma_table_info(?)"), {table}))
        columns << row.front().toString();
    if (look.problem().isEmpty() && !columns.contains(kIndex))
        look.refuse(tr("it has no table “%1” as Flotilla makes it").arg(table));
    // Two queries, since only then does SQLite go straight to either end.
    const auto end = [&look, &table](QLatin1StringView which) {
        return look.value(QStringLiteral("SELECT %1(log_index) FROM %2").arg(which, quoted(table)));
    };
    const QVariant first = end(QLatin1StringView("min"));
    const QVariant last = end(QLatin1StringView("max"));
    if (!look.problem().isEmpty())
        return;
    const qint64 highest = last.isNull() ? 0 : last.toLongLong();
    const qint64 lowest =
        last.isNull() ? 1 : std::max(first.toLongLong(), highest - (kMaxRows - 1));
    m_blocks.clear();
    if (file != m_file || table != m_table || columns != m_columns || lowest != m_first) {
        m_file = file;
        m_table = table;
        reset(columns, lowest, highest);
    } else {
        moveEnd(highest);
    }
}

void DiskTable::show(const QStringList &columns, qint64 first, qint64 last, RowOf rowOf)
{
    m_blocks.clear();
    m_rowOf = std::move(rowOf);
    if (!m_file.isEmpty() || columns != m_columns || first != m_first) {
        m_file.clear();
        m_table.clear();
        reset(columns, first, last);
    } else {
        moveEnd(last);
    }
}

void DiskTable::clear()
{
    m_file.clear();
    m_table.clear();
    m_rowOf = {};
    m_blocks.clear();
    reset({}, 1, 0);
}

void DiskTable::reset(const QStringList &columns, qint64 first, qint64 last)
{
    beginResetModel();
    m_columns = columns;
    m_first = first;
    m_last = last;
    endResetModel();
}

/// Below the new end other entries may stand than before (§5.3), so all that is in sight is drawn
/// again.
void DiskTable::moveEnd(qint64 last)
{
    const int more = static_cast<int>(last - m_last);
    if (more > 0) {
        beginInsertRows({}, 0, more - 1);
        m_last = last;
        endInsertRows();
    } else if (more < 0) {
        beginRemoveRows({}, 0, -more - 1);
        m_last = last;
        endRemoveRows();
    }
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

const QVariantList &DiskTable::row(int row) const
{
    const qint64 wanted = m_last - row;
    const qint64 number = wanted / kBlockRows;
    const auto place = static_cast<std::size_t>(wanted % kBlockRows);
    if (const Block *block = m_blocks.object(number))
        return (*block)[place];
    Block *block = m_file.isEmpty() ? new Block(kBlockRows) : readBlock(number);
    if (m_rowOf && m_file.isEmpty())
        for (qint64 index = std::max(m_first, number * kBlockRows);
             index <= std::min(m_last, number * kBlockRows + kBlockRows - 1); ++index)
            (*block)[static_cast<std::size_t>(index % kBlockRows)] = m_rowOf(index);
    const QVariantList &answer = (*block)[place];
    m_blocks.insert(number, block);
    return answer;
}

DiskTable::Block *DiskTable::readBlock(qint64 number) const
{
    QStringList fields;
    for (const QString &column : m_columns)
        fields << QStringLiteral("CASE WHEN typeof(%1) IN ('text', 'blob') THEN substr(%1, 1, %2) "
                                 "ELSE %1 END")
                      .arg(quoted(column))
                      .arg(kLongest);
    auto *block = new Block(kBlockRows);
    DiskFile look(m_file);
    // A file that can't be read just now leaves these rows empty until the next read() tells why.
    for (const QVariantList &found :
         look.rows(QStringLiteral("SELECT log_index, %1 FROM %2 WHERE log_index BETWEEN ? AND ?")
                       .arg(fields.join(u','), quoted(m_table)),
                   {number * kBlockRows, number * kBlockRows + kBlockRows - 1}))
        (*block)[static_cast<std::size_t>(found.front().toLongLong() % kBlockRows)] = found.mid(1);
    return block;
}

} // namespace flotilla
