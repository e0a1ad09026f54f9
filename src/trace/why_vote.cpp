#include "trace/phrases.h"
#include "trace/why_teller.h"

#include <algorithm>

namespace flotilla {

namespace {

/// Tenths of a millisecond where they count.
std::string millisWords(Duration duration)
{
    const std::int64_t tenths = (duration.micros + 50) / 100;
    std::string text = std::to_string(tenths / 10);
    if (tenths % 10 != 0)
        text += '.' + std::to_string(tenths % 10);
    return phrase("Why", "%1 ms").arg(text);
}

bool isUpToDate(const RequestVote &request, const Log &log)
{
    if (request.lastLogTerm != log.lastTerm())
        return request.lastLogTerm > log.lastTerm();
    return request.lastLogIndex >= log.lastIndex();
}

} // namespace

/// "Reply false if term < currentTerm (§5.1). If votedFor is null or candidateId, and candidate's
/// log is at least as up-to-date as receiver's log, grant vote (§5.2, §5.4)" (Figure 2,
/// RequestVote).
void WhyTeller::handled(At at, const Passage &passage, const RequestVote &request,
                        std::size_t leadsTo)
{
    const Message &message = *passage.message;
    const NodeId voter = message.to;
    const NodeId candidate = message.from;
    const ServerView &was = before(at, voter);
    const Term term = was.status.currentTerm;
    const std::string &who = name(voter);
    const std::string &asks = name(candidate);
    std::vector<std::uint32_t> messages{passage.id};

    if (message.term < term) {
        const std::size_t step = add(
            at, voter,
            phrase("Why", "%1 refused %2 its vote: %2 stood in term %3, which is over; %1 is in "
                          "term %4")
                .arg(who, asks, whyText(message.term), whyText(term)),
            "§5.1", leadsTo, messages);
        inTerm(at - 1, voter, step);
        return;
    }
    const std::optional<NodeId> vote = message.term > term ? std::nullopt : was.status.votedFor;
    if (vote && *vote != candidate) {
        const std::size_t step =
            *vote == voter
                ? add(at, voter,
                      phrase("Why",
                             "%1 refused %2 its vote: it has one vote a term, and in term %3 "
                             "it stood itself and had that vote")
                          .arg(who, asks, whyText(term)),
                      "§5.2", leadsTo, messages)
                : add(at, voter,
                      phrase("Why",
                             "%1 refused %2 its vote: it has one vote a term, and in term %3 "
                             "it had given it to %4")
                          .arg(who, asks, whyText(term), name(*vote)),
                      "§5.2", leadsTo, messages);
        if (*vote == voter)
            stood(at - 1, voter, term, step);
        else
            votedFor(at - 1, voter, *vote, term, step);
        return;
    }
    const std::string theirs = whyText(request.lastLogIndex);
    const std::string theirTerm = whyText(request.lastLogTerm);
    const std::string own = whyText(was.log.lastIndex());
    const std::string ownTerm = whyText(was.log.lastTerm());
    std::string text;
    const bool later = request.lastLogTerm != was.log.lastTerm();
    if (!isUpToDate(request, was.log)) {
        text = later
                   ? phrase("Why", "%1 refused %2 its vote: %2's last entry is of term %3 and "
                                   "%1's of term %4, and the later term is more up to date")
                         .arg(who, asks, theirTerm, ownTerm)
                   : phrase("Why", "%1 refused %2 its vote: both logs end in term %3, and %1's is "
                                   "longer: it ends at entry %4, %2's at entry %5")
                         .arg(who, asks, ownTerm, own, theirs);
        const std::size_t step = add(at, voter, text, "§5.4.1", leadsTo, messages);
        const auto sent = sentBefore(at, passage);
        if (sent)
            stood(*sent, candidate, message.term, step);
        return;
    }
    const std::string fresh = phrase("Why", "%1 voted for %2 in term %3: it had given its vote in "
                                            "that term to no other")
                                  .arg(who, asks, whyText(message.term));
    if (later)
        text = phrase("Why", "%1, and %2's log is more up to date: its last entry is of term %3, "
                             "%4's of term %5")
                   .arg(fresh, asks, theirTerm, who, ownTerm);
    else if (request.lastLogIndex == Index{})
        text = phrase("Why", "%1, and both logs are empty").arg(fresh);
    else
        text = phrase("Why", "%1, and %2's log is at least as up to date: both end in term %3, "
                             "%2's at entry %4 and %5's at entry %6")
                   .arg(fresh, asks, theirTerm, theirs, who, own);
    const std::size_t step = add(at, voter, text, "§5.2, §5.4.1", leadsTo, messages);
    if (const auto sent = sentBefore(at, passage))
        stood(*sent, candidate, message.term, step);
}

void WhyTeller::handled(At at, const Passage &passage, const RequestVoteReply &reply,
                        std::size_t leadsTo)
{
    const Message &message = *passage.message;
    const NodeId candidate = message.to;
    const ServerView &was = before(at, candidate);
    const ServerView &now = after(at, candidate);
    const std::string &who = name(candidate);
    const std::string &voter = name(message.from);
    std::string text;
    const char *section = "§5.2";
    if (message.term > was.status.currentTerm) {
        section = "§5.1";
        text = phrase("Why", "%1 heard from %2 of term %3, later than its own term %4: so it went "
                             "on to term %3 as a follower")
                   .arg(who, voter, whyText(message.term), whyText(was.status.currentTerm));
    } else if (was.status.role != Role::Candidate || message.term < was.status.currentTerm) {
        text = phrase("Why", "%1 passed over %2's answer: it no longer asks for votes in term %3")
                   .arg(who, voter, whyText(message.term));
    } else if (!reply.voteGranted) {
        text = phrase("Why", "%1 heard from %2 that it has no vote for it in term %3")
                   .arg(who, voter, whyText(message.term));
    } else if (now.status.role == Role::Leader) {
        elected(at, candidate, leadsTo);
        return;
    } else {
        text = phrase("Why", "%1 counted %2's vote: %3 of %4, of which it needs %5")
                   .arg(who, voter, whyText(now.status.votesGranted.size()),
                        whyText(m_past.view(at).voters.size()),
                        whyText(m_past.view(at).voters.size() / 2 + 1));
    }
    const std::size_t step = add(at, candidate, text, section, leadsTo, {passage.id});
    const auto answered = sentBefore(at, passage);
    if (!answered)
        return;
    const auto request = received(*answered, message.from, [&](const Message &asked) {
        return asked.from == candidate && std::holds_alternative<RequestVote>(asked.body);
    });
    if (request)
        handled(*answered, *request, std::get<RequestVote>(request->message->body), step);
}

void WhyTeller::votedFor(At at, NodeId voter, NodeId candidate, Term term, std::size_t leadsTo)
{
    const At since = m_past.since(at, [&](const ClusterView &view) {
        const Status &then = view.server(voter)->status;
        return then.currentTerm == term && then.votedFor == candidate;
    });
    const auto request = since == m_past.first()
                             ? std::nullopt
                             : received(since, voter, [&](const Message &message) {
                                   return message.from == candidate && message.term == term
                                          && std::holds_alternative<RequestVote>(message.body);
                               });
    if (request) {
        handled(since, *request, std::get<RequestVote>(request->message->body), leadsTo);
        return;
    }
    const std::size_t step = add(since, voter,
                                 phrase("Why", "%1 voted for %2 in term %3")
                                     .arg(name(voter), name(candidate), whyText(term)),
                                 "§5.2", leadsTo);
    if (since != m_past.first())
        stood(since, candidate, term, step);
}

/// "If election timeout elapses without receiving AppendEntries RPC from current leader or granting
/// vote to candidate: convert to candidate" (Figure 2, Followers, §5.2).
void WhyTeller::stood(At at, NodeId candidate, Term term, std::size_t leadsTo)
{
    const auto stands = [&](const ClusterView &view) {
        const Status &then = view.server(candidate)->status;
        return then.currentTerm == term && then.votedFor == candidate;
    };
    if (full() || !stands(m_past.view(at)))
        return;
    const At since = m_past.since(at, stands);
    const std::string &who = name(candidate);
    if (since == m_past.first()) {
        add(since, candidate,
            phrase("Why", "%1 stood in term %2 when the record began").arg(who, whyText(term)), "",
            leadsTo);
        return;
    }
    const ServerView &was = before(since, candidate);
    const Moment moment = m_past.moment(since);
    const std::string waited = millisWords(moment.at - was.timer.set);
    std::string text;
    if (moment.marks.contains(Mark::Act))
        text = phrase("Why", "%1's election timer was made to run out: so it stood for "
                             "election in term %2 and voted for itself")
                   .arg(who, whyText(term));
    else if (was.status.role == Role::Candidate)
        text = phrase("Why", "%1 won no majority in term %2 within %3, and its election timer ran "
                             "out again: so it stood in term %4 and voted for itself")
                   .arg(who, whyText(was.status.currentTerm), waited, whyText(term));
    else if (was.leader)
        text = phrase("Why", "%1 heard nothing from %2, its leader, for %3, and its election timer "
                             "ran out: so it stood in term %4 and voted for itself")
                   .arg(who, name(*was.leader), waited, whyText(term));
    else
        text = phrase("Why", "%1 heard no leader for %2, and its election timer ran out: so it "
                             "stood in term %3 and voted for itself")
                   .arg(who, waited, whyText(term));
    const std::size_t step = add(since, candidate, text, "§5.2", leadsTo);
    if (!moment.marks.contains(Mark::Act))
        silenceOf(since - 1, was, step);
}

/// What kept a leader from being heard.
void WhyTeller::silenceOf(At at, const ServerView &waiting, std::size_t leadsTo)
{
    if (!waiting.leader || full())
        return;
    const NodeId leader = *waiting.leader;
    const NodeId follower = waiting.id;
    const ServerView &then = after(at, leader);
    if (!then.up) {
        down(at, leader, leadsTo);
        return;
    }
    if (then.paused) {
        const At since =
            m_past.since(at, [&](const ClusterView &view) { return view.server(leader)->paused; });
        add(since, leader, phrase("Why", "%1 was paused").arg(name(leader)), "", leadsTo);
        return;
    }
    const auto isCut = [&](const ClusterView &view) { return !view.links.isUp(leader, follower); };
    if (isCut(m_past.view(at)))
        add(m_past.since(at, isCut), leader,
            phrase("Why", "The link from %1 to %2 was cut").arg(name(leader), name(follower)), "",
            leadsTo);
}

/// "If votes received from majority of servers: become leader" (Figure 2, Candidates, §5.2).
void WhyTeller::elected(At at, NodeId leader, std::size_t leadsTo)
{
    const Term term = after(at, leader).status.currentTerm;
    const At since = m_past.since(at, [&](const ClusterView &view) {
        const ServerView *then = view.server(leader);
        return then->status.role == Role::Leader && then->status.currentTerm == term;
    });
    const std::string &who = name(leader);
    if (since == m_past.first()) {
        add(since, leader,
            phrase("Why", "%1 led term %2 when the record began").arg(who, whyText(term)), "",
            leadsTo);
        return;
    }
    const NodeSet voters = m_past.view(since).voters;
    const NodeSet votes = votesFor(since, leader);
    const std::size_t step =
        add(since, leader,
            phrase("Why", "%1 had the votes of %2: %3 of %4 is a majority, so it leads term %5")
                .arg(who, nameList(votes), whyText(votes.size()), whyText(voters.size()),
                     whyText(term)),
            "§5.2", leadsTo);
    votes.forEach([&](NodeId voter) {
        if (voter == leader || full())
            return;
        const At upTo =
            before(since, leader).status.votesGranted.contains(voter)
                ? m_past.since(since - 1,
                               [&](const ClusterView &view) {
                                   return view.server(leader)->status.votesGranted.contains(voter);
                               })
                : since;
        const auto reply = received(upTo, leader, [&](const Message &message) {
            const auto *vote = std::get_if<RequestVoteReply>(&message.body);
            return message.from == voter && message.term == term && vote && vote->voteGranted;
        });
        if (reply)
            m_steps[step].messages.push_back(reply->id);
        const auto answered = reply ? sentBefore(upTo, *reply) : std::optional(upTo);
        const ServerView &then = after(answered.value_or(since), voter);
        if (answered && then.status.currentTerm == term && then.status.votedFor == leader)
            votedFor(*answered, voter, leader, term, step);
    });
    stood(since, leader, term, step);
}

/// Those whose votes made the majority.
NodeSet WhyTeller::votesFor(At elected, NodeId leader)
{
    const ClusterView &view = m_past.view(elected);
    const Term term = view.server(leader)->status.currentTerm;
    const std::size_t majority = view.voters.size() / 2 + 1;
    const ServerView &was = before(elected, leader);
    NodeSet votes;
    if (was.status.currentTerm == term)
        votes = was.status.votesGranted;
    votes.insert(leader);
    view.voters.forEach([&](NodeId voter) {
        if (votes.size() >= majority || votes.contains(voter))
            return;
        const bool granted =
            received(elected, leader, [&](const Message &message) {
                const auto *vote = std::get_if<RequestVoteReply>(&message.body);
                return message.from == voter && message.term == term && vote && vote->voteGranted;
            }).has_value();
        if (granted)
            votes.insert(voter);
    });
    // Of what an action sent and delivered in itself only the outcome is recorded.
    view.voters.forEach([&](NodeId voter) {
        const Status &then = view.server(voter)->status;
        if (votes.size() < majority && then.currentTerm == term && then.votedFor == leader)
            votes.insert(voter);
    });
    return votes;
}

} // namespace flotilla
