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

std::vector<const BranchFacts *> Branches::partings() const
{
    std::vector<const BranchFacts *> found;
    Instant until = Instant::never(); // how far the way lived now goes along that branch
    for (const BranchFacts *way = find(current); way; way = find(way->parent)) {
        for (const BranchFacts &branch : all)
            if (branch.parent == way->id && branch.parting <= until)
                found.push_back(&branch);
        until = std::min(until, way->parting);
    }
    std::sort(found.begin(), found.end(),
              [](const BranchFacts *a, const BranchFacts *b) { return a->parting < b->parting; });
    return found;
}

} // namespace flotilla
