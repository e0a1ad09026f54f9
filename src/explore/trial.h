#pragma once

#include "schedule/action.h"
#include "schedule/setup.h"
#include "trace/event.h"
#include "trace/view.h"

#include <atomic>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace flotilla::explore {

/// How a run is troubled. Each finds what the other misses.
enum class Profile {
    Calm, ///< the paper's timing, light loss, a fault now and then
    Swarm ///< each seed draws batch sizes, timing, loss, and how often it hunts leaders and cuts links
};
/// "calm", "swarm".
[[nodiscard]] const char *profileName(Profile profile);

/// One run that is to be tried: all of it follows from this.
struct Plan {
    std::uint64_t seed = 1;
    Profile profile = Profile::Calm;
    RuleSet broken;
    std::size_t servers = 5;
    Duration length = Duration::seconds(75); ///< with the quiet stretch at its end
    std::uint64_t mostTurns = UINT64_MAX;    ///< it is given up behind them
};

struct TimedAction {
    Instant at;
    Action action;
};

/// A run as a list: everything that was done to a cluster, and how long it went on.
struct Story {
    RunSetup setup;
    std::vector<TimedAction> actions; ///< in order; what can't be done is passed over
    Instant end;                      ///< of the trouble: up to it, without what is at it
    /// Behind the end all is mended, and the cluster has to come to rest (restAfter()).
    bool rests = false;
};

/// A run in which a property fell.
struct Finding {
    Story story;
    Violation violation;
    std::uint64_t turns = 0; ///< until then
};

struct Counts {
    std::uint64_t runs = 0;
    Duration time; ///< of the runs
    std::uint64_t turns = 0;
    std::uint64_t crashes = 0;
    std::uint64_t partitions = 0;
    std::uint64_t clockJumps = 0;
    std::uint64_t lost = 0;
    std::uint64_t duplicated = 0;
    std::uint64_t commands = 0;

    void add(const Counts &more);
};

/// Runs what a plan says, on a pure engine. Nothing: no property fell, or it was told to stop.
[[nodiscard]] std::optional<Finding> tryPlan(const Plan &plan, Counts &counts,
                                             const std::atomic<bool> &stop);
/// Runs a story, for at most so many turns. Nothing: no property fell.
[[nodiscard]] std::optional<Finding> tell(const Story &story, std::uint64_t mostTurns = UINT64_MAX);

/// The properties that are no matter of an instant: within 10 election timeouts of the last fault a
/// leader, which stays, and every command answered.
inline constexpr const char *kNoLeader = "Leader Elected";
inline constexpr const char *kNoStay = "Leader Stays";
inline constexpr const char *kNoAnswer = "Commands Answered";
/// How long the cluster has for a leader once all is mended: 10 of the longest election timeouts.
[[nodiscard]] Duration patience(const RunSetup &setup);
/// How long after that for all answers: as long again, some tries of a client, and two heartbeats for
/// each entry of the longest log, which may have to travel one by one.
[[nodiscard]] Duration patienceForAnswers(const RunSetup &setup,
                                          const std::vector<ServerView> &servers);
/// What mends everything, in order.
[[nodiscard]] std::vector<Action> mending(const RunSetup &setup);

} // namespace flotilla::explore
