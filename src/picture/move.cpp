#include "picture/move.h"

#include "picture/geometry.h"
#include "picture/label_side.h"

#include <QtMath>

#include <algorithm>
#include <array>
#include <optional>

namespace flotilla {

namespace {

constexpr qreal kMargin = 4;    ///< free at the borders
constexpr qreal kRingStep = 8;  ///< of the search for a free place, in pixels
constexpr int kDirections = 24; ///< looked into at each step
constexpr qreal kEnough = 40;   ///< more room than this around a label is no better

constexpr std::array<QPointF, 8> kSides{
    QPointF(1, 0),       QPointF(-1, 0),       QPointF(0, 1),        QPointF(0, -1),
    QPointF(0.71, 0.71), QPointF(-0.71, 0.71), QPointF(0.71, -0.71), QPointF(-0.71, -0.71)};

qreal distance(const QRectF &a, const QRectF &b)
{
    const qreal x = std::max({a.left() - b.right(), b.left() - a.right(), 0.0});
    const qreal y = std::max({a.top() - b.bottom(), b.top() - a.bottom(), 0.0});
    return std::hypot(x, y);
}

/// Puts one after the other to its place among those that stand already.
class Mover {
public:
    explicit Mover(ClusterLayout &layout)
        : m_layout(layout), m_isPlaced(kEndpoints, true),
          m_room(layout.rect.adjusted(kMargin, kMargin, -kMargin, -kMargin))
    {
    }

    void take(NodeId id) { m_isPlaced[id.value] = false; }

    /// Whether there was room; where not, it stays where it is.
    bool put(NodeId id, QPointF share)
    {
        const QPointF wished =
            m_layout.rect.topLeft()
            + QPointF(share.x() * m_layout.rect.width(), share.y() * m_layout.rect.height());
        m_isPlaced[id.value] = false;
        const bool hadRoom =
            id.isServer() ? putServer(m_layout.servers[id.value], wished)
                          : putClient(m_layout.clients[id.value - NodeId::kFirstClient], wished);
        m_isPlaced[id.value] = true;
        return hadRoom;
    }

private:
    bool putServer(ServerPlace &server, QPointF wished)
    {
        const qreal r = m_layout.figureRadius;
        std::optional<Label> beside;
        const auto centre = nearest(wished, m_room.adjusted(r, r, -r, -r), [&](QPointF tried) {
            beside = isFree(tried) ? bestLabel(tried, server.label.size()) : std::nullopt;
            return beside.has_value();
        });
        if (!centre)
            return false;
        server.centre = *centre;
        server.label = beside->box.translated(server.centre);
        server.align = beside->align;
        return true;
    }

    bool putClient(ClientPlace &client, QPointF wished)
    {
        const QSizeF half = client.box.size() / 2;
        const auto boxAt = [&](QPointF centre) {
            return QRectF(centre - QPointF(half.width(), half.height()), client.box.size());
        };
        const QRectF within =
            m_room.adjusted(half.width(), half.height(), -half.width(), -half.height());
        const auto centre = nearest(wished, within, [&](QPointF tried) {
            return roomAround(boxAt(tried), m_layout.message.across * 2) > 0;
        });
        if (centre)
            client.box = boxAt(*centre);
        return centre.has_value();
    }

    /// The nearest place to a wished one at which something is free.
    template <typename Free>
    [[nodiscard]] static std::optional<QPointF> nearest(QPointF wished, const QRectF &within,
                                                        Free &&isFree)
    {
        if (!within.isValid())
            return std::nullopt;
        const QPointF start(qBound(within.left(), wished.x(), within.right()),
                            qBound(within.top(), wished.y(), within.bottom()));
        if (isFree(start))
            return start;
        const qreal farthest = std::hypot(within.width(), within.height());
        for (qreal away = kRingStep; away < farthest; away += kRingStep) {
            for (int i = 0; i < kDirections; ++i) {
                const qreal angle = 2 * M_PI * i / kDirections;
                const QPointF tried = start + QPointF(std::cos(angle), std::sin(angle)) * away;
                if (within.contains(tried) && isFree(tried))
                    return tried;
            }
        }
        return std::nullopt;
    }

    [[nodiscard]] bool isFree(QPointF centre) const
    {
        const qreal r = m_layout.figureRadius;
        bool free = true;
        eachServer([&](const ServerPlace &other) {
            free = free
                   && QLineF(centre, other.centre).length() >= 2 * r + 4 * m_layout.message.across
                   && flotilla::distance(other.label, centre) >= r + 2;
        });
        eachClient([&](const ClientPlace &client) {
            free =
                free && flotilla::distance(client.box, centre) >= r + 2 * m_layout.message.across;
        });
        return free;
    }

    /// From a box to what stands nearest, the border as well; 0 where it covers something. apart:
    /// the least that is wanted from a server's figure.
    [[nodiscard]] qreal roomAround(const QRectF &box, qreal apart) const
    {
        if (!m_layout.rect.contains(box))
            return 0;
        qreal room = std::min({box.left() - m_layout.rect.left(), box.top() - m_layout.rect.top(),
                               m_layout.rect.right() - box.right(),
                               m_layout.rect.bottom() - box.bottom(), kEnough})
                     + 1;
        eachServer([&](const ServerPlace &other) {
            room =
                std::min({room, distance(box, other.label) - 2,
                          flotilla::distance(box, other.centre) - m_layout.figureRadius - apart});
        });
        eachClient([&](const ClientPlace &client) {
            room = std::min(room, distance(box, client.box) - 4);
        });
        return std::max(room, 0.0);
    }

    /// The one with the most room and the fewest links behind it; nothing where none is free.
    [[nodiscard]] std::optional<Label> bestLabel(QPointF centre, QSizeF size) const
    {
        std::optional<Label> best;
        qreal bestScore = 0;
        for (const QPointF &side : kSides) {
            const Label label = labelBeside(side, size, m_layout.figureRadius, Sides::Outward);
            const QRectF box = label.box.translated(centre);
            const qreal room = roomAround(box, 2);
            if (room <= 0)
                continue;
            const qreal score = room - 8 * linksBehind(box, centre);
            if (!best || score > bestScore) {
                best = label;
                bestScore = score;
            }
        }
        return best;
    }

    [[nodiscard]] int linksBehind(const QRectF &box, QPointF centre) const
    {
        std::vector<QPointF> ends;
        eachServer([&](const ServerPlace &other) { ends.push_back(other.centre); });
        int count = 0;
        for (std::size_t i = 0; i < ends.size(); ++i) {
            count += passes({ends[i], centre}, box, m_layout.message.across) ? 1 : 0;
            for (std::size_t j = 0; j < i; ++j)
                count += passes({ends[i], ends[j]}, box, m_layout.message.across) ? 1 : 0;
        }
        return count;
    }

    template <typename Visit>
    void eachServer(Visit &&visit) const
    {
        for (std::size_t i = 0; i < m_layout.servers.size(); ++i) {
            if (m_isPlaced[i])
                visit(m_layout.servers[i]);
        }
    }

    template <typename Visit>
    void eachClient(Visit &&visit) const
    {
        for (std::size_t i = 0; i < m_layout.clients.size(); ++i) {
            if (m_isPlaced[NodeId::kFirstClient + i])
                visit(m_layout.clients[i]);
        }
    }

    ClusterLayout &m_layout;
    std::vector<bool> m_isPlaced; ///< by NodeId
    QRectF m_room;
};

} // namespace

void moveParties(ClusterLayout &layout, const std::vector<std::pair<NodeId, QPointF>> &moved)
{
    if (moved.empty())
        return;
    ClusterLayout tried = layout;
    Mover mover(tried);
    for (const auto &[id, share] : moved)
        mover.take(id);
    bool haveRoom = true;
    for (const auto &[id, share] : moved)
        haveRoom = haveRoom && (!tried.has(id) || mover.put(id, share));
    if (haveRoom) {
        layout = std::move(tried);
        return;
    }
    // One after the other: each that finds no room stays, so that nothing ever covers another.
    Mover careful(layout);
    for (const auto &[id, share] : moved) {
        if (layout.has(id))
            careful.put(id, share);
    }
}

} // namespace flotilla
