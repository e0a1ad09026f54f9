#include "gui/cluster_canvas.h"

#include "gui/words.h"
#include "picture/legend.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolButton>

#include <algorithm>
#include <cmath>

namespace flotilla {

namespace {

/// The legend's distance from the picture's edges.
constexpr int kLegendMargin = 12;

} // namespace

ClusterCanvas::ClusterCanvas(QWidget *parent)
    : QWidget(parent), m_legendButton(new QToolButton(this))
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_OpaquePaintEvent);
    m_legendButton->setObjectName(QStringLiteral("legendButton"));
    m_legendButton->setFocusPolicy(Qt::TabFocus);
    connect(m_legendButton, &QToolButton::clicked, this, [this] {
        // Asked for where there is no room for it: shown all the same.
        if (m_legendShown && !legendIsOpen()) {
            setLegendShown(true);
            return;
        }
        Q_EMIT legendShownChanged(!m_legendShown);
    });
    placeLegendButton();
}

void ClusterCanvas::setSelection(Selection *selection)
{
    m_selection = selection;
    connect(selection, &Selection::changed, this, qOverload<>(&QWidget::update));
}

void ClusterCanvas::setTheme(const Theme &theme)
{
    m_theme = theme;
    m_legendButton->setStyleSheet(QStringLiteral("padding: 2px 7px"));
    updateLayout();
    update();
}

void ClusterCanvas::setView(std::shared_ptr<const ClusterView> view)
{
    const bool sameParties = m_view && view && m_view->servers.size() == view->servers.size()
                             && m_view->clients.size() == view->clients.size();
    if (!sameParties || !(m_view->links == view->links))
        m_ground = {};
    m_view = std::move(view);
    m_unpainted = m_view != nullptr;
    if (!sameParties || !m_view) {
        updateLayout();
    }
    updateHover();
    update();
}

void ClusterCanvas::setInvitation(const QString &words)
{
    m_invitation = words;
    update();
}

void ClusterCanvas::setLegendShown(bool shown)
{
    m_legendShown = shown;
    m_legendInsists = shown && !legendFits();
    placeLegendButton();
    update();
}

std::optional<NodeId> ClusterCanvas::hoveredServer() const
{
    const NodeId *endpoint = std::get_if<NodeId>(&m_selection->pointed());
    return endpoint && endpoint->isServer() ? std::optional(*endpoint) : std::nullopt;
}

/// By keyboard or by a click.
std::optional<NodeId> ClusterCanvas::chosenByHand() const
{
    const NodeId *endpoint = std::get_if<NodeId>(&m_selection->chosen());
    return endpoint && endpoint->isServer() ? std::optional(*endpoint) : std::nullopt;
}

std::optional<NodeId> ClusterCanvas::chosenServer() const
{
    const auto hovered = hoveredServer();
    return hovered ? hovered : chosenByHand();
}

void ClusterCanvas::chooseServer(std::optional<NodeId> server)
{
    m_selection->choose(server ? Hit(*server) : Hit());
}

QRectF ClusterCanvas::serverRect(NodeId server) const
{
    if (!server.isServer() || !m_layout.has(server))
        return {};
    const qreal r = m_layout.figureRadius;
    QRectF rect(0, 0, 2 * r, 2 * r);
    rect.moveCenter(m_layout.centreOf(server));
    return rect;
}

QString ClusterCanvas::inspection() const
{
    if (!m_view)
        return {};
    if (const auto *message = std::get_if<MessageHit>(&m_selection->pointed())) {
        for (const MessageView &flying : m_view->inFlight) {
            if (flying.id == message->id)
                return inspectMessage(*m_view, flying);
        }
    }
    if (const auto *link = std::get_if<LinkHit>(&m_selection->pointed()))
        return inspectLink(*m_view, link->from, link->to);
    if (const auto *endpoint = std::get_if<NodeId>(&m_selection->pointed())) {
        for (const ClientView &client : m_view->clients) {
            if (client.id == *endpoint)
                return inspectClient(*m_view, client);
        }
    }
    const ServerView *server = target();
    return server ? inspectServer(*m_view, *server) : QString();
}

const ServerView *ClusterCanvas::target() const
{
    if (!m_view)
        return nullptr;
    if (const auto hovered = hoveredServer())
        return m_view->server(*hovered);
    const auto chosen = chosenByHand();
    const bool byKeyboard =
        hasFocus() && chosen && std::holds_alternative<std::monostate>(m_selection->pointed());
    return byKeyboard ? m_view->server(*chosen) : nullptr;
}

QSize ClusterCanvas::minimumSizeHint() const
{
    return {460, 380};
}

QRectF ClusterCanvas::pictureRect() const
{
    return QRectF(rect()).adjusted(0, 0, 0, -stripHeight());
}

qreal ClusterCanvas::stripHeight() const
{
    return std::ceil(m_theme.readingSize() * 2.3);
}

void ClusterCanvas::updateLayout()
{
    m_ground = {};
    m_layout = m_view ? layoutOf(*m_view, pictureRect(), m_theme) : ClusterLayout{};
    updateHover();
    m_legendInsists = false;
    placeLegendButton();
}

/// Whether the legend would cover nothing that it explains.
bool ClusterCanvas::legendFits() const
{
    const QRectF legend(QPointF(kLegendMargin, kLegendMargin), legendSize(m_theme));
    for (const ServerPlace &place : m_layout.servers) {
        const qreal r = m_layout.figureRadius;
        const QRectF figure(place.centre.x() - r, place.centre.y() - r, 2 * r, 2 * r);
        if (legend.intersects(figure) || legend.intersects(place.label))
            return false;
    }
    return true;
}

bool ClusterCanvas::legendIsOpen() const
{
    return m_legendShown && (m_legendInsists || legendFits());
}

void ClusterCanvas::updateHover()
{
    m_selection->point(m_view && m_mouse ? hit(m_layout, *m_view, m_view->now, *m_mouse) : Hit{});
    setCursor(hoveredServer() ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

/// In the legend's corner, or alone in the picture's.
void ClusterCanvas::placeLegendButton()
{
    const bool open = legendIsOpen();
    m_legendButton->setText(open ? QStringLiteral("✕") : tr("Legend"));
    m_legendButton->setToolTip(open ? tr("Hide the legend") : tr("Show the legend"));
    m_legendButton->setAccessibleName(m_legendButton->toolTip());
    m_legendButton->adjustSize();
    m_legendButton->setVisible(m_view != nullptr);
    const int right = kLegendMargin + static_cast<int>(legendSize(m_theme).width());
    const int x = open ? right - m_legendButton->width() - 5 : kLegendMargin;
    m_legendButton->move(x, open ? kLegendMargin + 5 : kLegendMargin);
}

QString ClusterCanvas::clickWords(const ServerView &server) const
{
    const QString name = QString::fromStdString(server.name);
    const bool mouse = hoveredServer().has_value();
    if (server.up)
        return (mouse ? tr("Click: crash %1") : tr("Enter: crash %1")).arg(name);
    return (mouse ? tr("Click: restart %1") : tr("Enter: restart %1")).arg(name);
}

void ClusterCanvas::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.paper);
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_view) {
        paintGroundFromCache(painter);
        PaintOptions options;
        if (const auto *endpoint = std::get_if<NodeId>(&m_selection->pointed()))
            options.hovered = *endpoint;
        if (const auto *message = std::get_if<MessageHit>(&m_selection->pointed()))
            options.hoveredMessage = message->id;
        if (hasFocus())
            options.focused = chosenByHand();
        paintMoving(painter, *m_view, m_view->now, m_theme, m_layout, options);
        if (legendIsOpen())
            paintLegend(painter, *m_view, m_theme, QPointF(kLegendMargin, kLegendMargin));
    }
    paintStrip(painter);
    if (!m_invitation.isEmpty())
        paintInvitation(painter);
    if (std::exchange(m_unpainted, false))
        Q_EMIT viewPainted();
}

void ClusterCanvas::paintGroundFromCache(QPainter &painter)
{
    const qreal ratio = devicePixelRatioF();
    if (m_ground.isNull() || m_ground.devicePixelRatio() != ratio) {
        m_ground = QPixmap(size() * ratio);
        m_ground.setDevicePixelRatio(ratio);
        m_ground.fill(m_theme.paper);
        QPainter ground(&m_ground);
        ground.setRenderHint(QPainter::Antialiasing);
        paintGround(ground, *m_view, m_theme, m_layout);
    }
    painter.drawPixmap(0, 0, m_ground);
}

void ClusterCanvas::paintStrip(QPainter &painter) const
{
    const QRectF strip(0, height() - stripHeight(), width(), stripHeight());
    QRectF rest = strip.adjusted(14, 0, -14, 0);
    if (const ServerView *server = target()) {
        painter.setFont(m_theme.font(m_theme.readingSize(), true));
        painter.setPen(m_theme.accent);
        const QString words = clickWords(*server);
        painter.drawText(rest, Qt::AlignRight | Qt::AlignVCenter, words);
        rest.setRight(rest.right() - QFontMetricsF(painter.font()).horizontalAdvance(words) - 16);
    }
    QString words = inspection();
    painter.setFont(m_theme.font(m_theme.readingSize()));
    painter.setPen(words.isEmpty() ? m_theme.quiet : m_theme.ink);
    if (words.isEmpty() && m_view)
        words =
            tr("Click a server to crash it, again to restart it. Point at a message to read it.");
    painter.drawText(rest, Qt::AlignLeft | Qt::AlignVCenter,
                     QFontMetricsF(painter.font()).elidedText(words, Qt::ElideRight, rest.width()));
}

void ClusterCanvas::paintInvitation(QPainter &painter) const
{
    painter.setFont(m_theme.font(m_theme.nameSize(), true));
    const QFontMetricsF metrics(painter.font());
    QRectF box(0, 0, metrics.horizontalAdvance(m_invitation) + 44, metrics.height() + 24);
    box.moveCenter(pictureRect().center());
    painter.setPen(QPen(m_theme.accent, 1.5));
    painter.setBrush(m_theme.panel);
    painter.drawRoundedRect(box, 8, 8);
    painter.setPen(m_theme.accent);
    painter.drawText(box, Qt::AlignCenter, m_invitation);
}

void ClusterCanvas::resizeEvent(QResizeEvent *)
{
    updateLayout();
}

void ClusterCanvas::mouseMoveEvent(QMouseEvent *event)
{
    m_mouse = event->position();
    updateHover();
    update();
}

void ClusterCanvas::mousePressEvent(QMouseEvent *event)
{
    m_mouse = event->position();
    updateHover();
    const auto server = hoveredServer();
    if (event->button() != Qt::LeftButton || !server)
        return;
    m_selection->choose(*server);
    Q_EMIT activated(*server);
}

void ClusterCanvas::leaveEvent(QEvent *)
{
    m_mouse.reset();
    updateHover();
    update();
}

void ClusterCanvas::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (const auto chosen = chosenByHand())
            Q_EMIT activated(*chosen);
        break;
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
        moveChoice(event->key());
        break;
    default:
        QWidget::keyPressEvent(event);
    }
}

/// To the nearest server that lies that way.
void ClusterCanvas::moveChoice(int key)
{
    if (!m_view || m_view->servers.empty())
        return;
    const auto chosen = chosenByHand();
    if (!chosen) {
        chooseServer(m_view->servers.front().id);
        return;
    }
    const QPointF from = m_layout.centreOf(*chosen);
    const QPointF way = key == Qt::Key_Left    ? QPointF(-1, 0)
                        : key == Qt::Key_Right ? QPointF(1, 0)
                        : key == Qt::Key_Up    ? QPointF(0, -1)
                                               : QPointF(0, 1);
    std::optional<NodeId> best;
    qreal bestCost = 0;
    for (const ServerView &server : m_view->servers) {
        const QPointF step = m_layout.centreOf(server.id) - from;
        const qreal ahead = QPointF::dotProduct(step, way);
        if (ahead < 1)
            continue;
        const qreal cost = std::hypot(step.x(), step.y()) * 2 - ahead;
        if (!best || cost < bestCost) {
            best = server.id;
            bestCost = cost;
        }
    }
    if (best)
        chooseServer(best);
}

void ClusterCanvas::focusInEvent(QFocusEvent *event)
{
    const bool byTab =
        event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    if (byTab && m_view && !m_view->servers.empty())
        chooseServer(event->reason() == Qt::TabFocusReason ? m_view->servers.front().id
                                                           : m_view->servers.back().id);
    update();
}

void ClusterCanvas::focusOutEvent(QFocusEvent *)
{
    update();
}

/// Tab goes from server to server, and on to the next widget after the last.
bool ClusterCanvas::focusNextPrevChild(bool next)
{
    if (hasFocus() && m_view) {
        const auto chosen = chosenByHand();
        const int place = (chosen ? int{chosen->value} : -1) + (next ? 1 : -1);
        if (place >= 0 && place < static_cast<int>(m_view->servers.size())) {
            chooseServer(NodeId{static_cast<std::uint8_t>(place)});
            return true;
        }
    }
    return QWidget::focusNextPrevChild(next);
}

} // namespace flotilla
