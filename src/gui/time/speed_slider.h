#pragma once

#include <QSlider>

namespace flotilla {

/// The speed of virtual time on a log scale: 1, 2, 5 a decade from 1/1000 to 100, then as fast as it can.
class SpeedSlider : public QSlider {
    Q_OBJECT

public:
    explicit SpeedSlider(QWidget *parent = nullptr);

    /// Virtual time a wall-clock time; infinity at the right end.
    [[nodiscard]] double speed() const { return speedAt(value()); }
    /// Moves to the nearest place; a speed of the program's own is no wish of the user.
    void setSpeed(double speed);

    [[nodiscard]] static double speedAt(int place);
    [[nodiscard]] static int placeOf(double speed);

Q_SIGNALS:
    void speedChosen(double speed);
};

} // namespace flotilla
