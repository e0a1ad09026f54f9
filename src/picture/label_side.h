#pragma once

#include <QRectF>

namespace flotilla {

/// To which side of a server its label goes.
enum class Sides { LeftRight, LeftRightButTop, Outward, AboveBelow };

/// A label's box relative to its server's middle.
struct Label {
    QRectF box;
    Qt::AlignmentFlag align = Qt::AlignLeft;
};

/// out: away from the ring's middle; figure: the radius that the label keeps clear of.
[[nodiscard]] Label labelBeside(QPointF out, QSizeF size, qreal figure, Sides sides);

} // namespace flotilla
