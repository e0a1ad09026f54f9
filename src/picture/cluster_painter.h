#pragma once

#include "picture/hit.h"

#include <QPainter>

#include <optional>

namespace flotilla {

/// What of the user's doings shows in a picture.
struct PaintOptions {
    std::optional<NodeId> lastTouched; ///< who acted last
    Changes changed;                   ///< what changed a moment ago
    std::optional<NodeId> hovered;     ///< a server or a client
    std::optional<NodeId> focused;     ///< likewise
    std::optional<std::uint32_t> hoveredMessage;
    std::optional<std::uint32_t> focusedMessage;
    std::optional<LinkHit> hoveredLink; ///< one direction
    std::optional<LinkHit> focusedLink;
    std::vector<NodeId> lit;                ///< endpoints that a chain of causes went through
    std::vector<std::uint32_t> litMessages; ///< by id
    bool background = true; ///< the paper is painted too
};

/// The whole cluster at an instant, from the view of that instant.
void paintCluster(QPainter &painter, const ClusterView &view, Instant at, const Theme &theme,
                  const QRectF &rect, const PaintOptions &options = {});

// The same in two parts, for who keeps the first in a pixmap: it changes only with the layout, the
// theme and the view's link table.

/// The paper and the links.
void paintGround(QPainter &painter, const ClusterView &view, const Theme &theme,
                 const ClusterLayout &layout, const PaintOptions &options = {});
/// Servers, clients, messages and labels.
void paintMoving(QPainter &painter, const ClusterView &view, Instant at, const Theme &theme,
                 const ClusterLayout &layout, const PaintOptions &options = {});

} // namespace flotilla
