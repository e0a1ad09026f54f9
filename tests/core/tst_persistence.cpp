#include "core/one_server.h"

using namespace flotilla;
using namespace flotilla::test;

namespace {

Start explicitly(std::uint8_t servers = 3)
{
    RaftOptions options;
    options.persist = Persist::Explicit;
    return {.servers = servers, .options = options};
}

AppendEntries twoEntries()
{
    return {Index{}, Term{}, entriesOf({1, 1}), Index{}};
}

} // namespace

/// "Updated on stable storage before responding to RPCs" (Figure 2): with persist=explicit, what
/// promises persistent state waits for the disk.
class TestPersistence : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void asksForASaveWhereStateChanges()
    {
        OneServer server(explicitly());
        Effects effects;
        server.raft().step(HeartbeatNow{}, Instant{}, effects);
        QVERIFY(!effects.save);
        server.raft().step(TimeoutNow{}, Instant{}, effects);
        QVERIFY(effects.save);
        server.raft().step(Saved{}, Instant{}, effects);
        QVERIFY(!effects.save);
        QCOMPARE(server.raft().persistent().currentTerm.value, 1U);
        QVERIFY(server.raft().persistent().votedFor == S1);
    }
    void aTermThatIsLearntIsSaved()
    {
        OneServer server(explicitly());
        Effects effects;
        server.raft().step(
            Received{std::make_shared<const Message>(Message{S2, S1, Term{9}, RequestVoteReply{}})},
            Instant{}, effects);
        QVERIFY(effects.save);
        QCOMPARE(server.raft().persistent().currentTerm.value, 9U);
    }
    void tellsWhereTheLogChangedSinceTheLastSave()
    {
        OneServer server(explicitly());
        server.hears(S2, 1, AppendEntries{Index{}, Term{}, entriesOf({1, 1, 1}), Index{}});
        QVERIFY(server.raft().unsavedFrom() == Index{1});
        server.saves();
        QVERIFY(!server.raft().unsavedFrom());
        server.hears(S2, 2, AppendEntries{Index{2}, Term{1}, entriesOf({2, 2}), Index{}});
        QVERIFY(server.raft().unsavedFrom() == Index{3});
        server.hears(S2, 2, AppendEntries{Index{4}, Term{2}, entriesOf({2}), Index{}});
        QVERIFY(server.raft().unsavedFrom() == Index{3}); // the lowest
    }

    void voteRequestsWait()
    {
        OneServer server(explicitly());
        server.timesOut();
        QVERIFY(server.sends().empty());
        server.saves();
        QCOMPARE(server.sent<RequestVote>().size(), 2U);
        QCOMPARE(server.noted<NotePersisted>().size(), 1U);
        server.saves();
        QVERIFY(server.sends().empty()); // once
    }
    void grantedVotesWait()
    {
        OneServer server(explicitly());
        server.hears(S2, 1, RequestVote{});
        QVERIFY(server.sends().empty());
        server.hears(S2, 1, RequestVote{}); // asked again: still not on the disk
        QVERIFY(server.sends().empty());
        server.saves();
        QCOMPARE(server.sent<RequestVoteReply>().size(), 2U);
        QVERIFY(server.sent<RequestVoteReply>().front().voteGranted);
        server.hears(S2, 1, RequestVote{}); // now it is
        QVERIFY(server.grantedVote());
    }
    void successRepliesWait()
    {
        OneServer server(explicitly());
        server.hears(S2, 1, twoEntries());
        QVERIFY(server.sends().empty());
        server.saves();
        QCOMPARE(server.sent<AppendEntriesReply>().size(), 1U);
        QVERIFY(server.sent<AppendEntriesReply>().front().success);
        QCOMPARE(server.sent<AppendEntriesReply>().front().matchIndex.value, 2U);
        server.hears(S2, 1, AppendEntries{Index{2}, Term{1}, {}, Index{}});
        QCOMPARE(server.sends().size(), 1U); // nothing new to save
    }
    void refusalsDoNotWait()
    {
        OneServer server(explicitly());
        server.hears(S2, 3, RequestVote{}); // unsaved from here on
        server.hears(S3, 3, RequestVote{});
        QVERIFY(server.refusedVote());
        server.hears(S3, 2, AppendEntries{});
        QCOMPARE(server.sent<AppendEntriesReply>().size(), 1U);
        server.hears(S2, 3, AppendEntries{Index{7}, Term{1}, {}, Index{}});
        QCOMPARE(server.sent<AppendEntriesReply>().size(), 1U);
        QVERIFY(!server.sent<AppendEntriesReply>().front().success);
    }

    void aCandidatesOwnVoteCountsOnceItIsOnTheDisk()
    {
        OneServer server(explicitly(1));
        server.timesOut();
        QCOMPARE(server.role(), Role::Candidate);
        server.saves();
        QCOMPARE(server.role(), Role::Leader);
    }
    void aLeaderCountsItselfOnlyForWhatIsSaved()
    {
        OneServer server(explicitly());
        server.winsElection();
        QCOMPARE(server.role(), Role::Leader);
        QCOMPARE(server.log().lastIndex().value, 1U);
        server.isAcknowledged(S2, 1);
        QCOMPARE(server.commit(), 0U); // S2 alone has it
        server.saves();
        QCOMPARE(server.commit(), 1U);
        server.proposes("x");
        server.isAcknowledged(S2, 2);
        QCOMPARE(server.commit(), 1U);
        server.isAcknowledged(S3, 2);
        QCOMPARE(server.commit(), 2U); // a majority even without it
    }
    // "The leader may even commit an entry before it has been written to its own disk, if a
    // majority of followers have written it" (thesis, 10.2.1): so it need not wait to send.
    void aLeaderSendsEntriesBeforeItHasSavedThem()
    {
        OneServer server(explicitly());
        server.winsElection();
        server.proposes("x");
        QCOMPARE(server.sentTo<AppendEntries>(S2).size(), 1U);
    }

    void promisesOfTermsThatAreOverAreNotSent()
    {
        OneServer server(explicitly());
        server.hears(S2, 1, RequestVote{});
        server.hears(S3, 2, RequestVote{});
        server.saves();
        const auto votes = server.sends();
        QCOMPARE(votes.size(), 1U);
        QVERIFY(votes.front()->to == S3);
        QCOMPARE(votes.front()->term.value, 2U);

        server.hears(S3, 2, AppendEntries{Index{}, Term{}, entriesOf({2}), Index{}});
        server.timesOut();
        server.saves();
        QVERIFY(server.sent<AppendEntriesReply>().empty());
        QCOMPARE(server.sent<RequestVote>().size(), 2U);
    }
    // A candidate that has followed the leader of its term asks for votes no more.
    void aFollowerAsksForNoVotes()
    {
        OneServer server(explicitly());
        server.timesOut();
        server.hears(S2, 1, AppendEntries{});
        QCOMPARE(server.role(), Role::Follower);
        server.saves();
        QVERIFY(server.sent<RequestVote>().empty());
        QCOMPARE(server.sent<AppendEntriesReply>().size(), 1U);
    }

    // What survives is currentTerm, votedFor and log[]; all else begins anew (Figure 2).
    void aRestartKeepsWhatIsPersistentAndNothingElse()
    {
        OneServer before({.log = logOf({0})});
        before.winsElection();
        before.isAcknowledged(S2, 2);
        const PersistentState saved = before.raft().persistent();
        OneServer after(
            {.term = saved.currentTerm.value, .votedFor = saved.votedFor, .log = saved.log});
        QCOMPARE(after.role(), Role::Follower);
        QCOMPARE(after.term(), 1U);
        QVERIFY(after.status().votedFor == S1);
        QCOMPARE(after.log().lastIndex().value, 2U);
        QCOMPARE(after.commit(), 0U);
        QCOMPARE(after.status().lastApplied.value, 0U);
        QVERIFY(!after.raft().unsavedFrom());
    }
};

QTEST_APPLESS_MAIN(TestPersistence)
#include "tst_persistence.moc"
