#pragma once

#include "trace/view.h"

#include <vector>

namespace flotilla {

using ServerGroups = std::vector<std::vector<NodeId>>;

/// Servers that a chain of links joins which work both ways, in the order of their first.
[[nodiscard]] ServerGroups groupsOf(const ClusterView &view);
/// Every link within a group is up, and every one between groups is cut.
[[nodiscard]] bool arePartitioned(const ServerGroups &groups, const LinkTable &links);
/// A leader can be elected there: it has more than half of the voters.
[[nodiscard]] bool isMajority(const std::vector<NodeId> &group, const NodeSet &voters);

} // namespace flotilla
