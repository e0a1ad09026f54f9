#include "trace/view.h"

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

} // namespace flotilla
