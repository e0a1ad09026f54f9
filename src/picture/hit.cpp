#include "picture/hit.h"

#include <cmath>

namespace flotilla {

namespace {

constexpr qreal kSlop = 3; ///< a finger's help, in pixels

QPointF turned(QPointF v, QPointF heading)
{
    return {QPointF::dotProduct(v, heading), QPointF::dotProduct(v, {-heading.y(), heading.x()})};
}

bool covers(const ClusterLayout &layout, const Message &message, const MessagePlace &place,
            QPointF point)
{
    const MessageSizes &sizes = layout.message;
    if (message.from.isClient()) {
        const QPointF off = point - place.centre;
        return std::abs(off.x()) <= sizes.capsule.width() / 2 + kSlop
               && std::abs(off.y()) <= sizes.capsule.height() / 2 + kSlop;
    }
    const QPointF off = turned(point - place.centre, place.heading);
    return std::abs(off.x()) <= sizes.along + kSlop && std::abs(off.y()) <= sizes.across + kSlop;
}

/// The upright box around a message's figure.
QRectF boxOf(const ClusterLayout &layout, const Message &message, const MessagePlace &place)
{
    const MessageSizes &sizes = layout.message;
    QSizeF size = sizes.capsule;
    if (!message.from.isClient()) {
        const qreal x = std::abs(place.heading.x());
        const qreal y = std::abs(place.heading.y());
        size = QSizeF(x * sizes.along + y * sizes.across, y * sizes.along + x * sizes.across) * 2;
    }
    QRectF box(QPointF(), size);
    box.moveCenter(place.centre);
    return box;
}

Hit linkAt(const ClusterLayout &layout, QPointF point)
{
    Hit found;
    qreal nearest = 2 * layout.message.across + kSlop; // as far as its lanes reach
    for (std::size_t i = 0; i < layout.servers.size(); ++i) {
        for (std::size_t j = i + 1; j < layout.servers.size(); ++j) {
            const NodeId a = Names::serverId(i);
            const NodeId b = Names::serverId(j);
            const QLineF line = layout.linkLine(a, b);
            if (line.length() < 1)
                continue;
            const QPointF off = turned(point - line.p1(), (line.p2() - line.p1()) / line.length());
            if (off.x() < 0 || off.x() > line.length() || std::abs(off.y()) > nearest)
                continue;
            nearest = std::abs(off.y());
            found = off.y() >= 0 ? LinkHit{a, b} : LinkHit{b, a};
        }
    }
    return found;
}

} // namespace

Hit hit(const ClusterLayout &layout, const ClusterView &view, Instant at, QPointF point)
{
    const std::vector<MessagePlace> places = placeMessages(layout, view, at);
    for (auto place = places.rbegin(); place != places.rend(); ++place) { // the uppermost first
        const MessageView &message = view.inFlight[place->index];
        if (covers(layout, *message.message, *place, point))
            return MessageHit{message.id};
    }
    for (std::size_t i = 0; i < layout.servers.size(); ++i) {
        const ServerPlace &server = layout.servers[i];
        if (QLineF(server.centre, point).length() <= layout.discRadius * 1.2 + kSlop
            || server.label.contains(point))
            return Names::serverId(i);
    }
    for (std::size_t i = 0; i < layout.clients.size(); ++i) {
        if (layout.clients[i].box.contains(point))
            return Names::clientId(i);
    }
    return linkAt(layout, point);
}

QRectF figureOf(const ClusterLayout &layout, const ClusterView &view, Instant at, const Hit &what)
{
    const auto nowhere = [](std::monostate) { return QRectF(); };
    const auto endpoint = [&](NodeId id) {
        if (!layout.has(id))
            return QRectF();
        if (id.isClient())
            return layout.clients[id.value - NodeId::kFirstClient].box;
        const qreal r = layout.figureRadius;
        return QRectF(layout.centreOf(id) - QPointF(r, r), QSizeF(2 * r, 2 * r));
    };
    const auto message = [&](MessageHit hit) {
        for (const MessagePlace &place : placeMessages(layout, view, at)) {
            const MessageView &flight = view.inFlight[place.index];
            if (flight.id == hit.id)
                return boxOf(layout, *flight.message, place);
        }
        return QRectF();
    };
    const auto link = [&](LinkHit hit) {
        if (!layout.has(hit.from) || !layout.has(hit.to) || hit.from == hit.to)
            return QRectF();
        const Lane lane = layout.laneOf(hit.from, hit.to);
        const qreal half = layout.message.across;
        return QRectF(lane.p1(), lane.p2()).normalized().adjusted(-half, -half, half, half);
    };
    return std::visit(Overload{nowhere, endpoint, message, link}, what);
}

} // namespace flotilla
