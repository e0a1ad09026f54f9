#pragma once

#include "core/rules.h"

#include <QString>

namespace flotilla {

/// A rule that may be broken, as the window tells it.
struct RuleWords {
    QString name;
    QString says; ///< what it says, and what it guards
    QString section;
};

[[nodiscard]] RuleWords wordsOf(Rule rule);
/// "majority, noop": as scenarios write them.
[[nodiscard]] QString ruleNames(RuleSet rules);

} // namespace flotilla
