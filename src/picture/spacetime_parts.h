#pragma once

#include "picture/painters.h"
#include "picture/spacetime_painter.h"

namespace flotilla {

// Pixels: the thickness of a line.
inline constexpr qreal kFollower = 4;
inline constexpr qreal kLeader = 8;

/// One space-time diagram.
class SpacetimePainter {
public:
    SpacetimePainter(QPainter &painter, const Spacetime &model, const Theme &theme,
                     const SpacetimeLayout &layout, const SpacetimeOptions &options);
    void draw();

private:
    [[nodiscard]] qreal line(qreal width) const { return width * m_theme.lineScale; }
    [[nodiscard]] Lettering::Type small() const { return {m_em * 0.85}; }
    [[nodiscard]] qreal bounded(Instant at) const
    {
        return std::clamp(m_layout.x(at), m_window.left() - 50, m_window.right() + 50);
    }
    [[nodiscard]] static const NodeId *endpointOf(const Hit &hit)
    {
        return std::get_if<NodeId>(&hit);
    }
    [[nodiscard]] static bool isMessage(const Hit &hit, std::uint32_t id)
    {
        const auto *message = std::get_if<MessageHit>(&hit);
        return message && message->id == id;
    }

    /// Behind the lines of what is chosen or pointed at.
    void drawBands();
    /// Calls draw(x, instant) for each step of the axis.
    template <typename Draw>
    void forEachStep(Draw draw);
    /// More than one picture can hold.
    [[nodiscard]] bool leavesOut() const { return m_model.from > m_layout.from; }
    void drawGridAndFuture();

    // The lines
    void drawLane(const SpacetimeLane &lane);
    void drawStretch(const LaneStretch &stretch, qreal left, qreal right, qreal y);
    /// Paused: it is there, and nothing goes on.
    void drawHatched(const QRectF &bar, const QColor &colour, const QRectF &within);
    /// What stands on a line: terms where they begin, crowns, crashes, commits.
    void drawMarks(const SpacetimeLane &lane);
    void drawBeginning(const LaneStretch &stretch, const LaneStretch *before, qreal left,
                       qreal right, qreal y, qreal &taken);
    /// left below 0: it has gone down before.
    void drawCrash(qreal left, qreal right, qreal y);
    /// Ticks; of a leader's own, with the index as far as there is room.
    void drawCommits(const SpacetimeLane &lane);

    // The messages
    [[nodiscard]] bool standsOut(const SpacetimeArrow &arrow) const;
    [[nodiscard]] bool isLit(const SpacetimeArrow &arrow) const;
    template <typename Draw>
    void forEachWay(Draw draw);
    [[nodiscard]] QColor colourOf(const SpacetimeArrow &arrow) const;
    void drawWays();
    void drawEnds();
    [[nodiscard]] static QPointF headingOf(const QLineF &way);
    /// Its nose touches the line that it has come to; under way, it is where its nose is.
    void drawFigureAt(const SpacetimeArrow &arrow, QPointF tip, QPointF heading);
    /// How many messages arrive where, when there are too many to draw each.
    void drawDensity();

    // The user's doings
    /// What came after the instant that is looked at stands back.
    void drawVeil();
    void drawDragged();
    void drawShift(QPointF tip, Duration by);
    void drawFocusedPlace();
    /// How far the run has come, and the past instant that the window shows.
    void drawInstants();

    // What stands around
    void drawHeads();
    void drawAxis();
    /// How to read it, as far as there is room.
    void drawFoot();
    [[nodiscard]] QString densityNote() const;

    QPainter &m_painter;
    const Spacetime &m_model;
    const Theme &m_theme;
    const SpacetimeLayout &m_layout;
    const SpacetimeOptions &m_options;
    Lettering m_lettering;
    qreal m_em;
    QRectF m_window;
    ArrowDetail m_detail;
    // What the canvas's own figures are drawn with.
    ClusterView m_noView;
    ClusterLayout m_noRing;
    PaintOptions m_noTouch;
    Drawing m_drawing;
};

} // namespace flotilla
