#include "cluster/watched.h"

#include <QSignalSpy>
#include <QTest>

#include <optional>

using namespace flotilla;
using namespace flotilla::test;

namespace {

using Waits = Coming::Waits;

RunGoal to(RunGoal::Kind kind, NodeId endpoint = {})
{
    return {kind, endpoint, {}};
}

RunGoal until(std::function<bool(const Engine &)> holds, Duration within = Duration::seconds(60))
{
    Aim aim;
    aim.within = within;
    aim.holds = std::move(holds);
    return {RunGoal::Kind::Condition, {}, std::make_shared<const Aim>(std::move(aim))};
}

/// Runs to something and returns when it has come to an end.
void runTo(Watched &watched, const RunGoal &goal)
{
    watched.playback.runTo(goal);
    QTRY_VERIFY_WITH_TIMEOUT(!watched.last.playing && !watched.isTicking(), 20'000);
    QVERIFY(!watched.last.goal);
}

} // namespace

/// What the panels are told, and where a run stops that runs to something.
class TestPace : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_complaints.emplace(); }
    void cleanup()
    {
        const QStringList complaints = Complaints::lines();
        m_complaints.reset();
        QCOMPARE(complaints, QStringList());
    }

    /// "The schedule of coming events: timers and arrivals with their instants."
    void whatComesIsListedInItsOrder()
    {
        Watched watched;
        watched.playback.open(request(clusterOf(3, 1)));
        watched.playback.act(act::Timeout{S1});
        QTRY_COMPARE(watched.last.upNext.size(), std::size_t(5)); // 2 requests, 3 timers
        const std::vector<Coming> coming = watched.last.upNext;
        QCOMPARE(coming[0].words, QStringLiteral("S2 receives a vote request from S1 (#1)"));
        QCOMPARE(coming[0].words, watched.last.nextEvent);
        QCOMPARE(coming[0].at, Instant{} + kDelay);
        QCOMPARE(coming[0].messageId, 1U);
        QCOMPARE(coming[0].endpoint, S2);
        QVERIFY(std::get_if<RequestVote>(&coming[1].message->body));
        for (std::size_t i = 1; i < coming.size(); ++i)
            QVERIFY(coming[i - 1].at <= coming[i].at);
        for (std::size_t i = 2; i < coming.size(); ++i) {
            QVERIFY(!coming[i].message && coming[i].messageId == 0);
            QVERIFY(coming[i].words.endsWith(u"has heard no leader and stands for election"));
        }
        // The list goes with the run.
        watched.playback.step();
        QTRY_COMPARE(watched.last.upNext[0].messageId, 2U);
    }

    /// "Deliver one now, drop it": what is listed says how it is brought about.
    void whatComesCanBeBroughtAboutAtOnce()
    {
        Watched watched;
        watched.playback.open(request(clusterOf(3)));
        watched.playback.act(act::Timeout{S1});
        QTRY_COMPARE(watched.last.turns, 1U);
        watched.playback.act(*watched.last.upNext[1].now); // S3's vote request
        QTRY_COMPARE(watched.last.turns, 2U);
        QCOMPARE(watched.last.view->now, Instant{});
        QCOMPARE(watched.last.view->servers[2].status.votedFor, std::optional(S1));
        for (const Coming &coming : std::vector(watched.last.upNext))
            if (coming.endpoint == S2 && !coming.message)
                watched.playback.act(*coming.now);
        QTRY_COMPARE(watched.last.view->servers[1].status.role, Role::Candidate);
    }

    void messagesThatWaitAreListedToo()
    {
        Watched watched;
        watched.playback.open(request(clusterOf(3)));
        watched.playback.act(act::Pause{S2});
        watched.playback.act(act::Timeout{S1});
        const auto waiting = [&](Waits why) {
            std::vector<std::uint32_t> ids;
            for (const Coming &coming : watched.last.upNext)
                if (coming.waits == why && coming.message)
                    ids.push_back(coming.messageId);
            return ids;
        };
        QTRY_COMPARE(waiting(Waits::ForResume), std::vector<std::uint32_t>{1});
        QCOMPARE(waiting(Waits::No), std::vector<std::uint32_t>{2});
        QCOMPARE(waiting(Waits::ForWord), std::vector<std::uint32_t>{});
        watched.playback.act(act::Net{true, {}});
        QTRY_COMPARE(waiting(Waits::ForWord), std::vector<std::uint32_t>{2});
        QVERIFY(watched.last.upNext.back().at.isNever());
        watched.playback.act(*watched.last.upNext.back().now);
        QTRY_COMPARE(watched.last.view->servers[2].status.votedFor, std::optional(S1));
    }

    void theListHasAnEnd()
    {
        Watched watched;
        watched.playback.open(request(clusterOf(3, 1)));
        for (int i = 0; i < 120; ++i)
            watched.playback.act(act::Timeout{S1});
        QTRY_COMPARE(watched.last.acts, 120U);
        QCOMPARE(watched.last.upNext.size(), std::size_t(100));
        QCOMPARE(watched.last.upNext.back().waits, Waits::No);
    }

    void theSnapshotTellsWhatWasSetAndDone()
    {
        RunSetup setup = clusterOf(3);
        setup.seed = 7;
        Watched watched;
        watched.playback.open(request(std::move(setup)));
        QCOMPARE(watched.last.seed, 7U);
        QCOMPARE(watched.last.acts, 0U);
        QCOMPARE(watched.last.lastAct, QString());
        OptionsChange slower;
        slower.heartbeat = Duration::millis(77);
        watched.playback.act(act::Set{{S2}, slower});
        watched.playback.act(act::Crash{S3});
        watched.playback.act(act::Crash{S3}); // refused: it is no act
        QTRY_COMPARE(watched.last.acts, 2U);
        QCOMPARE(watched.last.lastAct, QStringLiteral("crash S3"));
        QCOMPARE(watched.last.options.size(), std::size_t(3));
        QCOMPARE(watched.last.options[1].heartbeat, Duration::millis(77));
        QCOMPARE(watched.last.options[0].heartbeat, Duration::millis(50));
    }

    void runsToTheNextMessage()
    {
        Watched watched;
        watched.playback.open(request(clusterOf(3)));
        runTo(watched, to(RunGoal::Kind::Message)); // an election comes before it
        QCOMPARE(watched.last.turns, 2U);
        const Instant first = watched.now();
        runTo(watched, to(RunGoal::Kind::Message));
        QCOMPARE(watched.last.turns, 3U);
        QCOMPARE(watched.now(), first); // the other vote request
        QCOMPARE(watched.refused, QStringList());
    }

    void runsToTheNextElectionAndThenToItsLeader()
    {
        Watched watched;
        watched.playback.open(request(clusterOf(3)));
        runTo(watched, to(RunGoal::Kind::Election));
        QCOMPARE(watched.last.turns, 1U);
        QVERIFY(!watched.last.view->leader());
        runTo(watched, to(RunGoal::Kind::Election));
        QVERIFY(watched.last.view->leader());
        QCOMPARE(watched.last.turns, 4U); // the second vote of three is enough
    }

    /// "The next commit": the first time that an entry is known to be committed by anyone.
    void runsToTheNextCommit()
    {
        Watched watched;
        watched.playback.open(request(clusterOf(3, 1)));
        const auto committed = [&] {
            std::vector<std::uint64_t> indexes;
            for (const ServerView &server : watched.last.view->servers)
                indexes.push_back(server.status.commitIndex.value);
            std::sort(indexes.begin(), indexes.end());
            return indexes;
        };
        runTo(watched, to(RunGoal::Kind::Commit));
        QCOMPARE(committed(), (std::vector<std::uint64_t>{0, 0, 1}));
        watched.playback.act(act::Submit{C1, "x", {}});
        runTo(watched, to(RunGoal::Kind::Commit)); // past the followers' commits of the first
        QCOMPARE(committed().back(), 2U);
        QVERIFY(committed()[1] < 2U);
    }

    void runsToTheChosenEndpoint()
    {
        Watched watched;
        watched.playback.open(request(clusterOf(3, 1)));
        runTo(watched, to(RunGoal::Kind::Election));
        const NodeId candidate = watched.last.view->servers[0].status.role == Role::Candidate ? S1
                                 : watched.last.view->servers[1].status.role == Role::Candidate
                                     ? S2
                                     : S3;
        const NodeId other = candidate == S3 ? S2 : S3;
        QVERIFY(!watched.last.view->server(other)->status.votedFor);
        runTo(watched, to(RunGoal::Kind::Endpoint, other));
        QCOMPARE(watched.last.view->server(other)->status.votedFor, std::optional(candidate));
        watched.playback.act(act::Submit{C1, "x", {}});
        runTo(watched, to(RunGoal::Kind::Endpoint, C1)); // an answer, or its patience
        QVERIFY(watched.refused.isEmpty());
    }

    /// "Stops exactly where it first holds": one event before, it did not.
    void runsUntilAConditionHolds()
    {
        Watched watched;
        watched.playback.open(request(clusterOf(3, 1)));
        QSignalSpy reached(&watched.playback, &Playback::reached);
        const RunGoal leader =
            until([](const Engine &engine) { return engine.view().leader() != nullptr; });
        runTo(watched, leader);
        QVERIFY(watched.last.view->leader());
        QCOMPARE(watched.last.turns, 4U); // the second vote of three is enough
        QCOMPARE(reached.size(), 1);
        QVERIFY(reached[0][0].value<RunGoal>() == leader);
        QCOMPARE(reached[0][1].value<Instant>(), watched.now());
        QCOMPARE(reached[0][2].value<Duration>(), watched.now() - Instant{});
        const Timeline timeline = watched.last.timeline;
        QVERIFY(!timeline.at(timeline.end() - 2).leader());
        // What holds already lets nothing happen.
        runTo(watched, leader);
        QCOMPARE(watched.last.turns, 4U);
        QCOMPARE(reached.size(), 2);
        QCOMPARE(reached[1][2].value<Duration>(), Duration{});
        QCOMPARE(watched.refused, QStringList());
    }

    /// A violation stops the clock whoever runs; here it is what was waited for.
    void runsUntilAViolation()
    {
        Watched watched;
        watched.playback.open(request(clusterOf(3)));
        QSignalSpy reached(&watched.playback, &Playback::reached);
        runTo(watched, to(RunGoal::Kind::Commit));
        // Who knows nothing of what is committed gets a log that is newer than all others.
        const ClusterView before = *watched.last.view;
        const Term newer = before.leader()->status.currentTerm.next();
        NodeId fooled = S1;
        for (const ServerView &server : before.servers)
            if (server.status.commitIndex == Index{})
                fooled = server.id;
        watched.playback.act(act::Inject{
            Message{fooled == S1 ? S2 : S1, fooled, newer,
                    AppendEntries{Index{}, Term{}, {{newer, makeCommand("forged")}}, Index{}}}});
        watched.playback.act(act::Timeout{fooled});
        QCOMPARE(watched.last.violations.size(), std::size_t{0});
        runTo(watched, until([](const Engine &engine) { return !engine.violations().empty(); }));
        QCOMPARE(reached.size(), 1);
        QVERIFY(reached[0][2].value<Duration>() > Duration{});
        QVERIFY(!watched.last.violations.empty());
        // And time goes on from there when it is told to.
        watched.playback.setSpeed(kAsFastAsItCan);
        const std::uint64_t turns = watched.last.turns;
        watched.playback.play();
        QTRY_VERIFY(watched.last.turns > turns);
        QCOMPARE(watched.refused, QStringList());
    }

    void givesUpAConditionAfterItsTime()
    {
        Watched watched;
        watched.playback.open(request(clusterOf(3)));
        QSignalSpy reached(&watched.playback, &Playback::reached);
        RunGoal never = until([](const Engine &) { return false; }, Duration::millis(1500));
        runTo(watched, never);
        QCOMPARE(watched.refused,
                 QStringList(QStringLiteral("It did not come within 1.5 s of virtual time.")));
        QVERIFY(watched.now() <= Instant{1'500'000});
        never = until([](const Engine &) { return false; }, Duration::seconds(4000));
        watched.playback.runTo(never);
        QTRY_VERIFY(watched.last.playing && watched.last.view->now > watched.last.goalSince);
        QVERIFY(watched.last.goal->aim);
        watched.playback.cancel();
        QTRY_VERIFY(!watched.last.playing && !watched.last.goal);
        QCOMPARE(watched.refused.size(), 1);
        QCOMPARE(reached.size(), 0);
    }

    /// "It says when nothing can come any more, or after a bound without it."
    void saysWhatNeverComes()
    {
        Watched watched;
        watched.playback.open(request(clusterOf(3)));
        watched.playback.act(act::Crash{S3});
        runTo(watched, to(RunGoal::Kind::Endpoint, S3));
        QCOMPARE(watched.refused,
                 QStringList(QStringLiteral("It did not come within 60 s of virtual time.")));
        QVERIFY(watched.now() <= Instant{} + Duration::seconds(60));
        watched.refused.clear();
        watched.playback.act(act::Crash{S1});
        watched.playback.act(act::Crash{S2});
        runTo(watched, to(RunGoal::Kind::Message));
        QCOMPARE(watched.refused,
                 QStringList(QStringLiteral("It can't come any more: nothing is scheduled.")));
    }

    void aRunToSomethingCanBeEnded()
    {
        for (const bool byPause : {true, false}) {
            Watched watched;
            watched.playback.open(request(clusterOf(3)));
            watched.playback.act(act::Crash{S3});
            watched.playback.runTo(to(RunGoal::Kind::Endpoint, S3));
            QTRY_VERIFY(watched.last.playing && watched.last.turns > 0);
            QCOMPARE(watched.last.goal->endpoint, S3);
            if (byPause)
                watched.playback.pause();
            else
                watched.playback.cancel();
            QVERIFY(!watched.isTicking());
            QTRY_VERIFY(!watched.last.playing && !watched.last.goal);
            QCOMPARE(watched.refused, QStringList());
            // Playing goes on without a goal.
            watched.playback.setSpeed(kAsFastAsItCan);
            watched.playback.play();
            watched.playback.cancel();
            QVERIFY(watched.isTicking());
        }
    }

    /// One event after the other, or in windows: the same run.
    void theTraceIsThatOfPlaying()
    {
        std::string traces[2];
        for (int i = 0; i < 2; ++i) {
            TraceText trace;
            Watched watched;
            watched.playback.open(request(clusterOf(3, 1), &trace));
            watched.playback.setSpeed(kAsFastAsItCan);
            if (i == 0)
                watched.playback.play();
            else
                runTo(watched, to(RunGoal::Kind::Commit));
            QTRY_VERIFY(watched.last.ledgerRows > 0);
            watched.playback.pause();
            traces[i] = trace.text();
        }
        QVERIFY(traces[1].find("\"commit\"") != std::string::npos);
        QVERIFY(traces[0].starts_with(traces[1]));
    }

private:
    std::optional<Complaints> m_complaints;
};

QTEST_GUILESS_MAIN(TestPace)
#include "tst_pace.moc"
