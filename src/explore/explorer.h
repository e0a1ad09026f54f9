#pragma once

#include "explore/trial.h"

#include <functional>

namespace flotilla::explore {

/// Which runs are to be tried.
struct Search {
    std::uint64_t firstSeed = 1;
    std::uint64_t lastSeed = 1000;
    std::vector<Profile> profiles{Profile::Calm, Profile::Swarm};
    RuleSet broken;
    std::size_t servers = 5;
    Duration length = Duration::seconds(75);
    unsigned threads = 0; ///< 0: as many as the machine has
};

struct SearchResult {
    Counts counts;
    std::optional<Finding> finding;
    Plan plan; ///< that brought it about
};

/// Tries all runs of a search, side by side, until a property falls; where several fall at the same
/// time, it is the first by seed that is told. progress: called now and then, in any thread, one at a
/// time, with how many runs are done; false: break it off.
[[nodiscard]] SearchResult explore(const Search &search,
                                   const std::function<bool(const Counts &)> &progress = {});

} // namespace flotilla::explore
