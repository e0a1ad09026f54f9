#pragma once

#include <utility>

#include "core/types.h"


#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace flotilla {

class Engine;
class Timeline;
struct ClusterView;
struct Moment;

/// A condition that a run can be let go on to; whoever made it knows how to look.
struct Aim {
    std::string words;                       ///< as it was said
    Duration within = Duration::seconds(60); ///< virtual time; then it is given up
    std::function<bool(const Engine &)> holds;
    /// The same of a moment of a recording; null: a recording doesn't tell.
    std::function<bool(const Timeline &, const Moment &, const ClusterView &)> held;
};

/// Where a run is to come to a stop: right after the next event of a kind.
struct RunGoal {
    enum class Kind {
        Message,   ///< a message is handled
        Election,  ///< someone becomes a candidate or a leader
        Commit,    ///< an entry is committed for the first time
        Endpoint,  ///< the chosen server or client handles anything
        Condition, ///< the aim holds; at once, where it does so already
    };
    Kind kind = Kind::Message;
    NodeId endpoint = {};                ///< of Endpoint
    std::shared_ptr<const Aim> aim = {}; ///< of Condition

    bool operator==(const RunGoal &) const = default;
};

/// Faults that come by themselves: how many, and which.
struct Autopilot {
    bool on = false;
    double faultsPerSecond = 0.5; ///< of virtual time
    std::uint64_t seed = 1;

    bool operator==(const Autopilot &) const = default;
};

} // namespace flotilla
