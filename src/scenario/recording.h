#pragma once

#include "schedule/engine.h"
#include "schedule/setup.h"

#include <QString>

namespace flotilla {

/// A run as a scenario: how it began, and everything that was done, each action at its place among
/// the events. Playing it gives the same trace.
///
/// begun: the set-up that the engine was made with; an engine's own changes with the run.
[[nodiscard]] QString recordingOf(const RunSetup &begun, const Engine &engine);

/// The first lines of such a scenario: who takes part, and with which options; nothing of their
/// state.
[[nodiscard]] QString setUpLinesOf(const RunSetup &setup);

} // namespace flotilla
