#include "gui/widgets/term_delegate.h"

#include "gui/panels/disk_table.h"
#include "gui/widgets/term_chip.h"

#include <QPainter>

namespace flotilla {

void TermDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    if (index.data(DiskTable::TermRole).isValid())
        option->text.clear(); // the chip tells it
}

void TermDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    QStyledItemDelegate::paint(painter, option, index);
    const QVariant term = index.data(DiskTable::TermRole);
    if (!term.isValid())
        return;
    painter->save();
    paintTermChip(*painter, option.rect, Term{term.toULongLong()}, m_theme);
    painter->restore();
}

} // namespace flotilla
