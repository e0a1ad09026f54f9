#include "trace/view.h"

#include <algorithm>

namespace flotilla {

bool MessageView::operator==(const MessageView &other) const
{
    return id == other.id && sent == other.sent && arrives == other.arrives
           && doomed == other.doomed
           && (message == other.message
               || (message && other.message && *message == *other.message));
}

const ServerView *ClusterView::leader() const
{
    const ServerView *found = nullptr;
    for (const ServerView &candidate : servers) {
        if (!candidate.up || candidate.status.role != Role::Leader)
            continue;
        if (!found || candidate.status.currentTerm > found->status.currentTerm)
            found = &candidate;
    }
    return found;
}

Reach ClusterView::reach(NodeId server) const
{
    std::size_t others = 0;
    std::size_t reached = 0;
    bool cutOff = true;
    voters.forEach([&](NodeId voter) {
        if (voter == server)
            return;
        const bool there = links.isUp(server, voter);
        const bool back = links.isUp(voter, server);
        ++others;
        reached += there && back ? 1 : 0;
        cutOff = cutOff && !there && !back;
    });
    if (others == 0)
        return Reach::Majority;
    if (cutOff)
        return Reach::CutOff;
    const bool needsNone = !voters.contains(server);
    return needsNone || reached + 1 > voters.size() / 2 ? Reach::Majority : Reach::NoMajority;
}

Changes changesBetween(const ClusterView &before, const ClusterView &after)
{
    Changes changes;
    const std::size_t count = std::min(before.servers.size(), after.servers.size());
    for (std::size_t i = 0; i < count; ++i) {
        const ServerView &was = before.servers[i];
        const ServerView &is = after.servers[i];
        const Status &old = was.status;
        const Status &now = is.status;
        if (was.up != is.up || was.paused != is.paused || old.currentTerm != now.currentTerm
            || old.role != now.role || old.votedFor != now.votedFor
            || old.votesGranted != now.votesGranted)
            changes.state.insert(is.id);
        if (old.lastLogIndex != now.lastLogIndex || old.lastLogTerm != now.lastLogTerm)
            changes.log.insert(is.id);
        if (old.commitIndex != now.commitIndex || old.lastApplied != now.lastApplied)
            changes.commit.insert(is.id);
    }
    return changes;
}

} // namespace flotilla
