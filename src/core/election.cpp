#include "core/hash.h"
#include "core/raft.h"

namespace flotilla {

/// "To begin an election, a follower increments its current term and transitions to candidate
/// state. It then votes for itself and issues RequestVote RPCs in parallel" (§5.2).
void Raft::startElection()
{
    if (!isVoter())
        return;
    m_status.currentTerm = m_status.currentTerm.next();
    m_status.votedFor = m_identity.self;
    m_role = Candidate{};
    m_status.role = Role::Candidate;
    m_status.votesGranted = {};
    m_status.votesGranted.insert(m_identity.self);
    m_waitingForSave.clear(); // promises of terms that are over
    changed();
    resetElectionTimer();
    note(NoteTimeout{});
    requestVotes();
}

void Raft::requestVotes()
{
    m_identity.voters.forEach([&](NodeId peer) {
        if (peer != m_identity.self)
            sendWhenSaved(peer, RequestVote{m_log.lastIndex(), m_log.lastTerm()});
    });
}

/// "1. Reply false if term < currentTerm (§5.1). 2. If votedFor is null or candidateId, and
/// candidate's log is at least as up-to-date as receiver's log, grant vote (§5.2, §5.4)" (Figure 2,
/// RequestVote).
Verdict Raft::handle(const Message &message, const RequestVote &request)
{
    const auto refuse = [&](Verdict why) {
        send(message.from, RequestVoteReply{false});
        return why;
    };
    if (message.term < m_status.currentTerm)
        return refuse(Verdict::StaleTerm);
    if (m_status.votedFor && *m_status.votedFor != message.from && holds(Rule::OneVote))
        return refuse(Verdict::AlreadyVoted);
    if (!isUpToDate(request.lastLogIndex, request.lastLogTerm))
        return refuse(Verdict::LogBehind);
    if (m_status.votedFor != message.from) {
        m_status.votedFor = message.from;
        changed();
    }
    if (!std::holds_alternative<Leader>(m_role))
        resetElectionTimer();
    sendWhenSaved(message.from, RequestVoteReply{true});
    return Verdict::Granted;
}

Verdict Raft::handle(const Message &message, const RequestVoteReply &reply)
{
    const bool awaited = std::holds_alternative<Candidate>(m_role) && isOfThisTerm(message)
                         && m_identity.voters.contains(message.from);
    if (!awaited)
        return Verdict::NotExpected;
    if (reply.voteGranted)
        m_status.votesGranted.insert(message.from);
    return Verdict::Plain;
}

/// "If the logs have last entries with different terms, then the log with the later term is more
/// up-to-date. If the logs end with the same term, then whichever log is longer is more up-to-date"
/// (§5.4.1).
bool Raft::isUpToDate(Index lastLogIndex, Term lastLogTerm) const
{
    if (!holds(Rule::UpToDate))
        return true;
    if (lastLogTerm != m_log.lastTerm())
        return lastLogTerm > m_log.lastTerm();
    return lastLogIndex >= m_log.lastIndex();
}

/// "If RPC request or response contains term T > currentTerm: set currentTerm = T, convert to
/// follower" (Figure 2, All Servers, §5.1).
void Raft::observeTerm(Term term)
{
    if (term <= m_status.currentTerm)
        return;
    m_status.currentTerm = term;
    m_status.votedFor.reset();
    m_waitingForSave.clear(); // promises of terms that are over
    changed();
    becomeFollower(std::nullopt);
}

/// A deposed leader starts an election timer; a candidate's runs on, for it has heard no leader.
void Raft::becomeFollower(std::optional<NodeId> leader)
{
    const bool led = std::holds_alternative<Leader>(m_role);
    if (std::holds_alternative<Candidate>(m_role)) // who is none asks for no votes
        m_waitingForSave.clear();
    m_role = Follower{leader};
    m_status.role = Role::Follower;
    m_status.votesGranted = {};
    m_status.peers = {};
    m_status.nextIndex = {};
    m_status.matchIndex = {};
    if (led)
        resetElectionTimer();
}

/// "If votes received from majority of servers: become leader" (Figure 2, Candidates). Its own vote
/// counts once it is on the disk.
void Raft::becomeLeaderOnMajority()
{
    if (!std::holds_alternative<Candidate>(m_role) || !isSaved()
        || m_status.votesGranted.size() < majority())
        return;
    m_role = Leader{};
    m_status.role = Role::Leader;
    m_status.votesGranted = {};
    // "Reinitialized after election: nextIndex to leader last log index + 1, matchIndex to 0."
    m_identity.voters.forEach([&](NodeId peer) {
        if (peer == m_identity.self)
            return;
        m_status.peers.insert(peer);
        m_status.nextIndex[peer.value] = m_log.lastIndex().next();
        m_status.matchIndex[peer.value] = {};
    });
    indexOpenSessions();
    note(NoteBecameLeader{});
    // "A blank no-op entry into the log at the start of its term" (§8).
    if (m_options.noop && holds(Rule::Noop))
        appendAsLeader(nullptr);
    // "Upon election: send initial empty AppendEntries RPCs (heartbeat) to each server" (§5.2).
    sendHeartbeats();
}

/// "Election timeouts are chosen randomly from a fixed interval" (§5.2): a fresh draw for every
/// wait.
void Raft::resetElectionTimer()
{
    m_timerSet = m_now;
    if (!isVoter()) {
        m_timerDue = Instant::never();
        return;
    }
    const std::uint64_t draw = hashOf(m_identity.seed, Draw::ElectionTimeout, m_identity.self.value,
                                      m_status.currentTerm.value, m_now.micros);
    const Duration most =
        holds(Rule::RandomTimeouts) ? m_options.electionTimeoutMax : m_options.electionTimeoutMin;
    m_timerDue = m_now + Duration{scaled(draw, m_options.electionTimeoutMin.micros, most.micros)};
}

} // namespace flotilla
