#include "scenario/aim.h"
#include "schedule/recorded.h"

#include <QTest>

#include <map>

using namespace flotilla;
using namespace flotilla::test;

namespace {

const Names kNames{{"S1", "S2", "S3"}, {"C1"}};

std::shared_ptr<const Aim> aim(const char *words, const Names &names)
{
    auto made = aimOf(QString::fromUtf8(words), names);
    return made ? *made : nullptr;
}

QString problem(const char *words)
{
    const auto made = aimOf(QString::fromUtf8(words), kNames);
    return made ? QString() : QString::fromStdString(made.error().message);
}

} // namespace

/// Conditions that a run can be let go on to, in the scenario language's words.
class TestAim : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void understandsWhatTheLanguageDoes()
    {
        for (const char *words :
             {"leader", "committed 3", "applied 2", "quiet", "violation", "S3 state=Candidate",
              "leaders 2", "not inflight 0 type=RequestVote", "sync S1 S2", "client C1 unknown",
              "ledger 1 \"x\"", "run until leader", "until  not  leader"})
            QVERIFY2(aim(words, kNames), words);
        QCOMPARE(aim("leader", kNames)->within, Duration::seconds(60));
        QCOMPARE(aim("leader within 5s", kNames)->within, Duration::seconds(5));
        QCOMPARE(aim(" leader   within 5s", kNames)->words, std::string("leader within 5s"));
    }

    /// What is wrong, and the word that was meant; no file and no line, since there is none.
    void saysWhatIsWrongWithTheRest()
    {
        QVERIFY(problem("lader").contains(QStringLiteral("Did you mean \"leader\"?")));
        QVERIFY(problem("S1 stat=Leader").contains(QStringLiteral("Did you mean \"state\"?")));
        QVERIFY(problem("S9 state=Leader").contains(QStringLiteral("\"S9\"")));
        QVERIFY(problem("inflight 1 type=RequestVot").contains(QStringLiteral("RequestVote\"?")));
        QVERIFY(problem("committed").contains(QStringLiteral("a number")));
        QVERIFY(problem("leader now").contains(QStringLiteral("\"now\"")));
        QVERIFY(problem("ledger 1 \"x").contains(QStringLiteral("quote")));
        QVERIFY(problem("messages <= 3 since=M").contains(QStringLiteral("no mark")));
        for (const char *words : {"", "   ", "run", "run until", "not"})
            QVERIFY2(!problem(words).isEmpty(), words);
        QVERIFY(!problem("lader").contains(QStringLiteral(":1")));
    }

    /// At every moment, the run and its recording give the same answer; each condition holds at some
    /// and not at others.
    void aRecordingAnswersAsTheRunDid()
    {
        Recorded run(clusterOf(3, 1));
        const Names names = run.names();
        struct Asked {
            const char *words;
            std::shared_ptr<const Aim> aim;
            std::map<std::uint64_t, bool> answers; // by moment
        };
        std::vector<Asked> all;
        for (const char *words :
             {"leader", "committed 2", "applied 2", "quiet", "S2 state=Candidate", "leaders 1",
              "not inflight 0 type=AppendEntries", "inflight 0", "sync", "safe S1",
              "client C1 done", "ledger 2 \"x\"", "applied S3 2 \"x\"", "S1 up=off log=1,1",
              "S2 match.S3=3", "violation"})
            all.push_back({words, aim(words, names), {}});
        const auto look = [&] {
            for (Asked &asked : all)
                asked.answers[run.timeline().end() - 1] = asked.aim->holds(run);
        };
        const auto steps = [&](int count) {
            for (int i = 0; i < count; ++i) {
                mustWork(run.step());
                look();
            }
        };
        const auto act = [&](const Action &action) {
            perform(run, action);
            look();
        };
        look();
        act(act::Timeout{S1});
        steps(20);
        act(act::Submit{C1, "x", {}});
        steps(40);
        act(act::Crash{S1});
        act(act::Timeout{S2});
        steps(60);
        act(act::Isolate{S2});
        steps(20);
        const ServerView &third = run.servers()[2];
        const Index last = third.log.lastIndex();
        act(act::Inject{Message{
            S2, S3, third.status.currentTerm,
            AppendEntries{
                last, third.log.lastTerm(), {{Term{1}, makeCommand("forged")}}, last.next()}}});
        const Timeline timeline = run.timeline();
        for (const Asked &asked : all) {
            std::map<std::uint64_t, bool> recorded;
            int held = 0;
            timeline.forEachView(0, timeline.end(),
                                 [&](const Moment &moment, const ClusterView &view) {
                                     const bool holds = asked.aim->held(timeline, moment, view);
                                     if (asked.answers.contains(moment.number)) {
                                         recorded[moment.number] = holds;
                                         held += holds ? 1 : 0;
                                     }
                                     return true;
                                 });
            QVERIFY2(recorded == asked.answers, asked.words);
            QVERIFY2(held > 0, asked.words);
            if (QByteArrayView(asked.words) != "safe S1")
                QVERIFY2(held < static_cast<int>(recorded.size()), asked.words);
        }
    }

    /// How many were sent stands in no recording.
    void knowsWhatARecordingDoesNotTell()
    {
        QVERIFY(!aim("messages >= 3", kNames)->held);
        QVERIFY(!aim("not messages >= 3", kNames)->held);
        QVERIFY(aim("not leader", kNames)->held);
        Recorded run(clusterOf(3));
        QVERIFY(!aim("messages >= 1", kNames)->holds(run));
        perform(run, act::Timeout{S1});
        QVERIFY(aim("messages >= 1", kNames)->holds(run));
    }
};

QTEST_GUILESS_MAIN(TestAim)
#include "tst_aim.moc"
