#pragma once

#include "cluster/playback.h"
#include "cluster/real_run.h"

#include <QTimer>

#include <limits>

namespace flotilla::test {

inline constexpr double kAsFastAsItCan = std::numeric_limits<double>::infinity();

/// Nobody but the user acts; what happens is written down.
inline RunRequest request(RunSetup setup, TraceText *trace = nullptr)
{
    RunRequest wanted{std::move(setup), inFolder({}), {}};
    if (trace)
        wanted.driver = [trace](Engine &engine) {
            engine.addSink(trace->sink());
            return std::make_unique<EngineDriver>(engine);
        };
    return wanted;
}

/// A playback and the window that looks at it.
struct Watched {
    Playback playback;
    Snapshot last;
    int snapshots = 0;
    bool shows = true; ///< the window says when it has shown a snapshot
    QStringList refused;
    QStringList failed;

    Watched()
    {
        const auto take = [this](const Snapshot &snapshot) {
            last = snapshot;
            ++snapshots;
            if (shows)
                QMetaObject::invokeMethod(&playback, &Playback::shown, Qt::QueuedConnection);
        };
        QObject::connect(&playback, &Playback::opened, take);
        QObject::connect(&playback, &Playback::snapshotTaken, take);
        QObject::connect(&playback, &Playback::branched, take);
        QObject::connect(&playback, &Playback::refused,
                         [this](const QString &message) { refused << message; });
        QObject::connect(&playback, &Playback::failed,
                         [this](const QString &message) { failed << message; });
    }
    [[nodiscard]] Instant now()
    {
        Instant now;
        playback.inspect([&](const Engine &engine) { now = engine.now(); });
        return now;
    }
    [[nodiscard]] bool isTicking() const { return playback.findChild<QTimer *>()->isActive(); }
};

} // namespace flotilla::test
