#include "trace/trace_import.h"
#include "trace/trace_reader.h"

#include <QTest>

#include <string>

using namespace flotilla;

namespace {

constexpr const char *kHeader =
    R"({"seq":0,"t":0,"ev":"header","schema":"flotilla-trace/1","servers":["S1","S2"],)"
    R"("config":[["S1","S2"]],"configRule":"last","electionTimeout":[150000,300000],)"
    R"("heartbeatInterval":50000,"noop":true,"preVote":false,"checkQuorum":false,)"
    R"("persist":"implicit","seed":18446744073709551615,"init":[)"
    R"({"node":"S1","st":{"currentTerm":0,"state":"Follower","votedFor":"","commitIndex":0,)"
    R"("lastApplied":0,"lastLogIndex":0,"lastLogTerm":0},"log":[]},)"
    R"({"node":"S2","st":{"currentTerm":0,"state":"Follower","votedFor":"","commitIndex":0,)"
    R"("lastApplied":0,"lastLogIndex":0,"lastLogTerm":0},"log":[]}]})";

constexpr const char *kCandidate =
    R"("node":"S1","st":{"currentTerm":1,"state":"Candidate","votedFor":"S1","commitIndex":0,)"
    R"("lastApplied":0,"lastLogIndex":0,"lastLogTerm":0,"votesGranted":["S1"]})";

constexpr const char *kRequest =
    R"("msg":{"id":1,"type":"RequestVote","from":"S1","to":"S2","term":1,)"
    R"("lastLogIndex":0,"lastLogTerm":0,"preVote":false})";

std::string timeoutLine()
{
    return std::string(R"({"seq":1,"t":7,"ev":"timeout",)") + kCandidate + "}";
}

std::string sendLine()
{
    return std::string(R"({"seq":2,"t":7,"ev":"send",)") + kCandidate + "," + kRequest + "}";
}

std::string traceOf(const std::vector<std::string> &lines)
{
    std::string text;
    for (const std::string &line : lines)
        text += line + "\n";
    return text;
}

std::string replaced(std::string text, const std::string &what, const std::string &by)
{
    const std::size_t at = text.find(what);
    if (at == std::string::npos)
        qFatal("%s is not there", what.c_str());
    return text.replace(at, what.size(), by);
}

QString refusalOf(const std::string &trace)
{
    const auto imported = importTrace(trace);
    return imported ? QString() : QString::fromStdString(imported.error().message);
}

} // namespace

/// A trace is read to the letter of TRACE.md; what does not fit is named with its line and field.
class TestTraceReader : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsWhatAnyoneWrote()
    {
        const auto imported = importTrace(traceOf({kHeader, timeoutLine(), sendLine()}));
        QVERIFY2(imported.ok(), imported ? "" : imported.error().message.c_str());
        const Timeline &timeline = imported->timeline;
        QCOMPARE(timeline.end(), std::uint64_t(2));
        const ClusterView view = timeline.at(std::uint64_t(1));
        QVERIFY(view.servers[0].status.role == Role::Candidate);
        QCOMPARE(view.inFlight.size(), std::size_t(1));
        QVERIFY(timeline.moment(1).marks.contains(Mark::Election));
        QCOMPARE(imported->header.seed, UINT64_MAX);
        QVERIFY(!imported->feed.empty());
    }

    void linesMayEndAsOnWindowsAndTheLastNotAtAll()
    {
        const std::string text =
            std::string(kHeader) + "\r\n" + timeoutLine() + "\r\n" + sendLine();
        QCOMPARE(refusalOf(text), QString());
    }

    void whatIsForPeopleIsKept()
    {
        const std::string note =
            R"({"seq":1,"t":3,"ev":"note","who":[1,{"a":true}],"text":"look"})";
        const auto imported = importTrace(traceOf({kHeader, note}));
        QVERIFY2(imported.ok(), imported ? "" : imported.error().message.c_str());
        QCOMPARE(QString::fromStdString(imported->feed.front().text), QStringLiteral("look"));
    }

    void namesLineFieldValueAndWayOut_data()
    {
        QTest::addColumn<QString>("trace");
        QTest::addColumn<QString>("says");
        const auto row = [](const char *name, const std::string &trace, const char *says) {
            QTest::addRow("%s", name) << QString::fromStdString(trace) << QString::fromUtf8(says);
        };
        const std::string head = kHeader;
        const std::string timeout = timeoutLine();
        const std::string send = sendLine();
        row("empty", "", "the file is empty");
        row("no JSON", "hello\n", "line 1: column 1: a line is one JSON object and begins with {");
        row("no header", traceOf({timeout}), "line 1: \"seq\": is 1, it must be 0");
        row("another format", traceOf({replaced(head, "trace/1", "trace/2")}),
            "line 1: \"schema\": is \"flotilla-trace/2\"; what can be read is flotilla-trace/1");
        row("null", traceOf({head, replaced(timeout, "\"S1\",\"commit", "null,\"commit")}),
            "a trace has no null");
        row("a missing line", traceOf({head, send}), "line 2: \"seq\": is 2, it must be 1");
        row("back in time", traceOf({head, timeout, replaced(send, "\"t\":7", "\"t\":6")}),
            "line 3: \"t\": is 6, before the line before it, which is at 7");
        row("a stranger", traceOf({head, replaced(timeout, "votedFor\":\"S1", "votedFor\":\"S9")}),
            "line 2: \"votedFor\": is \"S9\", and there is no server of that name");
        row("a role", traceOf({head, replaced(timeout, "Candidate", "PreCandidate")}),
            "line 2: \"state\": is \"PreCandidate\"");
        row("a log", traceOf({head, replaced(timeout, "lastLogIndex\":0", "lastLogIndex\":4")}),
            "line 2: st says that the log of S1 ends at 4 in term 0");
        row("an id", traceOf({head, timeout, replaced(send, "\"id\":1", "\"id\":2000000000")}),
            "line 3: \"id\": is 2000000000, it must be 1");
        row("an arrival of nothing",
            traceOf({head, std::string(R"({"seq":1,"t":7,"ev":"recv",)") + kCandidate + ","
                               + kRequest + "}"}),
            "no message of that id is under way");
        row("an event", traceOf({head, replaced(timeout, "timeout", "explode")}),
            "line 2: \"ev\": is \"explode\"");
        row("twice", traceOf({head, replaced(timeout, "\"t\":7", "\"t\":7,\"t\":7")}),
            "\"t\" stands there twice");
        row("a fraction", traceOf({head, replaced(timeout, "\"t\":7", "\"t\":7.5")}),
            "numbers of a trace are whole");
        row("a server that is down",
            traceOf({head,
                     R"({"seq":1,"t":0,"ev":"crash","node":"S1","st":{"currentTerm":0,)"
                     R"("state":"Follower","votedFor":"","commitIndex":0,"lastApplied":0,)"
                     R"("lastLogIndex":0,"lastLogTerm":0}})",
                     replaced(timeout, "\"seq\":1", "\"seq\":2")}),
            "line 3: S1 is down, its next event can only be a restart");
        row("depth", head + "\n" + std::string(100'000, '[') + "\n", "begins with {");
        row("deep inside", head + "\n{\"a\":" + std::string(100'000, '[') + "\n",
            "too many objects and lists inside each other");
    }
    void namesLineFieldValueAndWayOut()
    {
        QFETCH(QString, trace);
        QFETCH(QString, says);
        const QString refusal = refusalOf(trace.toStdString());
        QVERIFY2(refusal.contains(says), qPrintable(refusal));
    }

    void aLineHasAMostLength()
    {
        const std::string line(TraceReader::kMostLineBytes + 1, ' ');
        QVERIFY(refusalOf(line).contains(QStringLiteral("a line may have at most")));
    }
};

QTEST_GUILESS_MAIN(TestTraceReader)
#include "tst_trace_reader.moc"
