#pragma once

#include "picture/hit.h"
#include "picture/spacetime.h"

#include <QPainter>

namespace flotilla {

/// What of the user's doings shows in a space-time diagram.
struct SpacetimeOptions {
    Hit chosen;
    Hit pointed;
    /// The message that the keyboard stands on.
    std::optional<std::uint32_t> focused;
    /// Likewise, an instant of a line.
    std::optional<std::pair<NodeId, Instant>> focusedPlace;
    std::vector<std::uint32_t> lit; ///< messages of a chain of causes, by id
    std::optional<NodeId> only;   ///< the others' messages are left out
    std::optional<Instant> looks; ///< the past instant that the window shows
    /// A message's arrival as it is dragged elsewhere.
    std::optional<std::pair<std::uint32_t, Instant>> dragged;
};

/// The diagram in the layout's rectangle; its cost grows with what is in the model, not with the run.
void paintSpacetime(QPainter &painter, const Spacetime &model, const Theme &theme,
                    const SpacetimeLayout &layout, const SpacetimeOptions &options = {});

} // namespace flotilla
