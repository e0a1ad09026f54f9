#include "core/invariant.h"
#include "core/raft.h"

#include <algorithm>

namespace flotilla {

/// The receiver's five rules of AppendEntries (Figure 2, §5.3).
Verdict Raft::handle(const Message &message, const AppendEntries &request)
{
    // "1. Reply false if term < currentTerm (§5.1)."
    if (message.term < m_status.currentTerm) {
        send(message.from, AppendEntriesReply{});
        return Verdict::StaleTerm;
    }
    if (std::holds_alternative<Leader>(m_role))
        return Verdict::Contradiction; // two leaders of one term: no Raft server sends this
    // "If AppendEntries RPC received from new leader: convert to follower" (Figure 2, Candidates).
    becomeFollower(message.from);
    if (holds(Rule::HeartbeatReset))
        resetElectionTimer();

    // "2. Reply false if log doesn't contain an entry at prevLogIndex whose term matches
    // prevLogTerm." The reply tells "the term of the conflicting entry and the first index it
    // stores for that term".
    if (request.prevLogIndex > m_log.lastIndex()) {
        send(message.from, AppendEntriesReply{false, {}, Conflict{m_log.lastIndex().next(), {}}});
        return Verdict::NoSuchEntry;
    }
    if (const Term own = m_log.termAt(request.prevLogIndex);
        own != request.prevLogTerm && holds(Rule::PrevLogTerm)) {
        const Index first = m_log.firstIndexOfTermAt(request.prevLogIndex);
        send(message.from, AppendEntriesReply{false, {}, Conflict{first, own}});
        return Verdict::TermMismatch;
    }

    const Verdict verdict = storeEntries(request);
    if (verdict == Verdict::Contradiction)
        return verdict;
    // "5. If leaderCommit > commitIndex, set commitIndex = min(leaderCommit, index of last new
    // entry)": the min first, then only forward, or a short batch would take it back.
    const Index lastNew = request.prevLogIndex.plus(request.entries.size());
    const Index most = holds(Rule::LastNewEntry) ? lastNew : m_log.lastIndex();
    m_status.commitIndex = std::max(m_status.commitIndex, std::min(request.leaderCommit, most));
    const Index checked = holds(Rule::AckChecked) ? lastNew : m_log.lastIndex();
    sendWhenSaved(message.from, AppendEntriesReply{true, checked, std::nullopt});
    return verdict;
}

/// "3. If an existing entry conflicts with a new one (same index but different terms), delete the
/// existing entry and all that follow it. 4. Append any new entries not already in the log."
Verdict Raft::storeEntries(const AppendEntries &request)
{
    std::size_t known = 0;
    Index at = request.prevLogIndex.next();
    while (holds(Rule::KeepMatching) && known < request.entries.size() && m_log.has(at)
           && m_log.termAt(at) == request.entries[known].term) {
        ++known;
        at = at.next();
    }
    if (known == request.entries.size())
        return Verdict::Plain;
    const bool conflicts = m_log.has(at);
    if (conflicts && at <= m_status.commitIndex && m_options.broken.empty())
        return Verdict::Contradiction; // what is committed is never cut (§5.4)
    if (conflicts)
        m_log.truncateFrom(at);
    for (; known < request.entries.size(); ++known)
        m_log.append(request.entries[known]);
    changed(at);
    return conflicts ? Verdict::Replaced : Verdict::Appended;
}

/// "If successful: update nextIndex and matchIndex for follower. If AppendEntries fails because of
/// log inconsistency: decrement nextIndex and retry" (Figure 2, Leaders, §5.3), by a whole term at
/// once.
Verdict Raft::handle(const Message &message, const AppendEntriesReply &reply)
{
    auto *leader = std::get_if<Leader>(&m_role);
    const NodeId peer = message.from;
    if (!leader || !isOfThisTerm(message) || !m_status.peers.contains(peer)
        || reply.matchIndex > m_log.lastIndex())
        return Verdict::NotExpected;
    Index &nextIndex = m_status.nextIndex[peer.value];
    Index &matchIndex = m_status.matchIndex[peer.value];

    if (reply.success) {
        matchIndex = std::max(matchIndex, reply.matchIndex);
        nextIndex = std::max(nextIndex, matchIndex.next());
        leader->sentIndex[peer.value] = std::max(leader->sentIndex[peer.value], matchIndex);
        return Verdict::Plain;
    }
    // "The leader can decrement nextIndex to bypass all of the conflicting entries in that term"
    // (§5.3): to just after its own last entry of that term, where it has one.
    Index back = nextIndex.previous();
    if (reply.conflict) {
        const Index own = m_log.lastIndexOfTerm(reply.conflict->term);
        back = own.value > 0 ? std::min(own.next(), back) : reply.conflict->index;
    }
    back = std::max(back, matchIndex.next());
    if (back >= nextIndex)
        return Verdict::NotExpected; // an answer to a question of the past
    nextIndex = back;
    leader->sentIndex[peer.value] = back.previous();
    return Verdict::Plain;
}

/// "If command received from client: append entry to local log" (Figure 2, Leaders, §5.3).
void Raft::appendAsLeader(CommandPtr command)
{
    const Index at = m_log.lastIndex().next();
    m_log.append({m_status.currentTerm, std::move(command)});
    changed(at);
    note(NoteProposed{at});
}

/// Sends what each peer has not been sent yet; what did not fit waits for the answer to what did.
void Raft::replicateNewEntries()
{
    const auto *leader = std::get_if<Leader>(&m_role);
    if (!leader)
        return;
    m_status.peers.forEach([&](NodeId peer) {
        const Index sent = leader->sentIndex[peer.value];
        const Index next = m_status.nextIndex[peer.value];
        const bool waits = sent >= next && leader->behindLimit.contains(peer);
        if (m_log.lastIndex() > sent && m_log.has(next) && !waits)
            replicateTo(peer);
    });
}

/// "If last log index >= nextIndex for a follower: send AppendEntries RPC with log entries starting
/// at nextIndex" (Figure 2, Leaders); without any it is a heartbeat.
void Raft::replicateTo(NodeId peer)
{
    auto &leader = std::get<Leader>(m_role);
    const Index next = m_status.nextIndex[peer.value];
    const Index prev = next.previous();
    std::vector<Entry> entries = entriesFor(next);
    const Index last = prev.plus(entries.size());
    Index &sent = leader.sentIndex[peer.value];
    sent = std::max(sent, last);
    if (last < m_log.lastIndex())
        leader.behindLimit.insert(peer);
    else
        leader.behindLimit.erase(peer);
    send(peer, AppendEntries{prev, m_log.termAt(prev), std::move(entries), m_status.commitIndex});
}

/// What one AppendEntries carries: at most maxEntries, at most kMaxAppendBytes, with splitTerms of
/// one term only.
std::vector<Entry> Raft::entriesFor(Index next) const
{
    std::vector<Entry> entries = m_log.slice(next, m_options.maxEntries);
    std::size_t bytes = 0;
    const auto end = std::find_if(entries.begin(), entries.end(), [&](const Entry &entry) {
        bytes += entry.value().size();
        return (bytes > kMaxAppendBytes && &entry != &entries.front())
               || (m_options.splitTerms && entry.term != entries.front().term);
    });
    entries.erase(end, entries.end());
    return entries;
}

/// "Repeat during idle periods to prevent election timeouts" (§5.2). A heartbeat also carries again
/// what was sent and not answered.
void Raft::sendHeartbeats()
{
    m_timerSet = m_now;
    m_timerDue = m_now + m_options.heartbeat;
    m_status.peers.forEach([this](NodeId peer) { replicateTo(peer); });
}

/// "If there exists an N such that N > commitIndex, a majority of matchIndex[i] >= N, and
/// log[N].term == currentTerm: set commitIndex = N" (Figure 2, §5.3, §5.4).
void Raft::advanceCommitIndex()
{
    if (!std::holds_alternative<Leader>(m_role))
        return;
    std::array<Index, kMaxServers> matches{};
    std::size_t count = 0;
    m_status.peers.forEach(
        [&](NodeId peer) { matches[count++] = m_status.matchIndex[peer.value]; });
    if (isVoter())
        matches[count++] = isSaved() ? m_log.lastIndex() : m_savedIndex; // itself
    if (count < majority())
        return;
    const auto end = matches.begin() + static_cast<std::ptrdiff_t>(count);
    const auto nth = matches.begin() + static_cast<std::ptrdiff_t>(majority() - 1);
    std::nth_element(matches.begin(), nth, end, std::greater<>());
    const Index onMajority = *nth;
    if (onMajority <= m_status.commitIndex
        || (m_log.termAt(onMajority) != m_status.currentTerm && holds(Rule::CurrentTermCommit)))
        return;
    const Index before = std::exchange(m_status.commitIndex, onMajority);
    note(NoteCommitted{before});
}

/// "If commitIndex > lastApplied: increment lastApplied, apply log[lastApplied] to state machine"
/// (Figure 2, All Servers, §5.3).
void Raft::applyCommitted()
{
    while (m_status.lastApplied < m_status.commitIndex) {
        m_status.lastApplied = m_status.lastApplied.next();
        const Index at = m_status.lastApplied;
        const Entry &entry = m_log.at(at);
        note(NoteApplied{at});
        if (!entry.fromClient())
            continue;
        const std::string answer = applyToStateMachine(at);
        auto *leader = std::get_if<Leader>(&m_role);
        if (!leader)
            continue;
        // Only this command is open no more: the session may have sent a later one.
        if (const auto open = leader->open.find(entry.command->client);
            open != leader->open.end() && open->second.second == at)
            leader->open.erase(open);
        const auto [first, last] = leader->waiting.equal_range(at);
        for (auto waiting = first; waiting != last; ++waiting)
            answerClient(waiting->second, entry.command->op, answer);
        leader->waiting.erase(first, last);
    }
}

} // namespace flotilla
