#include "app/bench_figures.h"

#include <QElapsedTimer>

#include <algorithm>
#include <ctime>

namespace flotilla::bench {

namespace {

constexpr Duration kWarmUp = Duration::seconds(1);

double millisOf(clockid_t clock)
{
    timespec now{};
    clock_gettime(clock, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

} // namespace

RunSetup workload()
{
    RunSetup setup;
    for (std::size_t i = 0; i < kServers; ++i) {
        setup.servers.push_back({"S" + std::to_string(i + 1), {}, {}, {}});
        setup.voters.insert(Names::serverId(i));
    }
    for (std::size_t i = 0; i < kClients; ++i)
        setup.clients.push_back({"C" + std::to_string(i + 1), Names::serverId(0)});
    setup.invariants = false;
    return setup;
}

void fillLines(Engine &engine, Duration length)
{
    const auto commands = static_cast<std::size_t>(length.micros / 20'000);
    for (std::size_t client = 0; client < kClients; ++client)
        for (std::size_t i = 0; i < commands; ++i)
            (void)engine.act(act::Submit{Names::clientId(client), "x=1", {}});
}

Result<double> turnsPerSecond(Engine &engine, Grant grant, Duration length)
{
    engine.setGrant(grant);
    if (auto started = engine.start(); !started)
        return started.error();
    fillLines(engine, length);
    if (auto warm = engine.run(engine.now() + kWarmUp); !warm)
        return warm.error();
    const std::uint64_t before = engine.turns();
    QElapsedTimer timer;
    timer.start();
    if (auto done = engine.run(engine.now() + length); !done)
        return done.error();
    return static_cast<double>(engine.turns() - before) * 1e9
           / static_cast<double>(timer.nsecsElapsed());
}

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

double cpuMillis()
{
    return millisOf(CLOCK_PROCESS_CPUTIME_ID);
}

double threadCpuMillis()
{
    return millisOf(CLOCK_THREAD_CPUTIME_ID);
}

} // namespace flotilla::bench
