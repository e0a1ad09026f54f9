#pragma once

#include "picture/spacetime.h"
#include "trace/timeline.h"

#include <map>
#include <memory>
#include <vector>

namespace flotilla {

/// Reads stretches of a recorded run as diagrams. What it has read it keeps by chunk, so that going
/// along a run costs only what comes into sight.
class SpacetimeReader {
public:
    /// The most moments in one diagram.
    static constexpr std::uint64_t kMost = 24 * Timeline::kChunk;

    /// The stretch from one instant to another, both within what the run has come to. Where it has
    /// more than kMost moments only its end: Spacetime::from tells from when on.
    [[nodiscard]] Spacetime read(const Timeline &timeline, Instant from, Instant to);

private:
    struct Stood {
        Instant at;
        Standing how;
    };
    /// What one chunk tells.
    struct Part {
        std::shared_ptr<const void> holder; ///< of what was read
        std::vector<Stood> standings;
        std::vector<Passage> passages;
    };
    const Part &partOf(const Timeline &timeline, std::uint64_t place);

    std::map<std::uint64_t, Part> m_parts; ///< by the chunk's place
};

} // namespace flotilla
