#include <QTest>

#include "trace/words.h"

using namespace flotilla;

namespace {

constexpr NodeId kS1{0};
constexpr NodeId kS2{1};
constexpr NodeId kS3{2};
constexpr NodeId kC1{NodeId::kFirstClient};

const Names kNames{{"S1", "S2", "S3", "S4", "S5"}, {"C1"}};

/// A teller of five servers' events, whose states are set by hand.
class Teller {
public:
    Teller()
    {
        TraceHeader header;
        header.names = kNames;
        for (const NodeId id : kNames.serverIds()) {
            header.voters.insert(id);
            Status status;
            status.currentTerm = Term{4};
            status.lastLogIndex = Index{6};
            status.lastLogTerm = Term{2};
            header.servers.push_back({id, status, {}});
            m_status[id.value] = status;
        }
        m_words.begin(header);
    }

    Status &st(NodeId id) { return m_status[id.value]; }

    std::optional<FeedLine> line(NodeId node, EventBody body)
    {
        const Status *status = node.isServer() ? &st(node) : nullptr;
        return m_words.describe({9, Instant{5}, node, status, std::move(body)}, kNames);
    }
    QString tell(NodeId node, EventBody body)
    {
        const auto told = line(node, std::move(body));
        return told ? QString::fromStdString(told->subject + ' ' + told->text) : QString();
    }
    std::optional<FeedLine> hearLine(NodeId from, NodeId to, std::uint64_t term, Verdict verdict,
                                     MessageBody body)
    {
        const Message message{from, to, Term{term}, std::move(body)};
        return line(to, what::Receive{1, std::make_shared<const Message>(message), verdict});
    }
    QString hear(NodeId from, NodeId to, std::uint64_t term, Verdict verdict, MessageBody body)
    {
        const auto told = hearLine(from, to, term, verdict, std::move(body));
        return told ? QString::fromStdString(told->subject + ' ' + told->text) : QString();
    }

private:
    Words m_words;
    std::array<Status, kMaxServers> m_status{};
};

std::vector<Entry> entries(std::size_t count)
{
    return std::vector<Entry>(count, Entry{Term{4}, makeCommand("x")});
}

QString words(MessageBody body)
{
    return QString::fromStdString(messageWords({kS1, kS2, Term{5}, std::move(body)}, kNames));
}

} // namespace

class TestWords : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tellsAnElection()
    {
        Teller t;
        t.st(kS1).currentTerm = Term{5};
        t.st(kS1).role = Role::Candidate;
        t.st(kS1).votesGranted.insert(kS1);
        const auto line = t.line(kS1, what::Timeout{});
        QVERIFY(line.has_value());
        QCOMPARE(QString::fromStdString(line->text),
                 QStringLiteral("stands for election in term 5"));
        QVERIFY(line->kind == FeedKind::Election);
        QCOMPARE(line->term.value, 5U);
        QCOMPARE(line->seq, 9U);

        t.st(kS2).currentTerm = Term{5};
        t.st(kS2).votedFor = kS1;
        const RequestVote ask{Index{6}, Term{2}};
        QCOMPARE(t.hear(kS1, kS2, 5, Verdict::Granted, ask), u"S2 votes for S1 in term 5");
        QCOMPARE(t.hear(kS3, kS2, 5, Verdict::AlreadyVoted, ask),
                 u"S2 refuses S3 its vote: already voted for S1 in term 5");
        QCOMPARE(t.hear(kS3, kS2, 5, Verdict::LogBehind, ask),
                 u"S2 refuses S3 its vote: S3's log is behind");
        QCOMPARE(t.hear(kS3, kS2, 3, Verdict::StaleTerm, ask),
                 u"S2 refuses S3: term 3 is over, now 5");
        QCOMPARE(t.hear(kS3, kS1, 5, Verdict::Plain, RequestVoteReply{false}),
                 u"S1 gets no vote from S3");
        t.st(kS1).votesGranted.insert(kS2);
        t.st(kS1).votesGranted.insert(kS3);
        QCOMPARE(t.hear(kS2, kS1, 5, Verdict::Plain, RequestVoteReply{true}),
                 u"S1 has S2's vote: 3 of 5");
        t.st(kS1).role = Role::Leader;
        t.st(kS1).votesGranted = {};
        QCOMPARE(t.tell(kS1, what::BecomeLeader{}), u"S1 leads term 5 with 3 of 5 votes");
    }

    // "If RPC request or response contains term T > currentTerm: convert to follower" (§5.1).
    void tellsWhoGivesUp()
    {
        Teller t;
        t.st(kS1).role = Role::Leader;
        (void)t.tell(kS1, what::BecomeLeader{});
        t.st(kS1).role = Role::Follower;
        t.st(kS1).currentTerm = Term{6};
        QCOMPARE(t.hear(kS2, kS1, 6, Verdict::NotExpected, AppendEntriesReply{}),
                 u"S1 leads no more: S2 is in term 6");
        t.st(kS1).role = Role::Candidate;
        (void)t.tell(kS1, what::Timeout{});
        t.st(kS1).role = Role::Follower;
        t.st(kS1).currentTerm = Term{7};
        QCOMPARE(t.hear(kS2, kS1, 7, Verdict::NotExpected, RequestVoteReply{}),
                 u"S1 stands no more: S2 is in term 7");
    }

    void tellsWhatAFollowerMakesOfItsLeader()
    {
        Teller t;
        const AppendEntries beat{Index{6}, Term{2}, {}, {}};
        QCOMPARE(t.hear(kS3, kS1, 4, Verdict::Plain, beat), u"S1 follows S3 in term 4");
        // What goes on all the time can be filtered out.
        const auto heartbeat = t.hearLine(kS3, kS1, 4, Verdict::Plain, beat);
        QVERIFY(heartbeat && heartbeat->kind == FeedKind::Heartbeat);
        t.st(kS1).lastLogIndex = Index{9};
        QCOMPARE(t.hear(kS3, kS1, 4, Verdict::Appended,
                        AppendEntries{Index{6}, Term{2}, entries(3), {}}),
                 u"S1 stored entries 7 to 9 from S3");
        t.st(kS1).lastLogIndex = Index{10};
        QCOMPARE(t.hear(kS3, kS1, 4, Verdict::Appended,
                        AppendEntries{Index{8}, Term{2}, entries(2), {}}),
                 u"S1 stored entry 10 from S3");
        t.st(kS1).lastLogIndex = Index{5};
        QCOMPARE(t.hear(kS3, kS1, 4, Verdict::Replaced,
                        AppendEntries{Index{3}, Term{2}, entries(2), {}}),
                 u"S1 drops what conflicts and stores entries 4 to 5 from S3");
        QCOMPARE(t.hear(kS3, kS1, 4, Verdict::NoSuchEntry,
                        AppendEntries{Index{6}, Term{2}, entries(1), {}}),
                 u"S1 refuses S3's entries: it has no entry 6");
        QCOMPARE(
            t.hear(kS3, kS1, 4, Verdict::TermMismatch, AppendEntries{Index{5}, Term{3}, {}, {}}),
            u"S1 refuses S3's heartbeat: its entry 5 is of term 2, not 3");
        QCOMPARE(
            t.hear(kS3, kS1, 4, Verdict::TermMismatch, AppendEntries{Index{4}, Term{3}, {}, {}}),
            u"S1 refuses S3's heartbeat: its entry 4 is not of term 3");
        QCOMPARE(t.hear(kS3, kS1, 3, Verdict::StaleTerm, beat),
                 u"S1 refuses S3: term 3 is over, now 4");
        t.st(kS1).commitIndex = Index{3};
        QCOMPARE(t.hear(kS3, kS1, 4, Verdict::Plain, beat),
                 u"S1 hears from S3 that entries 1 to 3 are committed");
        t.st(kS1).commitIndex = Index{4};
        const auto confirmed = t.hearLine(kS3, kS1, 4, Verdict::Plain, beat);
        QVERIFY(confirmed && confirmed->kind == FeedKind::Confirmation);
        t.st(kS1).currentTerm = Term{5};
        t.st(kS1).lastLogIndex = Index{6};
        QCOMPARE(t.hear(kS2, kS1, 5, Verdict::Appended,
                        AppendEntries{Index{5}, Term{2}, entries(1), {}}),
                 u"S1 follows S2 in term 5; stored entry 6 from S2");
    }

    void tellsWhatALeaderLearns()
    {
        Teller t;
        Status &st = t.st(kS1);
        st.role = Role::Leader;
        for (const NodeId id : {kS2, kS3, NodeId{3}, NodeId{4}})
            st.peers.insert(id);
        QCOMPARE(t.tell(kS1, what::Propose{Index{7}, {Term{4}, nullptr}}),
                 u"S1 appends its no-op as entry 7");
        QCOMPARE(t.tell(kS1, what::Propose{Index{8}, {Term{4}, makeCommand("x=3")}}),
                 u"S1 appends \"x=3\" as entry 8");
        st.matchIndex[2] = Index{7};
        QCOMPARE(t.hear(kS3, kS1, 4, Verdict::Plain, AppendEntriesReply{true, Index{7}, {}}),
                 u"S1 knows that S3 has all up to entry 7");
        st.matchIndex[2] = Index{8};
        const auto further =
            t.hearLine(kS3, kS1, 4, Verdict::Plain, AppendEntriesReply{true, Index{8}, {}});
        QVERIFY(further && further->kind == FeedKind::Confirmation);
        const auto again =
            t.hearLine(kS3, kS1, 4, Verdict::Plain, AppendEntriesReply{true, Index{8}, {}});
        QVERIFY(again && again->kind == FeedKind::Heartbeat);
        st.nextIndex[1] = Index{4};
        QCOMPARE(t.hear(kS2, kS1, 4, Verdict::Plain,
                        AppendEntriesReply{false, {}, Conflict{Index{4}, {}}}),
                 u"S1 goes back to entry 4 for S2: its log is shorter");
        QCOMPARE(t.hear(kS2, kS1, 4, Verdict::NotExpected, AppendEntriesReply{}), QString());
        st.matchIndex[3] = Index{7};
        st.commitIndex = Index{7};
        const auto commit = t.line(kS1, what::Commit{Index{6}});
        QCOMPARE(QString::fromStdString(commit->text), u"commits 7: S1, S3, S4 have it");
        QVERIFY(commit->kind == FeedKind::Commit);
        QCOMPARE(t.tell(kS1, what::Commit{Index{4}}), u"S1 commits 5 to 7: S1, S3, S4 have them");
        QCOMPARE(t.tell(kS1, what::Ledger{Index{7}, {}}), u"S1 writes entry 7 to leader_logs.db");
        QCOMPARE(t.tell(kS1, what::Apply{Index{7}, {Term{4}, makeCommand("x")}}),
                 u"S1 applies entry 7: \"x\"");
        QCOMPARE(t.tell(kS2, what::Apply{Index{7}, {}}), QString());
    }

    void tellsAClientsWay()
    {
        Teller t;
        const CommandPtr command = makeCommand("x=3", "C1", 1);
        const auto request = [&](NodeId to) {
            return std::make_shared<const Message>(Message{kC1, to, {}, ClientRequest{command}});
        };
        QCOMPARE(t.tell(kC1, what::Invoke{command}), QString());
        QCOMPARE(t.tell(kC1, what::Send{1, request(kS2)}), u"C1 sends \"x=3\" to S2");
        QCOMPARE(t.hear(kC1, kS2, 0, Verdict::NotLeader, ClientRequest{command}),
                 u"S2 is not the leader and knows none, so C1 has to ask again");
        (void)t.hear(kS3, kS2, 4, Verdict::Plain, AppendEntries{});
        QCOMPARE(t.hear(kC1, kS2, 0, Verdict::NotLeader, ClientRequest{command}),
                 u"S2 is not the leader, sends C1 on to S3");
        QCOMPARE(t.hear(kS2, kC1, 4, Verdict::Plain, ClientReply{1, Outcome::Redirect, "", kS3}),
                 u"C1 is sent on from S2 to S3");
        QCOMPARE(t.hear(kS2, kC1, 4, Verdict::Plain, ClientReply{1, Outcome::Redirect, "", {}}),
                 u"C1 hears that S2 knows no leader");
        QCOMPARE(t.hear(kC1, kS3, 0, Verdict::Repeated, ClientRequest{command}),
                 u"S3 has C1's \"x=3\" already");
        QCOMPARE(t.tell(kC1, what::Return{command, Outcome::Ok, "4"}),
                 u"C1 has \"x=3\" committed at 4");
        (void)t.tell(kS2, what::Crash{});
        QCOMPARE(t.hear(kC1, kS2, 0, Verdict::NotLeader, ClientRequest{command}),
                 u"S2 is not the leader and knows none, so C1 has to ask again");
    }

    void tellsWhatTheNetworkAndTheUserDo()
    {
        Teller t;
        const auto ask = std::make_shared<const Message>(Message{kS1, kS2, Term{4}, RequestVote{}});
        QCOMPARE(t.tell({}, what::Drop{1, ask, DropReason::Loss}),
                 u"S1 loses its vote request to S2 on the way");
        QCOMPARE(t.tell({}, what::Drop{1, ask, DropReason::Partition}),
                 u"S1 loses its vote request to S2: the link is cut");
        QCOMPARE(t.tell({}, what::Drop{1, ask, DropReason::Crash}),
                 u"S1 loses its vote request to S2: S2 is down");
        QCOMPARE(t.tell({}, what::Drop{1, ask, DropReason::User}),
                 u"S1 loses its vote request to S2: you dropped it");
        QCOMPARE(t.line({}, what::Drop{1, ask, DropReason::Loss})->term.value, 4U);
        QCOMPARE(t.tell({}, what::Dup{1, ask, 2}),
                 u"S1 has its vote request to S2 doubled on the way");
        QCOMPARE(t.tell({}, what::Act{"crash S2"}), u"you crash S2");
        QCOMPARE(t.tell({}, what::Violated{{"Election Safety", "S1 and S2 both lead term 4"}}),
                 u"Safety: Election Safety does not hold: S1 and S2 both lead term 4");
        QCOMPARE(t.tell(kS2, what::Crash{}), u"S2 crashes");
        QCOMPARE(t.tell(kS2, what::Restart{}),
                 u"S2 restarts from its disk: term 4, log up to entry 6");
        QCOMPARE(t.tell(kS2, what::Pause{}), u"S2 is paused");
        QCOMPARE(t.tell(kS2, what::Resume{}), u"S2 goes on");
        QCOMPARE(t.tell(kS2, what::Create{}), u"S2 is created, without a vote");
        QCOMPARE(t.tell(kS2, what::Send{1, ask}), QString());
        // A made-up message that its receiver passes over.
        QCOMPARE(t.hear(kS1, kC1, 4, Verdict::Plain, RequestVote{}), QString());
        QCOMPARE(t.hear(kS1, kS2, 4, Verdict::NotExpected, ClientReply{}), QString());
    }

    void tellsAMessageInAFewWords()
    {
        QCOMPARE(words(RequestVote{}), u"vote request, term 5");
        QCOMPARE(words(RequestVoteReply{true}), u"vote: yes");
        QCOMPARE(words(RequestVoteReply{false}), u"vote: no");
        QCOMPARE(words(AppendEntries{}), u"heartbeat");
        QCOMPARE(words(AppendEntries{{}, {}, entries(1), {}}), u"AppendEntries, 1 entry");
        QCOMPARE(words(AppendEntries{{}, {}, entries(2), {}}), u"AppendEntries, 2 entries");
        QCOMPARE(words(AppendEntriesReply{true, Index{7}, {}}), u"answer: stored to 7");
        QCOMPARE(words(AppendEntriesReply{}), u"answer: no, its term is over");
        QCOMPARE(words(AppendEntriesReply{false, {}, Conflict{Index{6}, {}}}),
                 u"answer: no, entry 6 is missing");
        QCOMPARE(words(AppendEntriesReply{false, {}, Conflict{Index{6}, Term{2}}}),
                 u"answer: no, its entries from 6 on are of term 2");
        QCOMPARE(words(ClientRequest{makeCommand("x=3")}), u"command \"x=3\"");
        QCOMPARE(words(ClientReply{1, Outcome::Ok, "4", {}}), u"answer: committed at 4");
        QCOMPARE(words(ClientReply{1, Outcome::Redirect, "", kS3}), u"answer: ask S3");
        QCOMPARE(words(ClientReply{1, Outcome::Redirect, "", {}}), u"answer: no leader is known");
    }

    // A command may be long and hold anything; a line of the feed stays one line.
    void cutsAndEscapesCommands()
    {
        const auto shown = [](std::string_view text) {
            return QString::fromStdString(commandWords(text));
        };
        QCOMPARE(shown("a\nb\x01 \"c\\"), u"\"a\\nb\\u0001 \"c\\\"");
        QCOMPARE(shown(std::string(40, 'a')), QStringLiteral("\"%1\"").arg(QString(40, u'a')));
        const QString umlauts(41, QChar(0xfc));
        QCOMPARE(shown(umlauts.toStdString()), QStringLiteral("\"%1…\"").arg(umlauts.left(40)));
    }
};

QTEST_APPLESS_MAIN(TestWords)
#include "tst_words.moc"
