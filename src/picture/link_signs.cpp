#include "picture/link_signs.h"

#include "picture/geometry.h"
#include "picture/text.h"

#include <QFontMetricsF>

#include <algorithm>
#include <array>

namespace flotilla {

namespace {

constexpr std::size_t kTellingServers = 9; ///< with more of them there is room for signs only
constexpr std::size_t kTellingCuts = 3;    ///< more cuts than these explain themselves
/// Where on a link a sign may stand; off the middle first, where many links cross.
constexpr std::array kShares{0.42, 0.5,  0.56, 0.34, 0.64, 0.38, 0.46, 0.6, 0.3,
                             0.68, 0.26, 0.72, 0.2,  0.8,  0.14, 0.86, 0.1, 0.9};

QString milliseconds(Duration time)
{
    return QString::number(static_cast<double>(time.micros) / 1000.0, 'g', 4);
}

QString percent(double share)
{
    return QString::number(share * 100, 'g', 3);
}

/// In what a link is not like the others: "200 ms, loss 10 %".
QString traitsText(const LinkTraits &own, const LinkTraits &common)
{
    QStringList parts;
    if (own.delayMin != common.delayMin || own.delayMax != common.delayMax) {
        parts +=
            own.delayMin == own.delayMax
                ? Text::tr("%1 ms").arg(milliseconds(own.delayMin))
                : Text::tr("%1–%2 ms").arg(milliseconds(own.delayMin), milliseconds(own.delayMax));
    }
    if (own.loss != common.loss)
        parts += Text::tr("loss %1 %").arg(percent(own.loss));
    if (own.dup != common.dup)
        parts += Text::tr("twice %1 %").arg(percent(own.dup));
    if (own.reorder != common.reorder || own.longReorder != common.longReorder)
        parts += Text::tr("reorder %1 %").arg(percent(own.reorder));
    return parts.join(QStringLiteral(", "));
}

int marksOf(const LinkTrouble &trouble)
{
    return int(trouble.slow) + int(trouble.lossy) + int(trouble.doubles) + int(trouble.reorders);
}

/// Puts one sign after the other where it is free.
class SignPlacer {
public:
    SignPlacer(const ClusterLayout &layout, const ClusterView &view, const Theme &theme)
        : m_layout(layout), m_view(view), m_sizes(layout), m_metrics(theme.font(m_sizes.type)),
          m_tells(layout.detail != ClusterLayout::Detail::NameOnly
                  && layout.servers.size() <= kTellingServers)
    {
        for (const ServerPlace &server : layout.servers)
            m_taken.push_back(server.label.adjusted(-3, -2, 3, 2));
        for (const ClientPlace &client : layout.clients)
            m_taken.push_back(client.box.adjusted(-3, -3, 3, 3));
    }

    std::vector<LinkSign> place()
    {
        const std::size_t count = m_layout.servers.size();
        for (std::size_t i = 0; i < count; ++i) {
            for (std::size_t j = i + 1; j < count; ++j)
                collect(Names::serverId(i), Names::serverId(j));
        }
        const auto cuts = static_cast<std::size_t>(
            std::count_if(m_signs.begin(), m_signs.end(),
                          [](const auto &s) { return s.trouble.cut && s.bothWays; }));
        for (LinkSign &sign : m_signs) {
            if (!m_tells || (sign.trouble.cut && sign.bothWays && cuts > kTellingCuts))
                sign.text.clear();
            put(sign);
        }
        return std::move(m_signs);
    }

private:
    void collect(NodeId a, NodeId b)
    {
        const LinkTable &links = m_view.links;
        const bool alike = links.isUp(a, b) == links.isUp(b, a)
                           && (!links.isUp(a, b) || links.traits(a, b) == links.traits(b, a));
        add(a, b, alike);
        if (!alike)
            add(b, a, false);
    }

    void add(NodeId from, NodeId to, bool bothWays)
    {
        const LinkTable &links = m_view.links;
        LinkSign sign{from, to, bothWays, troubleOf(links, from, to), {}, {}, {}, {}, {}};
        if (sign.trouble.cut)
            sign.text = bothWays ? Text::tr("cut")
                                 : Text::tr("cut %1→%2")
                                       .arg(m_layout.servers[from.value].name,
                                            m_layout.servers[to.value].name);
        else if (links.traits(from, to) != links.commonTraits())
            sign.text = traitsText(links.traits(from, to), links.commonTraits());
        else
            return;
        m_signs.push_back(std::move(sign));
    }

    void put(LinkSign &sign)
    {
        const QLineF way = wayOf(m_layout, sign.from, sign.to, sign.bothWays);
        const bool tells = !sign.text.isEmpty();
        if (tells && (findRoom(sign, way, true) || findRoom(sign, way, false)))
            return;
        sign.text.clear();
        if (findRoom(sign, way, false))
            return;
        shape(sign, way, kShares[0], 1);
        m_taken.push_back(sign.box);
    }

    /// clear: of the ways of other signs too.
    bool findRoom(LinkSign &sign, const QLineF &way, bool clear)
    {
        const bool isBeside = sign.trouble.cut && !sign.text.isEmpty();
        for (const double share : kShares) {
            for (const double side : {1.0, -1.0}) {
                shape(sign, way, share, side);
                if (isFree(sign.box) && (!clear || coversNoWay(sign))) {
                    m_taken.push_back(sign.box);
                    return true;
                }
                if (!isBeside)
                    break;
            }
        }
        return false;
    }

    /// side: of the link, on which the words of a cut stand; a tag stands upon the link.
    void shape(LinkSign &sign, const QLineF &way, double share, double side) const
    {
        sign.centre = way.pointAt(share);
        const auto around = [](QPointF centre, qreal width, qreal height) {
            return QRectF(centre - QPointF(width / 2, height / 2), QSizeF(width, height));
        };
        const qreal height = m_sizes.type * 1.6;
        const qreal text =
            sign.text.isEmpty() ? 0 : m_metrics.horizontalAdvance(sign.text) + m_sizes.type * 0.3;
        if (sign.trouble.cut) {
            const qreal reach = m_sizes.strokes + 2;
            sign.box = around(sign.centre, 2 * reach, 2 * reach);
            if (sign.text.isEmpty())
                return;
            const qreal length = std::max(1.0, way.length());
            const QPointF aside = QPointF(-way.dy(), way.dx()) * (side / length);
            const qreal away = m_sizes.strokes + 3 + std::abs(aside.x()) * text / 2
                               + std::abs(aside.y()) * height / 2;
            sign.words = sign.centre + aside * away;
            sign.box |= around(sign.words, text, height);
            return;
        }
        const qreal marks = marksOf(sign.trouble) * m_sizes.mark * kMarkStep;
        const qreal padding = m_sizes.type * 0.55;
        const qreal width = std::max(marks + text + padding, height);
        sign.box = around(sign.centre, width, height);
        const qreal left = sign.centre.x() - (marks + text) / 2;
        sign.marks = QPointF(left + m_sizes.mark * kMarkStep / 2, sign.centre.y());
        sign.words = QPointF(left + marks + text / 2, sign.centre.y());
    }

    [[nodiscard]] bool coversNoWay(const LinkSign &sign) const
    {
        return std::none_of(m_signs.begin(), m_signs.end(), [&](const LinkSign &other) {
            return &other != &sign
                   && passes(wayOf(m_layout, other.from, other.to, other.bothWays), sign.box, 2);
        });
    }

    [[nodiscard]] bool isFree(const QRectF &box) const
    {
        return m_layout.rect.contains(box)
               && std::none_of(m_taken.begin(), m_taken.end(),
                               [&box](const QRectF &other) { return other.intersects(box); })
               && std::none_of(m_layout.servers.begin(), m_layout.servers.end(),
                               [&](const ServerPlace &server) {
                                   return distance(box, server.centre)
                                          < m_layout.discRadius * 1.2 + 3;
                               });
    }

    const ClusterLayout &m_layout;
    const ClusterView &m_view;
    SignSizes m_sizes;
    QFontMetricsF m_metrics;
    bool m_tells;
    std::vector<LinkSign> m_signs;
    std::vector<QRectF> m_taken;
};

} // namespace

LinkTrouble troubleOf(const LinkTable &links, NodeId from, NodeId to)
{
    if (!links.isUp(from, to))
        return {.cut = true};
    const LinkTraits &own = links.traits(from, to);
    return {.slow = own.delayMax > links.commonTraits().delayMax,
            .lossy = own.loss > 0,
            .doubles = own.dup > 0,
            .reorders = own.reorder > 0};
}

SignSizes::SignSizes(const ClusterLayout &layout)
    : strokes(qBound(4.5, layout.message.across * 0.75, 9.0)), mark(layout.readingSize * 0.45),
      type(layout.readingSize * 0.85)
{
}

QLineF wayOf(const ClusterLayout &layout, NodeId from, NodeId to, bool bothWays)
{
    return layout.linkLine(from, to, bothWays ? 0 : layout.message.across + 1.5);
}

std::vector<LinkSign> placeLinkSigns(const ClusterLayout &layout, const ClusterView &view,
                                     const Theme &theme)
{
    return SignPlacer(layout, view, theme).place();
}

} // namespace flotilla
