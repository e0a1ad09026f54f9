#pragma once

#include "core/entry.h"

#include <memory>
#include <optional>
#include <variant>
#include <vector>

namespace flotilla {

/// "Invoked by candidates to gather votes" (Figure 2, §5.2).
struct RequestVote {
    Index lastLogIndex;
    Term lastLogTerm;
    bool operator==(const RequestVote &) const = default;
};

struct RequestVoteReply {
    bool voteGranted = false;
    bool operator==(const RequestVoteReply &) const = default;
};

/// "Invoked by leader to replicate log entries; also used as heartbeat" (Figure 2, §5.3).
struct AppendEntries {
    Index prevLogIndex;
    Term prevLogTerm;
    std::vector<Entry> entries;
    Index leaderCommit;
    bool operator==(const AppendEntries &) const = default;
};

/// Why a log did not fit (§5.3): the term of the entry at prevLogIndex, or 0 where there is none,
/// and the first index that the follower stores for that term, or the one past its end.
struct Conflict {
    Index index;
    Term term;
    bool operator==(const Conflict &) const = default;
};

struct AppendEntriesReply {
    bool success = false;
    Index matchIndex; ///< prevLogIndex + number of entries on success, else 0
    std::optional<Conflict> conflict;
    bool operator==(const AppendEntriesReply &) const = default;
};

/// A client's command, with its session (§8).
struct ClientRequest {
    CommandPtr command;
    bool operator==(const ClientRequest &other) const
    {
        return Entry{{}, command} == Entry{{}, other.command};
    }
};

/// What became of a client's command.
enum class Outcome { Ok, Fail, Unknown, Redirect };

struct ClientReply {
    std::uint64_t op = 0;
    Outcome outcome = Outcome::Ok;
    /// The answer of the state machine; of a plain command the index at which it was committed.
    std::string value;
    /// With Redirect: the leader, where the server knows one.
    std::optional<NodeId> leader;
    bool operator==(const ClientReply &) const = default;
};

using MessageBody = std::variant<RequestVote, RequestVoteReply, AppendEntries, AppendEntriesReply,
                                 ClientRequest, ClientReply>;

/// What one endpoint says to another.
struct Message {
    NodeId from;
    NodeId to;
    /// The sender's currentTerm; 0 from a client.
    Term term;
    MessageBody body;

    bool operator==(const Message &) const = default;
};
using MessagePtr = std::shared_ptr<const Message>;

/// "RequestVote", "AppendEntriesReply" …: the name in traces and scenarios (TRACE.md).
[[nodiscard]] const char *typeName(const Message &message);
/// "ok", "fail", "unknown", "redirect".
[[nodiscard]] const char *outcomeName(Outcome outcome);

/// An AppendEntries without entries.
[[nodiscard]] bool isHeartbeat(const Message &message);
/// True of what answers a message, false of what asks.
[[nodiscard]] bool isReply(const Message &message);
/// True of an answer that says no.
[[nodiscard]] bool isRefusal(const Message &message);

} // namespace flotilla
