#include "app/bench_figures.h"
#include "cluster/cluster.h"
#include "core/hash.h"

#include <QElapsedTimer>

#include <algorithm>

namespace flotilla::bench {

namespace {

constexpr std::uint64_t kEvents = 1'000'000;
constexpr Duration kStretch = Duration::seconds(1);
constexpr int kJumps = 100;
constexpr int kRestores = 9;

/// A long run, with the checkpoints that a live one keeps.
Result<Checkpoints> checkpointsOf(PureEngine &engine)
{
    Checkpoints checkpoints;
    auto done = engine.start();
    while (done && engine.turns() < kEvents) {
        if (checkpoints.isDue(engine.turns()))
            checkpoints.add(std::make_shared<const EngineCheckpoint>(engine.checkpoint()));
        fillLines(engine, kStretch);
        done = engine.run(engine.now() + kStretch);
    }
    if (!done)
        return done.error();
    return checkpoints;
}

/// From the nearest checkpoint to any instant; it waits for nothing, so its CPU is its time.
Result<double> jumpMillis(const PureEngine &engine, const Checkpoints &checkpoints)
{
    const auto &recording = engine.recording();
    std::vector<double> millis;
    for (std::uint64_t i = 0; i < kJumps; ++i) {
        // The place of one of the actions, which are spread over all of the run.
        const std::size_t actions = hashOf(i, std::uint64_t{2}) % recording.size();
        const RunPlace place{actions, recording[actions].at, recording[actions].turnsFirst};
        const double before = threadCpuMillis();
        PureEngine there(*checkpoints.nearest(place));
        auto done = there.start();
        if (done)
            done = replayTo(there, recording, place);
        if (!done)
            return done.error();
        millis.push_back(threadCpuMillis() - before);
    }
    std::sort(millis.begin(), millis.end());
    return millis[millis.size() * 99 / 100];
}

/// Until real servers stand as the run did, ready for the first grant.
Result<double> restoreMillis(const EngineCheckpoint &from)
{
    ClusterOptions options;
    options.stores = false; // node files are not counted
    std::vector<double> millis;
    for (int i = 0; i < kRestores; ++i) {
        QElapsedTimer timer;
        timer.start();
        auto branch = Cluster::branch(from, options);
        if (!branch)
            return branch.error();
        if (auto started = (*branch)->start(); !started)
            return started.error();
        millis.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
    }
    return median(std::move(millis));
}

} // namespace

Result<Done> measureBranch(Figures &figures)
{
    using B = Figure::Bound;
    PureEngine engine(workload());
    const auto checkpoints = checkpointsOf(engine);
    if (!checkpoints)
        return checkpoints.error();
    const auto jump = jumpMillis(engine, *checkpoints);
    if (!jump)
        return jump.error();
    const auto restore = restoreMillis(engine.checkpoint());
    if (!restore)
        return restore.error();
    figures.push_back({QStringLiteral("checkpoints of 1,000,000 events: all take"),
                       static_cast<double>(checkpoints->bytes()) / 1e6, B::AtMost,
                       static_cast<double>(Checkpoints::kMostBytes) / 1e6, QStringLiteral("MB")});
    figures.push_back({QStringLiteral("from a checkpoint to any instant, 99 of 100 within"), *jump,
                       B::None, 0, QStringLiteral("ms of CPU")});
    figures.push_back({QStringLiteral("branch: 5 real servers stand as they did"), *restore,
                       B::AtMost, 20, QStringLiteral("ms")});
    return Done{};
}

} // namespace flotilla::bench
