#pragma once

#include "cluster/playback.h"
#include "gui/appearance.h"
#include "gui/run_book.h"

#include <QElapsedTimer>
#include <QList>
#include <QMainWindow>

#include <memory>
#include <optional>

class QDockWidget;
class QLabel;

namespace flotilla {

class ElidedLabel;
class FeedDelegate;
class FeedModel;
class LedgerTable;
class TermDelegate;
class TransportBar;
namespace Ui {
class MainWindow;
}

/// The window: the cluster in the middle, time and commands above, what happened and the ledger beside.
///
/// It shows snapshots and asks for things by signals; who answers them is not its business.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    struct Begin {
        QString scenario;   ///< a file to open; "": a plain cluster
        QString dataFolder; ///< for the first run; "": a new one in the book
        bool resume = false;
    };
    MainWindow(RunBook book, Begin begin, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// A plain new run.
    void openPlain(int servers, std::uint64_t seed);
    /// False where the file can't be read or is no scenario; the window says why.
    bool openScenario(const QString &file);
    void openPast(const PastRun &run);

Q_SIGNALS:
    void openRequested(const flotilla::RunRequest &request);
    void playRequested();
    void pauseRequested();
    void stepRequested();
    void speedRequested(double speed);
    void actionRequested(const flotilla::Action &action);
    void runToRequested(const flotilla::RunGoal &goal);
    void followRequested(bool follows);
    void autopilotRequested(const flotilla::Autopilot &autopilot);
    void undoRequested();
    /// Of a run to something, or of an undo that takes its time.
    void cancelRequested();
    void recordingRequested();
    void snapshotShown();

public Q_SLOTS:
    void showOpened(const flotilla::Snapshot &snapshot);
    void showSnapshot(const flotilla::Snapshot &snapshot);
    /// Asks where to, and writes the run there as a scenario.
    void saveRecording(const QString &scenario);
    /// Something could not be done.
    void showRefusal(const QString &message);
    /// The run can't go on.
    void showFailure(const QString &message);

protected:
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;

private:
    void connectCommands();
    void connectView();
    void setUpDocks();
    void setUpStatusBar();
    void listScenarios();
    void dress();
    void restoreSettings();
    void saveSettings();
    void fitDocks();
    void foldDocks();
    void unfoldDocks();

    void beginFirstRun();
    void request(RunRequest request);
    void begin(const RunRequest &request);
    void openUnkept();
    void noteRun() const;
    void playPause();
    void activateServer(NodeId server);
    void actOnChosen();
    void isolateChosen();
    void chooseCluster();
    void chooseScenario();
    void showText(const QString &title, const QString &resource);
    void showAbout();
    void showStatus(const Snapshot &snapshot);
    void updateActions();

    std::unique_ptr<Ui::MainWindow> m_ui;
    RunBook m_book;
    Begin m_begin;
    Appearance m_appearance;
    TransportBar *m_transport;
    FeedModel *m_feed;
    FeedDelegate *m_feedDelegate;
    LedgerTable *m_ledger;
    TermDelegate *m_termDelegate;
    QLabel *m_violationLabel;
    QLabel *m_determinismLabel;
    ElidedLabel *m_folderLabel;
    Snapshot m_snapshot;           ///< the last one
    RunSetup m_setup;              ///< of the run at hand
    QList<QDockWidget *> m_folded; ///< closed for want of room, not by the user
    QElapsedTimer m_sinceNoted;    ///< on the wall
    bool m_begun = false;          ///< the first run was asked for
    bool m_inBook = false;         ///< the run was to have a folder of the book's
    bool m_isSmall = false;        ///< the window has no room for docks
    bool m_opening = false;        ///< a run was asked for that is not there yet
    bool m_played = false;         ///< time has run since this run was opened
};

} // namespace flotilla
