#pragma once

#include "core/options.h"
#include "trace/view.h"

#include <QString>

#include <optional>
#include <vector>

namespace flotilla {

/// Which timer decides what comes next: the leader's heartbeat or, where nobody leads, the first
/// election timeout; and who will not wait for what it sends.
struct TimerForecast {
    NodeId first;
    bool leads = false; ///< it is the leader's heartbeat
    Instant due;
    /// When what it sends then arrives at the first and at the last that it reaches; nothing where it
    /// reaches nobody, or messages wait until they are delivered.
    std::optional<std::pair<Instant, Instant>> arrival;
    std::vector<NodeId> early;     ///< may run out before it arrives
    std::vector<NodeId> unreached; ///< will run out, since the link from the first is cut
};

/// Nothing where no timer runs.
[[nodiscard]] std::optional<TimerForecast> timerForecast(const ClusterView &view);
[[nodiscard]] QString forecastWords(const ClusterView &view);

/// The timing of a whole cluster: its most hasty and most patient timeouts, its slowest heartbeat.
[[nodiscard]] RaftOptions joined(const std::vector<RaftOptions> &options);
/// The longest that a message may take between a leader and another server, if the server leads that
/// has the best links and can have a majority.
[[nodiscard]] Duration leadersLatency(const ClusterView &view);

} // namespace flotilla
