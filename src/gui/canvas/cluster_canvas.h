#pragma once

#include "gui/canvas/canvas_camera.h"
#include "gui/selection.h"
#include "picture/cluster_painter.h"
#include "picture/hit.h"
#include "picture/theme.h"
#include "trace/view.h"

#include <QElapsedTimer>
#include <QMenu>
#include <QPixmap>
#include <QPointer>
#include <QWidget>

#include <memory>
#include <optional>

class QToolButton;

namespace flotilla {

class CanvasAnnouncer;
class Commands;

/// The cluster as it is now, to look at and to act on: what the mouse is over and what keys choose go
/// into the window's selection; a click on a server, or Enter on what is chosen, activates it.
///
/// What is pointed at changes with the mouse alone: a message that is pointed at stays so while it
/// flies on, and what passes under a mouse at rest is not pointed at. Keys put the mouse aside until
/// it is moved again.
class ClusterCanvas : public QWidget {
    Q_OBJECT

public:
    explicit ClusterCanvas(QWidget *parent = nullptr);

    /// Before anything else; they must outlive the canvas.
    void setSelection(Selection *selection);
    /// What the context menus offer.
    void setCommands(const Commands *commands);
    void setTheme(const Theme &theme);
    /// Null: there is nothing to show yet.
    void setView(std::shared_ptr<const ClusterView> view);
    /// What is shown has passed: a frame around it says so.
    void setPast(bool isPast);
    /// A line in the middle that says how to begin; "": none.
    void setInvitation(const QString &words);
    void setLegendShown(bool shown);

    [[nodiscard]] const std::shared_ptr<const ClusterView> &view() const { return m_view; }
    [[nodiscard]] const Selection &selection() const { return *m_selection; }
    /// Null: it was given none.
    [[nodiscard]] const Commands *commands() const { return m_commands; }
    /// The server that was chosen by keyboard or under the mouse.
    [[nodiscard]] std::optional<NodeId> chosenServer() const;
    void chooseServer(std::optional<NodeId> server);
    /// Where a thing is drawn, in the widget's coordinates; empty where it is not in the picture.
    [[nodiscard]] QRectF rectOf(const Hit &what) const;
    [[nodiscard]] QRectF serverRect(NodeId server) const { return rectOf(server); }
    /// What lies at that point of the widget.
    [[nodiscard]] Hit hitAt(QPointF point) const;
    /// What the user has moved, for pictures of the same.
    [[nodiscard]] const LayoutWishes &wishes() const { return m_wishes; }
    /// What is to be said of what is under the mouse or chosen.
    [[nodiscard]] QString inspection() const;
    [[nodiscard]] QSize minimumSizeHint() const override;

    /// Chooses it as keys do: the mouse is put aside, and what lies out of sight is shown.
    void takeUp(const Hit &what);
    /// What can be done to it, or, of nothing, to the cluster; at: on the screen.
    void openMenu(const Hit &what, QPoint at);

public Q_SLOTS:
    void zoomIn();
    void zoomOut();
    /// No zoom, and everything back in its usual place.
    void zoomToFit();

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
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void leaveEvent(QEvent *event) override;
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool focusNextPrevChild(bool next) override;

private:
    /// A mouse button that is held down.
    struct Press {
        Qt::MouseButton button;
        QPointF at;
        Hit what;
        QPointF fromMiddle; ///< of a server or client, in the picture's coordinates
        bool mayDrag = true;
        bool drags = false;
        std::vector<std::pair<NodeId, QPointF>> movedBefore;
    };

    [[nodiscard]] QRectF pictureRect() const;
    [[nodiscard]] qreal stripHeight() const;
    void markChanges(const ClusterView &next);
    void updateLayout();
    void layOut();
    void lookAnew();
    [[nodiscard]] QRectF legendRect() const;
    [[nodiscard]] bool legendFits() const;
    [[nodiscard]] bool legendIsOpen() const;
    void placeLegendButton();
    void paintGroundFromCache(QPainter &painter);
    void paintDragged(QPainter &painter) const;
    void paintStripBelow(QPainter &painter) const;
    void paintPastFrame(QPainter &painter) const;
    [[nodiscard]] PaintOptions paintOptions() const;
    /// Whether keys act on what is chosen, and show so.
    [[nodiscard]] bool isByKeyboard() const;
    [[nodiscard]] bool isThere(const Hit &what) const;

    // Mouse
    void pointAnew();
    void keepPointing();
    void updateCursor();
    void drag(QPointF to);
    void dragEndpoint(NodeId id, QPointF to);
    void letGoOfDrag();
    void zoom(qreal factor, QPointF about);

    // Keys
    [[nodiscard]] Hit walk(const QKeyEvent &event) const;
    bool letGo();
    void openMenuByKey();

    Theme m_theme;
    std::shared_ptr<const ClusterView> m_view;
    Changes m_changed;           ///< what changed a moment ago, or with the last step
    QElapsedTimer m_sinceChange; ///< on the wall
    ClusterLayout m_layout;
    LayoutWishes m_wishes;
    CanvasCamera m_camera;
    QPixmap m_ground; ///< what does not move, at the screen's pixel ratio; null: paint it anew
    bool m_unpainted = false; ///< a view was set that is not on the screen yet
    bool m_isPast = false;
    QString m_invitation;
    bool m_legendShown = true;    ///< the user's wish
    bool m_legendInsists = false; ///< also where there is no room for it
    QToolButton *m_legendButton;
    std::optional<QPointF> m_mouse;
    QPointF m_mouseAside;    ///< where the mouse was pointed anew, or put aside
    bool m_keysLead = false; ///< the ring was moved by keys, and the mouse not since
    std::optional<Press> m_press;
    QPointer<QMenu> m_menu;
    Selection *m_selection = nullptr;
    const Commands *m_commands = nullptr;
    CanvasAnnouncer *m_announcer;
};

} // namespace flotilla
