#include "app/cli_options.h"

#include "scenario/nearest.h"

#include <QCommandLineParser>

namespace flotilla {

namespace {

struct Choices {
    QCommandLineOption seed{
        QStringLiteral("seed"),
        QStringLiteral("Number that all chance is drawn from; beats the file's."),
        QStringLiteral("N")};
    QCommandLineOption trace{QStringLiteral("trace"),
                             QStringLiteral("Write all events there, one JSON object a line; - is "
                                            "standard output."),
                             QStringLiteral("OUT.ndjson")};
    QCommandLineOption engine{
        QStringLiteral("engine"),
        QStringLiteral("nodes: real threads, sockets and files; pure: the same in one "
                       "thread, without any."),
        QStringLiteral("nodes|pure"), QStringLiteral("nodes")};
    QCommandLineOption grant{
        QStringLiteral("grant"),
        QStringLiteral("One event at a time, or all servers side by side; the trace is "
                       "the same."),
        QStringLiteral("step|window"), QStringLiteral("window")};
    QCommandLineOption data{
        QStringLiteral("data"),
        QStringLiteral("Folder for the servers' files and leader_logs.db: new, empty, or "
                       "with --resume. Default: a temporary one."),
        QStringLiteral("DIR")};
    QCommandLineOption resume{
        QStringLiteral("resume"),
        QStringLiteral("Go on from the files that stand in the data folder.")};
    QCommandLineOption durability{
        QStringLiteral("durability"),
        QStringLiteral("full: survives a power cut; os: survives the program's end, "
                       "and is faster."),
        QStringLiteral("full|os"), QStringLiteral("full")};
    QCommandLineOption quiet{QStringLiteral("quiet"), QStringLiteral("Print failures only.")};

    [[nodiscard]] QList<QCommandLineOption> all() const
    {
        return {seed, trace, engine, grant, data, resume, durability, quiet};
    }
};

void describe(QCommandLineParser &parser, const Choices &choices, const QString &verb)
{
    parser.setSingleDashWordOptionMode(QCommandLineParser::ParseAsLongOptions);
    parser.addOptions(choices.all());
    parser.addOption(
        {{QStringLiteral("h"), QStringLiteral("help")}, QStringLiteral("Show this help.")});
    if (verb == u"run") {
        parser.setApplicationDescription(QStringLiteral(
            "Plays a scenario. Exit code: 0 when every expectation held, 1 when one failed, 2 for "
            "a bad file or bad usage,\n3 when a safety property was violated, 4 for a broken "
            "environment (disk, sockets)."));
        parser.addPositionalArgument(QStringLiteral("FILE"),
                                     QStringLiteral("The scenario (.flotilla)."));
    } else {
        parser.setApplicationDescription(QStringLiteral(
            "Reads the scenario language from standard input and answers each line with a line of "
            "JSON.\nIt ends at \"end\" or at the end of input. Exit code: 0, 3 when a safety "
            "property was violated, 2 for bad usage, 4 for a broken environment."));
    }
}

Error usage(const QString &verb, const QString &text)
{
    return Error{QStringLiteral("%1 (flotilla-cli %2 --help lists what there is)")
                     .arg(text, verb)
                     .toStdString(),
                 Fault::BadInput};
}

/// The value of an option that has two; true for the second.
Result<bool> second(const QCommandLineParser &parser, const QString &verb,
                    const QCommandLineOption &option, const QString &one, const QString &other)
{
    const QString value = parser.value(option);
    if (value == one || value == other)
        return value == other;
    return usage(verb, QStringLiteral("--%1 is %2 or %3, not \"%4\"")
                           .arg(option.names().constFirst(), one, other, value));
}

} // namespace

Result<CliOptions> readCliOptions(const QString &verb, const QStringList &arguments)
{
    const Choices choices;
    QCommandLineParser parser;
    describe(parser, choices, verb);
    const bool parsed = parser.parse(QStringList{verb} + arguments);
    if (!parser.unknownOptionNames().isEmpty()) {
        const QString unknown = parser.unknownOptionNames().constFirst();
        QStringList known;
        for (const QCommandLineOption &option : choices.all())
            known.append(QStringLiteral("--") + option.names().constFirst());
        return usage(verb, QStringLiteral("there is no option --%1.%2")
                               .arg(unknown, suggestion(QStringLiteral("--") + unknown, known)));
    }
    if (!parsed)
        return usage(verb, parser.errorText());

    CliOptions options;
    const QStringList files = parser.positionalArguments();
    if (verb == u"run" && files.isEmpty())
        return usage(verb, QStringLiteral("which scenario is to be run? Name its file"));
    const qsizetype most = verb == u"run" ? 1 : 0;
    if (files.size() > most)
        return usage(verb, QStringLiteral("\"%1\" is too much: %2")
                               .arg(files.at(most),
                                    verb == u"run" ? QStringLiteral("one file is run at a time")
                                                   : QStringLiteral(
                                                       "drive reads standard input, not a file")));
    options.file = files.value(0);
    if (parser.isSet(choices.seed)) {
        bool ok = false;
        options.seed = parser.value(choices.seed).toULongLong(&ok);
        if (!ok)
            return usage(
                verb, QStringLiteral("--seed is a whole number from 0 to 18446744073709551615, not "
                                     "\"%1\"")
                          .arg(parser.value(choices.seed)));
    }
    const auto pure =
        second(parser, verb, choices.engine, QStringLiteral("nodes"), QStringLiteral("pure"));
    const auto window =
        second(parser, verb, choices.grant, QStringLiteral("step"), QStringLiteral("window"));
    const auto os =
        second(parser, verb, choices.durability, QStringLiteral("full"), QStringLiteral("os"));
    for (const auto *choice : {&pure, &window, &os})
        if (!*choice)
            return choice->error();
    options.pure = *pure;
    options.grant = *window ? Grant::Window : Grant::Step;
    options.cluster.durability = *os ? Durability::Os : Durability::Full;
    options.cluster.dataFolder = parser.value(choices.data);
    options.cluster.resume = parser.isSet(choices.resume);
    options.traceFile = parser.value(choices.trace);
    options.quiet = parser.isSet(choices.quiet);
    const bool hasFolder = parser.isSet(choices.data);
    if (hasFolder && options.cluster.dataFolder.isEmpty())
        return usage(verb, QStringLiteral("--data needs the name of a folder"));
    if (parser.isSet(choices.trace) && options.traceFile.isEmpty())
        return usage(verb, QStringLiteral("--trace needs the name of a file"));
    if (options.cluster.resume && !hasFolder)
        return usage(verb, QStringLiteral("--resume needs --data DIR, the folder to go on from"));
    if (options.pure && hasFolder)
        return usage(verb, QStringLiteral("--engine pure writes no files: leave --data out"));
    if (verb == u"drive" && options.traceFile == u"-")
        return usage(verb,
                     QStringLiteral("the answers go to standard output: give --trace a file"));
    return options;
}

QString helpText(const QString &verb)
{
    QCommandLineParser parser;
    describe(parser, Choices(), verb);
    // Qt names the program as it was called; the verb belongs to it.
    QString text = parser.helpText();
    const qsizetype end = text.indexOf(u'\n');
    const QString file = verb == u"run" ? QStringLiteral(" FILE") : QString();
    return QStringLiteral("Usage: flotilla-cli %1%2 [options]").arg(verb, file) + text.mid(end);
}

} // namespace flotilla
