#include "gui/panels/inspector_model.h"

#include "gui/widgets/plain_tip.h"

#include <algorithm>

namespace flotilla {

namespace {

bool tellTheSame(const std::vector<InspectionLine> &before,
                 const std::vector<InspectionLine> &after)
{
    return std::equal(before.begin(), before.end(), after.begin(), after.end(),
                      [](const InspectionLine &a, const InspectionLine &b) {
                          return a.field == b.field && a.isHeading == b.isHeading;
                      });
}

} // namespace

int InspectorModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

int InspectorModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant InspectorModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const InspectionLine &line = this->line(index.row());
    switch (role) {
    case Qt::DisplayRole: // one line each; the whole is in the tip and in the copy
        return index.column() == FieldColumn ? line.field : line.value.left(500).simplified();
    case Qt::AccessibleTextRole:
        return line.isHeading ? line.field : QStringLiteral("%1: %2").arg(line.field, line.value);
    case Qt::ToolTipRole:
        return line.isHeading ? QVariant() : plainTip(line.field + u'\n' + line.value);
    case HeadingRole:
        return line.isHeading;
    case BrokenRole:
        return line.isBroken && index.column() == ValueColumn;
    default:
        return {};
    }
}

void InspectorModel::show(const std::vector<InspectionLine> &lines)
{
    if (!tellTheSame(m_lines, lines)) {
        beginResetModel();
        m_lines = lines;
        endResetModel();
        return;
    }
    for (std::size_t row = 0; row < lines.size(); ++row) {
        if (m_lines[row] == lines[row])
            continue;
        m_lines[row] = lines[row];
        const QModelIndex changed = index(static_cast<int>(row), ValueColumn);
        Q_EMIT dataChanged(changed, changed);
    }
}

} // namespace flotilla
