#pragma once

#include "cluster/driver.h"
#include "scenario/player.h"
#include "scenario/script.h"

#include <QString>

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>

namespace flotilla {

/// How a script came to its end.
enum class Ending {
    Held,     ///< every line was played and every expectation held
    Failed,   ///< a line could not be played, or did not hold
    Violated, ///< a safety property was seen not to hold
    Broken,   ///< the environment (disk, sockets)
};
/// 0, 1, 3, 4.
[[nodiscard]] int exitCode(Ending ending);

/// Plays a script on an engine that has been started: all at once, or in pieces at a window's pace.
///
/// It stops at the first line that fails. The call in which it finishes leaves the time where the
/// script did; from the next one on the cluster goes on by itself.
class Runner : public Driver {
public:
    /// note: is called with every line that is for people (title, say, look, bookmark, speed, try,
    /// query) as it is played.
    Runner(Script script, Engine &engine, std::function<void(const Statement &)> note = {});

    /// Error: the line that failed, as FILE:LINE: what was got and what was expected. Only once.
    Result<Done> advance(Instant until, std::uint64_t turns) override;
    [[nodiscard]] bool finished() const override { return m_ending.has_value(); }
    [[nodiscard]] std::unique_ptr<Driver> copyFor(Engine &engine) const override;

    /// How it ended; nothing while it goes on.
    [[nodiscard]] std::optional<Ending> ending() const { return m_ending; }
    /// The number of the line that is played, or was played last.
    [[nodiscard]] int lineNumber() const;

private:
    Runner(const Runner &other, Engine &engine);
    Error end(Ending ending, const QString &text);
    void tell(const Statement &statement) const;
    [[nodiscard]] std::optional<QString> newViolation();

    std::shared_ptr<const Script> m_script; ///< one for all copies
    Engine &m_engine;
    std::function<void(const Statement &)> m_note;
    Player m_player;
    std::size_t m_next = 0; ///< the statement at hand
    bool m_begun = false;   ///< it has been begun
    std::size_t m_violationsSeen = 0;
    std::optional<Ending> m_ending;
};

/// In words: `State Machine Safety: S1 and S3 applied …`.
[[nodiscard]] QString violationText(const Violation &violation);

} // namespace flotilla
