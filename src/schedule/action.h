#pragma once

#include "core/message.h"
#include "core/options.h"
#include "trace/link_table.h"
#include "trace/names.h"

#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace flotilla {

/// Some options changed, the others as they were.
struct OptionsChange {
    std::optional<std::pair<Duration, Duration>> electionTimeout;
    std::optional<Duration> heartbeat;
    std::optional<bool> noop;
    std::optional<Replicate> replicate;
    std::optional<std::uint32_t> maxEntries;
    std::optional<bool> splitTerms;
    std::optional<Persist> persist;
    std::optional<bool> invariants;
    RuleSet rulesOff = {};
    RuleSet rulesOn = {};

    void applyTo(RaftOptions &options) const;
};

/// Some traits of a link changed, the others as they were.
struct TraitsChange {
    std::optional<std::pair<Duration, Duration>> delay;
    std::optional<double> loss;
    std::optional<double> dup;
    std::optional<double> reorder;
    std::optional<bool> longReorder;

    void applyTo(LinkTraits &traits) const;
};

/// Which messages in flight are meant (SCENARIO.md, Network); nothing given means all.
struct Match {
    std::vector<NodeId> from;
    std::vector<NodeId> to;
    std::vector<std::string> types;
    std::vector<std::uint32_t> ids;
    /// Other fields of the trace's msg and their values, as text: numbers in decimal, switches
    /// on/off.
    std::vector<std::pair<std::string, std::string>> fields;
    std::optional<std::uint32_t> max;

    [[nodiscard]] bool matches(std::uint32_t messageId, const Message &message,
                               const Names &names) const;
};

/// What a user, or a scenario, does: one verb each (SCENARIO.md). The engine stamps and records it.
namespace act {

struct Set {
    std::vector<NodeId> servers; ///< none: all
    OptionsChange change;
};
struct CreateServer {
    std::string name;
    std::optional<std::vector<NodeId>> connect; ///< nothing: to all
};
struct AddClient {
    std::string name;
    std::optional<NodeId> at;
};
struct Advance {
    Duration by;
    std::vector<NodeId> servers; ///< none: every clock, and the time itself
};
struct Timeout {
    NodeId server;
};
struct Heartbeat {
    NodeId server;
};
struct Timers {
    bool align = true;           ///< else spread
    std::vector<NodeId> servers; ///< none: all
};
struct Net { ///< the whole network; not manual: automatic
    bool manual = false;
    TraitsChange change;
};
struct NetLink {
    NodeId from;
    NodeId to;
    TraitsChange change;
    bool oneWay = false;
};
struct SetLink {
    NodeId from;
    NodeId to;
    bool up = true;
    bool oneWay = false;
};
struct Isolate {
    NodeId server;
};
struct Heal {
    std::optional<NodeId> server; ///< nothing: all
};
struct Partition {
    std::vector<std::vector<NodeId>> groups;
};
struct DeliverAll {
    std::uint32_t rounds = 50;
};
struct DeliverRound {};
struct Deliver {
    Match match;
};
struct Drop {
    Match match;
};
struct Duplicate {
    Match match; ///< one message unless max says otherwise
};
struct Delay {
    Match match;
    Duration by;
};
struct Inject {
    Message message;
};
struct Crash {
    NodeId server;
};
struct Restart {
    std::vector<NodeId> servers; ///< none: all that are down
};
struct Pause {
    NodeId server;
};
struct Resume {
    NodeId server;
};
struct Persist {
    NodeId server;
};
struct Propose {
    NodeId server;
    std::string text;
};
struct Submit {
    NodeId client;
    std::string text;
    std::optional<NodeId> at; ///< the server that the client asks first
};
struct Settle {
    std::uint32_t rounds = 40;
};

} // namespace act

using Action =
    std::variant<act::Set, act::CreateServer, act::AddClient, act::Advance, act::Timeout,
                 act::Heartbeat, act::Timers, act::Net, act::NetLink, act::SetLink, act::Isolate,
                 act::Heal, act::Partition, act::DeliverAll, act::DeliverRound, act::Deliver,
                 act::Drop, act::Duplicate, act::Delay, act::Inject, act::Crash, act::Restart,
                 act::Pause, act::Resume, act::Persist, act::Propose, act::Submit, act::Settle>;

/// The action as a line of the scenario language, in one canonical wording: the trace's cmd lines
/// and recorded runs are made of it, and the parser reads it back.
[[nodiscard]] std::string actionText(const Action &action, const Names &names);

/// Whom an action names, whatever it wants of them. A match names nobody: it may fit nothing.
[[nodiscard]] std::vector<NodeId> namedIn(const Action &action);

/// A stretch of time as the language writes it: whole microseconds with their unit ("50us").
[[nodiscard]] std::string durationText(Duration duration);
/// In double quotes, with \" \\ \n escaped.
[[nodiscard]] std::string quoted(const std::string &text);

} // namespace flotilla
