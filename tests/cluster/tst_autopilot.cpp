#include "cluster/autopilot.h"
#include "cluster/random_run.h"
#include "cluster/watched.h"

#include <QSet>
#include <QTest>

#include <algorithm>

using namespace flotilla;
using namespace flotilla::test;

namespace {

constexpr Instant kEnd = Instant{} + Duration::seconds(20);

/// The pure engine under the autopilot, and its trace.
struct PureFlight {
    TraceHash trace;
    PureEngine engine;
    AutopilotDriver driver;

    explicit PureFlight(const Autopilot &autopilot, std::size_t servers = 5)
        : engine(setupOf(servers, 3)), driver(std::make_unique<EngineDriver>(engine), engine)
    {
        engine.addSink(trace.sink());
        mustWork(engine.start());
        driver.set(autopilot);
    }
    void flyTo(Instant end, Duration slice)
    {
        while (engine.now() < end)
            mustWork(driver.advance(std::min(end, engine.now() + slice), kAllTurns));
    }
    void stepTo(Instant end)
    {
        std::uint64_t before = 0;
        do {
            before = engine.turns();
            mustWork(driver.advance(end, 1));
        } while (engine.turns() > before);
        mustWork(driver.advance(end, kAllTurns));
    }
};

Autopilot at(double faultsPerSecond, std::uint64_t seed = 1)
{
    return {true, faultsPerSecond, seed};
}

bool isWork(const Action &action)
{
    return std::holds_alternative<act::Submit>(action)
           || std::holds_alternative<act::Propose>(action);
}

std::size_t faultsIn(const Engine &engine)
{
    return static_cast<std::size_t>(
        std::count_if(engine.recording().begin(), engine.recording().end(),
                      [](const auto &recorded) { return !isWork(recorded.action); }));
}

Index mostCommitted(const Engine &engine)
{
    Index most;
    for (const ServerView &server : engine.servers())
        most = std::max(most, server.status.commitIndex);
    return most;
}

} // namespace

/// "Random, seeded faults at a dialled rate"; "everything is recorded as the run's scenario".
class TestAutopilot : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// One by one, in frames of a window, or in one go.
    void theSameSeedDoesTheSameAtEveryPace()
    {
        for (const std::uint64_t seed : {1U, 2U, 3U}) {
            PureFlight steps(at(3, seed));
            steps.engine.setGrant(Grant::Step);
            steps.stepTo(kEnd);
            PureFlight frames(at(3, seed));
            frames.flyTo(kEnd, Duration::millis(5));
            PureFlight once(at(3, seed));
            once.flyTo(kEnd, Duration::seconds(100));
            QVERIFY(faultsIn(steps.engine) > 20);
            const QByteArray trace = steps.trace.hex();
            QCOMPARE(frames.trace.hex(), trace);
            QCOMPARE(once.trace.hex(), trace);
        }
    }

    void anotherSeedDoesSomethingElse()
    {
        PureFlight one(at(3, 1));
        PureFlight other(at(3, 2));
        one.flyTo(kEnd, Duration::millis(5));
        other.flyTo(kEnd, Duration::millis(5));
        QVERIFY(one.trace.hex() != other.trace.hex());
    }

    /// "Its acts are ordinary actions": played by themselves they give the same trace.
    void aRecordingNeedsNoAutopilot()
    {
        PureFlight flight(at(5));
        flight.flyTo(kEnd, Duration::millis(5));
        TraceHash trace;
        PureEngine again(setupOf(5, 3));
        again.addSink(trace.sink());
        mustWork(again.start());
        replay(again, flight.engine.recording());
        mustWork(again.run(kEnd));
        QCOMPARE(again.runHash(), flight.engine.runHash());
        QCOMPARE(trace.hex(), flight.trace.hex());
    }

    /// Whatever goes wrong, a majority comes back and commits go on.
    void commitsGoOn_data()
    {
        QTest::addColumn<int>("servers");
        QTest::addColumn<double>("rate");
        for (const int servers : {3, 5})
            for (const double rate : {0.1, 1.0, 10.0})
                QTest::addRow("%d servers, %.1f/s", servers, rate) << servers << rate;
    }
    void commitsGoOn()
    {
        QFETCH(int, servers);
        QFETCH(double, rate);
        for (std::uint64_t seed = 1; seed <= 4; ++seed) {
            PureFlight flight(at(rate, seed), static_cast<std::size_t>(servers));
            Index last;
            for (int stretch = 1; stretch <= 4; ++stretch) {
                flight.flyTo(Instant{} + Duration::seconds(20 * stretch), Duration::millis(100));
                const Index now = mostCommitted(flight.engine);
                QVERIFY2(
                    now > last,
                    qPrintable(
                        QStringLiteral("seed %1, nothing up to %2 s").arg(seed).arg(20 * stretch)));
                last = now;
            }
            QVERIFY(flight.engine.violations().empty());
        }
    }

    void aMinorityAtMostIsDownOrPaused()
    {
        for (std::uint64_t seed = 1; seed <= 3; ++seed) {
            PureFlight flight(at(10, seed));
            while (flight.engine.now() < kEnd) {
                flight.flyTo(flight.engine.now() + Duration::millis(10), Duration::millis(10));
                std::size_t gone = 0;
                for (const ServerView &server : flight.engine.servers())
                    gone += !server.up || server.paused ? 1 : 0;
                QVERIFY(gone <= 2);
            }
        }
    }

    void everyKindOfFaultComes()
    {
        PureFlight flight(at(10));
        flight.flyTo(Instant{} + Duration::seconds(100), Duration::seconds(1));
        QSet<std::size_t> kinds;
        for (const auto &recorded : flight.engine.recording())
            kinds.insert(recorded.action.index());
        const auto has = [&kinds](const Action &action) { return kinds.contains(action.index()); };
        for (const Action &action :
             {Action(act::Crash{}), Action(act::Restart{}), Action(act::Pause{}),
              Action(act::Resume{}), Action(act::SetLink{}), Action(act::NetLink{}),
              Action(act::Isolate{}), Action(act::Partition{}), Action(act::Heal{}),
              Action(act::Advance{}), Action(act::Submit{})})
            QVERIFY2(has(action),
                     qPrintable(QString::fromStdString(actionText(action, flight.engine.names()))));
    }

    void theRateIsWhatIsDialled()
    {
        for (const double rate : {0.5, 2.0, 10.0}) {
            PureFlight flight(at(rate));
            flight.flyTo(Instant{} + Duration::seconds(200), Duration::seconds(1));
            const auto count = static_cast<double>(faultsIn(flight.engine));
            QVERIFY2(count > 0.8 * 200 * rate && count < 1.2 * 200 * rate,
                     qPrintable(QString::number(count)));
        }
    }

    void aNewRateCountsAtOnce()
    {
        PureFlight flight(at(0.01));
        flight.flyTo(Instant{} + Duration::seconds(1), Duration::millis(5));
        QCOMPARE(faultsIn(flight.engine), std::size_t(0));
        flight.driver.set(at(10));
        flight.flyTo(Instant{} + Duration::seconds(3), Duration::millis(5));
        QVERIFY(faultsIn(flight.engine) > 10);
    }

    void offNothingMoreIsDone()
    {
        PureFlight flight(at(5));
        flight.flyTo(Instant{} + Duration::seconds(5), Duration::millis(5));
        flight.driver.set({false, 5, 1});
        const std::size_t done = flight.engine.recording().size();
        QVERIFY(done > 10);
        flight.flyTo(kEnd, Duration::millis(5));
        QCOMPARE(flight.engine.recording().size(), done);
    }

    /// Threads, sockets and files under it: the trace is that of the pure engine.
    void aRealClusterFliesTheSameWay()
    {
        TraceHash trace;
        RunRequest wanted{setupOf(5, 3), inFolder({}), [&trace](Engine &engine) {
                              engine.addSink(trace.sink());
                              return std::make_unique<EngineDriver>(engine);
                          }};
        Watched watched;
        watched.playback.open(wanted);
        watched.playback.setAutopilot(at(3, 9));
        watched.playback.setSpeed(kAsFastAsItCan);
        watched.playback.play();
        QTRY_VERIFY_WITH_TIMEOUT(watched.now() > Instant{} + Duration::seconds(10), 30'000);
        watched.playback.pause();
        QTRY_VERIFY(!watched.last.playing);
        QVERIFY(watched.last.autopilot == at(3, 9));
        QVERIFY(watched.last.determinism.equal);
        QCOMPARE(watched.last.lastAct, QString()); // the user has done nothing
        QVERIFY(watched.last.acts > 20);
        QCOMPARE(watched.refused + watched.failed, QStringList());

        PureFlight pure(at(3, 9));
        pure.flyTo(watched.now(), Duration::seconds(100));
        QCOMPARE(pure.trace.hex(), trace.hex());
    }

    void switchedOffByTheUserItIsOff()
    {
        Watched watched;
        watched.playback.open(request(setupOf(3, 1)));
        watched.playback.setAutopilot(at(10));
        watched.playback.setSpeed(kAsFastAsItCan);
        watched.playback.play();
        QTRY_VERIFY(watched.last.acts > 5);
        watched.playback.setAutopilot({false, 10, 1});
        QTRY_VERIFY(!watched.last.autopilot.on);
        const std::uint64_t acts = watched.last.acts;
        const Instant before = watched.now();
        QTRY_VERIFY(watched.now() > before + Duration::seconds(3));
        watched.playback.pause();
        QTRY_VERIFY(!watched.last.playing);
        QCOMPARE(watched.last.acts, acts);
    }
};

QTEST_GUILESS_MAIN(TestAutopilot)
#include "tst_autopilot.moc"
