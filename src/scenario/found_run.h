#pragma once

#include "explore/trial.h"

#include <QString>

namespace flotilla {

/// A run in which a property fell, as a scenario that shows it: slowly, and to the end. Played on any
/// engine it comes to the same end.
///
/// repeat: the command that finds it again.
[[nodiscard]] QString scenarioOf(const explore::Finding &finding, const QString &repeat);

} // namespace flotilla
