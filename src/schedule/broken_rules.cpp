#include "schedule/broken_rules.h"

#include <array>
#include <utility>

namespace flotilla {

bool saysWhatIsBroken(std::string_view property, RuleSet broken)
{
    constexpr std::array kSame{
        std::pair{std::string_view("One Vote"), Rule::OneVote},
        std::pair{std::string_view("One Vote"), Rule::PersistVote},
        std::pair{std::string_view("One Vote"), Rule::PersistTerm},
        std::pair{std::string_view("One Vote"), Rule::SaveFirst},
        std::pair{std::string_view("Saved Before Sent"), Rule::PersistVote},
        std::pair{std::string_view("Saved Before Sent"), Rule::PersistTerm},
        std::pair{std::string_view("Saved Before Sent"), Rule::SaveFirst},
        std::pair{std::string_view("Monotonic Term"), Rule::PersistTerm},
        std::pair{std::string_view("Commit on Majority"), Rule::Majority},
        std::pair{std::string_view("Commit of Own Term"), Rule::CurrentTermCommit},
    };
    for (const auto &[same, rule] : kSame)
        if (same == property && broken.contains(rule))
            return true;
    return false;
}

RuleSet brokenIn(std::span<const RaftOptions> servers)
{
    RuleSet all;
    for (const RaftOptions &options : servers)
        options.broken.forEach([&](Rule rule) { all.insert(rule); });
    return all;
}

} // namespace flotilla
