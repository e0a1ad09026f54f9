#pragma once

#include "picture/theme.h"
#include "trace/view.h"

#include <QLineF>
#include <QRectF>
#include <QString>

#include <utility>
#include <vector>

namespace flotilla {

/// Where a server stands, and its label beside it.
struct ServerPlace {
    QPointF centre;
    QRectF label;
    Qt::AlignmentFlag align = Qt::AlignLeft;
    QString name; ///< cut where it is too long
};

struct ClientPlace {
    QRectF box;
    QString name;
};

/// A message's way over the picture: its centre moves evenly from p1, where it leaves its sender,
/// to p2, where it touches its receiver.
using Lane = QLineF;

/// The figures that messages are drawn with; half of their size, along their way and across it.
struct MessageSizes {
    qreal along = 0;
    qreal across = 0;
    QSizeF capsule; ///< a client's command, always level; the whole of it
};

/// The geometry of one cluster in one rectangle. It depends on who takes part and on the type,
/// never on what happens, so that nothing moves but messages.
struct ClusterLayout {
    /// How much the labels tell where room is short.
    enum class Detail { Full, Short, NameOnly };

    QRectF rect;
    qreal discRadius = 0;
    /// Everything that may be drawn around a server lies inside it.
    qreal figureRadius = 0;
    MessageSizes message;
    qreal nameSize = 0; ///< of type, in pixels
    qreal readingSize = 0;
    Detail detail = Detail::Full;
    bool clientsTell = true; ///< the clients' boxes have room for a second line
    std::vector<ServerPlace> servers;
    std::vector<ClientPlace> clients;

    [[nodiscard]] bool has(NodeId id) const;
    [[nodiscard]] QPointF centreOf(NodeId id) const;
    /// Traffic keeps right: the lane of the other direction lies beside this one.
    [[nodiscard]] Lane laneOf(NodeId from, NodeId to) const;
    /// The line along which a link's own state is drawn, from rim to rim; offset: to the right.
    [[nodiscard]] QLineF linkLine(NodeId from, NodeId to, qreal offset = 0) const;
};

/// What a user wants of the geometry.
struct LayoutWishes {
    /// Where servers and labels had better not stand, since something else does.
    QRectF keepFree;
    /// Servers and clients that were taken elsewhere: where their middles belong, as a share of
    /// the rectangle (0..1, 0..1), see shareOf. The others stay where they are without.
    std::vector<std::pair<NodeId, QPointF>> moved;
};

/// A point as a share of a rectangle, from (0, 0) at its top left to (1, 1); what lies outside
/// counts as on the border.
[[nodiscard]] QPointF shareOf(const QRectF &rect, QPointF point);

/// The geometry for these servers and clients. What was moved stands where it is wished, or, where
/// it would cover another or leave the rectangle, as near as there is room. It costs about a frame's
/// painting: keep it until who takes part, the rectangle, the theme or the wishes change.
[[nodiscard]] ClusterLayout layoutOf(const ClusterView &view, const QRectF &rect,
                                     const Theme &theme, const LayoutWishes &wishes = {});

/// Where one message in flight is.
struct MessagePlace {
    std::size_t index = 0; ///< in ClusterView::inFlight
    QPointF centre;
    QPointF heading;     ///< unit vector
    qreal travelled = 0; ///< from where it left its sender, in pixels
    bool waits = false;  ///< held beside its receiver until told to be delivered
};

/// Along its lane in proportion to the virtual time between sending and arrival.
[[nodiscard]] QPointF messagePosition(const Lane &lane, Instant sent, Instant arrives, Instant at);
/// All messages in flight, in the order of the view; those of endpoints that are not in the layout
/// are left out.
[[nodiscard]] std::vector<MessagePlace> placeMessages(const ClusterLayout &layout,
                                                      const ClusterView &view, Instant at);

} // namespace flotilla
