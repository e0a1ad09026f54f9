#pragma once

#include "explore/trial.h"

#include <functional>

namespace flotilla::explore {

/// A shorter run in which the same property falls: fewer acts, fewer servers, less time, fewer events.
/// Where it can't be brought to a tenth of its events, or to 50, runs of other seeds are tried in its place.
/// goOn: asked before each try; false: what has been reached is good enough.
[[nodiscard]] Finding shrink(const Finding &found, const std::function<bool()> &goOn);

} // namespace flotilla::explore
