#pragma once

#include "picture/layout.h"

#include <variant>

namespace flotilla {

struct MessageHit {
    std::uint32_t id = 0;
    bool operator==(const MessageHit &) const = default;
};

/// The direction on whose side of the link the point lies.
struct LinkHit {
    NodeId from;
    NodeId to;
    bool operator==(const LinkHit &) const = default;
};

using Hit = std::variant<std::monostate, NodeId, MessageHit, LinkHit>;

/// What a user points at: a message before a server or client, and these before a link.
[[nodiscard]] Hit hit(const ClusterLayout &layout, const ClusterView &view, Instant at,
                      QPointF point);

/// The box around what is drawn of a server, a client, a message or one direction of a link, its
/// label left out; empty where it is not in the picture.
[[nodiscard]] QRectF figureOf(const ClusterLayout &layout, const ClusterView &view, Instant at,
                              const Hit &what);

} // namespace flotilla
