#include "cluster/follow_pace.h"

#include <algorithm>
#include <cmath>

namespace flotilla {

namespace {

/// An idle stretch passes so many times faster than chosen.
constexpr double kMostFactor = 20;
/// The eye stays so long with what has happened.
constexpr double kLingerMicros = 400'000;
/// The factor grows e-fold in so long, and shrinks e-fold ahead of something.
constexpr double kGatherMicros = 300'000;
constexpr double kBrakeMicros = 250'000;

} // namespace

double FollowPace::take(double wallMicros, double chosenSpeed, Duration ahead)
{
    if (ahead.micros == 0)
        stop();
    m_calmMicros += wallMicros;
    if (m_calmMicros < kLingerMicros)
        return m_factor = 1;
    double most = kMostFactor;
    if (ahead.micros > 0)
        most = std::min(most, static_cast<double>(ahead.micros) / (chosenSpeed * kBrakeMicros));
    m_factor = std::min(m_factor * std::exp(wallMicros / kGatherMicros), std::max(most, 1.0));
    return m_factor;
}

void FollowPace::stop()
{
    m_factor = 1;
    m_calmMicros = 0;
}

} // namespace flotilla
