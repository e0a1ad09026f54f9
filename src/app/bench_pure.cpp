#include "app/bench_figures.h"
#include "app/bench_limits.h"
#include "schedule/pure_engine.h"

namespace flotilla::bench {

namespace {

constexpr Duration kLength = Duration::seconds(500);

Result<double> pureTurnsPerSecond()
{
    PureEngine engine(workload());
    engine.keepTimeline();
    return turnsPerSecond(engine, Grant::Step, kLength);
}

} // namespace

Result<Done> measurePure(Figures &figures)
{
    std::vector<double> ratios;
    for (int i = 0; i < kRounds; ++i) {
        const auto raw = rawTcpHopsPerSecond(kHops);
        if (!raw)
            return raw.error();
        const auto pure = pureTurnsPerSecond();
        if (!pure)
            return pure.error();
        ratios.push_back(*pure / *raw);
    }
    figures.push_back({QStringLiteral("pure engine, its timeline kept / raw TCP hops"),
                       median(std::move(ratios)), Figure::Bound::AtLeast, 10,
                       QStringLiteral("ratio")});
    return Done{};
}

} // namespace flotilla::bench
