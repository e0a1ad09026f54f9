#pragma once

#include <utility>

#include "cluster/autopilot.h"
#include "cluster/cluster.h"
#include "cluster/driver.h"
#include "cluster/feed.h"
#include "cluster/interest.h"
#include "cluster/milestones.h"
#include "core/result.h"

#include <cstddef>
#include <memory>
#include <vector>

namespace flotilla {

/// Something that the user did.
struct UserAct {
    std::size_t place = 0; ///< in the engine's recording
    /// As it stood before it; of use only to be copied.
    std::shared_ptr<const Driver> driver;
};

/// All that a run can be gone on with from one of its places, by other servers than before.
struct RunState {
    CheckpointPtr checkpoint;
    Cluster::Past past;
    std::vector<FeedLine> feed;
    std::shared_ptr<const Driver>
        driver; ///< of use only to be copied; null: nobody but the user acts
    std::vector<UserAct> userActs;
};

/// A cluster on real parts with what drives it and what listens to it.
struct LiveRun {
    /// Made, and not yet started.
    static Result<std::unique_ptr<LiveRun>> make(RunSetup setup, const ClusterOptions &options,
                                                 const DriverFactory &driver);
    /// Made where another run stood, and not yet started.
    static Result<std::unique_ptr<LiveRun>> goOn(const RunState &from,
                                                 const ClusterOptions &options);
    Result<Done> start();
    /// Does something in the user's name.
    Result<ActionResult> act(const Action &action);

    /// How it stood at one of its places, as far as it is up to nobody but the user how it goes on.
    [[nodiscard]] Result<RunState> stateAt(const RunPlace &place) const;
    /// As it stands, a script with lines to come included.
    [[nodiscard]] Result<RunState> stateNow() const;
    /// How it stood before the user's last act, of which there is one.
    [[nodiscard]] Result<RunState> stateBeforeLastAct() const;

    Feed feed;
    Milestones milestones;
    Interest interest;
    ClusterOptions options;
    std::unique_ptr<Cluster> cluster;
    std::unique_ptr<AutopilotDriver> driver;
    std::vector<UserAct> userActs;

private:
    static std::unique_ptr<LiveRun> of(std::unique_ptr<Cluster> cluster,
                                       const ClusterOptions &options);
};

} // namespace flotilla
