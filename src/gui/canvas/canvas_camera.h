#pragma once

#include <QPointF>
#include <QRectF>
#include <QTransform>

namespace flotilla {

/// From the picture's own coordinates to the widget's: how near one looks, and where.
class CanvasCamera {
public:
    static constexpr qreal kFurthest = 0.5;
    static constexpr qreal kNearest = 8;

    [[nodiscard]] bool isAtRest() const { return m_scale == 1 && m_offset.isNull(); }
    [[nodiscard]] qreal scale() const { return m_scale; }
    [[nodiscard]] QTransform transform() const;
    [[nodiscard]] QPointF toWidget(QPointF point) const { return point * m_scale + m_offset; }
    [[nodiscard]] QRectF toWidget(const QRectF &rect) const;
    [[nodiscard]] QPointF toPicture(QPointF point) const { return (point - m_offset) / m_scale; }

    /// What lies at that point of the widget stays there. rect: the picture's.
    void zoom(qreal factor, QPointF about, const QRectF &rect);
    void pan(QPointF by, const QRectF &rect);
    /// As far as needed for that part of the picture to be seen.
    void show(const QRectF &part, const QRectF &rect);
    void reset();

private:
    void keepInSight(const QRectF &rect);

    qreal m_scale = 1;
    QPointF m_offset;
};

} // namespace flotilla
