#pragma once

#include "schedule/engine.h"

#include <string>

namespace flotilla {

/// The next event in plain words: "S4 receives heartbeat #118 from S3".
[[nodiscard]] std::string upcomingWords(const Upcoming &next, const Engine &engine);

} // namespace flotilla
