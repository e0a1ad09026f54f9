#include "picture/painters.h"
#include "picture/text.h"

#include <algorithm>

namespace flotilla {

namespace {

QString statusLine(const Drawing &drawing, const ClientStatus &status)
{
    if (status.open) {
        const QString server = drawing.layout.has(status.server) && status.server.isServer()
                                   ? drawing.layout.servers[status.server.value].name
                                   : QString();
        const QString asks =
            status.unknown ? Text::tr("tries %1").arg(server) : Text::tr("asks %1").arg(server);
        return status.waiting == 0 ? asks : Text::tr("%1, +%2").arg(asks).arg(status.waiting);
    }
    if (status.unknown)
        return Text::tr("unknown");
    if (status.lastIndex)
        return Text::tr("committed at %1").arg(status.lastIndex->value);
    return Text::tr("idle");
}

} // namespace

void drawClientWay(const Drawing &drawing, const ClientView &client)
{
    if (!client.status.open || !client.status.server.isServer()
        || !drawing.layout.has(client.status.server))
        return;
    QPen pen(drawing.theme.thin, 1.3, Qt::CustomDashLine);
    pen.setDashPattern({3, 4});
    drawing.painter.setPen(pen);
    drawing.painter.drawLine(drawing.layout.linkLine(client.id, client.status.server));
}

void drawClient(const Drawing &drawing, const ClientView &client, const ClientPlace &place)
{
    const ClusterLayout &layout = drawing.layout;
    const Theme &theme = drawing.theme;
    QPainter &painter = drawing.painter;
    const auto &lit = drawing.options.lit;
    if (std::find(lit.begin(), lit.end(), client.id) != lit.end()) {
        QColor glow = theme.accent;
        glow.setAlphaF(0.35F);
        painter.setPen(QPen(glow, drawing.line(5)));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(place.box.adjusted(-4, -4, 4, 4), 11, 11);
    }
    if (drawing.options.focused == client.id || drawing.options.hovered == client.id) {
        const bool focused = drawing.options.focused == client.id;
        painter.setPen(QPen(focused ? theme.accent : theme.quiet, focused ? 2.5 : 1.25));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(place.box.adjusted(-4, -4, 4, 4), 11, 11);
    }
    const bool open = client.status.open;
    painter.setPen(QPen(open ? theme.ink : theme.quiet, open ? 1.8 : 1.2));
    painter.setBrush(theme.panel);
    painter.drawRoundedRect(place.box, 8, 8);
    const QPointF middle = place.box.center();
    const qreal up = layout.clientsTell ? layout.readingSize * 0.68 : 0;
    drawing.lettering.draw(middle - QPointF(0, up), place.name, {layout.nameSize * 0.9, true},
                           theme.ink);
    if (!layout.clientsTell)
        return;
    const Lettering::Type reading{layout.readingSize * 0.92};
    const QString status = drawing.lettering.fitted(statusLine(drawing, client.status), reading,
                                                    place.box.width() - 8);
    drawing.lettering.draw(middle + QPointF(0, layout.nameSize * 0.6), status, reading,
                           theme.quiet);
}

} // namespace flotilla
