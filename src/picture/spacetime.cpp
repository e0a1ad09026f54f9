#include "picture/spacetime.h"

#include "picture/geometry.h"

#include <QFontMetricsF>

#include <algorithm>
#include <cmath>

namespace flotilla {

namespace {

// In sizes of type.
constexpr qreal kTop = 1.9;
constexpr qreal kLeastStep = 1.3;
constexpr qreal kMostStep = 6;
constexpr qreal kFoot = 1.7;
constexpr qreal kStepWithFoot = 2.3; ///< the key below takes no room from less
constexpr qreal kLongestName = 8;

// How far a message came that was lost, as a share of its way: enough to be seen leaving, and never
// so far that it seems to have arrived.
constexpr qreal kLeastLost = 0.3;
constexpr qreal kLostBefore = 15; ///< pixels before the line that it was meant for
constexpr qreal kWaits = 0.8;     ///< where one stands that waits
constexpr qreal kStub = 14;       ///< pixels: of one that was lost as it was sent
constexpr qreal kReach = 7;       ///< pixels around a message that belong to it
constexpr qreal kEndReach = 11;   ///< the same around its end
constexpr qreal kFarAway = 4'000; ///< pixels: farther out nothing has to be exact

// Pixels of one line for each message that arrives there.
constexpr qreal kRoomForFigure = 17;
constexpr qreal kRoomForHead = 6;
constexpr qreal kRoomForLine = 1.5;

QPointF between(QPointF from, QPointF to, qreal share)
{
    return from + (to - from) * share;
}

qreal shareOf(Instant from, Instant to, Instant at)
{
    return to <= from
               ? 1
               : static_cast<qreal>((at - from).micros) / static_cast<qreal>((to - from).micros);
}

/// The part of a line that lies near the window: dashes along the rest would cost and not be seen.
QLineF nearWindow(const QLineF &line, const QRectF &window)
{
    const qreal low = window.left() - kFarAway;
    const qreal high = window.right() + kFarAway;
    const qreal width = line.x2() - line.x1();
    if (std::abs(width) < 1)
        return line;
    const qreal first = std::clamp((low - line.x1()) / width, 0.0, 1.0);
    const qreal last = std::clamp((high - line.x1()) / width, 0.0, 1.0);
    return {line.pointAt(first), line.pointAt(last)};
}

} // namespace

qreal SpacetimeLayout::microsPerPixel() const
{
    return std::max(1.0, static_cast<qreal>((to - from).micros)) / std::max(1.0, window().width());
}

qreal SpacetimeLayout::x(Instant at) const
{
    return head + static_cast<qreal>((at - from).micros) / microsPerPixel();
}

Instant SpacetimeLayout::at(qreal x) const
{
    return from + Duration{static_cast<std::int64_t>(std::llround((x - head) * microsPerPixel()))};
}

std::optional<qreal> SpacetimeLayout::y(NodeId lane) const
{
    const auto found = std::find(lanes.begin(), lanes.end(), lane);
    if (found == lanes.end())
        return std::nullopt;
    return top + step * (static_cast<qreal>(found - lanes.begin()) + 0.5) - scroll;
}

std::optional<NodeId> SpacetimeLayout::laneAt(qreal y) const
{
    if (y < top || y >= size.height() - foot || step <= 0)
        return std::nullopt;
    const auto place = static_cast<std::size_t>((y - top + scroll) / step);
    return place < lanes.size() ? std::optional(lanes[place]) : std::nullopt;
}

SpacetimeLayout spacetimeLayoutOf(const std::vector<SpacetimeLane> &lanes, QSizeF size,
                                  const Theme &theme, Instant from, Instant to)
{
    const qreal em = theme.readingSize();
    const QFontMetricsF metrics(theme.font(em, true));
    SpacetimeLayout layout;
    layout.size = size;
    layout.from = from;
    layout.to = std::max(to, from + Duration{1});
    qreal widest = em * 1.5;
    for (const SpacetimeLane &lane : lanes) {
        layout.lanes.push_back(lane.id);
        widest = std::max(widest, metrics.horizontalAdvance(lane.name));
    }
    layout.head = std::min(widest, em * kLongestName) + em * 1.6;
    layout.top = em * kTop;
    const auto count = static_cast<qreal>(std::max<std::size_t>(lanes.size(), 1));
    if (size.height() - layout.top - em * kFoot >= count * em * kStepWithFoot)
        layout.foot = em * kFoot;
    layout.step = std::clamp((size.height() - layout.top - layout.foot) / count, em * kLeastStep,
                             em * kMostStep);
    layout.half = std::min(layout.step * 0.22, em * 0.56);
    return layout;
}

std::optional<ArrowWay> wayOf(const SpacetimeLayout &layout, const Spacetime &model,
                              const SpacetimeArrow &arrow)
{
    const auto fromY = layout.y(arrow.message->from);
    const auto toY = layout.y(arrow.message->to);
    if (!fromY || !toY)
        return std::nullopt;
    const QPointF start(layout.x(arrow.sent), *fromY);
    const auto endAt = [&](Instant at) { return QPointF(layout.x(at), *toY); };
    const QRectF window = layout.window();
    const auto way = [&](QLineF gone, QLineF ahead = {}) {
        return ArrowWay{nearWindow(gone, window),
                        ahead.isNull() ? ahead : nearWindow(ahead, window)};
    };
    switch (arrow.fate) {
    case ArrowFate::Arrived:
        return way({start, endAt(arrow.ended)});
    case ArrowFate::Lost: {
        const bool left = arrow.due > arrow.sent && !arrow.due.isNever();
        const QPointF end = left ? endAt(arrow.due) : QPointF(start.x() + kStub, *toY);
        const qreal share = left ? shareOf(arrow.sent, arrow.due, arrow.ended) : kLeastLost;
        const qreal length = std::max(1.0, QLineF(start, end).length());
        const qreal most = std::max(kLeastLost, 1 - kLostBefore / length);
        return way({start, between(start, end, std::clamp(share, kLeastLost, most))});
    }
    case ArrowFate::UnderWay: {
        const QPointF end = endAt(arrow.ended);
        const QPointF here =
            between(start, end, std::clamp(shareOf(arrow.sent, arrow.ended, model.now), 0.0, 1.0));
        return way({start, here}, {here, end});
    }
    case ArrowFate::Waits: {
        const QPointF end = endAt(std::max(model.now, arrow.sent));
        return way({start, between(start, end, kWaits)});
    }
    }
    return std::nullopt;
}

bool hasEnd(const SpacetimeArrow &arrow)
{
    if (arrow.fate == ArrowFate::Lost)
        return arrow.ended > arrow.sent && !arrow.due.isNever();
    return arrow.fate != ArrowFate::Waits;
}

ArrowDetail detailOf(const SpacetimeLayout &layout, const Spacetime &model,
                     std::optional<NodeId> only)
{
    std::size_t count = 0;
    for (const SpacetimeArrow &arrow : model.arrows)
        count += touches(arrow, only) && arrow.sent < layout.to && arrow.ended >= layout.from;
    if (count == 0)
        return ArrowDetail::Figures;
    const auto lanes = static_cast<qreal>(layout.lanes.size());
    const qreal room = layout.window().width() * lanes / static_cast<qreal>(count);
    return room >= kRoomForFigure ? ArrowDetail::Figures
           : room >= kRoomForHead ? ArrowDetail::Heads
           : room >= kRoomForLine ? ArrowDetail::Lines
                                  : ArrowDetail::Density;
}

SpacetimeHit hit(const SpacetimeLayout &layout, const Spacetime &model, QPointF point,
                 std::optional<NodeId> only)
{
    SpacetimeHit found;
    if (point.x() < 0 || point.x() >= layout.size.width())
        return found;
    found.lane = layout.laneAt(point.y());
    if (point.x() < layout.head) {
        found.head = found.lane.has_value();
        return found;
    }
    found.at = layout.at(point.x());
    if (!layout.window().contains(point) || detailOf(layout, model, only) == ArrowDetail::Density)
        return found;
    qreal nearest = kReach;
    for (const SpacetimeArrow &arrow : model.arrows) {
        if (!touches(arrow, only))
            continue;
        const auto way = wayOf(layout, model, arrow);
        if (!way)
            continue;
        // A figure lies before its way's end.
        const QPointF end = way->ahead.isNull() ? way->gone.p2() : way->ahead.p2();
        const qreal toEnd =
            hasEnd(arrow) ? QLineF(end, point).length() * kReach / kEndReach : kReach;
        const qreal toFigure = QLineF(way->gone.p2(), point).length() * kReach / kEndReach;
        const qreal toWay =
            std::min({distance(way->gone, point), distance(way->ahead, point), toEnd, toFigure});
        if (toWay < nearest) {
            nearest = toWay;
            found.arrow = ArrowHit{arrow.id, toEnd < kReach};
        }
    }
    return found;
}

} // namespace flotilla
