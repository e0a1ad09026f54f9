#include "schedule/run.h"

#include <QTest>

using namespace flotilla;
using namespace flotilla::test;

namespace {

act::Set option(OptionsChange change, std::vector<NodeId> servers = {})
{
    return {std::move(servers), std::move(change)};
}
act::Set explicitly()
{
    OptionsChange change;
    change.persist = Persist::Explicit;
    return option(change);
}
act::Set withoutNoop()
{
    OptionsChange change;
    change.noop = false;
    return option(change);
}

} // namespace

/// Crash and restart, what is saved, commands, the ledger, and settle: what the verbs mean exactly.
class TestEngineServers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// "Frames to X in flight are lost at the crash"; their drop lines stand after the crash's.
    void aCrashLosesWhatIsOnItsWayTo()
    {
        Run run(clusterOf(3));
        perform(run.engine, act::Timeout{S1});
        run.story.clear();
        perform(run.engine, act::Crash{S2});
        const auto &events = run.story.events();
        QCOMPARE(events.size(), std::size_t(3));
        QVERIFY(std::holds_alternative<what::Act>(events[0].body));
        QVERIFY(std::holds_alternative<what::Crash>(events[1].body));
        const auto *drop = std::get_if<what::Drop>(&events[2].body);
        QVERIFY(drop && drop->reason == DropReason::Crash && drop->message->to == S2);
        // "Also if X is back before they would have arrived."
        perform(run.engine, act::Restart{{S2}});
        runFor(run.engine, kDelay + Duration{1});
        QVERIFY(!run.engine.server(S2).status.votedFor);
    }

    /// "Frames from X already sent arrive."
    void whatACrashedServerSentArrives()
    {
        Run run(clusterOf(3));
        perform(run.engine, act::Timeout{S1});
        perform(run.engine, act::Crash{S1});
        runFor(run.engine, kDelay + Duration{1});
        QCOMPARE(run.engine.server(S2).status.votedFor, std::optional(S1));
        QCOMPARE(run.engine.server(S3).status.votedFor, std::optional(S1));
    }

    /// "Frames sent to X while it is down fly on the screen and are lost", on arrival, also if it
    /// is back.
    void whatIsSentToOneThatIsDownIsLostOnArrival()
    {
        Run run(clusterOf(3));
        perform(run.engine, act::Crash{S2});
        perform(run.engine, act::Timeout{S1});
        perform(run.engine, act::Restart{{S2}});
        const auto flying = run.engine.inFlight();
        QCOMPARE(flying.size(), std::size_t(2));
        QVERIFY(flying[0].doomed && flying[0].message->to == S2 && !flying[1].doomed);
        run.story.clear();
        runFor(run.engine, kDelay + Duration{1});
        const auto drops = run.story.all<what::Drop>();
        QCOMPARE(drops.size(), std::size_t(1));
        QCOMPARE(drops.front().at, Instant{} + kDelay);
        QCOMPARE(std::get<what::Drop>(drops.front().body).reason, DropReason::Crash);
        QVERIFY(!run.engine.server(S2).status.votedFor);
    }

    /// A restarted server has its term, vote and log; the rest is volatile (Figure 2).
    void aRestartReadsWhatWasSaved()
    {
        Run run(clusterOf(3));
        elect(run.engine, S1);
        perform(run.engine, act::Propose{S1, "x"});
        runFor(run.engine, Duration::millis(100));
        QCOMPARE(run.engine.server(S2).status.commitIndex, Index{2});
        perform(run.engine, act::Crash{S2});
        const ServerView &server = run.engine.server(S2);
        QVERIFY(!server.up);
        QCOMPARE(server.downSince, run.engine.now());
        QVERIFY(server.timer.due.isNever());
        for (int i = 0; i < 2; ++i) {
            QCOMPARE(server.status.currentTerm, Term{1});
            QCOMPARE(server.status.votedFor, std::optional(S1));
            QCOMPARE(words(server.log), std::string("1: 1:x"));
            QCOMPARE(server.status.commitIndex, Index{0});
            QCOMPARE(server.status.lastApplied, Index{0});
            if (i == 0)
                perform(run.engine, act::Restart{{S2}});
        }
        QVERIFY(server.up);
        runFor(run.engine, Duration::millis(100));
        QCOMPARE(server.status.commitIndex, Index{2});
        // "The log replays it."
        QCOMPARE(run.story.all<what::Apply>(S2).size(), std::size_t(4));
    }

    void restartAllBringsUpThoseThatAreDown()
    {
        Run run(clusterOf(3));
        perform(run.engine, act::Crash{S1});
        perform(run.engine, act::Crash{S3});
        perform(run.engine, act::Restart{{}});
        QCOMPARE(run.story.all<what::Restart>().size(), std::size_t(2));
        perform(run.engine, act::Restart{{}}); // none is down
        QVERIFY(run.engine.server(S1).up && run.engine.server(S3).up);
    }

    /// "No vote leaves before the state that it promises is on disk"; and what is not there a crash
    /// loses.
    void withPersistExplicitACrashLosesWhatWasNotSaved()
    {
        Run run(clusterOf(3));
        perform(run.engine, explicitly());
        perform(run.engine, act::Timeout{S1});
        QCOMPARE(run.engine.sentCount(), 0U);
        perform(run.engine, act::Crash{S1});
        QCOMPARE(run.engine.server(S1).status.currentTerm, Term{0});
        perform(run.engine, act::Restart{{S1}});
        QCOMPARE(run.engine.server(S1).status.currentTerm, Term{0});
        perform(run.engine, act::Timeout{S1});
        run.story.clear();
        perform(run.engine, act::Persist{S1});
        QCOMPARE(run.story.all<what::Persisted>(S1).size(), std::size_t(1));
        QCOMPARE(run.engine.sentCount(), 2U);
        perform(run.engine, act::Crash{S1});
        QCOMPARE(run.engine.server(S1).status.currentTerm, Term{1});
        QCOMPARE(run.engine.server(S1).status.votedFor, std::optional(S1));
    }

    /// What followed the last save is lost, what stood before it is not.
    void withPersistExplicitTheDiskKeepsItsState()
    {
        Run run(clusterOf(3));
        elect(run.engine, S1);
        perform(run.engine, explicitly());
        perform(run.engine, act::Propose{S1, "kept"});
        perform(run.engine, act::Persist{S1});
        perform(run.engine, act::Propose{S1, "lost"});
        QCOMPARE(words(run.engine.server(S1).log), std::string("1: 1:kept 1:lost"));
        perform(run.engine, act::Crash{S1});
        QCOMPARE(words(run.engine.server(S1).log), std::string("1: 1:kept"));
        perform(run.engine, act::Restart{{S1}});
        QCOMPARE(words(run.engine.server(S1).log), std::string("1: 1:kept"));
        runFor(run.engine, Duration::millis(20));
        QVERIFY(run.engine.violations().empty());
    }

    void backToImplicitSavesAtOnce()
    {
        Run run(clusterOf(3));
        perform(run.engine, explicitly());
        perform(run.engine, act::Timeout{S1});
        OptionsChange change;
        change.persist = Persist::Implicit;
        perform(run.engine, option(change));
        QCOMPARE(run.engine.sentCount(), 2U);
        perform(run.engine, act::Crash{S1});
        QCOMPARE(run.engine.server(S1).status.currentTerm, Term{1});
    }

    /// Options set while a server is down hold when it is back.
    void optionsOutliveACrash()
    {
        Run run(clusterOf(3));
        perform(run.engine, act::Crash{S1});
        perform(run.engine, withoutNoop());
        perform(run.engine, act::Restart{{S1}});
        elect(run.engine, S1);
        QCOMPARE(run.engine.server(S1).log.lastIndex(), Index{0});
        QVERIFY(!run.engine.optionsOf(S1).noop);
    }

    /// "A server in no configuration": it neither stands nor votes nor counts.
    void aCreatedServerIsNoVoter()
    {
        Run run(clusterOf(2));
        perform(run.engine, act::CreateServer{"S3", {}});
        QVERIFY(!run.engine.server(S3).voter);
        QVERIFY(!run.engine.voters().contains(S3));
        QCOMPARE(run.story.all<what::Create>(S3).size(), std::size_t(1));
        perform(run.engine, act::Crash{S2});
        perform(run.engine, act::Timeout{S1});
        runFor(run.engine, Duration::seconds(2));
        QCOMPARE(run.engine.server(S1).status.role, Role::Candidate);
        QCOMPARE(run.engine.server(S3).status.role, Role::Follower);
        QVERIFY(!run.engine.server(S3).status.votedFor);
        QVERIFY(run.story.all<what::Timeout>(S3).empty());
    }

    void aCreatedServersEntriesDoNotCount()
    {
        Run run(clusterOf(3));
        perform(run.engine, act::CreateServer{"S4", std::vector<NodeId>{S1}});
        QVERIFY(run.engine.links().isUp(S4, S1) && !run.engine.links().isUp(S4, S2)
                && !run.engine.links().isUp(S3, S4));
        elect(run.engine, S1);
        perform(run.engine, act::Crash{S2});
        perform(run.engine, act::Crash{S3});
        perform(run.engine, act::Propose{S1, "x"});
        runFor(run.engine, Duration::seconds(1));
        QCOMPARE(run.engine.server(S1).status.commitIndex, Index{1});
        QCOMPARE(run.engine.ledger().size(), std::size_t(1));
    }

    /// "No-ops are rows too (command empty)."
    void theLedgerHoldsWhatIsCommittedNoOpsToo()
    {
        Run run(clusterOf(3));
        elect(run.engine, S1);
        perform(run.engine, act::Propose{S1, "x"});
        QCOMPARE(words(run.engine.ledger()), std::string("1:")); // not before it is committed
        runFor(run.engine, kDelay * 2 + Duration{1});
        QCOMPARE(words(run.engine.ledger()), std::string("1: 1:x"));
        const LedgerRow &row = run.engine.ledger().at({2});
        QCOMPARE(row.leader, std::string("S1"));
        QCOMPARE(row.leaderTerm, Term{1});
        QCOMPARE(run.story.all<what::Ledger>(S1).size(), std::size_t(2));
        QCOMPARE(row.committedAt, run.story.all<what::Ledger>().back().at);
    }

    /// "A new leader fills in what it knows to be committed and the ledger lacks."
    void aNewLeaderFillsInWhatTheLedgerLacks()
    {
        RunSetup setup = clusterOf(3);
        for (ServerSetup &server : setup.servers) {
            server.state.currentTerm = {1};
            for (const char *text : {"a", "b", "c"})
                server.state.log.append({{1}, makeCommand(text)});
        }
        setup.servers[1].preset.commitIndex = {2};
        Run run(std::move(setup));
        QCOMPARE(run.engine.ledger().size(), std::size_t(0));
        perform(run.engine, act::Timeout{S2});
        mustWork(run.engine.run(Instant{} + kDelay * 2 + Duration{1}));
        QCOMPARE(run.engine.server(S2).status.role, Role::Leader);
        QCOMPARE(words(run.engine.ledger()), std::string("1:a 1:b"));
        QCOMPARE(run.engine.ledger().at({1}).leader, std::string("S2"));
        QCOMPARE(run.engine.ledger().at({1}).leaderTerm, Term{2});
        runFor(run.engine, Duration::millis(100));
        QCOMPARE(words(run.engine.ledger()), std::string("1:a 1:b 1:c 2:"));
    }

    /// "Each client has a session, so a command sent twice is applied once."
    void aCommandSentTwiceIsAppliedOnce()
    {
        Run run(clusterOf(3, 1));
        elect(run.engine, S1);
        runFor(run.engine, Duration::millis(100));
        perform(run.engine, act::SetLink{S1, C1, false, true}); // the answer will be lost
        perform(run.engine, act::Submit{C1, "x", {}});
        runFor(run.engine, Duration::millis(100));
        QCOMPARE(run.engine.server(S2).status.commitIndex, Index{2}); // committed, and nobody told
        QVERIFY(run.engine.clients().front().status.open);
        perform(run.engine, act::Crash{S1});
        perform(run.engine, act::Timeout{S2});
        runFor(run.engine, Duration::seconds(3));
        const ClientStatus &client = run.engine.clients().front().status;
        QVERIFY(client.done());
        QCOMPARE(client.answered, 1U);
        QCOMPARE(client.lastIndex, std::optional(Index{2}));
        QVERIFY(run.story.all<what::Send>(C1).size() >= 2);
        QCOMPARE(run.story.all<what::Invoke>(C1).size(), std::size_t(1));
        std::size_t applied = 0;
        for (const Event &event : run.story.all<what::Apply>(S3))
            applied += std::get<what::Apply>(event.body).entry.value() == "x" ? 1U : 0U;
        QCOMPARE(applied, std::size_t(1));
    }

    /// "A server that is not the leader answers with the leader's name, and the client goes there
    /// and stays there."
    void aClientFollowsARedirectAndStays()
    {
        Run run(clusterOf(3, 1));
        elect(run.engine, S3);
        runFor(run.engine, Duration::millis(100));
        run.story.clear();
        perform(run.engine, act::Submit{C1, "x", {}});
        perform(run.engine, act::Submit{C1, "y", {}});
        runFor(run.engine, Duration::seconds(1));
        std::vector<NodeId> asked;
        for (const Event &event : run.story.all<what::Send>(C1))
            asked.push_back(std::get<what::Send>(event.body).message->to);
        QCOMPARE(asked, (std::vector<NodeId>{S1, S3, S3}));
        QCOMPARE(words(run.engine.ledger()), std::string("1: 1:x 1:y"));
        QVERIFY(run.engine.clients().front().status.done());
    }

    /// An operation number is never used twice, also not after the logs were taken over.
    void aClientGoesOnInItsSession()
    {
        RunSetup setup = clusterOf(3, 1);
        for (ServerSetup &server : setup.servers) {
            server.state.currentTerm = {1};
            server.state.log.append({{1}, makeCommand("old", "C1", 4)});
        }
        Run run(std::move(setup));
        elect(run.engine, S1);
        perform(run.engine, act::Submit{C1, "new", {}});
        runFor(run.engine, Duration::millis(100));
        QCOMPARE(run.engine.clients().front().status.op, 5U);
        QCOMPARE(words(run.engine.ledger()), std::string("1:old 2: 2:new"));
    }

    void aClientLearnsOfACreatedServer()
    {
        Run run(clusterOf(1, 1));
        perform(run.engine, act::Crash{S1});
        perform(run.engine, act::CreateServer{"S2", {}});
        perform(run.engine, act::Submit{C1, "x", {}});
        runFor(run.engine, Duration::seconds(2));
        bool asked = false;
        for (const Event &event : run.story.all<what::Receive>(S2))
            asked = asked || std::get<what::Receive>(event.body).message->from == C1;
        QVERIFY(asked);
    }

    /// "settle heals all links; with no leader, the up voter with the most up-to-date log times
    /// out."
    void settleBringsAllInSync_data()
    {
        QTest::addColumn<bool>("manual");
        QTest::addColumn<bool>("noop");
        QTest::addColumn<bool>("persistExplicit");
        for (int i = 0; i < 8; ++i)
            QTest::addRow("%s%s%s", i & 1 ? "manual " : "", i & 2 ? "noop=off " : "",
                          i & 4 ? "persist=explicit" : "")
                << bool(i & 1) << bool(i & 2) << bool(i & 4);
    }
    void settleBringsAllInSync()
    {
        QFETCH(bool, manual);
        QFETCH(bool, noop);
        QFETCH(bool, persistExplicit);
        RunSetup setup = clusterOf(5);
        for (const std::size_t ahead : {1U, 3U}) {
            setup.servers[ahead].state.currentTerm = {2};
            setup.servers[ahead].state.log.append({{1}, makeCommand("a")});
            setup.servers[ahead].state.log.append({{2}, makeCommand("b")});
        }
        Run run(std::move(setup));
        if (noop)
            perform(run.engine, withoutNoop());
        if (persistExplicit)
            perform(run.engine, explicitly());
        if (manual)
            perform(run.engine, act::Net{true, {}});
        perform(run.engine, act::Crash{S5});
        perform(run.engine, act::Isolate{S1});
        run.story.clear();
        QCOMPARE(refusal(run.engine, act::Settle{}), QString());
        QVERIFY(run.engine.links().isUp(S1, S2));
        QVERIFY(!run.engine.server(S5).up);
        QCOMPARE(run.story.all<what::Timeout>().front().node, S2);
        for (const NodeId id : {S1, S2, S3, S4}) {
            QCOMPARE(words(run.engine.server(id).log), std::string("1:a 2:b 3:"));
            QCOMPARE(run.engine.server(id).status.commitIndex, Index{3});
        }
        QCOMPARE(words(run.engine.ledger()), std::string("1:a 2:b 3:"));
    }

    /// "Else it fails"; "paused servers stay paused".
    void settleFailsWithoutAMajority()
    {
        Run run(clusterOf(5));
        for (const NodeId id : {S1, S2})
            perform(run.engine, act::Crash{id});
        perform(run.engine, act::Pause{S3});
        QVERIFY(
            refusal(run.engine, act::Settle{5}).contains(u"a majority of the voters must be up"));
        QVERIFY(run.engine.server(S3).paused);
        perform(run.engine, act::Resume{S3});
        QCOMPARE(refusal(run.engine, act::Settle{}), QString());
    }

    /// A window may still ask for something that was meant for another run.
    void nobodyActsOnWhomTheRunDoesNotHave()
    {
        Run run(clusterOf(3));
        perform(run.engine, act::AddClient{"C1", {}});
        const NodeId s4{3};
        const NodeId c2{NodeId::kFirstClient + 1};
        Message injected;
        injected.from = s4;
        injected.to = S1;
        const std::vector<Action> forOthers{
            act::Set{{s4}, {}},
            act::CreateServer{"S9", std::vector<NodeId>{s4}},
            act::AddClient{"C9", s4},
            act::Advance{Duration{1}, {s4}},
            act::Timeout{s4},
            act::Heartbeat{s4},
            act::Timers{true, {s4}},
            act::NetLink{S1, s4, {}, false},
            act::SetLink{s4, S1, false, false},
            act::Isolate{s4},
            act::Heal{s4},
            act::Partition{{{S1}, {S2, s4}}},
            act::Inject{injected},
            act::Crash{s4},
            act::Restart{{s4}},
            act::Pause{s4},
            act::Resume{s4},
            act::Persist{s4},
            act::Propose{s4, "x"},
            act::Submit{NodeId{NodeId::kFirstClient}, "x", s4},
        };
        for (const Action &action : forOthers)
            QCOMPARE(refusal(run.engine, action),
                     QStringLiteral("this run has no server number 4; choose one of its own"));
        QCOMPARE(refusal(run.engine, act::Submit{c2, "x", {}}),
                 QStringLiteral("this run has no client number 2; add one first"));
        QCOMPARE(run.engine.recording().size(), std::size_t(1));
    }

    /// "After every line, unless invariants=off": what does not hold is told, once, and recorded.
    void aBrokenSafetyPropertyIsTold()
    {
        const auto violations = [](bool invariants) {
            RunSetup setup = clusterOf(3);
            setup.invariants = invariants;
            Run run(std::move(setup));
            elect(run.engine, S1);
            perform(run.engine,
                    act::Inject{Message{
                        S3, S2, Term{1},
                        AppendEntries{
                            Index{1}, Term{1}, {{Term{1}, makeCommand("forged")}}, Index{2}}}});
            runFor(run.engine, Duration{1});
            return std::pair(run.engine.violations().size(),
                             run.story.all<what::Violated>().size());
        };
        QVERIFY(violations(true).first > 0);
        QCOMPARE(violations(true).first, violations(true).second);
        QCOMPARE(violations(false).first, std::size_t(0));
    }

    /// "A new row from a leader below the highest term that wrote is refused and is a safety
    /// violation": one for each row, however often the leader offers it.
    void whatTheLedgerRefusesIsToldOnce()
    {
        RunSetup setup = clusterOf(3);
        setup.ledger = {{Index{1}, Entry{Term{5}, makeCommand("old")}, "S2", Term{5}, Instant{}}};
        Run run(std::move(setup));
        elect(run.engine, S1);
        perform(run.engine, act::Propose{S1, "x"});
        runFor(run.engine, Duration::seconds(1));
        QCOMPARE(run.engine.server(S1).status.commitIndex, Index{2});
        QCOMPARE(run.engine.violations().size(), std::size_t(2));
        QCOMPARE(words(run.engine.ledger()), std::string("5:old"));
    }

    /// Everything that was done, at its place: doing it again gives the same run.
    void aRecordingPlaysToTheSameRun()
    {
        Run run(clusterOf(3, 1));
        perform(run.engine, act::Timeout{S1});
        mustWork(run.engine.step());
        perform(run.engine, act::Crash{S3}); // among the events of one instant
        runFor(run.engine, Duration::millis(70));
        perform(run.engine, act::Submit{C1, "x", S2});
        perform(run.engine, act::Restart{{}});
        runFor(run.engine, Duration::seconds(1));
        QCOMPARE(run.engine.recording()[1].turnsFirst, 1U);
        Run again(clusterOf(3, 1));
        replay(again.engine, run.engine.recording());
        mustWork(again.engine.run(run.engine.now()));
        QCOMPARE(again.engine.runHash(), run.engine.runHash());
        QCOMPARE(again.story.events().size(), run.story.events().size());
    }
};

QTEST_GUILESS_MAIN(TestEngineServers)
#include "tst_engine_servers.moc"
