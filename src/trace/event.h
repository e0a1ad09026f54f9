#pragma once

#include "core/effects.h"
#include "core/options.h"
#include "trace/names.h"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace flotilla {

/// Why a message never arrived.
enum class DropReason { Loss, Partition, Crash, User };
/// "loss", "partition", "crash", "user".
[[nodiscard]] const char *dropReasonName(DropReason reason);

/// What a client called, to be drawn: from its call to its answer.
struct CalledSpan {
    NodeId client;
    std::string words; ///< "get x = 3"
    Instant from;
    std::optional<Instant> to; ///< none: no answer
};

/// A safety property that does not hold (§5, Figure 3).
struct Violation {
    std::string property;
    std::string text;
    Instant at = {};
    std::uint64_t seq = 0;              ///< of its event
    std::vector<CalledSpan> calls = {}; ///< that contradict each other
};

/// What happened, one kind a line of TRACE.md; "st" stands beside it in Event::status.
namespace what {

struct Timeout {};
struct Send {
    std::uint32_t id;
    MessagePtr message;
};
struct Receive {
    std::uint32_t id;
    MessagePtr message;
    Verdict verdict;
};
struct BecomeLeader {};
struct Propose {
    Index index;
    Entry entry;
};
struct Commit {
    Index from; ///< commitIndex before
};
struct Apply {
    Index index;
    Entry entry;
};
struct Persisted {};
struct Crash {};
struct Restart {};
struct Create {};
struct Pause {};
struct Resume {};
struct Drop {
    std::uint32_t id;
    MessagePtr message;
    DropReason reason;
};
struct Dup {
    std::uint32_t id;
    MessagePtr message;
    std::uint32_t newId;
};
struct Ledger { ///< a row written; the event's node is the leader that wrote it
    Index index;
    Entry entry;
};
struct Invoke {
    CommandPtr command;
};
struct Return {
    CommandPtr command;
    Outcome outcome;
    std::string value;
};
struct Violated {
    Violation violation;
};
struct Inject {
    std::uint32_t id;
    MessagePtr message;
};
struct Act { ///< what the user did, in the scenario language
    std::string text;
};
/// What only another program's trace tells; it is kept as it stands there.
struct Remark {
    std::string kind;   ///< "stepDown", "snapshot", "link", "tick", "note"
    std::string text;   ///< its "text", for people
    std::string fields; ///< `,"key":value` of all fields that an event's first ones do not say
};

} // namespace what

using EventBody =
    std::variant<what::Timeout, what::Send, what::Receive, what::BecomeLeader, what::Propose,
                 what::Commit, what::Apply, what::Persisted, what::Crash, what::Restart,
                 what::Create, what::Pause, what::Resume, what::Drop, what::Dup, what::Ledger,
                 what::Invoke, what::Return, what::Violated, what::Inject, what::Act, what::Remark>;

/// One line of a trace. The pointed-to status lives as long as the call that hands the event over.
struct Event {
    std::uint64_t seq = 0;
    Instant at;
    NodeId node; ///< whose event it is; of a client too; none of Act and Violated
    const Status *status = nullptr; ///< that server right after it; null for clients
    EventBody body;
};

/// The first line: who takes part and from where they begin.
struct TraceHeader {
    struct Server {
        NodeId id;
        Status status;
        Log log;
    };

    Names names;
    NodeSet voters;
    RaftOptions options; ///< of the cluster; single servers may differ
    std::uint64_t seed = 1;
    std::vector<Server> servers;
};

/// Someone who wants to know what happens, in the order in which it does.
class TraceSink {
public:
    virtual ~TraceSink() = default;
    virtual void begin(const TraceHeader &header) = 0;
    /// names: with all endpoints there are by now.
    virtual void take(const Event &event, const Names &names) = 0;
};

} // namespace flotilla
