#pragma once

#include <QString>

namespace flotilla {

/// A tool tip that shows a text as it stands, whatever it looks like, broken into lines and cut
/// where it is very long.
[[nodiscard]] QString plainTip(const QString &text);

} // namespace flotilla
