#pragma once

#include "picture/log_grid.h"

#include <QPainter>

#include <optional>
#include <utility>

namespace flotilla {

/// What of the user's doings shows in the log grid.
struct LogGridOptions {
    std::optional<NodeId> chosen;  ///< its row is marked
    std::optional<NodeId> pointed; ///< likewise, less
    /// The cell that the keyboard stands on.
    std::optional<std::pair<NodeId, Index>> focused;
};

/// All servers' logs side by side: what can be seen of them, at a cost that does not grow with them.
void paintLogGrid(QPainter &painter, const ClusterView &view, const Theme &theme,
                  const LogGrid &grid, const LogGridOptions &options = {});

} // namespace flotilla
