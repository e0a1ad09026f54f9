#pragma once

#include "core/message.h"
#include "core/types.h"

namespace flotilla {

/// A message on the wire: who sends it to whom, its place on that link, and when.
struct Frame {
    std::uint32_t epoch = 0; ///< grows with every restore; bytes of other epochs are discarded
    NodeId from;
    NodeId to;
    std::uint32_t sequence = 0; ///< counts the link's frames
    Instant sentAt;
    Instant arrivesAt;  ///< for the reader; the schedule's counts
    MessagePtr message; ///< its from and to are the frame's
};

/// The first thing that an endpoint says on a connection: who it is, and whom it means.
struct Hello {
    std::uint32_t epoch = 0;
    NodeId from;
    NodeId to;

    bool operator==(const Hello &) const = default;
};

} // namespace flotilla
