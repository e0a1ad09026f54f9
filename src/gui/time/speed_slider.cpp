#include "gui/time/speed_slider.h"

#include "gui/words.h"

#include <QSignalBlocker>

#include <array>
#include <cmath>
#include <limits>

namespace flotilla {

namespace {

constexpr std::array kSpeeds{1.0 / 1000,
                             1.0 / 500,
                             1.0 / 200,
                             1.0 / 100,
                             1.0 / 50,
                             1.0 / 20,
                             1.0 / 10,
                             1.0 / 5,
                             1.0 / 2,
                             1.0,
                             2.0,
                             5.0,
                             10.0,
                             20.0,
                             50.0,
                             100.0,
                             std::numeric_limits<double>::infinity()};

} // namespace

SpeedSlider::SpeedSlider(QWidget *parent) : QSlider(Qt::Horizontal, parent)
{
    setRange(0, static_cast<int>(kSpeeds.size()) - 1);
    setPageStep(3);
    setValue(placeOf(1.0 / 50));
    connect(this, &QSlider::valueChanged, this, [this](int place) {
        setToolTip(tr("Virtual time runs at %1 of the clock on the wall").arg(speedWords(speed())));
        Q_EMIT speedChosen(speedAt(place));
    });
}

void SpeedSlider::setSpeed(double speed)
{
    const QSignalBlocker quiet(this);
    setValue(placeOf(speed));
}

double SpeedSlider::speedAt(int place)
{
    return kSpeeds.at(static_cast<std::size_t>(place));
}

int SpeedSlider::placeOf(double speed)
{
    if (std::isinf(speed))
        return static_cast<int>(kSpeeds.size()) - 1;
    int best = 0;
    for (std::size_t i = 1; i + 1 < kSpeeds.size(); ++i) {
        const double distance = std::abs(std::log(kSpeeds[i] / speed));
        if (distance < std::abs(std::log(speedAt(best) / speed)))
            best = static_cast<int>(i);
    }
    return best;
}

} // namespace flotilla
