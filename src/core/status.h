#pragma once

#include "core/log.h"
#include "core/types.h"

#include <array>
#include <optional>

namespace flotilla {

enum class Role { Follower, Candidate, Leader };

/// "Follower", "Candidate", "Leader".
[[nodiscard]] const char *roleName(Role role);

/// A server's state in the paper's words (Figure 2), as it is shown and traced; the log aside.
struct Status {
    Term currentTerm;
    Role role = Role::Follower;
    std::optional<NodeId> votedFor;
    Index commitIndex;
    Index lastApplied;
    Index lastLogIndex;
    Term lastLogTerm;
    /// Of candidates only.
    NodeSet votesGranted;
    /// Of leaders only, by server: all other voters.
    NodeSet peers;
    std::array<Index, kMaxServers> nextIndex{};
    std::array<Index, kMaxServers> matchIndex{};

    bool operator==(const Status &) const = default;
};

/// "Persistent state on all servers: updated on stable storage before responding to RPCs"
/// (Figure 2).
struct PersistentState {
    Term currentTerm;
    std::optional<NodeId> votedFor;
    Log log;

    bool operator==(const PersistentState &) const = default;
};

} // namespace flotilla
