#pragma once

#include "core/log.h"

#include <array>
#include <cstdint>
#include <memory>
#include <vector>

namespace flotilla {

/// Every log that any server ever had, each entry once.
///
/// By Log Matching (§5.3) nearly all logs of a run are beginnings of one and the same log. So logs are
/// kept as lines: a log that only grows, where a server's log at any time is named by a line and a
/// last index. Only where a log went another way does a line branch off, and shares with the old one
/// what comes before.
class LogHistory {
public:
    LogHistory() : m_lines(1), m_published(1) {}

    /// All lines as they are, for readers on other threads.
    using Published = std::shared_ptr<const std::vector<std::shared_ptr<const Log>>>;
    /// Goes on after what another one has published; bytes: what that took.
    LogHistory(const Published &before, std::size_t bytes);

    /// A line that begins with this log; what no line has yet is added. tryFirst: where to look first.
    std::uint32_t lineOf(const Log &log, std::uint32_t tryFirst);
    [[nodiscard]] const Log &line(std::uint32_t number) const { return m_lines[number].log; }

    /// A client's command from now on: a log that holds an equal one shares it.
    void know(NodeId client, CommandPtr command);
    /// That command itself, where it is known; else the one given.
    [[nodiscard]] const CommandPtr &known(const CommandPtr &command) const;

    [[nodiscard]] Published publish();

    /// What the entries take, with the commands that no client of know() has.
    [[nodiscard]] std::size_t bytes() const { return m_bytes; }

private:
    struct Line {
        Log log;
        bool isNew = true; ///< not published as it is
    };
    [[nodiscard]] static bool begins(const Log &line, const Log &log);
    [[nodiscard]] static bool goesOn(const Log &line, const Log &log);
    void extend(Line &line, const Log &log);

    std::vector<Line> m_lines;
    std::array<CommandPtr, kMaxClients> m_known;
    std::size_t m_clients = 0; ///< that have one
    std::vector<std::shared_ptr<const Log>> m_published;
    Published m_lastPublished;
    bool m_isNew = true;
    std::size_t m_bytes = 0;
};

/// What a command takes in memory.
[[nodiscard]] std::size_t bytesOf(const CommandPtr &command);

} // namespace flotilla
