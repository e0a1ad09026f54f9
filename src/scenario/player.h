#pragma once

#include "cluster/driver.h"
#include "core/result.h"
#include "scenario/check.h"
#include "scenario/script.h"
#include "schedule/engine.h"

#include <cstdint>
#include <optional>

namespace flotilla {

/// Plays one statement after another on an engine; one that takes time may be played in pieces.
class Player {
public:
    explicit Player(Engine &engine) : m_engine(engine) {}
    /// A player at the same place, for another engine that stands where that one's does.
    Player(const Player &other, Engine &engine)
        : m_engine(engine), m_statement(other.m_statement), m_target(other.m_target),
          m_left(other.m_left), m_steps(other.m_steps), m_marks(other.m_marks),
          m_result(other.m_result)
    {
    }

    /// The statement that go() plays from now on.
    void begin(const Statement &statement);
    /// Plays on, up to an instant and for at most so many turns, which are counted down. True: the
    /// statement is done. What can't be done, or does not hold, comes back as an error in plain
    /// words.
    Result<bool> go(Instant until, std::uint64_t &turns);

    /// What the last action returned.
    [[nodiscard]] const ActionResult &result() const { return m_result; }

private:
    Result<bool> play(const line::Do &what);
    Result<bool> playTo(Instant until, std::uint64_t &turns);
    Result<bool> play(const line::RunUntil &what, Instant until, std::uint64_t &turns);
    Result<bool> playSteps(Instant until, std::uint64_t &turns);
    Result<bool> play(const line::Expect &what);
    Result<bool> wait(Instant until);
    [[nodiscard]] Error notYet(const line::RunUntil &what, bool over) const;

    Engine &m_engine;
    Statement m_statement;
    Instant m_target;         ///< of a run
    std::uint64_t m_left = 0; ///< of the steps
    std::uint64_t m_steps = 0;
    SentMarks m_marks;
    ActionResult m_result;
};

} // namespace flotilla
