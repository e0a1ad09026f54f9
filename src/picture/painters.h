#pragma once

#include "picture/cluster_painter.h"
#include "picture/lettering.h"

namespace flotilla {

/// What every part of one picture is drawn with.
struct Drawing {
    QPainter &painter;
    const ClusterView &view;
    Instant at;
    const Theme &theme;
    const ClusterLayout &layout;
    const PaintOptions &options;
    Lettering &lettering;
    Term newest = {}; ///< of all servers that are up

    [[nodiscard]] qreal line(qreal width) const { return width * theme.lineScale; }
};

/// Of the servers that are up.
[[nodiscard]] Term newestTerm(const ClusterView &view);

void drawLinks(const Drawing &drawing);
/// The direction of a link that the user points at or has chosen.
void drawLinkMarks(const Drawing &drawing);
void drawServer(const Drawing &drawing, const ServerView &server);
/// "follower", "leader", "crashed"; that it is paused stands elsewhere.
[[nodiscard]] QString roleWord(const ServerView &server);
/// A server's that reaches no majority: a cut's strokes in a disc.
void drawCutBadge(const Drawing &drawing, QPointF centre, qreal half);
void drawServerLabel(const Drawing &drawing, const ServerView &server);
/// A thin line to the server that a client has asked.
void drawClientWay(const Drawing &drawing, const ClientView &client);
void drawClient(const Drawing &drawing, const ClientView &client, const ClientPlace &place);
void drawMessage(const Drawing &drawing, const MessageView &message, const MessagePlace &place);

/// A message's figure at any place, for the legend too; half: half its width across its way.
void drawFigure(const Drawing &drawing, const Message &message, QPointF centre, QPointF heading,
                qreal half, qreal tail, bool doomed = false);

} // namespace flotilla
