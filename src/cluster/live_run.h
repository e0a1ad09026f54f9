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

/// A cluster on real parts with what drives it and what listens to it.
struct LiveRun {
    /// Something that the user did.
    struct UserAct {
        std::size_t place = 0;          ///< in the engine's recording
        std::unique_ptr<Driver> driver; ///< as it stood before it; of use only to be copied
    };

    /// Made, and not yet started.
    static Result<std::unique_ptr<LiveRun>> make(RunSetup setup, const ClusterOptions &options,
                                                 const DriverFactory &driver);
    Result<Done> start();
    /// Does something in the user's name.
    Result<ActionResult> act(const Action &action);

    Feed feed;
    Milestones milestones;
    Interest interest;
    ClusterOptions options;
    RunSetup begun; ///< what it began with; the engine's own changes as it goes on
    std::unique_ptr<Cluster> cluster;
    std::unique_ptr<AutopilotDriver> driver;
    std::vector<UserAct> userActs;
};

} // namespace flotilla
