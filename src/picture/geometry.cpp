#include "picture/geometry.h"

#include <algorithm>
#include <array>
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
    return std::hypot(x, y);
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

bool passes(const QLineF &line, const QRectF &box, qreal width)
{
    const QRectF wide = box.adjusted(-width, -width, width, width);
    if (wide.contains(line.p1()) || wide.contains(line.p2()))
        return true;
    const std::array<QLineF, 4> edges{
        QLineF(wide.topLeft(), wide.topRight()), QLineF(wide.topRight(), wide.bottomRight()),
        QLineF(wide.bottomRight(), wide.bottomLeft()), QLineF(wide.bottomLeft(), wide.topLeft())};
    return std::any_of(edges.begin(), edges.end(), [&line](const QLineF &edge) {
        return line.intersects(edge, nullptr) == QLineF::BoundedIntersection;
    });
}

} // namespace flotilla
