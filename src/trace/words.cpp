#include "trace/words.h"

#include <algorithm>
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

/// "entry 7" or "entries 7 to 9".
std::string entriesWords(Index first, Index last)
{
    return first == last ? "entry " + text(first) : "entries " + text(first) + " to " + text(last);
}

} // namespace

void Words::begin(const TraceHeader &header)
{
    m_voters = header.voters;
    m_known = {};
    for (const TraceHeader::Server &server : header.servers)
        m_known[server.id.value].status = server.status;
}

std::optional<FeedLine> Words::describe(const Event &event, const Names &names)
{
    static const Status none;
    m_names = &names;
    m_node = event.node;
    m_now = event.status;
    m_before = m_node.isServer() ? &m_known[m_node.value].status : &none;
    Line said = std::visit([this](const auto &what) { return say(what); }, event.body);

    std::optional<FeedLine> line;
    if (said) {
        line = FeedLine{event.seq, event.at, m_node, {}, said->kind, name(m_node), said->text};
        if (m_now)
            line->term = m_now->currentTerm;
        else if (m_node.isServer())
            line->term = m_before->currentTerm;
        if (line->subject.empty())
            line->subject = said->kind == FeedKind::Act ? "you" : "Safety:";
    }
    remember(event);
    return line;
}

void Words::remember(const Event &event)
{
    if (!event.node.isServer() || !event.status)
        return;
    Known &known = m_known[event.node.value];
    if (event.status->role == Role::Candidate)
        known.votesGranted = event.status->votesGranted;
    const auto *receive = std::get_if<what::Receive>(&event.body);
    const bool fromLeader = receive && std::holds_alternative<AppendEntries>(receive->message->body)
                            && receive->message->term == event.status->currentTerm
                            && event.status->role == Role::Follower;
    if (fromLeader)
        known.following = receive->message->from;
    else if (known.status.currentTerm != event.status->currentTerm
             || std::holds_alternative<what::Crash>(event.body)
             || event.status->role != Role::Follower)
        known.following.reset();
    known.status = *event.status;
}

Words::Line Words::say(const what::Timeout &)
{
    const bool again = m_before->role == Role::Candidate;
    return Said{FeedKind::Election,
                (again ? "stands again, in term " : "stands for election in term ")
                    + text(m_now->currentTerm)};
}

/// Of what is sent only a client's command is told; the rest is told by whoever hears it.
Words::Line Words::say(const what::Send &send)
{
    const auto *request = std::get_if<ClientRequest>(&send.message->body);
    if (!request)
        return std::nullopt;
    return Said{FeedKind::Client,
                "sends " + commandWords(request->command) + " to " + name(send.message->to)};
}

Words::Line Words::say(const what::Receive &receive)
{
    const bool isAnswer = std::holds_alternative<ClientReply>(receive.message->body);
    if (isAnswer != m_node.isClient())
        return std::nullopt; // made up, and passed over
    return std::visit([&](const auto &body) { return hear(receive, body); }, receive.message->body);
}

Words::Line Words::hear(const what::Receive &receive, const RequestVote &)
{
    const std::string candidate = name(receive.message->from);
    const std::string term = text(m_now->currentTerm);
    const std::string leads =
        m_before->role == Role::Leader && m_now->role != Role::Leader ? "leads no more, " : "";
    switch (receive.verdict) {
    case Verdict::Granted:
        return Said{FeedKind::Vote, leads + "votes for " + candidate + " in term " + term};
    case Verdict::StaleTerm:
        return Said{FeedKind::Vote, "refuses " + candidate + ": term " + text(receive.message->term)
                                        + " is over, now " + term};
    case Verdict::AlreadyVoted: {
        const bool itself = m_now->votedFor == m_node;
        return Said{FeedKind::Vote, "refuses " + candidate + " its vote: already voted for "
                                        + (itself            ? "itself"
                                           : m_now->votedFor ? name(*m_now->votedFor)
                                                             : "another")
                                        + " in term " + term};
    }
    case Verdict::LogBehind:
        return Said{FeedKind::Vote, leads + "refuses " + candidate + " its vote: " + candidate
                                        + "'s log is behind"};
    case Verdict::Plain:
    case Verdict::Appended:
    case Verdict::Replaced:
    case Verdict::NoSuchEntry:
    case Verdict::TermMismatch:
    case Verdict::NotExpected:
    case Verdict::Contradiction:
    case Verdict::NotLeader:
    case Verdict::Repeated:
        return std::nullopt;
    }
    return std::nullopt;
}

Words::Line Words::hear(const what::Receive &receive, const RequestVoteReply &reply)
{
    if (m_now->currentTerm > m_before->currentTerm)
        return hearNewerTerm(*receive.message);
    if (receive.verdict != Verdict::Plain)
        return std::nullopt; // the election is over
    const std::string voter = name(receive.message->from);
    if (!reply.voteGranted)
        return Said{FeedKind::Vote, "gets no vote from " + voter};
    return Said{FeedKind::Vote, "has " + voter
                                    + "'s vote: " + std::to_string(m_now->votesGranted.size())
                                    + " of " + std::to_string(m_voters.size())};
}

Words::Line Words::hear(const what::Receive &receive, const AppendEntries &request)
{
    const Message &message = *receive.message;
    const std::string sender = name(message.from);
    if (receive.verdict == Verdict::StaleTerm)
        return Said{FeedKind::Replication, "refuses " + sender + ": term " + text(message.term)
                                               + " is over, now " + text(m_now->currentTerm)};
    if (receive.verdict == Verdict::Contradiction)
        return Said{FeedKind::Fault, "passes over what " + sender + " sent: no leader of term "
                                         + text(message.term) + " may send this"};
    Line heard = hearLeader(receive, request);
    const bool known = m_known[m_node.value].following == message.from
                       && m_before->currentTerm == m_now->currentTerm;
    if (known)
        return heard;
    const std::string follows =
        (m_before->role == Role::Leader ? "leads no more, follows " : "follows ") + sender
        + " in term " + text(m_now->currentTerm);
    if (!heard || heard->kind == FeedKind::Heartbeat)
        return Said{FeedKind::Election, follows};
    return Said{heard->kind == FeedKind::Confirmation ? FeedKind::Election : heard->kind,
                follows + "; " + heard->text};
}

/// What a follower makes of its leader's entries.
Words::Line Words::hearLeader(const what::Receive &receive, const AppendEntries &request)
{
    const std::string leader = name(receive.message->from);
    const Index prev = request.prevLogIndex;
    const Index last = prev.plus(request.entries.size());
    const std::string refuses =
        "refuses " + leader + (request.entries.empty() ? "'s heartbeat: " : "'s entries: ");
    if (receive.verdict == Verdict::Appended)
        return Said{FeedKind::Replication,
                    "stored " + entriesWords(std::max(prev, m_before->lastLogIndex).next(), last)
                        + " from " + leader};
    if (receive.verdict == Verdict::Replaced)
        return Said{FeedKind::Replication, "drops what conflicts and stores "
                                               + entriesWords(prev.next(), last) + " from "
                                               + leader};
    if (receive.verdict == Verdict::NoSuchEntry)
        return Said{FeedKind::Replication, refuses + "it has no entry " + text(prev)};
    if (receive.verdict == Verdict::TermMismatch) {
        const std::string entry = refuses + "its entry " + text(prev) + " is ";
        const std::string term = text(request.prevLogTerm);
        return Said{FeedKind::Replication,
                    prev == m_now->lastLogIndex
                        ? entry + "of term " + text(m_now->lastLogTerm) + ", not " + term
                        : entry + "not of term " + term};
    }
    if (m_now->commitIndex > m_before->commitIndex)
        return Said{FeedKind::Confirmation,
                    "hears from " + leader + " that "
                        + entriesWords(m_before->commitIndex.next(), m_now->commitIndex)
                        + (m_now->commitIndex == m_before->commitIndex.next() ? " is committed"
                                                                              : " are committed")};
    if (request.entries.empty())
        return Said{FeedKind::Heartbeat, "hears " + leader + "'s heartbeat"};
    return Said{FeedKind::Heartbeat,
                "has " + entriesWords(prev.next(), last) + " from " + leader + " already"};
}

Words::Line Words::hear(const what::Receive &receive, const AppendEntriesReply &reply)
{
    const NodeId peer = receive.message->from;
    if (m_now->currentTerm > m_before->currentTerm)
        return hearNewerTerm(*receive.message);
    if (receive.verdict != Verdict::Plain)
        return std::nullopt; // an answer to a question of the past
    if (!reply.success)
        return Said{
            FeedKind::Replication,
            "goes back to entry " + text(m_now->nextIndex[peer.value]) + " for " + name(peer)
                + (reply.conflict && reply.conflict->term == Term{} ? ": its log is shorter"
                                                                    : ": its log is different")};
    const Index match = m_now->matchIndex[peer.value];
    if (match > m_before->matchIndex[peer.value])
        return Said{FeedKind::Confirmation,
                    "knows that " + name(peer) + " has all up to entry " + text(match)};
    return Said{FeedKind::Heartbeat,
                "hears that " + name(peer) + " has all up to entry " + text(reply.matchIndex)};
}

/// "If RPC request or response contains term T > currentTerm: convert to follower" (§5.1).
Words::Line Words::hearNewerTerm(const Message &message)
{
    const std::string newer = name(message.from) + " is in term " + text(message.term);
    switch (m_before->role) {
    case Role::Leader:
        return Said{FeedKind::Election, "leads no more: " + newer};
    case Role::Candidate:
        return Said{FeedKind::Election, "stands no more: " + newer};
    case Role::Follower:
        return Said{FeedKind::Election, "goes on in term " + text(message.term) + ": " + newer};
    }
    return std::nullopt;
}

Words::Line Words::hear(const what::Receive &receive, const ClientRequest &request)
{
    const std::string client = name(receive.message->from);
    if (receive.verdict == Verdict::Repeated)
        return Said{FeedKind::Client,
                    "has " + client + "'s " + commandWords(request.command) + " already"};
    if (receive.verdict != Verdict::NotLeader)
        return std::nullopt; // the entry that it becomes is told
    const std::optional<NodeId> leader = m_known[m_node.value].following;
    return Said{FeedKind::Client,
                leader ? "is not the leader, sends " + client + " on to " + name(*leader)
                       : "is not the leader and knows none, so " + client + " has to ask again"};
}

Words::Line Words::hear(const what::Receive &receive, const ClientReply &reply)
{
    if (reply.outcome != Outcome::Redirect)
        return std::nullopt; // the return is told
    const std::string server = name(receive.message->from);
    if (!reply.leader)
        return Said{FeedKind::Client, "hears that " + server + " knows no leader"};
    return Said{FeedKind::Client, "is sent on from " + server + " to " + name(*reply.leader)};
}

Words::Line Words::say(const what::BecomeLeader &)
{
    return Said{FeedKind::Election, "leads term " + text(m_now->currentTerm) + " with "
                                        + std::to_string(m_known[m_node.value].votesGranted.size())
                                        + " of " + std::to_string(m_voters.size()) + " votes"};
}

Words::Line Words::say(const what::Propose &propose)
{
    const std::string what =
        propose.entry.command ? commandWords(propose.entry.command) : "its no-op";
    return Said{FeedKind::Replication, "appends " + what + " as entry " + text(propose.index)};
}

Words::Line Words::say(const what::Commit &commit)
{
    const Index last = m_now->commitIndex;
    const bool one = commit.from.next() == last;
    std::string holders;
    for (std::size_t place = 0; place < kMaxServers; ++place) {
        const NodeId id = Names::serverId(place);
        const bool holds =
            id == m_node || (m_now->peers.contains(id) && m_now->matchIndex[place] >= last);
        if (holds)
            holders += (holders.empty() ? "" : ", ") + name(id);
    }
    return Said{FeedKind::Commit,
                "commits " + (one ? text(last) : text(commit.from.next()) + " to " + text(last))
                    + ": " + holders + (one ? " have it" : " have them")};
}

Words::Line Words::say(const what::Apply &apply)
{
    if (m_now->role != Role::Leader)
        return std::nullopt; // all others follow
    return Said{FeedKind::Confirmation,
                "applies entry " + text(apply.index)
                    + (apply.entry.command ? ": " + commandWords(apply.entry.command) : "")};
}

Words::Line Words::say(const what::Persisted &)
{
    return Said{FeedKind::Replication,
                "saves its term, vote and log up to entry " + text(m_now->lastLogIndex)};
}

Words::Line Words::say(const what::Crash &)
{
    return Said{FeedKind::Fault, "crashes"};
}

Words::Line Words::say(const what::Restart &)
{
    return Said{FeedKind::Network, "restarts from its disk: term " + text(m_now->currentTerm)
                                       + ", log up to entry " + text(m_now->lastLogIndex)};
}

Words::Line Words::say(const what::Create &)
{
    return Said{FeedKind::Network, "is created, without a vote"};
}

Words::Line Words::say(const what::Pause &)
{
    return Said{FeedKind::Fault, "is paused"};
}

Words::Line Words::say(const what::Resume &)
{
    return Said{FeedKind::Network, "goes on"};
}

Words::Line Words::say(const what::Drop &drop)
{
    const NodeId to = drop.message->to;
    const std::string noun = messageNoun(*drop.message);
    m_node = drop.message->from; // whose message it was
    if (m_node.isServer())
        m_before = &m_known[m_node.value].status;
    // Of a crash and of a cut the cluster has been told; what that costs goes on all the time.
    const bool betweenServers = m_node.isServer() && drop.message->to.isServer();
    const FeedKind again = betweenServers ? FeedKind::Confirmation : FeedKind::Network;
    switch (drop.reason) {
    case DropReason::Loss:
        return Said{FeedKind::Network, "loses its " + noun + " to " + name(to) + " on the way"};
    case DropReason::Partition:
        return Said{again, "loses its " + noun + " to " + name(to) + ": the link is cut"};
    case DropReason::Crash:
        return Said{again, "loses its " + noun + " to " + name(to) + ": " + name(to) + " is down"};
    case DropReason::User:
        return Said{FeedKind::Network,
                    "loses its " + noun + " to " + name(to) + ": you dropped it"};
    }
    return std::nullopt;
}

Words::Line Words::say(const what::Dup &dup)
{
    m_node = dup.message->from;
    if (m_node.isServer())
        m_before = &m_known[m_node.value].status;
    return Said{FeedKind::Network, "has its " + messageNoun(*dup.message) + " to "
                                       + name(dup.message->to) + " doubled on the way"};
}

Words::Line Words::say(const what::Ledger &ledger)
{
    return Said{FeedKind::Commit, "writes entry " + text(ledger.index) + " to leader_logs.db"};
}

/// The sending that follows is told.
Words::Line Words::say(const what::Invoke &)
{
    return std::nullopt;
}

Words::Line Words::say(const what::Return &answer)
{
    const std::string command = commandWords(answer.command);
    switch (answer.outcome) {
    case Outcome::Ok:
        return Said{FeedKind::Client,
                    "has " + command
                        + (answer.value.empty() ? " committed" : " committed at " + answer.value)};
    case Outcome::Fail:
        return Said{FeedKind::Client, "hears that " + command + " failed"};
    case Outcome::Unknown:
    case Outcome::Redirect:
        return Said{FeedKind::Client, "does not know what became of " + command};
    }
    return std::nullopt;
}

Words::Line Words::say(const what::Violated &violated)
{
    return Said{FeedKind::Fault,
                violated.violation.property + " does not hold: " + violated.violation.text};
}

/// The action that made it up is told, and the hearing of it.
Words::Line Words::say(const what::Inject &)
{
    return std::nullopt;
}

Words::Line Words::say(const what::Act &act)
{
    return Said{FeedKind::Act, act.text};
}

} // namespace flotilla
