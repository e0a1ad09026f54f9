#include "app/bench_figures.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFileInfo>
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

/// The program beside this one, in a home of its own; with no screen to draw on.
class Program {
public:
    Program()
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("HOME"), m_home.path());
        environment.remove(QStringLiteral("XDG_CONFIG_HOME")); // they are the user's
        environment.remove(QStringLiteral("XDG_DATA_HOME"));
        environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
        m_process.setProcessEnvironment(environment);
    }

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
    return Done{};
}

} // namespace flotilla::bench
