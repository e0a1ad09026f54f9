#include "picture/layout.h"

#include <QtMath>

#include <algorithm>
#include <map>
#include <tuple>

namespace flotilla {

namespace {

QPointF rightOf(QPointF heading)
{
    return {-heading.y(), heading.x()};
}

QPointF unit(QPointF v)
{
    const qreal length = std::hypot(v.x(), v.y());
    return length < 1e-9 ? QPointF(1, 0) : v / length;
}

/// How far a level box reaches from its middle in a direction.
qreal reach(QSizeF size, QPointF heading)
{
    return std::abs(heading.x()) * size.width() / 2 + std::abs(heading.y()) * size.height() / 2;
}

/// How far it is from a point in a level box to where a heading leaves the box.
qreal wayOut(QSizeF size, QPointF from, QPointF heading)
{
    const auto along = [](qreal half, qreal start, qreal step) {
        return std::abs(step) < 1e-9 ? 1e9 : (half - (step > 0 ? start : -start)) / std::abs(step);
    };
    return std::min(along(size.width() / 2, from.x(), heading.x()),
                    along(size.height() / 2, from.y(), heading.y()));
}

/// How far from an endpoint's middle a message of a size just touches it; aside: its lane's offset.
qreal inset(const ClusterLayout &layout, NodeId id, QPointF heading, QPointF aside, QSizeF message,
            qreal along)
{
    if (id.isServer())
        return layout.discRadius * 1.2 + 1.5 + along;
    const QSizeF box = layout.clients[id.value - NodeId::kFirstClient].box.size();
    return wayOut(box + message, aside, heading) + 2;
}

/// A message's box, turned into its way.
struct Box {
    QPointF centre;
    QPointF heading;
    qreal along;
    qreal across;

    /// Whether the other's shadow on one of this one's axes leaves this one's alone.
    [[nodiscard]] bool isApartFrom(const Box &other, QPointF axis, qreal half) const
    {
        const qreal shadow =
            other.along * std::abs(QPointF::dotProduct(other.heading, axis))
            + other.across * std::abs(QPointF::dotProduct(rightOf(other.heading), axis));
        return std::abs(QPointF::dotProduct(other.centre - centre, axis)) >= half + shadow + 1;
    }
    [[nodiscard]] bool covers(const Box &other) const
    {
        return !isApartFrom(other, heading, along) && !isApartFrom(other, rightOf(heading), across)
               && !other.isApartFrom(*this, other.heading, other.along)
               && !other.isApartFrom(*this, rightOf(other.heading), other.across);
    }
};

/// Messages that wait stand in line from the receiver back, then in a further line to the right;
/// each in the first place where it covers none that waits already.
class WaitingLines {
public:
    explicit WaitingLines(const ClusterLayout &layout) : m_layout(layout) {}

    QPointF next(NodeId from, NodeId to, const Lane &lane, QPointF heading)
    {
        const MessageSizes &sizes = m_layout.message;
        Box box{lane.p2(), heading, sizes.along, sizes.across};
        if (from.isClient())
            box = {lane.p2(), {1, 0}, sizes.capsule.width() / 2, sizes.capsule.height() / 2};
        const qreal step = std::max(1.0, sizes.across / 2);
        const int steps = qFloor(lane.length() * 0.9 / step);
        for (int line = 0; line < kMostLines; ++line) {
            const QPointF aside = rightOf(heading) * (line * (2 * sizes.across + 2));
            int &free = m_free[{from, to, line}]; // before it this lane's own are waiting
            for (; free <= steps; ++free) {
                box.centre = lane.p2() + aside - heading * (step * free);
                if (isFree(box)) {
                    m_taken.push_back(box);
                    return box.centre;
                }
            }
        }
        return lane.p2();
    }

private:
    static constexpr int kMostLines = 6;

    [[nodiscard]] bool isFree(const Box &box) const
    {
        return std::none_of(m_taken.begin(), m_taken.end(),
                            [&box](const Box &other) { return other.covers(box); });
    }

    const ClusterLayout &m_layout;
    std::vector<Box> m_taken;
    std::map<std::tuple<NodeId, NodeId, int>, int> m_free;
};

} // namespace

bool ClusterLayout::has(NodeId id) const
{
    return id.isServer()
               ? id.value < servers.size()
               : id.isClient()
                     && id.value - NodeId::kFirstClient < static_cast<int>(clients.size());
}

QPointF ClusterLayout::centreOf(NodeId id) const
{
    return id.isServer() ? servers[id.value].centre
                         : clients[id.value - NodeId::kFirstClient].box.center();
}

Lane ClusterLayout::laneOf(NodeId from, NodeId to) const
{
    const QPointF start = centreOf(from);
    const QPointF end = centreOf(to);
    const QPointF heading = unit(end - start);
    const QPointF right = rightOf(heading);
    qreal along = message.along;
    qreal aside = message.across + 1.5;
    QSizeF size;
    if (from.isClient() || to.isClient()) {
        // Level capsules go one way, answers the other; together they share out what they need.
        const qreal answer = std::max(message.along, message.across);
        size = from.isClient() ? message.capsule : QSizeF(2 * answer, 2 * answer);
        along = from.isClient() ? reach(message.capsule, heading) : answer;
        aside = (reach(message.capsule, right) + answer) / 2 + 1.5;
    }
    const qreal most = QLineF(start, end).length() * 0.49;
    const QPointF offset = right * aside;
    const qreal first = std::min(inset(*this, from, heading, offset, size, along), most);
    const qreal last = std::min(inset(*this, to, -heading, offset, size, along), most);
    return {start + heading * first + offset, end - heading * last + offset};
}

QLineF ClusterLayout::linkLine(NodeId from, NodeId to, qreal offset) const
{
    const QPointF start = centreOf(from);
    const QPointF end = centreOf(to);
    const QPointF heading = unit(end - start);
    const QPointF aside = rightOf(heading) * offset;
    return {start + heading * inset(*this, from, heading, aside, {0, 0}, 0) + aside,
            end - heading * inset(*this, to, -heading, aside, {0, 0}, 0) + aside};
}

QPointF messagePosition(const Lane &lane, Instant sent, Instant arrives, Instant at)
{
    const auto whole = static_cast<qreal>((arrives - sent).micros);
    const auto gone = static_cast<qreal>((at - sent).micros);
    return lane.pointAt(whole <= 0 ? 1.0 : qBound(0.0, gone / whole, 1.0));
}

std::vector<MessagePlace> placeMessages(const ClusterLayout &layout, const ClusterView &view,
                                        Instant at)
{
    std::vector<MessagePlace> places;
    places.reserve(view.inFlight.size());
    WaitingLines lines(layout);
    for (std::size_t i = 0; i < view.inFlight.size(); ++i) {
        const MessageView &flight = view.inFlight[i];
        const NodeId from = flight.message->from;
        const NodeId to = flight.message->to;
        if (!layout.has(from) || !layout.has(to) || from == to)
            continue;
        const Lane lane = layout.laneOf(from, to);
        MessagePlace place;
        place.index = i;
        place.waits = !flight.arrives;
        place.heading = unit(layout.centreOf(to) - layout.centreOf(from));
        place.centre = flight.arrives ? messagePosition(lane, flight.sent, *flight.arrives, at)
                                      : lines.next(from, to, lane, place.heading);
        place.travelled = QLineF(lane.p1(), place.centre).length();
        places.push_back(place);
    }
    return places;
}

} // namespace flotilla
