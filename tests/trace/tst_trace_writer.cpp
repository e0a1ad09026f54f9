#include <QTest>

#include "trace/json.h"
#include "trace/trace_writer.h"

using namespace flotilla;

namespace {

constexpr NodeId kS1{0};
constexpr NodeId kS2{1};
constexpr NodeId kS3{2};
constexpr NodeId kC1{NodeId::kFirstClient};

const Names kNames{{"S1", "S2", "S3"}, {"C1"}};

MessagePtr message(NodeId from, NodeId to, std::uint64_t term, MessageBody body)
{
    return std::make_shared<const Message>(Message{from, to, Term{term}, std::move(body)});
}

Status follower()
{
    Status status;
    status.currentTerm = Term{3};
    status.votedFor = kS2;
    status.commitIndex = Index{4};
    status.lastApplied = Index{4};
    status.lastLogIndex = Index{6};
    status.lastLogTerm = Term{2};
    return status;
}

Status candidate()
{
    Status status = follower();
    status.role = Role::Candidate;
    status.votesGranted.insert(kS1);
    status.votesGranted.insert(kS3);
    return status;
}

Status leader()
{
    Status status = follower();
    status.role = Role::Leader;
    status.votedFor.reset();
    status.peers.insert(kS2);
    status.peers.insert(kS3);
    status.nextIndex[kS2.value] = Index{7};
    status.nextIndex[kS3.value] = Index{5};
    status.matchIndex[kS2.value] = Index{6};
    return status;
}

/// What is written of one event at seq 7, t 183250.
QString written(NodeId node, const Status *status, EventBody body)
{
    std::string out;
    TraceWriter writer([&](std::string_view piece) { out += piece; });
    writer.take({7, Instant{183250}, node, status, std::move(body)}, kNames);
    writer.flush();
    return QString::fromStdString(out);
}

const char *const kFollower =
    R"("st":{"currentTerm":3,"state":"Follower","votedFor":"S2","commitIndex":4,"lastApplied":4,)"
    R"("lastLogIndex":6,"lastLogTerm":2})";

struct Row {
    const char *ev;
    NodeId node;
    const Status *status;
    EventBody body;
    const char *rest; ///< what stands after the ev; @ for a follower's st
};

std::vector<Row> rows()
{
    static const Status f = follower();
    static const Status c = candidate();
    static const Status l = leader();
    const CommandPtr command = makeCommand("x=3", "C1", 9);
    const Entry entry{Term{2}, command};
    const Entry plain{Term{2}, makeCommand("p1")};
    const MessagePtr ask = message(kS1, kS2, 3, RequestVote{Index{4}, Term{2}});
    return {
        {"timeout", kS1, &c, what::Timeout{},
         R"(,"node":"S1","st":{"currentTerm":3,"state":"Candidate","votedFor":"S2","commitIndex":4,)"
         R"("lastApplied":4,"lastLogIndex":6,"lastLogTerm":2,"votesGranted":["S1","S3"]}})"},
        {"becomeLeader", kS1, &l, what::BecomeLeader{},
         R"(,"node":"S1","st":{"currentTerm":3,"state":"Leader","votedFor":"","commitIndex":4,)"
         R"("lastApplied":4,"lastLogIndex":6,"lastLogTerm":2,"nextIndex":{"S2":7,"S3":5},)"
         R"("matchIndex":{"S2":6,"S3":0}}})"},
        {"send", kS1, &f, what::Send{12, ask},
         R"(,"node":"S1",@,"msg":{"id":12,"type":"RequestVote","from":"S1","to":"S2","term":3,)"
         R"("lastLogIndex":4,"lastLogTerm":2,"preVote":false}})"},
        {"recv", kS1, &f,
         what::Receive{13, message(kS2, kS1, 3, RequestVoteReply{true}), Verdict::Plain},
         R"(,"node":"S1",@,"msg":{"id":13,"type":"RequestVoteReply","from":"S2","to":"S1","term":3,)"
         R"("voteGranted":true,"preVote":false}})"},
        {"recv", kS1, &f,
         what::Receive{
             14, message(kS2, kS1, 3, AppendEntries{Index{5}, Term{1}, {plain, entry}, Index{4}}),
             Verdict::Appended},
         R"(,"node":"S1",@,"msg":{"id":14,"type":"AppendEntries","from":"S2","to":"S1","term":3,)"
         R"("prevLogIndex":5,"prevLogTerm":1,"entries":[{"term":2,"value":"p1"},)"
         R"({"term":2,"value":"x=3","client":"C1","op":9}],"leaderCommit":4}})"},
        {"send", kS1, &f,
         what::Send{15, message(kS1, kS2, 3, AppendEntries{Index{5}, Term{1}, {}, Index{4}})},
         R"(,"node":"S1",@,"msg":{"id":15,"type":"AppendEntries","from":"S1","to":"S2","term":3,)"
         R"("prevLogIndex":5,"prevLogTerm":1,"entries":[],"leaderCommit":4}})"},
        {"send", kS1, &f,
         what::Send{16, message(kS1, kS2, 3, AppendEntriesReply{true, Index{7}, std::nullopt})},
         R"(,"node":"S1",@,"msg":{"id":16,"type":"AppendEntriesReply","from":"S1","to":"S2","term":3,)"
         R"("success":true,"matchIndex":7}})"},
        {"send", kS1, &f,
         what::Send{
             17, message(kS1, kS2, 3, AppendEntriesReply{false, {}, Conflict{Index{4}, Term{2}}})},
         R"(,"node":"S1",@,"msg":{"id":17,"type":"AppendEntriesReply","from":"S1","to":"S2","term":3,)"
         R"("success":false,"matchIndex":0,"conflictIndex":4,"conflictTerm":2}})"},
        // A client's have its name and no state.
        {"send", kC1, nullptr, what::Send{18, message(kC1, kS1, 0, ClientRequest{command})},
         R"(,"node":"C1","msg":{"id":18,"type":"ClientRequest","from":"C1","to":"S1","term":0,)"
         R"("client":"C1","op":9,"command":"x=3"}})"},
        {"recv", kC1, nullptr,
         what::Receive{19, message(kS1, kC1, 3, ClientReply{9, Outcome::Redirect, "", kS2}),
                       Verdict::Plain},
         R"(,"node":"C1","msg":{"id":19,"type":"ClientReply","from":"S1","to":"C1","term":3,)"
         R"("op":9,"outcome":"redirect","leader":"S2"}})"},
        {"recv", kC1, nullptr,
         what::Receive{20, message(kS1, kC1, 3, ClientReply{9, Outcome::Redirect, "", {}}),
                       Verdict::Plain},
         R"(,"node":"C1","msg":{"id":20,"type":"ClientReply","from":"S1","to":"C1","term":3,)"
         R"("op":9,"outcome":"redirect","leader":""}})"},
        {"send", kS1, &f,
         what::Send{21, message(kS1, kC1, 3, ClientReply{9, Outcome::Ok, "4", {}})},
         R"(,"node":"S1",@,"msg":{"id":21,"type":"ClientReply","from":"S1","to":"C1","term":3,)"
         R"("op":9,"outcome":"ok","value":"4"}})"},
        {"propose", kS1, &f, what::Propose{Index{7}, {Term{3}, nullptr}},
         R"(,"node":"S1",@,"entry":{"index":7,"term":3,"value":""}})"},
        {"apply", kS1, &f, what::Apply{Index{4}, entry},
         R"(,"node":"S1",@,"entry":{"index":4,"term":2,"value":"x=3","client":"C1","op":9}})"},
        {"commit", kS1, &f, what::Commit{Index{3}}, R"(,"node":"S1",@})"},
        {"persist", kS1, &f, what::Persisted{}, R"(,"node":"S1",@})"},
        {"crash", kS1, &f, what::Crash{}, R"(,"node":"S1",@})"},
        {"restart", kS1, &f, what::Restart{}, R"(,"node":"S1",@})"},
        {"create", kS1, &f, what::Create{}, R"(,"node":"S1",@})"},
        {"pause", kS1, &f, what::Pause{}, R"(,"node":"S1",@})"},
        {"resume", kS1, &f, what::Resume{}, R"(,"node":"S1",@})"},
        {"drop",
         {},
         nullptr,
         what::Drop{12, ask, DropReason::Loss},
         R"(,"msg":{"id":12},"reason":"loss"})"},
        {"drop",
         {},
         nullptr,
         what::Drop{12, ask, DropReason::Partition},
         R"(,"msg":{"id":12},"reason":"partition"})"},
        {"drop",
         {},
         nullptr,
         what::Drop{12, ask, DropReason::Crash},
         R"(,"msg":{"id":12},"reason":"crash"})"},
        {"drop",
         {},
         nullptr,
         what::Drop{12, ask, DropReason::User},
         R"(,"msg":{"id":12},"reason":"user"})"},
        {"dup", {}, nullptr, what::Dup{12, ask, 22}, R"(,"msg":{"id":12},"newId":22})"},
        {"ledger", kS1, &f, what::Ledger{Index{4}, entry},
         R"(,"node":"S1",@,"index":4,"term":2,"value":"x=3"})"},
        {"invoke", kC1, nullptr, what::Invoke{command},
         R"(,"client":"C1","op":9,"f":"submit","key":"","value":"x=3"})"},
        {"return", kC1, nullptr, what::Return{command, Outcome::Ok, "4"},
         R"(,"client":"C1","op":9,"outcome":"ok","value":"4"})"},
        {"return", kC1, nullptr, what::Return{command, Outcome::Ok, ""},
         R"(,"client":"C1","op":9,"outcome":"ok","value":""})"},
        {"return", kC1, nullptr, what::Return{command, Outcome::Unknown, ""},
         R"(,"client":"C1","op":9,"outcome":"unknown"})"},
        {"violation",
         {},
         nullptr,
         what::Violated{{"Election Safety", "S1 and S2 both lead term 4"}},
         R"(,"property":"Election Safety","text":"S1 and S2 both lead term 4"})"},
        {"inject", kS2, nullptr, what::Inject{23, ask},
         R"(,"msg":{"id":23,"type":"RequestVote","from":"S1","to":"S2","term":3,)"
         R"("lastLogIndex":4,"lastLogTerm":2,"preVote":false}})"},
        {"cmd", {}, nullptr, what::Act{"submit C1 \"x\""}, ",\"text\":\"submit C1 \\\"x\\\"\"}"},
    };
}

/// The bytes: a QString would mend them.
QByteArray json(std::string_view text)
{
    std::string out;
    appendJson(out, text);
    return QByteArray::fromStdString(out);
}

} // namespace

class TestTraceWriter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writesEveryKindOfEventAsTheTracesReferenceHasIt_data()
    {
        QTest::addColumn<int>("place");
        int place = 0;
        for (const Row &row : rows())
            QTest::addRow("%d %s", place, row.ev) << place, ++place;
    }
    void writesEveryKindOfEventAsTheTracesReferenceHasIt()
    {
        QFETCH(int, place);
        const Row row = rows()[static_cast<std::size_t>(place)];
        const QString rest =
            QString::fromUtf8(row.rest).replace(QLatin1Char('@'), QLatin1StringView(kFollower));
        QCOMPARE(written(row.node, row.status, row.body),
                 QStringLiteral("{\"seq\":7,\"t\":183250,\"ev\":\"%1\"%2\n")
                     .arg(QLatin1StringView(row.ev), rest));
    }

    void writesTheHeaderFirst()
    {
        TraceHeader header;
        header.names = kNames;
        header.voters.insert(kS1);
        header.voters.insert(kS3);
        header.options.persist = Persist::Explicit;
        header.options.noop = false;
        header.seed = 18446744073709551615ULL;
        TraceHeader::Server server{kS1, {}, {}};
        server.log.append({Term{1}, makeCommand("p1")});
        server.log.append({Term{1}, makeCommand("x", "C1", 2)});
        header.servers = {server, {kS2, {}, {}}};
        std::string out;
        TraceWriter writer([&](std::string_view piece) { out += piece; });
        writer.begin(header);
        writer.flush();
        const char *const st =
            R"({"currentTerm":0,"state":"Follower","votedFor":"","commitIndex":0,"lastApplied":0,)"
            R"("lastLogIndex":0,"lastLogTerm":0})";
        QCOMPARE(
            QString::fromStdString(out),
            QStringLiteral(
                R"({"seq":0,"t":0,"ev":"header","schema":"flotilla-trace/1",)"
                R"("servers":["S1","S2","S3"],"config":[["S1","S3"]],"configRule":"last",)"
                R"("electionTimeout":[150000,300000],"heartbeatInterval":50000,"noop":false,)"
                R"("preVote":false,"checkQuorum":false,"persist":"explicit",)"
                R"("seed":18446744073709551615,"init":[{"node":"S1","st":%1,)"
                R"("log":[{"term":1,"value":"p1"},{"term":1,"value":"x","client":"C1","op":2}]},)"
                R"({"node":"S2","st":%1,"log":[]}]})"
                "\n")
                .arg(QLatin1StringView(st)));
    }

    // Any bytes may stand in a command; every line has to be JSON all the same.
    void writesAnyTextAsJson()
    {
        const QByteArray bad = QByteArrayLiteral("\xef\xbf\xbd"); // U+FFFD
        const auto quoted = [](const QByteArray &text) { return '"' + text + '"'; };
        QCOMPARE(json("a\"b\\c\n\t\r\x01\x7f"),
                 QByteArrayLiteral("\"a\\\"b\\\\c\\n\\t\\u000d\\u0001\x7f\""));
        QCOMPARE(json("Zürich ≤ 𝄞"), quoted(QByteArrayLiteral("Zürich ≤ 𝄞")));
        QCOMPARE(json("a\xffz"), quoted('a' + bad + 'z'));
        QCOMPARE(json("\xc0\xaf"), quoted(bad.repeated(2)));         // overlong
        QCOMPARE(json("\xed\xa0\x80"), quoted(bad.repeated(3)));     // a surrogate
        QCOMPARE(json("\xf4\x90\x80\x80"), quoted(bad.repeated(4))); // past the last character
        QCOMPARE(json("\xe2\x89"), quoted(bad.repeated(2)));         // cut short
        QCOMPARE(json("\xf0\x9d\x84z"), quoted(bad.repeated(3) + 'z'));
        QCOMPARE(json(std::string_view("\0", 1)), QByteArrayLiteral("\"\\u0000\""));
    }

    // A long run must not be kept in memory, and nothing may be lost between two pieces.
    void handsOverPiecesAsItGoes()
    {
        std::string out;
        int pieces = 0;
        TraceWriter writer([&](std::string_view piece) {
            out += piece;
            ++pieces;
        });
        const Status status = follower();
        std::string expected;
        for (std::uint64_t seq = 1; seq <= 2000; ++seq) {
            writer.take({seq, Instant{5}, kS1, &status, what::Pause{}}, kNames);
            expected += "{\"seq\":" + std::to_string(seq)
                        + ",\"t\":5,\"ev\":\"pause\",\"node\":\"S1\"," + kFollower + "}\n";
        }
        QVERIFY(pieces >= 2);
        writer.flush();
        QVERIFY(out == expected);
        writer.flush();
        QVERIFY(out == expected);
    }
};

QTEST_APPLESS_MAIN(TestTraceWriter)
#include "tst_trace_writer.moc"
