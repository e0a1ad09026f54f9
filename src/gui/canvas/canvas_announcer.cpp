#include "gui/canvas/canvas_announcer.h"

#include "gui/canvas/canvas_accessible.h"
#include "gui/canvas/cluster_canvas.h"

#include <algorithm>
#include <chrono>

namespace flotilla {

namespace {

constexpr std::chrono::milliseconds kPause{400}; ///< between two announcements
constexpr qsizetype kMostNews = 5;               ///< in one of them

void send(QAccessibleInterface *about, QAccessible::Event what)
{
    if (!about)
        return;
    QAccessibleEvent event(about, what);
    QAccessible::updateAccessibility(&event);
}

Index committedIn(const ClusterView &view)
{
    Index last;
    for (const ServerView &server : view.servers)
        last = std::max(last, server.status.commitIndex);
    return last;
}

} // namespace

CanvasAnnouncer::CanvasAnnouncer(ClusterCanvas *canvas) : QObject(canvas), m_canvas(canvas)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(kPause);
    connect(&m_pause, &QTimer::timeout, this, &CanvasAnnouncer::tell);
}

void CanvasAnnouncer::lookAt()
{
    if (!m_pause.isActive())
        tell();
}

void CanvasAnnouncer::tellFocus()
{
    const Hit focused = m_canvas->hasFocus() ? m_canvas->selection().chosen() : Hit();
    if (focused == m_focused)
        return;
    m_focused = focused;
    CanvasAccessible *canvas =
        QAccessible::isActive() && m_canvas->hasFocus() ? CanvasAccessible::of(m_canvas) : nullptr;
    if (canvas)
        send(focused == Hit() ? canvas : canvas->figure(focused), QAccessible::Focus);
}

void CanvasAnnouncer::tell()
{
    const std::shared_ptr<const ClusterView> now = m_canvas->view();
    CanvasAccessible *canvas =
        now && QAccessible::isActive() ? CanvasAccessible::of(m_canvas) : nullptr;
    if (!canvas) {
        m_told.reset();
        return;
    }
    if (now == m_told)
        return;
    canvas->forgetGone();
    // Another run, or an earlier moment: nothing happened, one looks at something else.
    const bool goesOn =
        m_told && m_told->servers.size() == now->servers.size() && m_told->now <= now->now;
    if (goesOn) {
        tellMessages(*now);
        tellServers(*now);
        const QStringList words = news(*m_told, *now);
        if (!words.isEmpty())
            announce(words.mid(std::max<qsizetype>(0, words.size() - kMostNews))
                         .join(QStringLiteral("; ")));
    }
    m_told = now;
    m_pause.start();
}

QStringList CanvasAnnouncer::news(const ClusterView &before, const ClusterView &now)
{
    QStringList words;
    for (const ServerView &server : now.servers) {
        const ServerView *was = before.server(server.id);
        const QString name = QString::fromStdString(server.name);
        if (was && was->up != server.up)
            words << (server.up ? tr("%1 restarted") : tr("%1 crashed")).arg(name);
        else if (was && was->paused != server.paused)
            words << (server.paused ? tr("%1 paused") : tr("%1 goes on")).arg(name);
    }
    const ServerView *led = before.leader();
    const ServerView *leads = now.leader();
    if (leads
        && (!led || led->id != leads->id || led->status.currentTerm != leads->status.currentTerm))
        words << tr("%1 leads term %2")
                     .arg(QString::fromStdString(leads->name))
                     .arg(leads->status.currentTerm.value);
    else if (led && !leads)
        words << tr("nobody leads");
    if (committedIn(before) < committedIn(now))
        words << tr("committed up to %1").arg(committedIn(now).value);
    return words;
}

void CanvasAnnouncer::tellServers(const ClusterView &now) const
{
    for (const ServerView &server : now.servers) {
        const ServerView *was = m_told->server(server.id);
        if (was && was->up == server.up && was->paused == server.paused
            && was->status.role == server.status.role
            && was->status.currentTerm == server.status.currentTerm)
            continue;
        send(CanvasAccessible::of(m_canvas)->figure(server.id), QAccessible::DescriptionChanged);
    }
}

/// Those that were not there the last time.
void CanvasAnnouncer::tellMessages(const ClusterView &now) const
{
    for (const MessageView &message : now.inFlight) {
        if (m_told->inFlight.empty() || message.id > m_told->inFlight.back().id)
            send(CanvasAccessible::of(m_canvas)->figure(MessageHit{message.id}),
                 QAccessible::ObjectCreated);
    }
}

void CanvasAnnouncer::announce(const QString &words)
{
    m_words = words;
    // Readers take up a notification that appears; what it says is its name.
    QAccessibleInterface *said = QAccessible::queryAccessibleInterface(this);
    send(said, QAccessible::NameChanged);
    send(said, QAccessible::ObjectShow);
    send(said, QAccessible::Alert);
}

} // namespace flotilla
