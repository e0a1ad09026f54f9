#pragma once

#include <utility>

#include "gui/panels/timer_forecast.h"
#include "gui/selection.h"
#include "picture/theme.h"

#include <QWidget>

#include <memory>
#include <optional>

namespace flotilla {

/// How long every server's timer still runs, below each other, so that one sees who stands first, and
/// how far the others are behind. A click chooses the server.
class TimerBars : public QWidget {
    Q_OBJECT

public:
    explicit TimerBars(QWidget *parent);

    void setSelection(Selection *selection);
    void show(std::shared_ptr<const ClusterView> view, std::vector<RaftOptions> options);
    void setTheme(const Theme &theme);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    class Painter;
    [[nodiscard]] qreal rowHeight() const { return m_theme.readingSize() * 1.75; }
    [[nodiscard]] Hit serverAt(QPointF at) const;

    Selection *m_selection = nullptr;
    std::shared_ptr<const ClusterView> m_view;
    std::vector<RaftOptions> m_options; ///< by server
    Theme m_theme;
};

} // namespace flotilla
