#include "schedule/engine.h"

#include "core/invariant.h"
#include "trace/timeline_recorder.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace flotilla {

namespace {

/// A window ends after so long even where nothing that is sent could arrive in it: its turns are
/// all held until they are recorded.
constexpr Duration kLongestWindow = Duration::seconds(1);

/// The moment after which a run stands, by its time and the trace's last event.
std::uint64_t momentAt(const Timeline &timeline, Instant now, std::uint64_t seq)
{
    std::uint64_t moment = timeline.lastUpTo(now);
    while (moment > timeline.first() && timeline.moment(moment).seq > seq)
        --moment;
    return moment;
}

} // namespace

Engine::Engine(RunSetup setup) : EngineState(std::move(setup)) {}

Engine::Engine(EngineState state) : EngineState(std::move(state)), m_isRestored(true) {}

Engine::~Engine() = default;

void Engine::addSink(TraceSink *sink)
{
    m_sinks.push_back(sink);
}

void Engine::keepTimeline(Timeline before)
{
    m_before = std::move(before);
    m_recorder = std::make_unique<TimelineRecorder>(m_setup.voters);
}

Timeline Engine::timeline() const
{
    return m_recorder ? m_recorder->timeline(m_now) : Timeline();
}

RunFacts Engine::runFacts() const
{
    return {m_now, m_seq, m_lastId, m_names, m_servers, m_clients, m_links, inFlight()};
}

const RaftOptions &Engine::optionsOf(NodeId server) const
{
    return m_options[server.value];
}

Result<Done> Engine::start()
{
    if (m_isRestored)
        return startAgain();
    for (const NodeId id : m_names.serverIds())
        if (auto up = raise(serverStart(id, m_setup.servers[id.value].preset, true)); !up)
            return up;
    for (const ClientView &client : m_clients)
        if (auto up = raise(clientStart(client.id)); !up)
            return up;
    const TraceHeader first = header();
    for (TraceSink *sink : m_sinks)
        sink->begin(first);
    for (const NodeId id : m_names.serverIds())
        watchSafety(id, Index{1});
    if (m_recorder)
        m_recorder->begin(runFacts(), m_setup.ledger);
    return started();
}

Result<Done> Engine::startAgain()
{
    if (auto up = bringBack(); !up)
        return up;
    const TraceHeader first = header();
    for (TraceSink *sink : m_sinks)
        sink->begin(first);
    if (const Timeline before = std::exchange(m_before, {}); m_recorder && !before.isEmpty()) {
        m_recorder->goOn(before, momentAt(before, m_now, m_seq), runFacts());
    } else if (m_recorder) {
        for (const ClientView &client : m_clients)
            m_recorder->opened(client.id, m_openCommands[client.id.value - NodeId::kFirstClient]);
        m_recorder->begin(runFacts(), m_ledger.rows());
    }
    return started();
}

TraceHeader Engine::header() const
{
    TraceHeader header;
    header.names = m_names;
    header.voters = m_setup.voters;
    header.options = m_setup.options;
    header.seed = m_setup.seed;
    for (const ServerView &server : m_servers)
        header.servers.push_back({server.id, server.status, server.log});
    return header;
}

EndpointStart Engine::serverStart(NodeId id, const Preset &preset, bool first) const
{
    return {id,
            m_now,
            m_clockOffset[id.value],
            m_counters[id.value],
            first,
            ServerStart{Identity{id, m_setup.voters, m_setup.seed}, m_options[id.value],
                        m_onDisk[id.value], preset}};
}

EndpointStart Engine::clientStart(NodeId id) const
{
    const ClientView &client = m_clients[id.value - NodeId::kFirstClient];
    return {id,
            m_now,
            m_clockOffset[id.value],
            m_counters[id.value],
            true,
            ClientStart{client.name, m_names.serverIds(), client.status.server,
                        firstOpOf(client.name)}};
}

/// A client of a name that an earlier run knew goes on in its session: an operation number is never
/// used twice.
std::uint64_t Engine::firstOpOf(const std::string &client) const
{
    std::uint64_t last = 0;
    for (const ServerSetup &server : m_setup.servers)
        for (Index at{1}; server.state.log.has(at); at = at.next())
            if (const Entry &entry = server.state.log.at(at);
                entry.fromClient() && entry.command->client == client)
                last = std::max(last, entry.command->op);
    return last + 1;
}

Result<Done> Engine::raise(const EndpointStart &start)
{
    if (auto up = bringUp(start); !up)
        return up;
    // The state it comes up in, by the same way as every other: an endpoint of our own says it.
    const Turn turn = Endpoint(start).report(m_now);
    m_schedule.setTimer(start.id, turn.timer.due);
    std::visit(Overload{
                   [&](const ServerFacts &facts) {
                       ServerView &server = m_servers[start.id.value];
                       server.up = true;
                       server.status = facts.status;
                       server.leader = facts.leader;
                       server.timer = turn.timer;
                       server.log = std::get<ServerStart>(start.what).state.log;
                   },
                   [&](const ClientFacts &facts) {
                       m_clients[start.id.value - NodeId::kFirstClient].status = facts.status;
                   },
               },
               turn.facts);
    return Done{};
}

void Engine::moveTo(Instant at)
{
    if (at <= m_now)
        return;
    tellAction();
    m_now = at;
    m_turnsHere = 0;
}

Result<Done> Engine::run(Instant until)
{
    if (m_broken)
        return *m_broken;
    if (m_grant == Grant::Step) {
        while (true) {
            const auto stepped = step(until);
            if (!stepped)
                return stepped.error();
            if (!*stepped)
                break;
        }
    } else {
        while (m_schedule.next(until))
            if (auto done = runWindow(until); !done)
                return done;
    }
    m_frames.clear();
    takeLost(until);
    for (const Schedule::Due &due : m_frames)
        loseOnArrival(due);
    moveTo(until);
    timeMoved(until);
    return Done{};
}

/// What is lost on arrival is no turn: it goes with the turn that follows it.
Result<bool> Engine::step(Instant before)
{
    if (m_broken)
        return *m_broken;
    m_frames.clear();
    const auto due = takeLost(before);
    if (!due) {
        for (const Schedule::Due &lost : m_frames)
            m_schedule.putBack(lost);
        return false;
    }
    m_orders.clear();
    if (due->key.kind == EventKind::Timer) {
        order(due->key.endpoint, TakeTimer{due->key});
    } else {
        m_schedule.takeOff(*due);
        order(due->key.endpoint, TakeFrame{frameOrder(*due)});
        m_frames.push_back(*due);
    }
    m_orders.front().now = std::max(m_now, due->key.instant);
    if (auto done = carryOut(true); !done)
        return done.error();
    return true;
}

/// All endpoints work side by side up to a horizon that nothing sent meanwhile can reach.
Result<Done> Engine::runWindow(Instant until)
{
    const Instant earliest = std::max(m_now, m_schedule.next(until)->key.instant);
    const Duration reach = m_links.isManual() ? kLongestWindow : m_links.leastLatency();
    const Instant horizon = std::min(until, earliest + std::min(reach, kLongestWindow));
    std::array<TakeWindow, kEndpoints> windows;
    m_frames.clear();
    m_orders.clear();
    for (auto due = m_schedule.next(horizon); due; due = m_schedule.next(horizon)) {
        if (due->key.kind == EventKind::Timer) {
            // The endpoint fires its own timers; here it is only named, once.
            m_schedule.setTimer(due->key.endpoint, Instant::never());
            windows[due->key.endpoint.value].horizon = horizon;
            continue;
        }
        m_schedule.takeOff(*due);
        m_frames.push_back(*due);
        if (lossOnArrival(m_schedule.flight(due->handle)))
            continue;
        windows[due->key.endpoint.value].horizon = horizon;
        windows[due->key.endpoint.value].frames.push_back(frameOrder(*due));
    }
    for (std::uint8_t id = 0; id < kEndpoints; ++id)
        if (windows[id].horizon == horizon)
            order(NodeId{id}, std::move(windows[id]));
    return carryOut(true);
}

/// Takes the frames that come first and are lost on arrival off, to m_frames; returns what comes
/// next.
std::optional<Schedule::Due> Engine::takeLost(Instant before)
{
    auto due = m_schedule.next(before);
    while (due && due->key.kind == EventKind::Frame
           && lossOnArrival(m_schedule.flight(due->handle))) {
        m_schedule.takeOff(*due);
        m_frames.push_back(*due);
        due = m_schedule.next(before);
    }
    return due;
}

/// "A set of blocked directed links, looked at on sending and on arrival"; what was sent to a
/// server that was down is lost also if that is up again.
std::optional<DropReason> Engine::lossOnArrival(const Flight &flight) const
{
    if (flight.doomed)
        return DropReason::Crash;
    if (!m_links.isUp(flight.message->from, flight.message->to))
        return DropReason::Partition;
    return std::nullopt;
}

FrameOrder Engine::frameOrder(const Schedule::Due &due)
{
    return {due.key, m_schedule.flight(due.handle).message, m_schedule.releaseName(due.handle)};
}

void Engine::order(NodeId endpoint, Work work)
{
    Order &order = m_orders.emplace_back();
    order.endpoint = endpoint;
    order.now = m_now;
    order.work = std::move(work);
    order.discards = std::exchange(m_discards[endpoint.value], {});
}

Result<Done> Engine::carryOut(bool scheduled)
{
    m_round.turns.clear();
    m_round.failures.clear();
    if (!m_orders.empty())
        if (auto taken = takeTurns(m_orders, m_round); !taken) {
            m_broken = taken.error();
            return taken;
        }
    const std::vector<Schedule::Due> &frames = m_frames;
    for (const SaveFailure &failure : m_round.failures)
        crashOnFailedSave(failure);
    Turns &turns = m_round.turns;
    if (turns.size() > 1)
        std::stable_sort(turns.begin(), turns.end(),
                         [](const Turn &a, const Turn &b) { return a.key < b.key; });

    auto frame = frames.begin();
    for (const Turn &turn : turns) {
        for (; frame != frames.end() && frame->key < turn.key; ++frame)
            loseOnArrival(*frame);
        std::uint32_t messageId = 0;
        if (turn.key.kind == EventKind::Frame) {
            FLOTILLA_INVARIANT(frame != frames.end() && frame->key == turn.key,
                               "an endpoint handles the frames that a grant names, in their order");
            messageId = m_schedule.flight(frame->handle).id;
            m_schedule.remove(frame->handle);
            ++frame;
        }
        record(turn, messageId, scheduled);
    }
    for (; frame != frames.end(); ++frame)
        loseOnArrival(*frame);
    return flushLedger();
}

/// "A save that fails: the turn did not happen, nothing of it leaves; a crash is recorded at the
/// window's start."
void Engine::crashOnFailedSave(const SaveFailure &failure)
{
    const Action crash = act::Crash{failure.server};
    const bool isTold =
        std::exchange(m_isTold, true); // it comes before what the action at hand does
    tell({}, nullptr, what::Act{actionText(crash, m_names)});
    afterCrash(failure.server);
    m_recording.push_back({m_now, m_turnsHere, crash});
    m_turnsHere = 0;
    saveFailed(failure);
    keepAction();
    acted(crash);
    m_isTold = isTold;
    m_saveHasFailed = true;
}

std::shared_ptr<const LinkTable> Engine::linksToTell()
{
    if (!m_linksToTell)
        m_linksToTell = std::make_shared<const LinkTable>(m_links);
    return m_linksToTell;
}

Result<Done> Engine::flushLedger()
{
    if (m_newRows.empty())
        return Done{};
    if (auto written = writeLedger(m_newRows); !written)
        return written; // the rows wait for the next round
    m_newRows.clear();
    return Done{};
}

std::optional<Upcoming> Engine::upcoming() const
{
    const auto next = upcoming(1);
    return next.empty() ? std::nullopt : std::optional(next.front());
}

std::vector<Upcoming> Engine::upcoming(std::size_t count) const
{
    std::vector<Upcoming> coming;
    for (const Schedule::Due &due : m_schedule.preview(SIZE_MAX)) {
        if (coming.size() == count)
            break;
        if (due.key.kind == EventKind::Timer) {
            coming.push_back({due.key, 0, nullptr});
            continue;
        }
        const Flight &flight = m_schedule.flight(due.handle);
        if (!lossOnArrival(flight))
            coming.push_back({due.key, flight.id, flight.message});
    }
    return coming;
}

std::vector<MessageView> Engine::inFlight() const
{
    std::vector<MessageView> views;
    for (const Schedule::Handle handle : m_schedule.inFlight()) {
        const Flight &flight = m_schedule.flight(handle);
        views.push_back({flight.id, flight.message, flight.sent, flight.due, flight.doomed});
    }
    return views;
}

std::vector<Flight> Engine::bytesInFlight() const
{
    const auto link = [](const Flight &flight) {
        return std::tuple(flight.message->from, flight.message->to, flight.sequence);
    };
    std::vector<Flight> flights;
    for (const Schedule::Handle handle : m_schedule.inFlight())
        if (const Flight &flight = m_schedule.flight(handle); !flight.doomed)
            flights.push_back(flight);
    std::stable_sort(flights.begin(), flights.end(),
                     [&](const Flight &a, const Flight &b) { return link(a) < link(b); });
    const auto same = [&](const Flight &a, const Flight &b) { return link(a) == link(b); };
    flights.erase(std::unique(flights.begin(), flights.end(), same), flights.end());
    return flights;
}

std::size_t Engine::inFlightCount() const
{
    return m_schedule.inFlightCount();
}

ClusterView Engine::view() const
{
    ClusterView view;
    view.now = m_now;
    view.voters = m_setup.voters;
    view.servers = m_servers;
    view.clients = m_clients;
    view.inFlight = inFlight();
    view.links = m_links;
    return view;
}

} // namespace flotilla
