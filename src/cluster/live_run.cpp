#include "cluster/live_run.h"

#include <algorithm>
#include <iterator>

namespace flotilla {

Result<std::unique_ptr<LiveRun>> LiveRun::make(RunSetup setup, const ClusterOptions &options,
                                               const DriverFactory &driver)
{
    auto cluster = Cluster::make(std::move(setup), options);
    if (!cluster)
        return cluster.error();
    auto run = of(*std::move(cluster), options);
    Engine &engine = *run->cluster;
    run->driver = std::make_unique<AutopilotDriver>(
        driver ? driver(engine) : std::make_unique<EngineDriver>(engine), engine);
    return run;
}

std::unique_ptr<LiveRun> LiveRun::of(std::unique_ptr<Cluster> cluster,
                                     const ClusterOptions &options)
{
    auto run = std::make_unique<LiveRun>();
    run->cluster = std::move(cluster);
    run->options = options;
    run->cluster->addSink(&run->feed);
    run->cluster->addSink(&run->milestones);
    run->cluster->addSink(&run->interest);
    return run;
}

Result<std::unique_ptr<LiveRun>> LiveRun::goOn(const RunState &from, const ClusterOptions &options)
{
    auto cluster = Cluster::branch(*from.checkpoint, options, from.past);
    if (!cluster)
        return cluster.error();
    auto run = of(*std::move(cluster), options);
    Engine &engine = *run->cluster;
    run->driver = std::make_unique<AutopilotDriver>(
        from.driver ? from.driver->copyFor(engine) : std::make_unique<EngineDriver>(engine),
        engine);
    run->userActs = from.userActs;
    run->feed.tellAgain(from.feed);
    return run;
}

Result<RunState> LiveRun::stateAt(const RunPlace &place) const
{
    auto checkpoint = cluster->checkpointAt(place);
    if (!checkpoint)
        return checkpoint.error();
    RunState state;
    state.past = {cluster->timeline(), cluster->checkpoints()};
    state.feed = feed.linesUpTo(checkpoint->state.seq());
    state.checkpoint = std::make_shared<const EngineCheckpoint>(*std::move(checkpoint));
    std::copy_if(userActs.begin(), userActs.end(), std::back_inserter(state.userActs),
                 [&](const UserAct &act) { return act.place < place.actions; });
    return state;
}

Result<RunState> LiveRun::stateNow() const
{
    auto state = stateAt(cluster->place());
    if (state)
        state->driver = driver->copyFor(*cluster);
    return state;
}

Result<RunState> LiveRun::stateBeforeLastAct() const
{
    const UserAct &last = userActs.back();
    const RecordedAction &action = cluster->recording()[last.place];
    auto state = stateAt({last.place, action.at, action.turnsFirst});
    if (state)
        state->driver = last.driver;
    return state;
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
