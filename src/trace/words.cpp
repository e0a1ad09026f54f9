#include "trace/words.h"

#include "core/key_value.h"
#include "trace/phrases.h"

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

std::string text(std::size_t count)
{
    return std::to_string(count);
}

/// "entry 7" or "entries 7 to 9".
std::string entriesWords(Index first, Index last)
{
    return first == last ? phrase("Words", "entry %1").arg(text(first))
                         : phrase("Words", "entries %1 to %2").arg(text(first), text(last));
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
            line->subject =
                said->kind == FeedKind::Act ? phrase("Words", "you") : phrase("Words", "Safety:");
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
    return Said{FeedKind::Election, (again ? phrase("Words", "stands again, in term %1")
                                           : phrase("Words", "stands for election in term %1"))
                                        .arg(text(m_now->currentTerm))};
}

/// Of what is sent only a client's command is told; the rest is told by whoever hears it.
Words::Line Words::say(const what::Send &send)
{
    const auto *request = std::get_if<ClientRequest>(&send.message->body);
    if (!request)
        return std::nullopt;
    return Said{FeedKind::Client, phrase("Words", "sends %1 to %2")
                                      .arg(commandWords(request->command), name(send.message->to))};
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
    const bool resigns = m_before->role == Role::Leader && m_now->role != Role::Leader;
    switch (receive.verdict) {
    case Verdict::Granted:
        return Said{FeedKind::Vote,
                    (resigns ? phrase("Words", "leads no more, votes for %1 in term %2")
                             : phrase("Words", "votes for %1 in term %2"))
                        .arg(candidate, term)};
    case Verdict::StaleTerm:
        return Said{FeedKind::Vote, staleTerm(receive)};
    case Verdict::AlreadyVoted:
        return Said{FeedKind::Vote, alreadyVoted(candidate, term)};
    case Verdict::LogBehind:
        return Said{FeedKind::Vote,
                    (resigns
                         ? phrase("Words", "leads no more, refuses %1 its vote: %1's log is behind")
                         : phrase("Words", "refuses %1 its vote: %1's log is behind"))
                        .arg(candidate)};
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

std::string Words::staleTerm(const what::Receive &receive) const
{
    return phrase("Words", "refuses %1: term %2 is over, now %3")
        .arg(name(receive.message->from), text(receive.message->term), text(m_now->currentTerm));
}

std::string Words::alreadyVoted(const std::string &candidate, const std::string &term) const
{
    if (m_now->votedFor == m_node)
        return phrase("Words", "refuses %1 its vote: already voted for itself in term %2")
            .arg(candidate, term);
    if (!m_now->votedFor)
        return phrase("Words", "refuses %1 its vote: already voted for another in term %2")
            .arg(candidate, term);
    return phrase("Words", "refuses %1 its vote: already voted for %2 in term %3")
        .arg(candidate, name(*m_now->votedFor), term);
}

Words::Line Words::hear(const what::Receive &receive, const RequestVoteReply &reply)
{
    if (m_now->currentTerm > m_before->currentTerm)
        return hearNewerTerm(*receive.message);
    if (receive.verdict != Verdict::Plain)
        return std::nullopt; // the election is over
    const std::string voter = name(receive.message->from);
    if (!reply.voteGranted)
        return Said{FeedKind::Vote, phrase("Words", "gets no vote from %1").arg(voter)};
    return Said{FeedKind::Vote,
                phrase("Words", "has %1's vote: %2 of %3")
                    .arg(voter, text(m_now->votesGranted.size()), text(m_voters.size()))};
}

Words::Line Words::hear(const what::Receive &receive, const AppendEntries &request)
{
    const Message &message = *receive.message;
    const std::string sender = name(message.from);
    if (receive.verdict == Verdict::StaleTerm)
        return Said{FeedKind::Replication, staleTerm(receive)};
    if (receive.verdict == Verdict::Contradiction)
        return Said{FeedKind::Fault,
                    phrase("Words", "passes over what %1 sent: no leader of term %2 may send this")
                        .arg(sender, text(message.term))};
    Line heard = hearLeader(receive, request);
    const bool known = m_known[m_node.value].following == message.from
                       && m_before->currentTerm == m_now->currentTerm;
    if (known)
        return heard;
    const std::string follows =
        (m_before->role == Role::Leader ? phrase("Words", "leads no more, follows %1 in term %2")
                                        : phrase("Words", "follows %1 in term %2"))
            .arg(sender, text(m_now->currentTerm));
    if (!heard || heard->kind == FeedKind::Heartbeat)
        return Said{FeedKind::Election, follows};
    return Said{heard->kind == FeedKind::Confirmation ? FeedKind::Election : heard->kind,
                phrase("Words", "%1; %2").arg(follows, heard->text)};
}

/// What a follower makes of its leader's entries.
Words::Line Words::hearLeader(const what::Receive &receive, const AppendEntries &request)
{
    const std::string leader = name(receive.message->from);
    const Index prev = request.prevLogIndex;
    const Index last = prev.plus(request.entries.size());
    if (receive.verdict == Verdict::Appended)
        return Said{
            FeedKind::Replication,
            phrase("Words", "stored %1 from %2")
                .arg(entriesWords(std::max(prev, m_before->lastLogIndex).next(), last), leader)};
    if (receive.verdict == Verdict::Replaced)
        return Said{FeedKind::Replication,
                    phrase("Words", "drops what conflicts and stores %1 from %2")
                        .arg(entriesWords(prev.next(), last), leader)};
    if (receive.verdict == Verdict::NoSuchEntry || receive.verdict == Verdict::TermMismatch)
        return Said{FeedKind::Replication,
                    (request.entries.empty() ? phrase("Words", "refuses %1's heartbeat: %2")
                                             : phrase("Words", "refuses %1's entries: %2"))
                        .arg(leader, mismatch(receive.verdict, request))};
    if (m_now->commitIndex > m_before->commitIndex)
        return Said{
            FeedKind::Confirmation,
            (m_now->commitIndex == m_before->commitIndex.next()
                 ? phrase("Words", "hears from %1 that %2 is committed")
                 : phrase("Words", "hears from %1 that %2 are committed"))
                .arg(leader, entriesWords(m_before->commitIndex.next(), m_now->commitIndex))};
    if (request.entries.empty())
        return Said{FeedKind::Heartbeat, phrase("Words", "hears %1's heartbeat").arg(leader)};
    return Said{
        FeedKind::Heartbeat,
        phrase("Words", "has %1 from %2 already").arg(entriesWords(prev.next(), last), leader)};
}

/// How its own log differs where the leader's new entries are to follow.
std::string Words::mismatch(Verdict verdict, const AppendEntries &request) const
{
    const std::string prev = text(request.prevLogIndex);
    const std::string term = text(request.prevLogTerm);
    if (verdict == Verdict::NoSuchEntry)
        return phrase("Words", "it has no entry %1").arg(prev);
    if (request.prevLogIndex == m_now->lastLogIndex)
        return phrase("Words", "its entry %1 is of term %2, not %3")
            .arg(prev, text(m_now->lastLogTerm), term);
    return phrase("Words", "its entry %1 is not of term %2").arg(prev, term);
}

Words::Line Words::hear(const what::Receive &receive, const AppendEntriesReply &reply)
{
    const NodeId peer = receive.message->from;
    if (m_now->currentTerm > m_before->currentTerm)
        return hearNewerTerm(*receive.message);
    if (receive.verdict != Verdict::Plain)
        return std::nullopt; // an answer to a question of the past
    if (!reply.success)
        return Said{FeedKind::Replication,
                    (reply.conflict && reply.conflict->term == Term{}
                         ? phrase("Words", "goes back to entry %1 for %2: its log is shorter")
                         : phrase("Words", "goes back to entry %1 for %2: its log is different"))
                        .arg(text(m_now->nextIndex[peer.value]), name(peer))};
    const Index match = m_now->matchIndex[peer.value];
    if (match > m_before->matchIndex[peer.value])
        return Said{
            FeedKind::Confirmation,
            phrase("Words", "knows that %1 has all up to entry %2").arg(name(peer), text(match))};
    return Said{FeedKind::Heartbeat, phrase("Words", "hears that %1 has all up to entry %2")
                                         .arg(name(peer), text(reply.matchIndex))};
}

/// "If RPC request or response contains term T > currentTerm: convert to follower" (§5.1).
Words::Line Words::hearNewerTerm(const Message &message)
{
    const std::string peer = name(message.from);
    const std::string term = text(message.term);
    switch (m_before->role) {
    case Role::Leader:
        return Said{FeedKind::Election,
                    phrase("Words", "leads no more: %1 is in term %2").arg(peer, term)};
    case Role::Candidate:
        return Said{FeedKind::Election,
                    phrase("Words", "stands no more: %1 is in term %2").arg(peer, term)};
    case Role::Follower:
        return Said{FeedKind::Election,
                    phrase("Words", "goes on in term %2: %1 is in term %2").arg(peer, term)};
    }
    return std::nullopt;
}

Words::Line Words::hear(const what::Receive &receive, const ClientRequest &request)
{
    const std::string client = name(receive.message->from);
    if (receive.verdict == Verdict::Repeated)
        return Said{
            FeedKind::Client,
            phrase("Words", "has %1's %2 already").arg(client, commandWords(request.command))};
    if (receive.verdict != Verdict::NotLeader)
        return std::nullopt; // the entry that it becomes is told
    const std::optional<NodeId> leader = m_known[m_node.value].following;
    return Said{
        FeedKind::Client,
        leader ? phrase("Words", "is not the leader, sends %1 on to %2").arg(client, name(*leader))
               : phrase("Words", "is not the leader and knows none, so %1 has to ask again")
                     .arg(client)};
}

Words::Line Words::hear(const what::Receive &receive, const ClientReply &reply)
{
    if (reply.outcome != Outcome::Redirect)
        return std::nullopt; // the return is told
    const std::string server = name(receive.message->from);
    if (!reply.leader)
        return Said{FeedKind::Client, phrase("Words", "hears that %1 knows no leader").arg(server)};
    return Said{FeedKind::Client,
                phrase("Words", "is sent on from %1 to %2").arg(server, name(*reply.leader))};
}

Words::Line Words::say(const what::BecomeLeader &)
{
    return Said{FeedKind::Election,
                phrase("Words", "leads term %1 with %2 of %3 votes")
                    .arg(text(m_now->currentTerm), text(m_known[m_node.value].votesGranted.size()),
                         text(m_voters.size()))};
}

Words::Line Words::say(const what::Propose &propose)
{
    const std::string what =
        propose.entry.command ? commandWords(propose.entry.command) : phrase("Words", "its no-op");
    return Said{FeedKind::Replication,
                phrase("Words", "appends %1 as entry %2").arg(what, text(propose.index))};
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
    if (one)
        return Said{FeedKind::Commit,
                    phrase("Words", "commits %1: %2 have it").arg(text(last), holders)};
    return Said{FeedKind::Commit, phrase("Words", "commits %1 to %2: %3 have them")
                                      .arg(text(commit.from.next()), text(last), holders)};
}

Words::Line Words::say(const what::Apply &apply)
{
    if (m_now->role != Role::Leader)
        return std::nullopt; // all others follow
    if (!apply.entry.command)
        return Said{FeedKind::Confirmation,
                    phrase("Words", "applies entry %1").arg(text(apply.index))};
    return Said{FeedKind::Confirmation,
                phrase("Words", "applies entry %1: %2")
                    .arg(text(apply.index), commandWords(apply.entry.command))};
}

Words::Line Words::say(const what::Persisted &)
{
    return Said{FeedKind::Replication,
                phrase("Words", "saves its term, vote and log up to entry %1")
                    .arg(text(m_now->lastLogIndex))};
}

Words::Line Words::say(const what::Crash &)
{
    return Said{FeedKind::Fault, phrase("Words", "crashes")};
}

Words::Line Words::say(const what::Restart &)
{
    return Said{FeedKind::Network,
                phrase("Words", "restarts from its disk: term %1, log up to entry %2")
                    .arg(text(m_now->currentTerm), text(m_now->lastLogIndex))};
}

Words::Line Words::say(const what::Create &)
{
    return Said{FeedKind::Network, phrase("Words", "is created, without a vote")};
}

Words::Line Words::say(const what::Pause &)
{
    return Said{FeedKind::Fault, phrase("Words", "is paused")};
}

Words::Line Words::say(const what::Resume &)
{
    return Said{FeedKind::Network, phrase("Words", "goes on")};
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
        return Said{FeedKind::Network,
                    phrase("Words", "loses its %1 to %2 on the way").arg(noun, name(to))};
    case DropReason::Partition:
        return Said{again,
                    phrase("Words", "loses its %1 to %2: the link is cut").arg(noun, name(to))};
    case DropReason::Crash:
        return Said{again, phrase("Words", "loses its %1 to %2: %2 is down").arg(noun, name(to))};
    case DropReason::User:
        return Said{FeedKind::Network,
                    phrase("Words", "loses its %1 to %2: you dropped it").arg(noun, name(to))};
    }
    return std::nullopt;
}

Words::Line Words::say(const what::Dup &dup)
{
    m_node = dup.message->from;
    if (m_node.isServer())
        m_before = &m_known[m_node.value].status;
    return Said{FeedKind::Network, phrase("Words", "has its %1 to %2 doubled on the way")
                                       .arg(messageNoun(*dup.message), name(dup.message->to))};
}

Words::Line Words::say(const what::Ledger &ledger)
{
    return Said{FeedKind::Commit,
                phrase("Words", "writes entry %1 to leader_logs.db").arg(text(ledger.index))};
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
        if (answer.command && callIn(answer.command->text))
            return Said{FeedKind::Client, phrase("Words", "has the answer to %1: %2")
                                              .arg(command, commandWords(answer.value))};
        return Said{FeedKind::Client,
                    answer.value.empty()
                        ? phrase("Words", "has %1 committed").arg(command)
                        : phrase("Words", "has %1 committed at %2").arg(command, answer.value)};
    case Outcome::Fail:
        return Said{FeedKind::Client, phrase("Words", "hears that %1 failed").arg(command)};
    case Outcome::Unknown:
    case Outcome::Redirect:
        return Said{FeedKind::Client,
                    phrase("Words", "does not know what became of %1").arg(command)};
    }
    return std::nullopt;
}

Words::Line Words::say(const what::Violated &violated)
{
    return Said{FeedKind::Fault, phrase("Words", "%1 does not hold: %2")
                                     .arg(violated.violation.property, violated.violation.text)};
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

Words::Line Words::say(const what::Remark &remark)
{
    if (remark.kind == "stepDown")
        return Said{FeedKind::Election, phrase("Words", "steps down")};
    if (remark.text.empty())
        return std::nullopt;
    return Said{FeedKind::Act, remark.text};
}

} // namespace flotilla
