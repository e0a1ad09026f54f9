#include "core/rules.h"

#include <algorithm>
#include <array>

namespace flotilla {

namespace {

constexpr std::array<const char *, kRules> kNames{
    "persistVote", "persistTerm",       "saveFirst",      "upToDate",       "oneVote",
    "majority",    "currentTermCommit", "lastNewEntry",   "prevLogTerm",    "keepMatching",
    "ackChecked",  "ignoreStale",       "randomTimeouts", "heartbeatReset", "noop",
    "sessions",    "readAfterCommit",
};

} // namespace

const char *ruleName(Rule rule)
{
    return kNames[static_cast<std::size_t>(rule)];
}

std::optional<Rule> ruleNamed(std::string_view name)
{
    const auto found = std::find(kNames.begin(), kNames.end(), name);
    if (found == kNames.end())
        return std::nullopt;
    return static_cast<Rule>(found - kNames.begin());
}

} // namespace flotilla
