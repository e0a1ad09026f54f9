#pragma once

#include "core/options.h"

#include <span>
#include <string_view>

namespace flotilla {

/// Whether a property says no more than a rule that is broken on purpose: what falls because of that is
/// told, not that it was done. Without one vote a term, a second vote is no news, two leaders are.
[[nodiscard]] bool saysWhatIsBroken(std::string_view property, RuleSet broken);

/// The rules that are off at some server.
[[nodiscard]] RuleSet brokenIn(std::span<const RaftOptions> servers);

} // namespace flotilla
