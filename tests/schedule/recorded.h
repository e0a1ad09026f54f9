#pragma once

#include "schedule/run.h"

#include <memory>

namespace flotilla::test {

/// A pure engine that keeps its timeline.
class Recorded final : public PureEngine {
public:
    explicit Recorded(RunSetup setup) : PureEngine(std::move(setup))
    {
        keepTimeline();
        mustWork(start());
    }
};

/// Three terms of a run: an election, a command, the leader's crash, its restart, a cut link.
inline std::unique_ptr<Recorded> eventfulRun()
{
    auto run = std::make_unique<Recorded>(clusterOf(5, 1));
    Engine &engine = *run;
    perform(engine, act::Timeout{S1});
    runFor(engine, Duration::millis(200));
    perform(engine, act::Submit{C1, "x", {}});
    runFor(engine, Duration::millis(200));
    perform(engine, act::Crash{S1});
    perform(engine, act::Timeout{S2});
    runFor(engine, Duration::millis(300));
    perform(engine, act::Restart{{S1}});
    perform(engine, act::SetLink{S1, S2, false, false});
    runFor(engine, Duration::millis(50));
    return run;
}

} // namespace flotilla::test
