#include "app/window_measure.h"

#include "gui/main_window.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTextStream>
#include <QTimer>

#include <algorithm>
#include <chrono>
#include <ctime>
#include <utility>

namespace flotilla {

namespace {

using namespace std::chrono_literals;

/// Until there is a leader, and fonts and pictures are in their caches.
constexpr auto kWarmUp = 1500ms;
/// Other programs can only make a round worse: the best of some counts.
constexpr int kRounds = 4;
constexpr auto kRound = 1500ms;
/// Until the marks of what changed last have gone.
constexpr auto kSettle = 1s;
constexpr auto kIdle = 2s;
constexpr double kFaultsPerSecond = 2;

double cpuMillis(clockid_t clock)
{
    timespec now{};
    clock_gettime(clock, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

} // namespace

WindowMeasure::WindowMeasure(MainWindow &window) : QObject(&window), m_window(window)
{
    connect(&window, &MainWindow::snapshotShown, this, [this] {
        ++m_frames;
        if (!std::exchange(m_begun, true))
            QMetaObject::invokeMethod(this, &WindowMeasure::begin, Qt::QueuedConnection);
    });
}

void WindowMeasure::begin()
{
    Q_EMIT m_window.speedRequested(1);
    Q_EMIT m_window.autopilotRequested({true, kFaultsPerSecond, 1});
    Q_EMIT m_window.playRequested();
    QTimer::singleShot(kWarmUp, this, &WindowMeasure::startRound);
}

void WindowMeasure::startRound()
{
    m_frames = 0;
    m_cpuBefore = cpuMillis(CLOCK_THREAD_CPUTIME_ID);
    m_wall.start();
    QTimer::singleShot(kRound, Qt::PreciseTimer, this, &WindowMeasure::endRound);
}

void WindowMeasure::endRound()
{
    const double frames = std::max(m_frames, 1);
    const double cpu = (cpuMillis(CLOCK_THREAD_CPUTIME_ID) - m_cpuBefore) / frames;
    m_framesPerSecond =
        std::max(m_framesPerSecond, m_frames * 1e9 / static_cast<double>(m_wall.nsecsElapsed()));
    m_frameMillis = m_rounds == 0 ? cpu : std::min(m_frameMillis, cpu);
    if (++m_rounds < kRounds) {
        startRound();
        return;
    }
    Q_EMIT m_window.pauseRequested();
    QTimer::singleShot(kSettle, this, &WindowMeasure::startIdle);
}

void WindowMeasure::startIdle()
{
    m_cpuBefore = cpuMillis(CLOCK_PROCESS_CPUTIME_ID);
    m_wall.start();
    QTimer::singleShot(kIdle, this, &WindowMeasure::endIdle);
}

void WindowMeasure::endIdle()
{
    m_idleMillis = (cpuMillis(CLOCK_PROCESS_CPUTIME_ID) - m_cpuBefore) * 1e9
                   / static_cast<double>(m_wall.nsecsElapsed());
    QTextStream(stdout) << QJsonDocument(
                               QJsonObject{{QStringLiteral("framesPerSecond"), m_framesPerSecond},
                                           {QStringLiteral("frameMillis"), m_frameMillis},
                                           {QStringLiteral("idleMillisPerSecond"), m_idleMillis}})
                               .toJson(QJsonDocument::Compact)
                        << '\n';
    m_window.close();
}

} // namespace flotilla
