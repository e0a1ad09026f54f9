#pragma once

#include "core/result.h"

namespace flotilla {

/// The rate at which this machine passes a byte from one TCP socket of the loopback to another and
/// back, in hops a second: the limit that everything on sockets is held against.
Result<double> rawTcpHopsPerSecond(int hops);

/// Synced writes a second of the disk that holds a folder.
Result<double> rawSyncsPerSecond(const char *folder, int writes);

} // namespace flotilla
