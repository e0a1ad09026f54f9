#pragma once

#include <QLineF>
#include <QRectF>

#include <optional>
#include <vector>

namespace flotilla {

// One axis of a ring: places at middle + half * unit[i], each with what reaches below and above it.

/// The largest half for which all lie within [low, high]; nothing where they don't fit.
[[nodiscard]] std::optional<qreal> widest(const std::vector<qreal> &units,
                                          const std::vector<qreal> &below,
                                          const std::vector<qreal> &above, qreal low, qreal high);
/// The middle that leaves equal rooms on both sides.
[[nodiscard]] qreal middleOf(const std::vector<qreal> &units, const std::vector<qreal> &below,
                             const std::vector<qreal> &above, qreal half, qreal low, qreal high);

/// 0 inside the box.
[[nodiscard]] qreal distance(const QRectF &box, QPointF point);
[[nodiscard]] qreal distance(const QLineF &line, QPointF point);
/// Whether a line comes nearer to a box than a width.
[[nodiscard]] bool passes(const QLineF &line, const QRectF &box, qreal width);

} // namespace flotilla
