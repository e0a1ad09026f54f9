#pragma once

#include "picture/layout.h"

namespace flotilla {

/// Takes servers and clients to where they are wished, a share of the rectangle each; what would
/// cover another or leave the rectangle goes as near as there is room. Nothing else moves.
void moveParties(ClusterLayout &layout, const std::vector<std::pair<NodeId, QPointF>> &moved);

} // namespace flotilla
