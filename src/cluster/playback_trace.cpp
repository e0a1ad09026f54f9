#include "cluster/playback.h"

#include "cluster/live_run.h"
#include "trace/trace_import.h"

#include <utility>

namespace flotilla {

bool Playback::canAct()
{
    if (m_trace)
        Q_EMIT refused(tr("This is a trace: what it tells has happened, and can be looked at only. "
                          "Open a scenario to act in a run."));
    return m_run != nullptr;
}

bool Playback::canGoOn()
{
    if (m_trace)
        Q_EMIT refused(
            tr("The trace ends here, and nothing goes on after it: go back on the tape."));
    return m_run != nullptr;
}

/// All at once: it has no present but its end.
Snapshot Playback::snapshotOfTrace()
{
    Snapshot now;
    now.timeline = m_trace->timeline;
    now.view = std::make_shared<const ClusterView>(now.timeline.at(now.timeline.frontier()));
    if (!std::exchange(m_isTraceTold, true))
        now.feed = m_trace->feed;
    now.traceFile = m_traceFile;
    now.ledgerRows = now.timeline.ledger(now.timeline.end() - 1).size();
    now.speed = m_speed;
    now.effectiveSpeed = m_speed;
    now.following = m_follows;
    now.branches = m_branches.facts();
    now.seed = m_trace->header.seed;
    now.options.assign(now.view->servers.size(), m_trace->header.options);
    now.violations = m_trace->violations;
    return now;
}

} // namespace flotilla
