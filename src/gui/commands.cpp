#include "gui/commands.h"

#include "gui/focus_keys.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QMenu>
#include <QMenuBar>
#include <QRegularExpression>
#include <QSettings>

#include <array>
#include <map>

namespace flotilla {

namespace {

// The collector of texts (lupdate) is told that SAYS marks one; it finds it in this context.
constexpr const char *kContext = "flotilla";
#define SAYS(text) text

enum class Menu { File, Cluster, Chosen, Time, Back, View, Theme, Terms, Help };
constexpr std::size_t kMenus = static_cast<std::size_t>(Menu::Help) + 1;

struct MenuSpec {
    const char *name;
    const char *title;
};
constexpr std::array<MenuSpec, kMenus> kMenuSpecs{{
    {"menuFile", SAYS("&File")},
    {"menuCluster", SAYS("&Cluster")},
    {"menuChosen", SAYS("Ch&osen")},
    {"menuTime", SAYS("&Time")},
    {"menuBack", SAYS("Look &back")},
    {"menuView", SAYS("&View")},
    {"menuTheme", SAYS("&Theme")},
    {"menuTerms", SAYS("&Colours of the terms")},
    {"menuHelp", SAYS("&Help")},
}};

/// Commands of one group stand together; a line parts them from the next.
struct Spec {
    CommandId command;
    const char *name;
    Menu menu;
    int group;
    const char *keys; ///< "" for none
    bool checkable;
    const char *text;
    const char *tip;
};

#define COMMAND(name) CommandId::name, #name

constexpr std::array<Spec, kCommands> kSpecs{{
    {COMMAND(NewCluster), Menu::File, 1, "Ctrl+N", false, SAYS("&New cluster…"),
     SAYS("Begin a new run: how many servers, which seed, which timing")},
    {COMMAND(OpenFile), Menu::File, 1, "Ctrl+O", false, SAYS("&Open…"),
     SAYS("Open a scenario, a saved run or a trace")},
    {COMMAND(SaveRun), Menu::File, 2, "Ctrl+S", false, SAYS("&Save run…"),
     SAYS("Write down what you did as a scenario that can be played again, or all that happened as "
          "a trace")},
    {COMMAND(ExportPicture), Menu::File, 3, "Ctrl+E", false, SAYS("&Export the picture…"),
     SAYS("Save the picture of the cluster as PNG, SVG or PDF")},
    {COMMAND(CopyPicture), Menu::File, 3, "Ctrl+Shift+C", false, SAYS("&Copy the picture"),
     SAYS("Put the picture of the cluster on the clipboard")},
    {COMMAND(ExportFilm), Menu::File, 3, "Ctrl+Shift+E", false, SAYS("Export an ani&mation…"),
     SAYS("Save a stretch of the run as a GIF or as PNG frames")},
    {COMMAND(Preferences), Menu::File, 4, "Ctrl+,", false, SAYS("&Preferences…"),
     SAYS("How the window looks, which keys do what, what is kept on disk")},
    {COMMAND(Quit), Menu::File, 5, "Ctrl+Q", false, SAYS("&Quit"),
     SAYS("End the run and close the window")},

    {COMMAND(SubmitCommand), Menu::Cluster, 1, "S", false, SAYS("&Submit a command…"),
     SAYS("Go to the field that commands are typed in")},
    {COMMAND(SubmitSomething), Menu::Cluster, 1, "C", false, SAYS("Submit so&mething"),
     SAYS("Have the client send a made-up command to the leader")},
    {COMMAND(CrashLeader), Menu::Cluster, 2, "K", false, SAYS("Crash the &leader"),
     SAYS("Crash the server that leads")},
    {COMMAND(RestartLeader), Menu::Cluster, 2, "R", false, SAYS("&Restart the leader"),
     SAYS("Crash the leader and bring it up again at once: it keeps what is on its disk")},
    {COMMAND(CrashRandom), Menu::Cluster, 2, "Shift+K", false, SAYS("Crash a ra&ndom server"),
     SAYS("Crash one of the servers that are up")},
    {COMMAND(BringAllBack), Menu::Cluster, 3, "B", false, SAYS("&Bring all back"),
     SAYS("Restart every server that is down, resume every paused one")},
    {COMMAND(HealAll), Menu::Cluster, 3, "H", false, SAYS("&Heal all links"),
     SAYS("Join every link that was cut")},
    {COMMAND(AlignTimers), Menu::Cluster, 4, "A", false, SAYS("&Align timers"),
     SAYS("All election timers run out together: a split vote")},
    {COMMAND(SpreadTimers), Menu::Cluster, 4, "T", false, SAYS("Spread &timers"),
     SAYS("Election timers run out far apart: an easy election")},
    {COMMAND(MendRules), Menu::Cluster, 4, "", false, SAYS("M&end all rules"),
     SAYS("Switch on every rule of Raft that is off")},
    {COMMAND(Autopilot), Menu::Cluster, 5, "Ctrl+P", true, SAYS("Auto&pilot"),
     SAYS("Random faults and commands, drawn from a seed, at a rate that can be dialled")},
    {COMMAND(DivergedLogs), Menu::Cluster, 5, "L", false, SAYS("Diver&ged logs"),
     SAYS("Open the situation of Figure 7: logs that differ and have to be repaired")},
    {COMMAND(AddServer), Menu::Cluster, 6, "+", false, SAYS("A&dd a server"),
     SAYS("Begin a new run with one server more")},
    {COMMAND(RemoveServer), Menu::Cluster, 6, "-", false, SAYS("Remo&ve a server"),
     SAYS("Begin a new run with one server less")},
    {COMMAND(UndoAct), Menu::Cluster, 7, "Ctrl+Z", false, SAYS("&Undo the last act"),
     SAYS("Go back to the instant before what you did last, and go on without it")},

    {COMMAND(ToggleServer), Menu::Chosen, 1, "X", false, SAYS("&Crash or restart"),
     SAYS("Crash the chosen server, or restart it when it is down")},
    {COMMAND(PauseServer), Menu::Chosen, 1, "P", false, SAYS("&Pause or resume"),
     SAYS("A paused server handles nothing and forgets nothing")},
    {COMMAND(TimeOutServer), Menu::Chosen, 1, "E", false, SAYS("&Time out now"),
     SAYS("The chosen server's election timer runs out at once; a leader sends its heartbeats")},
    {COMMAND(IsolateServer), Menu::Chosen, 1, "I", false, SAYS("&Isolate"),
     SAYS("Cut every link of the chosen server")},
    {COMMAND(HealServer), Menu::Chosen, 1, "Shift+I", false, SAYS("&Heal its links"),
     SAYS("Join every link of the chosen server that was cut")},
    {COMMAND(SubmitHere), Menu::Chosen, 1, "Shift+S", false, SAYS("&Submit here…"),
     SAYS("Type a command that the client sends to the chosen server first")},
    {COMMAND(DeliverMessage), Menu::Chosen, 2, "D", false, SAYS("&Deliver now"),
     SAYS("The chosen message arrives at once")},
    {COMMAND(DropMessage), Menu::Chosen, 2, "Del", false, SAYS("D&rop"),
     SAYS("The chosen message is lost")},
    {COMMAND(DelayMessage), Menu::Chosen, 2, "Shift+D", false, SAYS("De&lay"),
     SAYS("The chosen message arrives 50 ms later")},
    {COMMAND(DuplicateMessage), Menu::Chosen, 2, "2", false, SAYS("D&uplicate"),
     SAYS("The chosen message arrives twice")},
    {COMMAND(CutLink), Menu::Chosen, 3, "U", true, SAYS("Cut the lin&k"),
     SAYS("Nothing passes the chosen link, either way")},
    {COMMAND(CutLinkOneWay), Menu::Chosen, 3, "Shift+U", true, SAYS("Cut it &one way"),
     SAYS("Nothing passes the chosen link in the direction that you point at")},
    {COMMAND(SlowLink), Menu::Chosen, 3, "W", true, SAYS("Slo&w it down"),
     SAYS("Messages take ten times as long on the chosen link")},
    {COMMAND(HealLink), Menu::Chosen, 3, "", false, SAYS("&Make it like the others"),
     SAYS("The chosen link is joined and as fast and safe as all others")},
    {COMMAND(Inspect), Menu::Chosen, 4, "Ctrl+I", false, SAYS("I&nspect"),
     SAYS("Show all that is known of what is chosen")},
    {COMMAND(Why), Menu::Chosen, 4, "Y", false, SAYS("Wh&y?"),
     SAYS("How it came about, step by step, and what is missing for what has not")},

    {COMMAND(PlayPause), Menu::Time, 1, "Space", false, SAYS("Play"),
     SAYS("Let time run, or stop it")},
    {COMMAND(Step), Menu::Time, 1, ".", false, SAYS("&Step"), SAYS("Let one event happen")},
    {COMMAND(RunToMessage), Menu::Time, 2, "M", false, SAYS("Run to the next &message"),
     SAYS("Run until a message has arrived")},
    {COMMAND(RunToElection), Menu::Time, 2, "V", false, SAYS("Run to the next &election"),
     SAYS("Run until a server stands for election or is elected")},
    {COMMAND(RunToCommit), Menu::Time, 2, "O", false, SAYS("Run to the next &commit"),
     SAYS("Run until an entry is committed")},
    {COMMAND(RunToChosen), Menu::Time, 2, "N", false,
     SAYS("Run to the chosen server's &next event"),
     SAYS("Run until something happens at the chosen server")},
    {COMMAND(RunUntil), Menu::Time, 2, "Ctrl+U", false, SAYS("Run &until…"),
     SAYS("Run until a condition holds: a leader, an entry committed, a message under way …")},
    {COMMAND(StepBack), Menu::Back, 1, ",", false, SAYS("&Step back"),
     SAYS("Look at how it was one event ago")},
    {COMMAND(BackToMessage), Menu::Back, 2, "Shift+M", false, SAYS("Back to the last &message"),
     SAYS("Look at the last instant before this one at which a message arrived")},
    {COMMAND(BackToElection), Menu::Back, 2, "Shift+V", false, SAYS("Back to the last &election"),
     SAYS("Look at the last instant before this one at which a server stood for election or was "
          "elected")},
    {COMMAND(BackToCommit), Menu::Back, 2, "Shift+O", false, SAYS("Back to the last &commit"),
     SAYS("Look at the last instant before this one at which an entry was committed")},
    {COMMAND(BackToChosen), Menu::Back, 2, "Shift+N", false,
     SAYS("Back to the chosen server's &last event"),
     SAYS("Look at the last instant before this one at which something happened at the chosen "
          "server")},
    {COMMAND(ToBeginning), Menu::Back, 3, "Home", false, SAYS("Back to the be&ginning"),
     SAYS("Look at how the run began")},
    {COMMAND(ToPresent), Menu::Back, 3, "End", false, SAYS("To the &present"),
     SAYS("Look no longer back: show the servers as they are")},
    {COMMAND(GoToBranch), Menu::Back, 4, "Ctrl+G", false, SAYS("Go to the &branch"),
     SAYS("Go on with the branch that is marked in the panel, from where it was left")},
    {COMMAND(RenameBranch), Menu::Back, 4, "F2", false, SAYS("&Name the branch…"),
     SAYS("Give the branch that is marked in the panel a name of your own")},
    {COMMAND(DeleteBranch), Menu::Back, 4, "", false, SAYS("&Delete the branch"),
     SAYS("Forget the branch that is marked in the panel, and all that parted from it")},
    {COMMAND(Bookmark), Menu::Time, 3, "Ctrl+D", false, SAYS("Boo&kmark this instant…"),
     SAYS("Put a flag with a caption on the tape, or change the one that is there; it is saved "
          "with the run")},
    {COMMAND(Slower), Menu::Time, 4, "[", false, SAYS("S&lower"),
     SAYS("Slow time down by one notch")},
    {COMMAND(Faster), Menu::Time, 4, "]", false, SAYS("&Faster"),
     SAYS("Speed time up by one notch")},
    {COMMAND(Follow), Menu::Time, 4, "F", true, SAYS("Foll&ow the action"),
     SAYS("Idle stretches pass quickly, elections and commits at the speed that is set")},
    {COMMAND(Cancel), Menu::Time, 5, "", false, SAYS("C&ancel"),
     SAYS("Stop what takes long: a run to something, an undo, an export")},

    {COMMAND(Legend), Menu::View, 1, "G", true, SAYS("&Legend"),
     SAYS("Show what shapes and colours mean")},
    {COMMAND(Everything), Menu::View, 1, "", true, SAYS("List &everything that happens"),
     SAYS("List heartbeats, their answers and mere confirmations too")},
    {COMMAND(ThemeSystem), Menu::Theme, 1, "", true, SAYS("Like the &system"),
     SAYS("Light or dark, as the system is")},
    {COMMAND(ThemeLight), Menu::Theme, 1, "", true, SAYS("&Light"),
     SAYS("Dark ink on light paper")},
    {COMMAND(ThemeDark), Menu::Theme, 1, "", true, SAYS("&Dark"), SAYS("Light ink on dark paper")},
    {COMMAND(ThemeHighContrast), Menu::Theme, 1, "", true, SAYS("&High contrast"),
     SAYS("Stronger lines and inks")},
    {COMMAND(ThemePrint), Menu::Theme, 1, "", true, SAYS("For &print"),
     SAYS("White paper, little ink")},
    {COMMAND(TermsStandard), Menu::Terms, 1, "", true, SAYS("&Standard"),
     SAYS("Eight colours that most people tell apart best")},
    {COMMAND(TermsOkabeIto), Menu::Terms, 1, "", true, SAYS("&Okabe–Ito"),
     SAYS("The eight colours of Okabe and Ito, chosen for colour-blind eyes")},
    {COMMAND(BiggerType), Menu::View, 2, "Ctrl++", false, SAYS("&Bigger type"),
     SAYS("Larger letters everywhere, up to three times, for a projector")},
    {COMMAND(SmallerType), Menu::View, 2, "Ctrl+-", false, SAYS("S&maller type"),
     SAYS("Smaller letters everywhere")},
    {COMMAND(ZoomIn), Menu::View, 3, "Ctrl+Shift+Up", false, SAYS("Zoom &in"),
     SAYS("Look closer at the cluster")},
    {COMMAND(ZoomOut), Menu::View, 3, "Ctrl+Shift+Down", false, SAYS("Zoom &out"),
     SAYS("Look at more of the cluster")},
    {COMMAND(ZoomToFit), Menu::View, 3, "Ctrl+0", false,
     SAYS("The whole cluster, in its &usual places"),
     SAYS("No zoom, and every server back in its place on the ring")},
    {COMMAND(FullScreen), Menu::View, 4, "F11", true, SAYS("&Full screen"),
     SAYS("Nothing but the window, for a projector")},
    {COMMAND(ResetLayout), Menu::View, 4, "", false, SAYS("&Reset layout"),
     SAYS("All panels back to where they were at the first start")},

    {COMMAND(CommandPalette), Menu::Help, 1, "Ctrl+K", false, SAYS("&Find a command…"),
     SAYS("Type a few letters of what you want to do")},
    {COMMAND(CheatSheet), Menu::Help, 1, "?", false, SAYS("&Keys"), SAYS("All keys on one sheet")},
    {COMMAND(FirstSteps), Menu::Help, 1, "", false, SAYS("First &steps"),
     SAYS("Three hints for who opens Flotilla the first time")},
    {COMMAND(ScenarioLanguage), Menu::Help, 2, "F1", false, SAYS("Scenario &language"),
     SAYS("The language of scenarios and saved runs")},
    {COMMAND(TraceFormat), Menu::Help, 2, "", false, SAYS("&Trace format"),
     SAYS("What flotilla-cli writes with --trace")},
    {COMMAND(About), Menu::Help, 3, "", false, SAYS("&About Flotilla"),
     SAYS("Which version this is, of what it is made, and its licence")},
}};

#undef COMMAND
#undef SAYS

constexpr bool isInOrder()
{
    for (std::size_t i = 0; i < kCommands; ++i) {
        if (kSpecs[i].command != static_cast<CommandId>(i))
            return false;
    }
    return true;
}
static_assert(isInOrder(), "the table tells every command, in the order of the enumeration");

QString said(const char *text)
{
    return QCoreApplication::translate(kContext, text);
}

/// Of "&Step", and of "单步(&S)", as it is written where letters are none of the language's own.
QString withoutMnemonic(QString text)
{
    static const QRegularExpression inBrackets(QStringLiteral("\\(&.\\)"));
    return text.remove(inBrackets).remove(u'&');
}

const Spec *specOf(const QAction *action)
{
    for (const Spec &spec : kSpecs) {
        if (action->objectName() == QLatin1StringView(spec.name))
            return &spec;
    }
    return nullptr;
}

QString settingsKey(const QAction *action)
{
    return QStringLiteral("shortcuts/") + action->objectName();
}

/// A window that is narrow needs the key beside the words in a tooltip too.
QString tipWithKeys(const QAction *action)
{
    const QString keys = action->shortcut().toString(QKeySequence::NativeText);
    return keys.isEmpty() ? action->statusTip()
                          : QStringLiteral("%1 (%2)").arg(action->statusTip(), keys);
}

} // namespace

Commands::Commands(QWidget *window) : QObject(window)
{
    m_actions.reserve(kCommands);
    for (const Spec &spec : kSpecs) {
        auto *action = new QAction(said(spec.text), window);
        if (action->text().contains(QStringLiteral("(&"))) // Qt would leave "(S)" on a button
            action->setIconText(nameOf(action));
        action->setObjectName(QLatin1StringView(spec.name));
        action->setStatusTip(said(spec.tip));
        action->setCheckable(spec.checkable);
        action->setShortcut(QKeySequence(QLatin1StringView(spec.keys)));
        action->setToolTip(tipWithKeys(action));
        window->addAction(action);
        m_actions.push_back(action);
    }
    (*this)[CommandId::Quit]->setMenuRole(QAction::QuitRole);
    (*this)[CommandId::About]->setMenuRole(QAction::AboutRole);
    (*this)[CommandId::Preferences]->setMenuRole(QAction::PreferencesRole);
    (*this)[CommandId::Step]->setAutoRepeat(true);
    new FocusKeys(window);
    for (const Menu menu : {Menu::Theme, Menu::Terms}) {
        auto *group = new QActionGroup(this);
        for (const Spec &spec : kSpecs) {
            if (spec.menu == menu)
                group->addAction((*this)[spec.command]);
        }
    }
}

QString Commands::menuOf(const QAction *action) const
{
    const Spec *spec = specOf(action);
    return spec ? withoutMnemonic(said(kMenuSpecs[static_cast<std::size_t>(spec->menu)].title))
                : QString();
}

QString Commands::nameOf(const QAction *action)
{
    return withoutMnemonic(action->text()).remove(u'…');
}

QString Commands::whyNot(const QAction *action) const
{
    const Spec *spec = specOf(action);
    const bool isChosen = spec
                          && (spec->menu == Menu::Chosen || spec->command == CommandId::RunToChosen
                              || spec->command == CommandId::BackToChosen);
    if (!isChosen)
        return tr("not now");
    if (spec->group == 2 && spec->menu == Menu::Chosen)
        return tr("for a chosen message");
    if (spec->group == 3)
        return tr("for a chosen link");
    return tr("for a chosen server");
}

QKeySequence Commands::usualShortcut(const QAction *action) const
{
    const Spec *spec = specOf(action);
    return spec ? QKeySequence(QLatin1StringView(spec->keys)) : QKeySequence();
}

void Commands::fill(QMenuBar *bar)
{
    std::map<Menu, QMenu *> menus;
    std::map<Menu, int> groups;
    for (const Spec &spec : kSpecs) {
        QMenu *&menu = menus[spec.menu];
        if (!menu) {
            const MenuSpec &words = kMenuSpecs[static_cast<std::size_t>(spec.menu)];
            const bool isInView = spec.menu == Menu::Theme || spec.menu == Menu::Terms;
            menu = isInView                  ? menus[Menu::View]->addMenu(said(words.title))
                   : spec.menu == Menu::Back ? menus[Menu::Time]->addMenu(said(words.title))
                                             : bar->addMenu(said(words.title));
            menu->setObjectName(QLatin1StringView(words.name));
            menu->setToolTipsVisible(true);
            groups[spec.menu] = spec.group;
        }
        if (std::exchange(groups[spec.menu], spec.group) != spec.group)
            menu->addSeparator();
        menu->addAction((*this)[spec.command]);
    }
}

void Commands::fill(QMenu *menu, std::initializer_list<CommandId> commands) const
{
    int group = 0;
    for (const CommandId command : commands) {
        const Spec &spec = kSpecs[static_cast<std::size_t>(command)];
        if (group != 0 && spec.group != group)
            menu->addSeparator();
        group = spec.group;
        menu->addAction((*this)[command]);
    }
}

void Commands::setShortcut(QAction *action, const QKeySequence &keys)
{
    action->setShortcut(keys);
    action->setToolTip(tipWithKeys(action));
    QSettings settings;
    if (keys == usualShortcut(action))
        settings.remove(settingsKey(action));
    else
        settings.setValue(settingsKey(action), keys.toString(QKeySequence::PortableText));
}

void Commands::restoreShortcuts()
{
    const QSettings settings;
    for (QAction *action : m_actions) {
        const QVariant kept = settings.value(settingsKey(action));
        if (!kept.isValid())
            continue;
        action->setShortcut(QKeySequence(kept.toString(), QKeySequence::PortableText));
        action->setToolTip(tipWithKeys(action));
    }
}

} // namespace flotilla
