#include "picture/spacetime_painter.h"

#include "picture/marks.h"
#include "picture/painters.h"
#include "picture/text.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace flotilla {

namespace {

using Anchor = Lettering::Anchor;

// Pixels.
constexpr qreal kFollower = 4; ///< thickness of a line
constexpr qreal kLeader = 8;
constexpr qreal kBin = 4; ///< width of a bar of the density

/// The steps of an axis: 1, 2, 5, 10 … microseconds, the smallest that leave so much room.
std::int64_t axisStep(qreal microsPerPixel, qreal room)
{
    std::int64_t step = 1;
    for (int i = 0; static_cast<qreal>(step) < microsPerPixel * room && i < 60; ++i)
        step = i % 3 == 1 ? step / 2 * 5 : step * 2;
    return step;
}

/// "1.25": seconds, with as many digits as the step needs.
QString axisText(Instant at, std::int64_t step)
{
    int digits = 6;
    for (std::int64_t rest = step; digits > 0 && rest % 10 == 0; rest /= 10)
        --digits;
    return QString::number(static_cast<double>(at.micros) / 1e6, 'f', digits);
}

class SpacetimePainter {
public:
    SpacetimePainter(QPainter &painter, const Spacetime &model, const Theme &theme,
                     const SpacetimeLayout &layout, const SpacetimeOptions &options)
        : m_painter(painter), m_model(model), m_theme(theme), m_layout(layout), m_options(options),
          m_lettering(painter, theme), m_em(theme.readingSize()), m_window(layout.window()),
          m_detail(detailOf(layout, model, options.only)), m_drawing{painter,     m_noView,
                                                                     model.now,   theme,
                                                                     m_noRing,    m_noTouch,
                                                                     m_lettering, Term{}}
    {
        m_noRing.message.capsule = QSizeF(m_em * 2.9, m_em * 1.15);
        m_noRing.readingSize = m_em * 0.85;
    }

    void draw()
    {
        m_painter.setRenderHint(QPainter::Antialiasing);
        m_painter.fillRect(QRectF(QPointF(), m_layout.size), m_theme.panel);
        drawBands();
        m_painter.save();
        m_painter.setClipRect(m_window);
        drawGridAndFuture();
        for (const SpacetimeLane &lane : m_model.lanes)
            drawLane(lane);
        if (m_detail == ArrowDetail::Density)
            drawDensity();
        else
            drawWays();
        for (const SpacetimeLane &lane : m_model.lanes)
            drawMarks(lane);
        if (m_detail != ArrowDetail::Density)
            drawEnds();
        for (const SpacetimeLane &lane : m_model.lanes)
            drawCommits(lane);
        drawDragged();
        drawFocusedPlace();
        m_painter.restore();
        drawInstants();
        drawHeads();
        drawAxis();
        if (m_layout.foot > 0)
            drawFoot();
    }

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
    void drawBands()
    {
        const auto band = [this](const Hit &hit, qreal share, bool bar) {
            const NodeId *id = endpointOf(hit);
            const auto y = id ? m_layout.y(*id) : std::nullopt;
            if (!y)
                return;
            const QRectF box(0, *y - m_layout.step / 2, m_layout.size.width(), m_layout.step);
            const QRectF seen =
                box.intersected(QRectF(0, m_layout.top, box.width(), m_window.height()));
            m_painter.fillRect(seen, mixed(m_theme.accent, m_theme.panel, share));
            if (bar)
                m_painter.fillRect(QRectF(seen.left(), seen.top(), 3, seen.height()),
                                   m_theme.accent);
        };
        band(m_options.pointed, 0.07, false);
        band(m_options.chosen, 0.14, true);
    }

    /// Calls draw(x, instant) for each step of the axis.
    template <typename Draw>
    void forEachStep(Draw draw)
    {
        const std::int64_t step = axisStep(m_layout.microsPerPixel(), m_em * 7);
        std::int64_t at = m_layout.from.micros / step * step;
        for (; at <= m_layout.to.micros; at += step)
            if (at >= 0 && at >= m_layout.from.micros)
                draw(m_layout.x(Instant{at}), Instant{at}, step);
    }

    void drawGridAndFuture()
    {
        m_painter.setPen(QPen(mixed(m_theme.thin, m_theme.panel, 0.55), 1));
        forEachStep([this](qreal x, Instant, std::int64_t) {
            m_painter.drawLine(QPointF(x, m_window.top()), QPointF(x, m_window.bottom()));
        });
        if (leavesOut()) // more than one picture can hold
            m_painter.fillRect(QRectF(m_window.left(), m_window.top(),
                                      bounded(m_model.from) - m_window.left(), m_window.height()),
                               QBrush(m_theme.thin, Qt::BDiagPattern));
        const qreal now = m_layout.x(m_model.now);
        if (now >= m_window.right())
            return;
        const QRectF future(std::max(now, m_window.left()), m_window.top(), m_window.width(),
                            m_window.height());
        m_painter.fillRect(future, mixed(m_theme.thin, m_theme.panel, 0.28));
    }

    // The lines

    void drawLane(const SpacetimeLane &lane)
    {
        const auto y = m_layout.y(lane.id);
        if (!y || *y < m_window.top() - m_layout.step || *y > m_window.bottom() + m_layout.step)
            return;
        if (lane.id.isClient()) {
            m_painter.setPen(QPen(m_theme.quiet, line(1.2)));
            m_painter.drawLine(QPointF(bounded(m_model.from), *y),
                               QPointF(bounded(m_model.now), *y));
            return;
        }
        for (const LaneStretch &stretch : lane.stretches) {
            const qreal left = bounded(stretch.from);
            const qreal right = bounded(stretch.to);
            if (right > m_window.left() - 20 && left < m_window.right() + 20)
                drawStretch(stretch, left, right, *y);
        }
    }

    void drawStretch(const LaneStretch &stretch, qreal left, qreal right, qreal y)
    {
        if (!stretch.up) {
            m_painter.setPen(QPen(m_theme.quiet, line(1), Qt::DotLine));
            m_painter.drawLine(QPointF(left, y), QPointF(right, y));
            return;
        }
        const bool leads = stretch.role == Role::Leader;
        const bool stands = stretch.role == Role::Candidate;
        const qreal thick = stretch.role == Role::Follower ? kFollower : kLeader;
        const QRectF bar(left, y - thick / 2, std::max(right - left, 0.8), thick);
        const QColor colour =
            stretch.term.value == 0 ? m_theme.thin : m_theme.termColour(stretch.term);
        const auto outline = m_theme.termOutline(stretch.term);
        if (stretch.paused) {
            drawHatched(bar.adjusted(0, -1.5, 0, 1.5), m_theme.termEdge(stretch.term), m_window);
            return;
        }
        if (stands) { // broken, as a candidate's rim is
            QPen pen(colour, thick, Qt::CustomDashLine, Qt::FlatCap);
            pen.setDashPattern({0.8, 0.45});
            m_painter.setPen(pen);
            m_painter.drawLine(QPointF(left, y), QPointF(right, y));
            return;
        }
        m_painter.fillRect(bar, colour);
        if (leads) { // a full rim
            const qreal rim = line(1.6);
            for (const qreal edge : {bar.top(), bar.bottom() - rim})
                m_painter.fillRect(QRectF(bar.left(), edge, bar.width(), rim), m_theme.ink);
        } else if (outline) {
            const qreal rim = line(0.8);
            for (const qreal edge : {bar.top(), bar.bottom() - rim})
                m_painter.fillRect(QRectF(bar.left(), edge, bar.width(), rim), *outline);
        }
    }

    /// Paused: it is there, and nothing goes on.
    void drawHatched(const QRectF &bar, const QColor &colour, const QRectF &within)
    {
        m_painter.save();
        m_painter.setClipRect(bar, Qt::IntersectClip);
        m_painter.fillRect(bar, m_theme.panel);
        m_painter.setPen(QPen(colour, line(1.4)));
        const qreal high = bar.height();
        const qreal first = std::floor(std::max(bar.left(), within.left()) / 6) * 6 - high;
        for (qreal x = first; x < std::min(bar.right(), within.right()); x += 6)
            m_painter.drawLine(QPointF(x, bar.bottom()), QPointF(x + high, bar.top()));
        m_painter.restore();
        m_painter.setPen(QPen(colour, line(1)));
        m_painter.drawLine(bar.topLeft(), bar.topRight());
        m_painter.drawLine(bar.bottomLeft(), bar.bottomRight());
    }

    /// What stands on a line: terms where they begin, crowns, crashes, commits.
    void drawMarks(const SpacetimeLane &lane)
    {
        const auto y = m_layout.y(lane.id);
        if (!y || *y < m_window.top() - m_layout.step || *y > m_window.bottom() + m_layout.step)
            return;
        const LaneStretch *before = nullptr;
        qreal taken = m_window.left() - 1; // up to here a chip stands
        for (const LaneStretch &stretch : lane.stretches) {
            const qreal right = bounded(stretch.to);
            if (right < m_window.left() && &stretch != &lane.stretches.back()) {
                before = nullptr;
                continue;
            }
            const qreal left = std::max(bounded(stretch.from), m_window.left() + 3);
            if (left > m_window.right())
                break;
            const bool seenFirst = !before;
            if (!stretch.up)
                drawCrash(seenFirst || before->up ? left : -1, right, *y);
            else
                drawBeginning(stretch, seenFirst ? nullptr : before, left, right, *y, taken);
            before = &stretch;
        }
    }

    void drawBeginning(const LaneStretch &stretch, const LaneStretch *before, qreal left,
                       qreal right, qreal y, qreal &taken)
    {
        const bool newTerm = !before || !before->up || before->term != stretch.term;
        const bool newRole = !before || !before->up || before->role != stretch.role;
        const QString text = QString::number(stretch.term.value);
        const Lettering::Type type{m_em * 0.78, true};
        const qreal high = std::min(m_em * 1.12, m_layout.step * 0.62);
        const qreal wide = std::max(high, m_lettering.width(text, type) + m_em * 0.55);
        qreal after = std::max(left, taken);
        if (newTerm && left >= taken && (right - left > wide * 0.5 || before)) {
            const QRectF chip(left, y - high / 2, wide, high);
            m_painter.setPen(QPen(m_theme.panel, 1.5));
            m_painter.setBrush(stretch.term.value == 0 ? m_theme.thin
                                                       : m_theme.termColour(stretch.term));
            m_painter.drawRoundedRect(chip, high * 0.3, high * 0.3);
            m_lettering.draw(chip.center(), text, type,
                             stretch.term.value == 0 ? m_theme.ink : m_theme.termInk(stretch.term));
            taken = chip.right() + 2;
            after = taken;
        }
        if (stretch.role == Role::Leader && newRole) {
            const qreal half = std::min(m_em * 0.55, m_layout.step * 0.24);
            drawCrown(m_painter, {after + half, y - kLeader / 2 - half * 0.95}, half, m_theme.ink);
        }
        if (stretch.paused && (!before || !before->paused))
            drawPauseBars(m_painter, {after + m_em * 0.5, y - m_em * 0.95}, m_em * 0.36,
                          m_theme.ink);
    }

    /// left below 0: it has gone down before.
    void drawCrash(qreal left, qreal right, qreal y)
    {
        if (left < 0)
            return;
        const qreal half = std::min(m_em * 0.5, m_layout.step * 0.24);
        const QPointF centre(left + half, y);
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(m_theme.panel);
        m_painter.drawEllipse(centre, half * 1.5, half * 1.5);
        drawCross(m_painter, centre, half, m_theme.alarm);
        const QString word = Text::tr("crashed");
        const qreal wide = m_lettering.width(word, small());
        const QPointF at(left + half * 2.4 + m_em * 0.3, y);
        if (at.x() + wide + m_em * 0.3 > right)
            return;
        m_painter.fillRect(QRectF(at.x() - 3, y - m_em * 0.5, wide + 6, m_em), m_theme.panel);
        m_lettering.draw(at, word, small(), m_theme.quiet, Anchor::Left);
    }

    /// Ticks; of a leader's own, with the index as far as there is room.
    void drawCommits(const SpacetimeLane &lane)
    {
        const auto y = m_layout.y(lane.id);
        if (!y || lane.commits.empty())
            return;
        const Lettering::Type type{m_em * 0.78, true};
        const bool tells = m_layout.step >= m_em * 2;
        const qreal reach = kLeader / 2 + std::min(3.0, m_layout.step * 0.1);
        qreal taken = -1e9;
        qreal lastTick = -1e9;
        for (const CommitTick &commit : lane.commits) {
            const qreal x = m_layout.x(commit.at);
            if (x < m_window.left() - 60 || x > m_window.right() + 2 || x - lastTick < 1)
                continue;
            lastTick = x;
            const qreal wide = line(commit.leads ? 2.4 : 1.6);
            m_painter.fillRect(QRectF(x - wide / 2 - 1, *y - reach, wide + 2, reach * 2),
                               m_theme.panel);
            m_painter.fillRect(QRectF(x - wide / 2, *y - reach, wide, reach * 2), m_theme.ink);
            if (!commit.leads || !tells || x < taken)
                continue;
            const QString text = QString::number(commit.index.value);
            const qreal width = m_lettering.width(text, type);
            const QRectF tag(x + wide / 2 + 2, *y - kLeader / 2 - m_em * 1.05, width + m_em * 0.3,
                             m_em * 0.95);
            taken = tag.right() + 2;
            m_painter.setPen(Qt::NoPen);
            m_painter.setBrush(m_theme.panel);
            m_painter.drawRoundedRect(tag, 3, 3);
            m_lettering.draw(tag.center(), text, type, m_theme.ink);
        }
    }

    // The messages

    [[nodiscard]] bool standsOut(const SpacetimeArrow &arrow) const
    {
        return isMessage(m_options.chosen, arrow.id) || isMessage(m_options.pointed, arrow.id)
               || m_options.focused == arrow.id;
    }

    template <typename Draw>
    void forEachWay(Draw draw)
    {
        const QRectF around = m_window.adjusted(-30, -30, 30, 30);
        for (const SpacetimeArrow &arrow : m_model.arrows) {
            if (!touches(arrow, m_options.only))
                continue;
            const auto way = wayOf(m_layout, m_model, arrow);
            if (!way)
                continue;
            const qreal left = way->gone.x1();
            const qreal right = way->ahead.isNull() ? way->gone.x2() : way->ahead.x2();
            if (right >= around.left() && left <= around.right())
                draw(arrow, *way);
        }
    }

    [[nodiscard]] QColor colourOf(const SpacetimeArrow &arrow) const
    {
        const Message &message = *arrow.message;
        return message.from.isClient() || message.term.value == 0 ? m_theme.quiet
                                                                  : m_theme.termEdge(message.term);
    }

    void drawWays()
    {
        const qreal asks = line(m_detail == ArrowDetail::Lines ? 0.8 : 1.5);
        const qreal answers = line(m_detail == ArrowDetail::Lines ? 0.6 : 0.9);
        forEachWay([&](const SpacetimeArrow &arrow, const ArrowWay &way) {
            const QColor colour = colourOf(arrow);
            const qreal wide = isReply(*arrow.message) ? answers : asks;
            if (standsOut(arrow)) {
                const bool pointed =
                    !isMessage(m_options.chosen, arrow.id) && m_options.focused != arrow.id;
                m_painter.setPen(QPen(pointed ? m_theme.quiet : m_theme.accent, wide + 5,
                                      Qt::SolidLine, Qt::RoundCap));
                m_painter.drawLine(way.gone);
                m_painter.setPen(QPen(m_theme.panel, wide + 2.4, Qt::SolidLine, Qt::RoundCap));
                m_painter.drawLine(way.gone);
            }
            m_painter.setPen(QPen(colour, wide, Qt::SolidLine, Qt::FlatCap));
            m_painter.drawLine(way.gone);
            if (!way.ahead.isNull()) {
                QPen ahead(mixed(colour, m_theme.panel, 0.7), wide, Qt::CustomDashLine,
                           Qt::FlatCap);
                ahead.setDashPattern({3, 3});
                m_painter.setPen(ahead);
                m_painter.drawLine(way.ahead);
            }
        });
    }

    void drawEnds()
    {
        forEachWay([this](const SpacetimeArrow &arrow, const ArrowWay &way) {
            const QPointF tip = way.gone.p2();
            if (!m_window.adjusted(-20, -20, 20, 20).contains(tip) && !standsOut(arrow))
                return;
            const QPointF heading = headingOf(way.gone.length() > 0.5 ? way.gone : way.ahead);
            if (arrow.fate == ArrowFate::Lost) {
                const qreal half = std::clamp(m_layout.half * 0.62, 2.5, 5.0);
                m_painter.setPen(Qt::NoPen);
                m_painter.setBrush(m_theme.panel);
                m_painter.drawEllipse(tip, half * 1.4, half * 1.4);
                drawCross(m_painter, tip, half, m_theme.alarm);
                return;
            }
            if (m_detail == ArrowDetail::Figures || standsOut(arrow))
                drawFigureAt(arrow, tip, heading);
            else if (m_detail == ArrowDetail::Heads)
                drawArrowHead(m_painter, tip, heading, m_em * 0.45, colourOf(arrow));
        });
    }

    [[nodiscard]] static QPointF headingOf(const QLineF &way)
    {
        const qreal length = way.length();
        return length < 1e-6 ? QPointF(1, 0) : (way.p2() - way.p1()) / length;
    }

    /// Its nose touches the line that it has come to; under way, it is where its nose is.
    void drawFigureAt(const SpacetimeArrow &arrow, QPointF tip, QPointF heading)
    {
        const Message &message = *arrow.message;
        const bool arrived = arrow.fate == ArrowFate::Arrived;
        const qreal half = m_layout.half;
        qreal back = half * (isHeartbeat(message) ? 0.95 : 1.4);
        const bool capsule = std::holds_alternative<ClientRequest>(message.body)
                             || std::holds_alternative<ClientReply>(message.body);
        if (capsule) {
            const QSizeF size = std::holds_alternative<ClientRequest>(message.body)
                                    ? m_noRing.message.capsule
                                    : QSizeF(half * 2.5, half * 1.8);
            back = std::min(size.width() / 2 / std::max(1e-3, std::abs(heading.x())),
                            size.height() / 2 / std::max(1e-3, std::abs(heading.y())));
        }
        if (arrived)
            tip -= heading * (kFollower / 2 + 0.5) / std::max(0.5, std::abs(heading.y()));
        drawFigure(m_drawing, message, tip - heading * back, heading, half, 0);
    }

    /// How many messages arrive where, when there are too many to draw each.
    void drawDensity()
    {
        const auto bins = static_cast<std::size_t>(std::ceil(m_window.width() / kBin)) + 1;
        const std::size_t lanes = m_layout.lanes.size();
        std::vector<std::uint32_t> counts(bins * lanes);
        std::uint32_t most = 1;
        for (const SpacetimeArrow &arrow : m_model.arrows) {
            if (!touches(arrow, m_options.only) || arrow.fate == ArrowFate::Waits)
                continue;
            const qreal place = (m_layout.x(arrow.ended) - m_window.left()) / kBin;
            const auto lane =
                std::find(m_layout.lanes.begin(), m_layout.lanes.end(), arrow.message->to);
            if (place < 0 || place >= static_cast<qreal>(bins) || lane == m_layout.lanes.end())
                continue;
            std::uint32_t &count =
                counts[static_cast<std::size_t>(lane - m_layout.lanes.begin()) * bins
                       + static_cast<std::size_t>(place)];
            most = std::max(most, ++count);
        }
        const qreal room = m_layout.step / 2 - kLeader / 2;
        for (std::size_t lane = 0; lane < lanes; ++lane) {
            const qreal base = *m_layout.y(m_layout.lanes[lane]) - kLeader / 2;
            for (std::size_t bin = 0; bin < bins; ++bin) {
                const qreal high = room * counts[lane * bins + bin] / most;
                if (high > 0)
                    m_painter.fillRect(QRectF(m_window.left() + static_cast<qreal>(bin) * kBin,
                                              base - high, kBin - 1, high),
                                       mixed(m_theme.quiet, m_theme.panel, 0.55));
            }
        }
    }

    // The user's doings

    void drawDragged()
    {
        if (!m_options.dragged)
            return;
        const auto [id, at] = *m_options.dragged;
        for (const SpacetimeArrow &arrow : m_model.arrows) {
            if (arrow.id != id)
                continue;
            SpacetimeArrow moved = arrow;
            moved.fate = ArrowFate::Arrived;
            moved.ended = at;
            const auto way = wayOf(m_layout, m_model, moved);
            if (!way)
                return;
            QPen pen(m_theme.accent, line(2.2), Qt::CustomDashLine, Qt::FlatCap);
            pen.setDashPattern({4, 2});
            m_painter.setPen(pen);
            m_painter.drawLine(way->gone);
            drawFigureAt(moved, way->gone.p2(), headingOf(way->gone));
        }
    }

    void drawFocusedPlace()
    {
        if (!m_options.focusedPlace)
            return;
        const auto y = m_layout.y(m_options.focusedPlace->first);
        if (!y)
            return;
        m_painter.setPen(QPen(m_theme.accent, 2));
        m_painter.setBrush(Qt::NoBrush);
        const QPointF centre(m_layout.x(m_options.focusedPlace->second), *y);
        m_painter.drawEllipse(centre, m_em * 0.75, m_em * 0.75);
    }

    /// How far the run has come, and the past instant that the window shows.
    void drawInstants()
    {
        m_painter.save();
        m_painter.setClipRect(m_window.adjusted(0, -m_layout.top, 0, 0));
        const auto upright = [this](Instant at, const QPen &pen) {
            const qreal x = m_layout.x(at);
            if (x < m_window.left() || x > m_window.right() + 1)
                return;
            m_painter.setPen(pen);
            m_painter.drawLine(QPointF(x, m_window.top()), QPointF(x, m_window.bottom()));
        };
        upright(m_model.now, QPen(m_theme.quiet, line(1.2)));
        if (m_options.looks) {
            upright(*m_options.looks, QPen(m_theme.accent, line(2)));
            const qreal x = m_layout.x(*m_options.looks);
            m_painter.setPen(Qt::NoPen);
            m_painter.setBrush(m_theme.accent);
            m_painter.drawEllipse(QPointF(x, m_window.top()), m_em * 0.4, m_em * 0.4);
        }
        m_painter.restore();
    }

    void drawHeads()
    {
        m_painter.save();
        m_painter.setClipRect(QRectF(0, m_layout.top, m_layout.head, m_window.height()));
        const Lettering::Type bold{m_em, true};
        for (const SpacetimeLane &lane : m_model.lanes) {
            const auto y = m_layout.y(lane.id);
            if (!y)
                continue;
            const bool down = !lane.stretches.empty() && !lane.stretches.back().up;
            m_lettering.draw({m_em * 0.9, *y},
                             m_lettering.fitted(lane.name, bold, m_layout.head - m_em * 1.3), bold,
                             down ? m_theme.quiet : m_theme.ink, Anchor::Left);
        }
        m_painter.restore();
        m_painter.setPen(QPen(m_theme.thin, 1));
        m_painter.drawLine(QPointF(m_layout.head - 0.5, m_layout.top),
                           QPointF(m_layout.head - 0.5, m_window.bottom()));
    }

    void drawAxis()
    {
        const qreal y = m_layout.top * 0.45;
        m_painter.setPen(QPen(m_theme.thin, 1));
        m_painter.drawLine(QPointF(0, m_layout.top - 0.5),
                           QPointF(m_layout.size.width(), m_layout.top - 0.5));
        m_lettering.draw({m_em * 0.9, y}, Text::tr("time, s"), small(), m_theme.quiet,
                         Anchor::Left);
        const QString note = leavesOut()
                                 ? Text::tr("too long to show whole: zoom in for what is hatched")
                             : m_detail == ArrowDetail::Density ? densityNote()
                                                                : QString();
        const qreal noteWidth = note.isEmpty() ? 0 : m_lettering.width(note, small()) + m_em * 1.6;
        const qreal end = m_window.right() - noteWidth;
        forEachStep([&](qreal x, Instant at, std::int64_t step) {
            const QString text = axisText(at, step);
            const qreal half = m_lettering.width(text, small()) / 2;
            if (x - half < m_window.left() || x + half > end)
                return;
            m_painter.setPen(QPen(m_theme.quiet, 1));
            m_painter.drawLine(QPointF(x, m_layout.top - m_em * 0.3), QPointF(x, m_layout.top));
            m_lettering.draw({x, y}, text, small(), m_theme.quiet);
        });
        if (!note.isEmpty())
            m_lettering.draw({m_window.right() - m_em * 0.8, y}, note, small(), m_theme.ink,
                             Anchor::Right);
    }

    /// How to read it, as far as there is room.
    void drawFoot()
    {
        const qreal y = m_layout.size.height() - m_layout.foot * 0.5;
        m_painter.setPen(QPen(m_theme.thin, 1));
        m_painter.drawLine(QPointF(0, m_window.bottom() + 0.5),
                           QPointF(m_layout.size.width(), m_window.bottom() + 0.5));
        qreal x = m_em * 0.9;
        const auto tell = [&](const QString &words, qreal width, auto drawSign) {
            if (x + width + m_lettering.width(words, small()) > m_layout.size.width() - m_em * 0.4)
                return;
            drawSign(QRectF(x, y - kFollower / 2, width - m_em * 0.5, kFollower));
            m_lettering.draw({x + width, y}, words, small(), m_theme.quiet, Anchor::Left);
            x += width + m_lettering.width(words, small()) + m_em * 1.4;
        };
        const QColor grey = mixed(m_theme.quiet, m_theme.panel, 0.6);
        const qreal wide = m_em * 2.6;
        const qreal taller = (kLeader - kFollower) / 2;
        tell(Text::tr("leads"), wide, [&](const QRectF &box) {
            const QRectF bar = box.adjusted(0, -taller, 0, taller);
            m_painter.fillRect(bar, grey);
            m_painter.fillRect(QRectF(bar.left(), bar.top(), bar.width(), line(1.6)), m_theme.ink);
            m_painter.fillRect(QRectF(bar.left(), bar.bottom() - line(1.6), bar.width(), line(1.6)),
                               m_theme.ink);
        });
        tell(Text::tr("stands for election"), wide, [&](const QRectF &box) {
            QPen pen(grey, kLeader, Qt::CustomDashLine, Qt::FlatCap);
            pen.setDashPattern({0.8, 0.45});
            m_painter.setPen(pen);
            m_painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y));
        });
        tell(Text::tr("crashed"), wide, [&](const QRectF &box) {
            m_painter.setPen(QPen(m_theme.quiet, line(1), Qt::DotLine));
            m_painter.drawLine(QPointF(box.left() + m_em * 0.8, y), QPointF(box.right(), y));
            drawCross(m_painter, {box.left() + m_em * 0.4, y}, m_em * 0.4, m_theme.alarm);
        });
        tell(Text::tr("message lost"), wide, [&](const QRectF &box) {
            m_painter.setPen(QPen(m_theme.quiet, line(1.5)));
            m_painter.drawLine(QPointF(box.left(), y + m_em * 0.45),
                               QPointF(box.right() - m_em * 0.3, y - m_em * 0.2));
            drawCross(m_painter, {box.right() - m_em * 0.2, y - m_em * 0.2}, m_em * 0.28,
                      m_theme.alarm);
        });
        tell(Text::tr("paused"), wide, [&](const QRectF &box) {
            drawHatched(box.adjusted(0, -1.5, 0, 1.5), m_theme.quiet, box);
        });
        tell(Text::tr("commits up to an index"), m_em * 1.5, [&](const QRectF &box) {
            m_painter.fillRect(QRectF(box.center().x() - 1.2, y - m_em * 0.5, 2.4, m_em),
                               m_theme.ink);
        });
    }

    [[nodiscard]] bool leavesOut() const { return m_model.from > m_layout.from; }

    [[nodiscard]] QString densityNote() const
    {
        const auto count = std::count_if(
            m_model.arrows.begin(), m_model.arrows.end(), [this](const SpacetimeArrow &arrow) {
                return touches(arrow, m_options.only) && arrow.sent < m_layout.to
                       && arrow.ended >= m_layout.from;
            });
        return Text::tr("%1 messages, too many to draw: bars show where they arrive")
            .arg(QLocale().toString(static_cast<qlonglong>(count)));
    }

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

} // namespace

void paintSpacetime(QPainter &painter, const Spacetime &model, const Theme &theme,
                    const SpacetimeLayout &layout, const SpacetimeOptions &options)
{
    SpacetimePainter(painter, model, theme, layout, options).draw();
}

} // namespace flotilla
