#include "core/raft.h"

#include "core/hash.h"
#include "core/invariant.h"

#include <algorithm>

namespace flotilla {

const char *roleName(Role role)
{
    switch (role) {
    case Role::Follower:
        return "Follower";
    case Role::Candidate:
        return "Candidate";
    case Role::Leader:
        return "Leader";
    }
    return "";
}

Raft::Raft(const Identity &identity, const RaftOptions &options, PersistentState state, Instant now,
           const Preset &preset)
    : m_identity(identity), m_options(options), m_log(std::move(state.log)), m_now(now)
{
    m_status.currentTerm = state.currentTerm;
    m_status.votedFor = state.votedFor;
    m_status.lastLogIndex = m_savedIndex = m_log.lastIndex();
    m_status.lastLogTerm = m_log.lastTerm();
    m_status.commitIndex = m_status.lastApplied = preset.commitIndex;
    for (Index at{1}; at <= preset.commitIndex; at = at.next())
        applyToStateMachine(at);

    if (!preset.leader) {
        resetElectionTimer();
        return;
    }
    m_role = Leader{};
    m_status.role = Role::Leader;
    m_identity.voters.forEach([&](NodeId peer) {
        if (peer != m_identity.self) {
            m_status.peers.insert(peer);
            m_status.nextIndex[peer.value] = m_log.lastIndex().next();
        }
    });
    indexOpenSessions();
    m_timerSet = now;
    m_timerDue = now + m_options.heartbeat;
}

void Raft::step(RaftInput input, Instant now, Effects &effects)
{
    m_now = now;
    m_effects = &effects;
    std::visit([this](auto &what) { take(what); }, input);

    // What follows from any input: these depend on state alone, whatever brought it about.
    becomeLeaderOnMajority();
    advanceCommitIndex();
    applyCommitted();
    // A leader's answers to what it just heard, with the commitIndex that it now has: new entries,
    // or entries for a log that has been told to fit.
    if (m_options.replicate == Replicate::Eager
        && (std::holds_alternative<Received>(input) || std::holds_alternative<Propose>(input)))
        replicateNewEntries();

    // Who answers unsaved, saves when its own timer fires.
    const bool ownTimer = std::holds_alternative<TimerDue>(input)
                          || std::holds_alternative<TimeoutNow>(input)
                          || std::holds_alternative<HeartbeatNow>(input);
    effects.save = m_unsaved && (ownTimer || !answersUnsaved());
    m_effects = nullptr;
}

void Raft::take(const TimerDue &)
{
    if (std::holds_alternative<Leader>(m_role))
        sendHeartbeats();
    else
        startElection();
}

void Raft::take(Received &received)
{
    const Message &message = *received.message;
    observeTerm(message.term);
    const Verdict verdict =
        std::visit([&](const auto &body) { return handle(message, body); }, message.body);
    note(NoteReceived{std::move(received.message), verdict}); // message lives on in the note
    if (m_toPropose)
        appendAsLeader(std::exchange(m_toPropose, nullptr));
}

void Raft::take(const Propose &propose)
{
    if (!std::holds_alternative<Leader>(m_role))
        return;
    appendAsLeader(propose.command);
}

void Raft::take(const TimeoutNow &)
{
    if (!std::holds_alternative<Leader>(m_role))
        startElection();
}

void Raft::take(const HeartbeatNow &)
{
    if (std::holds_alternative<Leader>(m_role))
        sendHeartbeats();
}

void Raft::take(const SetElectionTimer &timer)
{
    if (std::holds_alternative<Leader>(m_role) || !isVoter())
        return;
    m_timerSet = m_now;
    m_timerDue = timer.due;
}

void Raft::take(const Configure &configure)
{
    const RaftOptions before = m_options;
    m_options = configure.options;
    if (m_options.broken != before.broken)
        changed(); // what has to be on the disk may be another
    const bool leads = std::holds_alternative<Leader>(m_role);
    if (leads && m_options.heartbeat != before.heartbeat)
        m_timerDue = std::max(m_now, m_timerSet + m_options.heartbeat);
    if (!leads
        && (m_options.electionTimeoutMin != before.electionTimeoutMin
            || m_options.electionTimeoutMax != before.electionTimeoutMax))
        resetElectionTimer();
}

void Raft::take(const Saved &saved)
{
    m_unsaved = false;
    m_unsavedFrom.reset();
    m_savedIndex = m_log.lastIndex();
    if (saved.announce)
        note(NotePersisted{});
    for (MessagePtr &message : m_waitingForSave)
        m_effects->sends.push_back(std::move(message));
    m_waitingForSave.clear();
}

Instant Raft::nextTimer() const
{
    return m_timerDue;
}

/// What is to be on the disk: without a term there is none that a vote could be of.
PersistentState Raft::persistent() const
{
    const bool keepsTerm = holds(Rule::PersistTerm);
    const bool keepsVote = keepsTerm && holds(Rule::PersistVote);
    return {keepsTerm ? m_status.currentTerm : m_log.lastTerm(),
            keepsVote ? m_status.votedFor : std::nullopt, m_log};
}

std::size_t Raft::majority() const
{
    const std::size_t half = m_identity.voters.size() / 2;
    return holds(Rule::Majority) ? half + 1 : std::max<std::size_t>(half, 1);
}

bool Raft::isOfThisTerm(const Message &answer) const
{
    return answer.term == m_status.currentTerm || !holds(Rule::IgnoreStale);
}

std::optional<NodeId> Raft::knownLeader() const
{
    return std::visit(Overload{
                          [](const Follower &follower) { return follower.leader; },
                          [](const Candidate &) { return std::optional<NodeId>(); },
                          [this](const Leader &) { return std::optional(m_identity.self); },
                      },
                      m_role);
}

std::optional<Index> Raft::takeChangedFrom()
{
    return std::exchange(m_changedFrom, std::nullopt);
}

std::uint64_t Raft::stateHash() const
{
    const auto vote = m_status.votedFor ? m_status.votedFor->value : 0xffU;
    const auto leader = knownLeader();
    std::uint64_t h =
        hashOf(m_status.currentTerm.value, vote, m_status.role, m_status.commitIndex.value,
               m_status.lastApplied.value, m_log.hash(), m_log.lastIndex().value,
               m_status.votesGranted.bits(), leader ? leader->value : 0xffU, m_timerDue.micros,
               m_savedIndex.value, m_unsaved, m_waitingForSave.size(), m_sessions.size());
    m_status.peers.forEach([&](NodeId peer) {
        h = combine(h, m_status.nextIndex[peer.value].value
                           + (std::uint64_t{m_status.matchIndex[peer.value].value} << 32));
    });
    if (const auto *leads = std::get_if<Leader>(&m_role))
        h = hashOf(h, leads->behindLimit.bits(), leads->open.size(), leads->waiting.size());
    return h;
}

void Raft::changed(std::optional<Index> from)
{
    m_unsaved = true;
    if (!from)
        return;
    m_status.lastLogIndex = m_log.lastIndex();
    m_status.lastLogTerm = m_log.lastTerm();
    if (!m_unsavedFrom || *from < *m_unsavedFrom)
        m_unsavedFrom = from;
    if (!m_changedFrom || *from < *m_changedFrom)
        m_changedFrom = from;
    if (m_savedIndex >= *from)
        m_savedIndex = from->previous();
}

void Raft::send(NodeId to, MessageBody body)
{
    m_effects->sends.push_back(std::make_shared<const Message>(
        Message{m_identity.self, to, m_status.currentTerm, std::move(body)}));
}

void Raft::sendWhenSaved(NodeId to, MessageBody body)
{
    if (isSaved()) {
        send(to, std::move(body));
        return;
    }
    m_waitingForSave.push_back(std::make_shared<const Message>(
        Message{m_identity.self, to, m_status.currentTerm, std::move(body)}));
}

void Raft::note(NoteBody body)
{
    m_effects->notes.push_back({std::move(body), m_status});
}

} // namespace flotilla
