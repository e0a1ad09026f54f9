#include "gui/canvas/canvas_announcer.h"
#include "gui/canvas/canvas_menu.h"
#include "gui/canvas/canvas_walk.h"
#include "gui/canvas/cluster_canvas.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace flotilla {

namespace {

constexpr qreal kHold = 10;   ///< so far a mouse may tremble and keep the message it points at
constexpr qreal kTremble = 3; ///< so far it has not been moved at all
constexpr qreal kWheelToDouble = 480; ///< a wheel's turn that doubles the size: four notches

qreal distance(QPointF a, QPointF b)
{
    return QLineF(a, b).length();
}

bool isMenuKey(const QKeyEvent &event)
{
    return event.key() == Qt::Key_Menu
           || (event.key() == Qt::Key_F10 && event.modifiers() == Qt::ShiftModifier);
}

} // namespace

// Pointing

/// At what is under the mouse now.
void ClusterCanvas::pointAnew()
{
    if (!m_selection)
        return;
    const bool points = m_mouse && !m_keysLead && !m_menu;
    if (points)
        m_mouseAside = *m_mouse;
    m_selection->point(points ? hitAt(*m_mouse) : Hit());
    updateCursor();
}

/// Only what is gone is pointed at no longer.
void ClusterCanvas::keepPointing()
{
    if (!(m_selection->pointed() == Hit()) && !isThere(m_selection->pointed()))
        pointAnew();
}

void ClusterCanvas::updateCursor()
{
    if (m_press && m_press->drags) {
        setCursor(Qt::ClosedHandCursor);
        return;
    }
    const auto *endpoint = std::get_if<NodeId>(&m_selection->pointed());
    setCursor(endpoint && endpoint->isServer() ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void ClusterCanvas::mouseMoveEvent(QMouseEvent *event)
{
    m_mouse = event->position();
    if (m_press) {
        drag(*m_mouse);
        return;
    }
    if (m_keysLead && distance(m_mouseAside, *m_mouse) <= kTremble)
        return;
    m_keysLead = false;
    const bool onMessage = std::holds_alternative<MessageHit>(m_selection->pointed());
    const bool other = std::holds_alternative<MessageHit>(hitAt(*m_mouse));
    if (!onMessage || other || distance(m_mouseAside, *m_mouse) > kHold)
        pointAnew();
}

void ClusterCanvas::leaveEvent(QEvent *)
{
    m_mouse.reset();
    if (!m_press)
        pointAnew();
}

// Clicks and drags

void ClusterCanvas::mousePressEvent(QMouseEvent *event)
{
    if (m_press || (event->button() != Qt::LeftButton && event->button() != Qt::MiddleButton))
        return;
    m_mouse = event->position();
    m_keysLead = false;
    // A message that has flown on is still the one that is meant.
    if (!std::holds_alternative<MessageHit>(m_selection->pointed())
        || distance(m_mouseAside, *m_mouse) > kHold)
        pointAnew();
    Press press{event->button(), *m_mouse, {}, {}, true, false, m_wishes.moved};
    if (event->button() == Qt::LeftButton)
        press.what = m_selection->pointed();
    if (const auto *id = std::get_if<NodeId>(&press.what))
        press.fromMiddle = m_layout.centreOf(*id) - m_camera.toPicture(*m_mouse);
    // A message or a link stays where it is; Shift is not for moving things.
    press.mayDrag = m_view && !std::holds_alternative<MessageHit>(press.what)
                    && !(event->modifiers() & Qt::ShiftModifier);
    m_press = press;
}

void ClusterCanvas::mouseReleaseEvent(QMouseEvent *event)
{
    if (!m_press || event->button() != m_press->button)
        return;
    const Press press = *std::exchange(m_press, std::nullopt);
    const bool isClick =
        press.button == Qt::LeftButton && !press.drags && rect().contains(event->pos());
    if (isClick) {
        m_selection->choose(press.what);
        const auto *id = std::get_if<NodeId>(&press.what);
        if (id && id->isServer())
            Q_EMIT activated(*id);
    }
    if (!isClick || !std::holds_alternative<MessageHit>(press.what))
        pointAnew();
    update();
}

void ClusterCanvas::mouseDoubleClickEvent(QMouseEvent *event)
{
    mousePressEvent(event);
    if (event->button() != Qt::LeftButton || !m_press || !(m_press->what == Hit()))
        return;
    m_camera.reset();
    lookAnew();
}

void ClusterCanvas::drag(QPointF to)
{
    if (!m_press->mayDrag)
        return;
    if (!m_press->drags && distance(m_press->at, to) < QApplication::startDragDistance())
        return;
    m_press->drags = true;
    updateCursor();
    if (const auto *id = std::get_if<NodeId>(&m_press->what)) {
        dragEndpoint(*id, to);
        return;
    }
    m_camera.pan(to - m_press->at, pictureRect());
    m_press->at = to;
    lookAnew();
}

void ClusterCanvas::dragEndpoint(NodeId id, QPointF to)
{
    const QPointF middle = m_camera.toPicture(to) + m_press->fromMiddle;
    std::erase_if(m_wishes.moved, [id](const auto &moved) { return moved.first == id; });
    m_wishes.moved.emplace_back(id, shareOf(pictureRect(), middle));
    layOut();
}

/// Back to where it was taken from.
void ClusterCanvas::letGoOfDrag()
{
    m_wishes.moved = m_press->movedBefore;
    m_press.reset();
    layOut();
}

void ClusterCanvas::wheelEvent(QWheelEvent *event)
{
    if (!m_view || event->angleDelta().y() == 0) {
        event->ignore();
        return;
    }
    zoom(std::exp2(event->angleDelta().y() / kWheelToDouble), event->position());
}

// Menus

void ClusterCanvas::contextMenuEvent(QContextMenuEvent *event)
{
    // By key: keyPressEvent has it, with the same keys on every platform.
    if (event->reason() == QContextMenuEvent::Keyboard || m_press || !m_view)
        return;
    const QPointF at(event->pos());
    const bool held = std::holds_alternative<MessageHit>(m_selection->pointed()) && !m_keysLead
                      && distance(m_mouseAside, at) <= kHold;
    openMenu(held ? m_selection->pointed() : hitAt(at), event->globalPos());
}

void ClusterCanvas::openMenuByKey()
{
    const Hit &chosen = m_selection->chosen();
    const QPointF at = chosen == Hit() ? pictureRect().center() : rectOf(chosen).center();
    openMenu(chosen, mapToGlobal(at.toPoint()));
}

void ClusterCanvas::openMenu(const Hit &what, QPoint at)
{
    if (!m_commands || m_menu)
        return;
    // Chosen, it stays what the commands act on wherever the mouse goes.
    m_menu = new QMenu(this);
    m_menu->setObjectName(QStringLiteral("canvasMenu"));
    m_menu->setAttribute(Qt::WA_DeleteOnClose);
    m_menu->setToolTipsVisible(true);
    m_selection->point({});
    if (!(what == Hit()))
        m_selection->choose(what);
    m_commands->fill(m_menu, commandsFor(what));
    m_menu->popup(at);
}

// Keys

void ClusterCanvas::takeUp(const Hit &what)
{
    if (what == Hit())
        return;
    m_keysLead = true;
    m_mouseAside = m_mouse.value_or(QPointF());
    m_selection->point({});
    m_selection->choose(what);
    if (!m_camera.isAtRest()) {
        m_camera.show(figureOf(m_layout, *m_view, m_view->now, what), pictureRect());
        lookAnew();
    }
    updateCursor();
    update();
}

bool ClusterCanvas::event(QEvent *event)
{
    // Space plays and pauses, but where a ring shows what it is for.
    if (event->type() == QEvent::ShortcutOverride) {
        auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Space && key->modifiers() == Qt::NoModifier && m_keysLead
            && isByKeyboard()) {
            event->accept();
            return true;
        }
    }
    return QWidget::event(event);
}

/// Where an arrow or a page key leads from what is chosen.
Hit ClusterCanvas::walk(const QKeyEvent &event) const
{
    if (!m_view)
        return {};
    const Hit &chosen = m_selection->chosen();
    const bool ctrl = event.modifiers() & Qt::ControlModifier;
    switch (event.key()) {
    case Qt::Key_PageDown:
    case Qt::Key_PageUp:
        return nextMessage(*m_view, chosen, event.key() == Qt::Key_PageDown);
    case Qt::Key_Left:
    case Qt::Key_Right:
        return ctrl ? nextLink(m_layout, *m_view, chosen, event.key() == Qt::Key_Right)
                    : endpointThatWay(m_layout, *m_view, chosen, event.key());
    case Qt::Key_Up:
    case Qt::Key_Down:
        return ctrl ? otherWay(chosen) : endpointThatWay(m_layout, *m_view, chosen, event.key());
    default:
        return {};
    }
}

/// Of a drag, or of what is chosen; false: there was nothing to let go of.
bool ClusterCanvas::letGo()
{
    if (m_press && m_press->drags) {
        letGoOfDrag();
        return true;
    }
    const bool had = !(m_selection->chosen() == Hit());
    m_keysLead = false;
    m_selection->choose({});
    return had;
}

void ClusterCanvas::keyPressEvent(QKeyEvent *event)
{
    const Hit chosen = m_selection->chosen();
    if (isMenuKey(*event)) {
        openMenuByKey();
        return;
    }
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (!(chosen == Hit()) && !event->isAutoRepeat())
            Q_EMIT activated(chosen);
        return;
    case Qt::Key_Escape:
        if (letGo())
            return;
        break;
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        takeUp(walk(*event));
        return;
    default:
        break;
    }
    QWidget::keyPressEvent(event);
}

void ClusterCanvas::focusInEvent(QFocusEvent *event)
{
    const bool forward = event->reason() == Qt::TabFocusReason;
    if (m_view && (forward || event->reason() == Qt::BacktabFocusReason)) {
        if (forward)
            takeUp(nextEndpoint(*m_view, {}, true));
        else if (!m_view->clients.empty())
            takeUp(m_view->clients.back().id);
        else if (!m_view->servers.empty())
            takeUp(m_view->servers.back().id);
    }
    m_announcer->tellFocus();
    update();
}

void ClusterCanvas::focusOutEvent(QFocusEvent *event)
{
    if (event->reason() != Qt::PopupFocusReason && event->reason() != Qt::ActiveWindowFocusReason)
        m_keysLead = false;
    m_announcer->tellFocus();
    update();
}

/// Tab goes from server to server, on to the clients, and to the next widget after the last.
bool ClusterCanvas::focusNextPrevChild(bool next)
{
    if (hasFocus() && m_view) {
        const Hit further = nextEndpoint(*m_view, m_selection->chosen(), next);
        if (!(further == Hit())) {
            takeUp(further);
            return true;
        }
    }
    return QWidget::focusNextPrevChild(next);
}

} // namespace flotilla
