#pragma once

#include <utility>

#include "schedule/action.h"
#include "schedule/engine.h"

#include <cstdint>
#include <optional>

namespace flotilla {

/// What goes wrong next, or is put right: a hash of the seed and of how many came before, fitted to
/// how the cluster stands. None where nothing fits.
///
/// No more than a minority is ever taken down, and while there is no leader that reaches a majority,
/// whatever is wrong is put right first.
[[nodiscard]] std::optional<Action> drawFault(const Engine &engine, std::uint64_t seed,
                                              std::uint64_t count);

/// What a client asks for next, so that there is something to agree on. None where all wait.
[[nodiscard]] std::optional<Action> drawWork(const Engine &engine, std::uint64_t seed,
                                             std::uint64_t count);

} // namespace flotilla
