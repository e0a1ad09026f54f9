#pragma once

#include <utility>

#include "cluster/branches.h"
#include "cluster/coming.h"
#include "cluster/pace.h"
#include "core/options.h"
#include "schedule/action.h"
#include "trace/event.h"
#include "trace/feed_line.h"
#include "trace/timeline.h"
#include "trace/view.h"

#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace flotilla {

/// What the determinism monitor has seen: the pure engine runs along and compares every turn.
struct DeterminismReport {
    std::uint64_t turnsCompared = 0;
    bool equal = true;
    QString firstDifference; ///< where they part
};

/// Everything that the window shows of a run, at most once a frame.
struct Snapshot {
    std::shared_ptr<const ClusterView> view; ///< null: there is no run
    std::vector<FeedLine> feed;              ///< what happened since the snapshot before
    Timeline timeline;                       ///< all that has happened in the run
    std::optional<Moment> past;              ///< the view is of that one; none: of the present
    QString nextEvent;          ///< the first of upNext in words; "" where none is scheduled
    std::vector<Coming> upNext; ///< what is scheduled, in order; after it, what waits for the user
    std::uint64_t turns = 0;
    std::uint64_t runHash = 0;    ///< of all turns so far: the same run has the same
    std::uint64_t ledgerRows = 0; ///< grows when leader_logs.db does
    QString ledgerFile;
    QString dataFolder;
    QString traceFile; ///< the trace that is shown in place of a run; "": there is a run
    bool playing = false;
    bool scriptRunning = false;   ///< a scenario's lines are still to come
    double speed = 0.02;          ///< virtual time a wall-clock time; infinity: as fast as it can
    double effectiveSpeed = 0.02; ///< what following the action makes of it just now
    bool following = false;       ///< stretches in which nothing happens pass quickly
    std::optional<RunGoal> goal;  ///< a run to something is going on
    Instant goalSince;            ///< when that was begun
    Autopilot autopilot;
    QString lastAct;        ///< what undo takes back, in the scenario language; "": nothing
    BranchesPtr branches;   ///< all ways that the run has gone
    std::uint64_t acts = 0; ///< done so far: by the user, a scenario, the autopilot
    std::uint64_t seed = 1;
    std::vector<RaftOptions> options; ///< by server
    DeterminismReport determinism;
    std::vector<Violation> violations;
};

} // namespace flotilla
