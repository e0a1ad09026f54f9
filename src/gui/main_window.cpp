#include "gui/main_window.h"

#include "gui/elided_label.h"
#include "gui/empty_note.h"
#include "gui/feed_delegate.h"
#include "gui/feed_model.h"
#include "gui/glyphs.h"
#include "gui/ledger_table.h"
#include "gui/new_cluster_dialog.h"
#include "gui/script_notes.h"
#include "gui/term_delegate.h"
#include "gui/text_window.h"
#include "gui/transport_bar.h"
#include "gui/words.h"
#include "scenario/parser.h"
#include "scenario/runner.h"
#include "ui_main_window.h"

#include <QActionGroup>
#include <QCloseEvent>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QLocale>
#include <QMessageBox>
#include <QSaveFile>
#include <QScreen>
#include <QScrollBar>
#include <QSettings>
#include <QTimer>

#include <algorithm>
#include <utility>

namespace flotilla {

namespace {

/// Below so many times the size of type, the docks give their room to the cluster.
constexpr qreal kSmallWindow = 68;
/// How often the run book is told how far a run has come, should the program be killed.
constexpr qint64 kNoteMillis = 5'000;

} // namespace

MainWindow::MainWindow(RunBook book, Begin begin, QWidget *parent)
    : QMainWindow(parent), m_ui(std::make_unique<Ui::MainWindow>()), m_book(std::move(book)),
      m_begin(std::move(begin)), m_transport(new TransportBar(this)), m_feed(new FeedModel(this)),
      m_feedDelegate(new FeedDelegate(this)), m_ledger(new LedgerTable(this)),
      m_termDelegate(new TermDelegate(this)), m_violationLabel(new QLabel(this)),
      m_determinismLabel(new QLabel(this)), m_folderLabel(new ElidedLabel(this))
{
    m_ui->setupUi(this);
    m_ui->toolBar->addWidget(m_transport);
    m_transport->setActions(m_ui->actionPlayPause, m_ui->actionStep);
    setUpDocks();
    setUpStatusBar();
    connectCommands();
    connectView();
    listScenarios();
    connect(&m_appearance, &Appearance::changed, this, &MainWindow::dress);
    restoreSettings();
    dress();
    updateActions();
}

MainWindow::~MainWindow() = default;

void MainWindow::setUpDocks()
{
    m_ui->feedView->setModel(m_feed);
    m_ui->feedView->setItemDelegate(m_feedDelegate);
    // Who has scrolled down reads; what is read must not run away when lines are added above it.
    connect(m_feed, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex &, int first, int last) {
                QScrollBar *bar = m_ui->feedView->verticalScrollBar();
                if (bar->value() > 0)
                    bar->setValue(bar->value()
                                  + (last - first + 1) * m_ui->feedView->sizeHintForRow(0));
            });
    m_ui->ledgerView->setModel(m_ledger);
    m_ui->ledgerView->setItemDelegateForColumn(LedgerTable::TermColumn, m_termDelegate);
    QHeaderView *header = m_ui->ledgerView->horizontalHeader();
    header->setHighlightSections(false);
    header->setSectionResizeMode(LedgerTable::CommandColumn, QHeaderView::Stretch);
    header->setMinimumSectionSize(30);
    new EmptyNote(m_ui->feedView, tr("Nothing has happened yet."));
    new EmptyNote(m_ui->ledgerView,
                  tr("No entry is committed yet. What a leader commits is written "
                     "to this file."));
    connect(m_ledger, &LedgerTable::failed, this, &MainWindow::showRefusal);
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
    m_folderLabel->setAccessibleName(tr("Data folder"));
    m_folderLabel->setContentsMargins(10, 2, 10, 2);
    m_folderLabel->setElideMode(Qt::ElideMiddle);
    m_ui->statusBar->addWidget(m_determinismLabel);
    m_ui->statusBar->addWidget(m_violationLabel);
    m_ui->statusBar->addPermanentWidget(m_folderLabel);
}

void MainWindow::connectCommands()
{
    const auto on = [this](QAction *action, auto slot) {
        connect(action, &QAction::triggered, this, slot);
    };
    on(m_ui->actionNew, &MainWindow::chooseCluster);
    on(m_ui->actionOpen, &MainWindow::chooseScenario);
    on(m_ui->actionSave, &MainWindow::recordingRequested);
    on(m_ui->actionQuit, &QWidget::close);
    on(m_ui->actionPlayPause, &MainWindow::playPause);
    on(m_ui->actionStep, &MainWindow::stepRequested);
    on(m_ui->actionSlower, [this] { m_transport->nudgeSpeed(-1); });
    on(m_ui->actionFaster, [this] { m_transport->nudgeSpeed(1); });
    on(m_ui->actionSubmit, [this] { m_transport->focusSubmit(); });
    on(m_ui->actionCrashLeader, [this] {
        if (const ServerView *leader = m_snapshot.view ? m_snapshot.view->leader() : nullptr)
            Q_EMIT actionRequested(act::Crash{leader->id});
    });
    on(m_ui->actionRestartAll, [this] { Q_EMIT actionRequested(act::Restart{}); });
    on(m_ui->actionHeal, [this] { Q_EMIT actionRequested(act::Heal{}); });
    on(m_ui->actionToggleFocused, &MainWindow::actOnChosen);
    on(m_ui->actionIsolate, &MainWindow::isolateChosen);
    on(m_ui->actionScenarioLanguage, [this] {
        showText(tr("The scenario language"), QStringLiteral(":/flotilla/docs/scenario.md"));
    });
    on(m_ui->actionTraceFormat,
       [this] { showText(tr("The trace"), QStringLiteral(":/flotilla/docs/trace.md")); });
    on(m_ui->actionAbout, &MainWindow::showAbout);
    connect(m_transport, &TransportBar::speedChosen, this, &MainWindow::speedRequested);
    connect(m_transport, &TransportBar::submitted, this,
            [this](NodeId client, const QString &text, std::optional<NodeId> at) {
                Q_EMIT actionRequested(act::Submit{client, text.toStdString(), at});
            });
}

void MainWindow::connectView()
{
    connect(m_ui->canvas, &ClusterCanvas::serverActivated, this, &MainWindow::activateServer);
    connect(m_ui->canvas, &ClusterCanvas::viewPainted, this, &MainWindow::snapshotShown);
    connect(m_ui->canvas, &ClusterCanvas::legendShownChanged, m_ui->actionLegend,
            &QAction::setChecked);
    connect(m_ui->actionLegend, &QAction::toggled, m_ui->canvas, &ClusterCanvas::setLegendShown);
    connect(m_ui->actionEverything, &QAction::toggled, m_feed, &FeedModel::setShowsEverything);
    m_ui->actionLegend->setChecked(true);
    for (QDockWidget *dock : {m_ui->feedDock, m_ui->ledgerDock})
        m_ui->menuView->addAction(dock->toggleViewAction());

    auto *themes = new QActionGroup(this);
    const std::pair<QAction *, Appearance::Choice> choices[] = {
        {m_ui->actionThemeSystem, Appearance::Choice::System},
        {m_ui->actionThemeLight, Appearance::Choice::Light},
        {m_ui->actionThemeDark, Appearance::Choice::Dark},
    };
    for (const auto &[action, choice] : choices) {
        themes->addAction(action);
        connect(action, &QAction::triggered, this,
                [this, choice = choice] { m_appearance.choose(choice); });
    }
    connect(m_ui->actionBigger, &QAction::triggered, this,
            [this] { m_appearance.setNotches(m_appearance.notches() + 1); });
    connect(m_ui->actionSmaller, &QAction::triggered, this,
            [this] { m_appearance.setNotches(m_appearance.notches() - 1); });
}

void MainWindow::listScenarios()
{
    const QDir folder(QStringLiteral(":/flotilla/scenarios"));
    for (const QString &name : folder.entryList({QStringLiteral("*.flotilla")}, QDir::Files)) {
        const QString title = QString(name).remove(QStringLiteral(".flotilla"));
        const QString path = folder.filePath(name);
        connect(m_ui->menuScenarios->addAction(title), &QAction::triggered, this,
                [this, path] { openScenario(path); });
    }
    m_ui->menuScenarios->setEnabled(!m_ui->menuScenarios->isEmpty());
}

/// Everything takes its colours and type from the appearance.
void MainWindow::dress()
{
    const Theme &theme = m_appearance.theme();
    setStyleSheet(m_appearance.styleSheet());
    m_ui->canvas->setTheme(theme);
    m_feedDelegate->setTheme(theme);
    m_termDelegate->setTheme(theme);
    m_ui->ledgerView->verticalHeader()->setDefaultSectionSize(
        static_cast<int>(theme.readingSize() * 1.9));
    m_ui->feedView->doItemsLayout();
    const std::pair<int, qreal> widths[] = {{LedgerTable::IndexColumn, 4.0},
                                            {LedgerTable::TermColumn, 3.6},
                                            {LedgerTable::LeaderColumn, 4.6},
                                            {LedgerTable::AtColumn, 6.2}};
    for (const auto &[column, ems] : widths)
        m_ui->ledgerView->setColumnWidth(column, static_cast<int>(theme.readingSize() * ems));
    const std::pair<QAction *, Appearance::Choice> choices[] = {
        {m_ui->actionThemeSystem, Appearance::Choice::System},
        {m_ui->actionThemeLight, Appearance::Choice::Light},
        {m_ui->actionThemeDark, Appearance::Choice::Dark},
    };
    for (const auto &[action, choice] : choices)
        action->setChecked(m_appearance.choice() == choice);
    fitDocks();
    m_transport->keepPlayWidth({tr("Play"), tr("Pause")});
    updateActions();
    showStatus(m_snapshot);
}

void MainWindow::restoreSettings()
{
    const QSettings settings;
    const int choice = settings.value(QStringLiteral("theme"), 0).toInt();
    m_appearance.setNotches(settings.value(QStringLiteral("typeNotches"), 0).toInt());
    m_appearance.choose(choice == 1   ? Appearance::Choice::Light
                        : choice == 2 ? Appearance::Choice::Dark
                                      : Appearance::Choice::System);
    m_ui->actionLegend->setChecked(settings.value(QStringLiteral("legend"), true).toBool());
    const QSize room = screen()->availableSize();
    resize(std::min(1440, room.width() - 40), std::min(900, room.height() - 60));
    const int beside = std::clamp(width() / 3, 280, 470);
    resizeDocks({m_ui->feedDock, m_ui->ledgerDock}, {beside, beside}, Qt::Horizontal);
    resizeDocks({m_ui->feedDock, m_ui->ledgerDock}, {500, 300}, Qt::Vertical);
    restoreGeometry(settings.value(QStringLiteral("geometry")).toByteArray());
    restoreState(settings.value(QStringLiteral("state")).toByteArray());
}

void MainWindow::saveSettings()
{
    QSettings settings;
    settings.setValue(QStringLiteral("theme"), static_cast<int>(m_appearance.choice()));
    settings.setValue(QStringLiteral("typeNotches"), m_appearance.notches());
    settings.setValue(QStringLiteral("legend"), m_ui->actionLegend->isChecked());
    settings.setValue(QStringLiteral("geometry"), saveGeometry());
    unfoldDocks(); // the next window may have room for them
    settings.setValue(QStringLiteral("state"), saveState());
}

bool MainWindow::event(QEvent *event)
{
    // The cluster starts when the window is on the screen, so that the window never waits for it.
    if (event->type() == QEvent::Show && !std::exchange(m_begun, true))
        QTimer::singleShot(0, this, &MainWindow::beginFirstRun);
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
    const bool small = width() < m_appearance.theme().readingSize() * kSmallWindow;
    if (small && !std::exchange(m_isSmall, true))
        foldDocks();
    else if (!small && std::exchange(m_isSmall, false))
        unfoldDocks();
}

void MainWindow::foldDocks()
{
    for (QDockWidget *dock : {m_ui->feedDock, m_ui->ledgerDock}) {
        if (dock->isHidden() || dock->isFloating())
            continue;
        dock->hide();
        m_folded.append(dock);
    }
}

void MainWindow::unfoldDocks()
{
    for (QDockWidget *dock : std::exchange(m_folded, {}))
        dock->show();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    noteRun();
    saveSettings();
    event->accept();
}

void MainWindow::beginFirstRun()
{
    if (!m_begin.scenario.isEmpty()) {
        if (!openScenario(m_begin.scenario))
            openPlain(5, 1);
        return;
    }
    m_book.forgetUnlived();
    const bool named = !m_begin.dataFolder.isEmpty();
    const auto past = named ? RunBook::runIn(m_begin.dataFolder) : std::nullopt;
    const auto last = m_book.lastRun();
    if (past)
        openPast(*past);
    else
        openPlain(5, 1);
    if (last && !named) {
        const auto servers = last->setup.servers.size();
        m_ui->messageBar->tell(
            MessageBar::Tone::Offer,
            servers == 1
                ? tr("Your last run is still there: 1 server, %1.").arg(clockText(last->lived))
                : tr("Your last run is still there: %1 servers, %2.")
                      .arg(servers)
                      .arg(clockText(last->lived)),
            tr("Continue it"), [this, past = *last] { openPast(past); });
    }
}

void MainWindow::openPlain(int servers, std::uint64_t seed)
{
    RunRequest run;
    run.setup = plainSetup(static_cast<std::size_t>(servers), seed);
    request(std::move(run));
}

bool MainWindow::openScenario(const QString &file)
{
    auto script = loadScript(file);
    if (!script) {
        m_ui->messageBar->tell(MessageBar::Tone::Problem,
                               QString::fromStdString(script.error().message));
        return false;
    }
    RunRequest run;
    run.setup = script->setup;
    const auto notes = ScriptNotes::make();
    connect(notes.get(), &ScriptNotes::titled, this,
            [this](const QString &title) { setWindowTitle(tr("%1 – Flotilla").arg(title)); });
    connect(notes.get(), &ScriptNotes::said, this,
            [this](const QString &text) { m_ui->messageBar->tell(MessageBar::Tone::Note, text); });
    run.driver = [script = *std::move(script), notes](Engine &engine) {
        return std::make_unique<Runner>(
            script, engine, [notes](const Statement &statement) { notes->tell(statement); });
    };
    request(std::move(run));
    return true;
}

void MainWindow::openPast(const PastRun &past)
{
    RunRequest run;
    run.setup = past.setup;
    run.options.dataFolder = past.folder;
    run.options.resume = true;
    request(std::move(run));
}

/// Ends the run at hand and begins that one, in a folder of its own unless it has one.
void MainWindow::request(RunRequest run)
{
    noteRun();
    if (run.options.dataFolder.isEmpty() && !m_begin.dataFolder.isEmpty()) {
        run.options.dataFolder = std::exchange(m_begin.dataFolder, {});
        run.options.resume = m_begin.resume;
    }
    m_inBook = run.options.dataFolder.isEmpty();
    if (m_inBook)
        run.options.dataFolder = m_book.newFolder();
    begin(run);
}

void MainWindow::begin(const RunRequest &run)
{
    m_setup = run.setup;
    m_opening = true;
    setWindowTitle(tr("Flotilla"));
    Q_EMIT openRequested(run);
}

/// A plain run whose files are gone when it ends.
void MainWindow::openUnkept()
{
    RunRequest run;
    run.setup = plainSetup(5, 1);
    begin(run);
}

/// For the offer at the next start.
void MainWindow::noteRun() const
{
    if (m_played && m_snapshot.view)
        RunBook::note(m_snapshot.dataFolder, std::max(m_snapshot.view->now, Instant{1}));
}

void MainWindow::showOpened(const Snapshot &snapshot)
{
    m_ledger->clear();
    m_feed->clear();
    m_played = false;
    m_opening = false;
    RunBook::begin(snapshot.dataFolder, m_setup);
    showSnapshot(snapshot);
    m_ui->canvas->setInvitation(tr("Press Space to begin"));
    m_ui->canvas->setFocus(Qt::OtherFocusReason);
}

void MainWindow::showSnapshot(const Snapshot &snapshot)
{
    const bool stopped = m_snapshot.playing && !snapshot.playing;
    m_snapshot = snapshot;
    const bool begins = !m_played && (snapshot.playing || snapshot.turns > 0);
    if (begins) {
        m_played = true;
        m_ui->canvas->setInvitation({});
        m_ui->messageBar->withdrawOffer();
    }
    m_ui->canvas->setView(snapshot.view);
    m_transport->show(snapshot);
    m_feed->append(snapshot.feed);
    if (!snapshot.ledgerFile.isEmpty())
        m_ledger->show(snapshot.ledgerFile, snapshot.ledgerRows);
    showStatus(snapshot);
    updateActions();
    if (begins || stopped || (snapshot.playing && m_sinceNoted.elapsed() > kNoteMillis)) {
        noteRun();
        m_sinceNoted.start();
    }
}

void MainWindow::showStatus(const Snapshot &snapshot)
{
    const Theme &theme = m_appearance.theme();
    const DeterminismReport &report = snapshot.determinism;
    const QString dot = QStringLiteral("<span style='color:%1'>●</span> ");
    if (report.equal)
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
    m_violationLabel->setVisible(!snapshot.violations.empty());
    if (!snapshot.violations.empty()) {
        const Violation &first = snapshot.violations.front();
        m_violationLabel->setText(
            tr("safety violated: %1, %2")
                .arg(QString::fromStdString(first.property), QString::fromStdString(first.text)));
    }
    m_folderLabel->setText(QDir::toNativeSeparators(snapshot.dataFolder));
    m_folderLabel->setToolTip(tr("The run's files are in %1").arg(m_folderLabel->text()));
}

void MainWindow::updateActions()
{
    const Theme &theme = m_appearance.theme();
    const bool playing = m_snapshot.playing;
    const bool some = m_snapshot.view != nullptr;
    m_ui->actionPlayPause->setText(playing ? tr("Pause") : tr("Play"));
    m_ui->actionPlayPause->setIcon(glyph(playing ? Glyph::Pause : Glyph::Play, theme.panel));
    m_ui->actionStep->setIcon(glyph(Glyph::Step, theme.ink));
    m_ui->actionPlayPause->setEnabled(some);
    m_ui->actionStep->setEnabled(some && !m_snapshot.nextEvent.isEmpty());
    m_ui->actionCrashLeader->setEnabled(some && m_snapshot.view->leader() != nullptr);
}

void MainWindow::playPause()
{
    if (m_snapshot.playing)
        Q_EMIT pauseRequested();
    else
        Q_EMIT playRequested();
}

void MainWindow::activateServer(NodeId id)
{
    const ServerView *server = m_snapshot.view ? m_snapshot.view->server(id) : nullptr;
    if (server == nullptr)
        return;
    if (server->up)
        Q_EMIT actionRequested(act::Crash{id});
    else
        Q_EMIT actionRequested(act::Restart{{id}});
}

void MainWindow::actOnChosen()
{
    if (const auto server = m_ui->canvas->chosenServer())
        activateServer(*server);
}

void MainWindow::isolateChosen()
{
    if (const auto server = m_ui->canvas->chosenServer())
        Q_EMIT actionRequested(act::Isolate{*server});
}

void MainWindow::chooseCluster()
{
    const auto servers = m_snapshot.view ? m_snapshot.view->servers.size() : std::size_t{5};
    auto *dialog = new NewClusterDialog(static_cast<int>(servers), m_setup.seed, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &NewClusterDialog::chosen, this, &MainWindow::openPlain);
    dialog->open();
}

void MainWindow::chooseScenario()
{
    auto *dialog = new QFileDialog(this, tr("Open scenario"), {}, tr("Scenarios (*.flotilla)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &MainWindow::openScenario);
    dialog->open();
}

void MainWindow::saveRecording(const QString &scenario)
{
    auto *dialog =
        new QFileDialog(this, tr("Save run as scenario"), {}, tr("Scenarios (*.flotilla)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("flotilla"));
    connect(dialog, &QFileDialog::fileSelected, this, [this, scenario](const QString &name) {
        QSaveFile file(name);
        if (!file.open(QIODevice::WriteOnly) || file.write(scenario.toUtf8()) < 0 || !file.commit())
            showRefusal(tr("%1 cannot be written: %2. Choose another place.")
                            .arg(QDir::toNativeSeparators(name), file.errorString()));
    });
    dialog->open();
}

void MainWindow::showText(const QString &title, const QString &resource)
{
    QFile file(resource);
    if (!file.open(QIODevice::ReadOnly)) {
        showRefusal(tr("%1 is not part of this build.").arg(resource));
        return;
    }
    (new TextWindow(title, QString::fromUtf8(file.readAll()), this))->show();
}

void MainWindow::showAbout()
{
    auto *box = new QMessageBox(
        QMessageBox::NoIcon, tr("About Flotilla"),
        tr("<h3>Flotilla %1</h3><p>Raft at work on real threads, sockets "
           "and files, in time that you own.</p><p>Qt %2</p>")
            .arg(QLatin1StringView(FLOTILLA_VERSION), QLatin1StringView(qVersion())),
        QMessageBox::Close, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

void MainWindow::showRefusal(const QString &message)
{
    m_ui->messageBar->tell(MessageBar::Tone::Problem, message);
}

void MainWindow::showFailure(const QString &message)
{
    if (!std::exchange(m_opening, false)) {
        m_ui->messageBar->tell(MessageBar::Tone::Problem,
                               tr("The run has stopped: %1").arg(message), tr("New cluster"),
                               [this] { openPlain(5, 1); });
        return;
    }
    m_snapshot = {}; // the run before has ended
    m_played = false;
    m_feed->clear();
    m_ledger->clear();
    m_ui->canvas->setInvitation({});
    m_ui->canvas->setView(nullptr);
    showStatus(m_snapshot);
    updateActions();
    const QString words = tr("No run could begin: %1").arg(message);
    if (m_inBook)
        m_ui->messageBar->tell(MessageBar::Tone::Problem, words, tr("Run without keeping it"),
                               [this] { openUnkept(); });
    else
        m_ui->messageBar->tell(MessageBar::Tone::Problem, words, tr("New cluster"),
                               [this] { openPlain(5, 1); });
}

} // namespace flotilla
