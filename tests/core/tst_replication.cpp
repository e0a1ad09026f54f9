#include "core/one_server.h"

#include <deque>

using namespace flotilla;
using namespace flotilla::test;

namespace {

/// A follower of S2's, with this log, in term 8 unless said otherwise.
OneServer follower(const Log &log, std::uint32_t commit = 0, std::uint64_t term = 8)
{
    return OneServer({.term = term, .log = log, .preset = {Index{commit}, false}});
}

AppendEntries append(std::uint32_t prevLogIndex, std::uint64_t prevLogTerm,
                     std::initializer_list<std::uint64_t> terms, std::uint32_t leaderCommit = 0)
{
    return {Index{prevLogIndex}, Term{prevLogTerm}, entriesOf(terms), Index{leaderCommit}};
}

AppendEntriesReply onlyReply(const OneServer &server)
{
    const auto replies = server.sent<AppendEntriesReply>();
    return replies.size() == 1 ? replies.front() : AppendEntriesReply{false, Index{999}, {}};
}

/// A leader whose no-op is its last entry; all it sends eagerly.
OneServer leader(std::uint8_t servers, const Log &log = {}, const RaftOptions &options = {},
                 std::uint64_t term = 0)
{
    OneServer server({.servers = servers, .term = term, .log = log, .options = options});
    server.winsElection();
    return server;
}

RaftOptions withoutNoOp()
{
    RaftOptions options;
    options.noop = false;
    return options;
}

/// Carries messages between a leader S1 and a follower S2 until there are none, and counts the
/// AppendEntries that were refused.
int exchange(OneServer &leader, OneServer &follower)
{
    int refused = 0;
    std::deque<AppendEntries> forward;
    for (const auto &request : leader.sentTo<AppendEntries>(S2))
        forward.push_back(request);
    while (!forward.empty()) {
        follower.hears(S1, leader.term(), forward.front());
        forward.pop_front();
        for (const auto &reply : follower.sent<AppendEntriesReply>()) {
            refused += reply.success ? 0 : 1;
            leader.hears(S2, follower.term(), reply);
            for (const auto &request : leader.sentTo<AppendEntries>(S2))
                forward.push_back(request);
        }
    }
    return refused;
}

} // namespace

/// §5.3 and §5.4.2, sentence by sentence.
class TestReplication : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // "1. Reply false if term < currentTerm" (Figure 2, AppendEntries).
    void refusesLeadersOfThePast()
    {
        OneServer server = follower(logOf({1}));
        server.hears(S2, 7, append(1, 1, {7}, 2));
        QVERIFY(!onlyReply(server).success);
        QCOMPARE(server.sends().front()->term.value, 8U);
        QCOMPARE(termsOf(server.log()), (Terms{1}));
        QCOMPARE(server.commit(), 0U);
        QVERIFY(!server.raft().knownLeader());
    }

    // "2. Reply false if log doesn't contain an entry at prevLogIndex whose term matches
    // prevLogTerm."
    void refusesWhatItsLogDoesNotLeadUpTo()
    {
        OneServer server = follower(logOf({1, 1, 4, 4}));
        server.hears(S2, 8, append(6, 4, {8}, 7));
        AppendEntriesReply reply = onlyReply(server);
        QVERIFY(!reply.success);
        QVERIFY((reply.conflict == Conflict{Index{5}, Term{0}})); // one past its end

        server.hears(S2, 8, append(4, 5, {8}, 5));
        reply = onlyReply(server);
        QVERIFY(!reply.success);
        QVERIFY((reply.conflict == Conflict{Index{3}, Term{4}})); // the first it stores for term 4
        QCOMPARE(termsOf(server.log()), (Terms{1, 1, 4, 4}));     // a refusal cuts nothing
        QCOMPARE(server.commit(), 0U);
    }
    void takesTheFirstEntryOfAll()
    {
        OneServer server = follower({});
        server.hears(S2, 8, append(0, 0, {8}));
        QVERIFY(onlyReply(server).success);
        QCOMPARE(onlyReply(server).matchIndex.value, 1U);
        QCOMPARE(termsOf(server.log()), (Terms{8}));
    }

    // "3. If an existing entry conflicts with a new one (same index but different terms), delete
    // the existing entry and all that follow it."
    void replacesWhatConflicts()
    {
        OneServer server = follower(logOf({1, 2, 2, 2, 3}), 1);
        server.hears(S2, 8, append(2, 2, {2, 8}));
        QCOMPARE(termsOf(server.log()), (Terms{1, 2, 2, 8}));
        QCOMPARE(onlyReply(server).matchIndex.value, 4U);
        QCOMPARE(server.log().at(Index{3}).value(), std::string_view("p3")); // it matched
        QCOMPARE(server.status().lastLogIndex.value, 4U);
        QCOMPARE(server.status().lastLogTerm.value, 8U);
        QCOMPARE(server.noted<NoteReceived>().front().verdict, Verdict::Replaced);
        QCOMPARE(server.raft().takeChangedFrom().value_or(Index{}).value, 4U);
    }
    // "4. Append any new entries not already in the log."
    void appendsOnlyWhatIsNew()
    {
        OneServer server = follower(logOf({1, 8}));
        server.hears(S2, 8, append(1, 1, {8, 8, 8}));
        QCOMPARE(termsOf(server.log()), (Terms{1, 8, 8, 8}));
        QCOMPARE(server.log().at(Index{2}).value(), std::string_view("p2"));
        QCOMPARE(server.noted<NoteReceived>().front().verdict, Verdict::Appended);
    }
    // Only a conflict cuts: an AppendEntries that comes late and ends before the log does must not
    // take back what was acknowledged since.
    void anOlderShorterAppendEntriesCutsNothing()
    {
        OneServer server = follower(logOf({1}));
        server.hears(S2, 8, append(1, 1, {8, 8, 8}));
        QCOMPARE(server.log().lastIndex().value, 4U);
        server.hears(S2, 8, append(1, 1, {8}));
        QCOMPARE(server.log().lastIndex().value, 4U);
        QCOMPARE(onlyReply(server).matchIndex.value, 2U); // it vouches for what it was asked only
        server.hears(S2, 8, append(1, 1, {}));
        QCOMPARE(server.log().lastIndex().value, 4U);
        QCOMPARE(onlyReply(server).matchIndex.value, 1U);
    }
    // "A leader never overwrites or deletes entries in its own log" and what is committed stays
    // (§5.4): nobody but an impostor asks for more, and it is not obeyed.
    void neverCutsWhatIsCommitted()
    {
        OneServer server = follower(logOf({1, 1, 1}), 2);
        server.hears(S2, 8, append(1, 1, {8}, 2));
        QCOMPARE(termsOf(server.log()), (Terms{1, 1, 1}));
        QCOMPARE(server.noted<NoteReceived>().front().verdict, Verdict::Contradiction);
        QVERIFY(server.sends().empty());
    }

    // "5. If leaderCommit > commitIndex, set commitIndex = min(leaderCommit, index of last new
    // entry)."
    void commitsWhatTheLeaderHasCommitted()
    {
        OneServer server = follower(logOf({1}));
        server.hears(S2, 8, append(1, 1, {8, 8}, 2));
        QCOMPARE(server.commit(), 2U);
        QCOMPARE(server.status().lastApplied.value, 2U);
        QCOMPARE(server.noted<NoteApplied>().size(), 2U);
        server.hears(S2, 8, append(3, 8, {}, 3));
        QCOMPARE(server.commit(), 3U);
    }
    void commitsNoFurtherThanTheLastNewEntry()
    {
        // Entries 2 and 3 are of a dead leader; this heartbeat vouches for entry 1 only.
        OneServer server = follower(logOf({1, 2, 2}));
        server.hears(S2, 8, append(1, 1, {}, 3));
        QCOMPARE(server.commit(), 1U);
    }
    void aShortBatchDoesNotTakeTheCommitBack()
    {
        OneServer server = follower(logOf({1, 1, 1, 1}), 3);
        server.hears(S2, 8, append(1, 1, {}, 4));
        QCOMPARE(server.commit(), 3U);
        server.hears(S2, 8, append(0, 0, {1}, 1));
        QCOMPARE(server.commit(), 3U);
        QVERIFY(server.noted<NoteApplied>().empty());
    }

    // "applies log[lastApplied] to state machine" (Figure 2): each once, in order.
    void appliesInOrderAndOnce()
    {
        OneServer server = follower(logOf({1, 1, 1, 1}));
        server.hears(S2, 8, append(4, 1, {}, 3));
        const auto applied = server.noted<NoteApplied>();
        QCOMPARE(applied.size(), 3U);
        for (std::uint32_t i = 0; i < 3; ++i)
            QCOMPARE(applied[i].index.value, i + 1);
        server.hears(S2, 8, append(4, 1, {}, 4));
        QCOMPARE(server.noted<NoteApplied>().size(), 1U);
        QCOMPARE(server.noted<NoteApplied>().front().index.value, 4U);
    }

    // "The leader appends the command to its log as a new entry, then issues AppendEntries RPCs in
    // parallel to each of the other servers."
    void aCommandGoesToEveryPeerAtOnce()
    {
        OneServer server = leader(5);
        server.proposes("x");
        QCOMPARE(server.noted<NoteProposed>().size(), 1U);
        QCOMPARE(server.noted<NoteProposed>().front().index.value, 2U);
        for (const NodeId peer : {S2, S3, S4, S5}) {
            const auto sent = server.sentTo<AppendEntries>(peer);
            QCOMPARE(sent.size(), 1U);
            QCOMPARE(sent.front().entries.back().value(), std::string_view("x"));
        }
    }
    void aFollowerProposesNothing()
    {
        OneServer server = follower(logOf({1}));
        server.proposes("x");
        QCOMPARE(server.log().lastIndex().value, 1U);
        QVERIFY(server.sends().empty() && server.noted<NoteProposed>().empty());
    }
    void aCommandWaitsForTheHeartbeatWhereItIsToldSo()
    {
        RaftOptions options;
        options.replicate = Replicate::Heartbeat;
        OneServer server = leader(3, {}, options);
        server.isAcknowledged(S2, 1);
        server.proposes("x");
        QVERIFY(server.sends().empty());
        server.isAcknowledged(S3, 1);
        QVERIFY(server.sends().empty());
        server.now = server.raft().nextTimer();
        server.does(TimerDue{});
        QCOMPARE(server.sentTo<AppendEntries>(S2).front().entries.size(), 1U);
    }

    // "A log entry is committed once the leader that created the entry has replicated it on a
    // majority of the servers."
    void commitsOnAMajority()
    {
        OneServer server = leader(5);
        server.isAcknowledged(S2, 1);
        QCOMPARE(server.commit(), 0U);
        server.isAcknowledged(S2, 1);
        QCOMPARE(server.commit(), 0U);
        server.isAcknowledged(S3, 1);
        QCOMPARE(server.commit(), 1U);
        QCOMPARE(server.noted<NoteCommitted>().size(), 1U);
        QCOMPARE(server.status().lastApplied.value, 1U);
    }
    void commitsWhatTheMajorityHasAndNoMore()
    {
        OneServer server = leader(5);
        for (const char *text : {"a", "b", "c"})
            server.proposes(text);
        server.isAcknowledged(S2, 4);
        server.isAcknowledged(S3, 2);
        QCOMPARE(server.commit(), 2U);
        server.isAcknowledged(S4, 3);
        QCOMPARE(server.commit(), 3U);
    }
    void acknowledgementsOfThePastCountForNothing()
    {
        OneServer server = leader(3, logOf({1}), {}, 4);
        server.hears(S2, 4, AppendEntriesReply{true, Index{2}, {}});
        QCOMPARE(server.match(S2), 0U);
        QCOMPARE(server.commit(), 0U);
        server.isAcknowledged(S2, 9); // more than it has
        QCOMPARE(server.match(S2), 0U);
        server.isAcknowledged(S4, 2); // a server of no configuration
        QCOMPARE(server.match(S4), 0U);
        QCOMPARE(server.commit(), 0U);
    }
    void anAcknowledgementThatComesLateTakesNothingBack()
    {
        OneServer server = leader(3, logOf({0}));
        server.isAcknowledged(S2, 2);
        server.isAcknowledged(S2, 1);
        QCOMPARE(server.match(S2), 2U);
        QCOMPARE(server.next(S2), 3U);
        server.hears(S2, 1, AppendEntriesReply{false, {}, Conflict{Index{1}, Term{}}});
        QCOMPARE(server.match(S2), 2U);
        QCOMPARE(server.next(S2), 3U); // never below matchIndex + 1
    }

    // "Raft never commits log entries from previous terms by counting replicas. Only log entries
    // from the leader's current term are committed by counting replicas; once an entry from the
    // current term has been committed in this way, then all prior entries are committed indirectly"
    // (§5.4.2): S1 of Figure 8, (c) and (e).
    void figureEight()
    {
        OneServer server = leader(5, logOf({1, 2}), withoutNoOp(), 3);
        QCOMPARE(server.term(), 4U);
        server.isAcknowledged(S2, 2);
        server.isAcknowledged(S3, 2);
        server.isAcknowledged(S4, 2);
        QCOMPARE(server.commit(),
                 0U); // (c): the entry of term 2 is on a majority and not committed
        server.proposes("4");
        server.isAcknowledged(S2, 3);
        QCOMPARE(server.commit(), 0U);
        server.isAcknowledged(S3, 3);
        QCOMPARE(server.commit(), 3U); // (e): and entry 2 with it
        QCOMPARE(server.noted<NoteApplied>().size(), 3U);
    }

    // "If followers crash or run slowly, or if network packets are lost, the leader retries
    // AppendEntries RPCs indefinitely."
    void heartbeatsCarryAgainWhatWasNotAnswered()
    {
        OneServer server = leader(3);
        server.proposes("x");
        for (int beat = 0; beat < 3; ++beat) {
            server.now = server.raft().nextTimer();
            server.does(TimerDue{});
            const auto sent = server.sentTo<AppendEntries>(S3);
            QCOMPARE(sent.size(), 1U);
            QCOMPARE(sent.front().entries.size(), 2U);
            QVERIFY(server.raft().nextTimer() == server.now + RaftOptions{}.heartbeat);
        }
        server.isAcknowledged(S3, 2);
        server.now = server.raft().nextTimer();
        server.does(TimerDue{});
        QVERIFY(server.sentTo<AppendEntries>(S3).front().entries.empty());
        QCOMPARE(server.sentTo<AppendEntries>(S3).front().prevLogIndex.value, 2U);
        QCOMPARE(server.sentTo<AppendEntries>(S2).front().entries.size(), 2U);
    }
    // "Followers learn that a log entry is committed" by leaderCommit.
    void heartbeatsTellTheCommitIndex()
    {
        OneServer server = leader(3);
        server.isAcknowledged(S2, 1);
        server.does(HeartbeatNow{});
        QCOMPARE(server.sentTo<AppendEntries>(S2).front().leaderCommit.value, 1U);
        QCOMPARE(server.sentTo<AppendEntries>(S3).front().leaderCommit.value, 1U);
    }

    // "After a rejection, the leader decrements nextIndex and retries ... one AppendEntries RPC
    // will be required for each term with conflicting entries, rather than one RPC per entry": the
    // leader of Figure 7 (term 8), and the logs of its possible followers (a) to (f).
    void figureSeven_data()
    {
        QTest::addColumn<QVector<unsigned>>("log");
        QTest::addColumn<int>("atMostRefused");
        QTest::addRow("a") << QVector<unsigned>{1, 1, 1, 4, 4, 5, 5, 6, 6} << 1;
        QTest::addRow("b") << QVector<unsigned>{1, 1, 1, 4} << 1;
        QTest::addRow("c") << QVector<unsigned>{1, 1, 1, 4, 4, 5, 5, 6, 6, 6, 6} << 0;
        QTest::addRow("d") << QVector<unsigned>{1, 1, 1, 4, 4, 5, 5, 6, 6, 6, 7, 7} << 0;
        QTest::addRow("e") << QVector<unsigned>{1, 1, 1, 4, 4, 4, 4} << 2;
        QTest::addRow("f") << QVector<unsigned>{1, 1, 1, 2, 2, 2, 3, 3, 3, 3, 3} << 2;
    }
    void figureSeven()
    {
        QFETCH(QVector<unsigned>, log);
        QFETCH(int, atMostRefused);
        Log own;
        for (const unsigned term : log)
            own.append({Term{term}, makeCommand("own")});
        OneServer other({.self = S2, .servers = 3, .term = 7, .log = own});
        OneServer server = leader(3, logOf({1, 1, 1, 4, 4, 5, 5, 6, 6, 6}), {}, 7);
        QCOMPARE(server.term(), 8U);
        server.does(HeartbeatNow{}); // what the election sent is lost

        const int refused = exchange(server, other);
        QVERIFY2(refused <= atMostRefused, qPrintable(QString::number(refused)));
        QCOMPARE(termsOf(other.log()), (Terms{1, 1, 1, 4, 4, 5, 5, 6, 6, 6, 8}));
        QCOMPARE(server.match(S2), 11U);
        QCOMPARE(server.commit(), 11U);
    }
    // "the leader can decrement nextIndex to bypass all of the conflicting entries in that term"
    void backsUpToItsOwnLastEntryOfTheConflictsTerm()
    {
        OneServer server = leader(3, logOf({1, 1, 1, 4, 4, 5, 5, 6, 6, 6}), {}, 7);
        QCOMPARE(server.next(S2), 11U);
        server.hears(S2, 8, AppendEntriesReply{false, {}, Conflict{Index{4}, Term{4}}});
        QCOMPARE(server.next(S2), 6U); // it has 4s up to 5
        server.hears(S3, 8, AppendEntriesReply{false, {}, Conflict{Index{7}, Term{3}}});
        QCOMPARE(server.next(S3), 7U); // it has no 3: to the follower's first
        server.hears(S3, 8, AppendEntriesReply{false, {}, Conflict{Index{4}, Term{2}}});
        QCOMPARE(server.next(S3), 4U);
        QCOMPARE(server.sentTo<AppendEntries>(S3).front().prevLogIndex.value, 3U);
    }
    void aRefusalAlwaysGoesBackOrIsPassedOver()
    {
        OneServer server = leader(3, logOf({1, 1, 1}), {}, 7);
        server.hears(S2, 8, AppendEntriesReply{false, {}, Conflict{Index{9}, Term{0}}});
        QCOMPARE(server.next(S2), 4U);
        server.hears(S2, 8, AppendEntriesReply{false, {}, Conflict{Index{0}, Term{0}}});
        QCOMPARE(server.next(S2), 1U); // the first entry, never 0
    }

    void oneAppendEntriesCarriesNoMoreThanItMay()
    {
        RaftOptions options;
        options.maxEntries = 3;
        OneServer server = leader(3, logOf({1, 1, 1, 1, 1, 1, 1}), options, 1);
        server.hears(S2, 2, AppendEntriesReply{false, {}, Conflict{Index{1}, Term{0}}});
        auto sent = server.sentTo<AppendEntries>(S2);
        QCOMPARE(sent.size(), 1U);
        QCOMPARE(sent.front().entries.size(), 3U);
        server.proposes("x"); // one full AppendEntries waits for its answer
        QVERIFY(server.sentTo<AppendEntries>(S2).empty());
        server.isAcknowledged(S2, 3);
        sent = server.sentTo<AppendEntries>(S2);
        QCOMPARE(sent.size(), 1U);
        QCOMPARE(sent.front().prevLogIndex.value, 3U);
        QCOMPARE(sent.front().entries.size(), 3U);
    }
    void aFullAppendEntriesThatIsLostGoesOutWithTheHeartbeat()
    {
        RaftOptions options;
        options.maxEntries = 2;
        OneServer server = leader(3, {}, options);
        server.proposes("x");
        server.proposes("y");
        server.does(HeartbeatNow{});
        QCOMPARE(server.sentTo<AppendEntries>(S2).front().entries.size(), 2U);
        QCOMPARE(server.sentTo<AppendEntries>(S2).front().prevLogIndex.value, 0U);
    }
    void oneAppendEntriesCarriesOneTermWhereItIsToldSo()
    {
        RaftOptions options;
        options.splitTerms = true;
        OneServer server = leader(3, logOf({1, 1, 2, 3}), options, 3);
        OneServer other({.self = S2, .servers = 3, .term = 3});
        server.hears(S2, 4, AppendEntriesReply{false, {}, Conflict{Index{1}, Term{0}}});
        QCOMPARE(server.sentTo<AppendEntries>(S2).size(), 1U);
        QCOMPARE(server.sentTo<AppendEntries>(S2).front().entries.size(), 2U);
        QCOMPARE(exchange(server, other), 0);
        QCOMPARE(termsOf(other.log()), (Terms{1, 1, 2, 3, 4}));
    }
    // A batch that ends at a term's end waits for its answer like a full one; or every answer of
    // one peer sends it to the others again, and those answers do the same.
    void whatIsOnItsWayIsNotSentAgainForOthersAnswers()
    {
        RaftOptions options;
        options.splitTerms = true;
        OneServer server = leader(3, logOf({1, 1, 2, 3}), options, 3);
        server.hears(S2, 4, AppendEntriesReply{false, {}, Conflict{Index{1}, Term{0}}});
        server.hears(S3, 4, AppendEntriesReply{false, {}, Conflict{Index{1}, Term{0}}});
        QCOMPARE(server.sentTo<AppendEntries>(S3).size(), 1U);
        QCOMPARE(server.sentTo<AppendEntries>(S2).size(), 0U);
        server.isAcknowledged(S3, 2);
        QCOMPARE(server.sentTo<AppendEntries>(S3).size(), 1U);
        QCOMPARE(server.sentTo<AppendEntries>(S2).size(), 0U);
    }

    // "Leader Append-Only: a leader never overwrites or deletes entries in its log; it only
    // appends" (§5.3).
    void aLeaderOnlyAppends()
    {
        OneServer server = leader(3, logOf({1, 1}), {}, 1);
        server.hears(S2, 2, append(0, 0, {2}, 1));
        QCOMPARE(termsOf(server.log()), (Terms{1, 1, 2}));
    }
    void aPresetLeaderStartsAsOne()
    {
        OneServer server(
            {.term = 6, .votedFor = S1, .log = logOf({1, 6}), .preset = {Index{1}, true}});
        QCOMPARE(server.role(), Role::Leader);
        QCOMPARE(server.next(S2), 3U);
        QCOMPARE(server.match(S2), 0U);
        QCOMPARE(server.log().lastIndex().value, 2U); // no no-op
        QCOMPARE(server.raft().nextTimer().micros, 50'000);
        server.isAcknowledged(S2, 2);
        QCOMPARE(server.commit(), 2U);
    }
};

QTEST_APPLESS_MAIN(TestReplication)
#include "tst_replication.moc"
