#pragma once

#include "core/types.h"

#include <QDoubleSpinBox>

namespace flotilla {

/// A box for a number, of which it shows only the digits that it has: "5 ms", "0.25 ms". It tells
/// of a number that is typed when it is whole.
class FigureBox : public QDoubleSpinBox {
    Q_OBJECT

public:
    explicit FigureBox(QWidget *parent);

    /// Of a box in milliseconds.
    [[nodiscard]] Duration duration() const;
    void show(Duration duration);

    [[nodiscard]] QString textFromValue(double value) const override;

    /// Room for four digits: there is no more in a narrow panel.
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    /// Only who has the focus turns it: else it would be turned while its panel is scrolled.
    void wheelEvent(QWheelEvent *event) override;
};

/// The second of a pair is never under the first.
void keepInOrder(FigureBox *least, FigureBox *most);

} // namespace flotilla
