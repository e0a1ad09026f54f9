#pragma once

#include "core/result.h"
#include "picture/layout.h"
#include "picture/theme.h"
#include "trace/timeline.h"

#include <QImage>
#include <QSize>
#include <QString>

#include <functional>
#include <optional>

namespace flotilla {

/// A stretch of a run as moving pictures, each a function of the timeline and an instant.
struct Film {
    static constexpr int kMostFrames = 20'000;
    /// Of one frame, each way.
    static constexpr int kMostSide = 8192;

    Timeline timeline;
    Theme theme;
    QSize size;      ///< in pixels that are not scaled
    qreal scale = 1; ///< pixels of a frame for each of the picture's
    LayoutWishes wishes;
    Instant from;
    Instant to;
    double pace = 0.02;       ///< virtual time a time
    int framesPerSecond = 25; ///< 1 to 50

    [[nodiscard]] int frames() const;
    [[nodiscard]] Instant instantOf(int frame) const;
    /// Why it can't be made; none where it can.
    [[nodiscard]] std::optional<Error> whyNot() const;
};

/// Asked before each frame, with how many there are and how many are done; false breaks it off.
using FilmProgress = std::function<bool(int done, int all)>;

/// To a file that ends in .gif, or as PNG frames into a folder that is new or empty. What is broken
/// off, as Refused, leaves no file behind.
[[nodiscard]] Result<Done> writeFilm(const Film &film, const QString &name,
                                     const FilmProgress &goOn = {});

} // namespace flotilla
