#include "picture/label_side.h"

#include "picture/geometry.h"

#include <cmath>

namespace flotilla {

namespace {

constexpr qreal kLabelGap = 4; ///< between a server's figure and its label

/// How many steps take a box so far from the origin. What is near is near in one stretch, so that
/// halving finds its end.
int stepsUntilClear(const QRectF &box, QPointF step, qreal wanted)
{
    const auto isClear = [&](int steps) {
        return distance(box.translated(step * steps), {}) >= wanted;
    };
    if (isClear(0))
        return 0;
    int clear = 1;
    while (!isClear(clear))
        clear *= 2;
    int near = clear / 2;
    while (clear - near > 1) {
        const int middle = (near + clear) / 2;
        (isClear(middle) ? clear : near) = middle;
    }
    return clear;
}

} // namespace

Label labelBeside(QPointF out, QSizeF size, qreal figure, Sides sides)
{
    const bool top = std::abs(out.x()) < 0.1 && out.y() < 0;
    const bool aside = sides == Sides::LeftRight || (sides == Sides::LeftRightButTop && !top);
    const bool stacked = sides == Sides::AboveBelow && std::abs(out.y()) > 0.25;
    QPointF side(qBound(-1.0, out.x() * 1.45, 1.0), qBound(-1.0, out.y() * 1.45, 1.0));
    QPointF way = out;
    if (aside) {
        side = QPointF(out.x() > -0.1 ? 1 : -1, out.y());
        way = QPointF(side.x(), 0);
    } else if (stacked) {
        side = QPointF(out.x(), out.y() > 0 ? 1 : -1);
        way = QPointF(0, side.y());
    }
    QRectF box(QPointF(), size);
    box.moveCenter({side.x() * size.width() / 2, side.y() * size.height() / 2});
    box.translate(way * (2.0 * stepsUntilClear(box, way * 2, figure + kLabelGap)));
    const qreal toRight = side.x();
    const Qt::AlignmentFlag align = toRight > 0.4    ? Qt::AlignLeft
                                    : toRight < -0.4 ? Qt::AlignRight
                                                     : Qt::AlignHCenter;
    return {box, align};
}

} // namespace flotilla
