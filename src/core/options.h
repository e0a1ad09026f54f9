#pragma once

#include "core/rules.h"
#include "core/types.h"

namespace flotilla {

/// When a leader sends entries: as soon as it has them, or with the next heartbeat.
enum class Replicate { Eager, Heartbeat };
/// Whether what a server has to save reaches the disk by itself, or when a user says so.
enum class Persist { Implicit, Explicit };

/// How one server works (SCENARIO.md, Options).
struct RaftOptions {
    Duration electionTimeoutMin = Duration::millis(150); ///< "e.g., 150–300 ms" (§5.2)
    Duration electionTimeoutMax = Duration::millis(300);
    Duration heartbeat = Duration::millis(50);
    bool noop = true; ///< a new leader's first entry (§8)
    Replicate replicate = Replicate::Eager;
    std::uint32_t maxEntries = 64; ///< in one AppendEntries
    bool splitTerms = false;       ///< one AppendEntries carries one term only
    Persist persist = Persist::Implicit;
    RuleSet broken = {}; ///< the rules that are off

    /// What the server holds and what its disk holds may not be the same between two turns.
    [[nodiscard]] bool diskMayDiffer() const
    {
        return persist == Persist::Explicit || broken.contains(Rule::SaveFirst)
               || broken.contains(Rule::PersistVote) || broken.contains(Rule::PersistTerm);
    }

    bool operator==(const RaftOptions &) const = default;
};

/// Most bytes of commands in one AppendEntries, unless its first entry alone is longer.
inline constexpr std::size_t kMaxAppendBytes = 512 * 1024;

/// How long a client waits for an answer before it tries the next server.
inline constexpr Duration kClientPatience = Duration::millis(500);
/// How long a client waits when a server knows no leader, before it tries the next one.
inline constexpr Duration kClientPause = Duration::millis(100);

} // namespace flotilla
