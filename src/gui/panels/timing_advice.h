#pragma once

#include "core/options.h"

#include <QString>

namespace flotilla {

/// What is wrong with such a timing, and why: "broadcastTime ≪ electionTimeout" (§5.6). "" where a
/// cluster can elect a leader and keep it. latencyMax: of one message, one way.
[[nodiscard]] QString timingAdvice(const RaftOptions &options, Duration latencyMax);

} // namespace flotilla
