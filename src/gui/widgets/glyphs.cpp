#include "gui/widgets/glyphs.h"

#include <QPainter>
#include <QPainterPath>
#include <QPixmap>

namespace flotilla {

namespace {

/// In a square of 16.
QPainterPath pathOf(Glyph sign)
{
    QPainterPath path;
    switch (sign) {
    case Glyph::Play:
        path.addPolygon(QPolygonF({{4, 2}, {14, 8}, {4, 14}}));
        break;
    case Glyph::Pause:
        path.addRect(3, 2, 3.5, 12);
        path.addRect(9.5, 2, 3.5, 12);
        break;
    case Glyph::Step:
        path.addPolygon(QPolygonF({{3, 2}, {10, 8}, {3, 14}}));
        path.addRect(11, 2, 2.5, 12);
        break;
    case Glyph::StepBack:
        path.addPolygon(QPolygonF({{13, 2}, {6, 8}, {13, 14}}));
        path.addRect(2.5, 2, 2.5, 12);
        break;
    }
    return path;
}

} // namespace

QIcon glyph(Glyph sign, const QColor &colour)
{
    QIcon icon;
    for (const int size : {16, 32, 48}) {
        QPixmap pixmap(size, size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.scale(size / 16.0, size / 16.0);
        painter.fillPath(pathOf(sign), colour);
        painter.end();
        icon.addPixmap(pixmap);
    }
    return icon;
}

} // namespace flotilla
