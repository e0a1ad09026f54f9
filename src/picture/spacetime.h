#pragma once

#include "core/message.h"
#include "core/status.h"
#include "picture/theme.h"

#include <QLineF>
#include <QRectF>
#include <QString>

#include <cstdint>
#include <optional>
#include <variant>
#include <vector>

namespace flotilla {

/// How a server stood for a while.
struct LaneStretch {
    Instant from;
    Instant to;
    Term term;
    Role role = Role::Follower;
    bool up = true;
    bool paused = false;

    /// Whether it goes on in the same way.
    [[nodiscard]] bool isLike(const LaneStretch &other) const
    {
        return term == other.term && role == other.role && up == other.up && paused == other.paused;
    }
    bool operator==(const LaneStretch &) const = default;
};

/// A server's commitIndex went up to here.
struct CommitTick {
    Instant at;
    Index index;
    bool leads = false; ///< it is a leader's own
    bool operator==(const CommitTick &) const = default;
};

/// The line of one server or client through time.
struct SpacetimeLane {
    NodeId id;
    QString name;
    std::vector<LaneStretch> stretches; ///< in order, without gaps; a client has none
    std::vector<CommitTick> commits;
};

/// What has become of a message by the end of what is known.
enum class ArrowFate {
    UnderWay,
    Waits, ///< until told to be delivered
    Arrived,
    Lost
};

/// A message's way from line to line.
struct SpacetimeArrow {
    std::uint32_t id = 0;
    MessagePtr message;
    Instant sent;
    /// When it arrived or was lost; before that, when it will arrive; never: it waits.
    Instant ended;
    /// Of one that was lost: when it would have arrived.
    Instant due;
    ArrowFate fate = ArrowFate::UnderWay;
    std::uint64_t endMoment = 0; ///< of one that has ended
};

/// A run, or a stretch of it, as a space-time diagram (Lamport, 1978): a line for each server and
/// client, and the messages between them.
struct Spacetime {
    Instant from; ///< of what is known
    Instant to;
    Instant now; ///< how far the run has come
    std::vector<SpacetimeLane> lanes;
    std::vector<SpacetimeArrow> arrows; ///< by id
};

struct ArrowHit {
    std::uint32_t id = 0;
    bool atEnd = false; ///< where it arrives: it can be taken hold of there
    bool operator==(const ArrowHit &) const = default;
};

/// What a user points at in a diagram: a message, a line, its name, or an instant in between.
struct SpacetimeHit {
    std::optional<ArrowHit> arrow;
    std::optional<NodeId> lane;
    bool head = false; ///< the lane's name
    std::optional<Instant> at;
};

/// Where things stand in a diagram; time runs to the right.
struct SpacetimeLayout {
    QSizeF size;
    Instant from; ///< at the window's left
    Instant to;
    std::vector<NodeId> lanes; ///< from top to bottom
    qreal head = 0;            ///< width of the names
    qreal top = 0;             ///< height of the time axis
    qreal foot = 0;            ///< height of the key below; 0 where there is no room for it
    qreal step = 0;            ///< from line to line
    qreal scroll = 0;          ///< what of the lines is scrolled out above
    qreal half = 0;            ///< of a message's figure

    /// What the lines are seen through.
    [[nodiscard]] QRectF window() const
    {
        return {head, top, size.width() - head, size.height() - top - foot};
    }
    [[nodiscard]] qreal contentHeight() const { return step * static_cast<qreal>(lanes.size()); }
    [[nodiscard]] qreal x(Instant at) const;
    [[nodiscard]] Instant at(qreal x) const;
    /// The height of the line of one; none where it has none.
    [[nodiscard]] std::optional<qreal> y(NodeId lane) const;
    [[nodiscard]] std::optional<NodeId> laneAt(qreal y) const;
    /// A pixel's time.
    [[nodiscard]] qreal microsPerPixel() const;
};

/// The geometry for these lines, scrolled to nowhere.
[[nodiscard]] SpacetimeLayout spacetimeLayoutOf(const std::vector<SpacetimeLane> &lanes,
                                                QSizeF size, const Theme &theme, Instant from,
                                                Instant to);

/// Whether a message can be taken hold of where its way ends: it has one, and was not lost at once.
[[nodiscard]] bool hasEnd(const SpacetimeArrow &arrow);
/// When it arrived or is to arrive, or would have.
[[nodiscard]] inline Instant arrivalOf(const SpacetimeArrow &arrow)
{
    return arrow.fate == ArrowFate::Lost ? arrow.due : arrow.ended;
}

/// A message's way: as far as it has come, and on to where it goes; empty where it is not in the
/// picture.
struct ArrowWay {
    QLineF gone;
    QLineF ahead; ///< null of one that has arrived or was lost
};
[[nodiscard]] std::optional<ArrowWay> wayOf(const SpacetimeLayout &layout, const Spacetime &model,
                                            const SpacetimeArrow &arrow);

/// How much of the messages there is room to show.
enum class ArrowDetail {
    Figures, ///< each with the figure of its kind
    Heads,   ///< lines with heads
    Lines,
    Density ///< too many for lines: bars that tell how many arrive where
};
[[nodiscard]] ArrowDetail detailOf(const SpacetimeLayout &layout, const Spacetime &model,
                                   std::optional<NodeId> only = std::nullopt);

/// Whether a message is shown where only what touches one server or client is wanted.
[[nodiscard]] inline bool touches(const SpacetimeArrow &arrow, std::optional<NodeId> only)
{
    return !only || arrow.message->from == *only || arrow.message->to == *only;
}

/// A message comes before a line. only: the others' messages can't be pointed at.
[[nodiscard]] SpacetimeHit hit(const SpacetimeLayout &layout, const Spacetime &model, QPointF point,
                               std::optional<NodeId> only = std::nullopt);

} // namespace flotilla
