#pragma once

#include <utility>

#include "core/types.h"

#include <QMetaType>

#include <cstdint>

namespace flotilla {

/// Where a run is to come to a stop: right after the next event of a kind.
struct RunGoal {
    enum class Kind {
        Message,  ///< a message is handled
        Election, ///< someone becomes a candidate or a leader
        Commit,   ///< an entry is committed for the first time
        Endpoint, ///< the chosen server or client handles anything
    };
    Kind kind = Kind::Message;
    NodeId endpoint; ///< of Endpoint

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

Q_DECLARE_METATYPE(flotilla::RunGoal)
Q_DECLARE_METATYPE(flotilla::Autopilot)
