#pragma once

#include "gui/selection.h"
#include "picture/theme.h"

#include <QTableView>

#include <memory>

namespace flotilla {

class LinkDelegate;
class LinkModel;

/// All links as a table: whose row sends to whose column. It is as high as it needs to be. The cell
/// where one stands is the chosen link; Enter cuts it, or joins it.
class LinkMatrix : public QTableView {
    Q_OBJECT

public:
    explicit LinkMatrix(QWidget *parent);
    ~LinkMatrix() override;

    void setSelection(Selection *selection);
    void setView(std::shared_ptr<const ClusterView> view);
    void setTheme(const Theme &theme);

    [[nodiscard]] QSize minimumSizeHint() const override { return {100, 60}; }

Q_SIGNALS:
    /// Enter was pressed on it, or it was clicked twice.
    void linkActivated(const flotilla::LinkHit &link);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    bool event(QEvent *event) override;

private:
    void fit();
    void followSelection();
    void activateCurrent();

    LinkModel *m_model;
    LinkDelegate *m_delegate = nullptr;
    Selection *m_selection = nullptr;
    Theme m_theme;
    bool m_following = false; ///< the current cell changes by itself, nobody chooses
};

} // namespace flotilla
