#include "cluster/coming.h"

#include "schedule/engine.h"

#include <QCoreApplication>

#include <algorithm>
#include <tuple>

namespace flotilla {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Coming)
};

/// With its article, as the object of "receives".
QString noun(const Message &message)
{
    return std::visit(Overload{
                          [](const RequestVote &) { return Text::tr("a vote request"); },
                          [](const RequestVoteReply &reply) {
                              return reply.voteGranted ? Text::tr("a vote")
                                                       : Text::tr("a refusal of its vote request");
                          },
                          [](const AppendEntries &append) {
                              const auto count = static_cast<int>(append.entries.size());
                              return count == 0   ? Text::tr("a heartbeat")
                                     : count == 1 ? Text::tr("an entry")
                                                  : Text::tr("%1 entries").arg(count);
                          },
                          [](const AppendEntriesReply &reply) {
                              return reply.success ? Text::tr("an answer") : Text::tr("a refusal");
                          },
                          [](const ClientRequest &) { return Text::tr("a command"); },
                          [](const ClientReply &) { return Text::tr("an answer"); },
                      },
                      message.body);
}

Coming arrival(const Names &names, std::uint32_t id, const MessagePtr &message, Instant at)
{
    Match match;
    match.ids = {id};
    return {at,
            message->to,
            id,
            message,
            Text::tr("%1 receives %2 from %3 (#%4)")
                .arg(QString::fromStdString(names.of(message->to)), noun(*message),
                     QString::fromStdString(names.of(message->from)))
                .arg(id),
            Coming::Waits::No,
            act::Deliver{std::move(match)}};
}

/// role: of a server.
Coming timer(const Names &names, NodeId endpoint, Role role, Instant at)
{
    const QString who = QString::fromStdString(names.of(endpoint));
    Coming coming{at, endpoint, 0, nullptr, {}, Coming::Waits::No, {}};
    if (endpoint.isClient()) {
        coming.words = Text::tr("%1 has waited long enough and asks the next server").arg(who);
    } else if (role == Role::Leader) {
        coming.words = Text::tr("%1 sends its heartbeats").arg(who);
        coming.now = act::Heartbeat{endpoint};
    } else {
        coming.words = Text::tr("%1 has heard no leader and stands for election").arg(who);
        coming.now = act::Timeout{endpoint};
    }
    return coming;
}

/// Behind what is scheduled: what waits for the user's word, and for its receiver to go on.
void appendWaiting(std::vector<Coming> &all, const std::vector<MessageView> &inFlight,
                   const std::vector<ServerView> &servers, const Names &names, std::size_t most)
{
    std::size_t waiting = 0;
    for (const MessageView &view : inFlight) {
        const NodeId to = view.message->to;
        const bool isPaused = to.isServer() && servers[to.value].paused;
        if (view.doomed || (view.arrives && !isPaused))
            continue;
        if (waiting++ == most)
            break;
        Coming &coming = all.emplace_back(
            arrival(names, view.id, view.message, view.arrives.value_or(Instant::never())));
        coming.waits = isPaused ? Coming::Waits::ForResume : Coming::Waits::ForWord;
    }
}

} // namespace

std::vector<Coming> comingOf(const Engine &engine, std::size_t most)
{
    const Names &names = engine.names();
    std::vector<Coming> all;
    for (const Upcoming &next : engine.upcoming(most)) {
        const NodeId who = next.key.endpoint;
        all.push_back(next.message
                          ? arrival(names, next.messageId, next.message, next.key.instant)
                          : timer(names, who,
                                  who.isServer() ? engine.server(who).status.role : Role::Follower,
                                  next.key.instant));
    }
    appendWaiting(all, engine.inFlight(), engine.servers(), names, most);
    return all;
}

std::vector<Coming> comingOf(const ClusterView &view, const Names &names, std::size_t most)
{
    std::vector<Coming> all;
    for (const ServerView &server : view.servers)
        if (server.up && !server.paused && !server.timer.due.isNever())
            all.push_back(timer(names, server.id, server.status.role, server.timer.due));
    for (const MessageView &flying : view.inFlight) {
        const NodeId to = flying.message->to;
        if (flying.arrives && !flying.doomed && !(to.isServer() && view.servers[to.value].paused))
            all.push_back(arrival(names, flying.id, flying.message, *flying.arrives));
    }
    // As EventKey has it, as far as a view tells.
    std::sort(all.begin(), all.end(), [](const Coming &a, const Coming &b) {
        const auto key = [](const Coming &coming) {
            return std::tuple(coming.at, coming.endpoint, coming.message != nullptr,
                              coming.message ? coming.message->from : NodeId{}, coming.messageId);
        };
        return key(a) < key(b);
    });
    if (all.size() > most)
        all.resize(most);
    appendWaiting(all, view.inFlight, view.servers, names, most);
    return all;
}

} // namespace flotilla
