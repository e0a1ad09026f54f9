#pragma once

#include "core/client.h"
#include "core/raft.h"
#include "schedule/turn.h"

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace flotilla {

using LinkCounters = std::array<LinkSequence, kEndpoints>;

/// How a server or a client comes up.
struct ServerStart {
    Identity identity;
    RaftOptions options;
    PersistentState state;
    Preset preset;
};
struct ClientStart {
    std::string name;
    std::vector<NodeId> servers; ///< in the order in which it tries them
    NodeId first;
    std::uint64_t firstOp = 1;
};
struct EndpointStart {
    NodeId id;
    Instant now;
    Duration clockOffset;    ///< its own clock less the run's time
    LinkCounters counters{}; ///< how much it has sent to each other before
    bool first = true;       ///< false: again, after a crash
    std::variant<ServerStart, ClientStart> what;
};

/// The endpoint's own clock is put forward.
struct ShiftClock {
    Duration by;
};
/// A client learns of a server that was created.
struct LearnServer {
    NodeId server;
};

/// What the user does to one endpoint.
using EndpointInput = std::variant<Propose, TimeoutNow, HeartbeatNow, SetElectionTimer, Configure,
                                   Saved, Submit, Received, ShiftClock, LearnServer>;

/// One frame that a grant names. On sockets its bytes come from the inbox; here stands the message
/// where there are none.
struct FrameOrder {
    EventKey key;
    MessagePtr message;
    bool lastName = true; ///< no duplicate of it is still to come: the bytes may go
};

// What a grant asks of one endpoint.
struct TakeTimer {
    EventKey key;
};
struct TakeFrame {
    FrameOrder frame;
};
struct TakeInput {
    EndpointInput input;
};
/// All timers and the frames named, up to a horizon.
struct TakeWindow {
    Instant horizon;
    std::vector<FrameOrder> frames; ///< in key order
};
using Work = std::variant<TakeTimer, TakeFrame, TakeInput, TakeWindow>;

/// A grant: what one endpoint is to handle, and which frames it is to throw away unhandled.
struct Order {
    NodeId endpoint;
    Instant now; ///< nothing is handled at an earlier instant
    Work work;
    std::vector<EventKey> discards;
};

/// A server's or a client's core, its clock and its counters: how an endpoint takes its turns, the
/// same in every engine. What it saves is left to the owner.
class Endpoint {
public:
    explicit Endpoint(const EndpointStart &start);

    /// Carries out a grant, whose messages it takes along, and appends a turn for each event.
    void take(Order &order, Turns &turns);

    [[nodiscard]] NodeId id() const { return m_id; }
    /// Null for clients.
    [[nodiscard]] const Raft *raft() const { return std::get_if<Raft>(&m_core); }
    /// How things stand, without an event: the turn that no event brought about.
    [[nodiscard]] Turn report(Instant at);

private:
    using Core = std::variant<Raft, Client>;

    void takeTimer(const EventKey &key, Instant at, Turns &turns);
    void takeFrame(FrameOrder &frame, Instant at, Turns &turns);
    void takeInput(EndpointInput &input, Instant at, Turns &turns);
    void takeWindow(TakeWindow &window, Instant now, Turns &turns);
    /// Steps the core and answers what it asks for, until nothing is left to do.
    template <typename Input>
    void step(Input input, const EventKey &key, Instant at, Turns &turns);
    void finish(Turn &turn, Effects &effects);

    [[nodiscard]] Instant local(Instant at) const { return at + m_clockOffset; }
    [[nodiscard]] Instant global(Instant at) const { return at - m_clockOffset; }
    [[nodiscard]] Instant nextTimer() const;

    NodeId m_id;
    Core m_core;
    Duration m_clockOffset;
    LinkCounters m_counters;
    Effects m_effects; ///< of the step at hand; here for its memory
};

} // namespace flotilla
