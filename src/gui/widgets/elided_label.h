#pragma once

#include <QLabel>

namespace flotilla {

/// A line of text that gives way when there is little room; the whole stands in its tooltip.
class ElidedLabel : public QLabel {
    Q_OBJECT

public:
    using QLabel::QLabel;
    /// Where the words are cut.
    void setElideMode(Qt::TextElideMode mode) { m_elide = mode; }
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Qt::TextElideMode m_elide = Qt::ElideRight;
};

} // namespace flotilla
