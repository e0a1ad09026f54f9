#include "schedule/engine.h"

#include <algorithm>

namespace flotilla {

namespace {

/// Most rounds of delivery within one round of settling.
constexpr std::uint32_t kSettleDeliveries = 50;

} // namespace

bool Engine::isSettled() const
{
    const ServerView *first = nullptr;
    bool isLed = false;
    for (const ServerView &server : m_servers) {
        if (!server.up || !server.voter || server.paused)
            continue;
        if (!first)
            first = &server;
        isLed = isLed || server.status.role == Role::Leader;
        if (server.status.currentTerm != first->status.currentTerm || !(server.log == first->log)
            || server.status.commitIndex != server.log.lastIndex())
            return false;
    }
    return isLed;
}

/// One round of heartbeats and delivery; where nobody leads, the most up-to-date voter stands
/// first.
Result<Done> Engine::settleRound()
{
    const ServerView *leader = nullptr;
    const ServerView *best = nullptr;
    const auto upToDate = [](const ServerView &s) {
        return std::pair(s.log.lastTerm(), s.log.lastIndex());
    };
    for (const ServerView &server : m_servers) {
        if (!server.up || !server.voter || server.paused)
            continue;
        if (server.status.role == Role::Leader
            && (!leader || server.status.currentTerm > leader->status.currentTerm))
            leader = &server;
        if (!best || upToDate(server) > upToDate(*best))
            best = &server;
    }
    if (!best)
        return Done{};
    const NodeId acting = leader ? leader->id : best->id;
    auto done = leader ? input(acting, HeartbeatNow{}) : input(acting, TimeoutNow{});
    for (std::uint32_t i = 0; done && i < kSettleDeliveries; ++i) {
        // What waits for its save is not in flight yet.
        for (const ServerView &server : m_servers)
            if (done && server.up && !server.paused
                && m_options[server.id.value].persist == Persist::Explicit)
                done = input(server.id, Saved{true});
        if (!done || m_schedule.inFlightCount() == 0)
            break;
        done = deliverRound();
    }
    return done;
}

Result<ActionResult> Engine::apply(const act::Settle &settle)
{
    if (auto healed = apply(act::Heal{}); !healed)
        return healed;
    if (auto delivered = deliverRound(); !delivered)
        return delivered.error();
    bool proposed = false;
    for (std::uint32_t round = 0; round < settle.rounds; ++round) {
        if (round > 0 && isSettled())
            return ActionResult{};
        if (auto done = settleRound(); !done)
            return done.error();
        // Entries of earlier terms are committed with one of the leader's own (§5.4.2).
        for (const ServerView &server : m_servers) {
            if (proposed || !server.up || server.paused || server.status.role != Role::Leader
                || m_options[server.id.value].noop)
                continue;
            proposed = true;
            if (auto done = input(server.id, Propose{nullptr}); !done)
                return done.error();
        }
    }
    if (isSettled())
        return ActionResult{};
    return Error{
        "settle: after " + std::to_string(settle.rounds)
        + " rounds the servers that are up are not in sync; a majority of the voters must be "
          "up and not paused"};
}

} // namespace flotilla
