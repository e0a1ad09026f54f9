#include "core/one_server.h"

#include <set>

using namespace flotilla;
using namespace flotilla::test;

namespace {

bool within(Duration wait, const RaftOptions &options)
{
    return wait >= options.electionTimeoutMin && wait <= options.electionTimeoutMax;
}

} // namespace

/// §5.1, §5.2 and §5.4.1, sentence by sentence.
class TestElection : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // "When servers start up, they begin as followers."
    void startsAsAFollower()
    {
        const OneServer server;
        QCOMPARE(server.role(), Role::Follower);
        QCOMPARE(server.term(), 0U);
        QVERIFY(!server.status().votedFor);
    }

    // "If a follower receives no communication over a period of time called the election timeout,
    // then it assumes there is no viable leader and begins an election."
    // "a follower increments its current term and transitions to candidate state. It then votes for
    // itself and issues RequestVote RPCs in parallel to each of the other servers in the cluster."
    void standsWhenItsTimerIsDue()
    {
        OneServer server({.servers = 5, .term = 3, .log = logOf({1, 3})});
        server.now = server.raft().nextTimer();
        server.does(TimerDue{});
        QCOMPARE(server.role(), Role::Candidate);
        QCOMPARE(server.term(), 4U);
        QVERIFY(server.status().votedFor == S1);
        QVERIFY(server.status().votesGranted.contains(S1));
        QCOMPARE(server.status().votesGranted.size(), 1U);
        QCOMPARE(server.sends().size(), 4U);
        for (const NodeId peer : {S2, S3, S4, S5}) {
            const auto asked = server.sentTo<RequestVote>(peer);
            QCOMPARE(asked.size(), 1U);
            QCOMPARE(asked.front().lastLogIndex.value, 2U);
            QCOMPARE(asked.front().lastLogTerm.value, 3U);
        }
        for (const MessagePtr &message : server.sends())
            QCOMPARE(message->term.value, 4U);
        QCOMPARE(server.noted<NoteTimeout>().size(), 1U);
    }

    // "A candidate wins an election if it receives votes from a majority of the servers in the full
    // cluster for the same term."
    void leadsOnAMajorityAndNotBefore()
    {
        OneServer server({.servers = 5});
        server.timesOut();
        server.hears(S2, 1, RequestVoteReply{true});
        QCOMPARE(server.role(), Role::Candidate);
        server.hears(S2, 1, RequestVoteReply{true}); // the same one twice
        QCOMPARE(server.role(), Role::Candidate);
        server.hears(S3, 1, RequestVoteReply{false});
        QCOMPARE(server.role(), Role::Candidate);
        server.hears(S4, 1, RequestVoteReply{true});
        QCOMPARE(server.role(), Role::Leader);
        QCOMPARE(server.noted<NoteBecameLeader>().size(), 1U);
    }
    void halfOfAnEvenClusterIsNoMajority()
    {
        OneServer server({.servers = 4});
        server.timesOut();
        server.hears(S2, 1, RequestVoteReply{true});
        QCOMPARE(server.role(), Role::Candidate);
        server.hears(S3, 1, RequestVoteReply{true});
        QCOMPARE(server.role(), Role::Leader);
    }
    void votesOfAnEarlierTermDoNotCount()
    {
        OneServer server;
        server.timesOut();
        server.timesOut();
        QCOMPARE(server.term(), 2U);
        server.hears(S2, 1, RequestVoteReply{true});
        QCOMPARE(server.role(), Role::Candidate);
        QCOMPARE(server.status().votesGranted.size(), 1U);
    }
    void votesOfServersOutsideTheConfigurationDoNotCount()
    {
        OneServer server;
        server.timesOut();
        server.hears(S4, 1, RequestVoteReply{true});
        QCOMPARE(server.role(), Role::Candidate);
    }
    void aVoteThatComesLateChangesNoLeader()
    {
        OneServer server;
        server.winsElection();
        server.hears(S3, 1, RequestVoteReply{true});
        QCOMPARE(server.role(), Role::Leader);
        QVERIFY(server.sends().empty());
    }
    void aLoneServerElectsItself()
    {
        OneServer server({.servers = 1});
        server.timesOut();
        QCOMPARE(server.role(), Role::Leader);
        QCOMPARE(server.commit(), 1U); // its no-op
        QVERIFY(server.sends().empty());
    }

    // "Each server will vote for at most one candidate in a given term, on a
    // first-come-first-served basis."
    void votesOnceATerm()
    {
        OneServer server({.servers = 5});
        server.hears(S2, 1, RequestVote{});
        QVERIFY(server.grantedVote());
        QVERIFY(server.status().votedFor == S2);
        server.hears(S3, 1, RequestVote{Index{9}, Term{9}});
        QVERIFY(server.refusedVote());
        QVERIFY(server.status().votedFor == S2);
        server.hears(S2, 1, RequestVote{}); // a lost reply is made good
        QVERIFY(server.grantedVote());
        server.hears(S3, 2, RequestVote{}); // a new term, a new vote
        QVERIFY(server.grantedVote());
        QVERIFY(server.status().votedFor == S3);
    }
    void remembersItsVoteOverARestart()
    {
        OneServer server({.servers = 3, .term = 1, .votedFor = S2});
        server.hears(S3, 1, RequestVote{});
        QVERIFY(server.refusedVote());
        server.hears(S2, 1, RequestVote{});
        QVERIFY(server.grantedVote());
    }
    void aCandidateVotesForNobodyElse()
    {
        OneServer server;
        server.timesOut();
        server.hears(S2, 1, RequestVote{Index{9}, Term{1}});
        QVERIFY(server.refusedVote());
        QCOMPARE(server.role(), Role::Candidate);
    }

    // "1. Reply false if term < currentTerm" (Figure 2, RequestVote).
    void refusesCandidatesOfThePast()
    {
        OneServer server({.term = 5});
        server.hears(S2, 4, RequestVote{Index{9}, Term{4}});
        QVERIFY(server.refusedVote());
        QCOMPARE(server.sends().front()->term.value, 5U);
        QVERIFY(!server.status().votedFor);
    }

    // "If the logs have last entries with different terms, then the log with the later term is more
    // up-to-date. If the logs end with the same term, then whichever log is longer is more
    // up-to-date." (§5.4.1)
    void votesOnlyForLogsThatAreUpToDate_data()
    {
        QTest::addColumn<unsigned>("lastLogIndex");
        QTest::addColumn<unsigned>("lastLogTerm");
        QTest::addColumn<bool>("granted");
        QTest::addRow("the same log") << 3U << 2U << true;
        QTest::addRow("longer") << 4U << 2U << true;
        QTest::addRow("shorter") << 2U << 2U << false;
        QTest::addRow("later term, shorter") << 1U << 3U << true;
        QTest::addRow("later term, longer") << 9U << 3U << true;
        QTest::addRow("earlier term, longer") << 9U << 1U << false;
        QTest::addRow("empty") << 0U << 0U << false;
    }
    void votesOnlyForLogsThatAreUpToDate()
    {
        QFETCH(unsigned, lastLogIndex);
        QFETCH(unsigned, lastLogTerm);
        QFETCH(bool, granted);
        OneServer server({.term = 3, .log = logOf({1, 1, 2})});
        server.hears(S2, 4, RequestVote{Index{lastLogIndex}, Term{lastLogTerm}});
        QCOMPARE(server.grantedVote(), granted);
        QCOMPARE(server.refusedVote(), !granted);
        QCOMPARE(server.status().votedFor.has_value(), granted);
        QCOMPARE(server.term(), 4U); // the term is learnt either way
    }

    // "If RPC request or response contains term T > currentTerm: set currentTerm = T, convert to
    // follower" (Figure 2, §5.1).
    void anyLaterTermMakesAFollower_data()
    {
        QTest::addColumn<int>("kind");
        for (int kind = 0; kind < 4; ++kind)
            QTest::addRow("%d", kind) << kind;
    }
    void anyLaterTermMakesAFollower()
    {
        QFETCH(int, kind);
        const MessageBody bodies[] = {RequestVote{}, RequestVoteReply{}, AppendEntries{},
                                      AppendEntriesReply{}};
        for (const bool leads : {false, true}) {
            OneServer server({.log = logOf({0})});
            if (leads)
                server.winsElection();
            else
                server.timesOut();
            server.hears(S2, 7, bodies[kind]);
            QCOMPARE(server.role(), Role::Follower);
            QCOMPARE(server.term(), 7U);
            QVERIFY(!server.status().votedFor);
            QVERIFY(server.status().peers.empty());
            QVERIFY(server.status().votesGranted.empty());
            QVERIFY(!server.raft().nextTimer().isNever());
        }
    }
    void aDeposedLeaderWaitsAWholeElectionTimeout()
    {
        OneServer server;
        server.winsElection();
        server.now = Instant{1'000'000};
        server.hears(S2, 2, RequestVoteReply{false});
        QVERIFY(within(server.raft().nextTimer() - server.now, RaftOptions{}));
    }

    // "While waiting for votes, a candidate may receive an AppendEntries RPC from another server
    // claiming to be leader. If the leader's term is at least as large as the candidate's current
    // term, then the candidate recognizes the leader as legitimate and returns to follower state."
    void aCandidateYieldsToTheLeaderOfItsTerm()
    {
        OneServer server;
        server.timesOut();
        server.hears(S2, 1, AppendEntries{});
        QCOMPARE(server.role(), Role::Follower);
        QCOMPARE(server.term(), 1U);
        QVERIFY(server.status().votedFor == S1); // its vote of this term is given
        QVERIFY(server.raft().knownLeader() == S2);
    }
    // "If the term in the RPC is smaller than the candidate's current term, then the candidate
    // rejects the RPC and continues in candidate state."
    void aCandidateStaysOneBeforeALeaderOfThePast()
    {
        OneServer server({.term = 4});
        server.timesOut();
        server.hears(S2, 4, AppendEntries{});
        QCOMPARE(server.role(), Role::Candidate);
        const auto replies = server.sent<AppendEntriesReply>();
        QCOMPARE(replies.size(), 1U);
        QVERIFY(!replies.front().success);
        QCOMPARE(server.sends().front()->term.value, 5U);
    }

    // "each candidate will time out and start a new election by incrementing its term and
    // initiating another round of RequestVote RPCs."
    void aCandidateStandsAgainWhenNobodyWins()
    {
        OneServer server;
        server.timesOut();
        server.hears(S2, 1, RequestVoteReply{true}); // it leads: not this one
        QCOMPARE(server.role(), Role::Leader);

        OneServer other({.servers = 5});
        other.timesOut();
        other.hears(S2, 1, RequestVoteReply{true});
        other.now = other.raft().nextTimer();
        other.does(TimerDue{});
        QCOMPARE(other.role(), Role::Candidate);
        QCOMPARE(other.term(), 2U);
        QCOMPARE(other.status().votesGranted.size(), 1U);
        QCOMPARE(other.sent<RequestVote>().size(), 4U);
        QVERIFY(other.raft().nextTimer() > other.now);
    }

    // "election timeouts are chosen randomly from a fixed interval (e.g., 150-300 ms)" and "Each
    // candidate restarts its randomized election timeout at the start of an election".
    void drawsEveryTimeoutFromTheWholeInterval()
    {
        std::set<std::int64_t> draws;
        std::int64_t least = Duration::millis(300).micros;
        std::int64_t most = 0;
        for (std::uint64_t seed = 1; seed <= 40; ++seed) {
            OneServer server({.servers = 5, .seed = seed});
            for (int election = 0; election < 50; ++election) {
                const Duration wait = server.raft().nextTimer() - server.now;
                QVERIFY(within(wait, RaftOptions{}));
                draws.insert(wait.micros);
                least = std::min(least, wait.micros);
                most = std::max(most, wait.micros);
                server.now = server.raft().nextTimer();
                server.does(TimerDue{});
            }
        }
        QVERIFY(draws.size() > 1950); // of 2,000
        QVERIFY(least < Duration::millis(151).micros);
        QVERIFY(most > Duration::millis(299).micros);
    }
    void serversDrawApart()
    {
        const OneServer one({.self = S1});
        const OneServer other({.self = S2});
        QVERIFY(const_cast<OneServer &>(one).raft().nextTimer()
                != const_cast<OneServer &>(other).raft().nextTimer());
    }
    void theSameSeedDrawsTheSame()
    {
        OneServer one({.seed = 77});
        OneServer again({.seed = 77});
        OneServer other({.seed = 78});
        QVERIFY(one.raft().nextTimer() == again.raft().nextTimer());
        QVERIFY(one.raft().nextTimer() != other.raft().nextTimer());
    }
    void keepsToTheIntervalItIsGiven()
    {
        RaftOptions options;
        options.electionTimeoutMin = options.electionTimeoutMax = Duration::millis(40);
        OneServer server({.options = options});
        QCOMPARE(server.raft().nextTimer().micros, 40'000);
        server.now = Instant{10'000};
        options.electionTimeoutMin = options.electionTimeoutMax = Duration::millis(70);
        server.does(Configure{options});
        QCOMPARE(server.raft().nextTimer().micros, 80'000);
    }

    // "If election timeout elapses without receiving AppendEntries RPC from current leader or
    // granting vote to candidate: convert to candidate" (Figure 2, Followers): only these two put
    // it off.
    void aGrantedVotePutsTheTimerOff()
    {
        OneServer server;
        server.now = Instant{100'000};
        server.hears(S2, 1, RequestVote{});
        QVERIFY(within(server.raft().nextTimer() - server.now, RaftOptions{}));
        QCOMPARE(server.raft().timerSet().micros, 100'000);
    }
    void theLeadersAppendEntriesPutTheTimerOff()
    {
        OneServer server({.log = logOf({1})});
        server.now = Instant{100'000};
        server.hears(S2, 1, AppendEntries{});
        QCOMPARE(server.raft().timerSet().micros, 100'000);
        server.now = Instant{140'000};
        server.hears(S2, 1, AppendEntries{Index{5}, Term{1}, {}, {}}); // that doesn't fit, too
        QCOMPARE(server.raft().timerSet().micros, 140'000);
    }
    void nothingElsePutsTheTimerOff()
    {
        OneServer server({.term = 5, .votedFor = S3, .log = logOf({5})});
        const Instant due = server.raft().nextTimer();
        server.now = Instant{100'000};
        server.hears(S2, 5, RequestVote{Index{9}, Term{9}}); // voted already
        QVERIFY(server.raft().nextTimer() == due);
        server.hears(S2, 4, AppendEntries{}); // a leader of the past
        QVERIFY(server.raft().nextTimer() == due);
        server.hears(S2, 6, RequestVote{Index{1}, Term{4}}); // a log that is behind
        QCOMPARE(server.term(), 6U);
        QVERIFY(server.raft().nextTimer() == due);
        server.hears(S2, 7, RequestVoteReply{false});
        QVERIFY(server.raft().nextTimer() == due);
        server.proposes("x");
        server.does(HeartbeatNow{});
        QVERIFY(server.raft().nextTimer() == due);
        QVERIFY(server.sends().empty());
    }

    // "Upon election: send initial empty AppendEntries RPCs (heartbeat) to each server" (Figure 2).
    void aNewLeaderMakesItselfKnown()
    {
        RaftOptions options;
        options.noop = false;
        OneServer server({.servers = 5, .log = logOf({1, 1}), .options = options});
        server.winsElection();
        for (const NodeId peer : {S2, S3, S4, S5}) {
            const auto heard = server.sentTo<AppendEntries>(peer);
            QCOMPARE(heard.size(), 1U);
            QVERIFY(heard.front().entries.empty());
            QCOMPARE(heard.front().prevLogIndex.value, 2U);
            QCOMPARE(heard.front().prevLogTerm.value, 1U);
            QCOMPARE(server.next(peer), 3U);
            QCOMPARE(server.match(peer), 0U);
        }
        QVERIFY(server.raft().nextTimer() == server.now + options.heartbeat);
    }
    // "having each leader commit a blank no-op entry into the log at the start of its term" (§8).
    void aNewLeaderAppendsANoOp()
    {
        OneServer server({.log = logOf({0})});
        server.winsElection();
        QCOMPARE(server.log().lastIndex().value, 2U);
        QVERIFY(server.log().at(Index{2}).command == nullptr);
        QCOMPARE(server.log().lastTerm().value, 1U);
        const auto heard = server.sentTo<AppendEntries>(S3);
        QCOMPARE(heard.size(), 1U);
        QCOMPARE(heard.front().entries.size(), 1U);
    }
    void aLeaderHasNoElectionTimer()
    {
        OneServer server;
        server.winsElection();
        server.timesOut();
        QCOMPARE(server.role(), Role::Leader);
        QCOMPARE(server.term(), 1U);
        const Instant due = server.raft().nextTimer();
        server.does(SetElectionTimer{Instant{1}});
        QVERIFY(server.raft().nextTimer() == due);
    }

    // Two leaders of one term break Election Safety: what claims it is not believed.
    void aLeaderYieldsToNoOtherOfItsTerm()
    {
        OneServer server;
        server.winsElection();
        server.hears(S2, 1, AppendEntries{});
        QCOMPARE(server.role(), Role::Leader);
        QVERIFY(server.sends().empty());
        const auto notes = server.noted<NoteReceived>();
        QCOMPARE(notes.size(), 1U);
        QCOMPARE(notes.front().verdict, Verdict::Contradiction);
    }

    void whoIsInNoConfigurationNeverStands()
    {
        OneServer server({.self = S4, .servers = 3});
        QVERIFY(server.raft().nextTimer().isNever());
        server.timesOut();
        server.does(TimerDue{});
        QCOMPARE(server.role(), Role::Follower);
        QCOMPARE(server.term(), 0U);
        server.hears(S1, 1, AppendEntries{Index{}, Term{}, entriesOf({1}), Index{1}});
        QVERIFY(server.raft().nextTimer().isNever());
        QCOMPARE(server.commit(), 1U); // and yet it learns
        server.does(SetElectionTimer{Instant{1}});
        QVERIFY(server.raft().nextTimer().isNever());
    }

    // A timer that is set again by a user runs from then on (SCENARIO.md, timers align).
    void theElectionTimerCanBeSet()
    {
        OneServer server;
        server.now = Instant{20'000};
        server.does(SetElectionTimer{Instant{123'000}});
        QCOMPARE(server.raft().nextTimer().micros, 123'000);
        QCOMPARE(server.raft().timerSet().micros, 20'000);
    }
    // A shorter heartbeat counts from the last one, and never makes a timer due in the past.
    void aNewHeartbeatIntervalIsNeverDueInThePast()
    {
        OneServer server;
        server.winsElection();
        RaftOptions options;
        server.now = Instant{30'000};
        options.heartbeat = Duration::millis(80);
        server.does(Configure{options});
        QCOMPARE(server.raft().nextTimer().micros, 80'000);
        options.heartbeat = Duration::millis(10);
        server.does(Configure{options});
        QVERIFY(server.raft().nextTimer() >= server.now);
    }
};

QTEST_APPLESS_MAIN(TestElection)
#include "tst_election.moc"
