#include "picture/link_marks.h"

#include "picture/marks.h"

#include <QtMath>

#include <array>

namespace flotilla {

namespace {

constexpr qreal kWaveLength = 13;
constexpr qreal kWaveHeight = 2.2;

void drawWave(QPainter &painter, const QLineF &line)
{
    const qreal length = line.length();
    if (length < 1)
        return;
    const QPointF heading(line.dx() / length, line.dy() / length);
    const QPointF right(-heading.y(), heading.x());
    const int steps = qCeil(length / (kWaveLength / 6));
    QPolygonF wave;
    for (int i = 0; i <= steps; ++i) {
        const qreal along = length * i / steps;
        wave << line.p1() + heading * along
                    + right * (kWaveHeight * std::sin(along * 2 * M_PI / kWaveLength));
    }
    painter.drawPolyline(wave);
}

void drawDashes(QPainter &painter, QPen pen, const QLineF &line, const QList<qreal> &pattern,
                Qt::PenCapStyle cap)
{
    pen.setDashPattern(pattern);
    pen.setCapStyle(cap);
    painter.setPen(pen);
    painter.drawLine(line);
}

} // namespace

void drawHourglass(QPainter &painter, QPointF centre, qreal half, const QColor &colour)
{
    const qreal x = half * 0.72;
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    for (const qreal end : {-half, half}) {
        const std::array<QPointF, 3> bulb{centre + QPointF(-x, end), centre + QPointF(x, end),
                                          centre + QPointF(0, end * 0.02)};
        painter.drawConvexPolygon(bulb.data(), 3);
    }
    for (const qreal end : {-half, half})
        painter.drawRect(
            QRectF(centre.x() - x, centre.y() + end - half * 0.12, 2 * x, half * 0.24));
}

void drawLost(QPainter &painter, QPointF centre, qreal half, const QColor &colour)
{
    const qreal dot = half * 0.3;
    for (const qreal place : {-0.76, 0.0, 0.76}) {
        const bool isThere = place != 0;
        painter.setPen(isThere ? QPen(Qt::NoPen) : QPen(colour, std::max(0.8, half * 0.16)));
        painter.setBrush(isThere ? QBrush(colour) : QBrush(Qt::NoBrush));
        painter.drawEllipse(centre + QPointF(place * half, 0), dot, dot);
    }
}

void drawTwice(QPainter &painter, QPointF centre, qreal half, const QColor &colour)
{
    const qreal side = half * 1.05;
    painter.setPen(QPen(colour, std::max(0.9, half * 0.2)));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(QRectF(centre + QPointF(-half * 0.72, -half * 0.72), QSizeF(side, side)));
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawRect(QRectF(centre + QPointF(-half * 0.22, -half * 0.22), QSizeF(side, side)));
}

void drawReorder(QPainter &painter, QPointF centre, qreal half, const QColor &colour)
{
    const qreal head = half * 0.85;
    for (const qreal up : {-1.0, 1.0}) {
        const QPointF start = centre + QPointF(-half, up * half * 0.72);
        const QPointF end = centre + QPointF(half, -up * half * 0.72);
        const QPointF heading = (end - start) / QLineF(start, end).length();
        painter.setPen(QPen(colour, std::max(0.9, half * 0.22)));
        painter.drawLine(start, end - heading * (head * 0.6));
        drawArrowHead(painter, end, heading, head, colour);
    }
}

void drawTraitMarks(QPainter &painter, const LinkSign &sign, qreal half, const QColor &colour)
{
    using Draw = void (*)(QPainter &, QPointF, qreal, const QColor &);
    const LinkTrouble &trouble = sign.trouble;
    const std::array<std::pair<bool, Draw>, 4> marks{{{trouble.slow, drawHourglass},
                                                      {trouble.lossy, drawLost},
                                                      {trouble.doubles, drawTwice},
                                                      {trouble.reorders, drawReorder}}};
    QPointF at = sign.marks;
    for (const auto &[shows, draw] : marks) {
        if (!shows)
            continue;
        draw(painter, at, half, colour);
        at.rx() += half * kMarkStep;
    }
}

void drawTroubledLine(QPainter &painter, const Theme &theme, const QLineF &line,
                      const LinkTrouble &trouble)
{
    painter.setBrush(Qt::NoBrush);
    if (trouble.cut) {
        drawDashes(painter, QPen(theme.alarm, 1.6 * theme.lineScale), line, {1.6, 3.2},
                   Qt::FlatCap);
        return;
    }
    const QPen pen(theme.quiet, 1.3 * theme.lineScale);
    if (trouble.lossy) {
        drawDashes(painter, QPen(theme.quiet, 1.9 * theme.lineScale), line, {0.01, 3.4},
                   Qt::RoundCap);
    } else if (trouble.reorders) {
        painter.setPen(pen);
        drawWave(painter, line);
    } else if (trouble.doubles) {
        const QPointF aside =
            QPointF(-line.dy(), line.dx()) * (2.0 * theme.lineScale / std::max(1.0, line.length()));
        painter.setPen(pen);
        painter.drawLine(line.translated(aside));
        painter.drawLine(line.translated(-aside));
    } else {
        drawDashes(painter, pen, line, {6, 4}, Qt::FlatCap);
    }
}

} // namespace flotilla
