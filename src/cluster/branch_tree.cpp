#include "cluster/branch_tree.h"

#include "core/invariant.h"

#include <algorithm>
#include <utility>

namespace flotilla {

BranchTree::BranchTree() : m_facts(std::make_shared<const Branches>(Branches{1, {BranchFacts{}}}))
{
}

void BranchTree::leave(Branches &facts, RunState state)
{
    for (BranchFacts &branch : facts.all) {
        if (branch.id != facts.current)
            continue;
        const ClusterView view = state.past.timeline.at(state.past.timeline.end() - 1);
        branch.end = state.past.timeline.frontier();
        branch.leader.clear();
        for (const ServerView &server : view.servers) {
            branch.term = std::max(branch.term, server.status.currentTerm);
            branch.committed = std::max(branch.committed, server.status.commitIndex);
        }
        for (const ServerView &server : view.servers)
            if (server.up && server.status.role == Role::Leader
                && server.status.currentTerm == branch.term)
                branch.leader = QString::fromStdString(server.name);
    }
    m_left[facts.current] = std::move(state);
}

void BranchTree::begin(RunState left, BranchFacts facts)
{
    FLOTILLA_INVARIANT(!isFull(), "who begins a branch has looked whether there may be one");
    Branches now = *m_facts;
    leave(now, std::move(left));
    facts.id = ++m_lastId;
    facts.parent = now.current;
    now.current = facts.id;
    now.all.push_back(std::move(facts));
    m_facts = std::make_shared<const Branches>(std::move(now));
}

void BranchTree::goTo(int id, RunState left)
{
    Branches now = *m_facts;
    leave(now, std::move(left));
    now.current = id;
    m_left.erase(id);
    m_facts = std::make_shared<const Branches>(std::move(now));
}

const RunState *BranchTree::left(int id) const
{
    const auto found = m_left.find(id);
    return found == m_left.end() ? nullptr : &found->second;
}

void BranchTree::rename(int id, const QString &name)
{
    Branches now = *m_facts;
    for (BranchFacts &branch : now.all)
        if (branch.id == id)
            branch.name = name.simplified();
    m_facts = std::make_shared<const Branches>(std::move(now));
}

bool BranchTree::remove(int id)
{
    Branches now = *m_facts;
    const std::vector<int> ids = now.withChildren(id);
    const auto goes = [&](int which) {
        return std::find(ids.begin(), ids.end(), which) != ids.end();
    };
    if (goes(now.current))
        return false;
    std::erase_if(now.all, [&](const BranchFacts &branch) { return goes(branch.id); });
    for (const int each : ids)
        m_left.erase(each);
    m_facts = std::make_shared<const Branches>(std::move(now));
    return true;
}

} // namespace flotilla
