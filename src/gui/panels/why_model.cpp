#include "gui/panels/why_model.h"

#include "gui/widgets/plain_tip.h"
#include "gui/words.h"

namespace flotilla {

void WhyModel::show(const QList<WhyLine> &lines)
{
    if (m_lines == lines)
        return;
    beginResetModel();
    m_lines = lines;
    endResetModel();
}

bool WhyModel::goesOn(int row, std::size_t depth) const
{
    for (int next = row + 1; next < m_lines.size(); ++next) {
        const WhyLine &line = m_lines[next];
        if (line.kind != WhyLine::Kind::Step || line.depth < depth)
            return false;
        if (line.depth == depth)
            return true;
    }
    return false;
}

int WhyModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

QVariant WhyModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const WhyLine &line = m_lines[index.row()];
    if (role == Qt::DisplayRole)
        return line.text;
    if (role == Qt::AccessibleTextRole) {
        const QString at = line.kind == WhyLine::Kind::Step
                               ? tr("%1, at %2").arg(line.text, clockWords(line.at))
                               : line.text;
        return line.section.isEmpty() ? at : tr("%1 (%2)").arg(at, line.section);
    }
    if (role == Qt::ToolTipRole && line.kind == WhyLine::Kind::Step)
        return plainTip(tr("Click: look at this instant"));
    return {};
}

} // namespace flotilla
