#include "picture/marks.h"
#include "picture/painters.h"

#include <QCoreApplication>
#include <QtMath>

#include <algorithm>

namespace flotilla {

namespace {

constexpr qreal kRoomForWords = 24; ///< the least disc that has words inside

QString tr(const char *text)
{
    return QCoreApplication::translate("Picture", text);
}

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
        if (options.lastTouched == m_server.id)
            circle(outer + 2.5, QPen(m_theme.ink, 1.5), Qt::NoBrush);
        if (options.hovered == m_server.id)
            circle(outer + 6, QPen(m_theme.quiet, 1.25), Qt::NoBrush);
        if (options.focused == m_server.id)
            circle(outer + 6, QPen(m_theme.accent, 2.5), Qt::NoBrush);
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
        circle(!m_server.voter ? m_radius * 0.86
               : broken        ? m_radius - rimWidth()
                               : m_radius,
               Qt::NoPen, colour);
    }

    [[nodiscard]] qreal rimWidth() const { return std::max(1.6, m_radius * 0.085); }

    void drawRim()
    {
        const qreal width = rimWidth();
        const qreal radius = m_radius - width / 2;
        if (!m_server.voter)
            circle(m_radius - 0.75, QPen(m_theme.quiet, 1.5), Qt::NoBrush);
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
            m_drawing.lettering.draw(at(below), tr("term"), {std::max(8.0, m_radius * 0.25)}, ink);
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

    void drawCrashed()
    {
        QPen dashes(m_theme.quiet, std::max(1.2, m_radius * 0.045), Qt::CustomDashLine);
        dashes.setDashPattern({4, 3});
        circle(m_radius, dashes, m_theme.panel);
        const bool words = m_radius >= kRoomForWords;
        drawCross(m_painter, at(words ? -0.16 : 0), m_radius * 0.36, m_theme.alarm);
        if (words)
            m_drawing.lettering.draw(at(0.5), tr("crashed"), {std::max(8.0, m_radius * 0.25)},
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

QString roleWord(const ServerView &server)
{
    if (!server.up)
        return tr("crashed");
    if (!server.voter)
        return server.paused ? tr("not a voter, paused") : tr("not a voter");
    switch (server.status.role) {
    case Role::Follower:
        return server.paused ? tr("follower, paused") : tr("follower");
    case Role::Candidate:
        return server.paused ? tr("candidate, paused") : tr("candidate");
    case Role::Leader:
        break;
    }
    return server.paused ? tr("leader, paused") : tr("leader");
}

QString downSince(const ServerView &server)
{
    const auto seconds = static_cast<double>(server.downSince.micros) / 1e6;
    return tr("down since %1 s").arg(QString::number(seconds, 'f', 3));
}

QString commitLine(const ServerView &server)
{
    return tr("commit %1 · last %2")
        .arg(server.status.commitIndex.value)
        .arg(server.status.lastLogIndex.value);
}

QString diskLine(const ServerView &server)
{
    return tr("disk: term %1 · last %2")
        .arg(server.status.currentTerm.value)
        .arg(server.status.lastLogIndex.value);
}

} // namespace

void drawServer(const Drawing &drawing, const ServerView &server)
{
    ServerPainter(drawing, server).draw();
}

void drawServerLabel(const Drawing &drawing, const ServerView &server)
{
    const ClusterLayout &layout = drawing.layout;
    const ServerPlace &place = layout.servers[server.id.value];
    const Theme &theme = drawing.theme;
    Lettering &lettering = drawing.lettering;
    const Lettering::Type name{layout.nameSize, true};
    const Lettering::Type reading{layout.readingSize};
    const auto anchor = place.align == Qt::AlignLeft    ? Lettering::Anchor::Left
                        : place.align == Qt::AlignRight ? Lettering::Anchor::Right
                                                        : Lettering::Anchor::Centre;
    const qreal x = place.align == Qt::AlignLeft    ? place.label.left()
                    : place.align == Qt::AlignRight ? place.label.right()
                                                    : place.label.center().x();
    qreal y = place.label.top() + layout.nameSize * 0.62;
    const bool leads = server.up && server.status.role == Role::Leader;
    const QColor roleColour = leads ? theme.ink : theme.quiet;
    const qreal line = layout.readingSize * 1.35;
    if (layout.detail == ClusterLayout::Detail::Short) {
        const QString role = roleWord(server);
        const qreal gap = layout.readingSize * 0.5;
        const qreal nameWidth = lettering.width(place.name, name);
        const qreal all = nameWidth + gap + lettering.width(role, reading);
        const qreal left = anchor == Lettering::Anchor::Left    ? x
                           : anchor == Lettering::Anchor::Right ? x - all
                                                                : x - all / 2;
        lettering.draw({left, y}, place.name, name, theme.ink, Lettering::Anchor::Left);
        lettering.draw({left + nameWidth + gap, y}, role, reading, roleColour,
                       Lettering::Anchor::Left);
        y += layout.nameSize * 0.62 + line * 0.5;
        lettering.draw({x, y}, server.up ? commitLine(server) : downSince(server), reading,
                       theme.quiet, anchor);
        return;
    }
    lettering.draw({x, y}, place.name, name, theme.ink, anchor);
    if (layout.detail == ClusterLayout::Detail::NameOnly)
        return;
    y += layout.nameSize * 0.62 + line * 0.5;
    lettering.draw({x, y}, server.up ? roleWord(server) : downSince(server), reading, roleColour,
                   anchor);
    lettering.draw({x, y + line}, server.up ? commitLine(server) : diskLine(server), reading,
                   theme.quiet, anchor);
}

} // namespace flotilla
