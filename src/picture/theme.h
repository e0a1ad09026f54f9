#pragma once

#include "core/types.h"

#include <QColor>
#include <QFont>

namespace flotilla {

/// The colours and the type of every picture. Term colours tell the term and nothing else; alarm is
/// kept for what is broken; accent is what the user can act on.
struct Theme {
    QColor paper; ///< what the picture stands on
    QColor panel; ///< a box on the paper, the inside of what is hollow
    QColor ink;   ///< text and outlines that matter
    QColor quiet; ///< text and outlines that may stand back; a running timer
    QColor thin;  ///< links, tracks, borders
    QColor accent;
    QColor alarm;
    bool isDark = false;
    QFont base;      ///< the family of all type
    qreal scale = 1; ///< the user's factor for the size of type

    /// base: the family; its size is not used.
    [[nodiscard]] static Theme light(const QFont &base = QFont());
    [[nodiscard]] static Theme dark(const QFont &base = QFont());

    /// One of eight, in turn; neighbours in time differ most. Term 0, before any election, has
    /// none.
    [[nodiscard]] QColor termColour(Term term) const;
    /// Reads on termColour.
    [[nodiscard]] QColor termInk(Term term) const;
    /// The same hue, strong enough for a line on the paper.
    [[nodiscard]] QColor termEdge(Term term) const;

    // The sizes of type, in pixels.
    [[nodiscard]] qreal readingSize() const { return 13 * scale; }
    [[nodiscard]] qreal nameSize() const { return 17 * scale; }
    [[nodiscard]] qreal clockSize() const { return 24 * scale; }
    [[nodiscard]] QFont font(qreal pixels, bool bold = false) const;
};

} // namespace flotilla
