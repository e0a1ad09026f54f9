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
    if (m_chosen == what && std::holds_alternative<std::monostate>(m_takenUp))
        return;
    m_chosen = what;
    m_takenUp = {};
    Q_EMIT changed();
}

void Selection::takeUp(const WhyHit &what)
{
    if (m_takenUp == what)
        return;
    m_takenUp = what;
    Q_EMIT changed();
}

void Selection::light(const Lit &lit)
{
    if (m_lit == lit)
        return;
    m_lit = lit;
    Q_EMIT changed();
}

void Selection::ask()
{
    const WhyHit what = asks();
    if (!std::holds_alternative<std::monostate>(what))
        Q_EMIT asked(what);
}

WhyHit Selection::asks() const
{
    const auto isOf = [this](const auto &one) {
        return m_pointed == Hit() || m_pointed == Hit(one.server);
    };
    if (const auto *entry = std::get_if<EntryHit>(&m_takenUp); entry && isOf(*entry))
        return *entry;
    if (const auto *event = std::get_if<EventHit>(&m_takenUp); event && isOf(*event))
        return *event;
    return std::visit(Overload{
                          [](NodeId id) { return WhyHit(id); },
                          [](const MessageHit &message) { return WhyHit(message); },
                          [](const auto &) { return WhyHit(); },
                      },
                      current());
}

} // namespace flotilla
