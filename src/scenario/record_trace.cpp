#include "scenario/recording.h"

#include "schedule/checkpoint.h"
#include "schedule/pure_engine.h"
#include "trace/trace_writer.h"

#include <QCoreApplication>
#include <QDir>
#include <QSaveFile>

#include <algorithm>

namespace flotilla {

namespace {

/// How often one is asked whether to go on.
constexpr std::int64_t kParts = 1000;

Error cannotWrite(const QSaveFile &file)
{
    return {QCoreApplication::translate("Trace",
                                        "%1: the trace can't be written (%2); choose a folder that "
                                        "you may write to, on a disk with room")
                .arg(QDir::toNativeSeparators(file.fileName()), file.errorString())
                .toStdString(),
            Fault::Environment};
}

Error brokenOff()
{
    return {QCoreApplication::translate("Trace", "broken off").toStdString(), Fault::Refused};
}

} // namespace

RunRecord recordOf(const RunSetup &begun, const Engine &engine,
                   const std::vector<RunBookmark> &bookmarks)
{
    return {begun, engine.recording(), engine.place(), recordingOf(begun, engine, bookmarks)};
}

Result<Done> writeTrace(const RunRecord &run, const QString &fileName,
                        const std::function<bool(double)> &goOn)
{
    QSaveFile file(fileName);
    if (!file.open(QIODevice::WriteOnly))
        return cannotWrite(file);
    bool written = true;
    TraceWriter writer([&](std::string_view piece) {
        const auto size = static_cast<qint64>(piece.size());
        written = written && file.write(piece.data(), size) == size;
    });
    PureEngine engine(run.begun);
    engine.addSink(&writer);
    if (auto started = engine.start(); !started)
        return started;
    const Duration part{std::max<std::int64_t>(1000, run.end.at.micros / kParts)};
    std::size_t actions = 0;
    for (Instant at = Instant{} + part; at < run.end.at; at = at + part) {
        while (actions < run.actions.size() && run.actions[actions].at < at)
            ++actions;
        if (auto played = replayTo(engine, run.actions, {actions, at, 0}); !played)
            return played;
        if (!written)
            return cannotWrite(file);
        if (goOn && !goOn(double(at.micros) / double(run.end.at.micros)))
            return brokenOff();
    }
    if (auto played = replayTo(engine, run.actions, run.end); !played)
        return played;
    writer.flush();
    if (!written || !file.commit())
        return cannotWrite(file);
    return Done{};
}

} // namespace flotilla
