#include "gui/canvas/canvas_strip.h"

#include "gui/words.h"

#include <QCoreApplication>

#include <algorithm>

namespace flotilla {

namespace {

struct Strip {
    Q_DECLARE_TR_FUNCTIONS(flotilla::Strip)
};

QString endpointWords(const ClusterView &view, NodeId id)
{
    if (const ServerView *server = view.server(id))
        return inspectServer(view, *server);
    const auto found = std::find_if(view.clients.begin(), view.clients.end(),
                                    [id](const ClientView &client) { return client.id == id; });
    return found == view.clients.end() ? QString() : inspectClient(view, *found);
}

QString messageWords(const ClusterView &view, std::uint32_t id)
{
    const auto found = std::find_if(view.inFlight.begin(), view.inFlight.end(),
                                    [id](const MessageView &flying) { return flying.id == id; });
    return found == view.inFlight.end() ? QString() : inspectMessage(view, *found);
}

} // namespace

QString inspectionOf(const ClusterView &view, const Hit &what)
{
    return std::visit(
        Overload{
            [](std::monostate) { return QString(); },
            [&view](NodeId id) { return endpointWords(view, id); },
            [&view](MessageHit message) { return messageWords(view, message.id); },
            [&view](const LinkHit &link) { return inspectLink(view, link.from, link.to); },
        },
        what);
}

QString pressWords(const ClusterView &view, const Hit &what)
{
    const auto server = [&view](NodeId id) {
        const ServerView *pressed = view.server(id);
        if (!pressed)
            return QString();
        return (pressed->up ? Strip::tr("crash %1") : Strip::tr("restart %1"))
            .arg(nameOf(view, id));
    };
    const auto link = [&view](const LinkHit &pressed) {
        if (!pressed.from.isServer() || !pressed.to.isServer())
            return QString();
        const bool up =
            view.links.isUp(pressed.from, pressed.to) || view.links.isUp(pressed.to, pressed.from);
        return up ? Strip::tr("cut the link") : Strip::tr("join the link");
    };
    return std::visit(Overload{
                          [](std::monostate) { return QString(); },
                          server,
                          [](MessageHit) { return Strip::tr("deliver now"); },
                          link,
                      },
                      what);
}

QStringList actWords(const ClusterView &view, const Hit &what, bool byKeyboard)
{
    if (what == Hit())
        return {};
    const QString press = pressWords(view, what);
    const auto *endpoint = std::get_if<NodeId>(&what);
    const bool isServer = endpoint && endpoint->isServer();
    if (!byKeyboard)
        return {isServer ? Strip::tr("Click: %1").arg(press) : Strip::tr("Click: choose"),
                Strip::tr("Right click: more")};
    QStringList acts;
    if (!press.isEmpty())
        acts << Strip::tr("Enter: %1").arg(press);
    acts << Strip::tr("Menu: more");
    if (isServer)
        acts << Strip::tr("Ctrl+→: links") << Strip::tr("Page Down: messages");
    else if (std::holds_alternative<LinkHit>(what))
        acts << Strip::tr("Ctrl+↓: other way");
    return acts;
}

void paintStrip(QPainter &painter, const QRectF &strip, const Theme &theme, const QString &told,
                QStringList acts, bool isHint)
{
    QRectF rest = strip.adjusted(14, 0, -14, 0);
    painter.fillRect(strip, theme.paper);
    const QFont reading = theme.font(theme.readingSize());
    const QFont strong = theme.font(theme.readingSize(), true);
    const qreal gap = 16;
    const QString between = QStringLiteral(" · ");
    const qreal room = rest.width() - gap - QFontMetricsF(reading).horizontalAdvance(told);
    const auto widthOf = [&](const QStringList &words) {
        return QFontMetricsF(strong).horizontalAdvance(words.join(between));
    };
    while (acts.size() > 1 && widthOf(acts) > room)
        acts.removeLast();
    if (!acts.isEmpty()) {
        painter.setFont(strong);
        painter.setPen(theme.accent);
        painter.drawText(rest, Qt::AlignRight | Qt::AlignVCenter, acts.join(between));
        rest.setRight(rest.right() - widthOf(acts) - gap);
    }
    painter.setFont(reading);
    painter.setPen(isHint ? theme.quiet : theme.ink);
    painter.drawText(rest, Qt::AlignLeft | Qt::AlignVCenter,
                     QFontMetricsF(painter.font()).elidedText(told, Qt::ElideRight, rest.width()));
}

void paintInvitation(QPainter &painter, QPointF middle, const Theme &theme, const QString &words)
{
    painter.setFont(theme.font(theme.nameSize(), true));
    const QFontMetricsF metrics(painter.font());
    QRectF box(0, 0, metrics.horizontalAdvance(words) + 44, metrics.height() + 24);
    box.moveCenter(middle);
    painter.setPen(QPen(theme.accent, 1.5));
    painter.setBrush(theme.panel);
    painter.drawRoundedRect(box, 8, 8);
    painter.setPen(theme.accent);
    painter.drawText(box, Qt::AlignCenter, words);
}

} // namespace flotilla
