#include "picture/marks.h"

#include <array>

namespace flotilla {

namespace {

template <std::size_t Count>
void fill(QPainter &painter, const std::array<QPointF, Count> &unit, QPointF centre, qreal half,
          const QColor &colour)
{
    std::array<QPointF, Count> placed;
    for (std::size_t i = 0; i < Count; ++i)
        placed[i] = centre + unit[i] * half;
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawPolygon(placed.data(), static_cast<int>(Count), Qt::WindingFill);
}

constexpr std::array<QPointF, 6> kTick{QPointF(-1.0, 0.02), QPointF(-0.68, -0.3),
                                       QPointF(-0.28, 0.1), QPointF(0.68, -0.86),
                                       QPointF(1.0, -0.54), QPointF(-0.28, 0.74)};
constexpr std::array<QPointF, 12> kCross{
    QPointF(-0.86, -0.58), QPointF(-0.58, -0.86), QPointF(0, -0.28),    QPointF(0.58, -0.86),
    QPointF(0.86, -0.58),  QPointF(0.28, 0),      QPointF(0.86, 0.58),  QPointF(0.58, 0.86),
    QPointF(0, 0.28),      QPointF(-0.58, 0.86),  QPointF(-0.86, 0.58), QPointF(-0.28, 0)};
constexpr std::array<QPointF, 9> kRedirect{
    QPointF(-0.9, 0.75), QPointF(-0.9, -0.5), QPointF(0.1, -0.5),
    QPointF(0.1, -0.95), QPointF(1.0, -0.25), QPointF(0.1, 0.45),
    QPointF(0.1, 0.0),   QPointF(-0.45, 0.0), QPointF(-0.45, 0.75)};
constexpr std::array<QPointF, 7> kCrown{
    QPointF(-1.0, -0.45), QPointF(-0.48, 0.02), QPointF(0, -0.7),  QPointF(0.48, 0.02),
    QPointF(1.0, -0.45),  QPointF(0.8, 0.6),    QPointF(-0.8, 0.6)};

} // namespace

void drawTick(QPainter &painter, QPointF centre, qreal half, const QColor &colour)
{
    fill(painter, kTick, centre, half, colour);
}

void drawCross(QPainter &painter, QPointF centre, qreal half, const QColor &colour)
{
    fill(painter, kCross, centre, half, colour);
}

void drawRedirect(QPainter &painter, QPointF centre, qreal half, const QColor &colour)
{
    fill(painter, kRedirect, centre, half, colour);
}

void drawCrown(QPainter &painter, QPointF centre, qreal half, const QColor &colour)
{
    fill(painter, kCrown, centre, half, colour);
}

void drawPauseBars(QPainter &painter, QPointF centre, qreal half, const QColor &colour)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawRect(QRectF(centre + QPointF(-0.75 * half, -half), QSizeF(half * 0.5, 2 * half)));
    painter.drawRect(QRectF(centre + QPointF(0.25 * half, -half), QSizeF(half * 0.5, 2 * half)));
}

void drawArrowHead(QPainter &painter, QPointF tip, QPointF heading, qreal length,
                   const QColor &colour)
{
    const QPointF back = tip - heading * length;
    const QPointF aside = QPointF(-heading.y(), heading.x()) * (length * 0.5);
    const std::array<QPointF, 3> head{tip, back + aside, back - aside};
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawConvexPolygon(head.data(), 3);
}

void drawCutStrokes(QPainter &painter, QPointF centre, QPointF heading, qreal half, QPen pen)
{
    const QPointF slant = QPointF(-heading.y(), heading.x()) * half - heading * (half * 0.4);
    pen.setCapStyle(Qt::RoundCap);
    painter.setPen(pen);
    for (const qreal side : {-0.4, 0.4}) {
        const QPointF middle = centre + heading * (half * side);
        painter.drawLine(middle - slant, middle + slant);
    }
}

QColor mixed(const QColor &first, const QColor &second, qreal share)
{
    const auto part = [share](int a, int b) { return qRound(a * share + b * (1 - share)); };
    return QColor(part(first.red(), second.red()), part(first.green(), second.green()),
                  part(first.blue(), second.blue()));
}

} // namespace flotilla
