#pragma once

#include "core/types.h"

#include <QRectF>

class QPainter;

namespace flotilla {

struct Theme;

/// A term's number on its colour, centred in the rectangle; nothing for term 0.
void paintTermChip(QPainter &painter, const QRectF &within, Term term, const Theme &theme);

} // namespace flotilla
