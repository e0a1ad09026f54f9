#pragma once

#include "cluster/pace.h"
#include "cluster/snapshot.h"
#include "gui/commands.h"
#include "gui/time/time_search.h"

#include <QObject>

#include <memory>

namespace flotilla {

class TimeCursor;
class UntilBar;

/// "Run until": from the condition that is typed to the instant at which it first holds.
///
/// Who looks back finds it in what was recorded, from the instant that is shown; only behind its end
/// the servers go on.
class RunUntil : public QObject {
    Q_OBJECT

public:
    RunUntil(Commands *commands, TimeCursor *cursor, UntilBar *bar, QObject *parent);

    void beginRun();
    void show(const Snapshot &seen);
    void showReached(const RunGoal &goal, Instant at, Duration after);
    [[nodiscard]] bool isSearching() const { return m_search.isActive(); }

Q_SIGNALS:
    void runToRequested(const flotilla::RunGoal &goal);
    /// A search of the recording has begun or ended.
    void searching();

private:
    void begin(const QString &condition);
    void cancel();
    void runOn();
    void finish(quint64 moment);
    void tellHolds(Instant at, Duration after);

    Commands *m_commands;
    TimeCursor *m_cursor;
    UntilBar *m_bar;
    TimeSearch m_search;
    std::shared_ptr<const Aim> m_aim; ///< the last one
    Instant m_from;                   ///< where the search began
    Snapshot m_seen;                  ///< the last one
    bool m_runs = false;              ///< the servers run to it
};

} // namespace flotilla
