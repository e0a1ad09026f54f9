#include "gui/selection.h"

#include "core/types.h"

#include <algorithm>

namespace flotilla {

namespace {

bool has(const ClusterView &view, const Hit &what)
{
    const auto hasEndpoint = [&view](NodeId id) {
        return view.server(id) != nullptr
               || std::any_of(view.clients.begin(), view.clients.end(),
                              [id](const ClientView &client) { return client.id == id; });
    };
    return std::visit(
        Overload{
            [](std::monostate) { return true; },
            [&](NodeId id) { return hasEndpoint(id); },
            [&](const MessageHit &message) {
                const auto found = std::lower_bound(
                    view.inFlight.begin(), view.inFlight.end(), message.id,
                    [](const MessageView &flying, std::uint32_t id) { return flying.id < id; });
                return found != view.inFlight.end() && found->id == message.id;
            },
            [&](const LinkHit &link) { return hasEndpoint(link.from) && hasEndpoint(link.to); },
        },
        what);
}

} // namespace

const Hit &Selection::current() const
{
    return std::holds_alternative<std::monostate>(m_pointed) ? m_chosen : m_pointed;
}

std::optional<NodeId> Selection::server() const
{
    const NodeId *id = std::get_if<NodeId>(&current());
    return id && id->isServer() ? std::optional(*id) : std::nullopt;
}

std::optional<NodeId> Selection::client() const
{
    const NodeId *id = std::get_if<NodeId>(&current());
    return id && id->isClient() ? std::optional(*id) : std::nullopt;
}

std::optional<std::uint32_t> Selection::message() const
{
    const MessageHit *hit = std::get_if<MessageHit>(&current());
    return hit ? std::optional(hit->id) : std::nullopt;
}

std::optional<LinkHit> Selection::link() const
{
    const LinkHit *hit = std::get_if<LinkHit>(&current());
    return hit ? std::optional(*hit) : std::nullopt;
}

void Selection::keepTo(const ClusterView *view)
{
    const Hit before = current();
    if (!view || !has(*view, m_pointed))
        m_pointed = {};
    if (!view || !has(*view, m_chosen))
        m_chosen = {};
    if (!(before == current()))
        Q_EMIT changed();
}

void Selection::point(const Hit &at)
{
    if (m_pointed == at)
        return;
    m_pointed = at;
    Q_EMIT changed();
}

void Selection::choose(const Hit &what)
{
    if (m_chosen == what)
        return;
    m_chosen = what;
    Q_EMIT changed();
}

} // namespace flotilla
