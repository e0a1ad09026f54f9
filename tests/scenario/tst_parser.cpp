#include "scenario/parser.h"

#include <QtTest>

using namespace flotilla;

/// "Every message names FILE:LINE:COLUMN, the word, the rule and what to do" (scenario.md, Bad
/// input).
class TestParser : public QObject {
    Q_OBJECT

private:
    static QString refusalOf(const QByteArray &text)
    {
        const auto script = parseScript(QStringLiteral("f"), text);
        return script ? QStringLiteral("(accepted)")
                      : QString::fromStdString(script.error().message);
    }

private Q_SLOTS:
    void refusesBadLines_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QString>("where"); // from the second line on, which is the line under test
        QTest::addColumn<QString>("says");
        const auto row = [](const char *line, const char *where, const char *says) {
            QTest::newRow(line) << QByteArray(line) << QString(QLatin1StringView(where))
                                << QString(QLatin1StringView(says));
        };
        row("crsh S1", "f:3:1: ", "Did you mean \"crash\"?");
        row("crash S9", "f:3:7: ", "there is no server \"S9\"");
        row("crash S1 S2", "f:3:10: ", "is too much");
        row("crash", "f:3:6: ", "a server's name is missing");
        row("transfer S1 S2", "f:3:1: ", "not built yet");
        row("reconfig leader voters=S1", "f:3:1: ", "not built yet");
        row("call C1 swap x 1", "f:3:9: ", "write put, get, append or cas");
        row("call C1 put x", "f:3:14: ", "a value is missing");
        row("call C1 cas x 1", "f:3:16: ", "the value expected there is missing");
        row("call C1 get x 1", "f:3:15: ", "is no option of");
        row("call C9 get x", "f:3:6: ", "there is no client \"C9\"");
        row("learner add S4", "f:3:1: ", "not built yet");
        row("compact S1 3", "f:3:1: ", "not built yet");
        row("set preVote=on", "f:3:5: ", "not built yet");
        row("set checkQuorum=on", "f:3:5: ", "not built yet");
        row("set rule.upToDat=off", "f:3:5: ", "Did you mean \"rule.upToDate=\"?");
        row("set rule.upToDate=no", "f:3:19: ", "write on or off");
        row("inject S1 InstallSnapshot from=S2", "f:3:11: ", "not built yet");
        row("inject S1 TimeoutNow from=S2", "f:3:11: ", "not built yet");
        row("inject S1 RequestVote from=S2 preVote=on", "f:3:31: ", "not built yet");
        row("inject S1 RequestVote term=2", "f:3:29: ", "add from=S1");
        row("inject S1 RequestVote from=S1", "f:3:23: ", "to itself");
        row("inject S1 RequestVot from=S2", "f:3:11: ", "Did you mean \"RequestVote\"?");
        row("inject S1 RequestVote from=S2 success=on", "f:3:31: ", "is no option");
        row("set hartbeat=20", "f:3:5: ", "Did you mean \"heartbeat=\"?");
        row("set heartbeat=20 heartbeat=30", "f:3:18: ", "given twice");
        row("set heartbeat=0", "f:3:15: ", "at least 1us");
        row("set electionTimeout=300..150", "f:3:21: ", "runs backwards");
        row("set maxEntries=0", "f:3:16: ", "a whole number from 1");
        row("set noop=yes", "f:3:10: ", "write on or off");
        row("run 5 ms", "f:3:7: ", "is too much");
        row("run 1.5us", "f:3:5: ", "finer than a microsecond");
        row("run -5", "f:3:5: ", "no length of time");
        row("run until", "f:3:10: ", "is missing");
        row("run until leader within", "f:3:18: ", "a length of time");
        row("step x", "f:3:6: ", "a whole number");
        row("net loss=1.5", "f:3:10: ", "no share");
        row("net S1 S1 delay=5", "f:3:8: ", "joins two");
        row("link S1 S2 sideways", "f:3:12: ", "up or down");
        row("partition {S1 S2} {S2 S3}", "f:3:20: ", "named twice");
        row("partition {S1 S2", "f:3:11: ", "not closed");
        row("deliver type=Vote", "f:3:14: ", "no type of message");
        row("deliver from=S1 colour=red", "f:3:17: ", "is no option");
        row("delay from=S1", "f:3:14: ", "by=30ms");
        row("propose S1 text", "f:3:12: ", "double quotes");
        row("propose S1 \"text", "f:3:12: ", "no closing quote");
        row("propose S1 \"a\\tb\"", "f:3:14: ", "is no escape");
        row("submit C9 \"x\"", "f:3:8: ", "there is no client \"C9\"");
        row("expect S1 state=Boss", "f:3:17: ", "is no state");
        row("expect S1 comitIndex=3", "f:3:11: ", "Did you mean \"commitIndex\"?");
        row("expect S1", "f:3:10: ", "is missing");
        row("expect S1 last=3", "f:3:16: ", "as in 3.6");
        row("expect messages <= 3 since=dawn", "f:3:28: ", "there is no mark \"dawn\"");
        row("expect messages about 3", "f:3:17: ", "is no comparison");
        row("expect client C1 happy", "f:3:18: ", "done, pending or unknown");
        row("look S1-S9", "f:3:6: ", "can't be looked at");
        row("speed fast", "f:3:7: ", "is no speed");
        row("timers align\npreset S1 log=1", "f:4:1: ", "before the first event");
        row("run 1\nset seed=4", "f:4:5: ", "before the first event");
        row("preset S1 log=2,1", "f:3:17: ", "never fall");
        row("preset S1 log=1,2 commit=3", "f:3:19: ", "past the end");
        row("preset S1 log=1,2 term=1", "f:3:19: ", "below the term of the last entry");
        row("preset S1 log=1,2 values=\"a\"", "f:3:19: ", "give one for each");
        row("preset S1 state=Leader", "f:3:11: ", "term of at least 1");
        row("preset S1 term=2 votedFor=S2 state=Leader", "f:3:18: ", "voted for itself");
        row("preset S1 term=2 state=Leader\npreset S2 term=2 state=Leader",
            "f:4:18: ", "at most one leader");
        row("preset S1 term=2\npreset S1 term=3", "f:4:8: ", "already");
        row("create S1", "f:3:8: ", "already");
        row("client leader", "f:3:8: ", "word of the language");
        row("client a.b", "f:3:8: ", "is no name");
        row("cluster S4", "f:3:1: ", "there is a cluster line already");
    }
    void refusesBadLines()
    {
        QFETCH(QByteArray, line);
        QFETCH(QString, where);
        QFETCH(QString, says);
        const QString got = refusalOf("cluster S1 S2 S3\nclient C1\n" + line + "\n");
        QVERIFY2(got.startsWith(where), qPrintable(got));
        QVERIFY2(got.contains(says), qPrintable(got));
    }

    void refusesBadFiles()
    {
        QVERIFY(refusalOf("").contains(u"names no servers"));
        QVERIFY(refusalOf("run 5\n").startsWith(u"f:1:1: "));
        QVERIFY(refusalOf("cluster\n").contains(u"at least one server"));
        QVERIFY(refusalOf("cluster a b c d e f g h i j k l m n o p\n").startsWith(u"f:1:39: "));
        QVERIFY(refusalOf("cluster S1 S1\n").startsWith(u"f:1:12: "));
        QVERIFY(refusalOf("cluster S1\nsay \"\xff\"\n").contains(u"UTF-8"));
        QVERIFY(refusalOf("cluster S1\n" + QByteArray(100'000, '\n')).startsWith(u"f:100001:1: "));
        QVERIFY(refusalOf(QByteArray(kMaxScenarioBytes + 1, ' ')).contains(u"at most"));
    }

    /// Columns count characters, not bytes.
    void countsCharacters()
    {
        QVERIFY(refusalOf("cluster S1\npropose S1 \"\xc3\xa4\xf0\x9f\x8e\x89\" now\n")
                    .startsWith(u"f:2:17: "));
    }

    void acceptsWhatTheLanguageHas_data()
    {
        QTest::addColumn<QByteArray>("line");
        for (const char *line :
             {"set S1 S2 heartbeat=20ms electionTimeout=150..150 preVote=off checkQuorum=off",
              "create S4",
              "create S4 connect=S1,S2",
              "client C2 at=S3",
              "run 1.5s",
              "run 250us",
              "run until committed 3 within 10s",
              "run until applied 3",
              "run until quiet",
              "run until S1 state=Leader commitIndex=3 within 1s",
              "run until not S1 up=on",
              "step",
              "step 0",
              "at 183250us",
              "advance 100ms",
              "advance 100 S1 S2",
              "timers spread S1",
              "net delay=5ms..15ms loss=0 dup=0 reorder=0 longreorder=on",
              "net manual",
              "net auto",
              "net S1 S2 delay=80ms loss=0.3 oneway",
              "link C1 S1 down",
              "heal",
              "heal S1",
              "partition {S1 S2} { S3 }",
              "deliver all rounds=3",
              "deliver round",
              "deliver",
              "deliver from=S1,S2 to=C1 type=InstallSnapshot id=3 max=2",
              "deliver entries=1,2 preVote=on success=off leader=S2 command=\"x\"",
              "drop all",
              "drop term=3",
              "dup max=2",
              "delay to=S1 by=30ms",
              "inject S1 AppendEntries from=S2 term=3 entries=1,2 leaderCommit=1",
              "inject S1 RequestVote from=S2 preVote=off transfer=off",
              "inject C1 ClientReply from=S1 op=1 outcome=redirect leader=S2",
              "inject S1 ClientRequest from=C1 client=C1 op=1 command=\"x\"",
              "crash leader",
              "restart all",
              "propose leader@3 \"a \\\"b\\\" \\\\ \\n\"",
              "submit C1 \"x\" at=S2",
              "expect S1 log= votedFor=none last=0.0 match.S2=2 next.S3=3 paused=off values=",
              "expect not leaders 2",
              "expect sync S1 S2",
              "expect safe",
              "expect safe S1",
              "expect inflight 0 type=RequestVote term=3",
              "expect applied S1 2 \"x\"",
              "expect ledger 1 \"\"",
              "expect messages <= 10",
              "mark a",
              "settle rounds=3",
              "query S1",
              "look S1-S2",
              "look ledger",
              "speed 1/50",
              "speed max",
              "try \"crash the leader\" until leaders 0 within 5s",
              "end",
              "say \"a # b\" # c"})
            QTest::newRow(line) << QByteArray(line);
    }
    void acceptsWhatTheLanguageHas()
    {
        QFETCH(QByteArray, line);
        QCOMPARE(refusalOf("\xef\xbb\xbf"
                           "cluster S1 S2 S3\r\nclient C1\r\n"
                           + line + "\r\n"),
                 QStringLiteral("(accepted)"));
    }

    /// "A preset without term: the last entry's"; "without values they are p1, p2".
    void fillsPresetsIn()
    {
        const auto script =
            parseScript(QStringLiteral("f"), "cluster S1 S2\npreset S2 log=1,3 commit=1\n");
        QVERIFY(script.ok());
        const ServerSetup &server = script->setup.servers[1];
        QCOMPARE(server.state.currentTerm, Term{3});
        QCOMPARE(server.state.log.at(Index{2}).value(), std::string_view("p2"));
        QCOMPARE(script->setup.ledger.size(), std::size_t{1});
        QCOMPARE(script->setup.ledger[0].entry.value(), std::string_view("p1"));
    }

    void seedsTheDefaults()
    {
        const auto script = parseScript(QStringLiteral("f"), "cluster S1 S2\n");
        QVERIFY(script.ok());
        QCOMPARE(script->setup.seed, std::uint64_t{1});
        QCOMPARE(script->setup.options, RaftOptions{});
        QVERIFY(script->setup.invariants);
        QVERIFY(script->setup.links.isUp(NodeId{0}, NodeId{1}));
    }

    void readsTheClusterLine()
    {
        const auto script =
            parseScript(QStringLiteral("f"), "cluster S1 S2 S3 voters=S1,S2 links=down "
                                             "electionTimeout=100..200 heartbeat=10 noop=off "
                                             "replicate=heartbeat maxEntries=3 splitTerms=on "
                                             "persist=explicit invariants=off seed=9\n"
                                             "set S3 heartbeat=1s\n");
        QVERIFY(script.ok());
        const RunSetup &setup = script->setup;
        QCOMPARE(setup.voters.size(), std::size_t{2});
        QVERIFY(!setup.links.isUp(NodeId{0}, NodeId{2}));
        QCOMPARE(setup.options.electionTimeoutMax, Duration::millis(200));
        QCOMPARE(setup.options.maxEntries, 3U);
        QVERIFY(setup.options.splitTerms && !setup.options.noop && !setup.invariants);
        QCOMPARE(setup.servers[2].options.heartbeat, Duration::seconds(1));
        QCOMPARE(setup.servers[0].options.heartbeat, Duration::millis(10));
        QCOMPARE(setup.seed, std::uint64_t{9});
    }

    /// "the entries' values are i1, i2 .. after their terms": one term, one text, wherever it is
    /// made up.
    void namesMadeUpEntriesAfterTheirTerms()
    {
        const auto script =
            parseScript(QStringLiteral("f"),
                        "cluster S1 S2\ninject S1 AppendEntries from=S2 term=7 entries=2,7\n");
        QVERIFY(script.ok());
        const auto &what = std::get<line::Do>(script->statements[1].what);
        const auto &append =
            std::get<AppendEntries>(std::get<act::Inject>(what.action).message.body);
        QCOMPARE(append.entries[0].value(), std::string_view("i2"));
        QCOMPARE(append.entries[1].value(), std::string_view("i7"));
    }

    /// The trace's cmd lines and recorded runs are made of these texts.
    void readsItsOwnActionsBack()
    {
        const QByteArray head = "cluster S1 S2 S3\nclient C1\n";
        for (const char *line :
             {"set S1 heartbeat=20",
              "set noop=off replicate=heartbeat persist=explicit invariants=off",
              "create S4 connect=none",
              "create S4 connect=S1,S2",
              "client C2 at=S2",
              "advance 5 S1",
              "timers spread",
              "net loss=0.125 delay=1..2",
              "net auto",
              "net manual",
              "net S1 C1 delay=7 oneway",
              "link S1 S2 down oneway",
              "heal S2",
              "partition {S1} {S2 S3}",
              "deliver all rounds=9",
              "deliver round",
              "deliver",
              "deliver entries= command=\"a b\"",
              "drop from=S1 entries=1,2 max=1",
              "dup id=4",
              "delay term=2 by=1us",
              "inject S1 AppendEntries from=S2 term=3 entries=1,2 values=\"x\",\"i2\"",
              "inject S1 AppendEntriesReply from=S2 success=off conflictIndex=0 conflictTerm=3",
              "inject S1 ClientRequest from=C1 client=C1 op=1 command=\"\"",
              "inject C1 ClientReply from=S1 outcome=redirect leader=S2 value=\"v\"",
              "crash S1",
              "restart all",
              "restart S1 S2",
              "pause S1",
              "resume S1",
              "persist S1",
              "timeout S1",
              "heartbeat S1",
              "propose S1 \"a\\n\\\"\"",
              "submit C1 \"x\" at=S2",
              "settle rounds=3"}) {
            const auto read = [&](const QByteArray &text) {
                const auto script =
                    parseScript(QStringLiteral("f"), head + "run 0\n" + text + "\n");
                if (!script)
                    return QString::fromStdString(script.error().message);
                Names names = script->setup.names();
                names.servers.push_back("S4");
                names.clients.push_back("C2");
                return QString::fromStdString(
                    actionText(std::get<line::Do>(script->statements.back().what).action, names));
            };
            const QString once = read(line);
            QCOMPARE(read(once.toUtf8()), once);
            QVERIFY2(!once.startsWith(u"f:"), qPrintable(once));
        }
    }
};

QTEST_GUILESS_MAIN(TestParser)
#include "tst_parser.moc"
