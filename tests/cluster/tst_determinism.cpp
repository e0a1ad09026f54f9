#include "cluster/cluster.h"
#include "cluster/random_run.h"

#include <QCoreApplication>
#include <QTest>
#include <QThread>

#include <atomic>

using namespace flotilla;
using namespace flotilla::test;

namespace {

constexpr int kActs = 60;

template <typename T>
void mustWork(const Result<T> &result)
{
    if (!result)
        qFatal("%s", result.error().message.c_str());
}

QByteArray pureTrace(std::size_t servers, std::uint64_t seed, Grant grant)
{
    TraceHash trace;
    PureEngine engine(setupOf(servers, seed));
    engine.setGrant(grant);
    engine.addSink(trace.sink());
    play(engine, seed, kActs, [](const auto &result) { mustWork(result); });
    return trace.hex();
}

struct RealRun {
    QByteArray trace;
    DeterminismReport report;
    std::size_t violations = 0;
};

RealRun realRun(std::size_t servers, std::uint64_t seed, Grant grant, bool waitsForBytes = true)
{
    TraceHash trace;
    ClusterOptions options;
    options.durability = Durability::Os;
    options.waitsForBytes = waitsForBytes;
    auto made = Cluster::make(setupOf(servers, seed), options);
    mustWork(made);
    Cluster &cluster = **made;
    cluster.setGrant(grant);
    cluster.addSink(trace.sink());
    play(cluster, seed, kActs, [](const auto &result) { mustWork(result); });
    return {trace.hex(), cluster.determinism(), cluster.violations().size()};
}

/// Keeps the processors busy for as long as it lives.
class BusyLoops {
public:
    BusyLoops()
    {
        for (auto &thread : m_threads) {
            thread.reset(QThread::create([this] {
                std::uint64_t x = 1;
                while (!m_stop)
                    x = scramble(x);
                m_sum += x;
            }));
            thread->start();
        }
    }
    ~BusyLoops()
    {
        m_stop = true;
        for (auto &thread : m_threads)
            thread->wait();
    }

private:
    std::array<std::unique_ptr<QThread>, 2> m_threads;
    std::atomic<bool> m_stop = false;
    std::atomic<std::uint64_t> m_sum = 0;
};

} // namespace

/// The same run gives the same bytes: on threads and sockets as in the pure engine, one by one as
/// in windows, idle as beside busy loops; with crashes, cuts, loss, duplicates, reordering, pauses,
/// manual delivery and clocks that jump.
class TestDeterminism : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void pureWindowsGiveTheSameTrace_data() { seeds(20); }
    void pureWindowsGiveTheSameTrace()
    {
        QFETCH(std::uint64_t, seed);
        QCOMPARE(pureTrace(5, seed, Grant::Window), pureTrace(5, seed, Grant::Step));
    }

    void realNodesGiveTheSameTrace_data()
    {
        seeds(qEnvironmentVariableIntValue("FLOTILLA_SOAK") ? 20 : 4);
    }
    void realNodesGiveTheSameTrace()
    {
        QFETCH(std::uint64_t, seed);
        const QByteArray pure = pureTrace(5, seed, Grant::Step);
        for (const Grant grant : {Grant::Step, Grant::Window}) {
            const RealRun run = realRun(5, seed, grant);
            QVERIFY2(run.report.equal, qPrintable(run.report.firstDifference));
            QCOMPARE(run.trace, pure);
            QCOMPARE(run.violations, std::size_t(0));
            QVERIFY(run.report.turnsCompared > 100);
        }
    }

    void loadChangesNothing()
    {
        const QByteArray pure = pureTrace(3, 42, Grant::Step);
        const BusyLoops load;
        for (const Grant grant : {Grant::Step, Grant::Window})
            QCOMPARE(realRun(3, 42, grant).trace, pure);
    }

    /// The negative control: it is the wait for the promised bytes that makes it so.
    void withoutTheWaitForBytesTheMonitorSeesADifference()
    {
        bool differed = false;
        for (std::uint64_t seed = 1; seed <= 20 && !differed; ++seed)
            differed = !realRun(5, seed, Grant::Window, false).report.equal;
        QVERIFY(differed);
    }

private:
    static void seeds(std::uint64_t count)
    {
        QTest::addColumn<std::uint64_t>("seed");
        for (std::uint64_t seed = 1; seed <= count; ++seed)
            QTest::addRow("seed %llu", static_cast<unsigned long long>(seed)) << seed;
    }
};

QTEST_GUILESS_MAIN(TestDeterminism)
#include "tst_determinism.moc"
