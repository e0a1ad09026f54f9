#pragma once

#include <QStringList>

namespace flotilla {

/// `flotilla-cli bench [--json] [PART..]`: measures what the program promises, as ratios to limits that
/// are measured in the same run where that can be. Exit code 0, or 1 where a figure misses its bound.
int runBench(const QStringList &arguments);

} // namespace flotilla
