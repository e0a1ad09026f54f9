#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace flotilla {

/// The rules that Raft stands on, each of which may be broken to see what falls (rule.NAME=off). Each
/// is read at one place of the core.
enum class Rule : std::uint8_t {
    PersistVote,       ///< votedFor is on the disk (Figure 2, State)
    PersistTerm,       ///< currentTerm is on the disk (Figure 2, State)
    SaveFirst,         ///< saved before it is answered (Figure 2, State)
    UpToDate,          ///< no vote for a log that is behind (§5.4.1)
    OneVote,           ///< one vote a term (§5.2)
    Majority,          ///< more than half decide, not half (§5.2, §5.3)
    CurrentTermCommit, ///< only entries of its own term are committed by counting (§5.4.2)
    LastNewEntry,    ///< commitIndex no further than the last new entry (Figure 2, AppendEntries 5)
    PrevLogTerm,     ///< the entry before has the same term (Figure 2, AppendEntries 2)
    KeepMatching,    ///< only what conflicts is cut (Figure 2, AppendEntries 3)
    AckChecked,      ///< only what was compared is acknowledged (§5.3)
    IgnoreStale,     ///< answers of older terms count for nothing (§5.1)
    RandomTimeouts,  ///< election timeouts are drawn (§5.2)
    HeartbeatReset,  ///< a heartbeat starts the election timer anew (§5.2)
    Noop,            ///< a new leader's first entry is an empty one (§8)
    Sessions,        ///< a command is known again by its serial number (§8)
    ReadAfterCommit, ///< a read is answered from what the leader's own term committed (§8)
};
inline constexpr std::size_t kRules = 17;

/// As scenarios write it, without "rule.": "persistVote".
[[nodiscard]] const char *ruleName(Rule rule);
[[nodiscard]] std::optional<Rule> ruleNamed(std::string_view name);

/// A set of rules.
class RuleSet {
public:
    constexpr void insert(Rule rule) { m_bits |= bit(rule); }
    constexpr void erase(Rule rule) { m_bits &= ~bit(rule); }
    [[nodiscard]] constexpr bool contains(Rule rule) const { return (m_bits & bit(rule)) != 0; }
    [[nodiscard]] constexpr bool empty() const { return m_bits == 0; }
    [[nodiscard]] constexpr std::uint32_t bits() const { return m_bits; }
    constexpr bool operator==(const RuleSet &) const = default;

    /// Calls visit(Rule) for each member, in order.
    template <typename Visit>
    constexpr void forEach(Visit &&visit) const
    {
        for (std::size_t i = 0; i < kRules; ++i)
            if (const Rule rule = static_cast<Rule>(i); contains(rule))
                visit(rule);
    }

private:
    [[nodiscard]] static constexpr std::uint32_t bit(Rule rule)
    {
        return 1U << static_cast<unsigned>(rule);
    }

    std::uint32_t m_bits = 0;
};

} // namespace flotilla
