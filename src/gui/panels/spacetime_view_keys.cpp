#include "gui/panels/spacetime_view.h"
#include "gui/panels/spacetime_words.h"
#include "gui/widgets/plain_tip.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QToolTip>

#include <algorithm>

namespace flotilla {

namespace {

constexpr int kFarthestSearch = 8;      ///< windows in which an event is looked for
constexpr std::int64_t kEndSteps = 200; ///< in a window's width, of a message's end

} // namespace

// Going from event to event

void SpacetimeView::keyPressEvent(QKeyEvent *event)
{
    if (m_timeline.isEmpty())
        return QAbstractScrollArea::keyPressEvent(event);
    const int key = event->key();
    if (event->modifiers().testFlag(Qt::ControlModifier)) {
        if (key == Qt::Key_Left || key == Qt::Key_Right)
            return moveEnd(key == Qt::Key_Right ? 1 : -1);
        return QAbstractScrollArea::keyPressEvent(event);
    }
    switch (key) {
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
        if (!walk(key))
            event->ignore();
        return;
    case Qt::Key_PageUp:
        return lookFrom(m_from - Duration{m_span.micros * 4 / 5});
    case Qt::Key_PageDown:
        return lookFrom(m_from + Duration{m_span.micros * 4 / 5});
    case Qt::Key_Home:
        return lookFrom({});
    case Qt::Key_End:
        return follow();
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return zoomIn();
    case Qt::Key_Minus:
        return zoomOut();
    case Qt::Key_Delete:
        if (const SpacetimeArrow *arrow = currentArrow())
            lose(*arrow);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (const auto dragged = std::exchange(m_dragged, std::nullopt)) {
            if (const SpacetimeArrow *arrow = arrowOf(m_model, dragged->first))
                let(*arrow, dragged->second);
            viewport()->update();
        } else if (m_current) {
            look(*m_current);
        }
        return;
    case Qt::Key_Escape:
        if (m_dragged || m_current) {
            if (!std::exchange(m_dragged, std::nullopt))
                m_current.reset();
            viewport()->update();
            return;
        }
        [[fallthrough]];
    default:
        QAbstractScrollArea::keyPressEvent(event);
    }
}

bool SpacetimeView::walk(int key)
{
    if (m_layout.lanes.empty())
        return false;
    m_dragged.reset();
    if (!m_current) {
        const auto *chosen = std::get_if<NodeId>(&m_selection->chosen());
        const NodeId lane = chosen ? *chosen : m_layout.lanes.front();
        if (const auto first = nearestEvent(m_model, lane, seen(), m_only))
            goTo(*first);
        return m_current.has_value();
    }
    if (key == Qt::Key_Up || key == Qt::Key_Down) {
        auto lane = std::find(m_layout.lanes.begin(), m_layout.lanes.end(), m_current->lane);
        const Instant at = m_current->at;
        while (lane != m_layout.lanes.end()) {
            if (key == Qt::Key_Up && lane == m_layout.lanes.begin())
                return true;
            lane += key == Qt::Key_Up ? -1 : 1;
            if (lane == m_layout.lanes.end())
                return true;
            if (const auto there = nearestEvent(m_model, *lane, at, m_only)) {
                goTo(*there);
                return true;
            }
        }
        return true;
    }
    const bool forth = key == Qt::Key_Right;
    const SpacetimeEvent from = *m_current;
    for (int window = 0; window < kFarthestSearch; ++window) {
        if (const auto next = nextEvent(m_model, from, forth, m_only)) {
            goTo(*next);
            return true;
        }
        const Instant before = m_from;
        lookFrom(forth ? m_from + m_span : m_from - m_span);
        if (m_from == before)
            return true;
    }
    return true;
}

/// Brings it into sight and tells it.
void SpacetimeView::goTo(const SpacetimeEvent &event)
{
    m_current = event;
    const Duration margin{m_span.micros / 10};
    if (event.at < m_from + margin && m_from > Instant{})
        lookFrom(event.at - Duration{m_span.micros / 2});
    else if (event.at > m_from + m_span - margin && !m_follows)
        lookFrom(event.at - Duration{m_span.micros / 2});
    setFollows(false); // what is read must not run away
    const QString words = eventWords(m_timeline.names(), m_model, event);
    setAccessibleDescription(words);
    QAccessibleEvent changed(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&changed);
    const QPointF place(m_layout.x(event.at), m_layout.y(event.lane).value_or(0) + m_layout.step);
    QToolTip::showText(viewport()->mapToGlobal(place.toPoint()), plainTip(words), viewport(), {},
                       60'000);
    viewport()->update();
}

/// A message that leaves is chosen; of what has come or been lost, the server.
void SpacetimeView::look(const SpacetimeEvent &event)
{
    const SpacetimeEvent there = event;
    Q_EMIT instantRequested(there.at);
    const SpacetimeArrow *arrow = there.arrow ? arrowOf(m_model, *there.arrow) : nullptr;
    m_selection->choose(arrow && isSeen(*arrow) ? Hit(MessageHit{arrow->id}) : Hit(there.lane));
}

void SpacetimeView::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void SpacetimeView::focusOutEvent(QFocusEvent *event)
{
    m_dragged.reset();
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

// Another way for a message

void SpacetimeView::moveEnd(int steps)
{
    const SpacetimeArrow *arrow = currentArrow();
    if (!arrow || !hasEnd(*arrow))
        return;
    const Instant from = m_dragged ? m_dragged->second : arrivalOf(*arrow);
    const Duration step{std::max<std::int64_t>(1, m_span.micros / kEndSteps)};
    m_dragged = {arrow->id, bounded(*arrow, from + step * steps)};
    viewport()->update();
}

Instant SpacetimeView::bounded(const SpacetimeArrow &arrow, Instant at) const
{
    const bool ended = arrow.fate == ArrowFate::Arrived || arrow.fate == ArrowFate::Lost;
    return std::max(at, ended ? arrow.sent + Duration{1} : m_model.now);
}

/// Later: it is delayed just before it would arrive. Earlier: it is delivered then and there.
void SpacetimeView::let(const SpacetimeArrow &arrow, Instant arriveAt)
{
    Match match;
    match.ids = {arrow.id};
    const Duration by = arriveAt - arrivalOf(arrow);
    if (by > Duration{})
        ask(arrow, act::Delay{match, by}, arrow.ended);
    else if (arrow.fate != ArrowFate::UnderWay || arriveAt <= m_model.now)
        ask(arrow, act::Deliver{match}, arriveAt);
    else if (by < Duration{})
        Q_EMIT refused(
            tr("What is still to come can be made later, or come at once: drag it to the "
               "line of the present."));
}

void SpacetimeView::lose(const SpacetimeArrow &arrow)
{
    Match match;
    match.ids = {arrow.id};
    if (arrow.fate != ArrowFate::Lost)
        ask(arrow, act::Drop{match}, arrow.ended);
}

/// Of what is under way it is an act of now. What has ended had to go another way before that, or
/// before an earlier instant.
void SpacetimeView::ask(const SpacetimeArrow &arrow, const Action &action, Instant before)
{
    if (arrow.fate == ArrowFate::UnderWay || arrow.fate == ArrowFate::Waits) {
        Q_EMIT actionRequested(action);
    } else if (arrow.endMoment > 0) {
        const std::uint64_t moment = std::min(arrow.endMoment - 1, m_timeline.lastUpTo(before));
        const Instant at = m_timeline.moment(moment).at;
        const bool earlier = before < arrow.ended;
        Q_EMIT branchRequested(moment, earlier ? std::max(at, before) : at, action);
    }
}

const SpacetimeArrow *SpacetimeView::currentArrow() const
{
    return m_current && m_current->arrow ? arrowOf(m_model, *m_current->arrow) : nullptr;
}

} // namespace flotilla
