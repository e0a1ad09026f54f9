#include "gui/conductor.h"

#include "gui/main_window.h"

namespace flotilla {

Conductor::Conductor(QObject *parent)
    : QObject(parent), m_playback(new Playback), m_begun(std::make_shared<RunSetup>())
{
    qRegisterMetaType<Snapshot>();
    qRegisterMetaType<RunRequest>();
    qRegisterMetaType<Action>();
    qRegisterMetaType<RunGoal>();
    qRegisterMetaType<Instant>();
    qRegisterMetaType<Duration>();
    qRegisterMetaType<Autopilot>();
    qRegisterMetaType<BranchPoint>();
    qRegisterMetaType<RunRecord>();
    m_thread.setObjectName(QStringLiteral("conductor"));
    m_playback->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_playback, &QObject::deleteLater);
    // A run that was resumed began with what its folder held; only the engine knows that.
    connect(m_playback, &Playback::opened, m_playback, [playback = m_playback, begun = m_begun] {
        playback->inspect([begun](const Engine &engine) { *begun = engine.setup(); });
    });
    m_thread.start();
}

Conductor::~Conductor()
{
    // Straight from that thread: this one waits and handles no events.
    connect(m_playback, &Playback::closed, &m_thread, &QThread::quit, Qt::DirectConnection);
    QMetaObject::invokeMethod(m_playback, &Playback::close, Qt::QueuedConnection);
    m_thread.wait();
}

void Conductor::record(const std::vector<RunBookmark> &bookmarks)
{
    const auto look = [this, bookmarks, begun = m_begun](const Engine &engine) {
        Q_EMIT recorded(recordOf(*begun, engine, bookmarks));
    };
    QMetaObject::invokeMethod(
        m_playback, [playback = m_playback, look] { playback->inspect(look); },
        Qt::QueuedConnection);
}

void Conductor::serve(MainWindow &window)
{
    connect(&window, &MainWindow::openRequested, m_playback, &Playback::open);
    connect(&window, &MainWindow::playRequested, m_playback, &Playback::play);
    connect(&window, &MainWindow::pauseRequested, m_playback, &Playback::pause);
    connect(&window, &MainWindow::stepRequested, m_playback, &Playback::step);
    connect(&window, &MainWindow::speedRequested, m_playback, &Playback::setSpeed);
    connect(&window, &MainWindow::actionRequested, m_playback, &Playback::act);
    connect(&window, &MainWindow::runToRequested, m_playback, &Playback::runTo);
    connect(&window, &MainWindow::followRequested, m_playback, &Playback::setFollowing);
    connect(&window, &MainWindow::autopilotRequested, m_playback, &Playback::setAutopilot);
    connect(&window, &MainWindow::cancelRequested, m_playback, &Playback::cancel);
    connect(&window, &MainWindow::undoRequested, m_playback, &Playback::undo);
    connect(&window, &MainWindow::branchRequested, m_playback, &Playback::branchAt);
    connect(&window, &MainWindow::goToBranchRequested, m_playback, &Playback::goToBranch);
    connect(&window, &MainWindow::removeBranchRequested, m_playback, &Playback::removeBranch);
    connect(&window, &MainWindow::nameBranchRequested, m_playback, &Playback::nameBranch);
    connect(&window, &MainWindow::snapshotShown, m_playback, &Playback::shown);
    connect(&window, &MainWindow::recordingRequested, this, &Conductor::record);
    connect(this, &Conductor::recorded, &window, &MainWindow::saveRecording, Qt::QueuedConnection);
    connect(m_playback, &Playback::opened, &window, &MainWindow::showOpened);
    connect(m_playback, &Playback::snapshotTaken, &window, &MainWindow::showSnapshot);
    connect(m_playback, &Playback::branched, &window, &MainWindow::showBranched);
    connect(m_playback, &Playback::reached, &window, &MainWindow::showReached);
    connect(m_playback, &Playback::refused, &window, &MainWindow::showRefusal);
    connect(m_playback, &Playback::failed, &window, &MainWindow::showFailure);
}

} // namespace flotilla
