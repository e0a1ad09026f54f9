#include <QTest>

#include "schedule/action.h"

using namespace flotilla;

namespace {

constexpr NodeId kS1{0};
constexpr NodeId kS2{1};
constexpr NodeId kS3{2};
constexpr NodeId kC1{NodeId::kFirstClient};

const Names kNames{{"S1", "S2", "S3"}, {"C1"}};

QString line(const Action &action)
{
    return QString::fromStdString(actionText(action, kNames));
}

Action inject(NodeId from, MessageBody body)
{
    return act::Inject{{from, kS1, Term{3}, std::move(body)}};
}

struct Row {
    Action action;
    const char *text;
};

std::vector<Row> rows()
{
    OptionsChange options;
    options.electionTimeout = {Duration::millis(150), Duration::millis(300)};
    options.heartbeat = Duration{500};
    options.noop = false;
    options.replicate = Replicate::Heartbeat;
    options.maxEntries = 3;
    options.splitTerms = true;
    options.persist = Persist::Explicit;
    options.invariants = false;
    options.rulesOff.insert(Rule::Majority);
    options.rulesOff.insert(Rule::UpToDate);
    options.rulesOn.insert(Rule::Noop);
    TraitsChange traits;
    traits.delay = {Duration::millis(5), Duration::millis(15)};
    traits.loss = 0.1;
    traits.dup = 0.00001;
    traits.reorder = 1;
    traits.longReorder = true;
    TraitsChange slow;
    slow.delay = {Duration::millis(80), Duration::millis(80)};
    Match match;
    match.from = {kS1, kS2};
    match.to = {kS3};
    match.types = {"AppendEntries", "RequestVote"};
    match.ids = {4, 7};
    match.fields = {{"entries", "1,2"}, {"command", "x = 3"}, {"leader", ""}};
    match.max = 2;
    const std::vector<Entry> plain = {{Term{1}, makeCommand("i1")}, {Term{2}, makeCommand("i2")}};
    const std::vector<Entry> named = {{Term{1}, nullptr}, {Term{2}, makeCommand("a,b")}};
    const std::vector<Entry> sent = {{Term{2}, makeCommand("i2")},
                                     {Term{2}, makeCommand("x", "C1", 3)}};
    return {
        {act::Set{{kS1, kS2}, options},
         "set S1 S2 electionTimeout=150000us..300000us heartbeat=500us noop=off "
         "replicate=heartbeat maxEntries=3 splitTerms=on persist=explicit invariants=off "
         "rule.upToDate=off rule.majority=off rule.noop=on"},
        {act::CreateServer{"S4", std::nullopt}, "create S4 connect=all"},
        {act::CreateServer{"S4", std::vector<NodeId>{}}, "create S4 connect=none"},
        {act::CreateServer{"S4", std::vector<NodeId>{kS1, kS2}}, "create S4 connect=S1,S2"},
        {act::AddClient{"C2", std::nullopt}, "client C2"},
        {act::AddClient{"C2", kS1}, "client C2 at=S1"},
        {act::Advance{Duration::millis(100), {}}, "advance 100000us"},
        {act::Advance{Duration{7}, {kS1, kS3}}, "advance 7us S1 S3"},
        {act::Timeout{kS1}, "timeout S1"},
        {act::Heartbeat{kS1}, "heartbeat S1"},
        {act::Timers{true, {}}, "timers align"},
        {act::Timers{false, {kS2, kS3}}, "timers spread S2 S3"},
        {act::Net{true, {}}, "net manual"},
        {act::Net{false, {}}, "net auto"},
        {act::Net{false, traits},
         "net delay=5000us..15000us loss=0.1 dup=0.00001 reorder=1 longreorder=on"},
        {act::NetLink{kS1, kS2, slow, false}, "net S1 S2 delay=80000us..80000us"},
        {act::NetLink{kC1, kS2, slow, true}, "net C1 S2 delay=80000us..80000us oneway"},
        {act::SetLink{kS1, kS2, false, false}, "link S1 S2 down"},
        {act::SetLink{kS1, kS2, true, true}, "link S1 S2 up oneway"},
        {act::Isolate{kS1}, "isolate S1"},
        {act::Heal{std::nullopt}, "heal"},
        {act::Heal{kS2}, "heal S2"},
        {act::Partition{{{kS1, kS2}, {kS3}}}, "partition {S1 S2} {S3}"},
        {act::DeliverAll{}, "deliver all"},
        {act::DeliverAll{3}, "deliver all rounds=3"},
        {act::DeliverRound{}, "deliver round"},
        {act::Deliver{{}}, "deliver"},
        {act::Deliver{match}, "deliver from=S1,S2 to=S3 type=AppendEntries,RequestVote id=4,7 "
                              "entries=1,2 command=\"x = 3\" leader=\"\" max=2"},
        {act::Drop{{}}, "drop all"},
        {act::Drop{match}, "drop from=S1,S2 to=S3 type=AppendEntries,RequestVote id=4,7 "
                           "entries=1,2 command=\"x = 3\" leader=\"\" max=2"},
        {act::Duplicate{{}}, "dup"},
        {act::Delay{{}, Duration::millis(30)}, "delay by=30000us"},
        {inject(kS2, RequestVote{Index{4}, Term{2}}),
         "inject S1 RequestVote from=S2 term=3 lastLogIndex=4 lastLogTerm=2"},
        {inject(kS2, RequestVote{}), "inject S1 RequestVote from=S2 term=3"},
        {inject(kS2, RequestVoteReply{true}),
         "inject S1 RequestVoteReply from=S2 term=3 voteGranted=on"},
        {inject(kS2, AppendEntries{Index{6}, Term{1}, plain, Index{5}}),
         "inject S1 AppendEntries from=S2 term=3 prevLogIndex=6 prevLogTerm=1 entries=1,2 "
         "leaderCommit=5"},
        {inject(kS2, AppendEntries{{}, {}, named, {}}),
         "inject S1 AppendEntries from=S2 term=3 entries=1,2 values=\"\",\"a,b\""},
        {inject(kS2, AppendEntries{{}, {}, sent, {}}),
         "inject S1 AppendEntries from=S2 term=3 entries=2,2 values=\"i2\",\"x\" sessions=-,C1.3"},
        {inject(kS2, AppendEntriesReply{true, Index{7}, std::nullopt}),
         "inject S1 AppendEntriesReply from=S2 term=3 success=on matchIndex=7"},
        {inject(kS2, AppendEntriesReply{false, {}, Conflict{Index{4}, Term{2}}}),
         "inject S1 AppendEntriesReply from=S2 term=3 conflictIndex=4 conflictTerm=2"},
        {inject(kS2, AppendEntriesReply{false, {}, Conflict{}}),
         "inject S1 AppendEntriesReply from=S2 term=3 conflictIndex=0"},
        {act::Inject{{kC1, kS1, Term{}, ClientRequest{makeCommand("x=3", "C1", 3)}}},
         "inject S1 ClientRequest from=C1 client=C1 op=3 command=\"x=3\""},
        {act::Inject{{kS1, kC1, Term{2}, ClientReply{3, Outcome::Redirect, "", kS2}}},
         "inject C1 ClientReply from=S1 term=2 op=3 outcome=redirect leader=S2"},
        {act::Inject{{kS1, kC1, Term{2}, ClientReply{3, Outcome::Ok, "4", std::nullopt}}},
         "inject C1 ClientReply from=S1 term=2 op=3 value=\"4\""},
        {act::Crash{kS1}, "crash S1"},
        {act::Restart{{}}, "restart all"},
        {act::Restart{{kS1}}, "restart S1"},
        {act::Pause{kS1}, "pause S1"},
        {act::Resume{kS1}, "resume S1"},
        {act::Persist{kS1}, "persist S1"},
        {act::Propose{kS1, "say \"a\\b\"\n"}, R"(propose S1 "say \"a\\b\"\n")"},
        {act::Submit{kC1, "x=3", std::nullopt}, "submit C1 \"x=3\""},
        {act::Submit{kC1, "x=3", kS2}, "submit C1 \"x=3\" at=S2"},
        {act::Settle{}, "settle"},
        {act::Settle{5}, "settle rounds=5"},
    };
}

} // namespace

class TestActionText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writesEachActionAsOneLine_data()
    {
        QTest::addColumn<int>("place");
        int place = 0;
        for (const Row &row : rows())
            QTest::newRow(row.text) << place++;
    }
    void writesEachActionAsOneLine()
    {
        QFETCH(int, place);
        const Row row = rows()[static_cast<std::size_t>(place)];
        QCOMPARE(line(row.action), QString::fromLatin1(row.text));
    }

    void changesOnlyTheOptionsNamed()
    {
        OptionsChange change;
        change.heartbeat = Duration::millis(20);
        change.persist = Persist::Explicit;
        RaftOptions options;
        change.applyTo(options);
        RaftOptions expected;
        expected.heartbeat = Duration::millis(20);
        expected.persist = Persist::Explicit;
        QVERIFY(options == expected);
        change.electionTimeout = {Duration{1}, Duration{2}};
        change.applyTo(options);
        QCOMPARE(options.electionTimeoutMin.micros, 1);
        QCOMPARE(options.electionTimeoutMax.micros, 2);
    }

    void changesOnlyTheTraitsNamed()
    {
        TraitsChange change;
        change.loss = 0.5;
        change.delay = {Duration{3}, Duration{4}};
        LinkTraits traits;
        traits.dup = 0.25;
        change.applyTo(traits);
        LinkTraits expected;
        expected.dup = 0.25;
        expected.loss = 0.5;
        expected.delayMin = Duration{3};
        expected.delayMax = Duration{4};
        QVERIFY(traits == expected);
    }

    void matchesWhatFitsInEveryWord()
    {
        const Message message{kS1, kS2, Term{3}, RequestVote{Index{4}, Term{2}}};
        const auto matches = [&](const Match &match) { return match.matches(12, message, kNames); };
        QVERIFY(matches({}));
        QVERIFY(matches({{kS3, kS1},
                         {kS2},
                         {"RequestVote", "TimeoutNow"},
                         {3, 12},
                         {{"term", "3"}, {"preVote", "off"}},
                         1}));
        QVERIFY(!matches({{kS2}, {}, {}, {}, {}, {}}));
        QVERIFY(!matches({{}, {kS1}, {}, {}, {}, {}}));
        QVERIFY(!matches({{}, {}, {"RequestVoteReply"}, {}, {}, {}}));
        QVERIFY(!matches({{}, {}, {}, {13}, {}, {}}));
        QVERIFY(!matches({{}, {}, {}, {}, {{"term", "3"}, {"lastLogIndex", "5"}}, {}}));
        QVERIFY(!matches({{}, {}, {}, {}, {{"voteGranted", "off"}}, {}}));
    }
};

QTEST_APPLESS_MAIN(TestActionText)
#include "tst_action_text.moc"
