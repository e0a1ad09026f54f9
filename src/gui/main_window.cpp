#include "gui/main_window.h"

#include "gui/acts.h"
#include "gui/dialogs/first_steps_bar.h"
#include "gui/dialogs/preferences_dialog.h"
#include "gui/docks.h"
#include "gui/files/file_commands.h"
#include "gui/help_commands.h"
#include "gui/panels/branches_panel.h"
#include "gui/panels/broken_rules_bar.h"
#include "gui/time/bookmarks.h"
#include "gui/time/run_until.h"
#include "gui/time/tape_view.h"
#include "gui/time/time_cursor.h"
#include "gui/time/transport_bar.h"
#include "gui/time/until_bar.h"
#include "gui/widgets/elided_label.h"
#include "gui/widgets/glyphs.h"
#include "gui/words.h"
#include "scenario/recording.h"
#include "schedule/broken_rules.h"
#include "ui_main_window.h"

#include <QCloseEvent>
#include <QDir>
#include <QDragEnterEvent>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QMimeData>
#include <QScreen>
#include <QSettings>
#include <QTimer>

#include <algorithm>
#include <utility>

namespace flotilla {

namespace {

/// Below so many times the size of type, the docks give their room to the cluster.
constexpr qreal kSmallWidth = 68;
constexpr qreal kSmallHeight = 46;

constexpr std::pair<CommandId, Appearance::Choice> kThemes[] = {
    {CommandId::ThemeSystem, Appearance::Choice::System},
    {CommandId::ThemeLight, Appearance::Choice::Light},
    {CommandId::ThemeDark, Appearance::Choice::Dark},
    {CommandId::ThemeHighContrast, Appearance::Choice::HighContrast},
    {CommandId::ThemePrint, Appearance::Choice::Print},
};
constexpr std::pair<CommandId, Theme::Palette> kTerms[] = {
    {CommandId::TermsStandard, Theme::Palette::Standard},
    {CommandId::TermsOkabeIto, Theme::Palette::OkabeIto},
};
constexpr std::pair<CommandId, RunGoal::Kind> kGoals[] = {
    {CommandId::RunToMessage, RunGoal::Kind::Message},
    {CommandId::RunToElection, RunGoal::Kind::Election},
    {CommandId::RunToCommit, RunGoal::Kind::Commit},
    {CommandId::RunToChosen, RunGoal::Kind::Endpoint},
};

Marks marksOf(RunGoal::Kind goal)
{
    switch (goal) {
    case RunGoal::Kind::Message:
        return Mark::Message;
    case RunGoal::Kind::Election:
        return Mark::Election | Mark::Leader;
    case RunGoal::Kind::Commit:
        return Mark::Commit;
    case RunGoal::Kind::Endpoint:
    case RunGoal::Kind::Condition:
        break;
    }
    return {};
}

/// "Undo: crash S3", of the last act in the scenario language.
QString undoWords(QString act)
{
    constexpr qsizetype kMost = 40; // what a menu can bear
    if (act.isEmpty())
        return MainWindow::tr("&Undo the last act");
    if (act.size() > kMost)
        act = act.left(kMost - 1) + u'…';
    return MainWindow::tr("&Undo: %1").arg(act.replace(u'&', QStringLiteral("&&")));
}

} // namespace

MainWindow::MainWindow(RunBook book, Begin begin, QWidget *parent)
    : QMainWindow(parent), m_ui(std::make_unique<Ui::MainWindow>()), m_commands(new Commands(this)),
      m_selection(new Selection(this)), m_acts(new Acts(m_commands, m_selection, this)),
      m_opener(new RunOpener(std::move(book), std::move(begin), this)),
      m_cursor(new TimeCursor(this)), m_transport(new TransportBar(this)),
      m_firstSteps(new FirstStepsBar(m_commands, this)),
      m_brokenRules(new BrokenRulesBar(m_commands, this)), m_violationLabel(new QLabel(this)),
      m_determinismLabel(new QLabel(this)), m_hashLabel(new QLabel(this)),
      m_folderLabel(new ElidedLabel(this))
{
    m_ui->setupUi(this);
    const QSize room = screen()->availableSize();
    resize(std::min(1440, room.width() - 40), std::min(900, room.height() - 60));
    setAcceptDrops(true);
    m_ui->canvas->setSelection(m_selection);
    m_ui->canvas->setCommands(m_commands);
    m_ui->toolBar->addWidget(m_transport);
    m_transport->setActions(&on(CommandId::PlayPause), &on(CommandId::Step),
                            &on(CommandId::Follow));
    m_ui->tapeBar->setActions(&on(CommandId::StepBack), &on(CommandId::ToPresent));
    m_docks = new Docks(this, m_selection, m_commands);
    setUpMenus();
    setUpStatusBar();
    connectParts();
    connectTime();
    connectPast();
    connectBranches();
    connectFile();
    connectLook();
    connectFirstSteps();
    auto *help = new HelpCommands(m_commands, this);
    connect(help, &HelpCommands::refused, this, &MainWindow::showRefusal);
    restoreSettings();
    dress();
    updateActions();
}

MainWindow::~MainWindow() = default;

void MainWindow::setUpMenus()
{
    m_commands->fill(m_ui->menuBar);
    auto *panels = new QMenu(tr("&Panels"), this);
    panels->setObjectName(QStringLiteral("menuPanels"));
    m_docks->fill(panels);
    m_ui->menuBar->findChild<QMenu *>(QStringLiteral("menuView"))
        ->insertMenu(&on(CommandId::Legend), panels);

    auto *scenarios = new QMenu(tr("Open a &built-in scenario"), this);
    scenarios->setObjectName(QStringLiteral("menuScenarios"));
    const QDir folder(QStringLiteral(":/flotilla/scenarios"));
    for (const QString &name : folder.entryList({QStringLiteral("*.flotilla")}, QDir::Files)) {
        const QString path = folder.filePath(name);
        connect(scenarios->addAction(QString(name).remove(QStringLiteral(".flotilla"))),
                &QAction::triggered, this, [this, path] { m_opener->openScenario(path); });
    }
    scenarios->setEnabled(!scenarios->isEmpty());
    m_ui->menuBar->findChild<QMenu *>(QStringLiteral("menuFile"))
        ->insertMenu(&on(CommandId::SaveRun), scenarios);
}

void MainWindow::setUpStatusBar()
{
    m_violationLabel->setObjectName(QStringLiteral("violationLabel"));
    m_violationLabel->hide();
    m_determinismLabel->setTextFormat(Qt::RichText);
    m_determinismLabel->setToolTip(
        tr("The same run is played along in one thread, without sockets and files. After every "
           "turn both must be in the same state."));
    m_determinismLabel->setContentsMargins(10, 2, 10, 2);
    m_folderLabel->setObjectName(QStringLiteral("folderLabel"));
    m_folderLabel->setAccessibleName(tr("Data folder"));
    m_folderLabel->setContentsMargins(10, 2, 10, 2);
    m_folderLabel->setElideMode(Qt::ElideMiddle);
    m_hashLabel->setObjectName(QStringLiteral("hashLabel"));
    m_hashLabel->setAccessibleName(tr("Hash of the run"));
    m_hashLabel->setToolTip(
        tr("One number for every turn so far. The same run has the same on every "
           "machine, at every speed."));
    m_hashLabel->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_hashLabel->setContentsMargins(10, 2, 10, 2);
    m_ui->statusBar->addWidget(m_determinismLabel);
    m_ui->statusBar->addWidget(m_hashLabel);
    m_ui->statusBar->addWidget(m_violationLabel);
    m_ui->statusBar->addPermanentWidget(m_folderLabel);
}

void MainWindow::connectParts()
{
    connect(m_acts, &Acts::actionRequested, this, &MainWindow::requestAction);
    connect(m_acts, &Acts::submitHereRequested, m_transport, &TransportBar::focusSubmit);
    connect(m_docks, &Docks::actionRequested, this, &MainWindow::requestAction);
    connect(m_docks, &Docks::refused, this, &MainWindow::showRefusal);
    connect(m_opener, &RunOpener::openRequested, this, &MainWindow::openRequested);
    connect(m_opener, &RunOpener::begun, this, [this] {
        m_ui->canvas->setInvitation({});
        m_ui->messageBar->withdrawOffer();
    });
    connect(m_opener, &RunOpener::titled, this, [this](const QString &title) {
        setWindowTitle(title.isEmpty() ? tr("Flotilla") : tr("%1 – Flotilla").arg(title));
    });
    connect(m_opener, &RunOpener::told, m_ui->messageBar, &MessageBar::tell);
    connect(m_ui->canvas, &ClusterCanvas::activated, m_acts, &Acts::activate);
    connect(m_ui->canvas, &ClusterCanvas::viewPainted, this, &MainWindow::snapshotShown);
    connect(m_transport, &TransportBar::submitted, this,
            [this](NodeId client, const QString &text, std::optional<NodeId> at) {
                requestAction(act::Submit{client, text.toStdString(), at});
            });
}

void MainWindow::connectTime()
{
    when(CommandId::PlayPause, &MainWindow::playPause);
    when(CommandId::Step, [this] {
        if (m_cursor->isPast())
            m_cursor->stepForth();
        else
            Q_EMIT stepRequested();
    });
    when(CommandId::Slower, [this] { m_transport->nudgeSpeed(-1); });
    when(CommandId::Faster, [this] { m_transport->nudgeSpeed(1); });
    when(CommandId::SubmitCommand, [this] { m_transport->focusSubmit(std::nullopt); });
    for (const auto &[command, kind] : kGoals)
        when(command, [this, kind = kind] { runTo(kind); });
    when(CommandId::Follow, [this](bool follows) {
        QSettings().setValue(QStringLiteral("follow"), follows);
        Q_EMIT followRequested(follows);
    });
    when(CommandId::Autopilot, [this](bool on) {
        Autopilot autopilot = m_snapshot.autopilot; // with the rate and the seed that are set
        autopilot.on = on;
        Q_EMIT autopilotRequested(autopilot);
    });
    connect(m_ui->autopilotBar, &AutopilotBar::autopilotChosen, this,
            &MainWindow::autopilotRequested);
    when(CommandId::UndoAct, &MainWindow::undoRequested);
    when(CommandId::Cancel, &MainWindow::cancelRequested);
    auto *untilBar = new UntilBar(this);
    m_ui->centreColumn->insertWidget(m_ui->centreColumn->indexOf(m_ui->canvas), untilBar);
    m_until = new RunUntil(m_commands, m_cursor, untilBar, this);
    connect(m_until, &RunUntil::runToRequested, this, &MainWindow::runToRequested);
    connect(m_until, &RunUntil::searching, this, &MainWindow::updateActions);
    connect(untilBar, &UntilBar::closed, m_ui->canvas,
            [canvas = m_ui->canvas] { canvas->setFocus(Qt::OtherFocusReason); });
    connect(m_transport, &TransportBar::speedChosen, this, &MainWindow::speedRequested);
}

void MainWindow::connectPast()
{
    when(CommandId::StepBack, [this] { m_cursor->stepBack(); });
    when(CommandId::BackToMessage, [this] { backTo(RunGoal::Kind::Message); });
    when(CommandId::BackToElection, [this] { backTo(RunGoal::Kind::Election); });
    when(CommandId::BackToCommit, [this] { backTo(RunGoal::Kind::Commit); });
    when(CommandId::BackToChosen, [this] { backTo(RunGoal::Kind::Endpoint); });
    when(CommandId::ToBeginning, [this] { m_cursor->toBeginning(); });
    when(CommandId::ToPresent, [this] { m_cursor->toPresent(); });
    connect(m_cursor, &TimeCursor::moved, this, [this] {
        if (m_cursor->isPast() && m_present.playing)
            Q_EMIT pauseRequested(); // the servers rest while one looks back
        Snapshot present = m_present;
        showSeen(m_cursor->asSeen(present));
    });
    TapeView *tape = &m_ui->tapeBar->tape();
    m_bookmarks = new Bookmarks(this);
    connect(m_bookmarks, &Bookmarks::changed, tape,
            [this, tape] { tape->setBookmarks(m_bookmarks->all()); });
    when(CommandId::Bookmark, [this] { m_bookmarks->ask(m_cursor->instant()); });
    connect(tape, &TapeView::lookRequested, m_cursor, &TimeCursor::lookAt);
    connect(tape, &TapeView::stepRequested, this,
            [this](int by) { on(by < 0 ? CommandId::StepBack : CommandId::Step).trigger(); });
    connect(m_docks, &Docks::lookRequested, m_cursor, &TimeCursor::lookAtEvent);
    connect(m_docks, &Docks::instantRequested, m_cursor, &TimeCursor::lookAt);
    connect(m_cursor, &TimeCursor::arrived, this, [this] {
        if (m_present.traceFile.isEmpty())
            Q_EMIT playRequested();
    });
}

void MainWindow::connectBranches()
{
    BranchesPanel *panel = &m_docks->branches();
    connect(panel, &BranchesPanel::goToRequested, this, &MainWindow::goToBranchRequested);
    connect(panel, &BranchesPanel::renameRequested, this, &MainWindow::nameBranchRequested);
    connect(panel, &BranchesPanel::removeRequested, this, &MainWindow::removeBranch);
    connect(m_docks, &Docks::branchRequested, this,
            [this](quint64 moment, Instant at, const Action &action) {
                if (!m_opener->isOpening())
                    Q_EMIT branchRequested({moment, at}, action);
            });
}

void MainWindow::removeBranch(int id)
{
    const auto children = m_present.branches->withChildren(id).size() - 1;
    if (children == 0)
        return Q_EMIT removeBranchRequested(id);
    m_ui->messageBar->tell(MessageBar::Tone::Offer,
                           children == 1
                               ? tr("One branch parted from it and would go too.")
                               : tr("%1 branches parted from it and would go too.").arg(children),
                           tr("Delete them all"), [this, id] { Q_EMIT removeBranchRequested(id); });
}

void MainWindow::connectFile()
{
    m_files = new FileCommands(
        m_commands, m_opener, [this] { return picture(); }, this);
    connect(m_files, &FileCommands::recordingRequested, this,
            [this] { Q_EMIT recordingRequested(m_bookmarks->all()); });
    connect(m_files, &FileCommands::told, this, [this](MessageBar::Tone tone, const QString &text) {
        m_ui->messageBar->tell(tone, text);
    });
    when(CommandId::Quit, &QWidget::close);
    when(CommandId::DivergedLogs, [this] {
        m_opener->openScenario(QStringLiteral(":/flotilla/scenarios/figure-7.flotilla"));
    });
    when(CommandId::AddServer, [this] { changeServerCount(1); });
    when(CommandId::RemoveServer, [this] { changeServerCount(-1); });
}

void MainWindow::connectLook()
{
    connect(&m_appearance, &Appearance::changed, this, &MainWindow::dress);
    connect(&on(CommandId::Legend), &QAction::toggled, m_ui->canvas,
            &ClusterCanvas::setLegendShown);
    connect(m_ui->canvas, &ClusterCanvas::legendShownChanged, &on(CommandId::Legend),
            &QAction::setChecked);
    on(CommandId::Legend).setChecked(true);
    connect(&on(CommandId::ZoomIn), &QAction::triggered, m_ui->canvas, &ClusterCanvas::zoomIn);
    connect(&on(CommandId::ZoomOut), &QAction::triggered, m_ui->canvas, &ClusterCanvas::zoomOut);
    connect(&on(CommandId::ZoomToFit), &QAction::triggered, m_ui->canvas,
            &ClusterCanvas::zoomToFit);
    for (const auto &[command, choice] : kThemes)
        when(command, [this, choice = choice] { m_appearance.choose(choice); });
    for (const auto &[command, palette] : kTerms)
        when(command, [this, palette = palette] { m_appearance.chooseTerms(palette); });
    when(CommandId::BiggerType, [this] { m_appearance.changeSize(1); });
    when(CommandId::SmallerType, [this] { m_appearance.changeSize(-1); });
    when(CommandId::Preferences, &MainWindow::showPreferences);
    when(CommandId::ResetLayout, [this] { m_docks->resetLayout(); });
    when(CommandId::Why, [this] { m_selection->ask(); });
    connect(m_selection, &Selection::asked, this,
            [this] { m_docks->raise(QStringLiteral("whyDock")); });
    when(CommandId::Inspect, [this] { m_docks->raise(QStringLiteral("inspectorDock")); });
    connect(&on(CommandId::FullScreen), &QAction::toggled, this, [this](bool full) {
        setWindowState(full ? windowState() | Qt::WindowFullScreen
                            : windowState() & ~Qt::WindowFullScreen);
    });
}

void MainWindow::connectFirstSteps()
{
    using Step = FirstStepsBar::Step;
    m_ui->centreColumn->insertWidget(1, m_firstSteps);
    m_ui->centreColumn->insertWidget(m_ui->centreColumn->indexOf(m_ui->canvas), m_brokenRules);
    when(CommandId::FirstSteps, [this] { m_firstSteps->begin(); });
    connect(this, &MainWindow::playRequested, m_firstSteps,
            [this] { m_firstSteps->tick(Step::Play); });
    connect(this, &MainWindow::actionRequested, m_firstSteps, [this](const Action &action) {
        if (std::holds_alternative<act::Crash>(action))
            m_firstSteps->tick(Step::Crash);
    });
    connect(this, &MainWindow::stepRequested, m_firstSteps,
            [this] { m_firstSteps->tick(Step::Pace); });
    connect(this, &MainWindow::speedRequested, m_firstSteps,
            [this] { m_firstSteps->tick(Step::Pace); });
}

void MainWindow::offerFirstSteps()
{
    m_firstSteps->beginOnce();
}

void MainWindow::showPreferences()
{
    if (!m_preferences)
        m_preferences = new PreferencesDialog(&m_appearance, m_commands, this);
    m_preferences->show();
    m_preferences->raise();
    m_preferences->activateWindow();
}

/// Everything takes its colours and type from the appearance.
void MainWindow::dress()
{
    const Theme &theme = m_appearance.theme();
    setStyleSheet(m_appearance.styleSheet());
    m_ui->canvas->setTheme(theme);
    m_ui->tapeBar->setTheme(theme);
    m_docks->setTheme(theme);
    for (const auto &[command, choice] : kThemes)
        on(command).setChecked(m_appearance.choice() == choice);
    for (const auto &[command, palette] : kTerms)
        on(command).setChecked(m_appearance.termPalette() == palette);
    on(CommandId::BiggerType).setEnabled(m_appearance.size() < Appearance::sizes().back());
    on(CommandId::SmallerType).setEnabled(m_appearance.size() > Appearance::sizes().front());
    fitDocks();
    m_transport->keepPlayWidth({tr("Play"), tr("Pause")});
    updateActions();
    showStatus(m_snapshot);
}

void MainWindow::restoreSettings()
{
    const QSettings settings;
    m_appearance.restore();
    on(CommandId::Legend).setChecked(settings.value(QStringLiteral("legend"), true).toBool());
    m_commands->restoreShortcuts();
    restoreGeometry(settings.value(QStringLiteral("geometry")).toByteArray());
    restoreState(settings.value(QStringLiteral("state")).toByteArray());
}

void MainWindow::saveSettings()
{
    QSettings settings;
    m_appearance.save();
    settings.setValue(QStringLiteral("legend"), on(CommandId::Legend).isChecked());
    settings.setValue(QStringLiteral("geometry"), saveGeometry());
    m_docks->setCramped(false); // the next window may have room for them
    settings.setValue(QStringLiteral("state"), saveState());
}

bool MainWindow::event(QEvent *event)
{
    // The cluster starts when the window is on the screen, so that the window never waits for it.
    if (event->type() == QEvent::Show && !std::exchange(m_isShown, true))
        QTimer::singleShot(0, m_opener, &RunOpener::openFirst);
    return QMainWindow::event(event);
}

void MainWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::ThemeChange)
        m_appearance.systemChanged();
    QMainWindow::changeEvent(event);
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    fitDocks();
}

/// The servers keep their size, and whoever wants to read opens a dock again.
void MainWindow::fitDocks()
{
    const qreal em = m_appearance.theme().readingSize();
    m_docks->setCramped(width() < em * kSmallWidth || height() < em * kSmallHeight);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_opener->note();
    saveSettings();
    event->accept();
}

void MainWindow::showOpened(const Snapshot &snapshot)
{
    m_docks->beginRun();
    m_cursor->beginRun();
    m_ui->tapeBar->beginRun();
    m_until->beginRun();
    m_transport->forgetOutcome();
    m_selection->choose({});
    m_ui->canvas->zoomToFit();
    m_opener->showOpened(snapshot);
    m_bookmarks->begin(m_opener->takeBookmarks());
    const bool follows = QSettings().value(QStringLiteral("follow"), true).toBool();
    if (follows != snapshot.following)
        Q_EMIT followRequested(follows);
    showSnapshot(snapshot);
    if (!snapshot.traceFile.isEmpty())
        m_cursor->toBeginning();
    m_ui->canvas->setInvitation(tr("Press Space to begin"));
    m_ui->canvas->setFocus(Qt::OtherFocusReason);
}

/// What was gathered of the branch that was left is gathered anew.
void MainWindow::showBranched(const Snapshot &snapshot)
{
    m_docks->beginRun();
    m_cursor->beginRun();
    m_ui->tapeBar->beginRun();
    m_until->beginRun();
    showSnapshot(snapshot);
    m_ui->messageBar->tell(
        MessageBar::Tone::Note,
        tr("Another branch from %1 s on: %2. The others are kept (panel “Branches”).")
            .arg(clockWords(snapshot.view->now),
                 branchTitle(*snapshot.branches->find(snapshot.branches->current))));
}

void MainWindow::showSnapshot(const Snapshot &snapshot)
{
    if (snapshot.violations.size() > m_present.violations.size())
        m_docks->raise(QStringLiteral("safetyDock")); // the clock has stopped for it
    m_present = snapshot;
    m_present.feed.clear();
    m_cursor->setPresent(snapshot);
    showSeen(m_cursor->asSeen(snapshot));
}

void MainWindow::showSeen(const Snapshot &snapshot)
{
    m_snapshot = snapshot;
    m_snapshot.feed.clear();
    m_acts->showSnapshot(snapshot);
    m_ui->canvas->setView(snapshot.view);
    m_ui->canvas->setPast(snapshot.past.has_value());
    m_ui->tapeBar->show(snapshot, m_present.view ? m_present.view->now : Instant{});
    m_transport->show(snapshot);
    m_ui->autopilotBar->show(snapshot);
    m_until->show(snapshot);
    m_brokenRules->show(brokenIn(snapshot.options));
    m_docks->showSnapshot(snapshot);
    m_opener->showSnapshot(snapshot);
    showStatus(snapshot);
    updateActions();
}

void MainWindow::showStatus(const Snapshot &snapshot)
{
    const Theme &theme = m_appearance.theme();
    const DeterminismReport &report = snapshot.determinism;
    const QString dot = QStringLiteral("<span style='color:%1'>●</span> ");
    if (!snapshot.traceFile.isEmpty())
        m_determinismLabel->setText(tr("a trace: no servers run"));
    else if (report.equal)
        m_determinismLabel->setText(
            dot.arg(m_appearance.good().name())
            + (report.turnsCompared == 1
                   ? tr("same as the pure engine: 1 turn compared")
                   : tr("same as the pure engine: %1 turns compared")
                         .arg(QLocale().toString(static_cast<qulonglong>(report.turnsCompared)))));
    else
        m_determinismLabel->setText(
            dot.arg(theme.alarm.name())
            + tr("parts from the pure engine: %1").arg(report.firstDifference.toHtmlEscaped()));
    m_hashLabel->setText(snapshot.turns == 0
                             ? QString()
                             : tr("run %1").arg(snapshot.runHash, 16, 16, QLatin1Char('0')));
    m_violationLabel->setVisible(!snapshot.violations.empty());
    if (!snapshot.violations.empty()) {
        const Violation &first = snapshot.violations.front();
        m_violationLabel->setText(
            tr("safety violated: %1, %2")
                .arg(QString::fromStdString(first.property), QString::fromStdString(first.text)));
    }
    const bool isTrace = !snapshot.traceFile.isEmpty();
    m_folderLabel->setText(
        QDir::toNativeSeparators(isTrace ? snapshot.traceFile : snapshot.dataFolder));
    m_folderLabel->setToolTip(isTrace ? tr("The trace that is shown: %1").arg(m_folderLabel->text())
                                      : tr("The run's files are in %1").arg(m_folderLabel->text()));
}

void MainWindow::updateActions()
{
    const Theme &theme = m_appearance.theme();
    const bool playing = m_snapshot.playing;
    const bool some = m_snapshot.view != nullptr;
    on(CommandId::PlayPause).setText(playing ? tr("Pause") : tr("Play"));
    on(CommandId::PlayPause).setIcon(glyph(playing ? Glyph::Pause : Glyph::Play, theme.panel));
    on(CommandId::Step).setIcon(glyph(Glyph::Step, theme.ink));
    on(CommandId::StepBack).setIcon(glyph(Glyph::StepBack, theme.ink));
    on(CommandId::PlayPause).setEnabled(some);
    on(CommandId::Step).setEnabled(some && (m_cursor->isPast() || !m_snapshot.nextEvent.isEmpty()));
    const bool isDue = on(CommandId::Step).isEnabled();
    for (const CommandId command :
         {CommandId::RunToMessage, CommandId::RunToElection, CommandId::RunToCommit})
        on(command).setEnabled(isDue);
    const bool hasPast = some && m_cursor->moment() > m_snapshot.timeline.first();
    for (const CommandId command :
         {CommandId::StepBack, CommandId::BackToMessage, CommandId::BackToElection,
          CommandId::BackToCommit, CommandId::ToBeginning})
        on(command).setEnabled(hasPast);
    on(CommandId::ToPresent).setEnabled(m_cursor->isPast());
    on(CommandId::Follow).setEnabled(some);
    on(CommandId::Bookmark).setEnabled(some);
    on(CommandId::Follow).setChecked(m_snapshot.following);
    on(CommandId::Autopilot).setEnabled(some);
    on(CommandId::Autopilot).setChecked(m_snapshot.autopilot.on);
    on(CommandId::Cancel).setEnabled(m_snapshot.goal || m_until->isSearching());
    on(CommandId::UndoAct).setEnabled(!m_snapshot.lastAct.isEmpty());
    on(CommandId::UndoAct).setText(undoWords(m_snapshot.lastAct));
    m_files->showSnapshot(m_snapshot);
    const std::size_t servers = some ? m_snapshot.view->servers.size() : 0;
    on(CommandId::AddServer).setEnabled(some && servers < kMaxServers);
    on(CommandId::RemoveServer).setEnabled(servers > 1);
}

/// What is meant for a run that is about to end does not befall the one that follows.
void MainWindow::requestAction(const Action &action)
{
    if (m_opener->isOpening())
        return;
    if (m_cursor->isPast())
        Q_EMIT branchRequested({m_cursor->moment(), m_cursor->instant()}, action);
    else
        Q_EMIT actionRequested(action);
}

void MainWindow::playPause()
{
    if (m_cursor->isPlaying())
        m_cursor->pause();
    else if (m_cursor->isPast())
        m_cursor->play();
    else if (m_snapshot.playing)
        Q_EMIT pauseRequested();
    else
        Q_EMIT playRequested();
}

void MainWindow::runTo(RunGoal::Kind kind)
{
    RunGoal goal{kind, {}};
    if (kind == RunGoal::Kind::Endpoint) {
        const auto server = m_selection->server();
        if (!server)
            return;
        goal.endpoint = *server;
    }
    // What was recorded comes first; only behind its end the servers go on.
    const bool found = kind == RunGoal::Kind::Endpoint ? m_cursor->stepForthTo(goal.endpoint)
                                                       : m_cursor->stepForth(marksOf(kind));
    if (!found)
        Q_EMIT runToRequested(goal);
}

void MainWindow::backTo(RunGoal::Kind kind)
{
    if (kind != RunGoal::Kind::Endpoint)
        m_cursor->stepBack(marksOf(kind));
    else if (const auto server = m_selection->server())
        m_cursor->stepBackTo(*server);
}

void MainWindow::changeServerCount(int by)
{
    if (!m_snapshot.traceFile.isEmpty())
        return showRefusal(tr("A trace has the servers that it has. Open a new cluster to choose "
                              "how many there are."));
    if (m_snapshot.view)
        m_opener->openResized(static_cast<std::size_t>(
            std::max(1, static_cast<int>(m_snapshot.view->servers.size()) + by)));
}

/// The canvas as it is, in the theme of the window.
Picture MainWindow::picture() const
{
    LayoutWishes wishes = m_ui->canvas->wishes();
    wishes.keepFree = {};
    return {m_ui->canvas->view(), m_appearance.theme(), m_ui->canvas->size(), std::move(wishes)};
}

void MainWindow::saveRecording(const RunRecord &run)
{
    m_files->saveRecording(run);
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (!FileCommands::fileIn(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    event->acceptProposedAction();
    m_files->open(FileCommands::fileIn(event->mimeData()));
}

void MainWindow::showReached(const RunGoal &goal, Instant at, Duration after)
{
    m_until->showReached(goal, at, after);
}

void MainWindow::showRefusal(const QString &message)
{
    m_ui->messageBar->tell(MessageBar::Tone::Problem, message);
}

void MainWindow::showFailure(const QString &message)
{
    if (!m_opener->failed(message))
        return;
    m_cursor->beginRun();
    m_present = {};
    m_snapshot = {};
    m_docks->beginRun();
    m_acts->showSnapshot(m_snapshot);
    m_ui->autopilotBar->show(m_snapshot);
    m_until->show(m_snapshot);
    m_ui->canvas->setInvitation({});
    m_ui->canvas->setView(nullptr);
    showStatus(m_snapshot);
    updateActions();
}

} // namespace flotilla
