#include "picture/marks.h"
#include "picture/spacetime_parts.h"
#include "picture/text.h"

#include <algorithm>
#include <cmath>

namespace flotilla {

namespace {

constexpr qreal kBin = 4; ///< pixels: width of a bar of the density

} // namespace

template <typename Draw>
void SpacetimePainter::forEachWay(Draw draw)
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

bool SpacetimePainter::standsOut(const SpacetimeArrow &arrow) const
{
    return isMessage(m_options.chosen, arrow.id) || isMessage(m_options.pointed, arrow.id)
           || m_options.focused == arrow.id || isLit(arrow);
}

bool SpacetimePainter::isLit(const SpacetimeArrow &arrow) const
{
    return std::binary_search(m_options.lit.begin(), m_options.lit.end(), arrow.id);
}

QColor SpacetimePainter::colourOf(const SpacetimeArrow &arrow) const
{
    const Message &message = *arrow.message;
    return message.from.isClient() || message.term.value == 0 ? m_theme.quiet
                                                              : m_theme.termEdge(message.term);
}

void SpacetimePainter::drawWays()
{
    const qreal asks = line(m_detail == ArrowDetail::Lines ? 0.8 : 1.5);
    const qreal answers = line(m_detail == ArrowDetail::Lines ? 0.6 : 0.9);
    forEachWay([&](const SpacetimeArrow &arrow, const ArrowWay &way) {
        const QColor colour = colourOf(arrow);
        const qreal wide = isReply(*arrow.message) ? answers : asks;
        if (standsOut(arrow)) {
            const bool pointed = !isMessage(m_options.chosen, arrow.id)
                                 && m_options.focused != arrow.id && !isLit(arrow);
            m_painter.setPen(QPen(pointed ? m_theme.quiet : m_theme.accent, wide + 5, Qt::SolidLine,
                                  Qt::RoundCap));
            m_painter.drawLine(way.gone);
            m_painter.setPen(QPen(m_theme.panel, wide + 2.4, Qt::SolidLine, Qt::RoundCap));
            m_painter.drawLine(way.gone);
        }
        m_painter.setPen(QPen(colour, wide, Qt::SolidLine, Qt::FlatCap));
        m_painter.drawLine(way.gone);
        if (!way.ahead.isNull()) {
            QPen ahead(mixed(colour, m_theme.panel, 0.7), wide, Qt::CustomDashLine, Qt::FlatCap);
            ahead.setDashPattern({3, 3});
            m_painter.setPen(ahead);
            m_painter.drawLine(way.ahead);
        }
    });
}

void SpacetimePainter::drawEnds()
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

QPointF SpacetimePainter::headingOf(const QLineF &way)
{
    const qreal length = way.length();
    return length < 1e-6 ? QPointF(1, 0) : (way.p2() - way.p1()) / length;
}

void SpacetimePainter::drawFigureAt(const SpacetimeArrow &arrow, QPointF tip, QPointF heading)
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

void SpacetimePainter::drawDensity()
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
        std::uint32_t &count = counts[static_cast<std::size_t>(lane - m_layout.lanes.begin()) * bins
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

void SpacetimePainter::drawDragged()
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
        drawShift(way->gone.p2(), at - arrivalOf(arrow));
    }
}

/// By how much, beside where it would arrive.
void SpacetimePainter::drawShift(QPointF tip, Duration by)
{
    const QString millis = QString::number(std::abs(static_cast<double>(by.micros)) / 1000, 'f', 1);
    const QString words = by < Duration{} ? Text::tr("%1 ms earlier").arg(millis)
                                          : Text::tr("%1 ms later").arg(millis);
    const qreal width = m_lettering.width(words, small()) + m_em * 0.6;
    QRectF tag(tip.x() + m_em * 0.4, tip.y() - m_em * 1.5, width, m_em * 1.2);
    tag.moveRight(std::min(tag.right(), m_window.right() - 2));
    tag.moveTop(std::max(tag.top(), m_window.top() + 1));
    m_painter.setPen(QPen(m_theme.accent, 1));
    m_painter.setBrush(m_theme.panel);
    m_painter.drawRoundedRect(tag, 3, 3);
    m_lettering.draw(tag.center(), words, small(), m_theme.ink);
}

} // namespace flotilla
