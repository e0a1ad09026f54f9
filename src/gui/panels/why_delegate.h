#pragma once

#include "picture/theme.h"

#include <QStyledItemDelegate>

namespace flotilla {

/// Draws a chain of causes: each step under what it brought about, an elbow leading to it.
class WhyDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void setTheme(const Theme &theme) { m_theme = theme; }
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;

private:
    [[nodiscard]] qreal indent(const QModelIndex &index) const;
    [[nodiscard]] QFont textFont(const QModelIndex &index) const;
    [[nodiscard]] QRectF textRect(const QModelIndex &index, qreal width) const;
    void paintRails(QPainter *painter, const QRectF &row, const QModelIndex &index) const;

    Theme m_theme;
};

} // namespace flotilla
