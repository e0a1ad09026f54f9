#pragma once

#include "picture/theme.h"
#include "trace/timeline.h"

#include <QRectF>

#include <cstdint>
#include <optional>
#include <vector>

class QPainter;

namespace flotilla {

/// What a tape shows of a run: its terms and what befell it. Gathered from a timeline as that grows,
/// so that a frame costs no more for a longer run than the marks that it draws.
class Tape {
public:
    /// A term, until the next one begins.
    struct Stretch {
        Instant from;
        Term term;
        std::optional<NodeId> leader; ///< who won it
    };
    /// A moment that has a sign of its own.
    struct Sign {
        Instant at;
        std::uint64_t moment = 0;
        Marks marks;
        NodeId who;
        Term term;
    };

    /// Takes up what has been added since; a timeline of another run, or of another way that this one
    /// went, is taken up from its beginning.
    void takeUp(const Timeline &timeline);
    void clear() { *this = {}; }

    [[nodiscard]] bool isEmpty() const { return m_seen == 0; }
    [[nodiscard]] Instant begin() const { return m_begin; }
    [[nodiscard]] Instant end() const { return m_end; }
    [[nodiscard]] const std::vector<Stretch> &terms() const { return m_terms; }
    [[nodiscard]] const std::vector<Sign> &signs() const { return m_signs; }
    [[nodiscard]] const Names &names() const { return m_names; }
    /// The term that the cluster had come to at an instant.
    [[nodiscard]] const Stretch *termAt(Instant at) const;

private:
    void take(const Moment &moment);

    std::vector<Stretch> m_terms; ///< in order
    std::vector<Sign> m_signs;    ///< in order
    Names m_names;
    Instant m_begin;
    Instant m_end;
    std::uint64_t m_seen = 0; ///< moments
};

/// Where a tape lies, and which stretch of the run it shows.
struct TapePlace {
    QRectF rect;
    Instant from;
    Instant to; ///< after from

    [[nodiscard]] qreal x(Instant at) const;
    [[nodiscard]] Instant at(qreal x) const;
};

struct TapeLook {
    Instant seen = {};   ///< what the window shows
    bool isPast = false; ///< what lies behind it is faint: it is still to come
    bool hasFocus = false;
    std::optional<Instant> pointed = {}; ///< under the mouse
    std::vector<Instant> partings = {};  ///< where the run has gone another way too
    std::vector<Instant> bookmarks = {};
};

/// How high a tape is.
[[nodiscard]] qreal tapeHeight(const Theme &theme);
void paintTape(QPainter &painter, const Tape &tape, const TapePlace &place, const TapeLook &look,
               const Theme &theme);
/// The first sign of those that are drawn at a point; null: there is none.
[[nodiscard]] const Tape::Sign *tapeSignAt(const Tape &tape, const TapePlace &place, QPointF point,
                                           const Theme &theme);

} // namespace flotilla
