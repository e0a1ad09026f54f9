#include "app/bench.h"
#include "app/cli_explore.h"
#include "app/cli_render.h"
#include "app/cli_run.h"
#include "scenario/nearest.h"

#include <QCoreApplication>
#include <QGuiApplication>
#include <QHashFunctions>
#include <QTextStream>

#include <memory>
#include <string_view>

namespace {

using namespace flotilla;

QStringList verbs()
{
    return {QStringLiteral("run"), QStringLiteral("drive"), QStringLiteral("render"),
            QStringLiteral("explore"), QStringLiteral("bench")};
}

QString generalHelp()
{
    return QStringLiteral(
        "Usage: flotilla-cli VERB [options]\n\n"
        "A cluster of real Raft servers in time that you own, without a window.\n\n"
        "  run FILE    play a scenario and hold its expectations\n"
        "  drive       the same language, a line at a time on standard input, answered in JSON\n"
        "  render FILE draw an instant of a scenario or a trace, or a stretch of it as a GIF\n"
        "  explore     look for a run in which a property of Raft falls\n"
        "  bench       measure what this machine and this program can do\n\n"
        "  --help      this text; behind a verb, its options\n"
        "  --version   the version of this program\n");
}

int fail(const QString &text)
{
    QTextStream(stderr) << "flotilla-cli: " << text << '\n';
    return 2;
}

int runOrDrive(const QString &verb, const QStringList &arguments)
{
    if (arguments.contains(QStringLiteral("--help")) || arguments.contains(QStringLiteral("-h"))) {
        QTextStream(stdout) << helpText(verb);
        return 0;
    }
    const auto options = readCliOptions(verb, arguments);
    if (!options)
        return fail(QString::fromStdString(options.error().message));
    return verb == u"run" ? runScenario(*options) : runDrive(*options);
}

/// Pictures need fonts, and those a QGuiApplication; it is never given a screen.
std::unique_ptr<QCoreApplication> makeApplication(int &argc, char **argv)
{
    const std::string_view verb = argc < 2 ? "" : argv[1];
    if (verb != "bench" && verb != "render")
        return std::make_unique<QCoreApplication>(argc, argv);
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QHashSeed::setDeterministicGlobalSeed(); // Qt writes a PDF's fonts in the order of a hash
    return std::make_unique<QGuiApplication>(argc, argv);
}

} // namespace

int main(int argc, char **argv)
{
    const auto app = makeApplication(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("flotilla-cli"));
    QCoreApplication::setApplicationVersion(QStringLiteral(FLOTILLA_VERSION));
    const QStringList arguments = QCoreApplication::arguments().mid(1);
    const QString verb = arguments.value(0);
    if (verb == u"--help" || verb == u"-h" || verb == u"help") {
        QTextStream(stdout) << generalHelp();
        return 0;
    }
    if (verb == u"--version" || verb == u"-v") {
        QTextStream(stdout) << "flotilla-cli " << QCoreApplication::applicationVersion() << '\n';
        return 0;
    }
    if (verb == u"run" || verb == u"drive")
        return runOrDrive(verb, arguments.mid(1));
    if (verb == u"render")
        return runRender(arguments.mid(1));
    if (verb == u"explore")
        return runExplore(arguments.mid(1));
    if (verb == u"bench")
        return runBench(arguments.mid(1));
    if (verb.isEmpty())
        return fail(
            QStringLiteral("what is to be done? Name a verb: %1 (flotilla-cli --help tells more)")
                .arg(verbs().join(QStringLiteral(", "))));
    return fail(QStringLiteral("there is no verb \"%1\".%2 (flotilla-cli --help tells more)")
                    .arg(verb, suggestion(verb, verbs())));
}
