#pragma once

#include <utility>

#include "core/result.h"
#include "schedule/turn.h"


#include <memory>
#include <optional>
#include <variant>
#include <vector>

namespace flotilla {

// What an endpoint tells the conductor.
namespace report {

struct Up { ///< it has read its disk and, a server, listens
    quint16 port = 0;
    PersistentState state;
};
struct Joined { ///< the hellos with a peer have been exchanged
    NodeId peer;
};
struct Left { ///< a peer's connection has ended
    NodeId peer;
};
struct Turns { ///< an order is carried out
    flotilla::Turns turns;
    std::optional<Error> saveFailure; ///< then nothing of it happened
};
struct Holds { ///< every message that a peer sent has come
    NodeId from;
};
struct Down {};
struct Broken { ///< the world failed it: disk, sockets
    Error error;
};

} // namespace report

/// One report of one endpoint; it crosses threads as a value, queued.
struct Report {
    NodeId from;
    std::variant<report::Up, report::Joined, report::Left, report::Turns, report::Holds,
                 report::Down, report::Broken>
        what;
};
using ReportPtr = std::shared_ptr<Report>;

} // namespace flotilla
