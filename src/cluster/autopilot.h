#pragma once

#include <utility>

#include "cluster/driver.h"
#include "cluster/pace.h"

#include <cstdint>
#include <memory>

namespace flotilla {

/// Does things to the cluster on the way of another driver, once that has finished: crashes, cuts,
/// repairs and commands, at instants and of kinds that are hashes of its seed.
///
/// What it does are actions like the user's: recorded, and done again by whoever plays the recording.
class AutopilotDriver final : public Driver {
public:
    AutopilotDriver(std::unique_ptr<Driver> driver, Engine &engine)
        : m_driver(std::move(driver)), m_engine(engine)
    {
    }

    /// At any time. Switched on, or with another seed, it begins with its first draw.
    void set(const Autopilot &autopilot);
    [[nodiscard]] const Autopilot &settings() const { return m_settings; }
    /// When it does something next; never where it does not.
    [[nodiscard]] Instant nextAct() const;

    Result<Done> advance(Instant until, std::uint64_t turns) override;
    [[nodiscard]] bool finished() const override { return m_driver->finished(); }
    [[nodiscard]] std::unique_ptr<Driver> copyFor(Engine &engine) const override;

private:
    struct Stream {
        Instant next = Instant::never();
        std::uint64_t count = 0;
    };
    [[nodiscard]] Duration faultPause() const;
    [[nodiscard]] Duration workPause() const;
    /// Does what is due now.
    Result<Done> actNow();
    Result<Done> act(const Action &action);

    std::unique_ptr<Driver> m_driver;
    Engine &m_engine;
    Autopilot m_settings;
    bool m_begun = false;
    Stream m_faults;
    Stream m_work;
};

} // namespace flotilla
