#include "gui/panels/spacetime_view.h"

#include "gui/canvas/canvas_menu.h"
#include "gui/panels/spacetime_words.h"
#include "gui/widgets/plain_tip.h"

#include <QApplication>
#include <QHelpEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace flotilla {

namespace {

constexpr Duration kShortest{200};
constexpr Duration kLongest = Duration::seconds(3600);
constexpr double kAhead = 0.08;        ///< of the width, for what is still to come
constexpr double kWheelToDouble = 480; ///< as on the canvas
constexpr double kOnLine = 7;          ///< pixels: a line is pointed at

Duration share(Duration span, double part)
{
    return {static_cast<std::int64_t>(static_cast<double>(span.micros) * part)};
}

} // namespace

SpacetimeView::SpacetimeView(Selection *selection, const Commands *commands, QWidget *parent)
    : QAbstractScrollArea(parent), m_selection(selection), m_commands(commands)
{
    setObjectName(QStringLiteral("spacetimeView"));
    setAccessibleName(
        tr("Space-time diagram: a line for each server and client, time to the right"));
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    viewport()->setMouseTracking(true);
    connect(selection, &Selection::changed, viewport(), qOverload<>(&QWidget::update));
}

void SpacetimeView::beginRun()
{
    m_reader = {};
    m_timeline = {};
    m_looks.reset();
    m_current.reset();
    m_pointed.reset();
    m_press.reset();
    m_dragged.reset();
    m_from = {};
    setFollows(true);
    readAnew();
}

void SpacetimeView::show(const Timeline &timeline, std::optional<Instant> looks)
{
    m_timeline = timeline;
    const bool other = m_looks != looks;
    m_looks = looks;
    if (other && looks) { // it must be in sight
        setFollows(false);
        if (*looks < m_from || *looks > m_from + m_span)
            m_from = std::max(Instant{}, *looks - share(m_span, 0.5));
    } else if (other) {
        setFollows(true);
    }
    readAnew();
}

void SpacetimeView::setTheme(const Theme &theme)
{
    m_theme = theme;
    readAnew();
}

void SpacetimeView::setOnly(std::optional<NodeId> only)
{
    m_only = only;
    m_pointed.reset();
    viewport()->update();
}

QSize SpacetimeView::sizeHint() const
{
    const qreal em = m_theme.readingSize();
    return {static_cast<int>(em * 60), static_cast<int>(em * 16)};
}

QSize SpacetimeView::minimumSizeHint() const
{
    const qreal em = m_theme.readingSize();
    return {static_cast<int>(em * 10), static_cast<int>(em * 3)};
}

void SpacetimeView::readAnew()
{
    if (m_follows && !m_timeline.isEmpty()) {
        const Instant end = m_timeline.frontier() + share(m_span, kAhead);
        m_from = std::max(Instant{}, end - m_span);
    }
    m_model = m_reader.read(m_timeline, m_from, m_from + m_span);
    m_layout =
        spacetimeLayoutOf(m_model.lanes, viewport()->size(), m_theme, m_from, m_from + m_span);
    QScrollBar *bar = verticalScrollBar();
    bar->setRange(0, static_cast<int>(std::ceil(
                         std::max(0.0, m_layout.contentHeight() - m_layout.window().height()))));
    bar->setPageStep(static_cast<int>(m_layout.window().height()));
    bar->setSingleStep(static_cast<int>(m_layout.step));
    m_layout.scroll = bar->value();
    viewport()->update();
}

void SpacetimeView::setFollows(bool follows)
{
    if (m_follows == follows)
        return;
    m_follows = follows;
    Q_EMIT followingChanged(follows);
}

void SpacetimeView::follow()
{
    setFollows(true);
    if (m_looks)
        Q_EMIT instantRequested(m_timeline.frontier());
    readAnew();
}

/// What comes into sight at the right's end is the present: it is followed again.
void SpacetimeView::lookFrom(Instant from)
{
    const Instant last = m_model.now + share(m_span, kAhead) - m_span;
    m_from = std::clamp(from, Instant{}, std::max(last, Instant{}));
    setFollows(!m_looks && from >= last);
    readAnew();
}

void SpacetimeView::zoom(double factor, double x)
{
    const bool isFull = m_model.from > m_from;
    const Duration most = std::max(m_span, std::min(kLongest, share(m_model.now - Instant{}, 1.2)));
    const Duration span = std::clamp(share(m_span, 1 / factor), kShortest, most);
    if (m_timeline.isEmpty() || (isFull && span > m_span))
        return;
    const Instant held = m_layout.at(x);
    const double part = (x - m_layout.head) / std::max(1.0, m_layout.window().width());
    m_span = span;
    if (m_follows)
        readAnew();
    else
        lookFrom(held - share(span, std::clamp(part, 0.0, 1.0)));
}

void SpacetimeView::zoomIn()
{
    zoom(1.5, m_layout.x(m_current ? m_current->at : seen()));
}

void SpacetimeView::zoomOut()
{
    zoom(1 / 1.5, m_layout.x(m_current ? m_current->at : seen()));
}

void SpacetimeView::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    if (m_timeline.isEmpty()) {
        painter.fillRect(viewport()->rect(), m_theme.panel);
        return;
    }
    SpacetimeOptions options;
    options.chosen = m_selection->chosen();
    options.pointed = m_pointed ? Hit(MessageHit{*m_pointed}) : m_selection->pointed();
    options.lit = m_selection->lit().messages;
    options.only = m_only;
    options.looks = m_looks;
    options.dragged = m_dragged;
    if (m_current)
        options.focused = m_current->arrow;
    if (m_current && hasFocus())
        options.focusedPlace = {m_current->lane, m_current->at};
    paintSpacetime(painter, m_model, m_theme, m_layout, options);
}

void SpacetimeView::resizeEvent(QResizeEvent *)
{
    readAnew();
}

void SpacetimeView::scrollContentsBy(int, int)
{
    m_layout.scroll = verticalScrollBar()->value();
    viewport()->update();
}

bool SpacetimeView::isSeen(const SpacetimeArrow &arrow) const
{
    if (arrow.sent > seen())
        return false;
    const bool ends = arrow.fate == ArrowFate::Arrived || arrow.fate == ArrowFate::Lost;
    return !ends || arrow.ended > seen();
}

// The mouse

void SpacetimeView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || m_timeline.isEmpty())
        return;
    m_press = Press{event->position(), m_from, hit(m_layout, m_model, event->position(), m_only)};
}

void SpacetimeView::mouseMoveEvent(QMouseEvent *event)
{
    if (m_timeline.isEmpty())
        return;
    const QPointF at = event->position();
    if (!m_press)
        return point(hit(m_layout, m_model, at, m_only));
    const qreal far = (at - m_press->at).manhattanLength();
    if (!m_press->moves && (far < QApplication::startDragDistance() || m_press->hit.head))
        return;
    m_press->moves = true;
    const auto &arrow = m_press->hit.arrow;
    const SpacetimeArrow *taken = arrow && arrow->atEnd ? arrowOf(m_model, arrow->id) : nullptr;
    if (taken) {
        m_dragged = {taken->id, bounded(*taken, m_layout.at(at.x()))};
        viewport()->setCursor(Qt::SizeHorCursor);
        viewport()->update();
        return;
    }
    viewport()->setCursor(Qt::ClosedHandCursor);
    lookFrom(m_press->from
             - Duration{std::llround((at.x() - m_press->at.x()) * m_layout.microsPerPixel())});
}

void SpacetimeView::mouseReleaseEvent(QMouseEvent *event)
{
    const auto press = std::exchange(m_press, std::nullopt);
    if (!press || event->button() != Qt::LeftButton)
        return;
    viewport()->unsetCursor();
    if (!press->moves)
        return click(press->hit);
    const auto dragged = std::exchange(m_dragged, std::nullopt);
    viewport()->update();
    if (const auto *arrow = dragged ? arrowOf(m_model, dragged->first) : nullptr)
        let(*arrow, dragged->second);
}

void SpacetimeView::click(const SpacetimeHit &hit)
{
    if (hit.head && hit.lane)
        return m_selection->choose(*hit.lane);
    if (!hit.at || (!hit.lane && !hit.arrow))
        return;
    const SpacetimeArrow *arrow = hit.arrow ? arrowOf(m_model, hit.arrow->id) : nullptr;
    if (!arrow) {
        m_current.reset();
        Q_EMIT instantRequested(*hit.at);
        return;
    }
    // On its way it is in flight at that very instant, and can be chosen.
    const bool ended = arrow->fate == ArrowFate::Arrived || arrow->fate == ArrowFate::Lost;
    Instant at = std::max(*hit.at, arrow->sent);
    if (ended)
        at = std::min(at, hit.arrow->atEnd ? arrow->ended : arrow->ended - Duration{1});
    m_current = SpacetimeEvent{ended ? arrow->message->to : arrow->message->from,
                               ended ? arrow->ended : arrow->sent, arrow->id, !ended};
    const std::uint32_t id = arrow->id;
    Q_EMIT instantRequested(at);
    const SpacetimeArrow *now = arrowOf(m_model, id);
    m_selection->choose(now && isSeen(*now) ? Hit(MessageHit{id}) : Hit());
    viewport()->update();
}

void SpacetimeView::point(const SpacetimeHit &hit)
{
    const auto pointed = hit.arrow ? std::optional(hit.arrow->id) : std::nullopt;
    if (m_pointed != pointed) {
        m_pointed = pointed;
        viewport()->update();
    }
    if (hit.arrow && hit.arrow->atEnd)
        viewport()->setCursor(Qt::SizeHorCursor);
    else
        viewport()->unsetCursor();
    const SpacetimeArrow *arrow = pointed ? arrowOf(m_model, *pointed) : nullptr;
    if (arrow)
        m_selection->point(isSeen(*arrow) ? Hit(MessageHit{arrow->id}) : Hit());
    else
        m_selection->point(hit.lane && hit.head ? Hit(*hit.lane) : Hit());
}

/// As on the canvas, a plain wheel zooms; sideways or with Shift it goes along.
void SpacetimeView::wheelEvent(QWheelEvent *event)
{
    const QPoint turn = event->angleDelta();
    if (turn.x() != 0 || event->modifiers().testFlag(Qt::ShiftModifier)) {
        const int by = turn.x() != 0 ? turn.x() : turn.y();
        lookFrom(m_from - share(m_span, by / 1200.0));
    } else if (turn.y() != 0) {
        zoom(std::exp2(turn.y() / kWheelToDouble), event->position().x());
    }
    event->accept();
}

void SpacetimeView::showMenu(const Hit &what, const QPoint &at)
{
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("spacetimeMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    m_selection->point({});
    m_selection->choose(what);
    m_commands->fill(menu, commandsFor(what));
    menu->popup(at);
}

/// What can be done to a message in flight, at the instant that is pointed at, or to a server.
void SpacetimeView::contextMenuEvent(QContextMenuEvent *event)
{
    if (m_timeline.isEmpty() || !m_commands)
        return;
    if (event->reason() == QContextMenuEvent::Keyboard) {
        if (!m_current)
            return;
        look(*m_current);
        const QPointF place(m_layout.x(m_current->at), m_layout.y(m_current->lane).value_or(0));
        const Hit &chosen = m_selection->chosen();
        return showMenu(chosen == Hit() ? Hit(m_current->lane) : chosen,
                        viewport()->mapToGlobal(place.toPoint()));
    }
    const SpacetimeHit there = hit(m_layout, m_model, event->pos(), m_only);
    if (there.arrow) {
        SpacetimeHit onWay = there;
        onWay.arrow->atEnd = false;
        click(onWay);
        if (!(m_selection->chosen() == Hit()))
            showMenu(m_selection->chosen(), event->globalPos());
    } else if (there.lane) {
        showMenu(*there.lane, event->globalPos());
    }
}

QString SpacetimeView::wordsAt(QPointF point) const
{
    const SpacetimeHit there = hit(m_layout, m_model, point, m_only);
    const SpacetimeArrow *arrow = there.arrow ? arrowOf(m_model, there.arrow->id) : nullptr;
    if (arrow)
        return arrowWords(m_timeline.names(), *arrow);
    const SpacetimeLane *lane = there.lane ? laneOf(m_model, *there.lane) : nullptr;
    if (!lane)
        return {};
    if (there.head)
        return laneWords(*lane, seen());
    const bool onLine = std::abs(*m_layout.y(lane->id) - point.y()) <= kOnLine;
    return onLine && *there.at <= m_model.now ? laneWords(*lane, *there.at) : QString();
}

bool SpacetimeView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const QString words = m_timeline.isEmpty() ? QString() : wordsAt(help->pos());
        if (words.isEmpty())
            QToolTip::hideText();
        else
            QToolTip::showText(help->globalPos(), plainTip(words), viewport());
        return true;
    }
    if (event->type() == QEvent::Leave) {
        m_pointed.reset();
        m_selection->point({});
        viewport()->update();
    }
    return QAbstractScrollArea::viewportEvent(event);
}

} // namespace flotilla
