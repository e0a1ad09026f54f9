#include "trace/phrases.h"
#include "trace/why_teller.h"

#include <algorithm>

namespace flotilla {

std::string WhyTeller::entriesWords(Index first, Index last) const
{
    return first == last ? phrase("Why", "entry %1").arg(whyText(first))
                         : phrase("Why", "entries %1 to %2").arg(whyText(first), whyText(last));
}

/// "Reply false if term < currentTerm (§5.1). Reply false if log doesn't contain an entry at
/// prevLogIndex whose term matches prevLogTerm (§5.3)" (Figure 2, AppendEntries).
void WhyTeller::handled(At at, const Passage &passage, const AppendEntries &request,
                        std::size_t leadsTo)
{
    const ServerView &was = before(at, passage.message->to);
    const bool stale = passage.message->term < was.status.currentTerm;
    const bool fits = request.prevLogIndex <= was.log.lastIndex()
                      && was.log.termAt(request.prevLogIndex) == request.prevLogTerm;
    if (stale || !fits)
        refused(at, passage, request, leadsTo);
    else
        appended(at, passage, request, leadsTo);
}

void WhyTeller::refused(At at, const Passage &passage, const AppendEntries &request,
                        std::size_t leadsTo)
{
    const Message &message = *passage.message;
    const NodeId follower = message.to;
    const ServerView &was = before(at, follower);
    const std::string &who = name(follower);
    const std::string &leader = name(message.from);
    if (message.term < was.status.currentTerm) {
        const std::size_t step =
            add(at, follower,
                phrase("Why", "%1 refused %2's AppendEntries: %2's term %3 is over, %1 is in term "
                              "%4")
                    .arg(who, leader, whyText(message.term), whyText(was.status.currentTerm)),
                "§5.1", leadsTo, {passage.id});
        inTerm(at - 1, follower, step);
        return;
    }
    const std::string prev = whyText(request.prevLogIndex);
    const std::string prevTerm = whyText(request.prevLogTerm);
    const bool isShort = request.prevLogIndex > was.log.lastIndex();
    std::string text;
    if (isShort) {
        text = phrase("Why", "%1 refused %2's AppendEntries: entry %3 is to stand before what %2 "
                             "sends (prevLogIndex %3), and %1's log ends at entry %4")
                   .arg(who, leader, prev, whyText(was.log.lastIndex()));
    } else {
        const Index first = was.log.firstIndexOfTermAt(request.prevLogIndex);
        const Term own = was.log.termAt(request.prevLogIndex);
        text = phrase("Why", "%1 refused %2's AppendEntries: its entry %3 (prevLogIndex) is of "
                             "term %4, and %2's of term %5 (prevLogTerm); its first entry of term "
                             "%4 is entry %6")
                   .arg(who, leader, prev, whyText(own), prevTerm, whyText(first));
    }
    const std::size_t step = add(at, follower, text, "§5.3", leadsTo, {passage.id});
    sent(at, passage, request, step);
}

/// "If an existing entry conflicts with a new one, delete the existing entry and all that follow
/// it. Append any new entries not already in the log" (Figure 2, AppendEntries).
void WhyTeller::appended(At at, const Passage &passage, const AppendEntries &request,
                         std::size_t leadsTo)
{
    const Message &message = *passage.message;
    const NodeId follower = message.to;
    const ServerView &was = before(at, follower);
    const std::string &who = name(follower);
    const std::string &leader = name(message.from);
    const Index prev = request.prevLogIndex;
    const Index last = prev.plus(request.entries.size());
    std::size_t known = 0;
    while (known < request.entries.size() && was.log.has(prev.plus(known + 1))
           && was.log.termAt(prev.plus(known + 1)) == request.entries[known].term)
        ++known;
    const Index next = prev.plus(known + 1);

    const std::string agrees =
        prev.value == 0
            ? phrase("Why", "Nothing stands before entry 1 (prevLogIndex 0)")
            : phrase("Why", "%1's entry %2 (prevLogIndex) is of term %3 (prevLogTerm), as %4 said")
                  .arg(who, whyText(prev), whyText(request.prevLogTerm), leader);
    std::string text;
    if (request.entries.empty()) {
        text =
            phrase("Why", "%1: so %2's log agrees with %3's up to there").arg(agrees, who, leader);
    } else if (known == request.entries.size()) {
        text = phrase("Why", "%1; what follows up to entry %2 it had already, so there was nothing "
                             "to change")
                   .arg(agrees, whyText(last));
    } else if (was.log.has(next)) {
        text = phrase("Why", "%1, but its entry %2 was of term %3 and not %4: so it removed that "
                             "and all after it, and appended %5")
                   .arg(agrees, whyText(next), whyText(was.log.termAt(next)),
                        whyText(request.entries[known].term), entriesWords(next, last));
    } else {
        text = phrase("Why", "%1: so it appended %2").arg(agrees, entriesWords(next, last));
        if (prev.value == 0)
            text =
                phrase("Why", "%1: so %2 appended %3").arg(agrees, who, entriesWords(next, last));
    }
    const std::size_t step = add(at, follower, text, "§5.3", leadsTo, {passage.id});
    sent(at, passage, request, step);
}

/// "If successful: update nextIndex and matchIndex for follower. If AppendEntries fails because of
/// log inconsistency: decrement nextIndex and retry" (Figure 2, Leaders, §5.3).
void WhyTeller::handled(At at, const Passage &passage, const AppendEntriesReply &reply,
                        std::size_t leadsTo)
{
    const Message &message = *passage.message;
    const NodeId leader = message.to;
    const NodeId peer = message.from;
    const Status &was = before(at, leader).status;
    const Status &now = after(at, leader).status;
    const std::string &who = name(leader);
    std::size_t step = leadsTo;
    if (message.term > was.currentTerm) {
        step = add(at, leader,
                   phrase("Why", "%1 heard from %2 of term %3, later than its own term %4: so it "
                                 "went on to term %3 as a follower")
                       .arg(who, name(peer), whyText(message.term), whyText(was.currentTerm)),
                   "§5.1", leadsTo, {passage.id});
    } else if (was.role != Role::Leader || message.term < was.currentTerm) {
        step = add(at, leader,
                   phrase("Why", "%1 passed over %2's answer: it no longer leads term %3")
                       .arg(who, name(peer), whyText(message.term)),
                   "§5.3", leadsTo, {passage.id});
    } else if (reply.success) {
        step = add(at, leader,
                   phrase("Why", "%1 acknowledged to %2: its log agrees with %2's up to entry %3 "
                                 "(matchIndex)")
                       .arg(name(peer), who, whyText(reply.matchIndex)),
                   "§5.3", leadsTo, {passage.id});
    } else {
        step = add(at, leader,
                   phrase("Why", "%1 took %2's no and went back from entry %3 to entry %4 "
                                 "(nextIndex), to find where the two logs agree")
                       .arg(who, name(peer), whyText(was.nextIndex[peer.value]),
                            whyText(now.nextIndex[peer.value])),
                   "§5.3", leadsTo, {passage.id});
    }
    const auto answered = sentBefore(at, passage);
    if (!answered || full())
        return;
    const auto request = received(*answered, peer, [&](const Message &asked) {
        return asked.from == leader && std::holds_alternative<AppendEntries>(asked.body);
    });
    if (request)
        handled(*answered, *request, std::get<AppendEntries>(request->message->body), step);
}

/// What made the leader send just that: a client's command, an answer, a heartbeat that was due.
void WhyTeller::sent(At at, const Passage &passage, const AppendEntries &request,
                     std::size_t leadsTo)
{
    const auto left = sentBefore(at, passage);
    if (!left || full())
        return;
    const NodeId leader = passage.message->from;
    const NodeId peer = passage.message->to;
    const Index next = request.prevLogIndex.next();
    const ServerView &then = after(*left, leader);
    const ServerView &was = before(*left, leader);
    if (then.status.role != Role::Leader)
        return; // made up: no rule says why
    const std::string &who = name(leader);
    if (was.status.role != Role::Leader) {
        const std::size_t step = add(
            *left, leader,
            phrase("Why", "%1 had just been elected leader of term %2, so it sent AppendEntries "
                          "to all, from the entry after its last on (nextIndex %3)")
                .arg(who, whyText(then.status.currentTerm), whyText(next)),
            "§5.2, §5.3", leadsTo, {passage.id});
        elected(*left, leader, step);
        return;
    }
    const Index last = request.prevLogIndex.plus(request.entries.size());
    const bool isNew = then.log.lastIndex() > was.log.lastIndex() && !request.entries.empty();
    const bool refusedNow = received(*left, leader, [&](const Message &message) {
                                const auto *reply = std::get_if<AppendEntriesReply>(&message.body);
                                return message.from == peer && reply && !reply->success;
                            }).has_value();
    std::size_t step = leadsTo;
    if (!isNew && !refusedNow) // else its step is the next one
        step = add(*left, leader,
                   request.entries.empty()
                       ? phrase("Why",
                                "As the leader of term %1, %2 sent a heartbeat to %3, which says "
                                "what stands before its next entry: entry %4 of term %5")
                             .arg(whyText(then.status.currentTerm), who, name(peer),
                                  whyText(request.prevLogIndex), whyText(request.prevLogTerm))
                       : phrase("Why", "%1, the leader of term %2, sent %3 what stands in its log "
                                       "from nextIndex on: %4")
                             .arg(who, whyText(then.status.currentTerm), name(peer),
                                  entriesWords(next, last)),
                   request.entries.empty() ? "§5.2" : "§5.3", leadsTo, {passage.id});
    else
        m_steps[leadsTo].messages.push_back(passage.id);
    if (then.status.matchIndex[peer.value] == Index{})
        backedUp(*left, leader, peer, next, step);
}

/// nextIndex only falls until a follower's log is found to fit, so who holds it down is the last no.
void WhyTeller::backedUp(At at, NodeId leader, NodeId peer, Index next, std::size_t leadsTo)
{
    const Term term = after(at, leader).status.currentTerm;
    if (after(at, leader).status.nextIndex[peer.value] > next || full())
        return;
    const At since = m_past.since(at, [&](const ClusterView &view) {
        const Status &then = view.server(leader)->status;
        return then.role == Role::Leader && then.currentTerm == term
               && then.nextIndex[peer.value] <= next;
    });
    if (since == m_past.first() || before(since, leader).status.role != Role::Leader)
        return; // as it began to lead: nobody had said no
    const auto answer = received(since, leader, [&](const Message &message) {
        const auto *reply = std::get_if<AppendEntriesReply>(&message.body);
        return message.from == peer && reply && !reply->success;
    });
    if (answer) {
        handled(since, *answer, std::get<AppendEntriesReply>(answer->message->body), leadsTo);
        return;
    }
    // An action sent and delivered that answer in itself; what was refused stands there still.
    const std::size_t step = add(
        since, leader,
        phrase("Why", "%1 took %2's no and went back to entry %3 (nextIndex), to find where the "
                      "two logs agree")
            .arg(name(leader), name(peer), whyText(next)),
        "§5.3", leadsTo);
    const auto request = received(since, peer, [&](const Message &message) {
        return message.from == leader && std::holds_alternative<AppendEntries>(message.body);
    });
    if (request)
        handled(since, *request, std::get<AppendEntries>(request->message->body), step);
}

} // namespace flotilla
