#pragma once

#include "scenario/parser.h"
#include "scenario/recording.h"
#include "scenario/runner.h"
#include "schedule/pure_engine.h"
#include "trace/trace_writer.h"

#include <QByteArray>
#include <QString>

#include <memory>

namespace flotilla::test {

/// How a script went on the pure engine.
struct Played {
    QString refusal; ///< by the parser; "" where the file is good
    std::optional<Ending> ending;
    QString failure;
    std::string trace;
    QString recording;
    std::unique_ptr<PureEngine> engine;
};

inline Played play(const QByteArray &text)
{
    Played played;
    auto script = parseScript(QStringLiteral("t"), text);
    if (!script) {
        played.refusal = QString::fromStdString(script.error().message);
        return played;
    }
    const RunSetup begun = script->setup;
    played.engine = std::make_unique<PureEngine>(begun);
    TraceWriter writer([&](std::string_view piece) { played.trace += piece; });
    played.engine->addSink(&writer);
    if (!played.engine->start())
        return played;
    Runner runner(*std::move(script), *played.engine);
    if (const auto done = runner.advance(Instant::never(), kAllTurns); !done)
        played.failure = QString::fromStdString(done.error().message);
    played.ending = runner.ending();
    writer.flush();
    played.recording = recordingOf(begun, *played.engine);
    return played;
}

} // namespace flotilla::test
