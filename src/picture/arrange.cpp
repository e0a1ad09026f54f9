#include "picture/geometry.h"
#include "picture/label_side.h"
#include "picture/layout.h"
#include "picture/move.h"
#include "picture/text.h"

#include <QFontMetricsF>
#include <QtMath>

#include <algorithm>
#include <array>
#include <optional>
#include <span>

namespace flotilla {

namespace {

constexpr qreal kMargin = 10;              ///< free at the borders
constexpr std::size_t kTellingClients = 6; ///< more than these have small boxes
constexpr qreal kLeastBeside = 0.55;       ///< of the width, beside what shall be kept free

using Detail = ClusterLayout::Detail;

constexpr std::array kSides{Sides::LeftRight, Sides::LeftRightButTop, Sides::Outward,
                            Sides::AboveBelow};

/// One way to share out the room: how much the labels tell, the type's size, and how far down the
/// discs may shrink before the next way is tried.
struct Trial {
    Detail detail;
    qreal type;
    qreal least; ///< of the largest disc that is sensible
};
constexpr std::array<Trial, 9> kTrials{{{Detail::Full, 1.0, 0.68},
                                        {Detail::Full, 0.88, 0.68},
                                        {Detail::Short, 0.9, 0.6},
                                        {Detail::Full, 0.85, 0.5},
                                        {Detail::Short, 0.8, 0.35},
                                        {Detail::NameOnly, 0.85, 0.3},
                                        {Detail::NameOnly, 0.7, 0.2},
                                        {Detail::NameOnly, 0.6, 0.12},
                                        {Detail::NameOnly, 0.5, 0.05}}};
constexpr std::size_t kStrictTrials = 5;

/// Tries one way after the other until nothing covers anything.
class Arranger {
public:
    Arranger(const ClusterView &view, const QRectF &rect, const Theme &theme,
             const QRectF &keepFree)
        : m_view(view), m_theme(theme), m_rect(rect), m_keepFree(keepFree),
          m_count(view.servers.size())
    {
        const QRectF inner = rect.adjusted(kMargin, kMargin, -kMargin, -kMargin);
        m_inner = inner.isValid() ? inner : rect;
    }

    ClusterLayout arrange()
    {
        const qreal largest = largestDisc();
        const bool waysMatter = m_view.clients.size() <= kTellingClients && !m_view.clients.empty();
        const bool freeMatters = !m_keepFree.isEmpty();
        const auto strictly = [&](bool ways, bool free) -> std::optional<ClusterLayout> {
            m_waysCount = ways && waysMatter;
            m_freeCounts = free && freeMatters;
            return m_waysCount || m_freeCounts
                       ? search(largest, std::span(kTrials).first(kStrictTrials))
                       : std::nullopt;
        };
        if (auto found = strictly(true, true))
            return *found;
        if (freeMatters) {
            const QRectF whole = m_inner;
            m_inner = besideTheFree();
            auto found = m_inner.width() >= whole.width() * kLeastBeside ? strictly(true, true)
                                                                         : std::nullopt;
            m_inner = whole;
            if (found)
                return *found;
        }
        for (const bool ways : {true, false}) {
            if (auto found = strictly(ways, !ways))
                return *found;
        }
        m_waysCount = m_freeCounts = false;
        if (const auto found = search(largest, kTrials))
            return *found;
        return anyhow(largest);
    }

private:
    /// What of the room is left or right of what shall be kept free, whichever is more.
    [[nodiscard]] QRectF besideTheFree() const
    {
        QRectF beside = m_inner;
        if (m_keepFree.center().x() < m_inner.center().x())
            beside.setLeft(std::max(beside.left(), m_keepFree.right() + kMargin));
        else
            beside.setRight(std::min(beside.right(), m_keepFree.left() - kMargin));
        return beside;
    }

    std::optional<ClusterLayout> search(qreal largest, std::span<const Trial> trials)
    {
        for (const Trial &trial : trials) {
            measure(trial);
            for (qreal disc = largest; disc >= largest * trial.least; disc *= 0.92) {
                if (auto found = bestOf(trial, disc))
                    return found;
            }
        }
        return std::nullopt;
    }

    /// Where the servers stand on a circle, clockwise from its top; between the lowest two a gap
    /// for the clients, widened by some places.
    [[nodiscard]] std::vector<QPointF> ring(qreal widened) const
    {
        std::vector<QPointF> out;
        const auto count = static_cast<qreal>(m_count);
        const qreal step = 2 * M_PI / (count + widened);
        for (std::size_t i = 0; i < m_count; ++i) {
            qreal place = static_cast<qreal>(i) - (m_count % 2 == 0 ? 0.5 : 0);
            if (place > (count - 1) / 2 + 0.1)
                place -= count;
            const qreal angle = -M_PI / 2 + place * step;
            out.emplace_back(std::cos(angle), std::sin(angle));
        }
        return out;
    }

    [[nodiscard]] qreal largestDisc() const
    {
        return std::min(20 + 0.045 * std::min(m_rect.width(), m_rect.height()), 72.0);
    }

    [[nodiscard]] qreal growth() const
    {
        return qBound(0.9, std::min(m_rect.width() / 1100, m_rect.height() / 700), 1.35);
    }

    void measure(const Trial &trial)
    {
        const qreal type = growth() * trial.type;
        m_frame = {};
        m_frame.rect = m_rect;
        m_frame.detail = trial.detail;
        m_frame.nameSize = m_theme.nameSize() * type;
        m_frame.readingSize = m_theme.readingSize() * type;
        const QFontMetricsF name(m_theme.font(m_frame.nameSize, true));
        const QFontMetricsF reading(m_theme.font(m_frame.readingSize));
        m_labels.clear();
        m_frame.servers.clear();
        const qreal telling = tellingWidth(reading);
        for (const ServerView &server : m_view.servers) {
            ServerPlace place;
            place.name = name.elidedText(QString::fromStdString(server.name), Qt::ElideRight,
                                         m_frame.readingSize * 9);
            const qreal nameWidth = name.horizontalAdvance(place.name);
            m_labels.push_back(labelSize(trial.detail, nameWidth, telling, reading));
            m_frame.servers.push_back(place);
        }
        measureClients(name, reading);
    }

    /// Of the longest line that a label may get, whatever happens next.
    [[nodiscard]] qreal tellingWidth(const QFontMetricsF &reading) const
    {
        std::uint32_t last = 999;
        for (const ServerView &server : m_view.servers)
            last =
                std::max({last, server.status.lastLogIndex.value, server.status.commitIndex.value});
        const QString digits(QString::number(last).size(), u'0');
        const auto width = [&reading](const QString &text) {
            return reading.horizontalAdvance(text);
        };
        const qreal log =
            width(Text::tr("last %1").arg(digits)) + width(Text::tr("commit %1").arg(digits));
        const qreal hindered =
            width(Text::tr("applied %1").arg(digits)) + width(Text::tr("no majority"));
        return std::max(log, hindered) + width(QStringLiteral("·")) + reading.height() * 0.65;
    }

    [[nodiscard]] QSizeF labelSize(Detail detail, qreal name, qreal telling,
                                   const QFontMetricsF &reading) const
    {
        const qreal nameLine = m_frame.nameSize * 1.25;
        const qreal line = m_frame.readingSize * 1.35;
        const qreal role =
            reading.horizontalAdvance(Text::tr("candidate")) + m_frame.readingSize * 0.4;
        switch (detail) {
        case Detail::Full:
            return {std::max(name + role, telling), nameLine + 2 * line};
        case Detail::Short:
            return {std::max(name + role, telling), nameLine + line};
        case Detail::NameOnly:
            break;
        }
        return {name, nameLine};
    }

    void measureClients(const QFontMetricsF &name, const QFontMetricsF &reading)
    {
        m_frame.clientsTell =
            m_view.clients.size() <= kTellingClients && m_frame.detail != Detail::NameOnly;
        qreal widest = m_frame.clientsTell
                           ? reading.horizontalAdvance(Text::tr("committed at %1").arg(999))
                           : 0;
        m_frame.clients.clear();
        for (const ClientView &client : m_view.clients) {
            ClientPlace place;
            place.name = name.elidedText(QString::fromStdString(client.name), Qt::ElideRight,
                                         m_frame.readingSize * 9);
            widest = std::max(widest, name.horizontalAdvance(place.name));
            m_frame.clients.push_back(place);
        }
        const qreal lines = m_frame.clientsTell
                                ? m_frame.nameSize * 1.2 + m_frame.readingSize * 1.35
                                : m_frame.nameSize * 1.2;
        m_client = QSizeF(widest + m_frame.readingSize * 1.4, lines + m_frame.readingSize * 0.7);
    }

    void scale(ClusterLayout &layout, qreal disc) const
    {
        layout.discRadius = disc;
        layout.figureRadius = disc * 1.2 + 9;
        const qreal half = qBound(4.0, disc * 0.25, 14.0);
        layout.message.across = half;
        layout.message.along = half * 1.35;
        const qreal height = std::max(m_frame.readingSize * 1.5, half * 1.5);
        layout.message.capsule = QSizeF(m_frame.readingSize * 6.2, height);
    }

    [[nodiscard]] std::optional<ClusterLayout> bestOf(const Trial &trial, qreal disc) const
    {
        std::optional<ClusterLayout> best;
        qreal bestApart = 0;
        for (const Sides sides : kSides) {
            auto layout = withClients(disc, sides);
            if (!layout)
                continue;
            const qreal apart = leastApart(*layout);
            if (!best || apart > bestApart * 1.08) {
                bestApart = apart;
                best = std::move(layout);
            }
            if (trial.detail == Detail::NameOnly)
                break;
        }
        return best;
    }

    /// The clients in the ring's gap, which is made as wide as they need, or below everything.
    [[nodiscard]] std::optional<ClusterLayout> withClients(qreal disc, Sides sides) const
    {
        for (const qreal widened : {0.0, 0.6, 1.2, 2.0}) {
            auto layout = place(disc, sides, true, widened);
            if (layout && isClear(*layout))
                return layout;
            if (m_view.clients.empty())
                return std::nullopt;
            if (m_count < 3)
                break;
        }
        auto layout = place(disc, sides, false, 0);
        return layout && isClear(*layout) ? layout : std::nullopt;
    }

    /// How far a ring may be from a circle: the more servers, the less, or messages between second
    /// neighbours would cross the server between them.
    [[nodiscard]] qreal mostOblong() const
    {
        return m_count <= 5 ? 1.8 : m_count <= 7 ? 1.6 : m_count <= 9 ? 1.4 : 1.25;
    }

    [[nodiscard]] QSizeF clientRows(std::size_t *perRow) const
    {
        const std::size_t count = m_view.clients.size();
        if (count == 0)
            return {0, 0};
        const qreal step = m_client.width() + m_frame.readingSize;
        const auto fits = static_cast<std::size_t>(
            std::max(1.0, std::floor((m_inner.width() + m_frame.readingSize) / step)));
        *perRow = std::min({fits, count, std::size_t{8}});
        const auto rows = static_cast<qreal>((count + *perRow - 1) / *perRow);
        return {static_cast<qreal>(*perRow) * step - m_frame.readingSize,
                rows * m_client.height() + (rows - 1) * m_frame.readingSize * 0.7};
    }

    /// Nothing where the rectangle is too small.
    [[nodiscard]] std::optional<ClusterLayout> place(qreal disc, Sides sides, bool clientsInGap,
                                                     qreal widened) const
    {
        const std::vector<QPointF> ringOut = ring(widened);
        ClusterLayout layout = m_frame;
        scale(layout, disc);
        const qreal figure = layout.figureRadius;
        std::vector<qreal> x, y, left, right, top, bottom;
        std::vector<Label> labels;
        qreal lowest = -1;
        for (const QPointF &out : ringOut)
            lowest = std::max(lowest, out.y());
        std::size_t perRow = 1;
        const QSizeF rows = clientRows(&perRow);
        qreal drop = 0; // from the lowest servers to the clients' row
        for (std::size_t i = 0; i < m_count; ++i) {
            labels.push_back(labelBeside(ringOut[i], m_labels[i], figure, sides));
            const QRectF all = labels.back().box | QRectF(-figure, -figure, 2 * figure, 2 * figure);
            x.push_back(ringOut[i].x());
            y.push_back(ringOut[i].y());
            left.push_back(all.left());
            right.push_back(all.right());
            top.push_back(all.top());
            bottom.push_back(all.bottom());
            if (ringOut[i].y() > lowest - 1e-6)
                drop = std::max(drop, dropOf(layout, all.bottom(), clientsInGap));
        }
        for (std::size_t i = 0; i < m_count && !m_view.clients.empty(); ++i) {
            if (ringOut[i].y() > lowest - 1e-6)
                bottom[i] = std::max(bottom[i], drop + rows.height());
        }
        auto across = widest(x, left, right, m_inner.left(), m_inner.right());
        auto down = widest(y, top, bottom, m_inner.top(), m_inner.bottom());
        if (!across || !down)
            return std::nullopt;
        *across = std::min(*across, *down * mostOblong());
        *down = std::min(*down, *across * (m_count <= 2 ? 1 : mostOblong()));
        if (m_count == 2)
            *across = std::min(*across, disc * 7);
        const QPointF middle(middleOf(x, left, right, *across, m_inner.left(), m_inner.right()),
                             middleOf(y, top, bottom, *down, m_inner.top(), m_inner.bottom()));
        for (std::size_t i = 0; i < m_count; ++i) {
            ServerPlace &place = layout.servers[i];
            place.centre = middle + QPointF(x[i] * *across, y[i] * *down);
            place.label = labels[i].box.translated(place.centre);
            place.align = labels[i].align;
        }
        const qreal rowsTop =
            m_count == 0 ? m_inner.bottom() - rows.height() : middle.y() + lowest * *down + drop;
        placeClients(layout, QPointF(middle.x(), rowsTop), perRow);
        return layout;
    }

    /// From the lowest servers' middle down to the clients.
    [[nodiscard]] qreal dropOf(const ClusterLayout &layout, qreal bottom, bool inGap) const
    {
        if (m_count <= 2)
            return std::max(bottom + 8, layout.figureRadius + 5 * layout.message.capsule.height());
        return inGap ? layout.figureRadius * 0.7 : bottom + 8;
    }

    void placeClients(ClusterLayout &layout, QPointF topMiddle, std::size_t perRow) const
    {
        const std::size_t count = layout.clients.size();
        const qreal step = m_client.width() + m_frame.readingSize;
        for (std::size_t i = 0; i < count; ++i) {
            const std::size_t row = i / perRow;
            const auto inRow = static_cast<qreal>(std::min(perRow, count - row * perRow));
            const qreal x = topMiddle.x()
                            + (static_cast<qreal>(i % perRow) - (inRow - 1) / 2) * step
                            - m_client.width() / 2;
            const qreal y =
                topMiddle.y()
                + static_cast<qreal>(row) * (m_client.height() + m_frame.readingSize * 0.7);
            layout.clients[i].box = QRectF(QPointF(x, y), m_client);
        }
    }

    [[nodiscard]] qreal leastApart(const ClusterLayout &layout) const
    {
        qreal least = 1e9;
        for (std::size_t i = 0; i < m_count; ++i) {
            for (std::size_t j = 0; j < i; ++j)
                least = std::min(
                    least, QLineF(layout.servers[i].centre, layout.servers[j].centre).length());
        }
        return least;
    }

    [[nodiscard]] bool isClear(const ClusterLayout &layout) const
    {
        const qreal apart = 2 * layout.figureRadius + 6 * layout.message.across;
        return (m_count < 2 || leastApart(layout) >= apart) && discsAreClear(layout)
               && labelsAreClear(layout) && clientsAreClear(layout)
               && (!m_waysCount || clientsWaysAreClear(layout))
               && (!m_freeCounts || keepsFree(layout));
    }

    [[nodiscard]] bool keepsFree(const ClusterLayout &layout) const
    {
        return std::none_of(layout.servers.begin(), layout.servers.end(), [&](const auto &server) {
            return server.label.intersects(m_keepFree)
                   || distance(m_keepFree, server.centre) < layout.figureRadius;
        });
    }

    /// No client's command or answer crosses a label, or a server on its way to another.
    [[nodiscard]] bool clientsWaysAreClear(const ClusterLayout &layout) const
    {
        const QSizeF capsule = layout.message.capsule;
        for (std::size_t i = 0; i < layout.clients.size(); ++i) {
            for (std::size_t j = 0; j < m_count; ++j) {
                const NodeId client = Names::clientId(i);
                const Lane there = layout.laneOf(client, Names::serverId(j));
                const Lane back = layout.laneOf(Names::serverId(j), client);
                if (there.length() < capsule.height() * 1.5)
                    return false;
                for (std::size_t k = 0; k < m_count; ++k) {
                    const QRectF label = layout.servers[k].label;
                    const QRectF wide = label.adjusted(-capsule.width() / 2, -capsule.height() / 2,
                                                       capsule.width() / 2, capsule.height() / 2);
                    const QPointF centre = layout.servers[k].centre;
                    const qreal room = layout.discRadius * 1.2 + capsule.height() * 0.6;
                    if (passes(there, wide, 1) || passes(back, label, layout.message.along)
                        || (k != j
                            && (distance(there, centre) < room || distance(back, centre) < room)))
                        return false;
                }
            }
        }
        return true;
    }

    /// No message between second neighbours crosses the server between them.
    [[nodiscard]] bool discsAreClear(const ClusterLayout &layout) const
    {
        if (m_count < 5 || m_count > 9)
            return true;
        for (std::size_t i = 0; i < m_count; ++i) {
            const QLineF chord(layout.servers[i].centre, layout.servers[(i + 2) % m_count].centre);
            const qreal room = distance(chord, layout.servers[(i + 1) % m_count].centre);
            if (room < layout.discRadius * 1.2 + 2 * layout.message.across)
                return false;
        }
        return true;
    }

    [[nodiscard]] bool labelsAreClear(const ClusterLayout &layout) const
    {
        for (std::size_t i = 0; i < m_count; ++i) {
            const QRectF label = layout.servers[i].label;
            if (!layout.rect.contains(label))
                return false;
            for (std::size_t j = 0; j < m_count; ++j) {
                const ServerPlace &other = layout.servers[j];
                if (j != i
                    && (label.adjusted(-4, -2, 4, 2).intersects(other.label)
                        || distance(label, other.centre) < layout.figureRadius + 2))
                    return false;
                // The ring's own sides are the outermost ways of messages.
                const ServerPlace &next = layout.servers[(j + 1) % m_count];
                if (m_count > 1
                    && passes(QLineF(other.centre, next.centre), label,
                              2 * layout.message.across + 2))
                    return false;
            }
        }
        return true;
    }

    [[nodiscard]] bool clientsAreClear(const ClusterLayout &layout) const
    {
        for (const ClientPlace &client : layout.clients) {
            if (!layout.rect.contains(client.box))
                return false;
            for (std::size_t j = 0; j < m_count; ++j) {
                const ServerPlace &server = layout.servers[j];
                const ServerPlace &next = layout.servers[(j + 1) % m_count];
                if (client.box.adjusted(-6, -4, 6, 4).intersects(server.label)
                    || distance(client.box, server.centre)
                           < layout.figureRadius + layout.message.capsule.width() * 0.4
                    || (m_count > 1
                        && passes(QLineF(server.centre, next.centre), client.box,
                                  2 * layout.message.across + 2)))
                    return false;
            }
        }
        return true;
    }

    /// The room is too small for all to be legible: discs on a ring, labels where they fall.
    [[nodiscard]] ClusterLayout anyhow(qreal largest) const
    {
        for (qreal disc = largest * 0.3; disc > 0.5; disc *= 0.8) {
            if (auto layout = place(disc, Sides::Outward, false, 0))
                return *layout;
        }
        ClusterLayout layout = m_frame;
        scale(layout, 2);
        const std::vector<QPointF> ringOut = ring(0);
        for (std::size_t i = 0; i < m_count; ++i) {
            layout.servers[i].centre =
                m_rect.center() + ringOut[i] * std::min(m_rect.width(), m_rect.height()) / 4;
            layout.servers[i].label = QRectF(layout.servers[i].centre, QSizeF(1, 1));
        }
        placeClients(layout, m_rect.center(), 8);
        return layout;
    }

    const ClusterView &m_view;
    const Theme &m_theme;
    QRectF m_rect;
    QRectF m_keepFree;
    QRectF m_inner;
    std::size_t m_count;
    bool m_waysCount = false;  ///< the ways of clients' messages must be clear too
    bool m_freeCounts = false; ///< and what shall be kept free
    ClusterLayout m_frame;     ///< what holds for every disc of one trial
    std::vector<QSizeF> m_labels;
    QSizeF m_client;
};

} // namespace

QPointF shareOf(const QRectF &rect, QPointF point)
{
    const auto share = [](qreal at, qreal low, qreal size) {
        return size <= 0 ? 0.5 : qBound(0.0, (at - low) / size, 1.0);
    };
    return {share(point.x(), rect.left(), rect.width()),
            share(point.y(), rect.top(), rect.height())};
}

ClusterLayout layoutOf(const ClusterView &view, const QRectF &rect, const Theme &theme,
                       const LayoutWishes &wishes)
{
    ClusterLayout layout = Arranger(view, rect, theme, wishes.keepFree).arrange();
    moveParties(layout, wishes.moved);
    return layout;
}

} // namespace flotilla
