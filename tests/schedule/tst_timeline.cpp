#include "cluster/random_run.h"
#include "schedule/run.h"
#include "schedule/watched_engine.h"
#include "schedule/wild_run.h"
#include "trace/timeline.h"

#include <QTest>

#include <algorithm>
#include <map>
#include <thread>

using namespace flotilla;
using namespace flotilla::test;

namespace {

/// Five servers and a client that always has something to say.
RunSetup busySetup(std::size_t clients = 1)
{
    RunSetup setup = clusterOf(5, clients);
    setup.links.setTraits(LinkTraits{});
    return setup;
}

void submitMany(Engine &engine, int count)
{
    for (const ClientView &client : std::vector(engine.clients()))
        for (int i = 0; i < count; ++i)
            perform(engine, act::Submit{client.id, "x=" + std::to_string(i), {}});
}

} // namespace

/// The timeline is the run: every moment's view is the one that the engine had.
class TestTimeline : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyMomentIsWhatTheEngineHad_data() { seeds(24); }
    void everyMomentIsWhatTheEngineHad()
    {
        QFETCH(std::uint64_t, seed);
        WatchedEngine engine(setupOf(3 + seed % 3, seed));
        engine.setGrant(seed % 2 == 0 ? Grant::Step : Grant::Window);
        playWildly(engine, seed, 160);
        const Timeline timeline = engine.timeline();
        QVERIFY(engine.views.size() > 300);
        for (const auto &[moment, view] : engine.views) {
            mustBeSame(timeline.at(moment), view, moment);
            if (QTest::currentTestFailed())
                return;
        }
    }

    /// Between two turns only messages that are lost on arrival change anything.
    void whatIsLostOnArrivalIsAMomentOfItsOwn()
    {
        std::size_t losses = 0;
        for (std::uint64_t seed = 1; seed <= 4; ++seed) {
            WatchedEngine engine(setupOf(5, seed));
            playWildly(engine, seed, 80);
            const Timeline timeline = engine.timeline();
            timeline.forEach(0, timeline.end(), [&](const Moment &moment) {
                QCOMPARE(moment.marks.contains(Mark::Loss), !engine.views.count(moment.number));
                if (!moment.marks.contains(Mark::Loss))
                    return;
                ++losses;
                ClusterView view = timeline.at(moment.number - 1);
                view.now = moment.at;
                const auto lost = std::erase_if(view.inFlight, [&](const MessageView &message) {
                    return message.id == moment.messageId && message.message->to == moment.who
                           && message.arrives <= moment.at;
                });
                QCOMPARE(lost, std::size_t(1));
                mustBeSame(timeline.at(moment.number), view, moment.number);
            });
        }
        QVERIFY(losses > 20);
    }

    void bothGrantsKeepTheSame()
    {
        WatchedEngine stepped(setupOf(5, 7));
        stepped.setGrant(Grant::Step);
        playWildly(stepped, 7, 60);
        WatchedEngine windowed(setupOf(5, 7));
        windowed.setGrant(Grant::Window);
        playWildly(windowed, 7, 60);
        QVERIFY(momentsOf(stepped.timeline()) == momentsOf(windowed.timeline()));
    }

    /// "Stepping back k and forth k lands on the same bytes."
    void steppingBackAndForthEndsWhereItBegan()
    {
        WatchedEngine engine(setupOf(5, 3));
        playWildly(engine, 3, 60);
        const Timeline timeline = engine.timeline();
        const std::uint64_t last = timeline.end() - 1;
        const auto mustBeWhatItWas = [&](std::uint64_t at) {
            if (const auto view = engine.views.find(at); view != engine.views.end())
                mustBeSame(timeline.at(at), view->second, at);
        };
        for (const std::uint64_t k : {1U, 2U, 17U, 400U}) {
            std::uint64_t at = last;
            for (std::uint64_t i = 0; i < k; ++i)
                mustBeWhatItWas(--at);
            for (std::uint64_t i = 0; i < k; ++i)
                mustBeWhatItWas(++at);
            QCOMPARE(at, last);
        }
    }

    void anInstantShowsTheLastMomentUpToIt()
    {
        WatchedEngine engine(setupOf(5, 5));
        playWildly(engine, 5, 60);
        const Timeline timeline = engine.timeline();
        const std::vector<Moment> moments = momentsOf(timeline);
        QVERIFY(std::is_sorted(moments.begin(), moments.end(),
                               [](const Moment &a, const Moment &b) { return a.at < b.at; }));
        for (std::int64_t micros = 0; micros <= timeline.frontier().micros; micros += 7'919) {
            const Instant instant{micros};
            const auto after =
                std::upper_bound(moments.begin(), moments.end(), instant,
                                 [](Instant t, const Moment &moment) { return t < moment.at; });
            const std::uint64_t last = std::prev(after)->number;
            QCOMPARE(timeline.lastUpTo(instant), last);
            ClusterView view = timeline.at(last);
            view.now = instant;
            mustBeSame(timeline.at(instant), view, last);
        }
        QCOMPARE(timeline.frontier(), engine.now());
        mustBeSame(timeline.at(engine.now()), engine.view(), timeline.end() - 1);
    }

    void tellsWhatAMomentWas()
    {
        WatchedEngine engine(clusterOf(3, 1));
        Story story;
        engine.addSink(&story);
        mustWork(engine.start());
        perform(engine, act::Timeout{S1});
        runFor(engine, kDelay * 2);
        mustWork(engine.step()); // the first vote that counts
        const Moment won = engine.timeline().moment(engine.timeline().end() - 1);
        QCOMPARE(won.marks, Mark::Message | Mark::Leader);
        QCOMPARE(won.who, S1);
        QCOMPARE(won.term, Term{1});
        QCOMPARE(won.at, Instant{20'000});
        QCOMPARE(won.messageId,
                 std::get<what::Receive>(story.all<what::Receive>(S1).back().body).id);
        QCOMPARE(won.seq, story.events().back().seq);

        runFor(engine, kDelay * 4);
        const Timeline timeline = engine.timeline();
        const Moment stood = timeline.moment(1);
        QCOMPARE(stood.marks, Mark::Act | Mark::Election);
        QCOMPARE(stood.who, S1);
        const auto committed = timeline.next(won.number, Mark::Commit);
        QVERIFY(committed.has_value());
        QCOMPARE(timeline.moment(*committed).marks, Mark::Message | Mark::Commit);
        QCOMPARE(timeline.moment(*committed).who, S1);
        QCOMPARE(timeline.moment(*committed).ledgerRows, 1U);
        QCOMPARE(timeline.moment(*committed - 1).ledgerRows, 0U);
        QVERIFY(timeline.moment(0).marks.empty());
    }

    void marksEachActAtItsMoment()
    {
        WatchedEngine engine(clusterOf(3, 1));
        mustWork(engine.start());
        const auto marksOf = [&](const Action &action) {
            perform(engine, action);
            const Timeline timeline = engine.timeline();
            return timeline.moment(timeline.end() - 1).marks;
        };
        QCOMPARE(marksOf(act::Crash{S2}), Mark::Act | Mark::Crash);
        QCOMPARE(engine.timeline().moment(1).who, S2);
        QCOMPARE(marksOf(act::Restart{{}}), Mark::Act | Mark::Restart);
        QCOMPARE(marksOf(act::Pause{S3}), Mark::Act | Mark::Pause);
        QCOMPARE(marksOf(act::Resume{S3}), Mark::Act | Mark::Resume);
        QCOMPARE(marksOf(act::Isolate{S1}), Mark::Act | Mark::Cut);
        QCOMPARE(marksOf(act::Heal{}), Mark::Act | Mark::Heal);
        QCOMPARE(marksOf(act::Heal{}), Marks(Mark::Act));
        QCOMPARE(marksOf(act::CreateServer{"S9", {}}), Mark::Act | Mark::Create);
        QCOMPARE(marksOf(act::AddClient{"C9", {}}), Mark::Act | Mark::Create);
        QCOMPARE(marksOf(act::Submit{C1, "x", {}}), Marks(Mark::Act));
        QCOMPARE(marksOf(act::Timeout{S1}), Mark::Act | Mark::Election);
    }

    void aViolationIsMarked()
    {
        WatchedEngine engine(clusterOf(3));
        mustWork(engine.start());
        elect(engine, S1);
        const auto before = engine.timeline().end();
        perform(
            engine,
            act::Inject{Message{
                S1, S2, Term{1},
                AppendEntries{Index{1}, Term{1}, {{Term{1}, makeCommand("forged")}}, Index{2}}}});
        QVERIFY(!engine.violations().empty());
        QCOMPARE(engine.timeline().next(0, Mark::Violation), std::optional(before));
    }

    /// One after the other as each alone, until one has seen enough.
    void showsViewsOneAfterTheOther()
    {
        WatchedEngine engine(busySetup(3));
        mustWork(engine.start());
        submitMany(engine, 800);
        const Timeline timeline = engine.timeline();
        QVERIFY(timeline.end() > Timeline::kChunk);
        const std::uint64_t from = 3;
        const std::uint64_t to = timeline.end() - 2;
        std::uint64_t next = from;
        timeline.forEachView(from, to, [&](const Moment &moment, const ClusterView &view) {
            if (moment.number != next || !(moment == timeline.moment(next))
                || !(view == timeline.at(next)))
                qFatal("moment %llu", static_cast<unsigned long long>(next));
            ++next;
            return true;
        });
        QCOMPARE(next, to);
        int seen = 0;
        timeline.forEachView(0, to,
                             [&](const Moment &, const ClusterView &) { return ++seen < 5; });
        QCOMPARE(seen, 5);
    }

    void findsTheNextOfAKindBothWays()
    {
        WatchedEngine engine(busySetup(2));
        mustWork(engine.start());
        submitMany(engine, 200);
        for (int i = 0; i < 6; ++i) {
            runFor(engine, Duration::millis(700));
            perform(engine, act::Crash{Names::serverId(static_cast<std::size_t>(i) % 5)});
            runFor(engine, Duration::millis(700));
            perform(engine, act::Restart{{}});
        }
        const Timeline timeline = engine.timeline();
        QVERIFY(timeline.end() > 3 * Timeline::kChunk);
        const std::vector<Moment> moments = momentsOf(timeline);
        for (const Marks marks :
             {Marks(Mark::Crash), Marks(Mark::Commit), Mark::Election | Mark::Leader,
              Marks(Mark::Timer), Marks(Mark::Message), Marks(Mark::Violation)}) {
            std::vector<std::uint64_t> expected;
            for (const Moment &moment : moments)
                if (moment.marks.touches(marks))
                    expected.push_back(moment.number);
            std::vector<std::uint64_t> forth;
            for (auto at = timeline.next(0, marks); at && forth.size() < 3000;
                 at = timeline.next(*at, marks))
                forth.push_back(*at);
            expected.resize(std::min<std::size_t>(expected.size(), 3000));
            QCOMPARE(forth, expected);
            std::vector<std::uint64_t> back;
            for (auto at = expected.empty() ? std::nullopt : std::optional(expected.back()); at;
                 at = timeline.previous(*at, marks))
                back.push_back(*at);
            std::reverse(back.begin(), back.end());
            QCOMPARE(back, expected);
        }
        std::vector<std::uint64_t> drawn;
        timeline.forEachMarked(100, timeline.end() - 100, Mark::Crash | Mark::Commit,
                               [&](const Moment &moment) {
                                   drawn.push_back(moment.number);
                                   const Moment &told = moments[moment.number];
                                   QCOMPARE(moment.at, told.at);
                                   QCOMPARE(moment.marks, told.marks);
                                   QCOMPARE(moment.who, told.who);
                                   QCOMPARE(moment.term, told.term);
                               });
        std::vector<std::uint64_t> expected;
        for (const Moment &moment : moments)
            if (moment.marks.touches(Mark::Crash | Mark::Commit) && moment.number >= 100
                && moment.number < timeline.end() - 100)
                expected.push_back(moment.number);
        QCOMPARE(drawn, expected);
    }

    void theLedgerIsTheFoldOfWhatWasWritten()
    {
        RunSetup setup = busySetup();
        setup.ledger = {{Index{7}, Entry{Term{}, makeCommand("preset")}, "S2", Term{}, Instant{}}};
        WatchedEngine engine(setup);
        Story story;
        engine.addSink(&story);
        mustWork(engine.start());
        submitMany(engine, 200);
        runFor(engine, Duration::seconds(2));
        const Timeline timeline = engine.timeline();
        const auto written = story.all<what::Ledger>();
        QVERIFY(written.size() > 20);
        for (std::uint64_t at = 0; at < timeline.end(); at += 50) {
            const std::uint64_t seq = timeline.moment(at).seq;
            const auto rows = timeline.ledger(at);
            const auto expected =
                std::count_if(written.begin(), written.end(),
                              [&](const Event &event) { return event.seq <= seq; });
            QCOMPARE(rows.size(), static_cast<std::size_t>(expected) + 1);
            QCOMPARE(rows[0].entry.value(), std::string_view("preset"));
            for (std::size_t i = 1; i < rows.size(); ++i) {
                const Event &event = written[i - 1];
                const auto &row = std::get<what::Ledger>(event.body);
                QCOMPARE(rows[i].index, row.index);
                QVERIFY(rows[i].entry == row.entry);
                QCOMPARE(rows[i].committedAt, event.at);
                QCOMPARE(rows[i].leader, engine.names().of(event.node));
            }
        }
    }

    /// What was published stays as it was, and may be read while the run goes on.
    void anOldTimelineStaysAsItWas()
    {
        WatchedEngine engine(busySetup());
        mustWork(engine.start());
        submitMany(engine, 500);
        runFor(engine, Duration::millis(1500));
        const Timeline old = engine.timeline();
        const std::vector<Moment> before = momentsOf(old);
        std::vector<ClusterView> views;
        for (std::uint64_t at = 0; at < old.end(); at += 97)
            views.push_back(old.at(at));
        std::thread reader([&] {
            for (int i = 0; i < 20; ++i)
                for (std::uint64_t at = 0; at < old.end(); at += 97)
                    if (!(old.at(at) == views[at / 97]))
                        qFatal("an old timeline has changed");
        });
        runFor(engine, Duration::seconds(6));
        reader.join();
        QVERIFY(momentsOf(old) == before);
        QVERIFY(engine.timeline().end() > old.end() + Timeline::kChunk);
    }

    /// At most 32 bytes an event, all counted.
    void takesLittleMemory()
    {
        PureEngine engine([] {
            RunSetup setup = busySetup(4);
            setup.invariants = false;
            return setup;
        }());
        engine.keepTimeline();
        mustWork(engine.start());
        submitMany(engine, 6000);
        runFor(engine, Duration::seconds(120));
        const Timeline timeline = engine.timeline();
        QVERIFY(timeline.end() > 100'000);
        const double each =
            static_cast<double>(timeline.bytes()) / static_cast<double>(timeline.end());
        qInfo("%.1f bytes a moment", each);
        QVERIFY(each < 32);
    }
};

QTEST_GUILESS_MAIN(TestTimeline)
#include "tst_timeline.moc"
