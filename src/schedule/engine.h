#pragma once

#include "core/result.h"
#include "schedule/action.h"
#include "schedule/endpoint.h"
#include "schedule/engine_state.h"
#include "schedule/ledger_model.h"
#include "schedule/schedule.h"
#include "schedule/setup.h"
#include "trace/event.h"
#include "trace/safety_monitor.h"
#include "trace/timeline.h"
#include "trace/view.h"

#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace flotilla {

class TimelineRecorder;
struct RunFacts;

/// What the schedule holds next.
struct Upcoming {
    EventKey key;
    std::uint32_t messageId = 0; ///< of a frame
    MessagePtr message;          ///< of a frame
};

/// What an action returned.
struct ActionResult {
    std::optional<Index> index; ///< of a Propose
    std::optional<Term> term;
};

/// How turns are granted: one event at a time, or in windows that all endpoints work through side
/// by side. Both give the same trace.
enum class Grant { Step, Window };

/// A run in virtual time: applies actions, lets events happen, knows what has happened.
///
/// All of virtual time is here; where an endpoint's turn is really taken is left to a subclass: in
/// this thread (PureEngine), or on threads and sockets (Cluster).
class Engine : private EngineState {
public:
    explicit Engine(RunSetup setup);
    /// A run that goes on from where another one stood; start() brings its endpoints up as they were.
    explicit Engine(EngineState state);
    virtual ~Engine();
    Engine(const Engine &) = delete;
    Engine &operator=(const Engine &) = delete;

    /// Gets every message of what happens from now on; it must outlive the engine.
    void addSink(TraceSink *sink);
    void setGrant(Grant grant) { m_grant = grant; }
    /// Keeps the whole run from its start on, so that it can be gone back to; before start(). before: of
    /// the run that this one goes on from, so that its past stays.
    void keepTimeline(Timeline before = {});

    /// Brings the endpoints up and writes the header. Once, before anything else. Where a run goes on,
    /// the header tells how it stands there.
    Result<Done> start();

    /// Does something now: after the events that have been handled, before all others.
    Result<ActionResult> act(const Action &action);
    /// Handles every event before an instant, and moves the time there.
    Result<Done> run(Instant until);
    /// Handles one event, if one is due before that instant; false: none is.
    Result<bool> step(Instant before = Instant::never());

    [[nodiscard]] Instant now() const { return m_now; }
    /// Turns handled since the last action or since the time was last moved without one: what a
    /// recording needs to place an action among the events of one instant.
    [[nodiscard]] std::uint64_t turnsAtThisInstant() const { return m_turnsHere; }
    [[nodiscard]] std::uint64_t turns() const { return m_turns; }
    /// The next turn; none where nothing at all is scheduled.
    [[nodiscard]] std::optional<Upcoming> upcoming() const;
    /// At most count coming turns as they stand now, in order.
    [[nodiscard]] std::vector<Upcoming> upcoming(std::size_t count) const;

    [[nodiscard]] const RunSetup &setup() const { return m_setup; }
    [[nodiscard]] const Names &names() const { return m_names; }
    [[nodiscard]] NodeSet voters() const { return m_setup.voters; }
    [[nodiscard]] const ServerView &server(NodeId id) const { return m_servers[id.value]; }
    [[nodiscard]] const std::vector<ServerView> &servers() const { return m_servers; }
    [[nodiscard]] const std::vector<ClientView> &clients() const { return m_clients; }
    [[nodiscard]] const RaftOptions &optionsOf(NodeId server) const;
    /// Those that some server breaks.
    [[nodiscard]] RuleSet brokenRules() const;
    [[nodiscard]] const LedgerModel &ledger() const { return m_ledger; }
    [[nodiscard]] const LinkTable &links() const { return m_links; }
    /// In the order of sending.
    [[nodiscard]] std::vector<MessageView> inFlight() const;
    [[nodiscard]] std::size_t inFlightCount() const;
    /// Messages sent so far by servers and clients.
    [[nodiscard]] std::uint64_t sentCount() const { return m_sent; }
    /// Of those, how many were lost, and how many the network made a second time.
    [[nodiscard]] std::uint64_t lostCount() const { return m_lostCount; }
    [[nodiscard]] std::uint64_t duplicatedCount() const { return m_duplicated; }
    [[nodiscard]] ClusterView view() const;
    /// All that has happened, where it is kept; a value that other threads may read.
    [[nodiscard]] Timeline timeline() const;
    /// Safety properties that were seen not to hold.
    [[nodiscard]] const std::vector<Violation> &violations() const { return m_violations; }
    /// A number for the whole run so far: every turn's key, state and messages.
    [[nodiscard]] std::uint64_t runHash() const { return m_runHash; }
    using RecordedAction = flotilla::RecordedAction;
    /// Everything that was done, for the recording.
    [[nodiscard]] const std::vector<RecordedAction> &recording() const { return m_recording; }
    /// Where the run stands.
    [[nodiscard]] RunPlace place() const { return state().place(); }

protected:
    /// All of the run but its endpoints; between two calls only.
    [[nodiscard]] const EngineState &state() const { return *this; }
    [[nodiscard]] bool isRestored() const { return m_isRestored; }
    [[nodiscard]] EndpointStart serverStart(NodeId id, const Preset &preset, bool first) const;
    /// What a server's disk holds.
    [[nodiscard]] PersistentState diskOf(NodeId server) const;
    /// The messages under way whose bytes a receiver holds or awaits, each once, in the order in which
    /// their link carries them.
    [[nodiscard]] std::vector<Flight> bytesInFlight() const;
    /// How many messages an endpoint has sent to each other.
    [[nodiscard]] const LinkCounters &countersOf(NodeId id) const { return m_counters[id.value]; }
    /// The virtual network as it is now, to be handed to other threads.
    [[nodiscard]] std::shared_ptr<const LinkTable> linksToTell();

    struct SaveFailure {
        NodeId server;
        Error error;
    };
    struct RoundResult {
        Turns turns; ///< each endpoint's in order; the endpoints' in any
        std::vector<SaveFailure> failures;
    };

    // What a subclass does for the engine; each call returns when all of it has happened.

    /// A server or client comes up: at the start, when it is created, or again after a crash.
    virtual Result<Done> bringUp(const EndpointStart &start) = 0;
    /// All endpoints of a run that goes on come up as they stood, those that were down stay so; nothing
    /// where they were made so.
    virtual Result<Done> bringBack() { return Done{}; }
    /// A crash: the endpoint forgets all that is not on its disk.
    virtual Result<Done> takeDown(NodeId server) = 0;
    /// The orders may be taken apart.
    virtual Result<Done> takeTurns(std::vector<Order> &orders, RoundResult &round) = 0;
    /// Rows that a round added to the ledger, before anything else happens.
    virtual Result<Done> writeLedger(const std::vector<LedgerRow> &rows) = 0;
    /// A server that failed to save has been taken for crashed.
    virtual void saveFailed(const SaveFailure &failure) = 0;

    // For whoever runs beside: called at the end of the start, after an action, after each
    // scheduled turn in the order of the trace, and after the time was moved on.
    virtual Result<Done> started() { return Done{}; }
    virtual void acted(const Action &) {}
    virtual void turnRecorded(const Turn &) {}
    virtual void timeMoved(Instant) {}

private:
    // engine.cpp
    [[nodiscard]] TraceHeader header() const;
    [[nodiscard]] EndpointStart clientStart(NodeId id) const;
    [[nodiscard]] std::uint64_t firstOpOf(const std::string &client) const;
    Result<Done> raise(const EndpointStart &start);
    Result<Done> startAgain();
    void moveTo(Instant at);
    Result<Done> runWindow(Instant until);
    std::optional<Schedule::Due> takeLost(Instant before);
    [[nodiscard]] std::optional<DropReason> lossOnArrival(const Flight &flight) const;
    FrameOrder frameOrder(const Schedule::Due &due);
    /// Has the turns of m_orders taken and records them among m_frames, in the order of their keys.
    Result<Done> carryOut(bool scheduled);
    void order(NodeId endpoint, Work work);
    /// One endpoint's turn within an action.
    Result<Done> carryOutAlone(NodeId endpoint, Work work, std::optional<Schedule::Due> frame = {});
    void crashOnFailedSave(const SaveFailure &failure);
    Result<Done> flushLedger();

    // engine_record.cpp: what a turn means for the run
    void record(const Turn &turn, std::uint32_t messageId, bool scheduled);
    void recordFacts(const Turn &turn, const ServerFacts &facts);
    void recordNote(const Turn &turn, const Note &note, std::uint32_t messageId);
    void offerToLedger(NodeId leader, const Status &status, Index from, Index to);
    void dispatch(NodeId from, const Sending &sending, const Status *status);
    void loseOnArrival(const Schedule::Due &due);
    void lose(Schedule::Handle handle, DropReason reason);
    void watchCalls(const Turn &turn);
    void watchSafety(NodeId server, std::optional<Index> changedFrom);
    void violated(Violation violation);
    void tell(NodeId node, const Status *status, EventBody body);
    void keepTurn(const Turn &turn, std::uint32_t messageId, bool scheduled);
    void keepSending(const Flight &flight, bool lost);
    void keepAction();
    [[nodiscard]] RunFacts runFacts() const;

    // engine_actions.cpp, engine_network.cpp, engine_settle.cpp: one function a verb
    Result<ActionResult> apply(const act::Set &set);
    Result<ActionResult> apply(const act::CreateServer &create);
    Result<ActionResult> apply(const act::AddClient &add);
    Result<ActionResult> apply(const act::Advance &advance);
    Result<ActionResult> apply(const act::Timeout &timeout);
    Result<ActionResult> apply(const act::Heartbeat &heartbeat);
    Result<ActionResult> apply(const act::Timers &timers);
    Result<ActionResult> apply(const act::Net &net);
    Result<ActionResult> apply(const act::NetLink &link);
    Result<ActionResult> apply(const act::SetLink &link);
    Result<ActionResult> apply(const act::Isolate &isolate);
    Result<ActionResult> apply(const act::Heal &heal);
    Result<ActionResult> apply(const act::Partition &partition);
    Result<ActionResult> apply(const act::DeliverAll &deliver);
    Result<ActionResult> apply(const act::DeliverRound &deliver);
    Result<ActionResult> apply(const act::Deliver &deliver);
    Result<ActionResult> apply(const act::Drop &drop);
    Result<ActionResult> apply(const act::Duplicate &duplicate);
    Result<ActionResult> apply(const act::Delay &delay);
    Result<ActionResult> apply(const act::Inject &inject);
    Result<ActionResult> apply(const act::Crash &crash);
    Result<ActionResult> apply(const act::Restart &restart);
    Result<ActionResult> apply(const act::Pause &pause);
    Result<ActionResult> apply(const act::Resume &resume);
    Result<ActionResult> apply(const act::Persist &persist);
    Result<ActionResult> apply(const act::Propose &propose);
    Result<ActionResult> apply(const act::Submit &submit);
    Result<ActionResult> apply(const act::Settle &settle);
    /// The way back from an action that can't be done now; it leaves no trace.
    [[nodiscard]] std::optional<Error> whyNot(const Action &action) const;
    /// Tells and records the action at hand, once: with the first that comes of it.
    void tellAction();
    [[nodiscard]] std::optional<Error> mustBeUp(NodeId server, const char *verb) const;
    [[nodiscard]] std::optional<Error> mustBeAwake(NodeId server, const char *verb) const;

    Result<Done> input(NodeId endpoint, EndpointInput what);
    Result<Done> fireTimers(NodeId endpoint);
    Result<Done> deliver(Schedule::Handle handle);
    Result<Done> deliverRound();
    [[nodiscard]] std::vector<Schedule::Handle> matching(const Match &match) const;
    LinkTable &changeLinks();
    void setLinks(NodeId server, bool up);
    void afterCrash(NodeId server);
    Result<Done> settleRound();
    [[nodiscard]] bool isSettled() const;

    Grant m_grant = Grant::Window;
    std::shared_ptr<const LinkTable> m_linksToTell; ///< a copy of m_links; none after a change
    std::vector<TraceSink *> m_sinks;
    Timeline m_before;                            ///< until start()
    std::unique_ptr<TimelineRecorder> m_recorder; ///< null: the run is not kept
    bool m_isRestored = false;                    ///< it goes on from where a run stood

    std::array<std::vector<EventKey>, kEndpoints> m_discards;
    std::uint32_t m_injected = 0; ///< the id of the made-up message that is being handled
    // The round at hand; here for their memory.
    std::vector<Order> m_orders;
    std::vector<Schedule::Due> m_frames; ///< those that it handles or loses, in key order
    RoundResult m_round;
    std::vector<LedgerRow> m_newRows;
    Action m_action; ///< at hand, or the last one
    bool m_isTold = true;
    bool m_saveHasFailed = false;  ///< since the action at hand began
    std::optional<Error> m_broken; ///< a round that was not carried out; nothing can follow it
};

} // namespace flotilla
