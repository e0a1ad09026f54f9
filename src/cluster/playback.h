#pragma once

#include <utility>

#include "cluster/cluster.h"
#include "cluster/driver.h"
#include "cluster/follow_pace.h"
#include "cluster/pace.h"
#include "cluster/snapshot.h"
#include "core/result.h"
#include "schedule/action.h"

#include <QElapsedTimer>
#include <QObject>
#include <QString>
#include <QTimer>

#include <deque>
#include <functional>
#include <memory>
#include <optional>

namespace flotilla {

/// What a run is opened with.
struct RunRequest {
    RunSetup setup;
    ClusterOptions options;
    DriverFactory driver; ///< null: nobody but the user acts
};

struct LiveRun;

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
    /// The window has shown the last snapshot.
    void shown();

Q_SIGNALS:
    void opened(const flotilla::Snapshot &snapshot);
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

    std::unique_ptr<LiveRun> m_run; ///< null: there is none
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
