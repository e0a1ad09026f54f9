#pragma once

#include "core/types.h"

#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace flotilla {

/// One of the ways that a run has gone, for who looks. What it had come to is told as it stood when it
/// was left; of the one that is lived now a snapshot tells more.
struct BranchFacts {
    int id = 1;
    int parent = 0; ///< the one that it parted from; 0: it is the first
    QString name;   ///< "": the user gave it none
    QString cause; ///< the act that it began with, or that was taken back, in the scenario language
    bool isUndo = false; ///< cause was taken back
    Instant parting;     ///< at which it went its own way
    Instant end;         ///< how far it has come
    QString leader;      ///< "": nobody led
    Term term;           ///< the highest
    Index committed;     ///< the highest
};

/// All ways that a run has gone.
struct Branches {
    /// More are refused: each keeps servers' states and a timeline.
    static constexpr std::size_t kMost = 64;

    int current = 1;              ///< id of the one that is lived
    std::vector<BranchFacts> all; ///< a parent stands before its children

    [[nodiscard]] const BranchFacts *find(int id) const;
    /// It and all that parted from it, and from those.
    [[nodiscard]] std::vector<int> withChildren(int id) const;
    /// Those that part from the way that is lived now, or by which that has parted from another.
    [[nodiscard]] std::vector<const BranchFacts *> partings() const;
};
using BranchesPtr = std::shared_ptr<const Branches>;

} // namespace flotilla
