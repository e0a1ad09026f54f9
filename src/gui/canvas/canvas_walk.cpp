#include "gui/canvas/canvas_walk.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace flotilla {

namespace {

/// What lies that way: within some 70 degrees to either side.
constexpr qreal kAhead = 0.35;

const MessageView *flying(const ClusterView &view, std::uint32_t id)
{
    const auto found = std::find_if(view.inFlight.begin(), view.inFlight.end(),
                                    [id](const MessageView &m) { return m.id == id; });
    return found == view.inFlight.end() ? nullptr : &*found;
}

std::vector<NodeId> endpointsOf(const ClusterView &view)
{
    std::vector<NodeId> all;
    for (const ServerView &server : view.servers)
        all.push_back(server.id);
    for (const ClientView &client : view.clients)
        all.push_back(client.id);
    return all;
}

/// Where a walk stands: of a message or link, its sender.
std::optional<NodeId> standsAt(const ClusterView &view, const Hit &what)
{
    if (const auto *id = std::get_if<NodeId>(&what))
        return *id;
    if (const auto *link = std::get_if<LinkHit>(&what))
        return link->from;
    if (const auto *message = std::get_if<MessageHit>(&what)) {
        if (const MessageView *flight = flying(view, message->id))
            return flight->message->from;
    }
    return std::nullopt;
}

auto arrivalOf(const MessageView &message)
{
    return std::tuple(!message.arrives, message.arrives.value_or(message.sent), message.id);
}

QPointF wayOf(int key)
{
    switch (key) {
    case Qt::Key_Left:
        return {-1, 0};
    case Qt::Key_Right:
        return {1, 0};
    case Qt::Key_Up:
        return {0, -1};
    default:
        return {0, 1};
    }
}

} // namespace

Hit nextEndpoint(const ClusterView &view, const Hit &from, bool forward)
{
    const std::vector<NodeId> all = endpointsOf(view);
    const auto at = standsAt(view, from);
    if (!at)
        return forward && !all.empty() ? Hit(all.front()) : Hit();
    const auto place = std::find(all.begin(), all.end(), *at);
    if (place == all.end() || (forward && place + 1 == all.end())
        || (!forward && place == all.begin()))
        return {};
    return *(forward ? place + 1 : place - 1);
}

Hit endpointThatWay(const ClusterLayout &layout, const ClusterView &view, const Hit &from, int key)
{
    const auto at = standsAt(view, from);
    if (!at || !layout.has(*at))
        return nextEndpoint(view, {}, true);
    const QPointF start = figureOf(layout, view, view.now, from).center();
    const QPointF way = wayOf(key);
    Hit best;
    qreal least = 0;
    for (const NodeId id : endpointsOf(view)) {
        if (!layout.has(id) || from == Hit(id))
            continue;
        const QPointF step = layout.centreOf(id) - start;
        const qreal ahead = QPointF::dotProduct(step, way);
        const qreal far = std::hypot(step.x(), step.y());
        if (ahead < far * kAhead)
            continue;
        const qreal cost = far * 2 - ahead;
        if (best == Hit() || cost < least) {
            best = id;
            least = cost;
        }
    }
    return best;
}

Hit nextMessage(const ClusterView &view, const Hit &from, bool forward)
{
    const auto *hit = std::get_if<MessageHit>(&from);
    const MessageView *start = hit ? flying(view, hit->id) : nullptr;
    const MessageView *best = nullptr;
    for (const MessageView &message : view.inFlight) {
        if (start
            && (forward ? arrivalOf(message) <= arrivalOf(*start)
                        : arrivalOf(message) >= arrivalOf(*start)))
            continue;
        if (!best
            || (forward ? arrivalOf(message) < arrivalOf(*best)
                        : arrivalOf(message) > arrivalOf(*best)))
            best = &message;
    }
    return best ? Hit(MessageHit{best->id}) : Hit();
}

Hit nextLink(const ClusterLayout &layout, const ClusterView &view, const Hit &from, bool forward)
{
    const auto at = standsAt(view, from);
    if (!at || !at->isServer() || !layout.has(*at))
        return {};
    std::vector<std::pair<qreal, NodeId>> others; // by their angle, clockwise from the top
    for (const ServerView &server : view.servers) {
        if (server.id == *at || !layout.has(server.id))
            continue;
        const QPointF step = layout.centreOf(server.id) - layout.centreOf(*at);
        const qreal angle = std::atan2(step.x(), -step.y());
        others.emplace_back(angle < 0 ? angle + 2 * M_PI : angle, server.id);
    }
    if (others.empty())
        return {};
    std::sort(others.begin(), others.end());
    const auto *link = std::get_if<LinkHit>(&from);
    const auto count = others.size();
    std::size_t place = forward ? 0 : count - 1;
    for (std::size_t i = 0; link && i < count; ++i) {
        if (others[i].second == link->to)
            place = (i + (forward ? 1 : count - 1)) % count;
    }
    return LinkHit{*at, others[place].second};
}

Hit otherWay(const Hit &link)
{
    const auto *hit = std::get_if<LinkHit>(&link);
    return hit ? Hit(LinkHit{hit->to, hit->from}) : Hit();
}

} // namespace flotilla
