#include "core/invariant.h"
#include "schedule/engine.h"
#include "trace/phrases.h"

#include <algorithm>

namespace flotilla {

namespace {

ActionResult nothing()
{
    return {};
}

/// What was meant for another run than this one.
Error notHere(NodeId id)
{
    if (id.isClient())
        return Error{phrase("Engine", "this run has no client number %1; add one first")
                         .arg(std::to_string(id.value - NodeId::kFirstClient + 1))};
    return Error{phrase("Engine", "this run has no server number %1; choose one of its own")
                     .arg(std::to_string(id.value + 1))};
}

} // namespace

Result<ActionResult> Engine::act(const Action &action)
{
    if (m_broken)
        return *m_broken;
    if (auto error = whyNot(action))
        return *error;
    m_action = action;
    m_isTold = false;
    m_saveHasFailed = false;
    auto result = std::visit([this](const auto &verb) { return apply(verb); }, action);
    if (!m_isTold) {
        // A broken world kept all of it from happening: it leaves no trace, like one that is
        // refused.
        std::optional<Error> kept = m_saveHasFailed ? whyNot(action) : std::nullopt;
        if (!result && result.error().fault == Fault::Environment)
            kept = result.error();
        if (kept) {
            m_isTold = true;
            return *kept;
        }
        tellAction();
    }
    m_turnsHere = 0;
    keepAction();
    acted(m_action);
    if (auto written = flushLedger(); !written)
        return written.error();
    return result;
}

void Engine::tellAction()
{
    if (std::exchange(m_isTold, true))
        return;
    tell({}, nullptr, what::Act{actionText(m_action, m_names)});
    m_recording.push_back({m_now, m_turnsHere, m_action});
}

std::optional<Error> Engine::mustBeUp(NodeId server, const char *verb) const
{
    if (m_servers[server.value].up)
        return std::nullopt;
    return Error{phrase("Engine", "%1 %2: %2 is down; restart it first")
                     .arg(std::string(verb), m_names.of(server))};
}

std::optional<Error> Engine::mustBeAwake(NodeId server, const char *verb) const
{
    if (auto error = mustBeUp(server, verb))
        return error;
    if (!m_servers[server.value].paused)
        return std::nullopt;
    return Error{phrase("Engine", "%1 %2: %2 is paused and handles nothing; resume it first")
                     .arg(std::string(verb), m_names.of(server))};
}

std::optional<Error> Engine::whyNot(const Action &action) const
{
    using Why = std::optional<Error>;
    const auto tooLong = [](const std::string &text) -> Why {
        if (text.size() <= kMaxCommandBytes)
            return std::nullopt;
        return Error{phrase("Engine", "a command of %1 bytes is too long; at most %2 are allowed")
                         .arg(std::to_string(text.size()), std::to_string(kMaxCommandBytes))};
    };
    const auto taken = [this](const std::string &name, std::size_t count, std::size_t most) -> Why {
        if (m_names.find(name))
            return Error{phrase("Engine", "%1 is there already; choose another name").arg(name)};
        if (count >= most)
            return Error{phrase("Engine", "%1 is one too many; a run has at most %2")
                             .arg(name, std::to_string(most))};
        return std::nullopt;
    };
    for (const NodeId id : namedIn(action))
        if (m_names.of(id).empty())
            return notHere(id);
    return std::visit(
        Overload{
            [&](const act::CreateServer &a) -> Why {
                return taken(a.name, m_servers.size(), kMaxServers);
            },
            [&](const act::AddClient &a) -> Why {
                return taken(a.name, m_clients.size(), kMaxClients);
            },
            [&](const act::Timeout &a) -> Why { return mustBeAwake(a.server, "timeout"); },
            [&](const act::Heartbeat &a) -> Why { return mustBeAwake(a.server, "heartbeat"); },
            [&](const act::Inject &a) -> Why {
                return a.message.to.isServer() ? mustBeAwake(a.message.to, "inject") : std::nullopt;
            },
            [&](const act::Crash &a) -> Why { return mustBeUp(a.server, "crash"); },
            [&](const act::Restart &a) -> Why {
                for (const NodeId id : a.servers)
                    if (m_servers[id.value].up)
                        return Error{phrase("Engine", "restart %1: it is up; crash it first")
                                         .arg(m_names.of(id))};
                return std::nullopt;
            },
            [&](const act::Pause &a) -> Why { return mustBeUp(a.server, "pause"); },
            [&](const act::Resume &a) -> Why { return mustBeUp(a.server, "resume"); },
            [&](const act::Persist &a) -> Why { return mustBeAwake(a.server, "persist"); },
            [&](const act::Propose &a) -> Why {
                if (auto error = mustBeAwake(a.server, "propose"))
                    return error;
                if (m_servers[a.server.value].status.role != Role::Leader)
                    return Error{
                        phrase("Engine", "propose %1: it is not the leader but %2 in term %3")
                            .arg(m_names.of(a.server),
                                 std::string(roleName(m_servers[a.server.value].status.role)),
                                 std::to_string(
                                     m_servers[a.server.value].status.currentTerm.value))};
                return tooLong(a.text);
            },
            [&](const act::Submit &a) -> Why { return tooLong(a.text); },
            [](const auto &) -> Why { return std::nullopt; },
        },
        action);
}

Result<Done> Engine::input(NodeId endpoint, EndpointInput what)
{
    return carryOutAlone(endpoint, TakeInput{std::move(what)});
}

Result<Done> Engine::carryOutAlone(NodeId endpoint, Work work, std::optional<Schedule::Due> frame)
{
    m_orders.clear();
    m_frames.clear();
    order(endpoint, std::move(work));
    if (frame)
        m_frames.push_back(*frame);
    return carryOut(false);
}

/// Timers that have come due fire one by one, within an action.
Result<Done> Engine::fireTimers(NodeId endpoint)
{
    while (m_schedule.timer(endpoint) <= m_now && !m_schedule.isPaused(endpoint)
           && (endpoint.isClient() || m_servers[endpoint.value].up)) {
        const EventKey key{m_schedule.timer(endpoint), endpoint, EventKind::Timer, NodeId{}, 0, 0};
        if (auto done = carryOutAlone(endpoint, TakeTimer{key}); !done)
            return done;
    }
    return Done{};
}

// Set-up

Result<ActionResult> Engine::apply(const act::Set &set)
{
    if (set.change.invariants)
        m_setup.invariants = *set.change.invariants;
    if (set.servers.empty())
        set.change.applyTo(m_setup.options);
    for (const NodeId id : set.servers.empty() ? m_names.serverIds() : set.servers) {
        RaftOptions &options = m_options[id.value];
        const bool differed = options.diskMayDiffer();
        set.change.applyTo(options);
        ServerView &server = m_servers[id.value];
        if (!differed && options.diskMayDiffer() && server.up)
            m_onDisk[id.value] = {server.status.currentTerm, server.status.votedFor, server.log};
        if (!server.up)
            continue;
        if (auto done = input(id, Configure{options}); !done)
            return done.error();
    }
    return nothing();
}

Result<ActionResult> Engine::apply(const act::CreateServer &create)
{
    const NodeId id = Names::serverId(m_servers.size());
    m_names.servers.push_back(create.name);
    ServerView view;
    view.id = id;
    view.name = create.name;
    view.voter = false;
    m_servers.push_back(std::move(view));
    m_options.push_back(m_setup.options);
    m_onDisk.emplace_back();
    m_setup.servers.push_back({create.name, m_setup.options, {}, {}});
    if (auto up = raise(serverStart(id, {}, true)); !up) {
        m_names.servers.pop_back();
        m_servers.pop_back();
        m_options.pop_back();
        m_onDisk.pop_back();
        m_setup.servers.pop_back();
        return up.error();
    }
    if (create.connect) {
        for (const NodeId other : m_names.serverIds()) {
            const bool up = std::find(create.connect->begin(), create.connect->end(), other)
                            != create.connect->end();
            changeLinks().setUp(id, other, up);
            changeLinks().setUp(other, id, up);
        }
    }
    tell(id, &m_servers[id.value].status, what::Create{});
    watchSafety(id, Index{1});
    for (const ClientView &client : m_clients)
        if (auto done = input(client.id, LearnServer{id}); !done)
            return done.error();
    return nothing();
}

Result<ActionResult> Engine::apply(const act::AddClient &add)
{
    const NodeId id = Names::clientId(m_clients.size());
    m_names.clients.push_back(add.name);
    ClientView view;
    view.id = id;
    view.name = add.name;
    view.status.server = add.at.value_or(Names::serverId(0));
    m_clients.push_back(std::move(view));
    if (auto up = raise(clientStart(id)); !up) {
        m_names.clients.pop_back();
        m_clients.pop_back();
        return up.error();
    }
    return nothing();
}

// Time

Result<ActionResult> Engine::apply(const act::Advance &advance)
{
    if (!advance.servers.empty()) {
        for (const NodeId id : advance.servers) {
            m_clockOffset[id.value] = m_clockOffset[id.value] + advance.by;
            if (!m_servers[id.value].up)
                continue;
            if (auto done = input(id, ShiftClock{advance.by}); !done)
                return done.error();
            if (auto done = fireTimers(id); !done)
                return done.error();
        }
        return nothing();
    }
    const Instant begin = m_now;
    const Instant end = m_now + advance.by;
    while (const auto due = m_schedule.nextTimer(end)) {
        moveTo(std::max(m_now, due->key.instant));
        if (auto done = carryOutAlone(due->key.endpoint, TakeTimer{due->key}); !done)
            return done.error();
    }
    moveTo(end);
    m_schedule.postpone(begin, end, advance.by);
    return nothing();
}

Result<ActionResult> Engine::apply(const act::Timeout &timeout)
{
    if (auto done = input(timeout.server, TimeoutNow{}); !done)
        return done.error();
    return nothing();
}

Result<ActionResult> Engine::apply(const act::Heartbeat &heartbeat)
{
    if (auto done = input(heartbeat.server, HeartbeatNow{}); !done)
        return done.error();
    return nothing();
}

/// Aligned, all fire with the first of them; spread, one after the other by at least a heartbeat.
Result<ActionResult> Engine::apply(const act::Timers &timers)
{
    std::vector<NodeId> meant;
    for (const NodeId id : timers.servers.empty() ? m_names.serverIds() : timers.servers)
        if (const ServerView &s = m_servers[id.value];
            s.up && s.voter && s.status.role != Role::Leader)
            meant.push_back(id);
    if (meant.empty())
        return nothing();
    Instant due = Instant::never();
    for (const NodeId id : meant)
        due = std::min(due, m_schedule.timer(id));
    const RaftOptions &options = m_options[meant.front().value];
    const Duration range = options.electionTimeoutMax - options.electionTimeoutMin;
    const auto steps = static_cast<std::int64_t>(std::max<std::size_t>(meant.size() - 1, 1));
    const Duration gap = std::max(Duration{range.micros / steps}, options.heartbeat);
    for (std::size_t i = 0; i < meant.size(); ++i) {
        const Instant spread =
            m_now + options.electionTimeoutMin + gap * static_cast<std::int64_t>(i);
        if (auto done = input(meant[i], SetElectionTimer{timers.align ? due : spread}); !done)
            return done.error();
    }
    return nothing();
}

// Servers

PersistentState Engine::diskOf(NodeId id) const
{
    const ServerView &server = m_servers[id.value];
    if (!server.up || m_options[id.value].diskMayDiffer())
        return m_onDisk[id.value];
    return {server.status.currentTerm, server.status.votedFor, server.log};
}

/// What a crash means to the run: the server forgets what isn't on its disk, and what is on its way
/// to it is lost.
void Engine::afterCrash(NodeId id)
{
    ServerView &server = m_servers[id.value];
    m_onDisk[id.value] = diskOf(id);
    const PersistentState &disk = m_onDisk[id.value];
    server.up = false;
    server.paused = false;
    server.downSince = m_now;
    server.log = disk.log;
    server.leader.reset();
    server.timer = {};
    server.status = {};
    server.status.currentTerm = disk.currentTerm;
    server.status.votedFor = disk.votedFor;
    server.status.lastLogIndex = disk.log.lastIndex();
    server.status.lastLogTerm = disk.log.lastTerm();
    m_schedule.setPaused(id, false);
    m_schedule.setTimer(id, Instant::never());
    tell(id, &server.status, what::Crash{});
    for (const Schedule::Handle handle : m_schedule.inFlight())
        if (const Flight &flight = m_schedule.flight(handle);
            flight.message->to == id && !flight.doomed)
            lose(handle, DropReason::Crash);
    m_discards[id.value].clear(); // its inbox is gone
    watchSafety(id, std::nullopt);
}

Result<ActionResult> Engine::apply(const act::Crash &crash)
{
    if (auto down = takeDown(crash.server); !down)
        return down.error();
    afterCrash(crash.server);
    return nothing();
}

Result<ActionResult> Engine::apply(const act::Restart &restart)
{
    std::vector<NodeId> raised;
    std::optional<Error> failure;
    for (const NodeId id : restart.servers.empty() ? m_names.serverIds() : restart.servers) {
        if (m_servers[id.value].up)
            continue;
        if (auto up = raise(serverStart(id, {}, false)); !up)
            failure = up.error(); // it stays down, the others come up
        else
            raised.push_back(id);
    }
    if (failure && raised.empty())
        return *failure;
    if (failure)
        m_action = act::Restart{raised};
    for (const NodeId id : raised) {
        tell(id, &m_servers[id.value].status, what::Restart{});
        watchSafety(id, std::nullopt);
    }
    if (failure)
        return *failure;
    return nothing();
}

Result<ActionResult> Engine::apply(const act::Pause &pause)
{
    ServerView &server = m_servers[pause.server.value];
    if (server.paused)
        return nothing();
    server.paused = true;
    m_schedule.setPaused(pause.server, true);
    tell(pause.server, &server.status, what::Pause{});
    return nothing();
}

Result<ActionResult> Engine::apply(const act::Resume &resume)
{
    ServerView &server = m_servers[resume.server.value];
    if (!server.paused)
        return nothing();
    server.paused = false;
    m_schedule.setPaused(resume.server, false);
    tell(resume.server, &server.status, what::Resume{});
    return nothing();
}

Result<ActionResult> Engine::apply(const act::Persist &persist)
{
    // With persist=implicit all that it has to save is on the disk already; the trace tells
    // nothing.
    if (m_options[persist.server.value].persist == Persist::Implicit)
        return nothing();
    if (auto done = input(persist.server, Saved{true}); !done)
        return done.error();
    return nothing();
}

// Commands

Result<ActionResult> Engine::apply(const act::Propose &propose)
{
    const Index at = m_servers[propose.server.value].log.lastIndex().next();
    const Term term = m_servers[propose.server.value].status.currentTerm;
    if (auto done = input(propose.server, Propose{makeCommand(propose.text)}); !done)
        return done.error();
    return ActionResult{at, term};
}

Result<ActionResult> Engine::apply(const act::Submit &submit)
{
    if (auto done = input(submit.client, Submit{submit.text, submit.at}); !done)
        return done.error();
    return nothing();
}

} // namespace flotilla
