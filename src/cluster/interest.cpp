#include "cluster/interest.h"

#include <algorithm>
#include <vector>

namespace flotilla {

namespace {

/// How far ahead messages are looked at; more than that are only in flight where much goes on.
constexpr std::size_t kMostAhead = 200;

/// By what it says alone, whatever the state of who gets it.
bool isTelling(const Message &message)
{
    return std::visit(Overload{
                          [](const AppendEntries &append) { return !append.entries.empty(); },
                          [](const AppendEntriesReply &reply) { return !reply.success; },
                          [](const auto &) { return true; }, // of elections and clients
                      },
                      message.body);
}

/// It tells its receiver of entries stored or committed.
bool bringsNews(const Message &message, const Engine &engine)
{
    if (isTelling(message))
        return true;
    const Status &receiver = engine.server(message.to).status;
    if (const auto *append = std::get_if<AppendEntries>(&message.body))
        return std::min(append->leaderCommit, receiver.lastLogIndex) > receiver.commitIndex;
    const auto *reply = std::get_if<AppendEntriesReply>(&message.body);
    return reply && receiver.role == Role::Leader && message.term == receiver.currentTerm
           && reply->matchIndex > receiver.matchIndex[message.from.value];
}

/// A server's election timer will be set anew before it runs out: a leader's message is on its way,
/// or will be.
bool isHeldOff(const ServerView &server, const Engine &engine, const std::vector<Upcoming> &ahead)
{
    const Instant due = server.timer.due;
    const bool isOnItsWay = std::any_of(ahead.begin(), ahead.end(), [&](const Upcoming &next) {
        return next.message && next.message->to == server.id && next.key.instant < due
               && std::holds_alternative<AppendEntries>(next.message->body)
               && next.message->term >= server.status.currentTerm;
    });
    if (isOnItsWay)
        return true;
    const LinkTable &links = engine.links();
    return std::any_of(
        engine.servers().begin(), engine.servers().end(), [&](const ServerView &other) {
            return other.up && !other.paused && other.status.role == Role::Leader
                   && other.status.currentTerm >= server.status.currentTerm && !links.isManual()
                   && links.isUp(other.id, server.id)
                   && other.timer.due + links.traits(other.id, server.id).delayMax < due;
        });
}

} // namespace

void Interest::take(const Event &event, const Names &)
{
    const bool counts =
        std::visit(Overload{
                       [](const what::Send &) { return false; }, // it may never arrive
                       [](const what::Receive &receive) { return isTelling(*receive.message); },
                       [](const what::Drop &drop) { return drop.reason == DropReason::User; },
                       [](const what::Dup &) { return false; },
                       [](const what::Persisted &) { return false; },
                       [](const auto &) { return true; },
                   },
                   event.body);
    if (counts)
        ++m_count;
}

Instant nextOfInterest(const Engine &engine)
{
    const std::vector<Upcoming> ahead = engine.upcoming(kMostAhead);
    for (const Upcoming &next : ahead)
        if (next.message && (next.message->to.isClient() || bringsNews(*next.message, engine)))
            return engine.now();
    Instant earliest = Instant::never();
    for (const ServerView &server : engine.servers())
        if (server.up && !server.paused && server.status.role != Role::Leader
            && server.timer.due < earliest && !isHeldOff(server, engine, ahead))
            earliest = std::max(server.timer.due, engine.now());
    return earliest;
}

} // namespace flotilla
