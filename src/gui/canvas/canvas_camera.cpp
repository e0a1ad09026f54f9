#include "gui/canvas/canvas_camera.h"

#include <algorithm>
#include <cmath>

namespace flotilla {

namespace {

/// How far one span has to go to lie within another; where it is too long, its beginning counts.
qreal wayInto(qreal low, qreal high, qreal from, qreal to)
{
    if (low < from)
        return from - low;
    return high > to ? std::max(to - high, from - low) : 0;
}

} // namespace

QTransform CanvasCamera::transform() const
{
    return QTransform(m_scale, 0, 0, m_scale, m_offset.x(), m_offset.y());
}

QRectF CanvasCamera::toWidget(const QRectF &rect) const
{
    return {toWidget(rect.topLeft()), rect.size() * m_scale};
}

void CanvasCamera::zoom(qreal factor, QPointF about, const QRectF &rect)
{
    const QPointF fixed = toPicture(about);
    m_scale = std::clamp(m_scale * factor, kFurthest, kNearest);
    if (std::abs(m_scale - 1) < 0.01) // many small steps come back to the very picture
        m_scale = 1;
    m_offset = about - fixed * m_scale;
    keepInSight(rect);
}

void CanvasCamera::pan(QPointF by, const QRectF &rect)
{
    m_offset += by;
    keepInSight(rect);
}

void CanvasCamera::show(const QRectF &part, const QRectF &rect)
{
    const QRectF seen = toWidget(part);
    pan({wayInto(seen.left(), seen.right(), rect.left(), rect.right()),
         wayInto(seen.top(), seen.bottom(), rect.top(), rect.bottom())},
        rect);
}

void CanvasCamera::reset()
{
    m_scale = 1;
    m_offset = {};
}

/// The middle of what is seen lies in the picture, so that nobody gets lost.
void CanvasCamera::keepInSight(const QRectF &rect)
{
    const QPointF middle = toPicture(rect.center());
    const QPointF kept(std::clamp(middle.x(), rect.left(), rect.right()),
                       std::clamp(middle.y(), rect.top(), rect.bottom()));
    m_offset += (middle - kept) * m_scale;
}

} // namespace flotilla
