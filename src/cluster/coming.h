#pragma once

#include <utility>

#include "core/message.h"
#include "schedule/action.h"
#include "trace/view.h"

#include <QString>

#include <cstdint>
#include <optional>
#include <vector>

namespace flotilla {

class Engine;

/// What is to happen at one endpoint, as things stand now: a message arrives, or a timer runs out.
struct Coming {
    enum class Waits {
        No,
        ForWord,   ///< until told to be delivered: the network is manual
        ForResume, ///< its receiver is paused
    };

    Instant at; ///< never: no instant is set for it
    NodeId endpoint;
    std::uint32_t messageId = 0; ///< 0: a timer
    MessagePtr message;          ///< null: a timer
    QString words;               ///< "S4 receives a heartbeat from S3 (#118)"
    Waits waits = Waits::No;
    std::optional<Action> now; ///< what brings it about at once; none: nothing does
};

/// The first so many events that are scheduled, in order, and after them the first so many messages
/// that wait for the user, in the order of sending.
[[nodiscard]] std::vector<Coming> comingOf(const Engine &engine, std::size_t most);
/// What was to come at an instant that has passed. Of clients, whose timers no view has, only what
/// they are sent.
[[nodiscard]] std::vector<Coming> comingOf(const ClusterView &view, const Names &names,
                                           std::size_t most);

} // namespace flotilla
