#pragma once

#include "core/result.h"
#include "trace/trace_import.h"

#include <QString>

#include <functional>

namespace flotilla {

/// Whether a file is meant as a trace and not as a scenario: by what it begins with, whatever its
/// name is. Of one that is empty or can't be read the name decides.
[[nodiscard]] bool isTraceFile(const QString &fileName);

/// Reads a trace (importTrace); what is wrong with it is said with FILE:LINE.
[[nodiscard]] Result<ImportedTrace> loadTrace(const QString &fileName,
                                              const std::function<bool(double)> &goOn = {});

} // namespace flotilla
