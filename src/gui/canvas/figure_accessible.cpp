#include "gui/canvas/figure_accessible.h"

#include "gui/canvas/canvas_menu.h"
#include "gui/canvas/canvas_strip.h"
#include "gui/canvas/cluster_canvas.h"
#include "gui/words.h"

#include <QCoreApplication>
#include <QWindow>

#include <algorithm>

namespace flotilla {

namespace {

struct Figure {
    Q_DECLARE_TR_FUNCTIONS(flotilla::Figure)
};

QString messageName(const ClusterView &view, std::uint32_t id)
{
    const auto found = std::find_if(view.inFlight.begin(), view.inFlight.end(),
                                    [id](const MessageView &flying) { return flying.id == id; });
    if (found == view.inFlight.end())
        return {};
    const Message &message = *found->message;
    return Figure::tr("%1 #%2 from %3 to %4")
        .arg(QLatin1StringView(typeName(message)))
        .arg(id)
        .arg(nameOf(view, message.from), nameOf(view, message.to));
}

/// Whether they are one thing to who reads screens: the two directions of a link are.
bool isSame(const Hit &a, const Hit &b)
{
    const auto *link = std::get_if<LinkHit>(&a);
    return a == b || (link && b == Hit(LinkHit{link->to, link->from}));
}

} // namespace

FigureAccessible::FigureAccessible(ClusterCanvas *canvas, const Hit &what)
    : m_canvas(canvas), m_what(what)
{
}

/// Also of what has just gone, so that this can still be told.
bool FigureAccessible::isValid() const
{
    return m_canvas != nullptr;
}

QObject *FigureAccessible::object() const
{
    return nullptr;
}

QWindow *FigureAccessible::window() const
{
    return m_canvas ? m_canvas->window()->windowHandle() : nullptr;
}

QAccessibleInterface *FigureAccessible::parent() const
{
    return QAccessible::queryAccessibleInterface(m_canvas);
}

QAccessibleInterface *FigureAccessible::child(int) const
{
    return nullptr;
}

int FigureAccessible::childCount() const
{
    return 0;
}

int FigureAccessible::indexOfChild(const QAccessibleInterface *) const
{
    return -1;
}

QAccessibleInterface *FigureAccessible::childAt(int, int) const
{
    return nullptr;
}

const ClusterView *FigureAccessible::view() const
{
    return m_canvas ? m_canvas->view().get() : nullptr;
}

QString FigureAccessible::name() const
{
    return std::visit(Overload{
                          [](std::monostate) { return QString(); },
                          [this](NodeId id) { return nameOf(*view(), id); },
                          [this](MessageHit message) { return messageName(*view(), message.id); },
                          [this](const LinkHit &link) {
                              return Figure::tr("Link %1 – %2")
                                  .arg(nameOf(*view(), link.from), nameOf(*view(), link.to));
                          },
                      },
                      m_what);
}

QString FigureAccessible::text(QAccessible::Text kind) const
{
    if (!view())
        return {};
    switch (kind) {
    case QAccessible::Name:
        return name();
    case QAccessible::Description:
        return inspectionOf(*view(), m_what);
    case QAccessible::Value:
        if (const auto *id = std::get_if<NodeId>(&m_what)) {
            if (const ServerView *server = view()->server(*id))
                return roleWords(*server);
        }
        return {};
    case QAccessible::Help:
        return pressWords(*view(), m_what);
    default:
        return {};
    }
}

void FigureAccessible::setText(QAccessible::Text, const QString &) {}

QRect FigureAccessible::rect() const
{
    if (!m_canvas)
        return {};
    const QRect figure = m_canvas->rectOf(m_what).toAlignedRect();
    return figure.isNull() ? QRect()
                           : QRect(m_canvas->mapToGlobal(figure.topLeft()), figure.size());
}

QAccessible::Role FigureAccessible::role() const
{
    return std::visit(
        Overload{
            [](std::monostate) { return QAccessible::NoRole; },
            [](NodeId id) { return id.isServer() ? QAccessible::Button : QAccessible::Graphic; },
            [](MessageHit) { return QAccessible::ListItem; },
            [](const LinkHit &) { return QAccessible::CheckBox; },
        },
        m_what);
}

QAccessible::State FigureAccessible::state() const
{
    QAccessible::State state;
    if (!view()) {
        state.invalid = true;
        return state;
    }
    const QRect seen = m_canvas->rectOf(m_what).toAlignedRect();
    state.invisible = !m_canvas->isVisible();
    state.offscreen = !seen.intersects(m_canvas->rect());
    state.focusable = true;
    state.selectable = true;
    state.selected = isSame(m_what, m_canvas->selection().chosen());
    state.focused = state.selected && m_canvas->hasFocus();
    state.movable = std::holds_alternative<NodeId>(m_what);
    if (const auto *link = std::get_if<LinkHit>(&m_what)) {
        const bool there = view()->links.isUp(link->from, link->to);
        const bool back = view()->links.isUp(link->to, link->from);
        state.checkable = true;
        state.checked = !there && !back;
        state.checkStateMixed = there != back;
    }
    return state;
}

void *FigureAccessible::interface_cast(QAccessible::InterfaceType type)
{
    return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface *>(this)
                                                : nullptr;
}

QAction *FigureAccessible::command(const QString &name) const
{
    const Commands *commands = m_canvas ? m_canvas->commands() : nullptr;
    if (!commands)
        return nullptr;
    for (const CommandId id : commandsFor(m_what)) {
        if ((*commands)[id]->objectName() == name)
            return (*commands)[id];
    }
    return nullptr;
}

QStringList FigureAccessible::actionNames() const
{
    QStringList names;
    if (!view())
        return names;
    if (!pressWords(*view(), m_what).isEmpty())
        names << pressAction();
    names << showMenuAction() << setFocusAction();
    if (const Commands *commands = m_canvas->commands()) {
        for (const CommandId id : commandsFor(m_what))
            names << (*commands)[id]->objectName();
    }
    return names;
}

QString FigureAccessible::localizedActionName(const QString &name) const
{
    const QAction *action = command(name);
    return action ? Commands::nameOf(action)
                  : QAccessibleActionInterface::localizedActionName(name);
}

QString FigureAccessible::localizedActionDescription(const QString &name) const
{
    if (name == pressAction() && view())
        return pressWords(*view(), m_what);
    const QAction *action = command(name);
    return action ? action->statusTip()
                  : QAccessibleActionInterface::localizedActionDescription(name);
}

QStringList FigureAccessible::keyBindingsForAction(const QString &name) const
{
    const QAction *action = command(name);
    return action && !action->shortcut().isEmpty()
               ? QStringList{action->shortcut().toString(QKeySequence::NativeText)}
               : QStringList();
}

void FigureAccessible::doAction(const QString &name)
{
    if (!view() || m_canvas->rectOf(m_what).isNull())
        return;
    if (name == pressAction()) {
        Q_EMIT m_canvas->activated(m_what);
    } else if (name == setFocusAction()) {
        m_canvas->setFocus(Qt::OtherFocusReason);
        m_canvas->takeUp(m_what);
    } else if (name == showMenuAction()) {
        m_canvas->openMenu(m_what, rect().center());
    } else if (QAction *action = command(name)) {
        // The commands act on what is chosen; a link keeps the direction that was.
        if (!isSame(m_what, m_canvas->selection().current()))
            m_canvas->takeUp(m_what);
        action->trigger();
    }
}

} // namespace flotilla
