#pragma once

#include "core/types.h"

namespace flotilla {

/// How many times faster than chosen the time passes while there is nothing to watch.
///
/// It gathers way smoothly, slows down ahead of what can be seen coming, and at once for what can't.
class FollowPace {
public:
    /// One frame: so much time on the wall has passed since the last. ahead: virtual time until
    /// something worth being watched; 0: it is under way; negative: none can be seen coming.
    /// Returns the factor.
    double take(double wallMicros, double chosenSpeed, Duration ahead);
    /// Something has come unannounced.
    void stop();

    [[nodiscard]] double factor() const { return m_factor; }

private:
    double m_factor = 1;
    double m_calmMicros = 0; ///< on the wall, since there was something to watch
};

} // namespace flotilla
