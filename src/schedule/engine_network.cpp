#include "schedule/engine.h"
#include "trace/timeline_recorder.h"

#include <algorithm>

namespace flotilla {

Result<ActionResult> Engine::apply(const act::Net &net)
{
    LinkTraits traits = m_links.commonTraits();
    net.change.applyTo(traits);
    if (!(traits == m_links.commonTraits()) || !net.manual)
        changeLinks().setTraits(traits);
    if (net.manual == m_links.isManual())
        return ActionResult{};
    changeLinks().setManual(net.manual);
    for (const Schedule::Handle handle : m_schedule.inFlight()) {
        if (net.manual) {
            m_schedule.setDue(handle, std::nullopt);
            continue;
        }
        Flight flight = m_schedule.flight(handle);
        m_schedule.drawArrival(flight, m_links.traits(flight.message->from, flight.message->to),
                               m_now);
        m_schedule.setDue(handle, flight.due);
    }
    return ActionResult{};
}

Result<ActionResult> Engine::apply(const act::NetLink &link)
{
    const auto change = [&](NodeId from, NodeId to) {
        LinkTraits traits = m_links.traits(from, to);
        link.change.applyTo(traits);
        changeLinks().setTraits(from, to, traits);
    };
    change(link.from, link.to);
    if (!link.oneWay)
        change(link.to, link.from);
    return ActionResult{};
}

Result<ActionResult> Engine::apply(const act::SetLink &link)
{
    changeLinks().setUp(link.from, link.to, link.up);
    if (!link.oneWay)
        changeLinks().setUp(link.to, link.from, link.up);
    return ActionResult{};
}

LinkTable &Engine::changeLinks()
{
    m_linksToTell.reset();
    if (m_recorder)
        m_recorder->linksChanged();
    return m_links;
}

/// All links between one server and the other servers.
void Engine::setLinks(NodeId server, bool up)
{
    for (const NodeId other : m_names.serverIds()) {
        if (other == server)
            continue;
        changeLinks().setUp(server, other, up);
        changeLinks().setUp(other, server, up);
    }
}

Result<ActionResult> Engine::apply(const act::Isolate &isolate)
{
    setLinks(isolate.server, false);
    return ActionResult{};
}

Result<ActionResult> Engine::apply(const act::Heal &heal)
{
    for (const NodeId id : m_names.serverIds())
        if (!heal.server || *heal.server == id)
            setLinks(id, true);
    return ActionResult{};
}

/// Links between groups are cut, links within one are up; servers in no group keep theirs.
Result<ActionResult> Engine::apply(const act::Partition &partition)
{
    for (const auto &group : partition.groups)
        for (const NodeId from : group)
            for (const auto &other : partition.groups)
                for (const NodeId to : other)
                    if (from != to)
                        changeLinks().setUp(from, to, &group == &other);
    return ActionResult{};
}

std::vector<Schedule::Handle> Engine::matching(const Match &match) const
{
    std::vector<Schedule::Handle> handles;
    for (const Schedule::Handle handle : m_schedule.inFlight()) {
        if (match.max && handles.size() >= *match.max)
            break;
        const Flight &flight = m_schedule.flight(handle);
        if (match.matches(flight.id, *flight.message, m_names))
            handles.push_back(handle);
    }
    return handles;
}

/// A message arrives now, whenever it would have. A paused receiver has it at its resume.
Result<Done> Engine::deliver(Schedule::Handle handle)
{
    if (!m_schedule.has(handle))
        return Done{};
    const Flight &flight = m_schedule.flight(handle);
    if (const auto reason = lossOnArrival(flight)) {
        lose(handle, *reason);
        return Done{};
    }
    const NodeId to = flight.message->to;
    if (m_schedule.isPaused(to)) {
        if (!flight.due || *flight.due > m_now)
            m_schedule.setDue(handle, m_now);
        return Done{};
    }
    const Schedule::Due due{
        {m_now, to, EventKind::Frame, flight.message->from, flight.sequence, flight.copy}, handle};
    return carryOutAlone(to, TakeFrame{frameOrder(due)}, due);
}

/// What is in flight at this moment, sender by sender.
Result<Done> Engine::deliverRound()
{
    std::vector<Schedule::Handle> handles = m_schedule.inFlight();
    std::stable_sort(handles.begin(), handles.end(), [this](auto a, auto b) {
        return m_schedule.flight(a).message->from < m_schedule.flight(b).message->from;
    });
    for (const Schedule::Handle handle : handles)
        if (auto done = deliver(handle); !done)
            return done;
    return Done{};
}

Result<ActionResult> Engine::apply(const act::DeliverAll &all)
{
    for (std::uint32_t round = 0; round < all.rounds && m_schedule.inFlightCount() > 0; ++round)
        if (auto done = deliverRound(); !done)
            return done.error();
    return ActionResult{};
}

Result<ActionResult> Engine::apply(const act::DeliverRound &)
{
    if (auto done = deliverRound(); !done)
        return done.error();
    return ActionResult{};
}

Result<ActionResult> Engine::apply(const act::Deliver &what)
{
    for (const Schedule::Handle handle : matching(what.match))
        if (auto done = deliver(handle); !done)
            return done.error();
    return ActionResult{};
}

Result<ActionResult> Engine::apply(const act::Drop &drop)
{
    for (const Schedule::Handle handle : matching(drop.match))
        lose(handle, DropReason::User);
    return ActionResult{};
}

Result<ActionResult> Engine::apply(const act::Duplicate &duplicate)
{
    Match match = duplicate.match;
    match.max = match.max.value_or(1);
    for (const Schedule::Handle handle : matching(match)) {
        const Flight &original = m_schedule.flight(handle);
        Flight copy = original;
        copy.copy = m_schedule.nextCopy(original);
        copy.id = ++m_lastId;
        copy.sent = m_now;
        tell({}, nullptr, what::Dup{original.id, original.message, copy.id});
        if (copy.due)
            m_schedule.drawArrival(copy, m_links.traits(copy.message->from, copy.message->to),
                                   m_now);
        m_schedule.add(std::move(copy));
    }
    return ActionResult{};
}

Result<ActionResult> Engine::apply(const act::Delay &delay)
{
    for (const Schedule::Handle handle : matching(delay.match))
        if (const auto due = m_schedule.flight(handle).due)
            m_schedule.setDue(handle, *due + delay.by);
    return ActionResult{};
}

Result<ActionResult> Engine::apply(const act::Inject &inject)
{
    const auto message = std::make_shared<const Message>(inject.message);
    const std::uint32_t id = ++m_lastId;
    tell(message->to, nullptr, what::Inject{id, message});
    m_injected = id;
    auto done = input(message->to, Received{message});
    m_injected = 0;
    if (!done)
        return done.error();
    return ActionResult{};
}

} // namespace flotilla
