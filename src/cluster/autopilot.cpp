#include "cluster/autopilot.h"

#include "cluster/faults.h"
#include "core/hash.h"

#include <algorithm>

namespace flotilla {

namespace {

/// Commands a second of virtual time, on average.
constexpr double kCommandsPerSecond = 3;
/// What can be dialled.
constexpr double kLeastPerSecond = 0.001;
constexpr double kMostPerSecond = 1000;

/// From a quarter to seven quarters of the mean.
Duration pauseOf(std::uint64_t hash, double perSecond)
{
    const double mean = 1e6 / std::clamp(perSecond, kLeastPerSecond, kMostPerSecond);
    const auto quarter = std::max<std::int64_t>(static_cast<std::int64_t>(mean / 4), 1);
    return {scaled(hash, quarter, 7 * quarter)};
}

} // namespace

void AutopilotDriver::set(const Autopilot &autopilot)
{
    const Autopilot before = std::exchange(m_settings, autopilot);
    if (before == autopilot)
        return;
    if (!before.on || before.seed != autopilot.seed)
        m_begun = false;
    else
        m_faults.next = std::min(m_faults.next, m_engine.now() + faultPause());
}

Instant AutopilotDriver::nextAct() const
{
    return m_settings.on && m_begun ? std::min(m_faults.next, m_work.next) : Instant::never();
}

Duration AutopilotDriver::faultPause() const
{
    return pauseOf(hashOf(m_settings.seed, Draw::AutopilotPause, m_faults.count),
                   m_settings.faultsPerSecond);
}

Duration AutopilotDriver::workPause() const
{
    return pauseOf(hashOf(m_settings.seed, Draw::AutopilotWork, m_work.count), kCommandsPerSecond);
}

Result<Done> AutopilotDriver::advance(Instant until, std::uint64_t turns)
{
    if (!m_settings.on || !m_driver->finished())
        return m_driver->advance(until, turns);
    if (!std::exchange(m_begun, true)) {
        m_faults = m_work = {};
        m_faults.next = m_engine.now() + faultPause();
        m_work.next = m_engine.now() + workPause();
    }
    while (turns > 0) {
        const Instant next = std::min(m_faults.next, m_work.next);
        if (next >= until)
            return m_driver->advance(until, turns);
        const std::uint64_t before = m_engine.turns();
        if (auto done = m_driver->advance(next, turns); !done)
            return done;
        if (turns != kAllTurns) {
            turns -= std::min(turns, m_engine.turns() - before);
            if (turns == 0)
                break;
            if (auto moved = m_engine.run(next); !moved) // nothing more comes before it
                return moved;
        }
        if (auto done = actNow(); !done)
            return done;
    }
    return Done{};
}

Result<Done> AutopilotDriver::actNow()
{
    if (m_faults.next <= m_work.next) {
        const auto fault = drawFault(m_engine, m_settings.seed, m_faults.count++);
        m_faults.next = std::max(m_faults.next, m_engine.now()) + faultPause();
        return fault ? act(*fault) : Done{};
    }
    const auto work = drawWork(m_engine, m_settings.seed, m_work.count++);
    m_work.next = std::max(m_work.next, m_engine.now()) + workPause();
    return work ? act(*work) : Done{};
}

/// What is refused, and a server that can't come up, stops nobody.
Result<Done> AutopilotDriver::act(const Action &action)
{
    const auto done = m_engine.act(action);
    if (!done && done.error().fault == Fault::Environment
        && !std::holds_alternative<act::Restart>(action))
        return done.error();
    return Done{};
}

std::unique_ptr<Driver> AutopilotDriver::copyFor(Engine &engine) const
{
    auto copy = std::make_unique<AutopilotDriver>(m_driver->copyFor(engine), engine);
    copy->m_settings = m_settings;
    copy->m_begun = m_begun;
    copy->m_faults = m_faults;
    copy->m_work = m_work;
    return copy;
}

} // namespace flotilla
