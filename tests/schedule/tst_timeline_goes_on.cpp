#include "cluster/random_run.h"
#include "schedule/checkpoint.h"
#include "schedule/watched_engine.h"
#include "schedule/wild_run.h"

#include <QTest>

#include <algorithm>
#include <vector>

using namespace flotilla;
using namespace flotilla::test;

namespace {

constexpr int kActs = 60;

/// A place of a run, and the run as it stood there.
struct Stop {
    EngineCheckpoint checkpoint;
    std::uint64_t moment = 0;
};

/// Every moment of a timeline is what one of two engines had: the first up to where they part.
void mustBeWhatTheyHad(const Timeline &timeline, const WatchedEngine &first, std::uint64_t parting,
                       const WatchedEngine &then)
{
    timeline.forEachView(0, timeline.end(), [&](const Moment &moment, const ClusterView &view) {
        const auto &had = moment.number <= parting ? first.views : then.views;
        if (const auto known = had.find(moment.number); known != had.end())
            mustBeSame(view, known->second, moment.number);
        return !QTest::currentTestFailed();
    });
}

bool sameRows(const std::vector<LedgerRow> &a, const std::vector<LedgerRow> &b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](const LedgerRow &r, const LedgerRow &s) {
                          return r.index == s.index && r.entry == s.entry && r.leader == s.leader
                                 && r.committedAt == s.committedAt;
                      });
}

} // namespace

/// The timeline of a run that goes on from another one: the other's past, then its own.
class TestTimelineGoesOn : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsThePastAndItsOwnWay_data() { seeds(12); }
    void keepsThePastAndItsOwnWay()
    {
        QFETCH(std::uint64_t, seed);
        WatchedEngine old(setupOf(3 + seed % 3, seed));
        std::vector<Stop> stops;
        playWildly(old, seed, kActs / 2);
        for (std::uint64_t i = 0; i < 6; ++i) {
            goWild(old, seed * 100 + i, 7);
            stops.push_back({old.checkpoint(), old.timeline().end() - 1});
        }
        goWild(old, seed * 1000, kActs / 2);
        const Timeline whole = old.timeline();
        const auto facts = momentsOf(whole);
        for (const Stop &stop : stops) {
            WatchedEngine same(stop.checkpoint, whole);
            mustWork(same.start());
            QCOMPARE(same.timeline().end(), stop.moment + 1);
            mustWork(replayTo(same, old.recording(), old.place()));
            QVERIFY(momentsOf(same.timeline()) == facts);
            mustBeWhatTheyHad(same.timeline(), old, stop.moment, same);

            WatchedEngine other(stop.checkpoint, whole);
            mustWork(other.start());
            goWild(other, seed * 7 + 1, kActs);
            mustBeWhatTheyHad(other.timeline(), old, stop.moment, other);
            QVERIFY(sameRows(other.timeline().ledger(other.timeline().end() - 1),
                             other.ledger().rows()));
            if (QTest::currentTestFailed())
                return;
        }
        // What went another way has left the old one alone.
        QVERIFY(momentsOf(whole) == facts);
        mustBeWhatTheyHad(whole, old, whole.end(), old);
    }
};

QTEST_GUILESS_MAIN(TestTimelineGoesOn)
#include "tst_timeline_goes_on.moc"
