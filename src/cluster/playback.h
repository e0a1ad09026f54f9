#pragma once

#include <utility>

#include "cluster/cluster.h"
#include "cluster/snapshot.h"
#include "core/result.h"
#include "schedule/action.h"

#include <QElapsedTimer>
#include <QObject>
#include <QString>
#include <QTimer>

#include <deque>
#include <functional>
#include <limits>
#include <memory>

namespace flotilla {

/// As many turns as there are.
inline constexpr std::uint64_t kAllTurns = std::numeric_limits<std::uint64_t>::max();

/// What moves a run's time on: the engine itself, or a script that does things on the way.
class Driver {
public:
    virtual ~Driver() = default;
    /// Lets happen what happens before an instant, at most so many turns.
    virtual Result<Done> advance(Instant until, std::uint64_t turns) = 0;
    /// A script with lines to come.
    [[nodiscard]] virtual bool finished() const = 0;
};
/// Makes the driver of a cluster that has just been made and not yet started.
using DriverFactory = std::function<std::unique_ptr<Driver>(Engine &)>;

/// What a run is opened with.
struct RunRequest {
    RunSetup setup;
    ClusterOptions options;
    DriverFactory driver; ///< null: nobody but the user acts
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
    /// Does something at the run's frontier; what is refused comes back by refused().
    void act(const flotilla::Action &action);
    /// The window has shown the last snapshot.
    void shown();

Q_SIGNALS:
    void opened(const flotilla::Snapshot &snapshot);
    void snapshotTaken(const flotilla::Snapshot &snapshot);
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
    /// Nothing goes on after an error; the user is told.
    void handle(const Result<Done> &result);
    void setPlaying(bool playing);
    void offerSnapshot();
    [[nodiscard]] Snapshot snapshot();

    class Feed;
    std::unique_ptr<Feed> m_feed;
    std::unique_ptr<Cluster> m_cluster;
    std::unique_ptr<Driver> m_driver;
    std::deque<std::function<void()>> m_waiting;
    bool m_busy = false;
    QTimer *m_timer; ///< a child; runs only while the time does
    QElapsedTimer m_wall;
    double m_owedMicros =
        0; ///< virtual time that the wall clock has earned and that has not passed
    double m_speed = 0.02;
    bool m_playing = false;
    bool m_isShown = true;  ///< the window has shown all that it was sent
    bool m_isStale = false; ///< and there is more since
    std::size_t m_violationsTold = 0;
};

} // namespace flotilla

Q_DECLARE_METATYPE(flotilla::RunRequest)
Q_DECLARE_METATYPE(flotilla::Action)
