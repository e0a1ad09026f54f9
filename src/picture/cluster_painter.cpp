#include "picture/cluster_painter.h"

#include "picture/painters.h"

#include <algorithm>

namespace flotilla {

Term newestTerm(const ClusterView &view)
{
    Term newest;
    for (const ServerView &server : view.servers) {
        if (server.up)
            newest = std::max(newest, server.status.currentTerm);
    }
    return newest;
}

void paintGround(QPainter &painter, const ClusterView &view, const Theme &theme,
                 const ClusterLayout &layout, const PaintOptions &options)
{
    painter.save();
    if (options.background)
        painter.fillRect(layout.rect, theme.paper);
    painter.setRenderHint(QPainter::Antialiasing);
    Lettering lettering(painter, theme);
    drawLinks({painter, view, view.now, theme, layout, options, lettering});
    // Where servers were moved, a link may pass a label: behind it, not through it.
    for (std::size_t i = 0; options.background && i < layout.servers.size(); ++i)
        painter.fillRect(layout.servers[i].label.toRect(), theme.paper);
    painter.restore();
}

void paintMoving(QPainter &painter, const ClusterView &view, Instant at, const Theme &theme,
                 const ClusterLayout &layout, const PaintOptions &options)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    Lettering lettering(painter, theme);
    const Drawing drawing{painter, view, at, theme, layout, options, lettering, newestTerm(view)};
    drawLinkMarks(drawing);
    const std::size_t clients = std::min(view.clients.size(), layout.clients.size());
    for (std::size_t i = 0; i < clients; ++i)
        drawClientWay(drawing, view.clients[i]);
    for (const ServerView &server : view.servers) {
        if (layout.has(server.id))
            drawServer(drawing, server);
    }
    for (const MessagePlace &place : placeMessages(layout, view, at))
        drawMessage(drawing, view.inFlight[place.index], place);
    // Words last: a message passes behind them.
    for (std::size_t i = 0; i < clients; ++i)
        drawClient(drawing, view.clients[i], layout.clients[i]);
    for (const ServerView &server : view.servers) {
        if (layout.has(server.id))
            drawServerLabel(drawing, server);
    }
    painter.restore();
}

void paintCluster(QPainter &painter, const ClusterView &view, Instant at, const Theme &theme,
                  const QRectF &rect, const PaintOptions &options)
{
    const ClusterLayout layout = layoutOf(view, rect, theme);
    paintGround(painter, view, theme, layout, options);
    paintMoving(painter, view, at, theme, layout, options);
}

} // namespace flotilla
