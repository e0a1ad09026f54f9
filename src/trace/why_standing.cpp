#include "trace/message_words.h"
#include "trace/phrases.h"
#include "trace/why_teller.h"

namespace flotilla {

void WhyTeller::tell(std::uint64_t moment, const why::CurrentTerm &subject)
{
    if (m_past.server(moment, subject.server))
        inTerm(moment, subject.server, kNone);
}

void WhyTeller::tell(std::uint64_t moment, const why::Standing &subject)
{
    const ServerView *server = m_past.server(moment, subject.server);
    if (!server)
        return;
    if (!server->up) {
        down(moment, subject.server, kNone);
        return;
    }
    switch (server->status.role) {
    case Role::Leader:
        elected(moment, subject.server, kNone);
        return;
    case Role::Candidate:
        stood(moment, subject.server, server->status.currentTerm, kNone);
        return;
    case Role::Follower:
        follows(moment, subject.server, kNone);
        return;
    }
}

/// "If RPC request or response contains term T > currentTerm: set currentTerm = T, convert to
/// follower" (Figure 2, All Servers, §5.1).
void WhyTeller::inTerm(At at, NodeId server, std::size_t leadsTo)
{
    const Term term = after(at, server).status.currentTerm;
    const At since = m_past.since(at, [&](const ClusterView &view) {
        const ServerView *then = view.server(server);
        return then && then->status.currentTerm == term;
    });
    const std::string &who = name(server);
    if (since == m_past.first() || !m_past.server(since - 1, server)) {
        add(since, server, phrase("Why", "%1 began in term %2").arg(who, whyText(term)), "",
            leadsTo);
        return;
    }
    if (after(since, server).status.votedFor == server) {
        stood(since, server, term, leadsTo);
        return;
    }
    const auto word =
        received(since, server, [&](const Message &message) { return message.term == term; });
    const std::string own = whyText(before(since, server).status.currentTerm);
    if (!word) {
        add(since, server,
            phrase("Why", "%1 heard of term %2, later than its own term %3: so it went on to term "
                          "%2 as a follower")
                .arg(who, whyText(term), own),
            "§5.1", leadsTo);
        return;
    }
    const NodeId from = word->message->from;
    const std::size_t step = add(
        since, server,
        phrase("Why", "%1 heard of term %2 from %3 (%4), later than its own term %5: so it went "
                      "on to term %2 as a follower")
            .arg(who, whyText(term), name(from), messageNoun(*word->message), own),
        "§5.1", leadsTo, {word->id});
    const auto sent = sentBefore(since, *word);
    if (sent && !full() && after(*sent, from).status.currentTerm == term)
        inTerm(*sent, from, step);
}

/// "If AppendEntries RPC received from new leader: convert to follower" (Figure 2, Candidates,
/// §5.2).
void WhyTeller::follows(At at, NodeId server, std::size_t leadsTo)
{
    const ServerView &now = after(at, server);
    const Term term = now.status.currentTerm;
    const std::string &who = name(server);
    const std::optional<NodeId> leader = now.leader;
    const At since = m_past.since(at, [&](const ClusterView &view) {
        const ServerView *then = view.server(server);
        return then && then->up && then->status.role == Role::Follower
               && (!leader || (then->leader == leader && then->status.currentTerm == term));
    });
    if (since == m_past.first() || !m_past.server(since - 1, server)) {
        add(since, server, phrase("Why", "%1 began as a follower, as all servers do").arg(who),
            "§5.2", leadsTo);
        return;
    }
    if (!before(since, server).up) {
        add(since, server,
            phrase("Why", "%1 was restarted, and a server that starts up is a follower").arg(who),
            "§5.2", leadsTo);
        return;
    }
    if (!leader) {
        inTerm(since, server, leadsTo);
        return;
    }
    const auto word = received(since, server, [&](const Message &message) {
        return message.from == *leader && std::holds_alternative<AppendEntries>(message.body);
    });
    const std::size_t step =
        add(since, server,
            phrase("Why", "%1 follows %2: it heard %2's AppendEntries of term %3, which is not "
                          "older than its own term")
                .arg(who, name(*leader), whyText(term)),
            "§5.2", leadsTo, word ? std::vector{word->id} : std::vector<std::uint32_t>());
    const auto sent = word ? sentBefore(since, *word) : std::nullopt;
    if (sent && after(*sent, *leader).status.role == Role::Leader)
        elected(*sent, *leader, step);
}

void WhyTeller::down(At at, NodeId server, std::size_t leadsTo)
{
    const At since = m_past.since(at, [&](const ClusterView &view) {
        const ServerView *then = view.server(server);
        return then && !then->up;
    });
    add(since, server,
        since == m_past.first()
            ? phrase("Why", "%1 was down when the record began").arg(name(server))
            : phrase("Why", "%1 crashed: only its term, its vote and its log are on its disk")
                  .arg(name(server)),
        since == m_past.first() ? "" : "§5.5", leadsTo);
}

} // namespace flotilla
