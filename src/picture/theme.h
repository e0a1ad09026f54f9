#pragma once

#include "core/types.h"

#include <QColor>
#include <QFont>

#include <array>
#include <optional>

namespace flotilla {

/// The contrast ratio of WCAG 2.1 between two opaque colours: from 1 to 21.
[[nodiscard]] qreal contrast(const QColor &a, const QColor &b);

/// The colours and the type of every picture. Term colours tell the term and nothing else; alarm is
/// kept for what is broken; accent is what the user can act on.
struct Theme {
    /// What the picture stands on, and for whom. High contrast: all text at 7:1 (WCAG AAA). Print:
    /// white paper, pale fills, and an outline around each, so that grey tells as much.
    enum class Ground { Light, Dark, HighContrast, HighContrastDark, Print };
    /// The colours of the terms. OkabeIto: exactly those, except on high contrast and print.
    enum class Palette { Standard, OkabeIto };

    QColor paper; ///< what the picture stands on
    QColor panel; ///< a box on the paper, the inside of what is hollow
    QColor ink;   ///< text and outlines that matter
    QColor quiet; ///< text and outlines that may stand back; a running timer
    QColor thin;  ///< links, tracks, borders
    QColor accent;
    QColor alarm;
    bool isDark = false;
    /// Colours can't be relied on here: what they tell is also written.
    bool spellsOut = false;
    QFont base;          ///< the family of all type
    qreal scale = 1;     ///< the user's factor for the size of type
    qreal lineScale = 1; ///< a factor for the width of lines

    /// base: the family; its size is not used.
    [[nodiscard]] static Theme make(Ground ground, Palette palette, const QFont &base = QFont());
    [[nodiscard]] static Theme light(const QFont &base = QFont());
    [[nodiscard]] static Theme dark(const QFont &base = QFont());

    /// One of eight, in turn; neighbours in time differ most. Term 0, before any election, has
    /// none.
    [[nodiscard]] QColor termColour(Term term) const;
    /// Reads on termColour.
    [[nodiscard]] QColor termInk(Term term) const;
    /// The same hue, strong enough for a line on the paper.
    [[nodiscard]] QColor termEdge(Term term) const;
    /// What an area of termColour is drawn around with, where it would fade into the paper.
    [[nodiscard]] std::optional<QColor> termOutline(Term term) const;

    // The sizes of type, in pixels.
    [[nodiscard]] qreal readingSize() const { return 13 * scale; }
    [[nodiscard]] qreal nameSize() const { return 17 * scale; }
    [[nodiscard]] qreal clockSize() const { return 24 * scale; }
    [[nodiscard]] QFont font(qreal pixels, bool bold = false) const;

private:
    struct TermPaint {
        QColor fill;
        QColor ink;
        QColor edge;
        std::optional<QColor> outline;
    };
    [[nodiscard]] const TermPaint &paintOf(Term term) const;
    void paintTerms(Ground ground, Palette palette);

    std::array<TermPaint, 8> m_terms;
};

} // namespace flotilla
