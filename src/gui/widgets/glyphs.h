#pragma once

#include <QIcon>

namespace flotilla {

enum class Glyph { Play, Pause, Step, StepBack };

/// A plain sign in one colour, sharp at every size.
[[nodiscard]] QIcon glyph(Glyph sign, const QColor &colour);

} // namespace flotilla
