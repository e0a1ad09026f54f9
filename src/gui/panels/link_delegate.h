#pragma once

#include "gui/selection.h"
#include "picture/link_signs.h"
#include "picture/theme.h"

#include <QStyledItemDelegate>

namespace flotilla {

/// One way of a link in the matrix, with the signs that it has in the picture; with figures where
/// there is room for them.
class LinkDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    LinkDelegate(const Selection *selection, QObject *parent);

    void setTheme(const Theme &theme) { m_theme = theme; }
    /// The least room in which figures are told.
    [[nodiscard]] QSizeF tellingSize() const;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;

private:
    struct Way;
    void paintWay(QPainter &painter, const QRectF &cell, const Way &way) const;
    void paintCut(QPainter &painter, const QRectF &cell, const Way &way) const;
    void paintTold(QPainter &painter, const QRectF &cell, const Way &way) const;
    void paintSigns(QPainter &painter, const QRectF &cell, const LinkTrouble &trouble) const;
    void paintFrame(QPainter &painter, const QRectF &cell, const Hit &hit) const;

    const Selection *m_selection;
    Theme m_theme;
};

} // namespace flotilla
