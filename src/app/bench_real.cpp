#include "app/bench_figures.h"
#include "app/bench_limits.h"
#include "cluster/cluster.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>

namespace flotilla::bench {

namespace {

Result<double> realTurnsPerSecond(Grant grant, Duration length, const ClusterOptions &options)
{
    auto cluster = Cluster::make(workload(), options);
    if (!cluster)
        return cluster.error();
    return turnsPerSecond(**cluster, grant, length);
}

Result<double> storedTurnsPerSecond(const QString &where, Durability durability, Duration length)
{
    QTemporaryDir folder(where + QStringLiteral("/flotilla-bench-XXXXXX"));
    ClusterOptions options;
    options.dataFolder = folder.path();
    options.durability = durability;
    return realTurnsPerSecond(Grant::Window, length, options);
}

/// Turns a second of each way to run, and the raw rate, taken side by side: a machine that changes its
/// speed changes all of them.
struct Rates {
    double raw = 0;
    double oneByOne = 0;
    double windowed = 0;
    double stored = 0; ///< 0: there is no folder in memory
};

/// Timeline and pure engine run along, as they do in the window.
Result<Rates> measureRates()
{
    const auto raw = rawTcpHopsPerSecond(kHops);
    if (!raw)
        return raw.error();
    ClusterOptions onSockets;
    onSockets.stores = false;
    const auto oneByOne = realTurnsPerSecond(Grant::Step, Duration::seconds(15), onSockets);
    if (!oneByOne)
        return oneByOne.error();
    const auto windowed = realTurnsPerSecond(Grant::Window, Duration::seconds(20), onSockets);
    if (!windowed)
        return windowed.error();
    Rates rates{*raw, *oneByOne, *windowed, 0};
    if (const QString memory = QStringLiteral("/dev/shm"); QFileInfo(memory).isWritable()) {
        const auto stored = storedTurnsPerSecond(memory, Durability::Os, Duration::seconds(20));
        if (!stored)
            return stored.error();
        rates.stored = *stored;
    }
    return rates;
}

/// Each figure is the median of the rounds' own ratios.
Result<Done> measureThroughput(Figures &figures)
{
    using B = Figure::Bound;
    const QString ratio = QStringLiteral("ratio");
    std::vector<Rates> rounds;
    for (int i = 0; i < kRounds; ++i) {
        const auto rates = measureRates();
        if (!rates)
            return rates.error();
        rounds.push_back(*rates);
    }
    const auto of = [&](auto &&figure) {
        std::vector<double> values;
        for (const Rates &rates : rounds)
            values.push_back(figure(rates));
        return median(std::move(values));
    };
    figures.push_back({QStringLiteral("raw TCP hops"), of([](const Rates &r) { return r.raw; }),
                       B::None, 0, QStringLiteral("per second")});
    figures.push_back({QStringLiteral("one by one, timeline and pure engine along / raw TCP hops"),
                       of([](const Rates &r) { return r.oneByOne / r.raw; }), B::AtLeast, 0.12,
                       ratio});
    figures.push_back({QStringLiteral("windowed, timeline and pure engine along / raw TCP hops"),
                       of([](const Rates &r) { return r.windowed / r.raw; }), B::AtLeast, 0.25,
                       ratio});
    if (rounds.front().stored > 0)
        figures.push_back(
            {QStringLiteral("what SQLite adds to an event (durability=os, in memory)"),
             of([](const Rates &r) { return r.windowed / r.stored - 1; }), B::AtMost, 1,
             QStringLiteral("times the event")});
    return Done{};
}

/// The share of short runs whose every turn was the pure engine's.
Result<double> shareOfEqualRuns()
{
    int equal = 0;
    int runs = 0;
    for (const Grant grant : {Grant::Step, Grant::Window})
        for (std::uint64_t seed = 1; seed <= 5; ++seed) {
            RunSetup setup = workload();
            setup.seed = seed;
            ClusterOptions options;
            options.stores = false;
            auto made = Cluster::make(std::move(setup), options);
            if (!made)
                return made.error();
            Cluster &cluster = **made;
            if (auto rate = turnsPerSecond(cluster, grant, Duration::seconds(1)); !rate)
                return rate.error();
            for (int i = 0; i < 3; ++i) {
                const NodeId victim =
                    Names::serverId((seed + static_cast<std::uint64_t>(i)) % kServers);
                if (auto done = cluster.act(act::Crash{victim}); !done)
                    return done.error();
                if (auto done = cluster.run(cluster.now() + Duration::millis(400)); !done)
                    return done.error();
                if (auto done = cluster.act(act::Restart{{}}); !done)
                    return done.error();
            }
            ++runs;
            equal += cluster.determinism().equal ? 1 : 0;
        }
    return static_cast<double>(equal) / runs;
}

} // namespace

Result<Done> measureReal(Figures &figures)
{
    using B = Figure::Bound;
    if (auto done = measureThroughput(figures); !done)
        return done;
    const auto equal = shareOfEqualRuns();
    if (!equal)
        return equal.error();
    figures.push_back({QStringLiteral("runs equal to the pure engine"), *equal, B::AtLeast, 1,
                       QStringLiteral("share")});
    const auto syncs = rawSyncsPerSecond(QDir::tempPath().toLocal8Bit().constData(), 200);
    const auto full =
        storedTurnsPerSecond(QDir::tempPath(), Durability::Full, Duration::seconds(2));
    if (syncs && full) {
        figures.push_back({QStringLiteral("fdatasync of the disk"), *syncs, B::None, 0,
                           QStringLiteral("per second")});
        figures.push_back(
            {QStringLiteral("windowed on that disk (durability=full) / its fdatasync"),
             *full / *syncs, B::None, 0, QStringLiteral("ratio")});
    }
    return Done{};
}

} // namespace flotilla::bench
