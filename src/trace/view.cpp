#include "trace/view.h"

namespace flotilla {

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
