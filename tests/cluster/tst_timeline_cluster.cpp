#include "cluster/cluster.h"
#include "cluster/random_run.h"

#include <QTest>

#include <vector>

using namespace flotilla;
using namespace flotilla::test;

namespace {

constexpr int kActs = 50;

template <typename T>
void mustWork(const Result<T> &result)
{
    if (!result)
        qFatal("%s", result.error().message.c_str());
}

std::vector<Moment> momentsOf(const Timeline &timeline)
{
    std::vector<Moment> moments;
    timeline.forEach(timeline.first(), timeline.end(),
                     [&](const Moment &moment) { moments.push_back(moment); });
    return moments;
}

} // namespace

/// What a real cluster keeps of its run is what the pure engine keeps of the same run.
class TestTimelineCluster : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsWhatThePureEngineDoes_data()
    {
        QTest::addColumn<std::uint64_t>("seed");
        QTest::addColumn<int>("grant");
        for (std::uint64_t seed = 1; seed <= 2; ++seed)
            for (const Grant grant : {Grant::Step, Grant::Window})
                QTest::addRow("seed %llu, %s", static_cast<unsigned long long>(seed),
                              grant == Grant::Step ? "one by one" : "windowed")
                    << seed << static_cast<int>(grant);
    }
    void keepsWhatThePureEngineDoes()
    {
        QFETCH(std::uint64_t, seed);
        QFETCH(int, grant);
        PureEngine pure(setupOf(5, seed));
        pure.keepTimeline();
        play(pure, seed, kActs, [](const auto &result) { mustWork(result); });
        ClusterOptions options;
        options.stores = false;
        auto made = Cluster::make(setupOf(5, seed), options);
        mustWork(made);
        Cluster &cluster = **made;
        cluster.setGrant(static_cast<Grant>(grant));
        play(cluster, seed, kActs, [](const auto &result) { mustWork(result); });

        const Timeline expected = pure.timeline();
        const Timeline timeline = cluster.timeline();
        QVERIFY(timeline.end() > 300);
        QVERIFY(momentsOf(timeline) == momentsOf(expected));
        for (std::uint64_t at = 0; at < timeline.end(); at += 7)
            QVERIFY(timeline.at(at) == expected.at(at));
        QVERIFY(timeline.at(timeline.frontier()) == cluster.view());
    }

    void keepsNothingWhereNobodyLooks()
    {
        ClusterOptions options;
        options.stores = false;
        options.timeline = false;
        auto made = Cluster::make(setupOf(3, 1), options);
        mustWork(made);
        mustWork((*made)->start());
        QVERIFY((*made)->timeline().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestTimelineCluster)
#include "tst_timeline_cluster.moc"
