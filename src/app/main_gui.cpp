#include "gui/conductor.h"
#include "gui/main_window.h"
#include "scenario/parser.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QIcon>

#include <cstdio>

using namespace flotilla;

namespace {

MainWindow::Begin readArguments(const QApplication &app)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QCoreApplication::translate("main", "Raft at work on real sockets, in time that you own."));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption data(
        QStringLiteral("data"),
        QCoreApplication::translate("main", "Keep the run in this folder, or go on from the run "
                                            "that it holds."),
        QStringLiteral("DIR"));
    const QCommandLineOption resume(
        QStringLiteral("resume"),
        QCoreApplication::translate("main", "With FILE: go on from what the folder holds."));
    parser.addOptions({data, resume});
    parser.addPositionalArgument(QStringLiteral("FILE"),
                                 QCoreApplication::translate("main", "A scenario to open."),
                                 QStringLiteral("[FILE]"));
    parser.process(app);
    if (parser.positionalArguments().size() > 1) {
        std::fputs(qPrintable(QCoreApplication::translate("main", "flotilla opens one FILE only; ")
                              + parser.helpText()),
                   stderr);
        std::exit(2);
    }
    MainWindow::Begin begin;
    begin.scenario = parser.positionalArguments().value(0);
    begin.dataFolder = parser.value(data);
    begin.resume = parser.isSet(resume);
    return begin;
}

/// Words for the terminal too: the window shows them as well.
void tellBadScenario(const QString &file)
{
    if (file.isEmpty())
        return;
    if (const auto script = loadScript(file); !script)
        std::fprintf(stderr, "%s\n", script.error().message.c_str());
}

} // namespace

int main(int argc, char **argv)
{
    QApplication::setStyle(QStringLiteral("Fusion"));
    QApplication app(argc, argv);
    QApplication::setApplicationName(QStringLiteral("Flotilla"));
    QApplication::setApplicationVersion(QStringLiteral(FLOTILLA_VERSION));
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/flotilla/icons/flotilla.svg")));
    QApplication::setDesktopFileName(QStringLiteral("flotilla"));

    const MainWindow::Begin begin = readArguments(app);
    MainWindow window(RunBook(RunBook::usualRoot()), begin);
    Conductor conductor;
    conductor.serve(window);
    window.show();
    tellBadScenario(begin.scenario);
    return QApplication::exec();
}
