#pragma once

#include <QStringList>

namespace flotilla {

/// `flotilla-cli bench [--json]`: measures what the program promises, each figure as a ratio to a
/// limit that is measured in the same run. Exit code 0, or 1 where a figure misses its bound.
int runBench(const QStringList &arguments);

} // namespace flotilla
