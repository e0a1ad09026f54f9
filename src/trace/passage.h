#pragma once

#include "core/message.h"
#include "core/status.h"

#include <cstdint>

namespace flotilla {

/// What has become of a message.
enum class Fate {
    UnderWay, ///< or it waits until told to be delivered
    Arrived,
    Lost
};

/// A message's way from its sender to its receiver, as far as it is known.
struct Passage {
    std::uint32_t id = 0;
    MessagePtr message;
    Instant sent;
    Instant due; ///< when it was last to arrive; never: it waits
    Fate fate = Fate::UnderWay;
    /// When it arrived or was lost, where it has: the moment, and its instant.
    std::uint64_t endMoment = 0;
    Instant ended;
};

/// How a server stands, as far as it can be seen from outside.
struct Standing {
    NodeId server;
    Term term;
    Role role = Role::Follower;
    Index commitIndex;
    bool up = true;
    bool paused = false;

    bool operator==(const Standing &) const = default;
};

} // namespace flotilla
