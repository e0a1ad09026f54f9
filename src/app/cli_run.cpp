#include "app/cli_run.h"

#include "app/cli_trace_file.h"
#include "scenario/drive.h"
#include "scenario/parser.h"
#include "scenario/runner.h"
#include "schedule/pure_engine.h"
#include "trace/words.h"

#include <cstdio>
#include <cstdlib>

namespace flotilla {

namespace {

void print(std::FILE *to, const std::string &line)
{
    std::fwrite(line.data(), 1, line.size(), to);
    std::fputc('\n', to);
}

int fail(const Error &error)
{
    std::fflush(stdout);
    print(stderr, "flotilla-cli: " + error.message);
    return exitCodeOf(error);
}

std::string timeText(Instant at)
{
    char text[40];
    std::snprintf(text, sizeof text, "%10.3f ms  ", static_cast<double>(at.micros) / 1000);
    return text;
}

/// Tells a run line by line, for people.
class Teller : public TraceSink {
public:
    void begin(const TraceHeader &header) override { m_words.begin(header); }
    void take(const Event &event, const Names &names) override
    {
        if (const auto line = m_words.describe(event, names);
            line && line->kind != FeedKind::Heartbeat)
            print(stdout, timeText(line->at) + line->subject + " " + line->text);
    }

    void note(const Statement &statement)
    {
        std::visit(
            Overload{
                [](const line::Title &title) { print(stdout, "== " + title.text.toStdString()); },
                [](const line::Say &say) { print(stdout, "-- " + say.text.toStdString()); },
                [](const line::Bookmark &mark) { print(stdout, "** " + mark.text.toStdString()); },
                [](const line::Try &aim) { print(stdout, "?? " + aim.text.toStdString()); },
                [](const auto &) {}, // for the window only
            },
            statement.what);
    }

private:
    Words m_words;
};

/// A line of standard input with its end, as soon as it is there; of one that is too long, its
/// beginning. Empty: the end of input.
QByteArray readLine()
{
    QByteArray line;
    for (int c = std::getc(stdin); c != EOF; c = std::getc(stdin)) {
        if (line.size() <= kMaxDriveLine)
            line.append(static_cast<char>(c));
        if (c == '\n')
            break;
    }
    return line;
}

/// "84 events and 61 messages in 812.5 ms; 4 rows in the ledger".
std::string summary(const Engine &engine)
{
    char time[40];
    std::snprintf(time, sizeof time, "%.3f", static_cast<double>(engine.now().micros) / 1000);
    return std::to_string(engine.turns()) + " events and " + std::to_string(engine.sentCount())
           + " messages in " + time + " ms of the run's time; "
           + std::to_string(engine.ledger().size()) + " rows in the ledger";
}

} // namespace

int exitCodeOf(const Error &error)
{
    switch (error.fault) {
    case Fault::Refused:
        return 1;
    case Fault::BadInput:
        return 2;
    case Fault::Environment:
        return 4;
    }
    return 4;
}

Result<std::unique_ptr<Engine>> makeEngine(const CliOptions &options, RunSetup setup,
                                           bool hasPresets)
{
    if (options.seed)
        setup.seed = *options.seed;
    if (options.cluster.resume && hasPresets)
        return Error{
            "a run that is resumed begins with what its files hold: leave the preset lines out, or "
            "--resume",
            Fault::BadInput};
    std::unique_ptr<Engine> engine;
    if (options.pure) {
        engine = std::make_unique<PureEngine>(std::move(setup));
    } else {
        auto made = Cluster::make(std::move(setup), options.cluster);
        if (!made)
            return made.error();
        engine = *std::move(made);
    }
    engine->setGrant(options.grant);
    return engine;
}

int runScenario(const CliOptions &options)
{
    auto script = loadScript(options.file);
    if (!script)
        return fail(script.error());
    std::unique_ptr<TraceFile> trace;
    if (!options.traceFile.isEmpty()) {
        auto opened = TraceFile::open(options.traceFile);
        if (!opened)
            return fail(opened.error());
        trace = *std::move(opened);
    }
    auto engine = makeEngine(options, script->setup, script->hasPresets);
    if (!engine)
        return fail(engine.error());
    Teller teller;
    const bool tells = !options.quiet && options.traceFile != u"-";
    if (trace)
        (*engine)->addSink(trace->sink());
    if (tells)
        (*engine)->addSink(&teller);
    if (const auto started = (*engine)->start(); !started)
        return fail(started.error());

    Runner runner(*std::move(script), **engine, [&](const Statement &statement) {
        if (tells)
            teller.note(statement);
    });
    const auto played = runner.advance(Instant::never(), kAllTurns);
    int code = exitCode(runner.ending().value_or(Ending::Broken));
    if (!played) {
        std::fflush(stdout);
        print(stderr, played.error().message);
    }
    if (tells)
        print(stdout, summary(**engine));
    if (trace)
        if (const auto closed = trace->close(); !closed) {
            const int environment = fail(closed.error());
            code = code == 0 ? environment : code;
        }
    return code;
}

int runDrive(const CliOptions &options)
{
    std::unique_ptr<TraceFile> trace;
    if (!options.traceFile.isEmpty()) {
        auto opened = TraceFile::open(options.traceFile);
        if (!opened)
            return fail(opened.error());
        trace = *std::move(opened);
    }
    Drive drive([&](RunSetup setup, bool hasPresets) -> Result<std::unique_ptr<Engine>> {
        auto engine = makeEngine(options, std::move(setup), hasPresets);
        if (!engine)
            return engine.error();
        if (trace)
            (*engine)->addSink(trace->sink());
        if (const auto started = (*engine)->start(); !started)
            return started.error();
        return engine;
    });
    const auto tell = [](const std::string &answer) {
        if (answer.empty())
            return true;
        print(stdout, answer);
        return std::fflush(stdout) == 0;
    };
    while (!drive.ended()) {
        const QByteArray line = readLine();
        if (line.isEmpty())
            break;
        if (!tell(drive.answer(line)))
            break; // nobody listens any more
    }
    tell(drive.finish());
    int code = drive.exitCode();
    if (trace)
        if (const auto closed = trace->close(); !closed) {
            const int environment = fail(closed.error());
            code = code == 0 ? environment : code;
        }
    return code;
}

} // namespace flotilla
