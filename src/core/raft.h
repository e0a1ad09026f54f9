#pragma once

#include "core/effects.h"
#include "core/key_value.h"
#include "core/options.h"

#include <map>
#include <optional>
#include <variant>
#include <vector>

namespace flotilla {

// What can happen to a server.
struct TimerDue {}; ///< the instant of nextTimer() has come
struct Received {
    MessagePtr message;
};
struct Propose { ///< a command straight into a leader's log; elsewhere nothing happens
    CommandPtr command;
};
struct TimeoutNow {};   ///< the election timer is made to fire; a leader has none
struct HeartbeatNow {}; ///< a leader sends to all peers; others do nothing
struct SetElectionTimer {
    Instant due; ///< on the server's own clock; a leader has none
};
struct Configure {
    RaftOptions options;
};
/// All that persistent() holds is on the disk, by word of the host. With announce the trace tells
/// it (persist=explicit).
struct Saved {
    bool announce = false;
};

using RaftInput = std::variant<TimerDue, Received, Propose, TimeoutNow, HeartbeatNow,
                               SetElectionTimer, Configure, Saved>;

/// Who a server is, and in what company.
struct Identity {
    NodeId self;
    NodeSet voters;         ///< the cluster's configuration
    std::uint64_t seed = 1; ///< of the run; randomized timeouts are drawn from it
};

/// A server that starts in the middle of a story (SCENARIO.md, preset).
struct Preset {
    Index commitIndex;
    bool leader = false;
};

/// One Raft server, without any I/O: step(input, now) -> effects. All instants are its own clock's.
///
/// The rules of Figure 2 stand one function each: election.cpp (§5.2, §5.4.1), replication.cpp
/// (§5.3, §5.4.2), sessions.cpp (§8).
class Raft {
public:
    Raft(const Identity &identity, const RaftOptions &options, PersistentState state, Instant now,
         const Preset &preset = {});

    /// Handles one input and adds what follows from it to the effects.
    void step(RaftInput input, Instant now, Effects &effects);

    /// When TimerDue is to be stepped: the election timer's, or a leader's next heartbeat.
    [[nodiscard]] Instant nextTimer() const;
    /// When that timer was set.
    [[nodiscard]] Instant timerSet() const { return m_timerSet; }
    [[nodiscard]] const Status &status() const { return m_status; }
    [[nodiscard]] const Log &log() const { return m_log; }
    [[nodiscard]] const RaftOptions &options() const { return m_options; }
    [[nodiscard]] PersistentState persistent() const;
    /// The leader that this server would name to a client.
    [[nodiscard]] std::optional<NodeId> knownLeader() const;
    /// Of the state that later steps depend on; of what a leader keeps by the piece, of how much
    /// there is.
    [[nodiscard]] std::uint64_t stateHash() const;

    /// The lowest index that changed since the last Saved, if any did.
    [[nodiscard]] std::optional<Index> unsavedFrom() const { return m_unsavedFrom; }
    /// The lowest index that changed since this was last asked.
    [[nodiscard]] std::optional<Index> takeChangedFrom();

private:
    struct Follower {
        std::optional<NodeId> leader;
    };
    struct Candidate {};
    struct Leader {
        /// Up to where entries were sent to each peer since its last refusal.
        std::array<Index, kMaxServers> sentIndex{};
        /// Peers whose last AppendEntries could not carry all that there was.
        NodeSet behindLimit;
        /// Uncommitted commands of client sessions: where they stand.
        std::map<std::string, std::pair<std::uint64_t, Index>> open;
        /// Who waits for the entry at an index.
        std::multimap<Index, NodeId> waiting;
    };
    using RoleState = std::variant<Follower, Candidate, Leader>;

    // election.cpp
    void startElection();
    void requestVotes();
    Verdict handle(const Message &message, const RequestVote &request);
    Verdict handle(const Message &message, const RequestVoteReply &reply);
    [[nodiscard]] bool isUpToDate(Index lastLogIndex, Term lastLogTerm) const;
    void observeTerm(Term term);
    void becomeFollower(std::optional<NodeId> leader);
    void becomeLeaderOnMajority();
    void resetElectionTimer();

    // replication.cpp
    Verdict handle(const Message &message, const AppendEntries &request);
    Verdict handle(const Message &message, const AppendEntriesReply &reply);
    Verdict storeEntries(const AppendEntries &request);
    void appendAsLeader(CommandPtr command);
    void replicateNewEntries();
    void replicateTo(NodeId peer);
    [[nodiscard]] std::vector<Entry> entriesFor(Index next) const;
    void sendHeartbeats();
    void advanceCommitIndex();
    void applyCommitted();

    // sessions.cpp
    Verdict handle(const Message &message, const ClientRequest &request);
    Verdict handle(const Message &message, const ClientReply &reply);
    std::string applyToStateMachine(Index at);
    void answerClient(NodeId client, std::uint64_t op, std::string answer);
    void redirect(NodeId client, std::uint64_t op);
    void indexOpenSessions();

    // raft.cpp
    void take(const TimerDue &);
    void take(Received &received);
    void take(const Propose &propose);
    void take(const TimeoutNow &);
    void take(const HeartbeatNow &);
    void take(const SetElectionTimer &timer);
    void take(const Configure &configure);
    void take(const Saved &saved);

    [[nodiscard]] bool isVoter() const { return m_identity.voters.contains(m_identity.self); }
    [[nodiscard]] bool holds(Rule rule) const { return !m_options.broken.contains(rule); }
    [[nodiscard]] std::size_t majority() const;
    /// An answer to what was asked in this term (§5.1).
    [[nodiscard]] bool isOfThisTerm(const Message &answer) const;
    /// What a step has to save may be answered for before it is on the disk.
    [[nodiscard]] bool answersUnsaved() const { return !holds(Rule::SaveFirst); }
    [[nodiscard]] bool isSaved() const { return !m_unsaved || answersUnsaved(); }
    /// Persistent state changed; the log too where an index is given.
    void changed(std::optional<Index> from = std::nullopt);
    void send(NodeId to, MessageBody body);
    /// For what promises persistent state: waits until that is saved.
    void sendWhenSaved(NodeId to, MessageBody body);
    void note(NoteBody body);

    Identity m_identity;
    RaftOptions m_options;
    Log m_log;
    RoleState m_role = Follower{};
    /// The paper's variables. role, lastLogIndex and lastLogTerm mirror m_role and m_log.
    Status m_status;
    Instant m_timerDue = Instant::never();
    Instant m_timerSet;

    bool m_unsaved = false;
    std::optional<Index> m_unsavedFrom;
    std::optional<Index> m_changedFrom;
    Index m_savedIndex; ///< a leader counts itself up to here only
    std::vector<MessagePtr> m_waitingForSave;

    /// The state machine's memory of a session: its last command, and the answer (§8).
    struct Session {
        std::uint64_t op = 0;
        std::string answer;
    };
    std::map<std::string, Session> m_sessions;
    KeyValueStore m_values;

    CommandPtr m_toPropose; ///< during a step only: what a client's request asks to append
    Instant m_now;
    Effects *m_effects = nullptr; ///< during a step only
};

} // namespace flotilla
