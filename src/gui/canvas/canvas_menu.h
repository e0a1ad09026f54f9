#pragma once

#include "gui/commands.h"
#include "picture/hit.h"

#include <initializer_list>

namespace flotilla {

/// What can be done to a thing in the picture; of nothing: to the whole cluster. Its context menu, and
/// its accessible actions.
[[nodiscard]] std::initializer_list<CommandId> commandsFor(const Hit &what);

} // namespace flotilla
