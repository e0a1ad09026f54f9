#pragma once

#include "schedule/action.h"
#include "trace/view.h"

#include <functional>
#include <optional>
#include <vector>

namespace flotilla {

/// What keeps a majority from coming together around a server.
struct Obstacles {
    bool down = false;
    bool paused = false;
    bool cut = false; ///< its link to the leader, either way

    [[nodiscard]] std::size_t count() const
    {
        return std::size_t{down} + std::size_t{paused} + std::size_t{cut};
    }
};
[[nodiscard]] Obstacles obstaclesTo(const ClusterView &view, NodeId leader, NodeId peer);

/// "Candidate's log is at least as up-to-date as receiver's log" (§5.4.1).
[[nodiscard]] bool wouldVoteFor(const ServerView &voter, const ServerView &candidate);

/// Nothing that is on its way, or that a leader will send, changes that voter's mind before it is
/// asked.
[[nodiscard]] bool willVoteFor(const ClusterView &view, const ServerView &voter,
                               const ServerView &candidate);

/// The fewest acts after which a server leads a majority.
struct WayThere {
    NodeId leader;
    std::vector<NodeId> quorum; ///< with the leader
    std::vector<Action> acts;
};

/// What is wanted of the leader.
struct Wanted {
    std::function<bool(const ServerView &)> fits;
    std::optional<NodeId> client; ///< it has to reach this one
    /// Whoever fits may be elected by itself; else it is made to stand.
    bool anyWill = false;
};

/// None where no majority would have such a leader.
[[nodiscard]] std::optional<WayThere> wayTo(const ClusterView &view, const Wanted &wanted);

} // namespace flotilla
