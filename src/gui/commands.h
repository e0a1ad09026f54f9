#pragma once

#include <QAction>
#include <QKeySequence>
#include <QObject>
#include <QString>

#include <cstddef>
#include <initializer_list>
#include <vector>

class QMenu;
class QMenuBar;
class QWidget;

namespace flotilla {

/// Everything that the window can be told to do, in the order of the menus.
enum class CommandId {
    // File
    NewCluster,
    OpenFile,
    SaveRun,
    ExportPicture,
    CopyPicture,
    ExportFilm,
    Preferences,
    Quit,
    // Cluster
    SubmitCommand,
    SubmitSomething,
    CrashLeader,
    RestartLeader,
    CrashRandom,
    BringAllBack,
    HealAll,
    AlignTimers,
    SpreadTimers,
    MendRules,
    Autopilot,
    DivergedLogs,
    AddServer,
    RemoveServer,
    UndoAct,
    // Chosen
    ToggleServer,
    PauseServer,
    TimeOutServer,
    IsolateServer,
    HealServer,
    SubmitHere,
    DeliverMessage,
    DropMessage,
    DelayMessage,
    DuplicateMessage,
    CutLink,
    CutLinkOneWay,
    SlowLink,
    HealLink,
    Inspect,
    Why,
    // Time
    PlayPause,
    Step,
    RunToMessage,
    RunToElection,
    RunToCommit,
    RunToChosen,
    RunUntil,
    StepBack,
    BackToMessage,
    BackToElection,
    BackToCommit,
    BackToChosen,
    ToBeginning,
    ToPresent,
    GoToBranch,
    RenameBranch,
    DeleteBranch,
    Bookmark,
    Slower,
    Faster,
    Follow,
    Cancel,
    // View
    Legend,
    Everything,
    ThemeSystem,
    ThemeLight,
    ThemeDark,
    ThemeHighContrast,
    ThemePrint,
    TermsStandard,
    TermsOkabeIto,
    BiggerType,
    SmallerType,
    ZoomIn,
    ZoomOut,
    ZoomToFit,
    FullScreen,
    ResetLayout,
    // Help
    CommandPalette,
    CheatSheet,
    FirstSteps,
    ScenarioLanguage,
    TraceFormat,
    About,
};
inline constexpr std::size_t kCommands = static_cast<std::size_t>(CommandId::About) + 1;

/// One QAction for every command: menus, toolbar, context menus, shortcuts, palette and cheat sheet are
/// all made of these.
///
/// An action's objectName is the command's own name ("CrashLeader"), under which a changed shortcut is
/// kept in the settings; its toolTip and statusTip say what it does.
class Commands : public QObject {
    Q_OBJECT

public:
    /// The actions belong to the window, so that their shortcuts work everywhere in it.
    explicit Commands(QWidget *window);

    [[nodiscard]] QAction *operator[](CommandId command) const
    {
        return m_actions[static_cast<std::size_t>(command)];
    }
    [[nodiscard]] const std::vector<QAction *> &all() const { return m_actions; }
    /// The menu's title that a command stands under, without its mnemonic ("Cluster").
    [[nodiscard]] QString menuOf(const QAction *action) const;
    /// What it is called, without mnemonic and dots ("Crash the leader").
    [[nodiscard]] static QString nameOf(const QAction *action);
    /// What stands in the way of a command that can't be done now, in a few words.
    [[nodiscard]] QString whyNot(const QAction *action) const;
    /// How it begins with: what resetting a shortcut goes back to.
    [[nodiscard]] QKeySequence usualShortcut(const QAction *action) const;

    /// Makes the menus, with these commands in them; each has an objectName ("menuFile").
    void fill(QMenuBar *bar);
    /// Some of the commands; lines part those that do not stand together in the menus.
    void fill(QMenu *menu, std::initializer_list<CommandId> commands) const;

    // Shortcuts that the user changed; an empty one is a command without a key.
    void setShortcut(QAction *action, const QKeySequence &keys);
    void restoreShortcuts();

private:
    std::vector<QAction *> m_actions;
};

} // namespace flotilla
