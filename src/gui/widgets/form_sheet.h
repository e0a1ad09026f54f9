#pragma once

#include <QString>

namespace flotilla {

struct Theme;

/// The style of a form in a dock: a dock's title is bold and quiet, what stands in it is not. Labels
/// with the property "quiet" stand back, those with "heading" stand out.
[[nodiscard]] QString formSheet(const Theme &theme);

} // namespace flotilla
