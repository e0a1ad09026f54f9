#include "picture/marks.h"
#include "picture/spacetime_parts.h"
#include "picture/text.h"

#include <algorithm>
#include <cmath>

namespace flotilla {

namespace {

using Anchor = Lettering::Anchor;

} // namespace

void SpacetimePainter::drawLane(const SpacetimeLane &lane)
{
    const auto y = m_layout.y(lane.id);
    if (!y || *y < m_window.top() - m_layout.step || *y > m_window.bottom() + m_layout.step)
        return;
    if (lane.id.isClient()) {
        m_painter.setPen(QPen(m_theme.quiet, line(1.2)));
        m_painter.drawLine(QPointF(bounded(m_model.from), *y), QPointF(bounded(m_model.now), *y));
        return;
    }
    for (const LaneStretch &stretch : lane.stretches) {
        const qreal left = bounded(stretch.from);
        const qreal right = bounded(stretch.to);
        if (right > m_window.left() - 20 && left < m_window.right() + 20)
            drawStretch(stretch, left, right, *y);
    }
}

void SpacetimePainter::drawStretch(const LaneStretch &stretch, qreal left, qreal right, qreal y)
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
    const QColor colour = stretch.term.value == 0 ? m_theme.thin : m_theme.termColour(stretch.term);
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

void SpacetimePainter::drawHatched(const QRectF &bar, const QColor &colour, const QRectF &within)
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

void SpacetimePainter::drawMarks(const SpacetimeLane &lane)
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

void SpacetimePainter::drawBeginning(const LaneStretch &stretch, const LaneStretch *before,
                                     qreal left, qreal right, qreal y, qreal &taken)
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
        drawPauseBars(m_painter, {after + m_em * 0.5, y - m_em * 0.95}, m_em * 0.36, m_theme.ink);
}

void SpacetimePainter::drawCrash(qreal left, qreal right, qreal y)
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

void SpacetimePainter::drawCommits(const SpacetimeLane &lane)
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

} // namespace flotilla
