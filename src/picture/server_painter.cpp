#include "picture/marks.h"
#include "picture/painters.h"
#include "picture/text.h"

#include <QtMath>

#include <algorithm>

namespace flotilla {

namespace {

constexpr qreal kRoomForWords = 24; ///< the least disc that has words inside

/// One server at its place.
class ServerPainter {
public:
    ServerPainter(const Drawing &drawing, const ServerView &server)
        : m_drawing(drawing), m_painter(drawing.painter), m_theme(drawing.theme), m_server(server),
          m_centre(drawing.layout.servers[server.id.value].centre),
          m_radius(drawing.layout.discRadius)
    {
    }

    void draw()
    {
        drawHalo();
        if (!m_server.up) {
            drawCrashed();
            return;
        }
        drawClock();
        drawDisc();
        drawRim();
        drawInside();
        if (m_drawing.view.reach(m_server.id) != Reach::Majority)
            drawCutOff();
    }

private:
    void circle(qreal radius, const QPen &pen, const QBrush &brush)
    {
        m_painter.setPen(pen);
        m_painter.setBrush(brush);
        m_painter.drawEllipse(m_centre, radius, radius);
    }

    /// What the user points at, has chosen, or should look at.
    void drawHalo()
    {
        const PaintOptions &options = m_drawing.options;
        const qreal outer = m_radius * 1.2;
        if (options.lastTouched == m_server.id || options.changed.any(m_server.id))
            circle(outer + 2.5, QPen(m_theme.ink, m_drawing.line(1.5)), Qt::NoBrush);
        if (std::find(options.lit.begin(), options.lit.end(), m_server.id) != options.lit.end()) {
            QColor glow = m_theme.accent;
            glow.setAlphaF(0.35F);
            circle(outer + 5, QPen(glow, m_drawing.line(6)), Qt::NoBrush);
        }
        if (options.hovered == m_server.id)
            circle(outer + 6, QPen(m_theme.quiet, m_drawing.line(1.25)), Qt::NoBrush);
        if (options.focused == m_server.id)
            circle(outer + 6, QPen(m_theme.accent, m_drawing.line(2.5)), Qt::NoBrush);
    }

    /// The rim is the clock: what is left of the election timer.
    void drawClock()
    {
        const qreal radius = m_radius * 1.15;
        const qreal width = std::max(2.0, m_radius * 0.085);
        QPen track(m_theme.thin, width);
        circle(radius, track, Qt::NoBrush);
        const TimerView &timer = m_server.timer;
        if (m_server.status.role == Role::Leader || timer.due.isNever() || timer.due <= timer.set)
            return;
        const auto whole = static_cast<qreal>((timer.due - timer.set).micros);
        const auto rest = static_cast<qreal>((timer.due - m_drawing.at).micros);
        const qreal share = qBound(0.0, rest / whole, 1.0);
        const bool runsOut = share <= 0.2 && !m_server.paused;
        QPen left(runsOut ? m_theme.alarm : m_theme.quiet, width, Qt::SolidLine, Qt::FlatCap);
        if (m_server.paused)
            left.setColor(mixed(m_theme.quiet, m_theme.thin, 0.45));
        m_painter.setPen(left);
        m_painter.drawArc(
            QRectF(m_centre - QPointF(radius, radius), QSizeF(2 * radius, 2 * radius)), 90 * 16,
            qRound(-share * 360 * 16));
    }

    void drawDisc()
    {
        const QColor colour = m_theme.termColour(m_server.status.currentTerm);
        // A broken rim has the paper in its gaps, so that it shows around every colour.
        const bool broken = m_server.status.role == Role::Candidate && m_server.voter;
        const qreal radius = !m_server.voter ? m_radius * 0.86
                             : broken        ? m_radius - rimWidth()
                                             : m_radius;
        circle(radius, Qt::NoPen, colour);
        // A leader's and a candidate's own rims are outline enough.
        const auto outline = m_theme.termOutline(m_server.status.currentTerm);
        if (outline && (!m_server.voter || m_server.status.role == Role::Follower)) {
            const qreal width = m_drawing.line(1.1);
            circle(radius - width / 2, QPen(*outline, width), Qt::NoBrush);
        }
    }

    [[nodiscard]] qreal rimWidth() const { return std::max(m_drawing.line(1.6), m_radius * 0.085); }

    void drawRim()
    {
        const qreal width = rimWidth();
        const qreal radius = m_radius - width / 2;
        if (!m_server.voter)
            circle(m_radius - 0.75, QPen(m_theme.quiet, m_drawing.line(1.5)), Qt::NoBrush);
        else if (m_server.status.role == Role::Leader)
            circle(radius, QPen(m_theme.ink, width), Qt::NoBrush);
        else if (m_server.status.role == Role::Candidate)
            drawBrokenRim(radius, width);
    }

    void drawBrokenRim(qreal radius, qreal width)
    {
        QPen pen(m_theme.ink, width, Qt::CustomDashLine, Qt::FlatCap);
        // Sixteen whole dashes around, whatever the size.
        const qreal dash = 2 * M_PI * radius / width / 16;
        pen.setDashPattern({dash * 0.62, dash * 0.38});
        circle(radius, pen, Qt::NoBrush);
    }

    void drawInside()
    {
        const Status &status = m_server.status;
        const QColor ink = m_theme.termInk(status.currentTerm);
        const bool leader = status.role == Role::Leader;
        const bool candidate = status.role == Role::Candidate;
        const bool words = m_radius >= kRoomForWords || m_server.paused;
        qreal number = words ? -0.14 : 0;
        if (leader) {
            number = words ? 0.02 : 0.2;
            drawCrown(m_painter, at(words ? -0.54 : -0.46), m_radius * 0.3, ink);
        } else if (candidate) {
            number = words ? -0.3 : -0.16;
            drawVotes(ink);
        }
        const qreal below = leader ? 0.54 : candidate ? 0.2 : 0.42;
        drawNumber(at(number), ink, leader || candidate ? 0.88 : 1.0);
        if (m_server.paused)
            drawPauseBars(m_painter, at(below), m_radius * 0.17, ink);
        else if (words)
            m_drawing.lettering.draw(at(below), Text::tr("term"), {std::max(8.0, m_radius * 0.25)},
                                     ink);
    }

    void drawNumber(QPointF middle, const QColor &ink, qreal size)
    {
        const QString text = QString::number(m_server.status.currentTerm.value);
        const qreal fit = text.size() <= 2 ? 0.72 : 1.7 / static_cast<qreal>(text.size());
        m_drawing.lettering.draw(middle, text, {m_radius * std::min(0.72, fit) * size, true}, ink);
    }

    /// A dot for every voter along the bottom of the disc; filled: this candidate has its vote.
    void drawVotes(const QColor &ink)
    {
        const NodeSet voters = m_drawing.view.voters;
        const auto count = static_cast<qreal>(voters.size());
        const qreal orbit = m_radius * 0.72;
        const qreal step = std::min(22.0, 150.0 / std::max(1.0, count));
        const qreal dot = std::min(m_radius * 0.1, orbit * qDegreesToRadians(step) * 0.38);
        qreal angle = 90 + step * (count - 1) / 2;
        voters.forEach([&](NodeId voter) {
            const qreal turn = qDegreesToRadians(angle);
            const QPointF middle = m_centre + QPointF(std::cos(turn), std::sin(turn)) * orbit;
            const bool granted = m_server.status.votesGranted.contains(voter);
            m_painter.setPen(granted ? QPen(Qt::NoPen) : QPen(ink, std::max(0.8, dot * 0.35)));
            m_painter.setBrush(granted ? QBrush(ink) : QBrush(Qt::NoBrush));
            m_painter.drawEllipse(middle, granted ? dot * 1.12 : dot, granted ? dot * 1.12 : dot);
            angle -= step;
        });
    }

    /// Two strokes through the rim, as a cut link has.
    void drawCutOff()
    {
        const QPointF outward(-M_SQRT1_2, M_SQRT1_2);
        drawCutBadge(m_drawing, m_centre + outward * m_radius, std::max(5.0, m_radius * 0.24));
    }

    void drawCrashed()
    {
        QPen dashes(m_theme.quiet, std::max(1.2, m_radius * 0.045), Qt::CustomDashLine);
        dashes.setDashPattern({4, 3});
        circle(m_radius, dashes, m_theme.panel);
        const bool words = m_radius >= kRoomForWords;
        drawCross(m_painter, at(words ? -0.16 : 0), m_radius * 0.36, m_theme.alarm);
        if (words)
            m_drawing.lettering.draw(at(0.5), Text::tr("crashed"), {std::max(8.0, m_radius * 0.25)},
                                     m_theme.quiet);
    }

    [[nodiscard]] QPointF at(qreal down) const { return m_centre + QPointF(0, m_radius * down); }

    const Drawing &m_drawing;
    QPainter &m_painter;
    const Theme &m_theme;
    const ServerView &m_server;
    QPointF m_centre;
    qreal m_radius;
};

} // namespace

void drawCutBadge(const Drawing &drawing, QPointF centre, qreal half)
{
    const Theme &theme = drawing.theme;
    drawing.painter.setPen(QPen(theme.alarm, drawing.line(1.2)));
    drawing.painter.setBrush(theme.panel);
    drawing.painter.drawEllipse(centre, half, half);
    drawCutStrokes(drawing.painter, centre, {1, 0}, half * 0.62,
                   QPen(theme.alarm, std::max(drawing.line(1.4), half * 0.22)));
}

void drawServer(const Drawing &drawing, const ServerView &server)
{
    ServerPainter(drawing, server).draw();
}

} // namespace flotilla
