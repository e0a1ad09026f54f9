#include "cluster/follow_pace.h"
#include "cluster/interest.h"
#include "cluster/watched.h"

#include <QElapsedTimer>
#include <QTest>

#include <cmath>
#include <optional>

using namespace flotilla;
using namespace flotilla::test;

namespace {

constexpr double kFrameMicros = 16'000;
constexpr Duration kNothing{-1};

/// The factor after so many frames of idleness.
double idleFor(FollowPace &pace, int frames, double speed = 0.02)
{
    for (int i = 0; i < frames; ++i)
        pace.take(kFrameMicros, speed, kNothing);
    return pace.factor();
}

} // namespace

/// "Follow the action: idle stretches pass quickly, elections and commits slowly."
class TestFollow : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void idleTimeGathersWayWithoutAJerk()
    {
        FollowPace pace;
        double before = 1;
        for (int i = 0; i < 200; ++i) {
            const double now = pace.take(kFrameMicros, 0.02, kNothing);
            QVERIFY(now >= before && now <= before * 1.1);
            before = now;
        }
        QVERIFY(before > 10);
    }

    void staysAWhileWithWhatHasHappened()
    {
        FollowPace pace;
        pace.stop();
        QCOMPARE(idleFor(pace, 20), 1.0);
        QVERIFY(idleFor(pace, 20) > 1.0);
    }

    void slowsDownAheadOfWhatIsSeenComing()
    {
        for (const double speed : {0.001, 0.02, 1.0}) {
            FollowPace pace;
            double before = idleFor(pace, 200, speed);
            double left = 1e6 * speed * 10; // virtual time, ten seconds on the wall
            while (left > 1) {
                const Duration ahead{static_cast<std::int64_t>(left)};
                const double now = pace.take(kFrameMicros, speed, ahead);
                QVERIFY2(now >= before * 0.9, qPrintable(QString::number(now / before)));
                before = now;
                left -= kFrameMicros * speed * now;
            }
            QCOMPARE(before, 1.0);
        }
    }

    void stopsAtOnceForWhatComesUnannounced()
    {
        FollowPace pace;
        QVERIFY(idleFor(pace, 200) > 10);
        pace.stop();
        QCOMPARE(pace.factor(), 1.0);
        QVERIFY(idleFor(pace, 200) > 10);
        QCOMPARE(pace.take(kFrameMicros, 0.02, Duration{0}), 1.0);
    }

    /// With a leader at work and nothing to agree on, nothing can be seen coming.
    void heartbeatsAreOfNoInterest()
    {
        Interest interest;
        PureEngine engine(clusterOf(3, 1));
        engine.addSink(&interest);
        mustWork(engine.start());
        QVERIFY(nextOfInterest(engine) > engine.now()); // an election timer
        QVERIFY(!nextOfInterest(engine).isNever());
        perform(engine, act::Timeout{S1});
        QCOMPARE(nextOfInterest(engine), engine.now());
        runFor(engine, Duration::millis(200));
        const std::uint64_t count = interest.count();
        QVERIFY(count > 5);
        for (int i = 0; i < 400; ++i) {
            runFor(engine, Duration::millis(1));
            QVERIFY(nextOfInterest(engine).isNever());
        }
        QCOMPARE(interest.count(), count);
    }

    /// A command on all its way: asked, replicated, committed everywhere, answered.
    void aCommandIsOfInterestUntilAllKnowIt()
    {
        PureEngine engine(clusterOf(3, 1));
        mustWork(engine.start());
        elect(engine, S1);
        runFor(engine, Duration::millis(200));
        perform(engine, act::Submit{C1, "x", {}});
        // C1 -> S1 -> S2, S3 -> S1 -> C1, and the next heartbeat tells of the commit.
        for (int i = 0; i < 39; ++i) {
            QCOMPARE(nextOfInterest(engine), engine.now());
            runFor(engine, Duration::millis(1));
        }
        bool byHeartbeat = false;
        while (engine.server(S2).status.commitIndex < engine.server(S1).status.commitIndex) {
            byHeartbeat = nextOfInterest(engine) == engine.now();
            runFor(engine, Duration::millis(1));
        }
        QVERIFY(byHeartbeat);
        runFor(engine, Duration::millis(50));
        QVERIFY(nextOfInterest(engine).isNever());
    }

    void theLossOfTheLeaderBringsAnElectionNear()
    {
        PureEngine engine(clusterOf(3));
        mustWork(engine.start());
        elect(engine, S1);
        runFor(engine, Duration::millis(200));
        perform(engine, act::Crash{S1});
        const Instant first = std::min(engine.server(S2).timer.due, engine.server(S3).timer.due);
        mustWork(engine.run(first - Duration::millis(100)));
        QCOMPARE(nextOfInterest(engine), first);
    }

    void whatWillBeLostIsOfNoInterest()
    {
        PureEngine engine(clusterOf(3, 1));
        mustWork(engine.start());
        elect(engine, S1);
        perform(engine, act::Crash{S3});
        perform(engine, act::Submit{C1, "x", {}});
        runFor(engine, Duration::millis(300));
        QVERIFY(engine.inFlightCount() > 0 || engine.server(S1).timer.due > engine.now());
        for (int i = 0; i < 100; ++i) {
            QVERIFY(nextOfInterest(engine).isNever()); // entries go to a server that is down
            runFor(engine, Duration::millis(1));
        }
    }

    /// "Pace only": the trace is the same, byte for byte.
    void followingChangesNoEvent()
    {
        std::string traces[2];
        for (const bool follows : {false, true}) {
            TraceText trace;
            Watched watched;
            watched.playback.open(request(clusterOf(3, 1), &trace));
            watched.playback.setFollowing(follows);
            watched.playback.setAutopilot({true, 2, 5});
            watched.playback.setSpeed(follows ? 1 : kAsFastAsItCan);
            watched.playback.play();
            QTRY_VERIFY_WITH_TIMEOUT(watched.now() > Instant{} + Duration::seconds(3), 20'000);
            watched.playback.pause();
            traces[follows] = trace.text();
        }
        QVERIFY(traces[1].find("\"commit\"") != std::string::npos);
        const bool isShorter = traces[1].size() < traces[0].size();
        QVERIFY(traces[isShorter ? 0 : 1].starts_with(traces[isShorter ? 1 : 0]));
    }

    void idleStretchesPassQuicklyAndActionAsItWasChosen()
    {
        Watched watched;
        watched.playback.open(request(clusterOf(3, 1)));
        watched.playback.setFollowing(true);
        watched.playback.setSpeed(0.05);
        watched.playback.play();
        double fastest = 0;
        bool slowInElection = false;
        bool tooFast = false;
        // What really passes, in stretches in which the election goes on.
        double wallMicros = 0;
        double virtualMicros = 0;
        std::optional<Instant> before;
        QElapsedTimer wall;
        QObject::connect(
            &watched.playback, &Playback::snapshotTaken, [&](const Snapshot &snapshot) {
                const bool isElection =
                    snapshot.upNext.size() > 0 && snapshot.upNext[0].message
                    && std::holds_alternative<RequestVote>(snapshot.upNext[0].message->body);
                if (isElection && before) {
                    wallMicros += static_cast<double>(wall.nsecsElapsed()) / 1000;
                    virtualMicros += static_cast<double>((snapshot.view->now - *before).micros);
                }
                before.reset();
                if (isElection)
                    before = snapshot.view->now;
                wall.start();
                slowInElection = slowInElection || isElection;
                tooFast = tooFast || (isElection && snapshot.effectiveSpeed > 0.05);
                fastest = std::max(fastest, snapshot.effectiveSpeed);
            });
        QTRY_VERIFY_WITH_TIMEOUT(slowInElection && fastest > 0.5, 20'000);
        QVERIFY(!tooFast);
        QVERIFY(virtualMicros > 0);
        QVERIFY2(virtualMicros < 0.05 * 1.5 * wallMicros + 2000,
                 qPrintable(QString::number(virtualMicros / wallMicros)));
        QVERIFY(watched.last.following);
        watched.playback.act(act::Submit{C1, "x", {}});
        QTRY_COMPARE(watched.last.effectiveSpeed, 0.05);
        watched.playback.setFollowing(false);
        QTRY_VERIFY(!watched.last.following);
        QCOMPARE(watched.last.effectiveSpeed, 0.05);
    }

    void asFastAsItCanIsNoFaster()
    {
        Watched watched;
        watched.playback.open(request(clusterOf(3)));
        watched.playback.setFollowing(true);
        watched.playback.setSpeed(kAsFastAsItCan);
        watched.playback.play();
        QTRY_VERIFY(watched.now() > Instant{} + Duration::seconds(1));
        QTRY_VERIFY(std::isinf(watched.last.effectiveSpeed));
    }
};

QTEST_GUILESS_MAIN(TestFollow)
#include "tst_follow.moc"
