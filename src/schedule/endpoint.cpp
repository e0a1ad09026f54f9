#include "schedule/endpoint.h"

#include "core/invariant.h"

#include <algorithm>

namespace flotilla {

namespace {

std::variant<Raft, Client> coreOf(const EndpointStart &start)
{
    using Core = std::variant<Raft, Client>;
    return std::visit(Overload{
                          [&](const ServerStart &server) {
                              return Core(std::in_place_type<Raft>, server.identity, server.options,
                                          server.state, start.now + start.clockOffset,
                                          server.preset);
                          },
                          [&](const ClientStart &client) {
                              return Core(std::in_place_type<Client>, start.id, client.name,
                                          client.servers, client.first, client.firstOp);
                          },
                      },
                      start.what);
}

/// A turn is used again and again; its big parts stay where they are.
ServerFacts &freshFacts(Turn &turn)
{
    auto *facts = std::get_if<ServerFacts>(&turn.facts);
    if (!facts)
        return turn.facts.emplace<ServerFacts>();
    facts->logChange.reset();
    facts->save.reset();
    return *facts;
}

} // namespace

Endpoint::Endpoint(const EndpointStart &start)
    : m_id(start.id), m_core(coreOf(start)), m_clockOffset(start.clockOffset),
      m_counters(start.counters)
{
}

Instant Endpoint::nextTimer() const
{
    return global(std::visit([](const auto &core) { return core.nextTimer(); }, m_core));
}

void Endpoint::take(Order &order, Turns &turns)
{
    std::visit(Overload{
                   [&](TakeTimer &timer) { takeTimer(timer.key, order.now, turns); },
                   [&](TakeFrame &frame) { takeFrame(frame.frame, order.now, turns); },
                   [&](TakeInput &input) { takeInput(input.input, order.now, turns); },
                   [&](TakeWindow &window) { takeWindow(window, order.now, turns); },
               },
               order.work);
}

/// Timers before frames at one instant, both in the order of their keys, as the schedule has it.
void Endpoint::takeWindow(TakeWindow &window, Instant now, Turns &turns)
{
    auto frame = window.frames.begin();
    while (true) {
        const Instant timer = nextTimer();
        const bool frameLeft = frame != window.frames.end();
        if (timer < window.horizon && (!frameLeft || timer <= frame->key.instant)) {
            const EventKey key{timer, m_id, EventKind::Timer, NodeId{}, 0, 0};
            takeTimer(key, std::max(now, timer), turns);
        } else if (frameLeft) {
            takeFrame(*frame, std::max(now, frame->key.instant), turns);
            ++frame;
        } else {
            return;
        }
    }
}

void Endpoint::takeTimer(const EventKey &key, Instant at, Turns &turns)
{
    step(TimerDue{}, key, at, turns);
}

void Endpoint::takeFrame(FrameOrder &frame, Instant at, Turns &turns)
{
    step(Received{std::move(frame.message)}, frame.key, at, turns);
}

void Endpoint::takeInput(EndpointInput &input, Instant at, Turns &turns)
{
    const EventKey key{at, m_id, EventKind::Input, NodeId{}, 0, 0};
    const auto nothing = [&] { turns.add() = report(at); };
    std::visit(Overload{
                   [&](Submit &submit) { step(std::move(submit), key, at, turns); },
                   [&](ShiftClock &shift) {
                       m_clockOffset = m_clockOffset + shift.by;
                       nothing();
                   },
                   [&](LearnServer &learn) {
                       if (auto *client = std::get_if<Client>(&m_core))
                           client->addServer(learn.server);
                       nothing();
                   },
                   [&](SetElectionTimer &timer) {
                       step(SetElectionTimer{local(timer.due)}, key, at, turns);
                   },
                   [&](auto &other) { step(std::move(other), key, at, turns); },
               },
               input);
}

template <typename Input>
void Endpoint::step(Input input, const EventKey &key, Instant at, Turns &turns)
{
    Turn &turn = turns.add();
    turn.key = key;
    turn.at = at;
    Effects &effects = m_effects;
    if (Raft *raft = std::get_if<Raft>(&m_core)) {
        if constexpr (std::is_constructible_v<RaftInput, Input>) {
            ServerFacts &facts = freshFacts(turn);
            if constexpr (std::is_same_v<Input,
                                         Saved>) // told to: what stands now, not what follows
                facts.save = SaveOrder{raft->unsavedFrom(), raft->persistent()};
            raft->step(std::move(input), local(at), effects);
            while (effects.save && raft->options().persist == Persist::Implicit) {
                const std::optional<Index> from = raft->unsavedFrom();
                if (!facts.save)
                    facts.save = SaveOrder{};
                facts.save->state.reset();
                if (from && (!facts.save->logFrom || *from < *facts.save->logFrom))
                    facts.save->logFrom = from;
                raft->step(Saved{}, local(at), effects);
            }
            if (facts.save && !facts.save->state && raft->options().diskMayDiffer())
                facts.save->state = raft->persistent();
        }
    } else if constexpr (std::is_constructible_v<ClientInput, Input>) {
        std::get<Client>(m_core).step(std::move(input), local(at), effects);
    }
    finish(turn, effects);
}

void Endpoint::finish(Turn &turn, Effects &effects)
{
    turn.notes.swap(effects.notes);
    effects.notes.clear();
    turn.sends.reserve(effects.sends.size());
    for (MessagePtr &message : effects.sends) {
        const NodeId to = message->to;
        turn.sends.push_back({to, ++m_counters[to.value], std::move(message)});
    }
    effects.sends.clear();
    std::visit(Overload{
                   [&](Raft &raft) {
                       if (!std::holds_alternative<ServerFacts>(turn.facts))
                           turn.facts.emplace<ServerFacts>();
                       auto &facts = std::get<ServerFacts>(turn.facts);
                       facts.status = raft.status();
                       facts.leader = raft.knownLeader();
                       if (const auto from = raft.takeChangedFrom())
                           facts.logChange = LogChange{*from, raft.log().slice(*from, SIZE_MAX)};
                       turn.timer = {global(raft.timerSet()), global(raft.nextTimer())};
                       turn.stateHash = raft.stateHash();
                   },
                   [&](Client &client) {
                       turn.facts = ClientFacts{client.status(), client.openCommand()};
                       turn.timer = {global(client.timerSet()), global(client.nextTimer())};
                       turn.stateHash = client.stateHash();
                   },
               },
               m_core);
}

Turn Endpoint::report(Instant at)
{
    Turn turn;
    turn.key = {at, m_id, EventKind::Input, NodeId{}, 0, 0};
    turn.at = at;
    Effects none;
    finish(turn, none);
    return turn;
}

} // namespace flotilla
