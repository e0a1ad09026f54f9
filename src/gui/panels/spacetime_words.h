#pragma once

#include "picture/spacetime_walk.h"
#include "trace/names.h"

#include <QString>

namespace flotilla {

/// What a message says, whose it is, and what has become of it.
[[nodiscard]] QString arrowWords(const Names &names, const SpacetimeArrow &arrow);
/// How a server stands at an instant of its line; a client's name.
[[nodiscard]] QString laneWords(const SpacetimeLane &lane, Instant at);
[[nodiscard]] QString eventWords(const Names &names, const Spacetime &model,
                                 const SpacetimeEvent &event);

} // namespace flotilla
