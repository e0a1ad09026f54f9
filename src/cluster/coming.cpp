#include "cluster/coming.h"

#include "schedule/engine.h"

#include <QCoreApplication>

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

Coming arrival(const Engine &engine, std::uint32_t id, const MessagePtr &message, Instant at)
{
    const Names &names = engine.names();
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

Coming timer(const Engine &engine, NodeId endpoint, Instant at)
{
    const QString who = QString::fromStdString(engine.names().of(endpoint));
    Coming coming{at, endpoint, 0, nullptr, {}, Coming::Waits::No, {}};
    if (endpoint.isClient()) {
        coming.words = Text::tr("%1 has waited long enough and asks the next server").arg(who);
    } else if (engine.server(endpoint).status.role == Role::Leader) {
        coming.words = Text::tr("%1 sends its heartbeats").arg(who);
        coming.now = act::Heartbeat{endpoint};
    } else {
        coming.words = Text::tr("%1 has heard no leader and stands for election").arg(who);
        coming.now = act::Timeout{endpoint};
    }
    return coming;
}

} // namespace

std::vector<Coming> comingOf(const Engine &engine, std::size_t most)
{
    std::vector<Coming> all;
    for (const Upcoming &next : engine.upcoming(most))
        all.push_back(next.message ? arrival(engine, next.messageId, next.message, next.key.instant)
                                   : timer(engine, next.key.endpoint, next.key.instant));
    std::size_t waiting = 0;
    for (const MessageView &view : engine.inFlight()) {
        const NodeId to = view.message->to;
        const bool isPaused = to.isServer() && engine.server(to).paused;
        if (view.doomed || (view.arrives && !isPaused))
            continue;
        if (waiting++ == most)
            break;
        Coming &coming = all.emplace_back(
            arrival(engine, view.id, view.message, view.arrives.value_or(Instant::never())));
        coming.waits = isPaused ? Coming::Waits::ForResume : Coming::Waits::ForWord;
    }
    return all;
}

} // namespace flotilla
