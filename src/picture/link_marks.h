#pragma once

#include "picture/link_signs.h"

#include <QPainter>

namespace flotilla {

/// Half as wide as high or less; each tells one trait of a link.
void drawHourglass(QPainter &painter, QPointF centre, qreal half, const QColor &colour);
/// Three in a row, of which one is missing.
void drawLost(QPainter &painter, QPointF centre, qreal half, const QColor &colour);
/// Two, one behind the other.
void drawTwice(QPainter &painter, QPointF centre, qreal half, const QColor &colour);
/// Two ways that cross.
void drawReorder(QPainter &painter, QPointF centre, qreal half, const QColor &colour);

/// The marks of a tag, from its left or, where it has no text, in its middle.
void drawTraitMarks(QPainter &painter, const LinkSign &sign, qreal half, const QColor &colour);

/// Dotted red: cut. Round dots: lossy; a wave: reorders; two lines: doubles; dashes: slow.
void drawTroubledLine(QPainter &painter, const Theme &theme, const QLineF &line,
                      const LinkTrouble &trouble);

} // namespace flotilla
