#pragma once

#include "picture/theme.h"
#include "trace/view.h"

#include <QPainter>
#include <QSizeF>

namespace flotilla {

/// How large paintLegend's box is.
[[nodiscard]] QSizeF legendSize(const Theme &theme);
/// How to read the picture: colours of the terms that the view shows, shapes and signs.
void paintLegend(QPainter &painter, const ClusterView &view, const Theme &theme, QPointF topLeft);

} // namespace flotilla
