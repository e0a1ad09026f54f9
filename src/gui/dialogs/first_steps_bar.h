#pragma once

#include <QFrame>

#include <array>

class QLabel;
class QPushButton;

namespace flotilla {

class Commands;

/// Three things to try for who opens Flotilla the first time, in a line above the picture; each is ticked
/// off when it has been done, and all can be skipped.
class FirstStepsBar : public QFrame {
    Q_OBJECT

public:
    enum class Step { Play, Crash, Pace };

    FirstStepsBar(const Commands *commands, QWidget *parent);

    /// At the first start only.
    void beginOnce();
    /// From the beginning.
    void begin();
    void tick(Step step);

private:
    void showSteps();

    const Commands *m_commands;
    QLabel *m_text;
    QPushButton *m_skip;
    std::array<bool, 3> m_done{};
};

} // namespace flotilla
