#include "app/cli_explore.h"

#include "explore/explorer.h"
#include "explore/shrink.h"
#include "scenario/found_run.h"
#include "scenario/nearest.h"

#include <QCommandLineParser>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QSaveFile>
#include <QTextStream>

#include <limits>

namespace flotilla {

namespace {

using explore::Counts;
using explore::Profile;

constexpr qint64 kShrinkMillis = 60'000;
constexpr qint64 kTellMillis = 5'000;

struct Choices {
    QCommandLineOption seeds{QStringLiteral("seeds"),
                             QStringLiteral("The seeds to try, each with each profile."),
                             QStringLiteral("A..B"), QStringLiteral("1..1000")};
    QCommandLineOption profile{
        QStringLiteral("profile"),
        QStringLiteral("calm: the paper's timing and light loss; swarm: each seed draws its own "
                       "timing, loss, crashes and cuts."),
        QStringLiteral("calm|swarm|both"), QStringLiteral("both")};
    QCommandLineOption rule{QStringLiteral("rule"),
                            QStringLiteral("Break a rule of Raft; may be given more than once."),
                            QStringLiteral("NAME=off")};
    QCommandLineOption servers{QStringLiteral("servers"), QStringLiteral("How many, 3 to 15."),
                               QStringLiteral("N"), QStringLiteral("5")};
    QCommandLineOption hours{
        QStringLiteral("hours"),
        QStringLiteral("Go on with the seeds behind A for so many hours of the wall's clock."),
        QStringLiteral("N")};
    QCommandLineOption out{QStringLiteral("out"),
                           QStringLiteral("Where the run that was found is written. Default: "
                                          "found-SEED-PROFILE.flotilla."),
                           QStringLiteral("FILE")};
    QCommandLineOption quiet{QStringLiteral("quiet"), QStringLiteral("Say the outcome only.")};

    [[nodiscard]] QList<QCommandLineOption> all() const
    {
        return {seeds, profile, rule, servers, hours, out, quiet};
    }
};

struct Wanted {
    explore::Search search;
    std::optional<double> hours;
    QString out;
    bool quiet = false;
};

int refuse(const QString &text)
{
    QTextStream(stderr) << "flotilla-cli: " << text
                        << " (flotilla-cli explore --help lists what there is)\n";
    return 2;
}

void describe(QCommandLineParser &parser, const Choices &choices)
{
    parser.setSingleDashWordOptionMode(QCommandLineParser::ParseAsLongOptions);
    parser.addOptions(choices.all());
    parser.addOption(
        {{QStringLiteral("h"), QStringLiteral("help")}, QStringLiteral("Show this help.")});
    parser.setApplicationDescription(QStringLiteral(
        "Looks for a run in which a property of Raft falls: thousands of runs, 75 s of their own "
        "time each, with\ncrashes, cuts, loss and clocks that jump. The first one found is shrunk "
        "and written as a scenario.\nExit code: 0 when no property fell, 3 when one did, 2 for bad "
        "usage."));
}

QString ruleNames()
{
    QStringList names;
    for (std::size_t i = 0; i < kRules; ++i)
        names << QLatin1StringView(ruleName(Rule(i)));
    return names.join(QStringLiteral(", "));
}

std::optional<QString> readRule(const QString &text, RuleSet &broken)
{
    const QString name = text.section(u'=', 0, 0);
    const auto rule = ruleNamed(name.toStdString());
    if (!rule)
        return QStringLiteral("there is no rule \"%1\": %2").arg(name, ruleNames());
    if (text.section(u'=', 1) != u"off")
        return QStringLiteral("--rule is NAME=off, not \"%1\"").arg(text);
    broken.insert(*rule);
    return std::nullopt;
}

std::optional<QString> read(const QCommandLineParser &parser, const Choices &choices,
                            Wanted &wanted)
{
    const QString seeds = parser.value(choices.seeds);
    bool first = false;
    bool last = true;
    wanted.search.firstSeed = seeds.section(QStringLiteral(".."), 0, 0).toULongLong(&first);
    wanted.search.lastSeed = wanted.search.firstSeed;
    if (seeds.contains(QStringLiteral("..")))
        wanted.search.lastSeed = seeds.section(QStringLiteral(".."), 1).toULongLong(&last);
    constexpr auto kMost = std::numeric_limits<std::uint64_t>::max() / 4;
    if (!first || !last || wanted.search.lastSeed < wanted.search.firstSeed
        || wanted.search.lastSeed > kMost)
        return QStringLiteral("--seeds is a range of whole numbers, as in 1..1000, not \"%1\"")
            .arg(seeds);
    const QString profile = parser.value(choices.profile);
    if (profile == u"calm")
        wanted.search.profiles = {Profile::Calm};
    else if (profile == u"swarm")
        wanted.search.profiles = {Profile::Swarm};
    else if (profile != u"both")
        return QStringLiteral("--profile is calm, swarm or both, not \"%1\"").arg(profile);
    for (const QString &rule : parser.values(choices.rule))
        if (const auto problem = readRule(rule, wanted.search.broken))
            return problem;
    bool ok = false;
    wanted.search.servers = parser.value(choices.servers).toULongLong(&ok);
    if (!ok || wanted.search.servers < 3 || wanted.search.servers > kMaxServers)
        return QStringLiteral("--servers is a whole number from 3 to %1, not \"%2\"")
            .arg(kMaxServers)
            .arg(parser.value(choices.servers));
    if (parser.isSet(choices.hours)) {
        wanted.hours = parser.value(choices.hours).toDouble(&ok);
        if (!ok || *wanted.hours <= 0)
            return QStringLiteral("--hours is a number above 0, not \"%1\"")
                .arg(parser.value(choices.hours));
        wanted.search.lastSeed = kMost;
    }
    wanted.out = parser.value(choices.out);
    if (parser.isSet(choices.out) && wanted.out.isEmpty())
        return QStringLiteral("--out needs the name of a file");
    wanted.quiet = parser.isSet(choices.quiet);
    return std::nullopt;
}

QString countsText(const Counts &counts)
{
    const auto grouped = [](std::uint64_t n) { return QLocale::c().toString(qulonglong{n}); };
    return QStringLiteral("%1 runs, %2 hours of their time, %3 events; %4 crashes, %5 partitions, "
                          "%6 clock jumps, %7 commands; %8 messages lost, %9 duplicated")
        .arg(grouped(counts.runs))
        .arg(static_cast<double>(counts.time.micros) / 3.6e9, 0, 'f', 1)
        .arg(grouped(counts.turns), grouped(counts.crashes), grouped(counts.partitions),
             grouped(counts.clockJumps), grouped(counts.commands), grouped(counts.lost),
             grouped(counts.duplicated));
}

/// The one line that finds it again.
QString repeatLine(const explore::Plan &plan)
{
    QString line = QStringLiteral("flotilla-cli explore --seeds %1..%1 --profile %2 --servers %3")
                       .arg(plan.seed)
                       .arg(QLatin1StringView(profileName(plan.profile)))
                       .arg(plan.servers);
    plan.broken.forEach([&](Rule rule) {
        line += QStringLiteral(" --rule %1=off").arg(QLatin1StringView(ruleName(rule)));
    });
    return line;
}

int tellFinding(const Wanted &wanted, const explore::SearchResult &result)
{
    QTextStream out(stdout);
    const explore::Plan &plan = result.plan;
    const std::uint64_t before = result.finding->turns;
    out << "seed " << plan.seed << ", " << profileName(plan.profile)
        << ": a property falls at event " << before << "\n  "
        << QString::fromStdString(result.finding->violation.property) << ": "
        << QString::fromStdString(result.finding->violation.text) << "\nagain: " << repeatLine(plan)
        << Qt::endl;
    QElapsedTimer clock;
    clock.start();
    const explore::Finding shrunk =
        explore::shrink(*result.finding, [&clock] { return clock.elapsed() < kShrinkMillis; });
    const QString name = !wanted.out.isEmpty()
                             ? wanted.out
                             : QStringLiteral("found-%1-%2.flotilla")
                                   .arg(plan.seed)
                                   .arg(QLatin1StringView(profileName(plan.profile)));
    out << "shrunk: " << shrunk.turns << " events, " << shrunk.story.actions.size() << " acts, "
        << shrunk.story.setup.servers.size() << " servers (were " << before << ", "
        << result.finding->story.actions.size() << ", "
        << result.finding->story.setup.servers.size() << ")\n  "
        << QString::fromStdString(shrunk.violation.property) << ": "
        << QString::fromStdString(shrunk.violation.text) << '\n';
    QSaveFile file(name);
    const QByteArray text = scenarioOf(shrunk, repeatLine(plan)).toUtf8();
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.commit()) {
        QTextStream(stderr) << "flotilla-cli: " << name
                            << ": the run can't be written there: " << file.errorString()
                            << "; name another place with --out\n";
        return 4;
    }
    out << "written: " << name << " (open it with flotilla, or flotilla-cli run)\n";
    return 3;
}

} // namespace

int runExplore(const QStringList &arguments)
{
    const Choices choices;
    QCommandLineParser parser;
    describe(parser, choices);
    if (!parser.parse(QStringList{QStringLiteral("explore")} + arguments)) {
        QStringList known;
        for (const QCommandLineOption &option : choices.all())
            known << QStringLiteral("--") + option.names().constFirst();
        const QString unknown = parser.unknownOptionNames().value(0);
        if (unknown.isEmpty())
            return refuse(parser.errorText());
        return refuse(QStringLiteral("there is no option --%1.%2")
                          .arg(unknown, suggestion(QStringLiteral("--") + unknown, known)));
    }
    if (parser.isSet(QStringLiteral("help"))) {
        const QString text = parser.helpText();
        QTextStream(stdout) << "Usage: flotilla-cli explore [options]"
                            << text.mid(text.indexOf(u'\n'));
        return 0;
    }
    if (!parser.positionalArguments().isEmpty())
        return refuse(QStringLiteral("\"%1\" is too much: explore takes options only")
                          .arg(parser.positionalArguments().constFirst()));
    Wanted wanted;
    if (const auto problem = read(parser, choices, wanted))
        return refuse(*problem);

    QElapsedTimer clock;
    clock.start();
    qint64 told = 0;
    const auto goOn = [&](const Counts &counts) {
        if (!wanted.quiet && clock.elapsed() - told > kTellMillis) {
            told = clock.elapsed();
            QTextStream(stderr) << countsText(counts) << Qt::endl;
        }
        return !wanted.hours || static_cast<double>(clock.elapsed()) < *wanted.hours * 3'600'000;
    };
    const explore::SearchResult result = explore::explore(wanted.search, goOn);
    QTextStream(stdout) << countsText(result.counts) << Qt::endl;
    if (result.finding)
        return tellFinding(wanted, result);
    QTextStream(stdout) << "no property fell\n";
    return 0;
}

} // namespace flotilla
