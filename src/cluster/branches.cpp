#include "cluster/branches.h"

#include <algorithm>

namespace flotilla {

const BranchFacts *Branches::find(int id) const
{
    const auto found = std::find_if(all.begin(), all.end(),
                                    [id](const BranchFacts &branch) { return branch.id == id; });
    return found == all.end() ? nullptr : &*found;
}

std::vector<int> Branches::withChildren(int id) const
{
    std::vector<int> ids{id};
    for (const BranchFacts &branch : all)
        if (std::find(ids.begin(), ids.end(), branch.parent) != ids.end())
            ids.push_back(branch.id);
    return ids;
}

} // namespace flotilla
