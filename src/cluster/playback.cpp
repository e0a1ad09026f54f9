#include "cluster/playback.h"

#include "cluster/live_run.h"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace flotilla {

namespace {

using namespace std::chrono_literals;

/// One frame of the window.
constexpr auto kFrame = 16ms;
/// How much of a frame the cluster may work; the rest is for being told things.
constexpr qint64 kWorkNanos = 12'000'000;
/// Virtual time that is run at once; short, so that no frame is held up.
constexpr Duration kSlice = Duration::millis(5);
/// After a pause of the wall clock (a laptop's lid) time does not jump.
constexpr double kMostWallMicros = 100'000;
/// More virtual time than can pass in one frame: as fast as it can.
constexpr double kMostOwedMicros = 1e12;
/// How many coming events a snapshot tells.
constexpr std::size_t kMostComing = 100;
/// A run to something gives up after so much virtual time without it.
constexpr Duration kGoalPatience = Duration::seconds(60);

} // namespace

Playback::Playback(QObject *parent) : QObject(parent), m_timer(new QTimer(this))
{
    m_timer->setTimerType(Qt::PreciseTimer);
    m_timer->setInterval(kFrame);
    connect(m_timer, &QTimer::timeout, this, &Playback::tick);
}

Playback::~Playback() = default;

void Playback::whenIdle(std::function<void()> call)
{
    m_waiting.push_back(std::move(call));
    if (m_busy)
        return;
    m_busy = true;
    while (!m_waiting.empty()) {
        const auto next = std::move(m_waiting.front());
        m_waiting.pop_front();
        next();
    }
    m_busy = false;
}

void Playback::open(const RunRequest &request)
{
    whenIdle([this, request] { begin(request); });
}

void Playback::begin(const RunRequest &request)
{
    setPlaying(false);
    m_run.reset(); // its folder is free for the one that follows
    m_memory.reset();
    m_escapes = false;
    m_trace = request.trace;
    if (m_trace) {
        m_traceFile = request.traceFile;
        m_isTraceTold = false;
        m_branches = {};
        m_isShown = false;
        m_isStale = false;
        Q_EMIT opened(snapshot());
        return;
    }
    auto run = LiveRun::make(request.setup, request.options, request.driver);
    if (!run) {
        Q_EMIT failed(QString::fromStdString(run.error().message));
        return;
    }
    if (auto started = (*run)->start(); !started) {
        Q_EMIT failed(QString::fromStdString(started.error().message));
        return;
    }
    m_branches = {};
    m_epoch = request.options.epoch;
    m_folder = request.options.dataFolder;
    adopt(*std::move(run));
    Q_EMIT opened(snapshot());
}

void Playback::adopt(std::unique_ptr<LiveRun> run)
{
    m_run = std::move(run);
    connect(m_run->cluster.get(), &Cluster::saveFailureMet, this,
            [this](const QString &server, const QString &why) {
                const std::size_t crash = m_run->cluster->recording().size() - 1;
                const RecordedAction &crashed = m_run->cluster->recording()[crash];
                if (!escape({crash, crashed.at, crashed.turnsFirst}, why))
                    Q_EMIT refused(tr("%1 could not save and is down: %2").arg(server, why));
            });
    m_owedMicros = 0;
    m_violationsTold = m_run->cluster->violations().size();
    m_isShown = false;
    m_isStale = false;
}

void Playback::close()
{
    whenIdle([this] {
        setPlaying(false);
        m_run.reset();
        Q_EMIT closed();
    });
}

void Playback::play()
{
    whenIdle([this] {
        if (!canGoOn())
            return;
        m_goal.reset();
        setPlaying(true);
        offerSnapshot();
    });
}

void Playback::pause()
{
    whenIdle([this] {
        setPlaying(false);
        offerSnapshot();
    });
}

void Playback::step()
{
    whenIdle([this] {
        if (!canGoOn())
            return;
        setPlaying(false);
        handle(m_run->driver->advance(Instant::never(), 1));
        offerSnapshot();
    });
}

void Playback::runTo(const RunGoal &goal)
{
    whenIdle([this, goal] {
        if (!canGoOn())
            return;
        m_goal = goal;
        m_reachedBefore = m_run->milestones.countOf(goal);
        m_goalSince = m_run->cluster->now();
        m_goalDeadline = m_goalSince + (goal.aim ? goal.aim->within : kGoalPatience);
        if (isReached(goal))
            stopAt(goal);
        else
            setPlaying(true);
        offerSnapshot();
    });
}

void Playback::setAutopilot(const Autopilot &autopilot)
{
    whenIdle([this, autopilot] {
        if (!canAct())
            return offerSnapshot();
        m_run->driver->set(autopilot);
        offerSnapshot();
    });
}

void Playback::cancel()
{
    whenIdle([this] {
        if (!m_goal)
            return;
        setPlaying(false);
        offerSnapshot();
    });
}

void Playback::setSpeed(double speed)
{
    whenIdle([this, speed] {
        m_speed = speed;
        m_owedMicros = 0;
        offerSnapshot();
    });
}

void Playback::setFollowing(bool follows)
{
    whenIdle([this, follows] {
        m_follows = follows;
        m_followPace.stop();
        offerSnapshot();
    });
}

void Playback::act(const Action &action)
{
    whenIdle([this, action] {
        if (!canAct())
            return;
        const RunPlace before = m_run->cluster->place();
        const auto done = m_run->act(action);
        if (!done && done.error().fault == Fault::Environment && !m_run->cluster->isBroken()
            && escape(before, QString::fromStdString(done.error().message)))
            return act(action); // there
        // A server that can't come up stays down; the rest runs on.
        const bool ends = !done && done.error().fault == Fault::Environment
                          && !std::holds_alternative<act::Restart>(action)
                          && !std::holds_alternative<act::CreateServer>(action);
        if (!done && !ends)
            Q_EMIT refused(QString::fromStdString(done.error().message));
        handle(ends ? Result<Done>(done.error()) : Done{});
        offerSnapshot();
    });
}

void Playback::inspect(const Look &look)
{
    whenIdle([this, look] {
        if (m_run)
            look(*m_run->cluster);
    });
}

void Playback::setPlaying(bool playing)
{
    if (!playing)
        m_goal.reset();
    if (m_playing == playing)
        return;
    m_playing = playing;
    m_followPace.stop();
    if (playing) {
        m_owedMicros = 0;
        m_wall.start();
        m_timer->start();
    } else {
        m_timer->stop();
    }
}

void Playback::tick()
{
    if (m_busy)
        return; // the cluster is still at work on the last one
    whenIdle([this] {
        if (!m_playing || !m_run)
            return;
        if (m_goal)
            advanceToGoal();
        else
            advance();
        offerSnapshot();
    });
}

void Playback::advance()
{
    const double wallMicros =
        std::min(static_cast<double>(m_wall.nsecsElapsed()) / 1000, kMostWallMicros);
    m_wall.start();
    const bool follows = m_follows && !std::isinf(m_speed);
    double speed = m_speed;
    if (follows)
        speed *= m_followPace.take(wallMicros, m_speed, aheadOfInterest());
    if (std::isinf(speed))
        m_owedMicros = kMostOwedMicros;
    else
        m_owedMicros += wallMicros * speed;
    QElapsedTimer work;
    work.start();
    while (m_playing && !m_escapes && m_owedMicros >= 1 && work.nsecsElapsed() < kWorkNanos) {
        const auto slice =
            std::min(kSlice.micros, m_owedMicros >= static_cast<double>(kSlice.micros)
                                        ? kSlice.micros
                                        : static_cast<std::int64_t>(m_owedMicros));
        const std::uint64_t watched = m_run->interest.count();
        handle(m_run->driver->advance(m_run->cluster->now() + Duration{slice}, kAllTurns));
        m_owedMicros -= static_cast<double>(slice);
        if (follows && (m_run->interest.count() > watched || aheadOfInterest().micros == 0)) {
            if (m_followPace.factor() > 1)
                m_owedMicros = 0; // it was earned at another speed
            m_followPace.stop();
        }
    }
    // What could not be done in this frame is not owed: as fast as it can.
    if (m_owedMicros >= static_cast<double>(kSlice.micros))
        m_owedMicros = 0;
}

/// As FollowPace wants it.
Duration Playback::aheadOfInterest() const
{
    const Instant next = std::min(nextOfInterest(*m_run->cluster), m_run->driver->nextAct());
    return next.isNever() ? Duration{-1} : next - m_run->cluster->now();
}

bool Playback::isReached(const RunGoal &goal) const
{
    return goal.aim ? goal.aim->holds(*m_run->cluster)
                    : m_run->milestones.countOf(goal) > m_reachedBefore;
}

void Playback::stopAt(const RunGoal &goal)
{
    setPlaying(false);
    const Instant now = m_run->cluster->now();
    if (goal.aim)
        Q_EMIT reached(goal, now, now - m_goalSince);
}

/// One event after the other, so that it ends right after the one that is waited for.
void Playback::advanceToGoal()
{
    Cluster &cluster = *m_run->cluster;
    QElapsedTimer work;
    work.start();
    while (m_goal && !m_escapes && work.nsecsElapsed() < kWorkNanos) {
        const std::uint64_t turns = cluster.turns();
        const std::size_t acts = cluster.recording().size();
        const bool scriptEnds = !m_run->driver->finished();
        const auto done = m_run->driver->advance(m_goalDeadline, 1);
        const RunGoal goal = *m_goal; // a violation stops the clock, and may be what is waited for
        const bool isThere = done && isReached(goal);
        handle(done);
        if (isThere)
            return stopAt(goal);
        if (!m_goal)
            return; // something went wrong, and has been told
        const bool nothingCame = cluster.turns() == turns && cluster.recording().size() == acts
                                 && scriptEnds == !m_run->driver->finished();
        if (!nothingCame)
            continue;
        const Duration patience = m_goalDeadline - m_goalSince;
        setPlaying(false);
        Q_EMIT refused(cluster.upcoming() ? tr("It did not come within %1 s of virtual time.")
                                                .arg(static_cast<double>(patience.micros) / 1e6)
                                          : tr("It can't come any more: nothing is scheduled."));
    }
}

void Playback::handle(const Result<Done> &result)
{
    const bool isLedger =
        !result && result.error().fault == Fault::Environment && !m_run->cluster->isBroken();
    if (isLedger && escape(m_run->cluster->place(), QString::fromStdString(result.error().message)))
        return;
    if (!result) {
        setPlaying(false);
        const QString message = QString::fromStdString(result.error().message);
        if (result.error().fault == Fault::Environment)
            Q_EMIT failed(message);
        else
            Q_EMIT refused(message);
    }
    if (m_run->cluster->violations().size() > m_violationsTold) {
        m_violationsTold = m_run->cluster->violations().size();
        setPlaying(false); // a broken safety property stops the clock where it broke
    }
}

void Playback::shown()
{
    whenIdle([this] {
        m_isShown = true;
        if (std::exchange(m_isStale, false))
            offerSnapshot();
    });
}

void Playback::offerSnapshot()
{
    if (!m_run && !m_trace)
        return;
    if (!m_isShown) {
        m_isStale = true;
        return;
    }
    m_isShown = false;
    Q_EMIT snapshotTaken(snapshot());
}

Snapshot Playback::snapshot()
{
    if (m_trace)
        return snapshotOfTrace();
    const Cluster &cluster = *m_run->cluster;
    Snapshot now;
    now.view = std::make_shared<const ClusterView>(cluster.view());
    now.feed = m_run->feed.takeLines();
    now.timeline = cluster.timeline();
    now.upNext = comingOf(cluster, kMostComing);
    if (!now.upNext.empty() && now.upNext.front().waits == Coming::Waits::No)
        now.nextEvent = now.upNext.front().words;
    now.turns = cluster.turns();
    now.runHash = cluster.runHash();
    now.ledgerRows = cluster.ledger().size();
    now.ledgerFile = cluster.ledgerFile();
    now.dataFolder = cluster.dataFolder();
    now.playing = m_playing;
    now.scriptRunning = !m_run->driver->finished();
    now.speed = m_speed;
    now.effectiveSpeed = m_speed * m_followPace.factor();
    now.following = m_follows;
    now.goal = m_goal;
    now.goalSince = m_goalSince;
    now.autopilot = m_run->driver->settings();
    now.branches = m_branches.facts();
    now.acts = cluster.recording().size();
    if (!m_run->userActs.empty())
        now.lastAct = QString::fromStdString(
            actionText(cluster.recording()[m_run->userActs.back().place].action, cluster.names()));
    now.seed = cluster.setup().seed;
    for (const ServerView &server : cluster.servers())
        now.options.push_back(cluster.optionsOf(server.id));
    now.determinism = cluster.determinism();
    now.violations = cluster.violations();
    return now;
}

} // namespace flotilla
