#include "gui/panels/branches_delegate.h"

#include "gui/panels/branches_model.h"

#include <QPainter>
#include <QWidget>

namespace flotilla {

namespace {

constexpr int kMargin = 4;

QRect lineOf(const QStyleOptionViewItem &option, int line)
{
    const int height = option.fontMetrics.height();
    return {option.rect.left() + kMargin, option.rect.top() + kMargin + line * height,
            option.rect.width() - 2 * kMargin, height};
}

} // namespace

void BranchesDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                             const QModelIndex &index) const
{
    painter->save();
    if (option.state.testFlag(QStyle::State_Selected))
        painter->fillRect(option.rect, m_theme.thin);
    QFont font = option.font;
    font.setBold(index.data(BranchesModel::IsCurrentRole).toBool());
    const auto write = [&](int line, const QString &text) {
        const QRect where = lineOf(option, line);
        painter->drawText(where, Qt::AlignVCenter | Qt::AlignLeft,
                          painter->fontMetrics().elidedText(text, Qt::ElideRight, where.width()));
    };
    painter->setFont(font);
    painter->setPen(m_theme.ink);
    write(0, index.data().toString());
    painter->setFont(option.font);
    painter->setPen(m_theme.quiet);
    write(1, index.data(BranchesModel::WordsRole).toString());
    painter->restore();
}

QSize BranchesDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {10 * option.fontMetrics.averageCharWidth(),
            2 * option.fontMetrics.height() + 2 * kMargin};
}

void BranchesDelegate::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                                            const QModelIndex &) const
{
    QRect where = option.rect;
    where.setHeight(std::max(editor->sizeHint().height(), option.fontMetrics.height() + kMargin));
    editor->setGeometry(where);
}

} // namespace flotilla
