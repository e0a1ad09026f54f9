#include "trace/message_words.h"
#include "trace/phrases.h"
#include "trace/why_teller.h"

namespace flotilla {

void WhyTeller::tell(std::uint64_t moment, const why::Letter &subject)
{
    At at = moment;
    if (m_past.underWay(moment, subject.id)) {
        const auto end = m_past.until(moment, [&](const ClusterView &view) {
            for (const MessageView &message : view.inFlight)
                if (message.id == subject.id)
                    return true;
            return false;
        });
        if (!end) {
            const MessageView &message = *m_past.underWay(moment, subject.id);
            Passage passage;
            passage.id = message.id;
            passage.message = message.message;
            sent(moment + 1, passage, kNone);
            return;
        }
        at = *end;
    }
    for (const Passage &passage : m_past.endedIn(at)) {
        if (passage.id != subject.id)
            continue;
        if (passage.fate == Fate::Lost)
            lost(at, passage, kNone);
        else
            std::visit([&](const auto &body) { handled(at, passage, body, kNone); },
                       passage.message->body);
    }
}

/// Its last answer; of an open command, why it asks whom it asks.
void WhyTeller::tell(std::uint64_t moment, const why::Client &subject)
{
    const auto clientIn = [&](const ClusterView &view) -> const ClientView * {
        for (const ClientView &client : view.clients)
            if (client.id == subject.client)
                return &client;
        return nullptr;
    };
    const ClientView *now = clientIn(m_past.view(moment));
    if (!now || now->status.op == 0)
        return;
    const ClientStatus status = now->status;
    const At since = m_past.since(moment, [&](const ClusterView &view) {
        const ClientView *then = clientIn(view);
        return then && then->status.op == status.op && then->status.open == status.open
               && then->status.server == status.server && then->status.answered == status.answered;
    });
    if (since == m_past.first())
        return;
    const auto reply = received(since, subject.client, [](const Message &message) {
        return std::holds_alternative<ClientReply>(message.body);
    });
    if (reply) {
        handled(since, *reply, std::get<ClientReply>(reply->message->body), kNone);
        return;
    }
    if (!status.open)
        return;
    const Moment moved = m_past.moment(since);
    add(since, subject.client,
        moved.marks.contains(Mark::Timer)
            ? phrase("Why", "%1 had no answer in time, so it asks the next server, %2")
                  .arg(name(subject.client), name(status.server))
            : phrase("Why", "%1 sent its command to %2, the server that it knows")
                  .arg(name(subject.client), name(status.server)),
        "§8", kNone);
}

/// "If the client's first choice is not the leader, that server will reject the client's request
/// and supply information about the most recent leader it has heard from" (§8).
void WhyTeller::handled(At at, const Passage &passage, const ClientRequest &request,
                        std::size_t leadsTo)
{
    const NodeId server = passage.message->to;
    const NodeId client = passage.message->from;
    const ServerView &was = before(at, server);
    const ServerView &now = after(at, server);
    const std::string &who = name(server);
    const std::string command = commandWords(request.command);
    if (was.status.role != Role::Leader) {
        const std::size_t step =
            was.leader
                ? add(
                    at, server,
                    phrase("Why", "%1 is not the leader, so it sent %2 on to %3, which it follows "
                                  "in term %4")
                        .arg(who, name(client), name(*was.leader), whyText(was.status.currentTerm)),
                    "§8", leadsTo, {passage.id})
                : add(at, server,
                      phrase("Why",
                             "%1 is not the leader and has heard none in term %2, so it could "
                             "only say no to %3")
                          .arg(who, whyText(was.status.currentTerm), name(client)),
                      "§8", leadsTo, {passage.id});
        if (at > m_past.first())
            follows(at - 1, server, step);
        return;
    }
    if (now.log.lastIndex() > was.log.lastIndex()) {
        add(at, server,
            phrase("Why", "%1's command %2 reached %3, the leader of term %4, which appended it to "
                          "its log as entry %5")
                .arg(name(client), command, who, whyText(now.status.currentTerm),
                     whyText(was.log.lastIndex().next())),
            "§5.3", leadsTo, {passage.id});
        return;
    }
    add(at, server,
        phrase("Why", "%1 had %2's command %3 already, so it did not append it again")
            .arg(who, name(client), command),
        "§8", leadsTo, {passage.id});
}

void WhyTeller::handled(At at, const Passage &passage, const ClientReply &reply,
                        std::size_t leadsTo)
{
    const Message &message = *passage.message;
    const NodeId server = message.from;
    const std::string &who = name(message.to);
    const auto answered = sentBefore(at, passage);
    if (reply.outcome == Outcome::Redirect) {
        const std::size_t step = add(
            at, message.to,
            reply.leader
                ? phrase("Why", "%1 was sent on from %2 to %3, the leader that %2 knows")
                      .arg(who, name(server), name(*reply.leader))
                : phrase("Why", "%1 heard that %2 knows no leader, so it waits and asks another")
                      .arg(who, name(server)),
            "§8", leadsTo, {passage.id});
        const auto request =
            answered ? received(*answered, server,
                                [&](const Message &asked) { return asked.from == message.to; })
                     : std::nullopt;
        if (request)
            if (const auto *asks = std::get_if<ClientRequest>(&request->message->body))
                handled(*answered, *request, *asks, step);
        return;
    }
    const std::size_t step =
        add(at, message.to,
            reply.value.empty()
                ? phrase("Why", "%1 was answered by %2: its command is done").arg(who, name(server))
                : phrase("Why", "%1 was answered by %2: its command is committed and applied as "
                                "entry %3")
                      .arg(who, name(server), reply.value),
            "§8", leadsTo, {passage.id});
    if (!answered)
        return;
    Index at8{};
    for (const char digit : reply.value)
        at8.value = at8.value * 10 + static_cast<std::uint32_t>(digit - '0');
    if (at8.value > 0 && after(*answered, server).status.commitIndex >= at8)
        committed(*answered, server, at8, step);
}

/// Why a message that is still under way left its sender.
void WhyTeller::sent(At at, const Passage &passage, std::size_t leadsTo)
{
    const auto left = sentBefore(at, passage);
    if (!left)
        return;
    const Message &message = *passage.message;
    const NodeId from = message.from;
    const auto asked = [&](const Message &request) { return request.from == message.to; };
    std::visit(
        Overload{
            [&](const RequestVote &) { stood(*left, from, message.term, leadsTo); },
            [&](const AppendEntries &append) {
                const std::size_t step =
                    add(*left, from,
                        phrase("Why", "%1 sent this to %2 as the leader of term %3")
                            .arg(name(from), name(message.to), whyText(message.term)),
                        "§5.3", leadsTo, {passage.id});
                sent(at, passage, append, step);
            },
            [&](const ClientRequest &) {
                add(*left, from,
                    phrase("Why", "%1 sent its command to %2, the server that it takes for the "
                                  "leader")
                        .arg(name(from), name(message.to)),
                    "§8", leadsTo, {passage.id});
            },
            [&](const ClientReply &reply) {
                const auto request = received(*left, from, asked);
                if (request && std::holds_alternative<ClientRequest>(request->message->body))
                    handled(*left, *request, std::get<ClientRequest>(request->message->body),
                            leadsTo);
                else if (reply.outcome == Outcome::Ok
                         && after(*left, from).status.commitIndex.value > 0)
                    committed(*left, from, after(*left, from).status.commitIndex, leadsTo);
            },
            [&](const auto &) { // an answer between servers
                if (const auto request = received(*left, from, asked))
                    std::visit([&](const auto &body) { handled(*left, *request, body, leadsTo); },
                               request->message->body);
            },
        },
        message.body);
}

/// "Servers retry RPCs if they do not receive a response in a timely manner" (§5.1).
void WhyTeller::lost(At at, const Passage &passage, std::size_t leadsTo)
{
    const Message &message = *passage.message;
    const NodeId from = message.from;
    const NodeId to = message.to;
    const std::string noun = messageNoun(message);
    const ClusterView &view = m_past.view(at);
    const auto tell = [&](std::string text) {
        return add(at, from, std::move(text), "§5.1", leadsTo, {passage.id});
    };
    if (to.isServer() && view.server(to) && !view.server(to)->up) {
        const std::size_t step = tell(
            phrase("Why", "%1's %2 to %3 was lost: %3 is down").arg(name(from), noun, name(to)));
        down(at, to, step);
        return;
    }
    if (!view.links.isUp(from, to)) {
        const std::size_t step =
            tell(phrase("Why", "%1's %2 to %3 was lost: the link from %1 to %3 is cut")
                     .arg(name(from), noun, name(to)));
        const At since =
            m_past.since(at, [&](const ClusterView &then) { return !then.links.isUp(from, to); });
        add(since, from, phrase("Why", "The link from %1 to %2 was cut").arg(name(from), name(to)),
            "", step);
        return;
    }
    if (m_past.moment(at).marks.contains(Mark::Act)) {
        tell(phrase("Why", "%1's %2 to %3 was lost: you dropped it")
                 .arg(name(from), noun, name(to)));
        return;
    }
    tell(phrase("Why", "%1's %2 to %3 was lost on the way: this network loses some messages")
             .arg(name(from), noun, name(to)));
}

} // namespace flotilla
