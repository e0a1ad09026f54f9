#include "gui/panels/server_groups.h"

#include <algorithm>

namespace flotilla {

ServerGroups groupsOf(const ClusterView &view)
{
    ServerGroups groups;
    NodeSet placed;
    for (const ServerView &first : view.servers) {
        if (placed.contains(first.id))
            continue;
        std::vector<NodeId> group{first.id};
        placed.insert(first.id);
        for (std::size_t i = 0; i < group.size(); ++i) {
            for (const ServerView &other : view.servers) {
                if (placed.contains(other.id) || !view.links.isUp(group[i], other.id)
                    || !view.links.isUp(other.id, group[i]))
                    continue;
                group.push_back(other.id);
                placed.insert(other.id);
            }
        }
        std::sort(group.begin(), group.end());
        groups.push_back(std::move(group));
    }
    return groups;
}

bool arePartitioned(const ServerGroups &groups, const LinkTable &links)
{
    for (const auto &group : groups) {
        for (const auto &other : groups) {
            for (const NodeId from : group) {
                for (const NodeId to : other) {
                    if (from != to && links.isUp(from, to) != (&group == &other))
                        return false;
                }
            }
        }
    }
    return true;
}

bool isMajority(const std::vector<NodeId> &group, const NodeSet &voters)
{
    const auto votes = std::count_if(group.begin(), group.end(),
                                     [&voters](NodeId id) { return voters.contains(id); });
    return 2 * static_cast<std::size_t>(votes) > voters.size();
}

} // namespace flotilla
