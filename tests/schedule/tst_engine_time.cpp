#include "schedule/run.h"

#include <QTest>

using namespace flotilla;
using namespace flotilla::test;

namespace {

/// S1 has asked S2 and S3 for their votes at 0; both requests are due at kDelay.
struct Asked : Run {
    explicit Asked(RunSetup setup = clusterOf(3)) : Run(std::move(setup))
    {
        perform(engine, act::Timeout{S1});
        story.clear();
    }
};

const Instant kDue = Instant{} + kDelay;

} // namespace

/// What the verbs of time mean exactly: run, step, advance, timers, timeout, pause.
class TestEngineTime : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// "run D and at T handle the events before the end instant."
    void aRunIsHalfOpen()
    {
        Asked run;
        mustWork(run.engine.run(kDue));
        QCOMPARE(run.engine.now(), kDue);
        QCOMPARE(run.engine.turns(), 1U); // the timeout's
        QCOMPARE(run.engine.inFlightCount(), std::size_t(2));
        mustWork(run.engine.run(kDue + Duration{1}));
        QCOMPARE(run.story.all<what::Receive>().size(), std::size_t(2));
        mustWork(run.engine.run(kDue)); // a time that is over
        QCOMPARE(run.engine.now(), kDue + Duration{1});
    }

    /// "An action there comes before the events there."
    void anActionPrecedesTheEventsOfItsInstant()
    {
        Asked run;
        mustWork(run.engine.run(kDue));
        perform(run.engine, act::SetLink{S1, S2, false, true});
        runFor(run.engine, Duration{1});
        QCOMPARE(run.engine.server(S2).status.currentTerm, Term{0});
        QCOMPARE(run.engine.server(S3).status.currentTerm, Term{1});
    }

    /// What is lost on arrival is no turn; it goes with the one after it.
    void aStepIsOneTurn()
    {
        Asked run;
        perform(run.engine, act::SetLink{S1, S2, false, true});
        run.story.clear();
        const std::uint64_t before = run.engine.turns();
        QCOMPARE(*run.engine.step(), true);
        QCOMPARE(run.engine.turns(), before + 1);
        const auto &events = run.story.events();
        QVERIFY(std::holds_alternative<what::Drop>(events.at(0).body));
        QCOMPARE(std::get<what::Drop>(events.at(0).body).reason, DropReason::Partition);
        QCOMPARE(events.at(0).at, kDue);
        QCOMPARE(events.at(1).node, S3);
        QVERIFY(std::holds_alternative<what::Receive>(events.at(1).body));
    }

    void aStepWithNothingDueChangesNothing()
    {
        Asked run;
        perform(run.engine, act::SetLink{S1, S2, false, true});
        perform(run.engine, act::SetLink{S1, S3, false, true});
        run.story.clear();
        QCOMPARE(*run.engine.step(kDue + Duration{1}), false); // both would only be lost
        QCOMPARE(run.engine.now(), Instant{});
        QCOMPARE(run.engine.inFlightCount(), std::size_t(2));
        QVERIFY(run.story.events().empty());
        perform(run.engine, act::Heal{});
        mustWork(run.engine.run(kDue + Duration{1}));
        QCOMPARE(run.story.all<what::Receive>().size(), std::size_t(2));
    }

    void tellsWhatComesNext()
    {
        Asked run;
        const auto next = run.engine.upcoming();
        QCOMPARE(next->key.endpoint, S2);
        QCOMPARE(next->key.instant, kDue);
        QCOMPARE(next->message->from, S1);
        perform(run.engine, act::SetLink{S1, S2, false, true});
        QCOMPARE(run.engine.upcoming()->key.endpoint, S3); // the other is no turn
        QCOMPARE(run.engine.upcoming(2).size(), std::size_t(2));
        for (const NodeId id : {S1, S2, S3})
            perform(run.engine, act::Crash{id});
        QVERIFY(!run.engine.upcoming());
        QCOMPARE(*run.engine.step(), false);
    }

    /// "step K where an action fell among the events of one instant."
    void countsTheTurnsOfOneInstant()
    {
        Asked run;
        QCOMPARE(run.engine.turnsAtThisInstant(), 0U);
        mustWork(run.engine.step());
        QCOMPARE(run.engine.turnsAtThisInstant(), 1U);
        mustWork(run.engine.step());
        QCOMPARE(run.engine.turnsAtThisInstant(), 2U);
        QCOMPARE(run.engine.now(), kDue);
        perform(run.engine, act::Heartbeat{S1});
        QCOMPARE(run.engine.recording().back().at, kDue);
        QCOMPARE(run.engine.recording().back().turnsFirst, 2U);
        QCOMPARE(run.engine.turnsAtThisInstant(), 0U);
        mustWork(run.engine.step());
        runFor(run.engine, Duration{1});
        QCOMPARE(run.engine.turnsAtThisInstant(), 0U);
    }

    /// "Timers fire one by one in their order; frames due meanwhile arrive D later."
    void advanceMovesTheClocksAndDeliversNothing()
    {
        Asked run;
        const Duration by = Duration::millis(20);
        perform(run.engine, act::Advance{by, {}});
        QCOMPARE(run.engine.now(), Instant{} + by);
        QVERIFY(run.story.all<what::Receive>().empty());
        for (const MessageView &message : run.engine.inFlight())
            QCOMPARE(*message.arrives, kDue + by);
        mustWork(run.engine.run(kDue + by + Duration{1}));
        QCOMPARE(run.story.all<what::Receive>().size(), std::size_t(2));
    }

    void advanceFiresWhatComesDueUpToItsEnd()
    {
        Run run(clusterOf(3));
        perform(run.engine, act::Timers{false, {}}); // one after the other
        std::vector<Instant> due;
        for (const ServerView &server : run.engine.servers())
            due.push_back(server.timer.due);
        QVERIFY(due[0] < due[1] && due[1] < due[2]);
        perform(run.engine, act::Advance{due[1] - run.engine.now(), {}});
        const auto fired = run.story.all<what::Timeout>();
        QCOMPARE(fired.size(), std::size_t(2));
        QCOMPARE(fired[0].node, S1);
        QCOMPARE(fired[0].at, due[0]);
        QCOMPARE(fired[1].node, S2);
        QCOMPARE(fired[1].at, due[1]);
        QCOMPARE(run.engine.server(S3).timer.due, due[2]);
        QVERIFY(run.story.all<what::Receive>().empty());
    }

    void advanceKeepsALinksOrder()
    {
        Run run(clusterOf(2));
        elect(run.engine, S1);
        const Instant first = run.engine.now();
        perform(run.engine, act::Heartbeat{S1}); // due at first + 10 ms
        runFor(run.engine, Duration::millis(5));
        perform(run.engine, act::Heartbeat{S1});                    // due at first + 15 ms
        perform(run.engine, act::Advance{Duration::millis(8), {}}); // up to first + 13 ms
        perform(run.engine, act::Heartbeat{S1});
        std::vector<Instant> arrive;
        for (const MessageView &message : run.engine.inFlight())
            arrive.push_back(*message.arrives);
        const Instant last = first + Duration::millis(18);
        QCOMPARE(arrive, (std::vector<Instant>{last, last, first + Duration::millis(23)}));
    }

    /// "advance D S1 leaves t: S1's own clock jumps ahead by D and its timers that come due fire."
    void oneClockMayJump()
    {
        Asked run;
        const Instant due = run.engine.server(S2).timer.due;
        perform(run.engine, act::Advance{Duration::millis(1), {S2}});
        QCOMPARE(run.engine.server(S2).timer.due, due - Duration::millis(1));
        QVERIFY(run.story.all<what::Timeout>().empty());
        perform(run.engine, act::Advance{Duration::seconds(1), {S2}});
        QCOMPARE(run.engine.now(), Instant{});
        QCOMPARE(run.story.all<what::Timeout>().size(), std::size_t(1));
        QCOMPARE(run.engine.server(S2).status.role, Role::Candidate);
        QCOMPARE(run.engine.server(S3).status.role, Role::Follower);
        QVERIFY(run.engine.server(S2).timer.due >= Instant{} + Duration::millis(150));
        QVERIFY(run.engine.server(S2).timer.due <= Instant{} + Duration::millis(300));
        QCOMPARE(*run.engine.inFlight().front().arrives, kDue);
    }

    void aClockThatJumpedStaysSoOverACrash()
    {
        Run run(clusterOf(3));
        perform(run.engine, act::Advance{Duration::seconds(1), {S2}});
        perform(run.engine, act::Crash{S2});
        perform(run.engine, act::Restart{{S2}});
        // Timers count from the restart's instant in the run's time, whatever its clock says.
        QVERIFY(run.engine.server(S2).timer.due >= Instant{} + Duration::millis(150));
        QVERIFY(run.engine.server(S2).timer.due <= Instant{} + Duration::millis(300));
    }

    /// "timeout of a leader does nothing (it has no election timer)."
    void aLeaderHasNoElectionTimer()
    {
        Run run(clusterOf(3));
        elect(run.engine, S1);
        const std::uint64_t sent = run.engine.sentCount();
        perform(run.engine, act::Timeout{S1});
        QCOMPARE(run.engine.server(S1).status.role, Role::Leader);
        QCOMPARE(run.engine.server(S1).status.currentTerm, Term{1});
        QCOMPARE(run.engine.sentCount(), sent);
    }

    /// "Of a paused or crashed server it is refused, as are crash of a server that is down and
    /// restart of one that is up." What is refused leaves no trace.
    void whatCannotBeDoneIsRefused()
    {
        Run run(clusterOf(3));
        perform(run.engine, act::Pause{S1});
        perform(run.engine, act::Crash{S2});
        run.story.clear();
        const std::size_t recorded = run.engine.recording().size();
        QCOMPARE(refusal(run.engine, act::Timeout{S1}),
                 QStringLiteral("timeout S1: S1 is paused and handles nothing; resume it first"));
        QCOMPARE(refusal(run.engine, act::Timeout{S2}),
                 QStringLiteral("timeout S2: S2 is down; restart it first"));
        QCOMPARE(refusal(run.engine, act::Crash{S2}),
                 QStringLiteral("crash S2: S2 is down; restart it first"));
        QCOMPARE(refusal(run.engine, act::Restart{{S3}}),
                 QStringLiteral("restart S3: it is up; crash it first"));
        QCOMPARE(refusal(run.engine, act::Propose{S3, "x"}),
                 QStringLiteral("propose S3: it is not the leader but Follower in term 0"));
        QCOMPARE(refusal(run.engine, act::CreateServer{"S1", {}}),
                 QStringLiteral("S1 is there already; choose another name"));
        QVERIFY(!refusal(run.engine, act::Pause{S2}).isEmpty());
        QVERIFY(!refusal(run.engine, act::Heartbeat{S1}).isEmpty());
        QVERIFY(!refusal(run.engine, act::Persist{S1}).isEmpty());
        QVERIFY(run.story.events().empty());
        QCOMPARE(run.engine.recording().size(), recorded);
    }

    /// "A paused server handles nothing and forgets nothing": it does at its resume, in key order,
    /// what came due meanwhile.
    void aPauseHoldsAndAResumeCatchesUp()
    {
        RunSetup setup = clusterOf(3);
        Run run(std::move(setup));
        elect(run.engine, S1);
        const Instant due = run.engine.server(S2).timer.due;
        perform(run.engine, act::Pause{S2});
        run.story.clear();
        mustWork(run.engine.run(due + Duration::millis(100)));
        QVERIFY(run.story.all<what::Receive>(S2).empty());
        QVERIFY(run.story.all<what::Timeout>(S2).empty());
        QCOMPARE(run.engine.server(S2).status.currentTerm, Term{1});
        const Instant resumed = run.engine.now();
        perform(run.engine, act::Resume{S2});
        runFor(run.engine, Duration{1});
        const auto received = run.story.all<what::Receive>(S2);
        QVERIFY(received.size() >= 3);
        for (std::size_t i = 0; i < received.size(); ++i) {
            QCOMPARE(received[i].at, resumed);
            QVERIFY(i == 0
                    || std::get<what::Receive>(received[i - 1].body).id
                           < std::get<what::Receive>(received[i].body).id);
        }
        // The heartbeats came before its election timer was due, and put that off.
        QVERIFY(run.story.all<what::Timeout>(S2).empty());
        QCOMPARE(run.engine.server(S1).status.role, Role::Leader);
    }

    void aTimerThatCameDueInAPauseFiresAtTheResume()
    {
        Run run(clusterOf(3));
        perform(run.engine, act::Isolate{S2});
        perform(run.engine, act::Pause{S2});
        runFor(run.engine, Duration::seconds(1));
        perform(run.engine, act::Resume{S2});
        const Instant resumed = run.engine.now();
        runFor(run.engine, Duration{1});
        const auto fired = run.story.all<what::Timeout>(S2);
        QCOMPARE(fired.size(), std::size_t(1));
        QCOMPARE(fired.front().at, resumed);
        QVERIFY(run.engine.server(S2).timer.due >= resumed + Duration::millis(150));
    }

    void aCrashEndsAPause()
    {
        Run run(clusterOf(3));
        perform(run.engine, act::Pause{S2});
        perform(run.engine, act::Crash{S2});
        QVERIFY(!run.engine.server(S2).paused);
        perform(run.engine, act::Restart{{}});
        runFor(run.engine, Duration::seconds(1));
        QVERIFY(run.engine.server(S2).status.currentTerm > Term{0});
    }

    /// "Election timers that fire together (a split vote)."
    void alignedTimersSplitTheVote()
    {
        Run run(clusterOf(3));
        perform(run.engine, act::Timers{true, {}});
        const Instant due = run.engine.server(S1).timer.due;
        QCOMPARE(run.engine.server(S2).timer.due, due);
        QCOMPARE(run.engine.server(S3).timer.due, due);
        mustWork(run.engine.run(due + kDelay * 3));
        for (const ServerView &server : run.engine.servers()) {
            QCOMPARE(server.status.role, Role::Candidate);
            QCOMPARE(server.status.votedFor, std::optional(server.id));
            QCOMPARE(server.status.votesGranted.size(), std::size_t(1));
        }
    }

    /// "Or far apart": each has time to win before the next.
    void spreadTimersElectTheFirst()
    {
        Run run(clusterOf(5));
        perform(run.engine, act::Timers{false, {}});
        for (std::uint8_t i = 1; i < 5; ++i) {
            const Instant before = run.engine.server({std::uint8_t(i - 1)}).timer.due;
            QVERIFY(run.engine.server({i}).timer.due >= before + kDelay * 2);
        }
        mustWork(run.engine.run(run.engine.server(S1).timer.due + kDelay * 2 + Duration{1}));
        QCOMPARE(run.engine.server(S1).status.role, Role::Leader);
        QCOMPARE(run.story.all<what::Timeout>().size(), std::size_t(1));
    }

    void theSeedDecidesARun()
    {
        const auto hashOfRun = [](std::uint64_t seed) {
            RunSetup setup = clusterOf(5, 1);
            setup.seed = seed;
            Run run(std::move(setup));
            perform(run.engine, act::Submit{C1, "x", {}});
            runFor(run.engine, Duration::seconds(2));
            return run.engine.runHash();
        };
        QCOMPARE(hashOfRun(1), hashOfRun(1));
        QVERIFY(hashOfRun(1) != hashOfRun(2));
    }
};

QTEST_GUILESS_MAIN(TestEngineTime)
#include "tst_engine_time.moc"
