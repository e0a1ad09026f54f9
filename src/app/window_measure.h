#pragma once

#include <QElapsedTimer>
#include <QObject>

#include <cstdint>

namespace flotilla {

class MainWindow;

/// What the bench asks of the window: `flotilla --measure FILE` plays the scenario at the wall clock's
/// pace with the autopilot on, pauses, writes down as JSON how many frames a second it drew and what
/// CPU it took, and closes.
class WindowMeasure : public QObject {
    Q_OBJECT

public:
    /// Begins with the first frame that the window draws.
    explicit WindowMeasure(MainWindow &window);

private:
    void begin();
    void startRound();
    void endRound();
    void startIdle();
    void endIdle();

    MainWindow &m_window;
    bool m_begun = false;
    int m_rounds = 0;
    int m_frames = 0; ///< of this round
    QElapsedTimer m_wall;
    double m_cpuBefore = 0;       ///< in milliseconds, as all that follows
    double m_framesPerSecond = 0; ///< in the best round
    double m_frameMillis = 0;     ///< CPU of the window's thread a frame, in the best round
    double m_idleMillis = 0;      ///< CPU of the whole program a second while it is paused
};

} // namespace flotilla
