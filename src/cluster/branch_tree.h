#pragma once

#include "cluster/branches.h"
#include "cluster/live_run.h"

#include <map>

namespace flotilla {

/// The ways that a run has gone: what is known of each, and for each that is not lived now all that
/// it can be gone on with.
class BranchTree {
public:
    BranchTree();

    [[nodiscard]] const BranchesPtr &facts() const { return m_facts; }
    [[nodiscard]] int current() const { return m_facts->current; }
    [[nodiscard]] bool isFull() const { return m_facts->all.size() >= Branches::kMost; }

    /// The current one is left as it stands, and a new one begins. facts: its id and parent are given
    /// here.
    void begin(RunState left, BranchFacts facts);
    /// The current one is left as it stands, for another one that was left.
    void goTo(int id, RunState left);
    /// How a branch was left; null: it is the current one, or there is none of that id.
    [[nodiscard]] const RunState *left(int id) const;
    void rename(int id, const QString &name);
    /// It goes, with all that parted from it; false: the current one is among these, and nothing goes.
    bool remove(int id);

private:
    void leave(Branches &facts, RunState state);

    BranchesPtr m_facts;
    std::map<int, RunState> m_left;
    int m_lastId = 1;
};

} // namespace flotilla
