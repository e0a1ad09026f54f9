#include "cluster/live_run.h"

namespace flotilla {

Result<std::unique_ptr<LiveRun>> LiveRun::make(RunSetup setup, const ClusterOptions &options,
                                               const DriverFactory &driver)
{
    auto cluster = Cluster::make(std::move(setup), options);
    if (!cluster)
        return cluster.error();
    auto run = std::make_unique<LiveRun>();
    run->cluster = *std::move(cluster);
    run->options = options;
    run->begun = run->cluster->setup();
    run->cluster->addSink(&run->feed);
    run->cluster->addSink(&run->milestones);
    run->cluster->addSink(&run->interest);
    Engine &engine = *run->cluster;
    run->driver = std::make_unique<AutopilotDriver>(
        driver ? driver(engine) : std::make_unique<EngineDriver>(engine), engine);
    return run;
}

Result<Done> LiveRun::start()
{
    return cluster->start();
}

Result<ActionResult> LiveRun::act(const Action &action)
{
    const std::size_t place = cluster->recording().size();
    auto before = driver->copyFor(*cluster);
    auto done = cluster->act(action);
    if (cluster->recording().size() > place) // what is refused leaves no trace
        userActs.push_back({place, std::move(before)});
    return done;
}

} // namespace flotilla
