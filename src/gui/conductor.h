#pragma once

#include "cluster/playback.h"
#include "scenario/recording.h"

#include <QObject>
#include <QThread>

#include <memory>
#include <vector>

namespace flotilla {

class MainWindow;

/// The conductor's thread with the run on it. Nothing but queued calls and values goes between it and the
/// window, so that neither ever waits for the other.
class Conductor : public QObject {
    Q_OBJECT

public:
    explicit Conductor(QObject *parent = nullptr);
    /// Ends the run and waits until its threads, sockets and files are closed.
    ~Conductor() override;

    /// The window's wishes go to the run from now on, and the run's facts to the window.
    void serve(MainWindow &window);

    /// Has the run so far written down, with these; recorded() brings it.
    void record(const std::vector<flotilla::RunBookmark> &bookmarks);

Q_SIGNALS:
    /// Comes from the conductor's thread.
    void recorded(const flotilla::RunRecord &run);

private:
    QThread m_thread;
    Playback *m_playback;              ///< lives and dies on the thread
    std::shared_ptr<RunSetup> m_begun; ///< how the run began; the thread's too
};

} // namespace flotilla
