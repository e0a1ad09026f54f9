#pragma once

#include <QPainter>

namespace flotilla {

// Small signs, as polygons, so that no font decides how they look. Each is filled with the colour;
// half is half of its width.
void drawTick(QPainter &painter, QPointF centre, qreal half, const QColor &colour);
void drawCross(QPainter &painter, QPointF centre, qreal half, const QColor &colour);
/// An arrow that bends to the right: asked to go elsewhere.
void drawRedirect(QPainter &painter, QPointF centre, qreal half, const QColor &colour);
void drawCrown(QPainter &painter, QPointF centre, qreal half, const QColor &colour);
void drawPauseBars(QPainter &painter, QPointF centre, qreal half, const QColor &colour);
void drawArrowHead(QPainter &painter, QPointF tip, QPointF heading, qreal length,
                   const QColor &colour);

/// Two slanting strokes across a way that is cut; half: of their length.
void drawCutStrokes(QPainter &painter, QPointF centre, QPointF heading, qreal half, QPen pen);

/// Between two colours; share: of the first.
[[nodiscard]] QColor mixed(const QColor &first, const QColor &second, qreal share);

} // namespace flotilla
