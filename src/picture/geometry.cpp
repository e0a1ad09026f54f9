#include "picture/geometry.h"

#include <algorithm>
#include <cmath>

namespace flotilla {

std::optional<qreal> widest(const std::vector<qreal> &units, const std::vector<qreal> &below,
                            const std::vector<qreal> &above, qreal low, qreal high)
{
    qreal half = high - low;
    for (std::size_t i = 0; i < units.size(); ++i) {
        for (std::size_t j = 0; j < units.size(); ++j) {
            const qreal apart = units[i] - units[j];
            const qreal room = high - low - above[i] + below[j];
            if (apart > 1e-6)
                half = std::min(half, room / apart);
            else if (room < 0)
                return std::nullopt;
        }
    }
    if (half < 0)
        return std::nullopt;
    return units.size() == 1 ? 0 : half;
}

qreal middleOf(const std::vector<qreal> &units, const std::vector<qreal> &below,
               const std::vector<qreal> &above, qreal half, qreal low, qreal high)
{
    qreal least = -1e9;
    qreal most = 1e9;
    for (std::size_t i = 0; i < units.size(); ++i) {
        least = std::max(least, low - half * units[i] - below[i]);
        most = std::min(most, high - half * units[i] - above[i]);
    }
    return (least + most) / 2;
}

qreal distance(const QRectF &rect, QPointF point)
{
    const qreal x = std::max({rect.left() - point.x(), point.x() - rect.right(), 0.0});
    const qreal y = std::max({rect.top() - point.y(), point.y() - rect.bottom(), 0.0});
    return std::sqrt(x * x + y * y); // hypot guards against what no picture has, and costs
}

qreal distance(const QLineF &line, QPointF point)
{
    const QPointF along = line.p2() - line.p1();
    const qreal square = QPointF::dotProduct(along, along);
    if (square <= 0)
        return QLineF(line.p1(), point).length();
    const qreal t = QPointF::dotProduct(point - line.p1(), along) / square;
    return QLineF(line.pointAt(qBound(0.0, t, 1.0)), point).length();
}

/// By separating axes: the box's two, and the one across the line.
bool passes(const QLineF &line, const QRectF &box, qreal width)
{
    const QRectF wide = box.adjusted(-width, -width, width, width);
    const auto [left, right] = std::minmax({line.x1(), line.x2()});
    const auto [top, bottom] = std::minmax({line.y1(), line.y2()});
    if (right < wide.left() || left > wide.right() || bottom < wide.top() || top > wide.bottom())
        return false;
    const QPointF across(-line.dy(), line.dx());
    const QPointF off = wide.center() - line.p1();
    const qreal shadow =
        (std::abs(across.x()) * wide.width() + std::abs(across.y()) * wide.height()) / 2;
    return std::abs(QPointF::dotProduct(off, across)) <= shadow;
}

} // namespace flotilla
