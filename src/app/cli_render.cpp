#include "app/cli_render.h"

#include "app/cli_run.h"
#include "picture/film.h"
#include "picture/picture_export.h"
#include "scenario/nearest.h"
#include "scenario/parser.h"
#include "scenario/runner.h"
#include "scenario/trace_file.h"
#include "schedule/pure_engine.h"

#include <QCommandLineParser>
#include <QFileInfo>
#include <QRegularExpression>
#include <QTextStream>

#include <cmath>

namespace flotilla {

namespace {

struct Choices {
    QCommandLineOption at{QStringLiteral("at"),
                          QStringLiteral("Draw this instant: 183250us, 50ms, 1.5s, or 50 for ms."),
                          QStringLiteral("T")};
    QCommandLineOption from{QStringLiteral("from"),
                            QStringLiteral("Draw all from this instant on, moving (default: 0)."),
                            QStringLiteral("T")};
    QCommandLineOption to{QStringLiteral("to"),
                          QStringLiteral("… up to this one (default: the run's end)."),
                          QStringLiteral("T")};
    QCommandLineOption out{QStringLiteral("out"),
                           QStringLiteral("Where to: .svg, .png or .pdf with --at; with --from or "
                                          "--to .gif, or a new folder for PNG frames."),
                           QStringLiteral("OUT")};
    QCommandLineOption size{QStringLiteral("size"),
                            QStringLiteral("Of the picture, in pixels (default: 960x640)."),
                            QStringLiteral("WIDTHxHEIGHT"), QStringLiteral("960x640")};
    QCommandLineOption scale{
        QStringLiteral("scale"),
        QStringLiteral("Pixels of a PNG or GIF for each of the size's (default: 1)."),
        QStringLiteral("N"), QStringLiteral("1")};
    QCommandLineOption theme{
        QStringLiteral("theme"),
        QStringLiteral("light (default), dark, contrast, contrast-dark or print."),
        QStringLiteral("NAME"), QStringLiteral("light")};
    QCommandLineOption pace{
        QStringLiteral("pace"),
        QStringLiteral("Seconds of the run in a second of the animation (default: 0.02)."),
        QStringLiteral("N"), QStringLiteral("0.02")};
    QCommandLineOption fps{QStringLiteral("fps"),
                           QStringLiteral("Frames a second, 1 to 50 (default: 25)."),
                           QStringLiteral("N"), QStringLiteral("25")};
    QCommandLineOption seed{QStringLiteral("seed"),
                            QStringLiteral("Of a scenario; beats the file's."),
                            QStringLiteral("N")};

    [[nodiscard]] QList<QCommandLineOption> all() const
    {
        return {at, from, to, out, size, scale, theme, pace, fps, seed};
    }
};

Error usage(const QString &text)
{
    return {QStringLiteral("%1 (flotilla-cli render --help lists what there is)")
                .arg(text)
                .toStdString(),
            Fault::BadInput};
}

int fail(const Error &error)
{
    QTextStream(stderr) << "flotilla-cli: " << QString::fromStdString(error.message) << '\n';
    return exitCodeOf(error);
}

struct RenderOptions {
    QString file;
    QString out;
    std::optional<Instant> at;
    std::optional<Instant> from;
    std::optional<Instant> to;
    std::optional<std::uint64_t> seed;
    Film film; ///< its look
};

Result<Instant> instantIn(const QString &option, const QString &text)
{
    static const QRegularExpression form(QStringLiteral("^(\\d{1,12}(?:\\.\\d{1,6})?)(us|ms|s)?$"));
    const auto match = form.match(text);
    const QString unit = match.captured(2);
    const double micros = unit == u"us" ? 1 : unit == u"s" ? 1e6 : 1e3;
    if (!match.hasMatch())
        return usage(QStringLiteral("--%1 is an instant such as 183250us, 50ms, 1.5s or 50 (ms), "
                                    "not \"%2\"")
                         .arg(option, text));
    return Instant{std::llround(match.captured(1).toDouble() * micros)};
}

Result<double> numberIn(const QString &option, const QString &text, double least, double most)
{
    bool ok = false;
    const double number = text.toDouble(&ok);
    if (ok && number >= least && number <= most)
        return number;
    return usage(QStringLiteral("--%1 is a number from %2 to %3, not \"%4\"")
                     .arg(option)
                     .arg(least)
                     .arg(most)
                     .arg(text));
}

Result<Theme> themeNamed(const QString &name)
{
    using Ground = Theme::Ground;
    const std::pair<QStringView, Ground> grounds[] = {{u"light", Ground::Light},
                                                      {u"dark", Ground::Dark},
                                                      {u"contrast", Ground::HighContrast},
                                                      {u"contrast-dark", Ground::HighContrastDark},
                                                      {u"print", Ground::Print}};
    for (const auto &[word, ground] : grounds)
        if (name == word)
            return Theme::make(ground, Theme::Palette::Standard);
    return usage(QStringLiteral("--theme is light, dark, contrast, contrast-dark or print, not "
                                "\"%1\"")
                     .arg(name));
}

std::optional<Error> readLook(const QCommandLineParser &parser, const Choices &choices, Film &film)
{
    static const QRegularExpression form(QStringLiteral("^(\\d{1,5})x(\\d{1,5})$"));
    const auto match = form.match(parser.value(choices.size));
    film.size = QSize(match.captured(1).toInt(), match.captured(2).toInt());
    if (!match.hasMatch())
        return usage(QStringLiteral("--size is WIDTHxHEIGHT in pixels, such as 960x640, not \"%1\"")
                         .arg(parser.value(choices.size)));
    const auto theme = themeNamed(parser.value(choices.theme));
    const auto scale = numberIn(QStringLiteral("scale"), parser.value(choices.scale), 0.25, 8);
    const auto pace = numberIn(QStringLiteral("pace"), parser.value(choices.pace), 1e-6, 1e6);
    const auto fps = numberIn(QStringLiteral("fps"), parser.value(choices.fps), 1, 50);
    if (fps && *fps != std::floor(*fps))
        return usage(QStringLiteral("--fps is a whole number of frames, not \"%1\"")
                         .arg(parser.value(choices.fps)));
    if (!theme)
        return theme.error();
    for (const auto *number : {&scale, &pace, &fps})
        if (!*number)
            return number->error();
    film.theme = *theme;
    film.scale = *scale;
    film.pace = *pace;
    film.framesPerSecond = static_cast<int>(*fps);
    return std::nullopt;
}

std::optional<Error> readInstants(const QCommandLineParser &parser, const Choices &choices,
                                  RenderOptions &options)
{
    const std::pair<const QCommandLineOption &, std::optional<Instant> &> all[] = {
        {choices.at, options.at}, {choices.from, options.from}, {choices.to, options.to}};
    for (const auto &[option, instant] : all) {
        if (!parser.isSet(option))
            continue;
        const auto read = instantIn(option.names().constFirst(), parser.value(option));
        if (!read)
            return read.error();
        instant = *read;
    }
    const bool moving = options.from || options.to;
    if (options.at && moving)
        return usage(QStringLiteral("--at draws one instant, --from and --to a stretch: leave one "
                                    "of them out"));
    if (!options.at && !moving)
        return usage(QStringLiteral("which instant is to be drawn? Give --at T, or --from A --to "
                                    "B"));
    return std::nullopt;
}

void describe(QCommandLineParser &parser, const Choices &choices)
{
    parser.setSingleDashWordOptionMode(QCommandLineParser::ParseAsLongOptions);
    parser.addOptions(choices.all());
    parser.addOption(
        {{QStringLiteral("h"), QStringLiteral("help")}, QStringLiteral("Show this help.")});
    parser.setApplicationDescription(QStringLiteral(
        "Draws an instant of a run, or a stretch of it as an animation, as the window shows it.\n"
        "Exit code: 0 when it was drawn, 1 when the scenario failed before that, 2 for a bad file "
        "or bad usage,\n3 when a safety property was violated, 4 where it can't be written."));
    parser.addPositionalArgument(QStringLiteral("FILE"),
                                 QStringLiteral("A scenario (.flotilla) or a trace (.ndjson)."));
}

Result<RenderOptions> readOptions(const QStringList &arguments)
{
    const Choices choices;
    QCommandLineParser parser;
    describe(parser, choices);
    const bool parsed = parser.parse(QStringList{QStringLiteral("render")} + arguments);
    if (!parser.unknownOptionNames().isEmpty()) {
        const QString unknown = parser.unknownOptionNames().constFirst();
        QStringList known;
        for (const QCommandLineOption &option : choices.all())
            known.append(QStringLiteral("--") + option.names().constFirst());
        return usage(QStringLiteral("there is no option --%1.%2")
                         .arg(unknown, suggestion(QStringLiteral("--") + unknown, known)));
    }
    if (!parsed)
        return usage(parser.errorText());
    RenderOptions options;
    if (parser.positionalArguments().size() != 1)
        return usage(QStringLiteral("name one file: a scenario or a trace"));
    options.file = parser.positionalArguments().constFirst();
    options.out = parser.value(choices.out);
    if (options.out.isEmpty())
        return usage(QStringLiteral("where is it to go? Give --out a file"));
    if (auto error = readInstants(parser, choices, options))
        return *error;
    if (auto error = readLook(parser, choices, options.film))
        return *error;
    if (parser.isSet(choices.seed)) {
        bool ok = false;
        options.seed = parser.value(choices.seed).toULongLong(&ok);
        if (!ok)
            return usage(QStringLiteral("--seed is a whole number from 0 on, not \"%1\"")
                             .arg(parser.value(choices.seed)));
    }
    return options;
}

/// What is to be drawn, and how the run ended: the exit code that this makes.
struct Source {
    Timeline timeline;
    int code = 0;
};

Result<Source> playScenario(const RenderOptions &options)
{
    auto script = loadScript(options.file);
    if (!script)
        return script.error();
    RunSetup setup = script->setup;
    if (options.seed)
        setup.seed = *options.seed;
    PureEngine engine(std::move(setup));
    engine.keepTimeline();
    if (const auto started = engine.start(); !started)
        return started.error();
    Runner runner(*std::move(script), engine);
    const auto played = runner.advance(Instant::never(), kAllTurns);
    if (!played)
        QTextStream(stderr) << QString::fromStdString(played.error().message) << '\n';
    return Source{engine.timeline(), exitCode(runner.ending().value_or(Ending::Broken))};
}

Result<Source> readTrace(const RenderOptions &options)
{
    if (options.seed)
        return usage(QStringLiteral("a trace has happened already: leave --seed out"));
    auto imported = loadTrace(options.file);
    if (!imported)
        return imported.error();
    return Source{std::move(imported->timeline), 0};
}

/// Why an instant can't be drawn: the run has not come so far.
std::optional<Error> notReached(const char *option, Instant at, Instant end)
{
    if (at <= end)
        return std::nullopt;
    return usage(QStringLiteral("--%1 lies after the run's end, which is at %2us")
                     .arg(QLatin1StringView(option))
                     .arg(end.micros));
}

Result<Done> draw(const RenderOptions &options, Timeline timeline)
{
    const Instant end = timeline.frontier();
    if (options.at) {
        if (auto error = notReached("at", *options.at, end))
            return *error;
        Film still = options.film; // held to the same bounds
        still.timeline = timeline;
        if (auto error = still.whyNot())
            return *error;
        const auto view = std::make_shared<const ClusterView>(timeline.at(*options.at));
        return exportPicture({view, still.theme, still.size, {}}, options.out, still.scale);
    }
    Film film = options.film;
    film.from = options.from.value_or(Instant{});
    film.to = options.to.value_or(end);
    for (const auto &[option, at] : {std::pair("from", film.from), std::pair("to", film.to)})
        if (auto error = notReached(option, at, end))
            return *error;
    film.timeline = std::move(timeline);
    const QString kind = QFileInfo(options.out).suffix().toLower();
    if (kind != u"gif" && !kind.isEmpty())
        return usage(QStringLiteral("a stretch is drawn to a .gif or to a folder of PNG frames; "
                                    "\"%1\" is neither")
                         .arg(options.out));
    return writeFilm(film, options.out);
}

} // namespace

int runRender(const QStringList &arguments)
{
    if (arguments.contains(QStringLiteral("--help")) || arguments.contains(QStringLiteral("-h"))) {
        QCommandLineParser parser;
        describe(parser, Choices());
        const QString text = parser.helpText();
        QTextStream(stdout) << "Usage: flotilla-cli render FILE --at T --out X.svg|.png|.pdf\n"
                               "       flotilla-cli render FILE --from A --to B --out X.gif"
                            << text.mid(text.indexOf(u'\n'));
        return 0;
    }
    const auto options = readOptions(arguments);
    if (!options)
        return fail(options.error());
    auto source = isTraceFile(options->file) ? readTrace(*options) : playScenario(*options);
    if (!source)
        return fail(source.error());
    if (const auto drawn = draw(*options, std::move(source->timeline)); !drawn)
        return fail(drawn.error());
    return source->code;
}

} // namespace flotilla
