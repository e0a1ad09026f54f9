#pragma once

#include "picture/spacetime.h"

#include <optional>
#include <vector>

namespace flotilla {

/// Something that happened on a line of a diagram: a message left, came or was lost on its way to
/// it, or else the server became another.
struct SpacetimeEvent {
    NodeId lane;
    Instant at;
    std::optional<std::uint32_t> arrow; ///< none: the server's own
    bool leaves = false;                ///< the message does

    bool operator==(const SpacetimeEvent &) const = default;
};

/// All of one line that the model knows, in order. only: as in hit().
[[nodiscard]] std::vector<SpacetimeEvent> eventsOf(const Spacetime &model, NodeId lane,
                                                   std::optional<NodeId> only = std::nullopt);
/// The next one of the same line, or the one before; of those at one instant one after the other.
/// None: the model knows of none.
[[nodiscard]] std::optional<SpacetimeEvent> nextEvent(const Spacetime &model,
                                                      const SpacetimeEvent &from, bool forth,
                                                      std::optional<NodeId> only = std::nullopt);
/// The one of a line that is nearest to an instant.
[[nodiscard]] std::optional<SpacetimeEvent> nearestEvent(const Spacetime &model, NodeId lane,
                                                         Instant at,
                                                         std::optional<NodeId> only = std::nullopt);

/// Null: there is none.
[[nodiscard]] const SpacetimeArrow *arrowOf(const Spacetime &model, std::uint32_t id);
[[nodiscard]] const SpacetimeLane *laneOf(const Spacetime &model, NodeId id);

} // namespace flotilla
