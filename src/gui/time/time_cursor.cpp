#include "gui/time/time_cursor.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace flotilla {

namespace {

using namespace std::chrono_literals;

constexpr auto kFrame = 16ms;
/// After a pause of the wall clock (a laptop's lid) time does not jump.
constexpr double kMostWallMicros = 100'000;
/// "As fast as it can", of what needs only be read: virtual time a wall-clock time.
constexpr double kFastest = 20;
/// How many coming events the past tells.
constexpr std::size_t kMostComing = 100;
/// What is worth to be seen at the speed that is set.
constexpr Marks kInterest = Mark::Election | Mark::Leader | Mark::Commit | Mark::Crash
                            | Mark::Restart | Mark::Act | Mark::Violation;
/// Moments that are looked through at once, backwards.
constexpr std::uint64_t kStretch = Timeline::kChunk;

} // namespace

TimeCursor::TimeCursor(QObject *parent) : QObject(parent)
{
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setInterval(kFrame);
    connect(&m_timer, &QTimer::timeout, this, &TimeCursor::advance);
}

void TimeCursor::beginRun()
{
    m_timer.stop();
    m_past.reset();
    m_timeline = {};
}

void TimeCursor::setPresent(const Snapshot &present)
{
    m_timeline = present.timeline;
    m_now = present.view ? present.view->now : Instant{};
    m_speed = present.speed;
    m_follows = present.following;
    // What is looked at may have been let go: the tape is not endless.
    if (m_past && m_past->moment.number < m_timeline.first())
        show(m_timeline.first(), m_timeline.moment(m_timeline.first()).at);
}

Instant TimeCursor::instant() const
{
    return m_past ? m_past->at : m_now;
}

std::uint64_t TimeCursor::moment() const
{
    if (m_past)
        return m_past->moment.number;
    return m_timeline.isEmpty() ? 0 : m_timeline.end() - 1;
}

Snapshot TimeCursor::asSeen(const Snapshot &present) const
{
    Snapshot seen = present;
    if (!m_past)
        return seen;
    seen.past = m_past->moment;
    seen.view = m_past->view;
    seen.upNext = comingOf(*m_past->view, m_timeline.names(), kMostComing);
    const bool some = !seen.upNext.empty() && seen.upNext.front().waits == Coming::Waits::No;
    seen.nextEvent = some ? seen.upNext.front().words : QString();
    seen.ledgerRows = m_past->moment.ledgerRows;
    seen.playing = isPlaying();
    std::erase_if(seen.violations, [this](const Violation &violation) {
        return violation.seq > m_past->moment.seq;
    });
    return seen;
}

void TimeCursor::show(std::uint64_t number, Instant at)
{
    Past past;
    past.moment = m_timeline.moment(number);
    past.at = std::max(at, past.moment.at);
    ClusterView view = m_timeline.at(number);
    view.now = past.at;
    past.view = std::make_shared<const ClusterView>(std::move(view));
    m_past = std::move(past);
    Q_EMIT moved();
}

void TimeCursor::lookAt(Instant instant)
{
    if (m_timeline.isEmpty())
        return;
    if (instant >= m_now)
        return toPresent();
    show(m_timeline.lastUpTo(instant), instant);
}

void TimeCursor::lookAtMoment(quint64 number)
{
    if (m_timeline.isEmpty())
        return;
    const std::uint64_t last = m_timeline.end() - 1;
    number = std::clamp<std::uint64_t>(number, m_timeline.first(), last);
    show(number, m_timeline.moment(number).at);
}

void TimeCursor::lookAtEvent(Instant at, quint64 seq)
{
    if (m_timeline.isEmpty())
        return;
    std::uint64_t number = m_timeline.lastUpTo(at);
    while (number > m_timeline.first() && m_timeline.moment(number - 1).seq >= seq)
        --number;
    lookAtMoment(number);
}

void TimeCursor::toBeginning()
{
    lookAtMoment(0);
}

void TimeCursor::toPresent()
{
    m_timer.stop();
    if (std::exchange(m_past, std::nullopt))
        Q_EMIT moved();
}

bool TimeCursor::stepBack(std::optional<Marks> marks)
{
    pause();
    if (m_timeline.isEmpty())
        return false;
    // Between two moments, the one behind is the next.
    const bool between = m_past && m_past->at > m_past->moment.at;
    const std::uint64_t before = moment() + (between ? 1 : 0);
    std::optional<std::uint64_t> found;
    if (marks)
        found = m_timeline.previous(before, *marks);
    else if (before > m_timeline.first())
        found = before - 1;
    if (found)
        lookAtMoment(*found);
    return found.has_value();
}

bool TimeCursor::stepForth(std::optional<Marks> marks)
{
    pause();
    if (!m_past)
        return false;
    std::optional<std::uint64_t> found;
    if (marks)
        found = m_timeline.next(moment(), *marks);
    else if (moment() + 1 < m_timeline.end())
        found = moment() + 1;
    if (found && *found + 1 < m_timeline.end()) {
        lookAtMoment(*found);
        return true;
    }
    toPresent(); // which shows the last one too
    return found.has_value();
}

bool TimeCursor::stepBackTo(NodeId who)
{
    pause();
    if (m_timeline.isEmpty())
        return false;
    std::optional<std::uint64_t> found;
    for (std::uint64_t to = moment(); !found && to > m_timeline.first();) {
        const std::uint64_t from = std::max(m_timeline.first(), to < kStretch ? 0 : to - kStretch);
        m_timeline.forEach(from, to, [&](const Moment &each) {
            if (each.who == who)
                found = each.number;
        });
        to = from;
    }
    if (found)
        lookAtMoment(*found);
    return found.has_value();
}

bool TimeCursor::stepForthTo(NodeId who)
{
    pause();
    if (!m_past)
        return false;
    std::optional<std::uint64_t> found;
    for (std::uint64_t from = moment() + 1; !found && from < m_timeline.end(); from += kStretch)
        m_timeline.forEach(from, std::min(from + kStretch, m_timeline.end()),
                           [&](const Moment &each) {
                               if (!found && each.who == who)
                                   found = each.number;
                           });
    if (found)
        lookAtMoment(*found);
    else
        toPresent();
    return found.has_value();
}

void TimeCursor::play()
{
    if (!m_past || isPlaying())
        return;
    m_wall.start();
    m_followPace.stop();
    m_timer.start();
    Q_EMIT moved();
}

void TimeCursor::pause()
{
    if (!isPlaying())
        return;
    m_timer.stop();
    Q_EMIT moved();
}

void TimeCursor::advance()
{
    const double wall =
        std::min(static_cast<double>(m_wall.nsecsElapsed()) / 1000, kMostWallMicros);
    m_wall.start();
    double speed = std::isinf(m_speed) ? kFastest : m_speed;
    if (m_follows && !std::isinf(m_speed))
        speed *= m_followPace.take(wall, m_speed, aheadOfInterest());
    const Instant next{m_past->at.micros + std::max<std::int64_t>(1, std::llround(wall * speed))};
    if (next < m_now)
        return lookAt(next);
    toPresent();
    Q_EMIT arrived();
}

/// As FollowPace wants it.
Duration TimeCursor::aheadOfInterest() const
{
    const auto next = m_timeline.next(m_past->moment.number, kInterest);
    return next ? m_timeline.moment(*next).at - m_past->at : Duration{-1};
}

} // namespace flotilla
