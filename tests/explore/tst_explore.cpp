#include <QTest>

#include "explore/explorer.h"
#include "explore/shrink.h"

using namespace flotilla;
using namespace flotilla::explore;

namespace {

Search searchOf(std::uint64_t first, std::uint64_t last)
{
    Search search;
    search.firstSeed = first;
    search.lastSeed = last;
    return search;
}

} // namespace

/// The adversary finds nothing where all rules hold, and something for each that is broken.
class TestExplore : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsNothingWhereAllRulesHold()
    {
        const SearchResult result = explore::explore(searchOf(1, 150));
        QVERIFY2(!result.finding, result.finding ? result.finding->violation.text.c_str() : "");
        QCOMPARE(result.counts.runs, std::uint64_t{300});
        QVERIFY(result.counts.crashes > 10'000);
        QVERIFY(result.counts.partitions > 10'000);
        QVERIFY(result.counts.lost > 100'000);
        QVERIFY(result.counts.duplicated > 10'000);
    }

    void findsTheSameWithHoweverManyThreads()
    {
        for (const unsigned threads : {1U, 2U, 5U}) {
            Search search = searchOf(1, 40);
            search.broken.insert(Rule::AckChecked);
            search.threads = threads;
            const SearchResult result = explore::explore(search);
            QVERIFY(result.finding);
            QCOMPARE(result.plan.seed, std::uint64_t{15});
            QCOMPARE(result.finding->turns, std::uint64_t{5512});
        }
    }

    void canBeBrokenOff()
    {
        int asked = 0;
        const SearchResult result =
            explore::explore(searchOf(1, 100'000), [&](const Counts &) { return ++asked < 3; });
        QVERIFY(!result.finding);
        QVERIFY(result.counts.runs < 10);
    }

    void findsARunThatBreaksEachRule_data()
    {
        QTest::addColumn<QString>("property");
        const auto row = [](Rule rule, const char *property) {
            QTest::newRow(ruleName(rule)) << QString(QLatin1StringView(property));
        };
        row(Rule::PersistVote, "Election Safety");
        row(Rule::PersistTerm, "Election Safety");
        row(Rule::SaveFirst, "Commit on Majority");
        row(Rule::UpToDate, "Leader Completeness");
        row(Rule::OneVote, "Election Safety");
        row(Rule::Majority, "Leader Completeness");
        row(Rule::CurrentTermCommit, "Leader Completeness");
        row(Rule::LastNewEntry, "State Machine Safety");
        row(Rule::PrevLogTerm, "Log Matching");
        row(Rule::KeepMatching, "State Machine Safety");
        row(Rule::AckChecked, "Commit on Majority");
        row(Rule::IgnoreStale, "Log Matching");
        row(Rule::RandomTimeouts, kNoLeader);
        row(Rule::HeartbeatReset, kNoStay);
        row(Rule::Noop, kNoAnswer);
        row(Rule::Sessions, "Applied Once");
        row(Rule::ReadAfterCommit, "Linearizability");
    }
    /// That the suite fails with any rule off is this table: rule, seed, property.
    void findsARunThatBreaksEachRule()
    {
        QFETCH(QString, property);
        Search search = searchOf(1, 3000);
        search.broken.insert(*ruleNamed(QTest::currentDataTag()));
        const SearchResult result = explore::explore(search);
        QVERIFY(result.finding);
        QCOMPARE(QString::fromStdString(result.finding->violation.property), property);
    }

    /// A run that was found is a story that can be told again, and shrunk, and ends alike.
    void shrinksWhatItFound()
    {
        Search search = searchOf(1, 100);
        search.broken.insert(Rule::UpToDate);
        const SearchResult result = explore::explore(search);
        QVERIFY(result.finding);
        const auto again = tell(result.finding->story);
        QVERIFY(again);
        QCOMPARE(again->turns, result.finding->turns);
        QCOMPARE(again->violation.text, result.finding->violation.text);

        const Finding shrunk = shrink(*result.finding, [] { return true; });
        QCOMPARE(shrunk.violation.property, result.finding->violation.property);
        QVERIFY(shrunk.turns * 10 <= result.finding->turns);
        QVERIFY(shrunk.story.actions.size() <= 10);
        const auto shrunkAgain = tell(shrunk.story);
        QVERIFY(shrunkAgain);
        QCOMPARE(shrunkAgain->turns, shrunk.turns);
    }
};

QTEST_APPLESS_MAIN(TestExplore)
#include "tst_explore.moc"
