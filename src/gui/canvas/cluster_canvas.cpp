#include "gui/canvas/cluster_canvas.h"

#include "gui/canvas/canvas_accessible.h"
#include "gui/canvas/canvas_announcer.h"
#include "gui/canvas/canvas_strip.h"
#include "picture/legend.h"

#include <QPainter>
#include <QToolButton>

#include <algorithm>
#include <cmath>

namespace flotilla {

namespace {

/// The legend's distance from the picture's edges.
constexpr int kLegendMargin = 12;
/// How long on the wall what changed stays marked while time runs.
constexpr qint64 kMarkedMillis = 350;

} // namespace

ClusterCanvas::ClusterCanvas(QWidget *parent)
    : QWidget(parent), m_legendButton(new QToolButton(this)), m_announcer(new CanvasAnnouncer(this))
{
    CanvasAccessible::install();
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
    connect(selection, &Selection::changed, m_announcer, &CanvasAnnouncer::tellFocus);
}

void ClusterCanvas::setCommands(const Commands *commands)
{
    m_commands = commands;
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
    if (sameParties)
        markChanges(*view);
    else
        m_changed = {};
    m_view = std::move(view);
    m_unpainted = m_view != nullptr;
    if (!sameParties || !m_view) {
        m_press.reset();
        updateLayout();
    }
    keepPointing();
    m_announcer->lookAt();
    update();
}

void ClusterCanvas::setPast(bool isPast)
{
    if (std::exchange(m_isPast, isPast) != isPast)
        update();
}

/// A mark is seen for a moment; it stays when nothing follows, so that a step shows what it did.
void ClusterCanvas::markChanges(const ClusterView &next)
{
    const Changes fresh = changesBetween(*m_view, next);
    if (m_view->now == next.now && fresh.empty())
        return;
    const bool isOver = !m_sinceChange.isValid() || m_sinceChange.elapsed() > kMarkedMillis;
    if (fresh.empty() && !isOver)
        return;
    if (isOver)
        m_changed = {};
    m_changed.join(fresh);
    if (!fresh.empty())
        m_sinceChange.start();
}

void ClusterCanvas::setInvitation(const QString &words)
{
    m_invitation = words;
    update();
}

void ClusterCanvas::setLegendShown(bool shown)
{
    m_legendShown = shown;
    layOut();
    m_legendInsists = shown && !legendFits();
    placeLegendButton();
    update();
}

std::optional<NodeId> ClusterCanvas::chosenServer() const
{
    return m_selection->server();
}

void ClusterCanvas::chooseServer(std::optional<NodeId> server)
{
    m_selection->choose(server ? Hit(*server) : Hit());
}

QRectF ClusterCanvas::rectOf(const Hit &what) const
{
    if (!m_view)
        return {};
    const QRectF figure = figureOf(m_layout, *m_view, m_view->now, what);
    return figure.isNull() ? QRectF() : m_camera.toWidget(figure);
}

Hit ClusterCanvas::hitAt(QPointF point) const
{
    if (!m_view || !pictureRect().contains(point))
        return {};
    return hit(m_layout, *m_view, m_view->now, m_camera.toPicture(point));
}

QString ClusterCanvas::inspection() const
{
    return m_view ? inspectionOf(*m_view, m_selection->current()) : QString();
}

QSize ClusterCanvas::minimumSizeHint() const
{
    return {460, 380};
}

void ClusterCanvas::zoomIn()
{
    zoom(1.25, rectOf(m_selection->chosen()).center());
}

void ClusterCanvas::zoomOut()
{
    zoom(1 / 1.25, rectOf(m_selection->chosen()).center());
}

void ClusterCanvas::zoom(qreal factor, QPointF about)
{
    const QRectF rect = pictureRect();
    m_camera.zoom(factor, rect.contains(about) && !about.isNull() ? about : rect.center(), rect);
    lookAnew();
}

void ClusterCanvas::zoomToFit()
{
    m_camera.reset();
    m_press.reset();
    m_wishes.moved.clear();
    updateLayout();
    update();
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
    layOut();
    m_legendInsists = false;
    placeLegendButton();
}

void ClusterCanvas::layOut()
{
    m_wishes.keepFree = m_legendShown ? legendRect() : QRectF();
    m_layout = m_view ? layoutOf(*m_view, pictureRect(), m_theme, m_wishes) : ClusterLayout{};
    lookAnew();
}

/// What stands where on the screen has changed.
void ClusterCanvas::lookAnew()
{
    m_ground = {};
    if (!m_press)
        pointAnew();
    update();
}

QRectF ClusterCanvas::legendRect() const
{
    return {QPointF(kLegendMargin, kLegendMargin), legendSize(m_theme)};
}

/// Whether the legend would cover nothing that it explains.
bool ClusterCanvas::legendFits() const
{
    const QRectF legend = legendRect();
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

bool ClusterCanvas::isByKeyboard() const
{
    return hasFocus() && m_selection->pointed() == Hit() && !(m_selection->chosen() == Hit());
}

bool ClusterCanvas::isThere(const Hit &what) const
{
    return !rectOf(what).isNull();
}

PaintOptions ClusterCanvas::paintOptions() const
{
    PaintOptions options;
    options.changed = m_changed;
    options.lit = m_selection->lit().endpoints;
    options.litMessages = m_selection->lit().messages;
    const Hit &marked = m_selection->current();
    if (const auto *endpoint = std::get_if<NodeId>(&marked))
        options.hovered = *endpoint;
    else if (const auto *message = std::get_if<MessageHit>(&marked))
        options.hoveredMessage = message->id;
    else if (const auto *link = std::get_if<LinkHit>(&marked))
        options.hoveredLink = *link;
    if (!hasFocus())
        return options;
    const Hit &chosen = m_selection->chosen();
    if (const auto *endpoint = std::get_if<NodeId>(&chosen))
        options.focused = *endpoint;
    else if (const auto *message = std::get_if<MessageHit>(&chosen))
        options.focusedMessage = message->id;
    else if (const auto *link = std::get_if<LinkHit>(&chosen))
        options.focusedLink = *link;
    return options;
}

void ClusterCanvas::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_view) {
        paintGroundFromCache(painter);
        painter.setTransform(m_camera.transform(), true);
        paintMoving(painter, *m_view, m_view->now, m_theme, m_layout, paintOptions());
        paintDragged(painter);
        painter.resetTransform();
        if (legendIsOpen())
            paintLegend(painter, *m_view, m_theme, legendRect().topLeft());
    } else {
        painter.fillRect(rect(), m_theme.paper);
    }
    paintStripBelow(painter);
    if (m_isPast)
        paintPastFrame(painter);
    // Who looks closer or moves things has begun by themselves, and wants to see them.
    if (!m_invitation.isEmpty() && m_camera.isAtRest() && m_wishes.moved.empty())
        paintInvitation(painter, pictureRect().center(), m_theme, m_invitation);
    if (std::exchange(m_unpainted, false))
        Q_EMIT viewPainted();
}

void ClusterCanvas::paintPastFrame(QPainter &painter) const
{
    const qreal em = m_theme.readingSize();
    const qreal width = em * 0.3;
    painter.setPen(QPen(m_theme.accent, width));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(QRectF(rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2));
    const QString words = tr("looking back");
    painter.setFont(m_theme.font(em, true));
    const qreal room = QFontMetricsF(painter.font()).horizontalAdvance(words) + em * 1.4;
    const QRectF sign(this->width() - room, 0, room, em * 1.7);
    painter.fillRect(sign, m_theme.accent);
    painter.setPen(m_theme.paper);
    painter.drawText(sign, Qt::AlignCenter, words);
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
        ground.setTransform(m_camera.transform());
        paintGround(ground, *m_view, m_theme, m_layout);
    }
    painter.drawPixmap(0, 0, m_ground);
}

/// Where the hand holds what is dragged; it stands as near to there as there is room.
void ClusterCanvas::paintDragged(QPainter &painter) const
{
    const NodeId *id = m_press && m_press->drags ? std::get_if<NodeId>(&m_press->what) : nullptr;
    if (!id || !m_mouse)
        return;
    QRectF outline = figureOf(m_layout, *m_view, m_view->now, *id);
    outline.moveCenter(m_camera.toPicture(*m_mouse) + m_press->fromMiddle);
    painter.setPen(QPen(m_theme.accent, 1.5, Qt::DashLine));
    painter.setBrush(Qt::NoBrush);
    if (id->isServer())
        painter.drawEllipse(outline);
    else
        painter.drawRoundedRect(outline, 6, 6);
}

void ClusterCanvas::paintStripBelow(QPainter &painter) const
{
    const QRectF strip(0, height() - stripHeight(), width(), stripHeight());
    QString told = inspection();
    QStringList acts;
    const bool isHint = told.isEmpty();
    const bool drags = m_press && m_press->drags && !(m_press->what == Hit());
    if (drags)
        acts = QStringList{tr("Release: it stays here"), tr("Esc: back")};
    else if (m_view && !m_menu && (isByKeyboard() || !(m_selection->pointed() == Hit())))
        acts = actWords(*m_view, m_selection->current(), isByKeyboard());
    if (isHint && m_view)
        told =
            hasFocus()
                ? tr("Click a server to crash or restart it. Keys: arrows, Page Down for messages, "
                     "Ctrl+arrows for links.")
                : tr("Click a server to crash it, again to restart it. Point at a message to "
                     "read it.");
    paintStrip(painter, strip, m_theme, told, acts, isHint);
}

void ClusterCanvas::resizeEvent(QResizeEvent *)
{
    updateLayout();
}

} // namespace flotilla
