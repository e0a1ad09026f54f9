#pragma once

#include "picture/theme.h"

#include <QColor>
#include <QStyledItemDelegate>

namespace flotilla {

struct Claim;

/// Draws claims: a mark or a switch, what it is called, what it says and where in the paper, and
/// below what is wrong with it.
class ClaimDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void setTheme(const Theme &theme) { m_theme = theme; }
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                     const QModelIndex &index) override;

private:
    struct Places {
        QRectF mark;
        QRectF title;
        QRectF says;
        QRectF trouble;
        QRectF calls;
        qreal bottom = 0;
    };
    [[nodiscard]] Places placesOf(const Claim &claim, const QRectF &room) const;
    [[nodiscard]] QString saysText(const Claim &claim) const;
    void paintMark(QPainter &painter, const QRectF &where, const Claim &claim) const;
    void paintSwitch(QPainter &painter, const QRectF &where, const Claim &claim) const;
    void paintCalls(QPainter &painter, const QRectF &where, const Claim &claim) const;

    Theme m_theme;
};

} // namespace flotilla
