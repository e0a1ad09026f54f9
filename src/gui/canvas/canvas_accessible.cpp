#include "gui/canvas/canvas_accessible.h"

#include "gui/canvas/canvas_announcer.h"
#include "gui/canvas/cluster_canvas.h"
#include "gui/canvas/figure_accessible.h"

#include <QSet>

#include <algorithm>

namespace flotilla {

namespace {

/// One number for one thing; the directions of a link are one thing.
std::uint64_t keyOf(const Hit &what)
{
    const auto key = [](std::uint64_t kind, std::uint64_t which) { return kind << 32 | which; };
    return std::visit(Overload{
                          [](std::monostate) { return std::uint64_t{0}; },
                          [&](NodeId id) { return key(1, id.value); },
                          [&](MessageHit message) { return key(2, message.id); },
                          [&](const LinkHit &link) {
                              const auto [low, high] = std::minmax(link.from.value, link.to.value);
                              return key(3, std::uint64_t{low} << 8 | high);
                          },
                      },
                      what);
}

/// What was announced last.
class AnnouncementAccessible : public QAccessibleObject {
public:
    explicit AnnouncementAccessible(CanvasAnnouncer *announcer) : QAccessibleObject(announcer) {}

    [[nodiscard]] QAccessibleInterface *parent() const override
    {
        return QAccessible::queryAccessibleInterface(object()->parent());
    }
    [[nodiscard]] QAccessibleInterface *child(int) const override { return nullptr; }
    [[nodiscard]] int childCount() const override { return 0; }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    [[nodiscard]] QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Name ? static_cast<CanvasAnnouncer *>(object())->words()
                                         : QString();
    }
    [[nodiscard]] QAccessible::Role role() const override { return QAccessible::Notification; }
    [[nodiscard]] QAccessible::State state() const override
    {
        QAccessible::State state;
        state.readOnly = true;
        return state;
    }
};

QAccessibleInterface *make(const QString &, QObject *object)
{
    if (auto *canvas = qobject_cast<ClusterCanvas *>(object))
        return new CanvasAccessible(canvas);
    if (auto *announcer = qobject_cast<CanvasAnnouncer *>(object))
        return new AnnouncementAccessible(announcer);
    return nullptr;
}

} // namespace

CanvasAccessible::CanvasAccessible(ClusterCanvas *canvas)
    : QAccessibleWidget(canvas, QAccessible::Canvas)
{
}

CanvasAccessible::~CanvasAccessible()
{
    for (const auto &[key, id] : m_figures)
        QAccessible::deleteAccessibleInterface(id);
}

void CanvasAccessible::install()
{
    QAccessible::installFactory(make);
}

CanvasAccessible *CanvasAccessible::of(ClusterCanvas *canvas)
{
    return dynamic_cast<CanvasAccessible *>(QAccessible::queryAccessibleInterface(canvas));
}

ClusterCanvas *CanvasAccessible::canvas() const
{
    return static_cast<ClusterCanvas *>(object());
}

QAccessibleInterface *CanvasAccessible::announcement() const
{
    return QAccessible::queryAccessibleInterface(canvas()->findChild<CanvasAnnouncer *>());
}

std::vector<Hit> CanvasAccessible::things() const
{
    std::vector<Hit> all;
    const ClusterView *view = canvas()->view().get();
    if (!view)
        return all;
    for (const ServerView &server : view->servers)
        all.emplace_back(server.id);
    for (const ClientView &client : view->clients)
        all.emplace_back(client.id);
    for (std::size_t i = 0; i < view->servers.size(); ++i) {
        for (std::size_t j = i + 1; j < view->servers.size(); ++j)
            all.emplace_back(LinkHit{Names::serverId(i), Names::serverId(j)});
    }
    for (const MessageView &message : view->inFlight)
        all.emplace_back(MessageHit{message.id});
    return all;
}

QAccessibleInterface *CanvasAccessible::figure(const Hit &what) const
{
    if (what == Hit() || canvas()->rectOf(what).isNull())
        return nullptr;
    const std::uint64_t key = keyOf(what);
    const auto found = m_figures.find(key);
    if (found != m_figures.end())
        return QAccessible::accessibleInterface(found->second);
    Hit upright = what;
    if (const auto *link = std::get_if<LinkHit>(&what); link && link->to < link->from)
        upright = LinkHit{link->to, link->from};
    auto *made = new FigureAccessible(canvas(), upright);
    m_figures[key] = QAccessible::registerAccessibleInterface(made);
    return made;
}

void CanvasAccessible::forgetGone()
{
    QSet<std::uint64_t> there;
    for (const Hit &what : things())
        there.insert(keyOf(what));
    for (auto it = m_figures.begin(); it != m_figures.end();) {
        if (there.contains(it->first)) {
            ++it;
            continue;
        }
        if (QAccessibleInterface *gone = QAccessible::accessibleInterface(it->second)) {
            QAccessibleEvent event(gone, QAccessible::ObjectDestroyed);
            QAccessible::updateAccessibility(&event);
            QAccessible::deleteAccessibleInterface(it->second);
        }
        it = m_figures.erase(it);
    }
}

int CanvasAccessible::childCount() const
{
    return static_cast<int>(things().size()) + QAccessibleWidget::childCount()
           + (announcement() ? 1 : 0);
}

QAccessibleInterface *CanvasAccessible::child(int index) const
{
    const std::vector<Hit> all = things();
    const int figures = static_cast<int>(all.size());
    if (index < 0)
        return nullptr;
    if (index < figures)
        return figure(all[static_cast<std::size_t>(index)]);
    const int widgets = QAccessibleWidget::childCount();
    if (index < figures + widgets)
        return QAccessibleWidget::child(index - figures);
    return index == figures + widgets ? announcement() : nullptr;
}

int CanvasAccessible::indexOfChild(const QAccessibleInterface *child) const
{
    const std::vector<Hit> all = things();
    const int figures = static_cast<int>(all.size());
    if (const auto *figure = dynamic_cast<const FigureAccessible *>(child)) {
        const auto found = std::find(all.begin(), all.end(), figure->what());
        return found == all.end() ? -1 : static_cast<int>(found - all.begin());
    }
    if (child && child == announcement())
        return figures + QAccessibleWidget::childCount();
    const int widget = QAccessibleWidget::indexOfChild(child);
    return widget < 0 ? -1 : figures + widget;
}

QAccessibleInterface *CanvasAccessible::childAt(int x, int y) const
{
    const QPoint at = canvas()->mapFromGlobal(QPoint(x, y));
    if (QWidget *widget = canvas()->childAt(at))
        return QAccessible::queryAccessibleInterface(widget);
    return figure(canvas()->hitAt(at));
}

QAccessibleInterface *CanvasAccessible::focusChild() const
{
    QAccessibleInterface *chosen =
        canvas()->hasFocus() ? figure(canvas()->selection().chosen()) : nullptr;
    return chosen ? chosen : QAccessibleWidget::focusChild();
}

} // namespace flotilla
