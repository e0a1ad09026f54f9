#include "schedule/why_not.h"

#include "core/hash.h"
#include "schedule/checkpoint.h"
#include "schedule/recorded.h"

#include <QTest>

using namespace flotilla;
using namespace flotilla::test;

namespace {

constexpr Duration kPatience = Duration::seconds(8);

/// A cluster that has been hurt in one of many ways: servers down or paused, links cut, a leader left
/// alone with an entry.
std::unique_ptr<Recorded> hurt(std::uint64_t seed)
{
    RunSetup setup = clusterOf(3 + 2 * (seed % 2), 1);
    setup.seed = seed;
    auto run = std::make_unique<Recorded>(setup);
    Engine &engine = *run;
    runFor(engine, Duration::millis(700));
    perform(engine, act::Submit{C1, "first", {}});
    runFor(engine, Duration::millis(700));
    const std::size_t servers = engine.servers().size();
    for (std::uint64_t i = 0; i < 1 + seed % 4; ++i) {
        const NodeId one = Names::serverId(hashOf(seed, i, 1) % servers);
        const NodeId other =
            Names::serverId((one.value + 1 + hashOf(seed, i, 2) % (servers - 1)) % servers);
        const bool up = engine.server(one).up;
        switch (hashOf(seed, i, 3) % 5) {
        case 0:
        case 1:
            if (up)
                perform(engine, act::Crash{one});
            break;
        case 2:
            if (up)
                perform(engine, act::Pause{one});
            break;
        case 3:
            perform(engine, act::Isolate{one});
            break;
        default:
            perform(engine, act::SetLink{one, other, false, false});
        }
        const ClusterView view = engine.view();
        if (const ServerView *leader = view.leader(); leader && !leader->paused)
            perform(engine, act::Propose{leader->id, "stray " + std::to_string(i)});
        if (hashOf(seed, i, 4) % 2 == 0)
            runFor(engine, Duration::millis(400));
    }
    perform(engine, act::Submit{C1, "second", {}});
    runFor(engine, Duration::millis(15));
    return run;
}

/// Whether it comes about, at some instant after these acts.
template <typename Holds>
bool comesAbout(const PureEngine &from, const std::vector<Remedy> &remedies, const Holds &holds,
                std::size_t but = ~std::size_t{0})
{
    PureEngine engine(from.checkpoint());
    mustWork(engine.start());
    for (std::size_t i = 0; i < remedies.size(); ++i)
        if (i != but && !engine.act(remedies[i].action))
            return false; // it stood on the one that is left out
    const Instant end = engine.now() + kPatience;
    while (!holds(engine.view())) {
        const auto went = engine.step(end);
        mustWork(went);
        if (!*went)
            return false;
    }
    return true;
}

bool says(const WhyNot &told, const std::string &words)
{
    return std::any_of(told.missing.begin(), told.missing.end(), [&](const Missing &missing) {
        return missing.text.find(words) != std::string::npos;
    });
}

} // namespace

/// What is missing, and that the acts it names are enough and none too many.
class TestWhyNot : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void electsWhomItIsAskedAbout();
    void commitsTheEntryItIsAskedAbout();
    void hasTheClientAnswered();
    void namesNoActTooMany();
    void saysWhoIsMissing();
    void saysThatCountingIsNotEnough();
    void saysWhatCanNeverBe();
};

void TestWhyNot::electsWhomItIsAskedAbout()
{
    std::size_t ways = 0;
    for (std::uint64_t seed = 1; seed <= 120; ++seed) {
        const auto run = hurt(seed);
        for (const NodeId server : run->names().serverIds()) {
            const WhyNot told = whyNot(run->view(), run->names(), why::Unelected{server});
            if (told.isSo || told.isHopeless)
                continue;
            const auto leads = [&](const ClusterView &view) {
                return view.leader() && view.leader()->id == server;
            };
            QVERIFY2(comesAbout(*run, told.remedies, leads),
                     qPrintable(QStringLiteral("seed %1, %2 of %3 acts")
                                    .arg(seed)
                                    .arg(server.value)
                                    .arg(told.remedies.size())));
            ++ways;
        }
    }
    QVERIFY(ways > 100);
}

void TestWhyNot::commitsTheEntryItIsAskedAbout()
{
    std::size_t ways = 0;
    for (std::uint64_t seed = 1; seed <= 120; ++seed) {
        const auto run = hurt(seed);
        for (const ServerView &server : run->view().servers) {
            const Index last = server.log.lastIndex();
            const WhyNot told =
                whyNot(run->view(), run->names(), why::Uncommitted{server.id, last});
            if (told.isSo || told.isHopeless)
                continue;
            const std::uint64_t hash = server.log.hashAt(last);
            const auto committed = [&](const ClusterView &view) {
                return std::any_of(view.servers.begin(), view.servers.end(), [&](const auto &one) {
                    return one.status.commitIndex >= last && one.log.hashAt(last) == hash;
                });
            };
            QVERIFY2(comesAbout(*run, told.remedies, committed),
                     qPrintable(QStringLiteral("seed %1, %2").arg(seed).arg(server.id.value)));
            ++ways;
        }
    }
    QVERIFY(ways > 20);
}

void TestWhyNot::hasTheClientAnswered()
{
    std::size_t ways = 0;
    for (std::uint64_t seed = 1; seed <= 120; ++seed) {
        const auto run = hurt(seed);
        const WhyNot told = whyNot(run->view(), run->names(), why::Waiting{C1});
        if (told.isSo)
            continue;
        QVERIFY(!told.isHopeless);
        QVERIFY2(comesAbout(*run, told.remedies,
                            [](const ClusterView &view) { return !view.clients[0].status.open; }),
                 qPrintable(QStringLiteral("seed %1").arg(seed)));
        ++ways;
    }
    QVERIFY(ways > 30);
}

/// Left out any one of them, it does not come about: where nobody gets there by himself.
void TestWhyNot::namesNoActTooMany()
{
    std::size_t left = 0;
    const auto needAll = [&](const PureEngine &engine, const WhyNot &told, const auto &holds) {
        const bool byItself =
            std::any_of(told.remedies.begin(), told.remedies.end(), [](const Remedy &remedy) {
                return std::holds_alternative<act::Timeout>(remedy.action);
            });
        if (told.isSo || byItself || told.remedies.size() > 3)
            return true;
        for (std::size_t but = 0; but < told.remedies.size(); ++but, ++left)
            if (comesAbout(engine, told.remedies, holds, but))
                return false;
        return true;
    };
    for (std::uint64_t seed = 1; seed <= 80; ++seed) {
        const auto run = hurt(seed);
        const ClusterView view = run->view();
        const QByteArray where = QByteArray("seed ") + QByteArray::number(qulonglong(seed));
        QVERIFY2(needAll(*run, whyNot(view, run->names(), why::Waiting{C1}),
                         [](const ClusterView &now) { return !now.clients[0].status.open; }),
                 where.constData());
        const ServerView *leader = view.leader();
        if (!leader)
            continue;
        const Index last = leader->log.lastIndex();
        QVERIFY2(needAll(*run, whyNot(view, run->names(), why::Uncommitted{leader->id, last}),
                         [&](const ClusterView &now) {
                             return now.server(leader->id)->status.commitIndex >= last
                                    && now.server(leader->id)->log.hashAt(last)
                                           == leader->log.hashAt(last);
                         }),
                 where.constData());
    }
    QVERIFY(left > 40);
}

void TestWhyNot::saysWhoIsMissing()
{
    Recorded engine(clusterOf(5));
    perform(engine, act::Timeout{S1});
    runFor(engine, Duration::millis(200));
    perform(engine, act::Crash{S2});
    perform(engine, act::Pause{S3});
    perform(engine, act::SetLink{S1, S4, false, false});
    perform(engine, act::Propose{S1, "x"});
    runFor(engine, Duration::millis(100));
    const WhyNot told = whyNot(engine.view(), engine.names(), why::Uncommitted{S1, Index{2}});
    QVERIFY(says(told, "Entry 2 is on 2 of 5 servers; a majority is 3"));
    QVERIFY(says(told, "S2 is down"));
    QVERIFY(says(told, "S3 is paused"));
    QVERIFY(says(told, "The link between S1 and S4 is cut"));
    QCOMPARE(told.remedies.size(), std::size_t{1});
    const WhyNot elected = whyNot(engine.view(), engine.names(), why::Unelected{S5});
    QVERIFY(says(elected, "S5 hears S1, the leader of term 1"));
    QCOMPARE(elected.remedies.back().text, std::string("Let S5 stand for election"));
}

/// Figure 8: an entry of an earlier term on a majority.
void TestWhyNot::saysThatCountingIsNotEnough()
{
    RunSetup setup = clusterOf(3);
    for (auto &server : setup.servers)
        server.options.noop = false;
    Recorded engine(setup);
    perform(engine, act::Timeout{S1});
    runFor(engine, Duration::millis(60));
    perform(engine, act::Isolate{S1});
    perform(engine, act::Propose{S1, "x"});
    perform(engine, act::Heal{});
    perform(engine, act::Timeout{S1}); // a leader has none
    perform(engine, act::Crash{S1});
    perform(engine, act::Restart{{S1}});
    perform(engine, act::Timeout{S1});
    runFor(engine, Duration::millis(100));
    const WhyNot told = whyNot(engine.view(), engine.names(), why::Uncommitted{S1, Index{1}});
    QVERIFY(says(told, "It is of term 1, and S1 leads term 2"));
    QCOMPARE(told.remedies.size(), std::size_t{1});
    QCOMPARE(told.remedies[0].text, std::string("Propose an entry of term 2 to S1"));
    QVERIFY(comesAbout(engine, told.remedies, [](const ClusterView &view) {
        return view.servers[0].status.commitIndex >= Index{1};
    }));
}

void TestWhyNot::saysWhatCanNeverBe()
{
    Recorded engine(clusterOf(3));
    perform(engine, act::Timeout{S1});
    runFor(engine, Duration::millis(100));
    perform(engine, act::Isolate{S1});
    perform(engine, act::Propose{S1, "stray"});
    perform(engine, act::Timeout{S2});
    runFor(engine, Duration::millis(100));
    const WhyNot told = whyNot(engine.view(), engine.names(), why::Uncommitted{S1, Index{2}});
    QVERIFY(told.isHopeless);
    QVERIFY(says(told, "Another entry is committed at 2"));
    const WhyNot elected = whyNot(engine.view(), engine.names(), why::Unelected{S1});
    QVERIFY(elected.isHopeless);
    QVERIFY(says(elected, "S2 would refuse S1 its vote"));
}

QTEST_GUILESS_MAIN(TestWhyNot)
#include "tst_why_not.moc"
