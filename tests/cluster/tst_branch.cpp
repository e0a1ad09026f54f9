#include "cluster/random_run.h"
#include "cluster/real_run.h"
#include "schedule/run.h"

#include <QTest>

using namespace flotilla;
using namespace flotilla::test;

namespace {

constexpr int kRuns = 10;
constexpr int kBranches = 10; ///< of each run
constexpr int kActs = 30;

/// A random run on real parts, and places on its way.
struct Recorded {
    RealRun run;
    std::vector<RunPlace> places;

    explicit Recorded(std::uint64_t seed) : run(setupOf(3 + seed % 3, seed))
    {
        Cluster &cluster = *run.cluster;
        cluster.setGrant(seed % 2 == 0 ? Grant::Window : Grant::Step);
        playOn(cluster, seed, kActs, [&](const auto &result) {
            mustWork(result);
            places.push_back(cluster.place());
        });
    }
    [[nodiscard]] EngineCheckpoint at(const RunPlace &place) const
    {
        auto there = run.cluster->checkpointAt(place);
        mustWork(there);
        return *std::move(there);
    }
};

/// A branch on real parts, started, and its trace.
struct Branch {
    TraceText trace;
    std::unique_ptr<Cluster> cluster;

    explicit Branch(const EngineCheckpoint &from)
    {
        ClusterOptions options = inFolder({});
        options.epoch = 2;
        auto made = Cluster::branch(from, options);
        mustWork(made);
        cluster = *std::move(made);
        cluster->addSink(trace.sink());
        mustWork(cluster->start());
    }
};

/// What a pure engine makes of the same.
struct PureBranch {
    TraceText trace;
    PureEngine engine;

    explicit PureBranch(const EngineCheckpoint &from) : engine(from)
    {
        engine.addSink(trace.sink());
        mustWork(engine.start());
    }
};

std::string withoutHeader(const std::string &text)
{
    return text.substr(text.find('\n') + 1);
}

bool endsWith(const std::string &text, const std::string &end)
{
    return text.size() >= end.size()
           && text.compare(text.size() - end.size(), end.size(), end) == 0;
}

/// A run with a leader, entries and messages under way.
EngineCheckpoint busyRun(RunSetup setup)
{
    PureEngine engine(std::move(setup));
    mustWork(engine.start());
    elect(engine, S1);
    for (int i = 0; i < 3; ++i) {
        perform(engine, act::Propose{S1, "x=" + std::to_string(i)});
        runFor(engine, Duration::millis(15));
    }
    return engine.checkpoint();
}

} // namespace

/// A branch: real servers, restored to how a run once stood.
class TestBranch : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// "100 branches from random instants, half with an act at their start: the tail of the real
    /// servers = the tail of the pure engine, byte for byte".
    void goOnLikeThePureEngine()
    {
        const Complaints complaints;
        for (std::uint64_t seed = 1; seed <= kRuns; ++seed) {
            Recorded recorded(seed);
            const auto &recording = recorded.run.cluster->recording();
            const std::string whole = recorded.run.trace.text();
            for (std::uint64_t i = 0; i < kBranches; ++i) {
                const auto pick = hashOf(seed, i, 9) % recorded.places.size();
                const EngineCheckpoint there = recorded.at(recorded.places[pick]);
                Branch branch(there);
                PureBranch pure(there);
                branch.cluster->setGrant(i % 4 < 2 ? Grant::Window : Grant::Step);
                if (i % 2 == 0) {
                    mustWork(replayTo(*branch.cluster, recording, recorded.run.cluster->place()));
                    QVERIFY(endsWith(whole, withoutHeader(branch.trace.text())));
                    mustWork(replayTo(pure.engine, recording, recorded.run.cluster->place()));
                }
                for (Engine *engine : {static_cast<Engine *>(branch.cluster.get()),
                                       static_cast<Engine *>(&pure.engine)}) {
                    if (i % 2 == 1)
                        (void)engine->act(randomAct(seed, i, *engine));
                    playOn(*engine, seed * 100 + i, 5,
                           [](const auto &result) { mustWork(result); });
                }
                QCOMPARE(branch.trace.text(), pure.trace.text());
                QVERIFY(branch.cluster->determinism().equal);
            }
        }
        QCOMPARE(complaints.lines(), QStringList());
    }

    /// The run that it began in goes on beside it as if nothing had been.
    void leavesTheOldRunAlone()
    {
        const auto mustWorkAll = [](const auto &result) { mustWork(result); };
        RealRun old(setupOf(5, 3));
        playOn(*old.cluster, 3, 10, mustWorkAll);
        const auto there = old.cluster->checkpointAt(old.cluster->place());
        mustWork(there);
        Branch branch(*there);
        playOn(*branch.cluster, 7, 5, mustWorkAll);
        playOn(*old.cluster, 4, 10, mustWorkAll);
        TraceText trace;
        PureEngine same(setupOf(5, 3));
        same.addSink(trace.sink());
        mustWork(same.start());
        playOn(same, 3, 10, mustWorkAll);
        playOn(same, 4, 10, mustWorkAll);
        QCOMPARE(old.trace.text(), trace.text());
        QVERIFY(branch.cluster->dataFolder() != old.cluster->dataFolder());
    }

    /// "Its node files written before the first grant"; the ledger's rows come with it.
    void hasFilesOfItsOwn()
    {
        const EngineCheckpoint there = busyRun(clusterOf(3));
        const Branch branch(there);
        const QString folder = branch.cluster->dataFolder();
        QVERIFY(rowsOfNode(folder + QStringLiteral("/node-S1.db")).contains(QLatin1String("x=2")));
        QCOMPARE(wordsOfLedger(branch.cluster->ledgerFile()), words(branch.cluster->ledger()));
        QVERIFY(branch.cluster->ledger().size() > 1);
    }

    /// What such a server sent before it went down still arrives; what it comes up with stands in its
    /// file.
    void bringsBackWhoWasDown()
    {
        PureEngine engine(clusterOf(3));
        mustWork(engine.start());
        elect(engine, S1);
        perform(engine, act::Propose{S1, "x=1"});
        perform(engine, act::Crash{S1});
        QVERIFY(engine.inFlightCount() > 0);
        const EngineCheckpoint there = engine.checkpoint();
        Branch branch(there);
        PureBranch pure(there);
        QVERIFY(!branch.cluster->server(S1).up);
        for (Engine *both :
             {static_cast<Engine *>(branch.cluster.get()), static_cast<Engine *>(&pure.engine)}) {
            runFor(*both, kDelay * 2);
            perform(*both, act::Restart{{S1}});
            runFor(*both, Duration::seconds(1));
        }
        QCOMPARE(branch.trace.text(), pure.trace.text());
        QVERIFY(words(branch.cluster->server(S2).log).find("x=1") != std::string::npos);
    }

    void canBeBranchedAgain()
    {
        const EngineCheckpoint there = busyRun(clusterOf(3, 2));
        Branch first(there);
        playOn(*first.cluster, 5, 5, [](const auto &result) { mustWork(result); });
        const auto again = first.cluster->checkpointAt(first.cluster->place());
        mustWork(again);
        Branch second(*again);
        QVERIFY(second.cluster->view() == first.cluster->view());
        runFor(*first.cluster, Duration::seconds(1));
        runFor(*second.cluster, Duration::seconds(1));
        QCOMPARE(second.cluster->runHash(), first.cluster->runHash());
    }

    void needsTheOracle()
    {
        ClusterOptions options = inFolder({});
        options.oracle = false;
        const RealRun run(clusterOf(3), options);
        const auto there = run.cluster->checkpointAt(run.cluster->place());
        QVERIFY(!there);
        QVERIFY(QString::fromStdString(there.error().message).contains(QLatin1String("branch")));
    }
};

QTEST_GUILESS_MAIN(TestBranch)
#include "tst_branch.moc"
