#pragma once

#include <QStringList>

namespace flotilla {

/// `flotilla-cli explore`: tries thousands of runs, and shows the one in which a property falls.
/// arguments: what stands behind the verb. Returns the exit code: 0 where none fell, 3 where one did.
int runExplore(const QStringList &arguments);

} // namespace flotilla
