#pragma once

#include "app/cli_options.h"

namespace flotilla {

/// `flotilla-cli run`: plays a file and tells what happens. Returns the exit code.
int runScenario(const CliOptions &options);
/// `flotilla-cli drive`: a dialogue over standard input and output. Returns the exit code.
int runDrive(const CliOptions &options);

/// What a failure makes the program end with.
[[nodiscard]] int exitCodeOf(const Error &error);
/// Makes the engine that was asked for; sinks, if any, hear all of it. It is not started.
[[nodiscard]] Result<std::unique_ptr<Engine>> makeEngine(const CliOptions &options, RunSetup setup,
                                                         bool hasPresets);

} // namespace flotilla
