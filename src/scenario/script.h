#pragma once

#include "schedule/action.h"
#include "schedule/setup.h"

#include <QString>

#include <optional>
#include <utility>
#include <variant>
#include <vector>

namespace flotilla {

/// `leader`, or `leader@3`: the server in role Leader that is up, of that term or of the highest.
struct LeaderRef {
    std::optional<Term> term;
};

enum class Comparison { Less, AtMost, Equal, AtLeast, Greater };
enum class ClientState { Done, Pending, Unknown };

/// What can be expected of a run, or waited for.
namespace condition {

struct SomeLeader {};
struct Committed {
    Index index;
};
struct AllApplied {
    Index index;
};
struct Quiet {};
struct Violated {}; ///< a safety property was seen not to hold
/// One field of a server: `commitIndex=4`, `match.S2=3`.
struct Field {
    QString name;
    NodeId peer;   ///< of match and next
    QString value; ///< in canonical wording: what the check compares with
};
struct ServerIs {
    NodeId server;
    std::vector<Field> fields;
};
struct Leaders {
    std::size_t count = 0;
};
struct InSync {
    std::vector<NodeId> servers; ///< none: all that are up
};
struct Safe {
    std::optional<NodeId> server; ///< nothing: all
};
struct InFlight {
    std::size_t count = 0;
    Match match;
};
struct Applied {
    NodeId server;
    Index index;
    std::string text;
};
struct LedgerHas {
    Index index;
    std::string text;
};
struct ClientIs {
    NodeId client;
    ClientState state = ClientState::Done;
};
struct Messages {
    Comparison comparison = Comparison::AtMost;
    std::uint64_t count = 0;
    QString since; ///< a mark; "": the run's beginning
};

} // namespace condition

struct Condition {
    bool negated = false;
    std::variant<condition::SomeLeader, condition::Committed, condition::AllApplied,
                 condition::Quiet, condition::ServerIs, condition::Leaders, condition::InSync,
                 condition::Safe, condition::InFlight, condition::Applied, condition::LedgerHas,
                 condition::ClientIs, condition::Messages, condition::Violated>
        what;
};

/// The lines of a script, one kind each.
namespace line {

struct SetUp {}; ///< it has gone into Script::setup
struct Do {
    Action action;
    std::optional<LeaderRef> leader; ///< where the action's server is told so
};
struct Run {
    Duration by;
};
struct RunUntil {
    Condition condition;
    std::optional<Duration> within;
};
struct Step {
    std::uint64_t turns = 1;
};
struct At {
    Instant instant;
};
struct Expect {
    Condition condition;
};
struct Mark {
    QString name;
};
struct Query {
    std::optional<NodeId> server;
};
struct Title {
    QString text;
};
struct Say {
    QString text;
};
struct Look {
    QString at; ///< a server's name, "ledger", "log", or a link "S1-S2"
};
struct Bookmark {
    QString text;
};
struct Speed {
    double speed = 0; ///< virtual time a wall-clock time; infinity: as fast as it can
};
struct Try {
    QString text;
    RunUntil until;
};
struct End {};

} // namespace line

struct Statement {
    int number = 0; ///< of the line, from 1
    QString text;   ///< the line, without its comment and the blanks around it
    std::variant<line::SetUp, line::Do, line::Run, line::RunUntil, line::Step, line::At,
                 line::Expect, line::Mark, line::Query, line::Title, line::Say, line::Look,
                 line::Bookmark, line::Speed, line::Try, line::End>
        what;
};

/// A whole file, read and found good.
struct Script {
    QString fileName;
    RunSetup setup;
    bool hasPresets = false;
    std::vector<Statement> statements;
};

} // namespace flotilla
