#pragma once

#include <utility>

#include "gui/selection.h"
#include "picture/log_grid.h"
#include "trace/view.h"

#include <QAbstractScrollArea>

#include <memory>
#include <optional>

namespace flotilla {

/// All servers' logs side by side. It follows the newest entries until the user scrolls back; arrows,
/// Home and End go from entry to entry, Enter chooses the server.
class LogGridView : public QAbstractScrollArea {
    Q_OBJECT

public:
    explicit LogGridView(Selection *selection, QWidget *parent = nullptr);

    void setView(std::shared_ptr<const ClusterView> view);
    void setTheme(const Theme &theme);

    /// Where everything stands just now.
    [[nodiscard]] const LogGrid &grid() const { return m_grid; }
    [[nodiscard]] bool isFollowing() const { return m_follows; }
    /// The cell that the keyboard stands on.
    [[nodiscard]] std::optional<std::pair<NodeId, Index>> current() const { return m_current; }
    /// Chooses the server whose log is drawn there, and takes up the entry; false: none is.
    bool takeUpAt(QPointF point);
    /// What there is to know of what is drawn at a point; plain text.
    [[nodiscard]] QString wordsAt(QPointF point) const;

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    /// The press has chosen.
    void mouseReleaseEvent(QMouseEvent *) override {}
    void mouseMoveEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    void updateGrid();
    void goTo(std::size_t row, Index at);
    void showCell(std::size_t row, Index at);
    void say(std::size_t row, Index at);

    Selection *m_selection;
    std::shared_ptr<const ClusterView> m_view;
    Theme m_theme;
    LogGrid m_grid;
    bool m_follows = true;
    bool m_fits = false; ///< the bars' ranges are being set
    std::optional<std::pair<NodeId, Index>> m_current;
};

} // namespace flotilla
