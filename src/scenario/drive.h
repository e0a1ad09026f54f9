#pragma once

#include "core/result.h"
#include "scenario/parser.h"
#include "scenario/player.h"
#include "scenario/script.h"
#include "schedule/engine.h"

#include <QByteArray>

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace flotilla {

/// Makes and starts the engine of a run. hasPresets: the set-up holds presets.
using EngineMaker = std::function<Result<std::unique_ptr<Engine>>(RunSetup setup, bool hasPresets)>;

/// A line that is longer is refused unread.
inline constexpr qsizetype kMaxDriveLine = 4 * 1024 * 1024;

/// The scenario language as a dialogue: a line in, a line of JSON out.
///
/// The engine is started by the first line that needs one; what has been said of the set-up and of
/// the network until then is done first.
class Drive {
public:
    explicit Drive(EngineMaker makeEngine)
        : m_parser(QStringLiteral("stdin")), m_makeEngine(std::move(makeEngine))
    {
    }

    /// The answer, without its line end; "" for a blank line and a comment.
    [[nodiscard]] std::string answer(const QByteArray &line);
    /// The end of the dialogue: a run that was only set up is started, so that its trace begins.
    [[nodiscard]] std::string finish();

    [[nodiscard]] bool ended() const { return m_ended; }
    /// 0; 3 where a safety property was violated, 4 where the environment broke.
    [[nodiscard]] int exitCode() const;

private:
    std::string refuse(const Error &error);
    std::string done(const std::string &more = {});
    std::string play(const Statement &statement);
    Result<Done> start();
    std::string query(const line::Query &query) const;
    [[nodiscard]] std::string newViolations();

    Parser m_parser;
    EngineMaker m_makeEngine;
    std::unique_ptr<Engine> m_engine;
    std::unique_ptr<Player> m_player;
    std::vector<Statement> m_waiting; ///< what is to be done when the engine has started
    int m_number = 0;
    std::size_t m_violationsSeen = 0;
    bool m_broken = false;
    bool m_ended = false;
};

} // namespace flotilla
