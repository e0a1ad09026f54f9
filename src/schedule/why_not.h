#pragma once

#include "schedule/action.h"
#include "trace/view.h"

#include <string>
#include <variant>
#include <vector>

namespace flotilla {

// What one can ask "why not?" about.
namespace why {

/// Why an entry in a server's log is not committed.
struct Uncommitted {
    NodeId server;
    Index index;
};
/// Why a server does not lead.
struct Unelected {
    NodeId server;
};
/// Why a client still waits for its answer.
struct Waiting {
    NodeId client;
};

} // namespace why

using WhyNotSubject = std::variant<why::Uncommitted, why::Unelected, why::Waiting>;

/// Something that stands in the way, in plain words.
struct Missing {
    std::string text;
    std::string section; ///< of the paper; "" where it has nothing to say
};

/// One thing to be done about it.
struct Remedy {
    Action action;
    std::string text; ///< for a button: "Restart S3"
};

/// What is missing for something to come about, and the fewest acts after which it does, in the order
/// in which they are to be done. Once they are done time has to run.
struct WhyNot {
    std::vector<Missing> missing;
    std::vector<Remedy> remedies;
    bool isHopeless = false; ///< whatever is done now, it does not come about
    bool isSo = false;       ///< it has come about: nothing is missing
};

/// A pure function of what can be seen at one instant. It knows the rules of Raft, not what the
/// network will lose, and not options: a new leader is taken to append a no-op. Costs
/// O(servers² log servers), and a look into each log.
[[nodiscard]] WhyNot whyNot(const ClusterView &view, const Names &names,
                            const WhyNotSubject &subject);

} // namespace flotilla
