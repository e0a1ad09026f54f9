#pragma once

#include <utility>

#include "cluster/branch_tree.h"
#include "cluster/cluster.h"
#include "cluster/driver.h"
#include "cluster/follow_pace.h"
#include "cluster/pace.h"
#include "cluster/snapshot.h"
#include "core/result.h"
#include "schedule/action.h"
#include "schedule/branch_point.h"

#include <QElapsedTimer>
#include <QObject>
#include <QString>
#include <QTemporaryDir>
#include <QTimer>

#include <deque>
#include <functional>
#include <memory>
#include <optional>

namespace flotilla {

struct ImportedTrace;

/// What a run is opened with.
struct RunRequest {
    RunSetup setup;
    ClusterOptions options;
    DriverFactory driver; ///< null: nobody but the user acts
    /// To be looked at in place of a run; null: there is to be a run.
    std::shared_ptr<const ImportedTrace> trace = {};
    QString traceFile = {};
};

/// A cluster at the user's pace. It lives on the conductor's thread; the window calls its slots
/// queued and gets at most one snapshot a frame.
///
/// Pace is only about when turns are granted. A snapshot that the window has not yet shown holds
/// back the next one, never an event.
class Playback : public QObject {
    Q_OBJECT

public:
    explicit Playback(QObject *parent = nullptr);
    ~Playback() override;

    using Look = std::function<void(const Engine &)>;
    /// Has a look at the run between two rounds; what it finds has to be handed on as a value. On
    /// the conductor's thread, like the slots.
    void inspect(const Look &look);

public Q_SLOTS:
    /// Ends the run at hand, and begins another, paused.
    void open(const flotilla::RunRequest &request);
    void close();
    void play();
    void pause();
    /// One event.
    void step();
    /// Virtual time a wall-clock time, 1/1000 and up; infinity: as fast as it can.
    void setSpeed(double speed);
    /// Stretches in which nothing is to be watched pass quickly; all else at the speed that is set.
    void setFollowing(bool follows);
    /// Lets events happen as fast as it can until right after the next of that kind; then it is
    /// paused. What never comes is told by refused(), what has come of a condition by reached().
    void runTo(const flotilla::RunGoal &goal);
    /// Faults that come by themselves; they are actions like the user's.
    void setAutopilot(const flotilla::Autopilot &autopilot);
    /// Ends a run to something.
    void cancel();
    /// Does something at the run's frontier; what is refused comes back by refused().
    void act(const flotilla::Action &action);
    /// Another branch: as if the user's last act had not been. No more where there is none.
    void undo();
    /// Another branch: from that point on, with this act. What can't be done there is refused, and
    /// nothing changes. A script's lines that were to come after that are not played in it.
    void branchAt(const flotilla::BranchPoint &point, const flotilla::Action &action);
    /// A branch that was left goes on from where it was left.
    void goToBranch(int id);
    /// It goes for good, with all that parted from it.
    void removeBranch(int id);
    void nameBranch(int id, const QString &name);
    /// The window has shown the last snapshot.
    void shown();

Q_SIGNALS:
    void opened(const flotilla::Snapshot &snapshot);
    /// Another branch is lived now, paused; what happened in it is told from the beginning.
    void branched(const flotilla::Snapshot &snapshot);
    void snapshotTaken(const flotilla::Snapshot &snapshot);
    /// The condition that was run to holds, so much virtual time later.
    void reached(const flotilla::RunGoal &goal, flotilla::Instant at, flotilla::Duration after);
    /// Something could not be done; in words for the user.
    void refused(const QString &message);
    /// The run can't go on (disk, sockets); in words for the user.
    void failed(const QString &message);
    void closed();

private:
    /// A call that comes while the cluster is at work waits until that is done.
    void whenIdle(std::function<void()> call);
    void begin(const RunRequest &request);
    /// Whether there is a run; of a trace the user is told why it can do nothing.
    [[nodiscard]] bool canAct();
    [[nodiscard]] bool canGoOn();
    [[nodiscard]] Snapshot snapshotOfTrace();
    /// From now on that one is played.
    void adopt(std::unique_ptr<LiveRun> run);
    /// Real servers that stand as told, in a folder and an epoch of their own; null: it could not be,
    /// and the user has been told.
    [[nodiscard]] std::unique_ptr<LiveRun> raise(const RunState &state);
    void beginBranch(const RunState &from, BranchFacts facts, const Action *act);
    void refuse(const Error &error);
    /// The run's files have failed it: as soon as the cluster rests, others go on from that place in
    /// memory. False: they are there already.
    bool escape(const RunPlace &from, const QString &why);
    void goOnInMemory(const RunPlace &from, const QString &why);
    void tick();
    /// Lets happen what is due at the pace that is set.
    void advance();
    [[nodiscard]] Duration aheadOfInterest() const;
    void advanceToGoal();
    [[nodiscard]] bool isReached(const RunGoal &goal) const;
    void stopAt(const RunGoal &goal);
    /// Nothing goes on after an error; the user is told.
    void handle(const Result<Done> &result);
    void setPlaying(bool playing);
    void offerSnapshot();
    [[nodiscard]] Snapshot snapshot();

    std::unique_ptr<QTemporaryDir> m_memory; ///< where the files go since those on the disk failed
    bool m_escapes = false;                  ///< that is about to be
    std::unique_ptr<LiveRun> m_run;          ///< null: there is none
    BranchTree m_branches;                   ///< of that run
    std::shared_ptr<const ImportedTrace> m_trace; ///< in place of a run
    QString m_traceFile;
    bool m_isTraceTold = false; ///< its feed has been handed on
    QString m_folder;           ///< of the first of them; "": a temporary one each
    std::uint32_t m_epoch = 1;  ///< of the last one that began
    std::deque<std::function<void()>> m_waiting;
    bool m_busy = false;
    QTimer *m_timer; ///< a child; runs only while the time does
    QElapsedTimer m_wall;
    double m_owedMicros =
        0; ///< virtual time that the wall clock has earned and that has not passed
    double m_speed = 0.02;
    bool m_follows = false;
    FollowPace m_followPace;
    bool m_playing = false;
    std::optional<RunGoal> m_goal; ///< what it runs to; only while it is playing
    std::uint64_t m_reachedBefore = 0;
    Instant m_goalSince;
    Instant m_goalDeadline;
    bool m_isShown = true;  ///< the window has shown all that it was sent
    bool m_isStale = false; ///< and there is more since
    std::size_t m_violationsTold = 0;
};

} // namespace flotilla
