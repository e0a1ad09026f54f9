#pragma once

#include "scenario/script.h"
#include "schedule/engine.h"
#include "trace/timeline.h"

#include <QMap>
#include <QString>

namespace flotilla {

/// How many messages had been sent at each mark.
using SentMarks = QMap<QString, std::uint64_t>;

/// What a look at the run found.
struct Finding {
    bool holds = false;
    QString got;
    QString expected;
};

[[nodiscard]] Finding look(const Condition &condition, const Engine &engine, const SentMarks &marks);

/// A run right after one of its moments, as it was recorded.
struct RecordedView {
    const Timeline &timeline;
    const Moment &moment;
    const ClusterView &view;
};
/// condition: one that isRecorded().
[[nodiscard]] Finding look(const Condition &condition, const RecordedView &seen);
/// Whether a recording tells all that the condition asks for; it does not count what was sent.
[[nodiscard]] bool isRecorded(const Condition &condition);

/// The server that is up, in role Leader and of that term, or of the highest; null: there is none.
[[nodiscard]] const ServerView *findLeader(const Engine &engine, const LeaderRef &which);

} // namespace flotilla
