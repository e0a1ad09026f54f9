#include "gui/term_delegate.h"

#include "gui/ledger_table.h"
#include "gui/term_chip.h"

#include <QPainter>

namespace flotilla {

void TermDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    option->text.clear(); // the chip tells it
}

void TermDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    QStyledItemDelegate::paint(painter, option, index);
    painter->save();
    paintTermChip(*painter, option.rect, Term{index.data(LedgerTable::TermRole).toULongLong()},
                  m_theme);
    painter->restore();
}

} // namespace flotilla
