#pragma once

#include "gui/selection.h"
#include "picture/cluster_painter.h"
#include "picture/hit.h"
#include "picture/theme.h"
#include "trace/view.h"

#include <QPixmap>
#include <QWidget>

#include <memory>
#include <optional>

class QToolButton;

namespace flotilla {

/// The cluster as it is now, to look at and to act on: what the mouse is over and what keys choose go
/// into the window's selection; a click on a server, or Enter on the chosen one, activates it.
class ClusterCanvas : public QWidget {
    Q_OBJECT

public:
    explicit ClusterCanvas(QWidget *parent = nullptr);

    /// Before anything else; it must outlive the canvas.
    void setSelection(Selection *selection);
    void setTheme(const Theme &theme);
    /// Null: there is nothing to show yet.
    void setView(std::shared_ptr<const ClusterView> view);
    /// A line in the middle that says how to begin; "": none.
    void setInvitation(const QString &words);
    void setLegendShown(bool shown);

    [[nodiscard]] const std::shared_ptr<const ClusterView> &view() const { return m_view; }
    /// The server that was chosen by keyboard or under the mouse.
    [[nodiscard]] std::optional<NodeId> chosenServer() const;
    void chooseServer(std::optional<NodeId> server);
    /// Where a server stands, in the widget's coordinates.
    [[nodiscard]] QRectF serverRect(NodeId server) const;
    /// What is to be said of what is under the mouse or chosen.
    [[nodiscard]] QString inspection() const;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void activated(const flotilla::Hit &what);
    void legendShownChanged(bool shown);
    /// What was set last is on the screen.
    void viewPainted();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool focusNextPrevChild(bool next) override;

private:
    [[nodiscard]] QRectF pictureRect() const;
    [[nodiscard]] qreal stripHeight() const;
    void updateLayout();
    void updateHover();
    /// A server under the mouse.
    [[nodiscard]] std::optional<NodeId> hoveredServer() const;
    void placeLegendButton();
    [[nodiscard]] bool legendFits() const;
    [[nodiscard]] bool legendIsOpen() const;
    /// The server that Enter or a click acts on now, if any.
    [[nodiscard]] const ServerView *target() const;
    [[nodiscard]] QString clickWords(const ServerView &server) const;
    void paintGroundFromCache(QPainter &painter);
    void paintStrip(QPainter &painter) const;
    void paintInvitation(QPainter &painter) const;
    void moveChoice(int key);

    [[nodiscard]] std::optional<NodeId> chosenByHand() const;

    Theme m_theme;
    std::shared_ptr<const ClusterView> m_view;
    ClusterLayout m_layout;
    QPixmap m_ground; ///< what does not move, at the screen's pixel ratio; null: paint it anew
    bool m_unpainted = false; ///< a view was set that is not on the screen yet
    QString m_invitation;
    bool m_legendShown = true;    ///< the user's wish
    bool m_legendInsists = false; ///< also where there is no room for it
    QToolButton *m_legendButton;
    std::optional<QPointF> m_mouse;
    Selection *m_selection = nullptr;
};

} // namespace flotilla
