#pragma once

#include "cluster/cluster.h"
#include "core/result.h"
#include "schedule/engine.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace flotilla {

/// What `run` and `drive` are told on the command line.
struct CliOptions {
    QString file;      ///< of run
    bool pure = false; ///< no threads and no sockets
    Grant grant = Grant::Window;
    ClusterOptions cluster;
    std::optional<std::uint64_t> seed;
    QString traceFile; ///< "": none; "-": standard output
    bool quiet = false;
};

/// verb: "run" or "drive". Error: bad usage, in words. arguments: what stands behind the verb.
[[nodiscard]] Result<CliOptions> readCliOptions(const QString &verb, const QStringList &arguments);

/// `flotilla-cli run --help`.
[[nodiscard]] QString helpText(const QString &verb);

} // namespace flotilla
