#include <QTest>

#include "trace/safety_monitor.h"

using namespace flotilla;

namespace {

constexpr NodeId kS1{0};
constexpr NodeId kS2{1};
constexpr NodeId kS3{2};

/// Servers whose states are set by hand, and a monitor that looks at them.
class Watched {
public:
    explicit Watched(std::size_t count) : m_monitor(voters(count))
    {
        for (std::size_t i = 0; i < count; ++i) {
            ServerView server;
            server.id = Names::serverId(i);
            server.name = "S" + std::to_string(i + 1);
            m_servers.push_back(std::move(server));
        }
    }

    ServerView &at(NodeId id) { return m_servers[id.value]; }
    Status &st(NodeId id) { return m_servers[id.value].status; }

    /// The properties that do not hold after a turn of this server.
    QStringList look(NodeId id, std::optional<Index> changedFrom = std::nullopt)
    {
        Status &status = st(id);
        status.lastLogIndex = at(id).log.lastIndex();
        status.lastLogTerm = at(id).log.lastTerm();
        QStringList properties;
        for (const Violation &violation : m_monitor.observe(m_servers, id, changedFrom)) {
            properties << QString::fromStdString(violation.property);
            m_texts << QString::fromStdString(violation.text);
        }
        return properties;
    }
    /// Entries of these terms at the end of a log, and a look at it.
    QStringList append(NodeId id, std::initializer_list<std::uint64_t> terms,
                       const char *text = "v")
    {
        const Index from = at(id).log.lastIndex().next();
        for (const std::uint64_t term : terms)
            at(id).log.append({Term{term}, makeCommand(text)});
        return look(id, from);
    }
    QStringList lead(NodeId id, std::uint64_t term)
    {
        st(id).currentTerm = Term{term};
        st(id).role = Role::Leader;
        return look(id);
    }
    QStringList follow(NodeId id, std::uint64_t term)
    {
        st(id).currentTerm = Term{term};
        st(id).role = Role::Follower;
        return look(id);
    }
    QStringList commit(NodeId id, std::uint32_t index)
    {
        st(id).commitIndex = st(id).lastApplied = Index{index};
        return look(id);
    }
    QStringList vote(NodeId id, std::uint64_t term, NodeId candidate)
    {
        st(id).currentTerm = Term{term};
        st(id).votedFor = candidate;
        return send(id, candidate, RequestVoteReply{true});
    }
    QStringList send(NodeId from, NodeId to, MessageBody body)
    {
        m_monitor.sent(m_servers, {from, to, st(from).currentTerm, std::move(body)});
        return look(from);
    }
    /// A crash that leaves this on the disk.
    QStringList crash(NodeId id, const Status &disk, const Log &log)
    {
        at(id).up = false;
        at(id).status = disk;
        at(id).log = log;
        return look(id);
    }
    [[nodiscard]] QStringList texts() const { return m_texts; }

private:
    static NodeSet voters(std::size_t count)
    {
        NodeSet set;
        for (std::size_t i = 0; i < count; ++i)
            set.insert(Names::serverId(i));
        return set;
    }

    std::vector<ServerView> m_servers;
    SafetyMonitor m_monitor;
    QStringList m_texts;
};

const QStringList kNone;

} // namespace

class TestSafetyMonitor : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // Two terms with an entry each, replicated, committed, one crash with a truncated tail on the
    // way.
    void hasNothingAgainstALegalHistory()
    {
        Watched w(3);
        for (const NodeId id : {kS1, kS2, kS3})
            QCOMPARE(w.look(id, Index{1}), kNone);
        QCOMPARE(w.lead(kS1, 1), kNone);
        QCOMPARE(w.append(kS1, {1, 1}), kNone);
        QCOMPARE(w.follow(kS2, 1), kNone);
        QCOMPARE(w.append(kS2, {1}), kNone);
        QCOMPARE(w.commit(kS1, 1), kNone);
        QCOMPARE(w.commit(kS2, 1), kNone);

        w.at(kS1).up = false;
        w.st(kS1).role = Role::Follower;
        w.st(kS1).commitIndex = w.st(kS1).lastApplied = Index{};
        QCOMPARE(w.look(kS1), kNone);
        QCOMPARE(w.lead(kS2, 2), kNone);
        QCOMPARE(w.append(kS2, {2}, "w"), kNone);
        w.at(kS1).up = true;
        QCOMPARE(w.look(kS1), kNone);
        QCOMPARE(w.follow(kS1, 2), kNone);
        w.at(kS1).log.truncateFrom(Index{2}); // what was never committed may go
        QCOMPARE(w.append(kS1, {2}, "w"), kNone);
        QCOMPARE(w.commit(kS2, 2), kNone);
        QCOMPARE(w.commit(kS1, 2), kNone);
    }

    // "Figure 7: when the leader at the top comes to power, it is possible that any of scenarios
    // (a–f) could occur in follower logs" (§5.3).
    void hasNothingAgainstTheLogsOfFigure7()
    {
        Watched w(7);
        const std::vector<std::vector<std::uint64_t>> logs = {
            {1, 1, 1, 4, 4, 5, 5, 6, 6, 6},
            {1, 1, 1, 4, 4, 5, 5, 6, 6},
            {1, 1, 1, 4},
            {1, 1, 1, 4, 4, 5, 5, 6, 6, 6, 6},
            {1, 1, 1, 4, 4, 5, 5, 6, 6, 6, 7, 7},
            {1, 1, 1, 4, 4, 4, 4},
            {1, 1, 1, 2, 2, 2, 3, 3, 3, 3, 3},
        };
        for (std::size_t i = 0; i < logs.size(); ++i) {
            const NodeId id = Names::serverId(i);
            std::uint32_t place = 0;
            for (const std::uint64_t term : logs[i])
                w.at(id).log.append({Term{term}, makeCommand("p" + std::to_string(++place))});
            w.st(id).currentTerm = Term{8};
        }
        w.st(kS1).role = Role::Leader;
        for (std::size_t i = 0; i < logs.size(); ++i)
            QCOMPARE(w.look(Names::serverId(i), Index{1}), kNone);
    }

    // "At most one leader can be elected in a given term" (§5.2), even if the first is long gone.
    void seesTwoLeadersOfOneTerm()
    {
        Watched w(3);
        QCOMPARE(w.lead(kS1, 4), kNone);
        QCOMPARE(w.follow(kS1, 5), kNone);
        QCOMPARE(w.lead(kS2, 4), QStringList{QStringLiteral("Election Safety")});
        QCOMPARE(w.texts().constLast(), QStringLiteral("S1 and S2 both lead term 4"));
        QCOMPARE(w.look(kS2), kNone); // told once
        QCOMPARE(w.lead(kS2, 6), kNone);
    }

    // "A leader never overwrites or deletes entries in its log" (§5.3).
    void seesALeaderThatRewritesItsLog()
    {
        Watched w(3);
        (void)w.lead(kS1, 2);
        QCOMPARE(w.append(kS1, {2, 2}), kNone);
        w.at(kS1).log.truncateFrom(Index{2});
        QCOMPARE(w.look(kS1, Index{2}), QStringList{QStringLiteral("Leader Append-Only")});
        (void)w.follow(kS1, 3);
        w.at(kS1).log.truncateFrom(Index{1}); // a follower may
        QCOMPARE(w.look(kS1, Index{1}), kNone);
    }

    // "If two logs contain an entry with the same index and term, then the logs are identical"
    // (§5.3).
    void seesLogsThatDoNotMatch()
    {
        Watched w(3);
        QCOMPARE(w.append(kS1, {1, 2}), kNone);
        QCOMPARE(w.append(kS2, {2}), kNone); // another term at 1: that is allowed
        QCOMPARE(w.append(kS2, {2}), QStringList{QStringLiteral("Log Matching")});
        QCOMPARE(
            w.texts().constLast(),
            QStringLiteral("S2 has an entry 2 of term 2, as S1 has, but their logs differ up to "
                           "there"));
        QCOMPARE(w.append(kS1, {2}), kNone);
        QCOMPARE(w.append(kS2, {2}), kNone); // follows from it
        QCOMPARE(w.append(kS3, {1}, "other"), QStringList{QStringLiteral("Log Matching")});
    }

    // "That entry will be present in the logs of the leaders for all higher-numbered terms" (§5.4).
    void seesALeaderThatLacksWhatIsCommitted()
    {
        Watched w(3);
        (void)w.lead(kS1, 1);
        (void)w.append(kS1, {1});
        (void)w.append(kS2, {1});
        QCOMPARE(w.commit(kS1, 1), kNone);
        QCOMPARE(w.lead(kS3, 2), QStringList{QStringLiteral("Leader Completeness")});
    }

    // A candidate's votes may come late: it then leads a term that is over, and owes nothing to
    // later ones.
    void letsAStaleLeaderLackWhatALaterTermCommitted()
    {
        Watched w(5);
        (void)w.lead(kS2, 1);
        for (const NodeId id : {kS1, kS2, kS3})
            (void)w.append(id, {1});
        QCOMPARE(w.commit(kS2, 1), kNone);
        (void)w.lead(kS2, 3);
        for (const NodeId id : {kS2, kS3})
            (void)w.append(id, {3});
        QCOMPARE(w.append(NodeId{3}, {1, 3}), kNone);
        QCOMPARE(w.commit(kS2, 2), kNone);
        QCOMPARE(w.lead(kS1, 2), kNone);
    }

    // The commit may also be found out about when the later leader is there already.
    void seesACommitThatALaterLeaderLacks()
    {
        Watched w(3);
        (void)w.lead(kS1, 1);
        (void)w.append(kS1, {1});
        (void)w.append(kS2, {1});
        QCOMPARE(w.lead(kS3, 2), kNone);
        QCOMPARE(w.commit(kS1, 1), QStringList{QStringLiteral("Leader Completeness")});
    }

    // "No other server will ever apply a different log entry for the same index" (§5.4.3).
    void seesTwoStateMachinesPart()
    {
        Watched w(5);
        for (const NodeId id : {kS1, kS2, kS3})
            (void)w.append(id, {1, 1});
        QCOMPARE(w.commit(kS1, 2), kNone);
        (void)w.append(NodeId{3}, {1, 2});
        QVERIFY(w.commit(NodeId{3}, 2).contains(QStringLiteral("State Machine Safety")));
        QVERIFY(!w.look(NodeId{3}, Index{2}).contains(QStringLiteral("State Machine Safety")));
    }

    void seesACommittedEntryReplaced()
    {
        Watched w(3);
        for (const NodeId id : {kS1, kS2})
            (void)w.append(id, {1, 1});
        (void)w.commit(kS1, 2);
        (void)w.commit(kS2, 2);
        w.at(kS2).log.truncateFrom(Index{2});
        const QStringList seen = w.append(kS2, {3});
        QVERIFY(seen.contains(QStringLiteral("State Machine Safety")));
        QVERIFY(seen.contains(QStringLiteral("Commit on Majority")));
    }

    // "A log entry is committed once the leader has replicated it on a majority of the servers"
    // (§5.3).
    void seesACommitWithoutAMajority()
    {
        Watched w(3);
        (void)w.append(kS1, {1, 1});
        (void)w.append(kS2, {1});
        QCOMPARE(w.commit(kS1, 1), kNone);
        QCOMPARE(w.commit(kS1, 2), QStringList{QStringLiteral("Commit on Majority")});
        QCOMPARE(
            w.texts().constLast(),
            QStringLiteral("after a turn of S1, the committed entry 2 stands on S1 only: 1 of 3"));
    }

    // What a server that is down holds on its disk counts; what it had only in memory does not.
    void countsADownServersDisk()
    {
        Watched w(3);
        (void)w.append(kS1, {1});
        (void)w.append(kS2, {1});
        w.at(kS2).up = false;
        (void)w.look(kS2);
        QCOMPARE(w.commit(kS1, 1), kNone);
        w.at(kS2).up = true;
        (void)w.look(kS2);
        w.at(kS2).up = false;
        w.at(kS2).log.truncateFrom(Index{1});
        QCOMPARE(w.look(kS2), QStringList{QStringLiteral("Commit on Majority")});
    }

    // currentTerm "increases monotonically" (Figure 2).
    void seesWhatMayNotFall()
    {
        Watched w(1);
        (void)w.append(kS1, {1});
        QCOMPARE(w.follow(kS1, 3), kNone);
        QCOMPARE(w.follow(kS1, 2), QStringList{QStringLiteral("Monotonic Term")});
        QCOMPARE(w.commit(kS1, 1), kNone);
        QCOMPARE(w.commit(kS1, 0), QStringList{QStringLiteral("Monotonic Commit")});
    }

    // With persist=explicit a crash takes back what never reached the disk.
    void letsACrashTakeBackATerm()
    {
        Watched w(1);
        QCOMPARE(w.follow(kS1, 3), kNone);
        w.at(kS1).up = false;
        QCOMPARE(w.follow(kS1, 2), kNone);
        w.at(kS1).up = true;
        QCOMPARE(w.follow(kS1, 2), kNone);
        QCOMPARE(w.follow(kS1, 1), QStringList{QStringLiteral("Monotonic Term")});
    }

    // A vote is given once a term, whatever a crash made the server forget.
    void seesASecondVote()
    {
        Watched w(3);
        QCOMPARE(w.vote(kS1, 2, kS2), kNone);
        Status empty;
        empty.currentTerm = Term{2};
        QCOMPARE(w.crash(kS1, empty, {}), QStringList{QStringLiteral("Saved Before Sent")});
        w.at(kS1).up = true;
        QCOMPARE(w.look(kS1), kNone);
        QCOMPARE(w.vote(kS1, 2, kS2), kNone);
        QCOMPARE(w.vote(kS1, 2, kS3), QStringList{QStringLiteral("One Vote")});
        QCOMPARE(w.vote(kS1, 3, kS3), kNone);
    }

    void seesWhatWasSentBeforeItWasSaved()
    {
        const QStringList lacks{QStringLiteral("Saved Before Sent")};
        for (const bool saved : {true, false}) {
            Watched w(3);
            QCOMPARE(w.vote(kS1, 2, kS2), kNone);
            Status disk = w.st(kS1);
            if (!saved)
                disk.votedFor.reset();
            QCOMPARE(w.crash(kS1, disk, {}), saved ? kNone : lacks);
        }
        for (const std::uint32_t kept : {2U, 1U}) {
            Watched w(3);
            QCOMPARE(w.append(kS1, {1, 1, 1}), kNone);
            QCOMPARE(w.send(kS1, kS2, AppendEntriesReply{true, Index{2}, {}}), kNone);
            const Log log = w.at(kS1).log;
            QCOMPARE(w.crash(kS1, w.st(kS1), log.prefix(Index{kept})), kept == 2 ? kNone : lacks);
        }
    }

    // A leader may have acknowledged entries replaced as long as they are not committed.
    void letsALeaderReplaceWhatWasAcknowledged()
    {
        Watched w(3);
        QCOMPARE(w.append(kS1, {1, 1}), kNone);
        QCOMPARE(w.send(kS1, kS2, AppendEntriesReply{true, Index{2}, {}}), kNone);
        w.at(kS1).log.truncateFrom(Index{2});
        QCOMPARE(w.append(kS1, {2}), kNone);
        QCOMPARE(w.crash(kS1, w.st(kS1), w.at(kS1).log.prefix(Index{1})), kNone);
    }

    void seesACommitOfAnotherTerm()
    {
        Watched w(1);
        QCOMPARE(w.append(kS1, {1}), kNone);
        QCOMPARE(w.lead(kS1, 2), kNone);
        QCOMPARE(w.commit(kS1, 1), QStringList{QStringLiteral("Commit of Own Term")});
    }

    void seesACommandThatIsAppliedTwice()
    {
        Watched w(1);
        QCOMPARE(w.lead(kS1, 1), kNone);
        for (const std::uint64_t op : {1U, 2U, 1U})
            w.at(kS1).log.append({Term{1}, makeCommand("a", "C1", op)});
        QCOMPARE(w.look(kS1, Index{1}), kNone);
        QCOMPARE(w.commit(kS1, 2), kNone);
        QCOMPARE(w.commit(kS1, 3), QStringList{QStringLiteral("Applied Once")});
    }
};

QTEST_APPLESS_MAIN(TestSafetyMonitor)
#include "tst_safety_monitor.moc"
