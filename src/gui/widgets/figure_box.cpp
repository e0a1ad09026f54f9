#include "gui/widgets/figure_box.h"

#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace flotilla {

FigureBox::FigureBox(QWidget *parent) : QDoubleSpinBox(parent)
{
    setKeyboardTracking(false);
    setDecimals(3);
    setFocusPolicy(Qt::StrongFocus);
}

Duration FigureBox::duration() const
{
    return Duration{std::llround(value() * 1000)};
}

void FigureBox::show(Duration duration)
{
    setValue(static_cast<double>(duration.micros) / 1000);
}

QString FigureBox::textFromValue(double value) const
{
    QString text = locale().toString(value, 'f', QLocale::FloatingPointShortest);
    text.remove(locale().groupSeparator());
    return text;
}

QSize FigureBox::minimumSizeHint() const
{
    const QFontMetrics metrics = fontMetrics();
    const int spared = metrics.horizontalAdvance(textFromValue(maximum()) + suffix())
                       - metrics.horizontalAdvance(QStringLiteral("1000") + suffix());
    return QDoubleSpinBox::minimumSizeHint() - QSize(std::max(0, spared), 0);
}

void FigureBox::wheelEvent(QWheelEvent *event)
{
    if (hasFocus())
        QDoubleSpinBox::wheelEvent(event);
    else
        event->ignore();
}

void keepInOrder(FigureBox *least, FigureBox *most)
{
    QObject::connect(least, &QDoubleSpinBox::valueChanged, most,
                     [most](double value) { most->setValue(std::max(value, most->value())); });
    QObject::connect(most, &QDoubleSpinBox::valueChanged, least,
                     [least](double value) { least->setValue(std::min(value, least->value())); });
}

} // namespace flotilla
