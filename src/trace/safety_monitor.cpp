#include "trace/safety_monitor.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace flotilla {

namespace {

std::string text(Index index)
{
    return std::to_string(index.value);
}

std::string text(Term term)
{
    return std::to_string(term.value);
}

bool leads(const ServerView &server)
{
    return server.up && server.status.role == Role::Leader;
}

} // namespace

std::vector<Violation> SafetyMonitor::observe(const Servers &servers, NodeId changed,
                                              std::optional<Index> changedFrom)
{
    const ServerView &server = servers[changed.value];
    const Status &status = server.status;
    Seen &before = m_seen[changed.value];
    const bool sameLife = before.up && server.up;
    const bool known = std::max(status.commitIndex, status.lastApplied)
                       == std::max(before.commitIndex, before.lastApplied);
    const bool roleIsOld = before.up == server.up && before.role == status.role
                           && before.currentTerm == status.currentTerm;
    if (roleIsOld && known && !changedFrom && status.commitIndex == before.commitIndex)
        return std::exchange(m_found, {});

    checkNothingFalls(server, before);
    if (before.up && !server.up)
        checkSaved(servers, server, before.promise);
    if (Promise &promise = before.promise;
        changedFrom && *changedFrom <= promise.acknowledged
        && server.log.hashAt(promise.acknowledged) != promise.acknowledgedHash) {
        promise.acknowledged = changedFrom->previous(); // a leader had the rest replaced
        promise.acknowledgedHash = server.log.hashAt(promise.acknowledged);
    }
    if (sameLife && leads(server) && before.role == Role::Leader
        && before.currentTerm == status.currentTerm)
        checkAppendOnly(server, before);
    if (changedFrom)
        checkLogMatching(servers, server, *changedFrom);
    if (!roleIsOld && leads(server)) {
        checkElectionSafety(servers, server);
        checkNewLeader(server);
    }
    if (!known || (changedFrom && changedFrom->value <= m_committed.size()))
        checkStateMachineSafety(server, before);
    if (server.up && status.commitIndex > before.commitIndex)
        checkCommit(servers, server, before);
    if (changedFrom || !sameLife)
        checkCommittedIsKept(servers, server, before);

    before.up = server.up;
    before.role = status.role;
    before.currentTerm = status.currentTerm;
    before.commitIndex = status.commitIndex;
    before.lastApplied = status.lastApplied;
    before.lastLogIndex = server.log.lastIndex();
    before.logHash = server.log.hash();
    return std::exchange(m_found, {});
}

/// "At most one leader can be elected in a given term" (§5.2); remembered for ever.
void SafetyMonitor::checkElectionSafety(const Servers &servers, const ServerView &leader)
{
    NodeSet &leaders = m_leaders[leader.status.currentTerm];
    if (leaders.contains(leader.id))
        return;
    leaders.forEach([&](NodeId other) {
        report("Election Safety", servers[other.value].name + " and " + leader.name
                                      + " both lead term " + text(leader.status.currentTerm));
    });
    leaders.insert(leader.id);
}

void SafetyMonitor::sent(const Servers &servers, const Message &message)
{
    Promise &promise = m_seen[message.from.value].promise;
    const auto promised = [&](std::optional<NodeId> vote) {
        if (message.term > promise.term)
            promise.vote.reset();
        promise.term = std::max(promise.term, message.term);
        if (vote && message.term == promise.term)
            promise.vote = vote;
        if (vote)
            checkOneVote(servers, message.from, message.term, *vote);
    };
    if (std::holds_alternative<RequestVote>(message.body)) {
        promised(message.from);
    } else if (const auto *vote = std::get_if<RequestVoteReply>(&message.body)) {
        if (vote->voteGranted)
            promised(message.to);
    } else if (const auto *reply = std::get_if<AppendEntriesReply>(&message.body)) {
        if (!reply->success)
            return;
        promised(std::nullopt);
        const Log &log = servers[message.from.value].log;
        if (reply->matchIndex >= promise.acknowledged && log.has(reply->matchIndex)) {
            promise.acknowledged = reply->matchIndex;
            promise.acknowledgedHash = log.hashAt(reply->matchIndex);
        }
    }
}

/// "Each server will vote for at most one candidate in a given term" (§5.2); remembered for ever.
void SafetyMonitor::checkOneVote(const Servers &servers, NodeId voter, Term term, NodeId vote)
{
    const auto [known, isNew] = m_votes[voter.value].emplace(term, vote);
    if (isNew || known->second == vote)
        return;
    report("One Vote", servers[voter.value].name + " votes for " + servers[vote.value].name
                           + " in term " + text(term) + ", and has voted for "
                           + servers[known->second.value].name + " in that term");
    known->second = vote;
}

/// "Updated on stable storage before responding to RPCs" (Figure 2, State): a crash takes back nothing
/// that was promised.
void SafetyMonitor::checkSaved(const Servers &servers, const ServerView &server,
                               const Promise &promise)
{
    const Status &disk = server.status;
    const auto told = [&](const std::string &what) {
        report("Saved Before Sent", "the disk of " + server.name + " lacks " + what);
    };
    if (disk.currentTerm < promise.term)
        told("term " + text(promise.term) + ", in which it has answered");
    else if (promise.vote && disk.currentTerm == promise.term && disk.votedFor != promise.vote)
        told("its vote for " + servers[promise.vote->value].name + " in term "
             + text(promise.term));
    if (server.log.hashAt(promise.acknowledged) != promise.acknowledgedHash)
        told("entries up to " + text(promise.acknowledged) + ", which it has acknowledged");
}

/// A command that is sent twice is executed once (§8); a session's commands have rising numbers.
void SafetyMonitor::checkAppliedOnce(const ServerView &server, Index at)
{
    const Entry &entry = server.log.at(at);
    if (!entry.fromClient())
        return;
    auto &[op, index] = m_applied[entry.command->client];
    if (entry.command->op > op)
        std::tie(op, index) = std::pair(entry.command->op, at);
    else
        report("Applied Once", "command " + std::to_string(entry.command->op) + " of "
                                   + entry.command->client + " is applied once more, as entry "
                                   + text(at) + "; its command " + std::to_string(op)
                                   + " was applied as entry " + text(index));
}

/// "A leader never overwrites or deletes entries in its log; it only appends new entries" (§5.3).
void SafetyMonitor::checkAppendOnly(const ServerView &leader, const Seen &before)
{
    if (leader.log.hashAt(before.lastLogIndex) == before.logHash)
        return;
    report("Leader Append-Only", leader.name + " leads term " + text(leader.status.currentTerm)
                                     + " and changed or lost entries up to "
                                     + text(before.lastLogIndex) + " of its own log");
}

/// "If two logs contain an entry with the same index and term, then the logs are identical in all
/// entries up through the given index" (§5.3). Told where two logs part, not for what follows from
/// it.
void SafetyMonitor::checkLogMatching(const Servers &servers, const ServerView &server, Index from)
{
    const Log &log = server.log;
    const auto matches = [&](Index at) {
        return prefixOf(at, log.termAt(at), log.hashAt(at)).hash == log.hashAt(at);
    };
    bool fits = !log.has(from.previous()) || matches(from.previous());
    for (Index at = from; log.has(at); at = at.next()) {
        const bool fitted = std::exchange(fits, matches(at));
        const Term term = log.termAt(at);
        if (fits || !fitted || !m_mismatches.emplace(at, term, log.hashAt(at)).second)
            continue;
        const std::uint64_t expected = prefixOf(at, term, 0).hash;
        const auto other = std::find_if(servers.begin(), servers.end(), [&](const ServerView &s) {
            return s.log.termAt(at) == term && s.log.hashAt(at) == expected;
        });
        report("Log Matching",
               server.name + " has an entry " + text(at) + " of term " + text(term) + ", as "
                   + (other == servers.end() ? "another server had" : other->name + " has")
                   + ", but their logs differ up to there");
    }
}

/// "If a log entry is committed in a given term, then that entry will be present in the logs of the
/// leaders for all higher-numbered terms" (§5.4): here, what was committed before this one came to
/// lead.
void SafetyMonitor::checkNewLeader(const ServerView &leader)
{
    const auto notEarlier = m_committedByTerm.lower_bound(leader.status.currentTerm);
    if (notEarlier == m_committedByTerm.begin())
        return;
    const auto &[term, committed] = *std::prev(notEarlier);
    checkLeaderHolds(leader, term, committed);
}

void SafetyMonitor::checkLeaderHolds(const ServerView &leader, Term committedIn,
                                     Committed committed)
{
    const Term term = leader.status.currentTerm;
    if (leader.log.hashAt(committed.index) == committed.hash
        || m_incompleteLeaders[term].contains(leader.id))
        return;
    m_incompleteLeaders[term].insert(leader.id);
    report("Leader Completeness", leader.name + " leads term " + text(term)
                                      + " without all entries up to " + text(committed.index)
                                      + ", which were committed by term " + text(committedIn));
}

/// "If a server has applied a log entry at a given index to its state machine, no other server will
/// ever apply a different log entry for the same index" (§5.4.3); and what is committed will be
/// applied.
void SafetyMonitor::checkStateMachineSafety(const ServerView &server, Seen &before)
{
    const Index top = std::max(server.status.commitIndex, server.status.lastApplied);
    if (top.value == 0)
        return;
    const Index shared{std::min(top.value, static_cast<std::uint32_t>(m_committed.size()))};
    const bool differs =
        (shared.value > 0 && server.log.hashAt(shared) != m_committed[shared.value - 1])
        || top > server.log.lastIndex();
    if (std::exchange(before.diverged, differs) != differs && differs)
        report("State Machine Safety",
               server.name + " takes entries up to " + text(top)
                   + " for committed that are not the ones that were committed there");
    for (Index at = shared.next(); !differs && at <= top; at = at.next()) {
        m_committed.push_back(server.log.hashAt(at));
        checkAppliedOnce(server, at);
    }
}

/// What it knows to be committed from now on has to stand on a majority, and in the logs of all who
/// lead higher terms.
void SafetyMonitor::checkCommit(const Servers &servers, const ServerView &server,
                                const Seen &before)
{
    const Index at = server.status.commitIndex;
    if (!server.log.has(at))
        return;
    if (leads(server) && before.role == Role::Leader
        && before.currentTerm == server.status.currentTerm
        && server.log.termAt(at) != server.status.currentTerm)
        report("Commit of Own Term", server.name + " leads term " + text(server.status.currentTerm)
                                         + " and commits up to entry " + text(at)
                                         + ", which is of term " + text(server.log.termAt(at)));
    const Committed committed{at, server.log.hashAt(at)};
    checkMajority(servers, server, committed);
    if (!remember(server.status.currentTerm, committed))
        return;
    for (const ServerView &other : servers)
        if (leads(other) && other.status.currentTerm > server.status.currentTerm)
            checkLeaderHolds(other, server.status.currentTerm, committed);
}

/// A server whose log lost what is committed may have been one of the majority.
void SafetyMonitor::checkCommittedIsKept(const Servers &servers, const ServerView &server,
                                         const Seen &before)
{
    const Index last{static_cast<std::uint32_t>(m_committed.size())};
    if (last.value > 0 && before.lastLogIndex >= last
        && server.log.hashAt(last) != m_committed.back())
        checkMajority(servers, server, {last, m_committed.back()});
}

bool SafetyMonitor::remember(Term knownIn, Committed committed)
{
    Committed &known = m_committedByTerm[knownIn];
    if (known.index >= committed.index)
        return false;
    known = committed;
    return true;
}

/// An entry is committed once it is stored on a majority of the servers (§5.3); those that are down
/// count with what their disks hold.
void SafetyMonitor::checkMajority(const Servers &servers, const ServerView &server,
                                  Committed committed)
{
    std::size_t holders = 0;
    std::string names;
    m_voters.forEach([&](NodeId voter) {
        const ServerView &view = servers[voter.value];
        if (view.log.hashAt(committed.index) == committed.hash) {
            ++holders;
            names += (names.empty() ? "" : ", ") + view.name;
        }
    });
    if (holders >= m_voters.size() / 2 + 1 || m_toldNoMajority == committed.index)
        return;
    m_toldNoMajority = committed.index;
    report("Commit on Majority",
           "after a turn of " + server.name + ", the committed entry " + text(committed.index)
               + " stands on " + (names.empty() ? "no voter" : names)
               + " only: " + std::to_string(holders) + " of " + std::to_string(m_voters.size()));
}

/// currentTerm "increases monotonically", and so does commitIndex until a crash (Figure 2, State).
/// A crash takes back what was not on the disk.
void SafetyMonitor::checkNothingFalls(const ServerView &server, const Seen &before)
{
    const bool crashed = before.up && !server.up;
    if (!crashed && server.status.currentTerm < before.currentTerm)
        report("Monotonic Term", "currentTerm of " + server.name + " fell from "
                                     + text(before.currentTerm) + " to "
                                     + text(server.status.currentTerm));
    if (before.up && server.up && server.status.commitIndex < before.commitIndex)
        report("Monotonic Commit", "commitIndex of " + server.name + " fell from "
                                       + text(before.commitIndex) + " to "
                                       + text(server.status.commitIndex));
}

/// The remembered prefix; where there is none yet, this one, from now on.
SafetyMonitor::Prefix &SafetyMonitor::prefixOf(Index at, Term term, std::uint64_t hash)
{
    if (m_prefixes.size() < at.value)
        m_prefixes.resize(at.value);
    Prefix *prefix = &m_prefixes[at.value - 1];
    if (prefix->hash == 0)
        *prefix = {term, hash, 0};
    while (prefix->term != term) {
        if (prefix->next == 0) {
            prefix->next = static_cast<std::uint32_t>(m_morePrefixes.size() + 1);
            m_morePrefixes.push_back({term, hash, 0});
            return m_morePrefixes.back();
        }
        prefix = &m_morePrefixes[prefix->next - 1];
    }
    return *prefix;
}

void SafetyMonitor::report(const char *property, std::string text)
{
    m_found.push_back({property, std::move(text)});
}

} // namespace flotilla
