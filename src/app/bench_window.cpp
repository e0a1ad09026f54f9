#include "app/bench_figures.h"
#include "app/bench_screen.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

#include <algorithm>
#include <limits>

namespace flotilla::bench {

namespace {

QString programFile()
{
    return QCoreApplication::applicationDirPath() + QStringLiteral("/flotilla");
}

/// The program beside this one, in a home of its own.
class Program {
public:
    /// On an X server; "": it has no screen to draw on.
    explicit Program(const QString &display = {})
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("HOME"), m_home.path());
        environment.remove(QStringLiteral("XDG_CONFIG_HOME")); // they are the user's
        environment.remove(QStringLiteral("XDG_DATA_HOME"));
        environment.insert(QStringLiteral("QT_QPA_PLATFORM"),
                           display.isEmpty() ? QStringLiteral("offscreen") : QStringLiteral("xcb"));
        environment.insert(QStringLiteral("DISPLAY"), display);
        m_process.setProcessEnvironment(environment);
    }

    [[nodiscard]] QString pathOf(const QString &file) const { return m_home.filePath(file); }

    /// What it says until it has ended.
    Result<QByteArray> run(const QStringList &arguments)
    {
        m_process.start(programFile(), arguments);
        if (!m_process.waitForFinished(60'000) || m_process.exitStatus() != QProcess::NormalExit
            || m_process.exitCode() != 0)
            return Error{programFile().toStdString() + " did not end well: "
                             + m_process.readAllStandardError().trimmed().toStdString(),
                         Fault::Environment};
        return m_process.readAllStandardOutput();
    }

private:
    QTemporaryDir m_home;
    QProcess m_process;
};

/// From the start of the process to its end right after the first frame.
Result<double> firstFrameMillis()
{
    double best = std::numeric_limits<double>::infinity();
    for (int i = 0; i < 3; ++i) {
        Program program;
        QElapsedTimer timer;
        timer.start();
        if (const auto said = program.run({QStringLiteral("--quit-after-first-frame")}); !said)
            return said.error();
        best = std::min(best, static_cast<double>(timer.nsecsElapsed()) / 1e6);
    }
    return best;
}

/// The largest cluster; its clients are for the autopilot's commands.
QByteArray largestCluster()
{
    QByteArray text = "cluster";
    for (std::size_t i = 1; i <= kMaxServers; ++i)
        text += " S" + QByteArray::number(static_cast<qulonglong>(i));
    return text + "\nclient C1\nclient C2\n";
}

/// What `flotilla --measure` says of it.
Result<QJsonObject> measuredOn(const QString &display)
{
    Program program(display);
    const QString scenario = program.pathOf(QStringLiteral("largest.flotilla"));
    QFile file(scenario);
    if (!file.open(QIODevice::WriteOnly) || file.write(largestCluster()) < 0)
        return Error{file.errorString().toStdString(), Fault::Environment};
    file.close();
    const auto said = program.run({QStringLiteral("--measure"), scenario});
    if (!said)
        return said.error();
    return QJsonDocument::fromJson(*said).object();
}

} // namespace

Result<Done> measureWindow(Figures &figures)
{
    using B = Figure::Bound;
    if (!QFileInfo::exists(programFile()))
        return Done{};
    const auto first = firstFrameMillis();
    if (!first)
        return first.error();
    figures.push_back({QStringLiteral("window up and first frame drawn"), *first, B::AtMost, 400,
                       QStringLiteral("ms from process start")});
    const VirtualScreen screen;
    if (screen.display().isEmpty())
        return Done{};
    const auto measured = measuredOn(screen.display());
    if (!measured)
        return measured.error();
    const auto value = [&](const QString &key) { return measured->value(key).toDouble(); };
    const QString live = QStringLiteral("window without a GPU, 15 servers, autopilot on: %1");
    figures.push_back({live.arg(QStringLiteral("frames")), value(QStringLiteral("framesPerSecond")),
                       B::AtLeast, 60, QStringLiteral("per second")});
    // Half of a frame: the other is for the run.
    figures.push_back({live.arg(QStringLiteral("its thread")), value(QStringLiteral("frameMillis")),
                       B::AtMost, 1000.0 / 60 / 2, QStringLiteral("ms of CPU a frame")});
    figures.push_back({QStringLiteral("window paused, nobody touches it"),
                       value(QStringLiteral("idleMillisPerSecond")), B::AtMost, 1,
                       QStringLiteral("ms of CPU a second")});
    return Done{};
}

} // namespace flotilla::bench
