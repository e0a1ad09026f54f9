#include "gui/panels/rule_words.h"

#include <QCoreApplication>
#include <QStringList>

namespace flotilla {

namespace {

class Words {
    Q_DECLARE_TR_FUNCTIONS(RuleWords)

public:
    static RuleWords of(Rule rule);
};

RuleWords Words::of(Rule rule)
{
    const QString figure = QStringLiteral("Figure 2");
    switch (rule) {
    case Rule::PersistVote:
        return {
            tr("The vote is saved"),
            tr("votedFor is on the disk before it is told, so that a restart can't vote again."),
            figure};
    case Rule::PersistTerm:
        return {
            tr("The term is saved"),
            tr("currentTerm is on the disk, so that a restart does not go back to an old term."),
            figure};
    case Rule::SaveFirst:
        return {tr("Saved before answered"),
                tr("What an answer promises is on the disk first, so that a crash can't break it."),
                figure};
    case Rule::UpToDate:
        return {
            tr("Voters compare logs"),
            tr("No vote for a log that is behind one's own: leaders have all that is committed."),
            QStringLiteral("§5.4.1")};
    case Rule::OneVote:
        return {tr("One vote a term"),
                tr("A second candidate of the same term is refused: at most one can win."),
                QStringLiteral("§5.2")};
    case Rule::Majority:
        return {
            tr("More than half"),
            tr("Elections and commits take a majority, not half: any two of them share a server."),
            QStringLiteral("§5.2, §5.3")};
    case Rule::CurrentTermCommit:
        return {
            tr("Only its own term is counted"),
            tr("A leader commits older entries only along with one of its own term (Figure 8)."),
            QStringLiteral("§5.4.2")};
    case Rule::LastNewEntry:
        return {
            tr("Commit up to the last new entry"),
            tr("A follower commits no further than what this message has shown to be the same."),
            figure};
    case Rule::PrevLogTerm:
        return {tr("The entry before must match"),
                tr("A follower accepts entries only behind one of the same index and term."),
                QStringLiteral("§5.3")};
    case Rule::KeepMatching:
        return {
            tr("What matches is kept"),
            tr("Only entries that conflict are removed: a late message can't undo a newer one."),
            figure};
    case Rule::AckChecked:
        return {tr("Only what was compared is acknowledged"),
                tr("An answer names the last entry of the message, not the last one of one's log."),
                QStringLiteral("§5.3")};
    case Rule::IgnoreStale:
        return {tr("Answers of older terms don't count"),
                tr("What was said to a leader of an earlier term says nothing to the one of now."),
                QStringLiteral("§5.1")};
    case Rule::RandomTimeouts:
        return {tr("Timeouts are random"),
                tr("Each election timeout is drawn, so that split votes are rare and end soon."),
                QStringLiteral("§5.2")};
    case Rule::HeartbeatReset:
        return {tr("Heartbeats restart the timer"),
                tr("Who hears from the leader waits anew, so that a leader that works stays."),
                QStringLiteral("§5.2")};
    case Rule::Noop:
        return {
            tr("A new leader begins with a no-op"),
            tr("It commits an empty entry, so that what came before it can be committed at once."),
            QStringLiteral("§8")};
    case Rule::Sessions:
        return {tr("Commands have serial numbers"),
                tr("A command that is sent again is known again, and applied once."),
                QStringLiteral("§8")};
    case Rule::ReadAfterCommit:
        return {tr("No reads before the first commit"),
                tr("A leader answers reads only when it has committed an entry of its own term."),
                QStringLiteral("§8")};
    }
    return {};
}

} // namespace

RuleWords wordsOf(Rule rule)
{
    return Words::of(rule);
}

QString ruleNames(RuleSet rules)
{
    QStringList names;
    rules.forEach([&](Rule rule) { names << QString::fromLatin1(ruleName(rule)); });
    return names.join(QStringLiteral(", "));
}

} // namespace flotilla
