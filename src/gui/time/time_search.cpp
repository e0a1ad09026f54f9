#include "gui/time/time_search.h"

#include <QElapsedTimer>

#include <optional>
#include <utility>

namespace flotilla {

namespace {

/// Of a frame; the rest is for the window.
constexpr qint64 kWorkNanos = 8'000'000;

} // namespace

TimeSearch::TimeSearch(QObject *parent) : QObject(parent), m_timer(this)
{
    connect(&m_timer, &QTimer::timeout, this, &TimeSearch::goOn);
}

void TimeSearch::begin(const Timeline &timeline, std::uint64_t from, std::shared_ptr<const Aim> aim)
{
    m_timeline = timeline;
    m_next = from;
    m_aim = std::move(aim);
    m_timer.start();
}

void TimeSearch::goOn()
{
    QElapsedTimer work;
    work.start();
    std::optional<std::uint64_t> found;
    Instant at;
    m_timeline.forEachView(m_next, m_timeline.end(),
                           [&](const Moment &moment, const ClusterView &view) {
                               m_next = moment.number + 1;
                               at = moment.at;
                               if (m_aim->held(m_timeline, moment, view))
                                   found = moment.number;
                               return !found && work.nsecsElapsed() < kWorkNanos;
                           });
    if (!found && m_next < m_timeline.end()) {
        Q_EMIT went(at);
        return;
    }
    m_timer.stop();
    if (found)
        Q_EMIT this->found(*found);
    else
        Q_EMIT missed();
}

} // namespace flotilla
