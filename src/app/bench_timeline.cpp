#include "app/bench_figures.h"
#include "core/hash.h"
#include "core/invariant.h"
#include "schedule/pure_engine.h"

#include <algorithm>

namespace flotilla::bench {

namespace {

constexpr std::uint64_t kEvents = 1'000'000;
/// Commands come a stretch at a time, as they would; each is a moment of its own besides the events.
constexpr Duration kStretch = Duration::seconds(10);
constexpr int kSeeks = 20'000;

/// The 99th of a hundred seeks to anywhere, by number and by instant. It waits for nothing: its CPU is
/// its time, less what other programs take.
double seekMillis(const Timeline &timeline)
{
    std::vector<double> millis;
    std::size_t seen = 0; // what is found is used, so that it is really found
    for (std::uint64_t i = 0; i < kSeeks; ++i) {
        const std::uint64_t draw = hashOf(i, std::uint64_t{1});
        const double before = threadCpuMillis();
        const ClusterView view =
            i % 2 == 0 ? timeline.at(draw % timeline.end())
                       : timeline.at(Instant{static_cast<std::int64_t>(
                           draw % static_cast<std::uint64_t>(timeline.frontier().micros))});
        millis.push_back(threadCpuMillis() - before);
        seen += view.servers.size();
    }
    FLOTILLA_INVARIANT(seen == kSeeks * kServers, "every moment of the run has all of its servers");
    std::sort(millis.begin(), millis.end());
    return millis[millis.size() * 99 / 100];
}

} // namespace

Result<Done> measureTimeline(Figures &figures)
{
    using B = Figure::Bound;
    PureEngine engine(workload());
    engine.keepTimeline();
    if (auto started = engine.start(); !started)
        return started.error();
    while (engine.turns() < kEvents) {
        fillLines(engine, kStretch);
        if (auto done = engine.run(engine.now() + kStretch); !done)
            return done.error();
    }
    const Timeline timeline = engine.timeline();
    const auto bytes = static_cast<double>(timeline.bytes());
    figures.push_back({QStringLiteral("timeline of 1,000,000 events: each takes"),
                       bytes / static_cast<double>(engine.turns()), B::AtMost, 32,
                       QStringLiteral("bytes")});
    figures.push_back({QStringLiteral("timeline of 1,000,000 events: all take"), bytes / 1e6,
                       B::AtMost, 64, QStringLiteral("MB")});
    figures.push_back({QStringLiteral("seek anywhere in it, 99 of 100 within"),
                       seekMillis(timeline), B::AtMost, 1, QStringLiteral("ms of CPU")});
    return Done{};
}

} // namespace flotilla::bench
