#pragma once

#include "trace/timeline.h"

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace flotilla {

// What one can ask "why?" about.
namespace why {

/// Why a server takes the entry at an index for committed.
struct Commit {
    NodeId server;
    Index index;
};
/// Why a message was sent and answered as it was, or lost. It is under way at the moment that is
/// asked about, or came to its end in it.
struct Letter {
    std::uint32_t id = 0;
};
/// Why a server is in its term.
struct CurrentTerm {
    NodeId server;
};
/// Why a server leads, stands for election, follows, or is down.
struct Standing {
    NodeId server;
};
/// Why a client was answered or sent on, or why it asks whom it asks.
struct Client {
    NodeId client;
};

} // namespace why

using WhySubject =
    std::variant<why::Commit, why::Letter, why::CurrentTerm, why::Standing, why::Client>;

/// One step of a chain of causes.
struct WhyStep {
    std::uint64_t moment = 0;
    std::uint64_t seq = 0; ///< of the trace's last event by then
    Instant at;
    NodeId who; ///< whose step it was
    /// The messages that it took or sent, as far as they belong to the chain.
    std::vector<std::uint32_t> messages;
    std::string text;
    std::string section;     ///< of the paper, such as "§5.4.2"; "" where it has nothing to say
    std::size_t leadsTo = 0; ///< which step it helped to bring about; the first leads to itself
    std::size_t depth = 0;   ///< steps from it to the first
};

/// The chain of causes back from one thing: first that itself, and after each step those that it came
/// of, newest first, before what came about without it. None where there is nothing to explain.
///
/// Only what was needed is told: of acknowledgements and votes those that made the majority. A pure
/// function of the recorded run: at most some kMostSteps steps, each found with O(log moments) views.
struct Explanation {
    static constexpr std::size_t kMostSteps = 48;

    std::vector<WhyStep> steps;
};

/// moment: as of which the question is asked; one that the timeline has.
[[nodiscard]] Explanation explain(const Timeline &timeline, std::uint64_t moment,
                                  const WhySubject &subject);

} // namespace flotilla
