#pragma once

#include "picture/theme.h"

#include <QPersistentModelIndex>
#include <QStyledItemDelegate>

namespace flotilla {

/// Draws one coming event: its instant, who, what; in a narrow list what goes on a second line.
class UpNextDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void setTheme(const Theme &theme) { m_theme = theme; }
    /// This row has buttons at its right, so wide, and words give way to them.
    void setOffered(const QModelIndex &index, int width);
    /// Where buttons may stand in a row.
    [[nodiscard]] QRect buttonRoom(const QRect &row, int width) const;
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override;

private:
    [[nodiscard]] qreal lineHeight() const;
    void paintTimer(QPainter &painter, const QRectF &within) const;

    Theme m_theme;
    QPersistentModelIndex m_offered;
    int m_offeredWidth = 0;
};

} // namespace flotilla
