#pragma once

#include <QStringList>

namespace flotilla {

/// `flotilla-cli render`: draws an instant or a stretch of a scenario or a trace, without a window.
/// arguments: what stands behind the verb. Returns the exit code.
int runRender(const QStringList &arguments);

} // namespace flotilla
