#pragma once

#include "picture/theme.h"

#include <QStyledItemDelegate>

namespace flotilla {

/// Draws a term of a table on disk as a number on its colour.
class TermDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void setTheme(const Theme &theme) { m_theme = theme; }
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;

private:
    Theme m_theme;
};

} // namespace flotilla
