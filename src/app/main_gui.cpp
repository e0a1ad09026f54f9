#include "app/window_measure.h"
#include "gui/conductor.h"
#include "gui/language.h"
#include "gui/main_window.h"
#include "scenario/parser.h"
#include "scenario/trace_file.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QIcon>
#include <QSettings>

#include <algorithm>
#include <cstdio>
#include <set>
#include <string_view>

using namespace flotilla;

namespace {

struct Arguments {
    MainWindow::Begin begin;
    // For the bench:
    bool quitAfterFirstFrame = false;
    bool measure = false;
};

[[noreturn]] void endOnBadUsage(const QString &why)
{
    std::fprintf(stderr, "flotilla: %s (flotilla --help lists what there is)\n", qPrintable(why));
    std::exit(2);
}

Arguments readArguments(const QApplication &app)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QCoreApplication::translate("main", "Raft at work on real sockets, in time that you own."));
    const QCommandLineOption help = parser.addHelpOption();
    const QCommandLineOption version = parser.addVersionOption();
    const QCommandLineOption data(
        QStringLiteral("data"),
        QCoreApplication::translate("main", "Keep the run in this folder, or go on from the run "
                                            "that it holds."),
        QStringLiteral("DIR"));
    const QCommandLineOption resume(
        QStringLiteral("resume"),
        QCoreApplication::translate("main", "With FILE: go on from what the folder holds."));
    QCommandLineOption firstFrame(QStringLiteral("quit-after-first-frame"));
    firstFrame.setFlags(QCommandLineOption::HiddenFromHelp);
    QCommandLineOption measure(QStringLiteral("measure"));
    measure.setFlags(QCommandLineOption::HiddenFromHelp);
    parser.addOptions({data, resume, firstFrame, measure});
    parser.addPositionalArgument(
        QStringLiteral("FILE"),
        QCoreApplication::translate("main", "A scenario or a trace to open."),
        QStringLiteral("[FILE]"));
    if (!parser.parse(QCoreApplication::arguments()))
        endOnBadUsage(parser.errorText());
    if (parser.isSet(help) || parser.isSet(version))
        parser.process(app); // says it and ends
    if (parser.positionalArguments().size() > 1)
        endOnBadUsage(QCoreApplication::translate("main", "it opens one FILE only, not also \"%1\"")
                          .arg(parser.positionalArguments().at(1)));
    Arguments arguments;
    arguments.begin.file = parser.positionalArguments().value(0);
    arguments.begin.dataFolder = parser.value(data);
    if (arguments.begin.dataFolder.startsWith(u'-'))
        endOnBadUsage(
            QCoreApplication::translate("main", "--data needs a folder, not the option \"%1\"")
                .arg(arguments.begin.dataFolder));
    arguments.begin.resume = parser.isSet(resume);
    arguments.quitAfterFirstFrame = parser.isSet(firstFrame);
    arguments.measure = parser.isSet(measure);
    return arguments;
}

/// Words for the terminal too: the window shows them as well.
void tellBadScenario(const QString &file)
{
    if (file.isEmpty() || isTraceFile(file))
        return;
    if (const auto script = loadScript(file); !script)
        std::fprintf(stderr, "%s\n", script.error().message.c_str());
}

bool asksForWords(int argc, char **argv)
{
    const std::set<std::string_view> words{"-h", "--help", "--help-all", "-v", "--version"};
    char **const end = std::find(argv, argv + argc, std::string_view("--"));
    return std::any_of(argv + 1, end, [&](const char *arg) { return words.contains(arg); });
}

} // namespace

int main(int argc, char **argv)
{
    if (asksForWords(argc, argv)) // which are said where there is no screen, too
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication::setStyle(QStringLiteral("Fusion"));
    QApplication app(argc, argv);
    // QSettings keeps nothing without both.
    QApplication::setOrganizationName(QStringLiteral("Flotilla"));
    QApplication::setApplicationName(QStringLiteral("Flotilla"));
    QApplication::setApplicationVersion(QStringLiteral(FLOTILLA_VERSION));
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/flotilla/icons/flotilla.svg")));
    QApplication::setDesktopFileName(QStringLiteral("flotilla"));
    installLanguage(QSettings().value(languageKey()).toString());

    const Arguments arguments = readArguments(app);
    MainWindow window(RunBook(RunBook::usualRoot()), arguments.begin);
    Conductor conductor;
    conductor.serve(window);
    if (arguments.quitAfterFirstFrame)
        QObject::connect(&window, &MainWindow::snapshotShown, &window, &QWidget::close,
                         Qt::QueuedConnection); // a frame is painted to its end
    if (arguments.measure)
        new WindowMeasure(window); // its child
    window.show();
    if (!arguments.quitAfterFirstFrame && !arguments.measure)
        window.offerFirstSteps();
    tellBadScenario(arguments.begin.file);
    return QApplication::exec();
}
