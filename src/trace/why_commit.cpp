#include "trace/message_words.h"
#include "trace/phrases.h"
#include "trace/why_teller.h"

#include <algorithm>

namespace flotilla {

void WhyTeller::tell(std::uint64_t moment, const why::Commit &subject)
{
    const ServerView *server = m_past.server(moment, subject.server);
    if (server && subject.index.value > 0 && server->status.commitIndex >= subject.index)
        committed(moment, subject.server, subject.index, kNone);
}

/// Goes back to when the server's commitIndex came to cover the entry.
void WhyTeller::committed(At at, NodeId server, Index index, std::size_t leadsTo)
{
    const At since = m_past.since(at, [&](const ClusterView &view) {
        const ServerView *now = view.server(server);
        return now && now->status.commitIndex >= index;
    });
    if (since == m_past.first())
        add(since, server,
            phrase("Why", "%1 took entry %2 for committed when the record began")
                .arg(name(server), whyText(index)),
            "", leadsTo);
    else if (after(since, server).status.role == Role::Leader)
        committedByCounting(since, server, index, leadsTo);
    else
        committedByWord(since, server, index, leadsTo);
}

/// "If there exists an N such that N > commitIndex, a majority of matchIndex[i] >= N, and
/// log[N].term == currentTerm: set commitIndex = N" (Figure 2, §5.3, §5.4).
void WhyTeller::committedByCounting(At at, NodeId leader, Index index, std::size_t leadsTo)
{
    const ServerView &now = after(at, leader);
    const Term term = now.status.currentTerm;
    const Index last = now.status.commitIndex;
    const NodeSet voters = m_past.view(at).voters;

    struct Counted {
        NodeId peer;
        At since;
    };
    std::vector<Counted> counted;
    now.status.peers.forEach([&](NodeId peer) {
        if (now.status.matchIndex[peer.value] < last)
            return;
        const At since = m_past.since(at, [&](const ClusterView &view) {
            const Status &then = view.server(leader)->status;
            return then.role == Role::Leader && then.currentTerm == term
                   && then.matchIndex[peer.value] >= last;
        });
        counted.push_back({peer, since});
    });
    std::stable_sort(counted.begin(), counted.end(),
                     [](const Counted &a, const Counted &b) { return a.since < b.since; });
    const std::size_t others = voters.size() / 2 + 1 - (voters.contains(leader) ? 1 : 0);
    counted.resize(std::min(counted.size(), others));

    std::vector<std::string> holders;
    if (voters.contains(leader))
        holders.push_back(phrase("Why", "itself"));
    std::vector<NodeId> peers;
    for (const Counted &one : counted)
        peers.push_back(one.peer);
    std::sort(peers.begin(), peers.end());
    for (const NodeId peer : peers)
        holders.push_back(name(peer));
    const std::string held = whyText(holders.size());
    const std::string of = whyText(voters.size());
    std::string text =
        phrase("Why", "%1 counted %2: entry %3 is on %4 of %5 servers, a majority, and its term %6 "
                      "is %1's current term, so %1 committed it")
            .arg(name(leader), listOf(holders), whyText(last), held, of, whyText(term));
    if (index < last && now.log.termAt(index) != term)
        text = phrase("Why", "%1; entry %2, of the earlier term %3, is committed with it")
                   .arg(text, whyText(index), whyText(now.log.termAt(index)));
    else if (index < last)
        text =
            phrase("Why", "%1; entry %2 before it is committed with it").arg(text, whyText(index));
    const std::size_t step = add(at, leader, text, "§5.3, §5.4.2", leadsTo);
    for (auto one = counted.rbegin(); one != counted.rend() && !full(); ++one)
        acknowledged(one->since, leader, one->peer, last, step);
    originOf(at, leader, last, step);
}

/// "If leaderCommit > commitIndex, set commitIndex = min(leaderCommit, index of last new entry)"
/// (Figure 2, AppendEntries, §5.3).
void WhyTeller::committedByWord(At at, NodeId follower, Index index, std::size_t leadsTo)
{
    const auto word = received(at, follower, [&](const Message &message) {
        const auto *append = std::get_if<AppendEntries>(&message.body);
        return append && append->leaderCommit >= index;
    });
    if (!word) {
        add(at, follower,
            phrase("Why", "%1 heard from its leader that entry %2 is committed")
                .arg(name(follower), whyText(index)),
            "§5.3", leadsTo);
        return;
    }
    const auto &append = std::get<AppendEntries>(word->message->body);
    const Index lastNew = append.prevLogIndex.plus(append.entries.size());
    const NodeId leader = word->message->from;
    const std::size_t step =
        add(at, follower,
            phrase("Why", "%1 heard from %2 that entries up to %3 are committed; its log agrees "
                          "with %2's up to entry %4, so its commitIndex became the lesser of the "
                          "two, %5")
                .arg(name(follower), name(leader), whyText(append.leaderCommit), whyText(lastNew),
                     whyText(std::min(append.leaderCommit, lastNew))),
            "§5.3", leadsTo, {word->id});
    if (const auto sent = sentBefore(at, *word))
        committed(*sent, leader, index, step);
}

/// "A log entry is committed once the leader that created the entry has replicated it on a majority
/// of the servers" (§5.3): one of those who told so.
void WhyTeller::acknowledged(At at, NodeId leader, NodeId peer, Index upTo, std::size_t leadsTo)
{
    const auto answer = received(at, leader, [&](const Message &message) {
        const auto *reply = std::get_if<AppendEntriesReply>(&message.body);
        return message.from == peer && reply && reply->success && reply->matchIndex >= upTo;
    });
    if (!answer) {
        add(at, leader,
            phrase("Why", "%1 acknowledged to %2 that its log agrees up to entry %3")
                .arg(name(peer), name(leader), whyText(upTo)),
            "§5.3", leadsTo);
        return;
    }
    handled(at, *answer, std::get<AppendEntriesReply>(answer->message->body), leadsTo);
}

/// How an entry of the leader's own term came into its log.
void WhyTeller::originOf(At at, NodeId leader, Index index, std::size_t leadsTo)
{
    const ServerView &now = after(at, leader);
    const Term term = now.status.currentTerm;
    const At since = m_past.since(at, [&](const ClusterView &view) {
        const ServerView *then = view.server(leader);
        return then->status.currentTerm == term && then->log.termAt(index) == term;
    });
    const Entry &entry = now.log.at(index);
    const std::string command = commandWords(entry.command);
    if (since == m_past.first()) {
        add(since, leader,
            phrase("Why", "Entry %1 stood in %2's log when the record began")
                .arg(whyText(index), name(leader)),
            "", leadsTo);
        return;
    }
    if (const auto request = received(since, leader, [&](const Message &message) {
            const auto *asked = std::get_if<ClientRequest>(&message.body);
            return asked && asked->command && entry.command
                   && asked->command->text == entry.command->text;
        })) {
        add(since, leader,
            phrase("Why", "%1's command %2 reached %3, the leader of term %4, which appended it to "
                          "its log as entry %5")
                .arg(name(request->message->from), command, name(leader), whyText(term),
                     whyText(index)),
            "§5.3", leadsTo, {request->id});
        return;
    }
    if (before(since, leader).status.role != Role::Leader && !entry.command) {
        const std::size_t step = add(
            since, leader,
            phrase("Why", "%1, the new leader of term %2, appended a no-op as entry %3: an entry "
                          "of its own term, which it can commit by counting")
                .arg(name(leader), whyText(term), whyText(index)),
            "§8", leadsTo);
        elected(since, leader, step);
        return;
    }
    add(since, leader,
        phrase("Why", "%1 was proposed to %2, the leader of term %3, which appended it to its log "
                      "as entry %4")
            .arg(command, name(leader), whyText(term), whyText(index)),
        "§5.3", leadsTo);
}

} // namespace flotilla
