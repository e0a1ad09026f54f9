#include "gui/panels/inspector_delegate.h"

#include "gui/panels/inspector_model.h"

namespace flotilla {

QSize InspectorDelegate::sizeHint(const QStyleOptionViewItem &option,
                                  const QModelIndex &index) const
{
    const QSize usual = QStyledItemDelegate::sizeHint(option, index);
    const qreal em = m_theme.readingSize();
    const bool heading = index.data(InspectorModel::HeadingRole).toBool();
    return {usual.width(), static_cast<int>(em * (heading ? 2.3 : 1.65))};
}

void InspectorDelegate::initStyleOption(QStyleOptionViewItem *option,
                                        const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    option->textElideMode = Qt::ElideRight;
    QColor colour = m_theme.ink;
    if (index.data(InspectorModel::HeadingRole).toBool()) {
        option->font = m_theme.font(m_theme.readingSize() * 0.9, true);
        option->displayAlignment = Qt::AlignLeft | Qt::AlignBottom;
        colour = m_theme.quiet;
    } else {
        option->font = m_theme.font(m_theme.readingSize());
        if (index.column() == InspectorModel::FieldColumn)
            colour = m_theme.quiet;
        else if (index.data(InspectorModel::BrokenRole).toBool())
            colour = m_theme.alarm;
    }
    option->fontMetrics = QFontMetrics(option->font);
    option->palette.setColor(QPalette::Text, colour);
    option->palette.setColor(QPalette::HighlightedText, colour);
}

} // namespace flotilla
