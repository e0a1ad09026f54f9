#pragma once

#include "cluster/playback.h"
#include "gui/appearance.h"
#include "gui/commands.h"
#include "gui/files/run_opener.h"
#include "gui/selection.h"
#include "picture/picture_export.h"

#include <QMainWindow>
#include <QPointer>

#include <memory>
#include <vector>

class QLabel;

namespace flotilla {

struct RunBookmark;
struct RunRecord;
class Acts;
class Bookmarks;
class BrokenRulesBar;
class Docks;
class ElidedLabel;
class FileCommands;
class FirstStepsBar;
class PreferencesDialog;
class RunUntil;
class TimeCursor;
class TransportBar;
namespace Ui {
class MainWindow;
}

/// The window: the cluster in the middle, time and commands above, panels around.
///
/// It only joins its parts: commands are made in Commands and turned into actions in Acts, runs are
/// opened by RunOpener, panels stand in Docks. It shows snapshots and asks for things by signals; who
/// answers them is not its business.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    using Begin = RunOpener::Begin;
    MainWindow(RunBook book, Begin begin, QWidget *parent = nullptr);
    ~MainWindow() override;

    [[nodiscard]] Commands &commands() { return *m_commands; }
    [[nodiscard]] Selection &selection() { return *m_selection; }
    [[nodiscard]] RunOpener &opener() { return *m_opener; }
    [[nodiscard]] TimeCursor &cursor() { return *m_cursor; }
    /// For who starts the program the first time.
    void offerFirstSteps();

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
    /// To go on another way from a point that has passed.
    void branchRequested(const flotilla::BranchPoint &point, const flotilla::Action &action);
    void goToBranchRequested(int id);
    void removeBranchRequested(int id);
    void nameBranchRequested(int id, const QString &name);
    /// Of a run to something.
    void cancelRequested();
    void recordingRequested(const std::vector<flotilla::RunBookmark> &bookmarks);
    void snapshotShown();

public Q_SLOTS:
    void showOpened(const flotilla::Snapshot &snapshot);
    void showSnapshot(const flotilla::Snapshot &snapshot);
    /// Another branch is lived now.
    void showBranched(const flotilla::Snapshot &snapshot);
    /// Asks where to, and writes the run there as a scenario or as its trace.
    void saveRecording(const flotilla::RunRecord &run);
    /// The condition that was run to holds.
    void showReached(const flotilla::RunGoal &goal, flotilla::Instant at, flotilla::Duration after);
    /// Something could not be done.
    void showRefusal(const QString &message);
    /// The run can't go on.
    void showFailure(const QString &message);

protected:
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    bool event(QEvent *event) override;

private:
    void setUpMenus();
    void setUpStatusBar();
    void connectParts();
    void connectTime();
    void connectPast();
    void connectBranches();
    void connectFile();
    void connectLook();
    void connectFirstSteps();
    void dress();
    void showPreferences();
    void restoreSettings();
    void saveSettings();
    void fitDocks();

    void requestAction(const Action &action);
    void removeBranch(int id);
    void showSeen(const Snapshot &seen);
    void playPause();
    void runTo(RunGoal::Kind kind);
    void backTo(RunGoal::Kind kind);
    void changeServerCount(int by);
    [[nodiscard]] Picture picture() const;
    void showStatus(const Snapshot &snapshot);
    void updateActions();
    [[nodiscard]] QAction &on(CommandId command) const { return *(*m_commands)[command]; }
    template <typename Slot>
    void when(CommandId command, Slot slot)
    {
        connect(&on(command), &QAction::triggered, this, slot);
    }

    std::unique_ptr<Ui::MainWindow> m_ui;
    Appearance m_appearance;
    Commands *m_commands;
    Selection *m_selection;
    Acts *m_acts;
    RunOpener *m_opener;
    Docks *m_docks;
    FileCommands *m_files;
    TimeCursor *m_cursor;
    TransportBar *m_transport;
    RunUntil *m_until = nullptr;
    Bookmarks *m_bookmarks;
    QPointer<PreferencesDialog> m_preferences; ///< while it is open
    FirstStepsBar *m_firstSteps;
    BrokenRulesBar *m_brokenRules;
    QLabel *m_violationLabel;
    QLabel *m_determinismLabel;
    QLabel *m_hashLabel;
    ElidedLabel *m_folderLabel;
    Snapshot m_present;     ///< the last one
    Snapshot m_snapshot;    ///< what is shown: the present, or an instant that has passed
    bool m_isShown = false; ///< the window has been on the screen
};

} // namespace flotilla
