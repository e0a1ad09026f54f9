#pragma once

#include "schedule/engine_state.h"
#include "trace/timeline.h"

#include <cstdint>

namespace flotilla {

/// Where a run may go another way: right after a moment of its timeline, at an instant from that
/// moment's on and before the next one's.
struct BranchPoint {
    std::uint64_t moment = 0;
    Instant at;
};

/// That point by what had been done and had happened by then. A message that was lost right before it
/// is under way still: losing it goes with the turn that follows. actions: done in the whole run.
[[nodiscard]] RunPlace placeOf(const Timeline &timeline, std::size_t actions,
                               const BranchPoint &point);

} // namespace flotilla
