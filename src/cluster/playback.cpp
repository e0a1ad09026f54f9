#include "cluster/playback.h"

#include "cluster/upcoming_words.h"
#include "trace/words.h"

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
/// Most lines of the feed that one snapshot carries; older ones are left out.
constexpr std::size_t kMostLines = 10'000;

/// Time passes by itself; nobody but the user acts.
class EngineDriver final : public Driver {
public:
    explicit EngineDriver(Engine &engine) : m_engine(engine) {}

    Result<Done> advance(Instant until, std::uint64_t turns) override
    {
        if (turns == kAllTurns)
            return m_engine.run(until);
        for (std::uint64_t i = 0; i < turns; ++i) {
            const auto stepped = m_engine.step(until);
            if (!stepped)
                return stepped.error();
            if (!*stepped)
                break;
        }
        return Done{};
    }
    [[nodiscard]] bool finished() const override { return true; }

private:
    Engine &m_engine;
};

} // namespace

/// Puts what happens into words, until the next snapshot takes them along.
class Playback::Feed final : public TraceSink {
public:
    void begin(const TraceHeader &header) override { m_words.begin(header); }
    void take(const Event &event, const Names &names) override
    {
        if (auto line = m_words.describe(event, names))
            m_lines.push_back(*std::move(line));
        if (m_lines.size() >= 2 * kMostLines)
            m_lines.erase(m_lines.begin(), m_lines.end() - std::ptrdiff_t(kMostLines));
    }
    [[nodiscard]] std::vector<FeedLine> takeLines() { return std::exchange(m_lines, {}); }

private:
    Words m_words;
    std::vector<FeedLine> m_lines;
};

Playback::Playback(QObject *parent) : QObject(parent), m_timer(new QTimer(this))
{
    m_timer->setTimerType(Qt::PreciseTimer);
    m_timer->setInterval(kFrame);
    connect(m_timer, &QTimer::timeout, this, &Playback::tick);
}

Playback::~Playback()
{
    m_driver.reset();
}

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
    m_driver.reset();
    m_cluster.reset(); // its folder is free for the one that follows
    auto cluster = Cluster::make(request.setup, request.options);
    if (!cluster) {
        Q_EMIT failed(QString::fromStdString(cluster.error().message));
        return;
    }
    m_cluster = *std::move(cluster);
    m_feed = std::make_unique<Feed>();
    m_cluster->addSink(m_feed.get());
    connect(m_cluster.get(), &Cluster::saveFailureMet, this,
            [this](const QString &server, const QString &why) {
                Q_EMIT refused(tr("%1 could not save and is down: %2").arg(server, why));
            });
    if (request.driver)
        m_driver = request.driver(*m_cluster);
    else
        m_driver = std::make_unique<EngineDriver>(*m_cluster);
    if (auto started = m_cluster->start(); !started) {
        m_driver.reset();
        m_cluster.reset();
        Q_EMIT failed(QString::fromStdString(started.error().message));
        return;
    }
    m_owedMicros = 0;
    m_violationsTold = 0;
    m_isShown = false;
    m_isStale = false;
    Q_EMIT opened(snapshot());
}

void Playback::close()
{
    whenIdle([this] {
        setPlaying(false);
        m_driver.reset();
        m_cluster.reset();
        Q_EMIT closed();
    });
}

void Playback::play()
{
    whenIdle([this] {
        if (!m_cluster)
            return;
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
        if (!m_cluster)
            return;
        setPlaying(false);
        handle(m_driver->advance(Instant::never(), 1));
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

void Playback::act(const Action &action)
{
    whenIdle([this, action] {
        if (!m_cluster)
            return;
        const auto done = m_cluster->act(action);
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
        if (m_cluster)
            look(*m_cluster);
    });
}

void Playback::setPlaying(bool playing)
{
    if (m_playing == playing)
        return;
    m_playing = playing;
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
        if (!m_playing || !m_cluster)
            return;
        advance();
        offerSnapshot();
    });
}

void Playback::advance()
{
    const double wallMicros = static_cast<double>(m_wall.nsecsElapsed()) / 1000;
    m_wall.start();
    if (std::isinf(m_speed))
        m_owedMicros = kMostOwedMicros;
    else
        m_owedMicros += std::min(wallMicros, kMostWallMicros) * m_speed;
    QElapsedTimer work;
    work.start();
    while (m_playing && m_owedMicros >= 1 && work.nsecsElapsed() < kWorkNanos) {
        const auto slice =
            std::min(kSlice.micros, m_owedMicros >= static_cast<double>(kSlice.micros)
                                        ? kSlice.micros
                                        : static_cast<std::int64_t>(m_owedMicros));
        handle(m_driver->advance(m_cluster->now() + Duration{slice}, kAllTurns));
        m_owedMicros -= static_cast<double>(slice);
    }
    // What could not be done in this frame is not owed: as fast as it can.
    if (m_owedMicros >= static_cast<double>(kSlice.micros))
        m_owedMicros = 0;
}

void Playback::handle(const Result<Done> &result)
{
    if (!result) {
        setPlaying(false);
        const QString message = QString::fromStdString(result.error().message);
        if (result.error().fault == Fault::Environment)
            Q_EMIT failed(message);
        else
            Q_EMIT refused(message);
    }
    if (m_cluster->violations().size() > m_violationsTold) {
        m_violationsTold = m_cluster->violations().size();
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
    if (!m_cluster)
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
    Snapshot now;
    now.view = std::make_shared<const ClusterView>(m_cluster->view());
    now.feed = m_feed->takeLines();
    if (const auto next = m_cluster->upcoming())
        now.nextEvent = QString::fromStdString(upcomingWords(*next, *m_cluster));
    now.turns = m_cluster->turns();
    now.ledgerRows = m_cluster->ledger().size();
    now.ledgerFile = m_cluster->ledgerFile();
    now.dataFolder = m_cluster->dataFolder();
    now.playing = m_playing;
    now.scriptRunning = !m_driver->finished();
    now.speed = m_speed;
    now.determinism = m_cluster->determinism();
    now.violations = m_cluster->violations();
    return now;
}

} // namespace flotilla
