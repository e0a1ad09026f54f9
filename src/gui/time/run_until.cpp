#include "gui/time/run_until.h"

#include "gui/time/time_cursor.h"
#include "gui/time/until_bar.h"
#include "gui/words.h"
#include "scenario/aim.h"

#include <utility>

namespace flotilla {

namespace {

Names namesOf(const ClusterView &view)
{
    Names names;
    for (const ServerView &server : view.servers)
        names.servers.push_back(server.name);
    for (const ClientView &client : view.clients)
        names.clients.push_back(client.name);
    return names;
}

double share(Duration part, Duration whole)
{
    return whole.micros > 0 ? static_cast<double>(part.micros) / static_cast<double>(whole.micros)
                            : 1;
}

} // namespace

RunUntil::RunUntil(Commands *commands, TimeCursor *cursor, UntilBar *bar, QObject *parent)
    : QObject(parent), m_commands(commands), m_cursor(cursor), m_bar(bar), m_search(this)
{
    QAction *open = (*commands)[CommandId::RunUntil];
    QAction *cancel = (*commands)[CommandId::Cancel];
    bar->setCancel(cancel);
    connect(open, &QAction::triggered, this, [this] {
        if (m_seen.view)
            m_bar->open(*m_seen.view);
    });
    connect(cancel, &QAction::triggered, this, &RunUntil::cancel);
    connect(bar, &UntilBar::asked, this, &RunUntil::begin);
    connect(&m_search, &TimeSearch::found, this, &RunUntil::finish);
    connect(&m_search, &TimeSearch::missed, this, &RunUntil::runOn);
    connect(&m_search, &TimeSearch::went, this, [this](Instant to) {
        m_bar->showProgress(tr("Looking through what was recorded: %1").arg(clockText(to)),
                            share(to - m_from, m_seen.timeline.frontier() - m_from));
    });
}

void RunUntil::beginRun()
{
    cancel();
    m_runs = false;
    m_seen = {};
    m_bar->showHint();
}

void RunUntil::begin(const QString &condition)
{
    if (!m_seen.view)
        return;
    m_search.cancel();
    const auto aim = aimOf(condition, namesOf(*m_seen.view));
    if (!aim) {
        m_bar->showProblem(QString::fromStdString(aim.error().message));
        return;
    }
    m_bar->keep(condition);
    m_aim = *aim;
    if (!m_cursor->isPast() || !m_aim->held)
        return runOn();
    m_from = m_seen.view->now;
    m_search.begin(m_seen.timeline, m_cursor->moment(), m_aim);
    m_bar->showProgress(tr("Looking through what was recorded"), 0);
    Q_EMIT searching();
}

void RunUntil::cancel()
{
    if (!m_search.isActive())
        return;
    m_search.cancel();
    m_bar->showHint();
    Q_EMIT searching();
}

/// The servers go on from the present.
void RunUntil::runOn()
{
    Q_EMIT searching();
    m_cursor->toPresent();
    Q_EMIT runToRequested({RunGoal::Kind::Condition, {}, m_aim});
}

void RunUntil::finish(quint64 moment)
{
    m_cursor->lookAtMoment(moment);
    tellHolds(m_cursor->instant(), m_cursor->instant() - m_from);
    Q_EMIT searching();
}

void RunUntil::show(const Snapshot &seen)
{
    m_seen = seen;
    m_seen.feed.clear();
    (*m_commands)[CommandId::RunUntil]->setEnabled(seen.view != nullptr);
    const bool runs = seen.view && seen.goal && seen.goal->aim;
    if (std::exchange(m_runs, runs) && !runs)
        m_bar->showHint(); // what came of it is told by others
    if (!runs)
        return;
    const Duration gone = seen.view->now - seen.goalSince;
    m_bar->showProgress(tr("%1 of virtual time gone by").arg(clockText(Instant{gone.micros})),
                        share(gone, seen.goal->aim->within));
}

void RunUntil::showReached(const RunGoal &goal, Instant at, Duration after)
{
    if (!goal.aim)
        return;
    m_runs = false; // so that the next snapshot leaves it
    tellHolds(at, after);
}

void RunUntil::tellHolds(Instant at, Duration after)
{
    m_bar->showOutcome(after.micros == 0
                           ? tr("It holds already, at %1.").arg(clockText(at))
                           : tr("It holds at %1, after %2 of virtual time.")
                                 .arg(clockText(at), clockText(Instant{after.micros})));
}

} // namespace flotilla
