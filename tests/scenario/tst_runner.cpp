#include "play.h"

#include "core/hash.h"

#include <QtTest>

#include <array>

using namespace flotilla;
using flotilla::test::play;

/// What the verbs mean (scenario.md), on the pure engine.
class TestRunner : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void holds_data()
    {
        QTest::addColumn<QByteArray>("script");
        const auto row = [](const char *name, const char *script) {
            QTest::newRow(name) << QByteArray("cluster S1 S2 S3\nclient C1\n") + script;
        };
        row("an election",
            "run until leader within 2s\nrun 100ms\nexpect leaders 1\nexpect sync\n");
        row("run is half-open",
            "net delay=10ms\ntimeout S1\nrun 10ms\nexpect inflight 2 type=RequestVote\n"
            "run 1us\nexpect inflight 2 type=RequestVoteReply\nexpect inflight 2\n");
        row("step", "net delay=10ms\ntimeout S1\nstep\nexpect inflight 1 to=S3\nstep 2\n"
                    "expect inflight 0 type=RequestVote\nexpect not S1 commitIndex=1\n");
        row("at", "at 5us\nat 5us\nrun 0\nexpect leaders 0\n");
        row("manual network",
            "net manual\ntimeout S1\nrun 100ms\nexpect inflight 2\ndeliver round\n"
            "expect inflight 2 type=RequestVoteReply\ndeliver all\nexpect inflight 0\n"
            "expect S1 state=Leader match.S2=1 next.S2=2\n");
        row("a match of nothing",
            "net manual\ntimeout S1\ndeliver type=InstallSnapshot\ndrop id=99\n"
            "expect inflight 2\n");
        row("drop and dup",
            "net manual\ntimeout S1\ndup to=S2\nexpect inflight 2 to=S2\ndrop to=S2\n"
            "expect inflight 1\ndrop all\nexpect inflight 0\n");
        row("delay",
            "net delay=10ms\ntimeout S1\ndelay to=S2 by=30ms\nrun 20ms\n"
            "expect inflight 1 type=RequestVote\nrun 21ms\nexpect inflight 0 type=RequestVote\n");
        row("one way down",
            "net manual\nlink S1 S2 down oneway\ntimeout S1\ntimeout S2\ndeliver to=S1\n"
            "expect S1 state=Candidate\ndeliver to=S2\nexpect S2 votedFor=S2\n");
        row("isolate", "isolate S1\nadvance 1s S1\nrun 100ms\nexpect not S1 currentTerm=0\n"
                       "expect S2 currentTerm=0\nheal S1\n");
        row("partition of one group",
            "partition {S1}\ntimeout S1\nrun 100ms\nexpect S2 currentTerm=0\n");
        row("timeout of a leader does nothing",
            "timeout S1\nrun until S1 state=Leader within 1s\nmark m\n"
            "timeout S1\nexpect messages = 0 since=m\n"
            "expect S1 state=Leader currentTerm=1\n");
        row("propose",
            "timeout S1\nrun until S1 state=Leader within 1s\npropose leader \"x\"\n"
            "run until committed 2 within 1s\nexpect ledger 2 \"x\"\nrun until applied 2 within "
            "1s\n"
            "expect applied S3 2 \"x\"\nexpect S1 values=\"\",\"x\"\npropose leader@1 \"y\"\n");
        row("submit", "submit C1 \"x\"\nexpect client C1 pending\nrun until quiet within 9s\n"
                      "expect client C1 done\nexpect safe\n");
        row("an unknown outcome",
            "link C1 S1 down\nlink C1 S2 down\nlink C1 S3 down\nsubmit C1 \"x\"\n"
            "expect not client C1 unknown\nrun 600ms\nexpect client C1 unknown\n");
        row("crash ends a pause",
            "pause S1\nexpect S1 paused=on up=on\ncrash S1\nexpect S1 up=off paused=off\n"
            "restart S1\nexpect S1 up=on paused=off\n");
        row("applied begins anew",
            "timeout S1\nrun until applied 1 within 1s\ncrash S2\nrestart S2\n"
            "expect S2 lastApplied=0 lastLogIndex=1\n");
        row("persist=explicit",
            "set persist=explicit\nnet manual\ntimeout S1\nexpect inflight 0\npersist S1\n"
            "expect inflight 2\n");
        row("inject", "inject S1 AppendEntries from=S2 term=3 entries=1,3 leaderCommit=0\n"
                      "expect S1 log=1,3 values=\"i1\",\"i3\" currentTerm=3\n");
        row("a vote by hand",
            "net manual\ninject S1 RequestVote from=S2 term=3 lastLogIndex=4 lastLogTerm=2\n"
            "expect S1 votedFor=S2 currentTerm=3\nexpect inflight 1 voteGranted=on to=S2\n");
        row("settle",
            "net manual\ntimeout S1\ncrash S2\nsettle\nexpect sync\nexpect S1 commitIndex=1\n"
            "restart S2\nsettle\nexpect sync S1 S2 S3\n");
        row("settle with noop=off",
            "set noop=off\nnet manual\nsettle\nexpect S1 log=1 commitIndex=1\n");
        row("presets",
            "preset S1 log=1,1,2 term=4 commit=2 state=Leader\npreset S2 log=1,1\n"
            "preset S3 term=2 votedFor=S1\n"
            "expect S1 state=Leader votedFor=S1 commitIndex=2 next.S2=4 match.S2=0 last=2.3\n"
            "expect S3 votedFor=S1 currentTerm=2\nexpect ledger 2 \"p2\"\nexpect messages = 0\n");
        row("create", "create S4\ntimeout S1\nrun 200ms\nexpect S4 state=Follower currentTerm=0\n");
        row("aligned timers", "timers align\nrun until S1 state=Candidate within 1s\nrun 1us\n"
                              "expect S2 state=Candidate\nexpect S3 state=Candidate\n");
        row("end", "end\nexpect leaders 3\n");
        row("try", "try \"wait\" until leader\n");
        row("query and lesson lines",
            "title \"t\"\nsay \"s\"\nlook S1\nbookmark \"b\"\nspeed 1/50\nquery\n");
    }
    void holds()
    {
        QFETCH(QByteArray, script);
        const auto played = play(script);
        QCOMPARE(played.refusal, QString());
        QCOMPARE(played.failure, QString());
        QCOMPARE(played.ending, std::optional(Ending::Held));
    }

    void fails_data()
    {
        QTest::addColumn<QByteArray>("script");
        QTest::addColumn<QString>("text");
        const auto row = [](const char *script, const char *text) {
            QTest::newRow(script) << QByteArray("cluster S1 S2 S3\nclient C1\n") + script
                                  << QString(QLatin1StringView(text));
        };
        row("expect S1 state=Leader commitIndex=0\n",
            "t:3: expect S1 state=Leader commitIndex=0: got state=Follower, expected state=Leader");
        row("expect leaders 1\n", "t:3: expect leaders 1: got 0, expected 1");
        row("expect S1 match.S2=1\n", "t:3: expect S1 match.S2=1: got match.S2=none (it does not "
                                      "lead S2), expected match.S2=1");
        row("expect ledger 1 \"x\"\n",
            "t:3: expect ledger 1 \"x\": got no such row, expected \"x\"");
        row("run 5\nat 5us\n", "t:4: at 5us: the run is at 5000us already and time never goes "
                               "back: put the lines in the order of "
                               "their instants");
        row("propose leader \"x\"\n",
            "t:3: propose leader \"x\": no server that is up is leader; run until leader first");
        row("propose S1 \"x\"\n",
            "t:3: propose S1 \"x\": propose S1: it is not the leader but Follower in term 0");
        row("crash S1\ncrash S1\n", "t:4: crash S1: crash S1: S1 is down; restart it first");
        row("restart S1\n", "t:3: restart S1: restart S1: it is up; crash it first");
        row("run until S1 currentTerm=99 within 1s\n",
            "t:3: run until S1 currentTerm=99 within 1s: got currentTerm=1, expected "
            "currentTerm=99 (within 1000ms)");
        row("crash S1\ncrash S2\ncrash S3\nrun until leader\n",
            "t:6: run until leader: got no leader, expected a leader (nothing more is scheduled)");
        row("crash S1\ncrash S2\ncrash S3\nstep 2\n",
            "t:6: step 2: got 0 events, expected 2: nothing more is scheduled");
    }
    void fails()
    {
        QFETCH(QByteArray, script);
        QFETCH(QString, text);
        const auto played = play(script);
        QCOMPARE(played.failure, text);
        QCOMPARE(played.ending, std::optional(Ending::Failed));
    }

    /// "After every line, unless invariants=off".
    void stopsWhereSafetyIsViolated()
    {
        const QByteArray unsafe = "preset S1 log=1 commit=1\nrun 1\n";
        QCOMPARE(play("cluster S1 S2 S3\n" + unsafe).ending, std::optional(Ending::Violated));
        QCOMPARE(play("cluster S1 S2 S3 invariants=off\n" + unsafe).ending,
                 std::optional(Ending::Held));
    }

    /// The window plays a script in pieces; it happens the same.
    void playsInPieces()
    {
        const QByteArray text =
            "cluster S1 S2 S3\nclient C1\nrun until leader\nsubmit C1 \"x\"\nstep 3\n"
            "run until quiet\nrun 30ms\nat 900ms\ncrash leader\nrun 100ms\n";
        const auto whole = play(text);
        QCOMPARE(whole.failure, QString());
        for (const std::uint64_t turns : {std::uint64_t{1}, std::uint64_t{7}, kAllTurns}) {
            auto script = parseScript(QStringLiteral("t"), text);
            PureEngine engine(script->setup);
            std::string trace;
            TraceWriter writer([&](std::string_view piece) { trace += piece; });
            engine.addSink(&writer);
            QVERIFY(engine.start().ok());
            Runner runner(*std::move(script), engine);
            while (!runner.finished()) {
                const Instant before = engine.now();
                const auto done = runner.advance(before + Duration{700}, turns);
                QVERIFY(done.ok());
                QVERIFY(engine.now() <= before + Duration{700});
            }
            writer.flush();
            QVERIFY(trace == whole.trace);
        }
    }

    /// "Playing it gives the same trace, byte for byte" (scenario.md, Recorded runs).
    void recordsWhatItPlays_data()
    {
        QTest::addColumn<QByteArray>("script");
        const QByteArray head =
            "cluster S1 S2 S3 S4 seed=3 voters=S1,S2,S3 heartbeat=30\nset S2 heartbeat=40\n"
            "client C1 at=S2\n";
        QTest::newRow("presets")
            << head
                   + "preset S1 log=1,2 values=\"a \\\"b\\\"\",\"\" sessions=C1.4,- term=3 "
                     "commit=1\npreset S2 log=1 values=\"a \\\"b\\\"\" sessions=C1.4\n"
                     "submit C1 \"x\"\nrun 700ms\n";
        QTest::newRow("among the events")
            << head
                   + "net delay=10ms\ntimeout S1\nstep\ncrash S3\nstep 2\n"
                     "restart S3\nstep\nset noop=off\nrun 100ms\n";
        QTest::newRow("a ledger")
            << head
                   + "preset S1 log=1,1\npreset S2 log=1,1\npreset S3 log=1,1\n"
                     "ledger log=1,1 values=\"p1\",\"p2\" leaderTerms=1,2\n"
                     "run 600ms\n";
        QTest::newRow("links") << QByteArray(
            "cluster A B links=down\nrun 1s\nlink A B up\nrun 1s\ncreate C\n"
            "client K at=C\nsubmit K \"x\"\nrun 2s\nadvance 5ms\npause A\n"
            "net manual\nrun 1s\ndeliver all\nresume A\nnet auto\nrun 1s\n");
        // Random scripts, each draw a hash of the seed and its place.
        for (std::uint64_t seed = 1; seed <= 40; ++seed) {
            QByteArray text =
                "cluster S1 S2 S3 S4 S5 seed=" + QByteArray::number(static_cast<qulonglong>(seed))
                + " invariants=off\nclient C1\nnet loss=0.05 dup=0.05 reorder=0.1\n";
            const auto server = [&](std::uint64_t i) {
                return "S" + QByteArray::number(static_cast<int>(1 + hashOf(seed, i, 2) % 5));
            };
            std::array<bool, 6> down{};
            for (std::uint64_t i = 0; i < 40; ++i) {
                const QByteArray name = server(i);
                bool &isDown = down[static_cast<std::size_t>(name[1] - '0')];
                switch (hashOf(seed, i, 1) % 8) {
                case 0:
                    text += (isDown ? "restart " : "crash ") + name + "\n";
                    isDown = !isDown;
                    break;
                case 1:
                    text += "submit C1 \"v" + QByteArray::number(static_cast<int>(i)) + "\"\n";
                    break;
                case 2:
                    text += "step " + QByteArray::number(static_cast<int>(hashOf(seed, i, 3) % 9))
                            + "\n";
                    break;
                case 3:
                    text += "isolate " + name + "\n";
                    break;
                case 4:
                    text += "heal\n";
                    break;
                case 5:
                    text += "dup\ndrop max=2\n";
                    break;
                default:
                    text += "run " + QByteArray::number(static_cast<int>(hashOf(seed, i, 4) % 150))
                            + "\n";
                }
            }
            QTest::newRow(qPrintable(QStringLiteral("seed %1").arg(seed))) << text;
        }
    }
    void recordsWhatItPlays()
    {
        QFETCH(QByteArray, script);
        const auto first = play(script);
        QCOMPARE(first.refusal + first.failure, QString());
        const auto again = play(first.recording.toUtf8());
        QVERIFY2(again.refusal.isEmpty() && again.failure.isEmpty(),
                 qPrintable(again.refusal + again.failure + first.recording));
        QVERIFY2(again.trace == first.trace, qPrintable(first.recording));
        QCOMPARE(again.recording, first.recording);
    }
};

QTEST_GUILESS_MAIN(TestRunner)
#include "tst_runner.moc"
