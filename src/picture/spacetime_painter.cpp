#include "picture/spacetime_painter.h"

#include "picture/marks.h"
#include "picture/spacetime_parts.h"
#include "picture/text.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace flotilla {

namespace {

using Anchor = Lettering::Anchor;

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

} // namespace

SpacetimePainter::SpacetimePainter(QPainter &painter, const Spacetime &model, const Theme &theme,
                                   const SpacetimeLayout &layout, const SpacetimeOptions &options)
    : m_painter(painter), m_model(model), m_theme(theme), m_layout(layout), m_options(options),
      m_lettering(painter, theme), m_em(theme.readingSize()), m_window(layout.window()),
      m_detail(detailOf(layout, model, options.only)), m_drawing{painter,     m_noView, model.now,
                                                                 theme,       m_noRing, m_noTouch,
                                                                 m_lettering, Term{}}
{
    const qreal high = std::min(m_em * 1.15, layout.step * 0.62);
    m_noRing.message.capsule = QSizeF(high * 2.5, high);
    m_noRing.readingSize = high * 0.74;
}

/// Calls draw(x, instant, step) for each step of the axis.
template <typename Draw>
void SpacetimePainter::forEachStep(Draw draw)
{
    const std::int64_t step = axisStep(m_layout.microsPerPixel(), m_em * 7);
    std::int64_t at = m_layout.from.micros / step * step;
    for (; at <= m_layout.to.micros; at += step)
        if (at >= 0 && at >= m_layout.from.micros)
            draw(m_layout.x(Instant{at}), Instant{at}, step);
}

void SpacetimePainter::draw()
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
    drawVeil();
    drawDragged();
    drawFocusedPlace();
    m_painter.restore();
    drawInstants();
    drawHeads();
    drawAxis();
    if (m_layout.foot > 0)
        drawFoot();
}

void SpacetimePainter::drawBands()
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
            m_painter.fillRect(QRectF(seen.left(), seen.top(), 3, seen.height()), m_theme.accent);
    };
    band(m_options.pointed, 0.07, false);
    band(m_options.chosen, 0.14, true);
}

void SpacetimePainter::drawGridAndFuture()
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

void SpacetimePainter::drawVeil()
{
    if (!m_options.looks)
        return;
    QColor veil = m_theme.panel;
    veil.setAlphaF(0.55F);
    QRectF later = m_window;
    later.setLeft(std::max(bounded(*m_options.looks), m_window.left()));
    m_painter.fillRect(later, veil);
}

void SpacetimePainter::drawFocusedPlace()
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

void SpacetimePainter::drawInstants()
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

void SpacetimePainter::drawHeads()
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

void SpacetimePainter::drawAxis()
{
    const qreal y = m_layout.top * 0.45;
    m_painter.setPen(QPen(m_theme.thin, 1));
    m_painter.drawLine(QPointF(0, m_layout.top - 0.5),
                       QPointF(m_layout.size.width(), m_layout.top - 0.5));
    m_lettering.draw({m_em * 0.9, y}, Text::tr("time, s"), small(), m_theme.quiet, Anchor::Left);
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

void SpacetimePainter::drawFoot()
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
        m_painter.fillRect(QRectF(box.center().x() - 1.2, y - m_em * 0.5, 2.4, m_em), m_theme.ink);
    });
}

QString SpacetimePainter::densityNote() const
{
    const auto count = std::count_if(
        m_model.arrows.begin(), m_model.arrows.end(), [this](const SpacetimeArrow &arrow) {
            return touches(arrow, m_options.only) && arrow.sent < m_layout.to
                   && arrow.ended >= m_layout.from;
        });
    return Text::tr("%1 messages, too many to draw: bars show where they arrive")
        .arg(QLocale().toString(static_cast<qlonglong>(count)));
}

void paintSpacetime(QPainter &painter, const Spacetime &model, const Theme &theme,
                    const SpacetimeLayout &layout, const SpacetimeOptions &options)
{
    SpacetimePainter(painter, model, theme, layout, options).draw();
}

} // namespace flotilla
