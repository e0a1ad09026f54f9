#pragma once

#include "core/result.h"
#include "schedule/engine.h"
#include "schedule/setup.h"

#include <QString>

#include <functional>
#include <vector>

namespace flotilla {

struct Script;

/// An instant of a run that somebody wants to find again.
struct RunBookmark {
    Instant at;
    QString caption;
};

/// Those whose instants a script tells; where it runs until something comes, nobody knows yet.
[[nodiscard]] std::vector<RunBookmark> bookmarksOf(const Script &script);

/// A run as a scenario: how it began, and everything that was done, each action at its place among
/// the events. Playing it gives the same trace.
///
/// begun: the set-up that the engine was made with; an engine's own changes with the run.
/// bookmarks: in the order of their instants.
[[nodiscard]] QString recordingOf(const RunSetup &begun, const Engine &engine,
                                  const std::vector<RunBookmark> &bookmarks = {});

/// A run as it was so far: what its trace is made of again.
struct RunRecord {
    RunSetup begun;
    std::vector<RecordedAction> actions;
    RunPlace end;
    QString scenario; ///< the same in words, as recordingOf tells it
};
[[nodiscard]] RunRecord recordOf(const RunSetup &begun, const Engine &engine,
                                 const std::vector<RunBookmark> &bookmarks = {});

/// Lets the run happen again in one thread, and writes its trace: the whole file or none.
/// goOn: asked now and then with the share that is done, 0 to 1; false breaks it off, as Refused.
[[nodiscard]] Result<Done> writeTrace(const RunRecord &run, const QString &fileName,
                                      const std::function<bool(double)> &goOn = {});

/// The first lines of such a scenario: who takes part, and with which options; nothing of their
/// state.
[[nodiscard]] QString setUpLinesOf(const RunSetup &setup);

} // namespace flotilla
