#pragma once

#include "core/result.h"
#include "schedule/engine.h"

#include <cstdint>
#include <functional>
#include <limits>
#include <memory>

namespace flotilla {

/// As many turns as there are.
inline constexpr std::uint64_t kAllTurns = std::numeric_limits<std::uint64_t>::max();

/// What moves a run's time on: the engine itself, or a script that does things on the way.
class Driver {
public:
    virtual ~Driver() = default;
    /// Lets happen what happens before an instant, at most so many turns.
    virtual Result<Done> advance(Instant until, std::uint64_t turns) = 0;
    /// A script with lines to come.
    [[nodiscard]] virtual bool finished() const = 0;
    /// The same driver at the same place, for another engine that stands where this one does.
    [[nodiscard]] virtual std::unique_ptr<Driver> copyFor(Engine &engine) const = 0;
};
/// Makes the driver of a cluster that has just been made and not yet started.
using DriverFactory = std::function<std::unique_ptr<Driver>(Engine &)>;

/// Time passes by itself; nobody but the user acts.
class EngineDriver final : public Driver {
public:
    explicit EngineDriver(Engine &engine) : m_engine(engine) {}

    Result<Done> advance(Instant until, std::uint64_t turns) override;
    [[nodiscard]] bool finished() const override { return true; }
    [[nodiscard]] std::unique_ptr<Driver> copyFor(Engine &engine) const override
    {
        return std::make_unique<EngineDriver>(engine);
    }

private:
    Engine &m_engine;
};

} // namespace flotilla
