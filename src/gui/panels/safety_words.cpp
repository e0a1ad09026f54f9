#include "gui/panels/safety_words.h"

#include <QCoreApplication>

namespace flotilla {

namespace {

class SafetyWords {
    Q_DECLARE_TR_FUNCTIONS(SafetyWords)
};

} // namespace

QList<PropertyWords> allProperties()
{
    return {
        {"", SafetyWords::tr("What Raft promises (Figure 3)"), {}, {}},
        {"Election Safety", SafetyWords::tr("Election Safety"),
         SafetyWords::tr("At most one leader in a term."), QStringLiteral("§5.2")},
        {"Leader Append-Only", SafetyWords::tr("Leader Append-Only"),
         SafetyWords::tr("A leader only appends to its log; it changes and removes nothing."),
         QStringLiteral("§5.3")},
        {"Log Matching", SafetyWords::tr("Log Matching"),
         SafetyWords::tr("Two logs with an entry of the same index and term are "
                         "the same up to it."),
         QStringLiteral("§5.3")},
        {"Leader Completeness", SafetyWords::tr("Leader Completeness"),
         SafetyWords::tr("What is committed in a term is in the log of every later leader."),
         QStringLiteral("§5.4")},
        {"State Machine Safety", SafetyWords::tr("State Machine Safety"),
         SafetyWords::tr("No two servers apply different commands at the same index."),
         QStringLiteral("§5.4.3")},
        {"", SafetyWords::tr("What that stands on"), {}, {}},
        {"One Vote", SafetyWords::tr("One vote"),
         SafetyWords::tr("A server votes for one candidate in a term, and "
                         "remembers it through crashes."),
         QStringLiteral("§5.2")},
        {"Saved Before Sent", SafetyWords::tr("Saved before sent"),
         SafetyWords::tr("What a message promises is on the sender's disk."),
         QStringLiteral("Figure 2")},
        {"Commit on Majority", SafetyWords::tr("Commit on a majority"),
         SafetyWords::tr("What a leader commits is in the logs of more than half."),
         QStringLiteral("§5.3")},
        {"Commit of Own Term", SafetyWords::tr("Commit of its own term"),
         SafetyWords::tr("A leader commits by counting only entries of its own "
                         "term."),
         QStringLiteral("§5.4.2")},
        {"Monotonic Term", SafetyWords::tr("Terms never fall"),
         SafetyWords::tr("currentTerm only grows."), QStringLiteral("§5.1")},
        {"Monotonic Commit", SafetyWords::tr("Commits never fall"),
         SafetyWords::tr("commitIndex only grows while a server runs."),
         QStringLiteral("Figure 2")},
        {"Applied Once", SafetyWords::tr("Applied once"),
         SafetyWords::tr("A command that was sent twice changes the state once."),
         QStringLiteral("§8")},
        {"", SafetyWords::tr("What clients see"), {}, {}},
        {"Linearizability", SafetyWords::tr("Linearizability"),
         SafetyWords::tr("Every answer is as if each call took effect at one "
                         "instant between call and answer."),
         QStringLiteral("§8")},
    };
}

} // namespace flotilla
