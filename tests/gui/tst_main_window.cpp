#include "gui/canvas/cluster_canvas.h"
#include "gui/dialogs/text_window.h"
#include "gui/main_window.h"
#include "gui/time/time_cursor.h"
#include "gui/widgets/message_bar.h"
#include "schedule/recorded.h"

#include <QAction>
#include <QComboBox>
#include <QDir>
#include <QDockWidget>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QLockFile>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBrowser>
#include <QTextCursor>
#include <QTextDocument>
#include <QToolButton>

using namespace flotilla;
using namespace flotilla::test;

namespace {

/// Three servers, S3 leads, S2 is down; C1 has asked for nothing.
Snapshot threeServers()
{
    auto view = std::make_shared<ClusterView>();
    view->now = Instant{1'284'310};
    for (std::uint8_t i = 0; i < 3; ++i) {
        ServerView server;
        server.id = NodeId{i};
        server.name = "S" + std::to_string(i + 1);
        server.up = i != 1;
        server.status.currentTerm = Term{4};
        server.status.role = i == 2 ? Role::Leader : Role::Follower;
        server.timer = {Instant{1'200'000}, Instant{1'450'000}};
        view->voters.insert(server.id);
        view->servers.push_back(server);
    }
    ClientView client;
    client.id = Names::clientId(0);
    client.name = "C1";
    client.status.server = NodeId{0};
    view->clients.push_back(client);
    Snapshot snapshot;
    snapshot.view = view;
    snapshot.nextEvent = QStringLiteral("S1 receives AppendEntries #7 from S3");
    return snapshot;
}

} // namespace

/// The window under mouse and keyboard, with made-up facts.
class TestMainWindow : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(QStringLiteral("flotilla-test"));
        QCoreApplication::setApplicationName(QStringLiteral("tst_main_window"));
    }

    void init()
    {
        QSettings().clear();
        m_folder = std::make_unique<QTemporaryDir>();
        m_window = std::make_unique<MainWindow>(RunBook(m_folder->path()), MainWindow::Begin{});
        m_window->resize(1200, 800);
        m_opened = std::make_unique<QSignalSpy>(m_window.get(), &MainWindow::openRequested);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QVERIFY(m_opened->size() == 1 || m_opened->wait());
        m_window->showOpened(threeServers());
        connect(m_window.get(), &MainWindow::actionRequested, this,
                [this](const Action &action) { m_actions.push_back(action); });
        m_actions.clear();
    }

    /// A first start shows five servers and a client, and waits for the user.
    void beginsWithAPlainCluster()
    {
        const auto run = m_opened->front().front().value<RunRequest>();
        QCOMPARE(run.setup.servers.size(), std::size_t{5});
        QCOMPARE(run.setup.clients.size(), std::size_t{1});
        QVERIFY(run.options.dataFolder.startsWith(m_folder->path()));
        QVERIFY(!run.options.resume);
    }

    void crashesTheServerThatIsClicked()
    {
        click(NodeId{2});
        QCOMPARE(m_actions.size(), std::size_t{1});
        const auto *crash = std::get_if<act::Crash>(&m_actions.front());
        QVERIFY(crash);
        QCOMPARE(crash->server, NodeId{2});
    }

    void restartsTheCrashedServerThatIsClicked()
    {
        click(NodeId{1});
        QCOMPARE(m_actions.size(), std::size_t{1});
        const auto *restart = std::get_if<act::Restart>(&m_actions.front());
        QVERIFY(restart);
        QCOMPARE(restart->servers, std::vector{NodeId{1}});
    }

    void saysWhatAClickWillDo()
    {
        QTest::mouseMove(canvas(), centreOf(NodeId{2}));
        QTRY_COMPARE(canvas()->cursor().shape(), Qt::PointingHandCursor);
        QVERIFY(canvas()->inspection().startsWith(QStringLiteral("S3: leader in term 4")));
    }

    /// Nobody needs a mouse: Tab chooses a server, Enter acts on it.
    void reachesEveryServerByKeyboard()
    {
        QTest::keyClick(canvas(), Qt::Key_Tab);
        QCOMPARE(canvas()->chosenServer(), std::optional(NodeId{0}));
        QTest::keyClick(canvas(), Qt::Key_Tab);
        QTest::keyClick(canvas(), Qt::Key_Tab);
        QCOMPARE(canvas()->chosenServer(), std::optional(NodeId{2}));
        QTest::keyClick(canvas(), Qt::Key_Return);
        QCOMPARE(m_actions.size(), std::size_t{1});
        QVERIFY(std::holds_alternative<act::Crash>(m_actions.front()));
    }

    void playsAndPausesWithSpace()
    {
        QSignalSpy played(m_window.get(), &MainWindow::playRequested);
        QSignalSpy paused(m_window.get(), &MainWindow::pauseRequested);
        QTest::keyClick(canvas(), Qt::Key_Space);
        QCOMPARE(played.size(), 1);
        Snapshot playing = threeServers();
        playing.playing = true;
        m_window->showSnapshot(playing);
        QTest::keyClick(canvas(), Qt::Key_Space);
        QCOMPARE(paused.size(), 1);
        QCOMPARE(played.size(), 1);
    }

    void stepsWithAFullStopAndSaysWhatComesNext()
    {
        QSignalSpy stepped(m_window.get(), &MainWindow::stepRequested);
        QTest::keyClick(canvas(), Qt::Key_Period);
        QCOMPARE(stepped.size(), 1);
        QCOMPARE(find<QLabel>("nextLabel")->text(),
                 QStringLiteral("S1 receives AppendEntries #7 from S3"));
    }

    /// Shortcuts of a single key must leave alone who is typing.
    void typingIsNoCommand()
    {
        QSignalSpy played(m_window.get(), &MainWindow::playRequested);
        QSignalSpy stepped(m_window.get(), &MainWindow::stepRequested);
        auto *edit = find<QLineEdit>("submitEdit");
        edit->setFocus();
        QTest::keyClicks(edit, QStringLiteral("l c. r[h]"));
        QCOMPARE(edit->text(), QStringLiteral("l c. r[h]"));
        QCOMPARE(played.size() + stepped.size(), 0);
        QVERIFY(m_actions.empty());
    }

    void submitsToTheServerThatIsChosen()
    {
        auto *via = find<QComboBox>("viaBox");
        QCOMPARE(via->count(), 4); // the client's own choice, or one of three
        via->setCurrentIndex(2);
        auto *edit = find<QLineEdit>("submitEdit");
        edit->setFocus();
        QTest::keyClicks(edit, QStringLiteral("x=3"));
        QTest::keyClick(edit, Qt::Key_Return);
        QCOMPARE(m_actions.size(), std::size_t{1});
        const auto *submit = std::get_if<act::Submit>(&m_actions.front());
        QVERIFY(submit);
        QCOMPARE(submit->text, std::string("x=3"));
        QCOMPARE(submit->client, Names::clientId(0));
        QCOMPARE(submit->at, std::optional(NodeId{1}));
        QVERIFY(edit->text().isEmpty());
    }

    /// "sent to S2, redirected to S3, committed at 4".
    void saysWhatBecameOfACommand()
    {
        submitsToTheServerThatIsChosen();
        ClientStatus status;
        status.op = 1;
        status.open = true;
        status.server = NodeId{1};
        QCOMPARE(outcome(status), QStringLiteral("C1: sent to S2"));
        status.redirectedFrom = NodeId{1};
        status.server = NodeId{2};
        QCOMPARE(outcome(status), QStringLiteral("C1: redirected to S3"));
        status.open = false;
        status.lastIndex = Index{4};
        QCOMPARE(outcome(status), QStringLiteral("C1: committed at 4"));
    }

    void showsWhatHappened()
    {
        Snapshot snapshot = threeServers();
        FeedLine line;
        line.subject = "S3";
        line.text = "leads term 4";
        snapshot.feed = {line};
        m_window->showSnapshot(snapshot);
        const auto *model = find<QListView>("feedView")->model();
        QCOMPARE(model->rowCount(), 1);
        QCOMPARE(model->index(0, 0).data().toString(), QStringLiteral("0.000  S3 leads term 4"));
    }

    void warnsWhenTheEnginesPart()
    {
        Snapshot snapshot = threeServers();
        snapshot.determinism = {12, false, QStringLiteral("turn 12 of S1")};
        snapshot.violations = {{"Election Safety", "two leaders in term 4"}};
        m_window->showSnapshot(snapshot);
        QStringList words;
        for (const QLabel *label : m_window->findChildren<QLabel *>())
            words << label->text();
        const QString all = words.join(u'\n');
        QVERIFY(all.contains(QStringLiteral("turn 12 of S1")));
        QVERIFY(all.contains(QStringLiteral("two leaders in term 4")));
    }

    /// The run is told that its picture is on the screen, so that it may send the next.
    void tellsWhenASnapshotIsOnTheScreen()
    {
        QSignalSpy shown(m_window.get(), &MainWindow::snapshotShown);
        m_window->showSnapshot(threeServers());
        QVERIFY(shown.size() == 1 || shown.wait());
        QCOMPARE(shown.size(), 1);
    }

    /// A broken scenario leaves a window that says why.
    void tellsOfABadScenario()
    {
        QVERIFY(!m_window->opener().openScenario(QStringLiteral("/nowhere/at.flotilla")));
        QStringList words;
        for (const QLabel *label : m_window->findChildren<QLabel *>())
            words << label->text();
        QVERIFY(words.join(u'\n').contains(QStringLiteral("/nowhere/at.flotilla")));
    }

    void offersTheLastRunAgain()
    {
        const QString folder = m_folder->filePath(QStringLiteral("2020-01-01"));
        RunBook::begin(folder, plainSetup(3, 7));
        RunBook::note(folder, folder, Instant{1'500'000});
        const auto last = RunBook(m_folder->path()).lastRun();
        QVERIFY(last);
        QCOMPARE(last->setup.servers.size(), std::size_t{3});
        QCOMPARE(last->setup.seed, std::uint64_t{7});
        QCOMPARE(last->lived, Instant{1'500'000});
    }

    /// Windows that were only looked at leave nothing behind; a run that lived is never removed.
    void forgetsOnlyRunsThatNeverLived()
    {
        const RunBook book(m_folder->path());
        const QString idle = m_folder->filePath(QStringLiteral("2020-01-01"));
        const QString lived = m_folder->filePath(QStringLiteral("2020-01-02"));
        const QString foreign = m_folder->filePath(QStringLiteral("photos"));
        RunBook::begin(idle, plainSetup(3, 7));
        RunBook::begin(lived, plainSetup(3, 7));
        RunBook::note(lived, lived, Instant{1});
        QVERIFY(QDir().mkpath(foreign));
        book.forgetUnlived();
        QVERIFY(!QDir(idle).exists());
        QVERIFY(QDir(lived).exists());
        QVERIFY(QDir(foreign).exists());
    }

    /// Two windows never offer each other's runs.
    void offersNoRunThatIsOpenElsewhere()
    {
        const QString folder = m_folder->filePath(QStringLiteral("2020-01-01"));
        RunBook::begin(folder, plainSetup(3, 7));
        RunBook::note(folder, folder, Instant{1'500'000});
        QLockFile other(QDir(folder).filePath(QStringLiteral("flotilla.lock")));
        QVERIFY(other.tryLock(0));
        QVERIFY(!RunBook(m_folder->path()).lastRun());
        other.unlock();
        QVERIFY(RunBook(m_folder->path()).lastRun());
    }

    /// What goes on keeps its timing; servers that came later have files and no vote.
    void remembersTheOptionsOfARun()
    {
        RunSetup setup = plainSetup(3, 7);
        setup.options.heartbeat = Duration::millis(20);
        for (ServerSetup &server : setup.servers)
            server.options = setup.options;
        const QString folder = m_folder->filePath(QStringLiteral("2020-01-01"));
        RunBook::begin(folder, setup);
        QFile created(QDir(folder).filePath(QStringLiteral("node-S4.db")));
        QVERIFY(created.open(QIODevice::WriteOnly));
        const auto run = RunBook::runIn(folder);
        QVERIFY(run);
        QCOMPARE(run->setup.seed, std::uint64_t{7});
        QCOMPARE(run->setup.servers.size(), std::size_t{4});
        QVERIFY(run->setup.servers[0].options == setup.options);
        QCOMPARE(run->setup.voters.size(), std::size_t{3});
        QCOMPARE(run->setup.clients.size(), std::size_t{1});
    }

    /// Where no folder can be made, the cluster can still be looked at.
    void offersARunThatIsNotKept()
    {
        m_window->opener().openPlain(5, 1);
        m_window->showFailure(QStringLiteral("the folder /nowhere can't be made"));
        auto *bar = find<MessageBar>("messageBar");
        QVERIFY(bar->text().startsWith(QStringLiteral("No run could begin")));
        QVERIFY(!canvas()->view());
        QVERIFY(!find<QToolButton>("legendButton")->isVisible());
        QVERIFY(!find<QToolButton>("playButton")->isEnabled());
        m_opened->clear();
        bar->findChild<QPushButton *>()->click();
        QCOMPARE(m_opened->size(), 1);
        QVERIFY(m_opened->front().front().value<RunRequest>().options.dataFolder.isEmpty());
    }

    /// Who adds a server goes on with the same experiment: seed, clients, timing and network stay.
    void keepsTheExperimentWhenAServerIsAdded()
    {
        RunSetup setup = plainSetup(4, 77);
        setup.options.heartbeat = Duration::millis(20);
        for (ServerSetup &server : setup.servers)
            server.options = setup.options;
        setup.clients.push_back({"C2", NodeId{3}});
        LinkTraits slow;
        slow.delayMax = Duration::millis(90);
        setup.links.setTraits(slow);
        m_window->opener().openSetup(setup);
        Snapshot opened = threeServers(); // one less than it began with
        auto view = std::make_shared<ClusterView>(*opened.view);
        view->links.setTraits(slow);
        opened.view = view;
        m_window->showOpened(opened);
        m_opened->clear();
        action("RemoveServer")->trigger();
        action("AddServer")->trigger();
        QCOMPARE(m_opened->size(), 2);
        const RunSetup less = m_opened->at(0).front().value<RunRequest>().setup;
        QCOMPARE(less.servers.size(), std::size_t{2});
        QCOMPARE(less.clients.at(1).at, NodeId{0}); // S4 is no more
        const RunSetup more = m_opened->at(1).front().value<RunRequest>().setup;
        QCOMPARE(more.servers.size(), std::size_t{4});
        QCOMPARE(more.seed, std::uint64_t{77});
        QCOMPARE(more.clients.size(), std::size_t{2});
        QVERIFY(more.servers.back().options == setup.options);
        QVERIFY(more.links.commonTraits() == slow);
    }

    void runsToWhatIsAskedFor()
    {
        QSignalSpy asked(m_window.get(), &MainWindow::runToRequested);
        QTest::keyClick(canvas(), Qt::Key_V);
        QTest::keyClick(canvas(), Qt::Key_N); // nothing is chosen yet
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked.front().front().value<RunGoal>().kind, RunGoal::Kind::Election);
        m_window->selection().choose(NodeId{2});
        QTest::keyClick(canvas(), Qt::Key_N);
        QCOMPARE(asked.size(), 2);
        const RunGoal chosen{RunGoal::Kind::Endpoint, NodeId{2}};
        QVERIFY(asked.back().front().value<RunGoal>() == chosen);
    }

    /// A run to something, and only that, can be cancelled.
    void cancelsARunToSomething()
    {
        QVERIFY(!action("Cancel")->isEnabled());
        Snapshot snapshot = threeServers();
        snapshot.goal = RunGoal{};
        snapshot.playing = true;
        m_window->showSnapshot(snapshot);
        QSignalSpy cancelled(m_window.get(), &MainWindow::cancelRequested);
        action("Cancel")->trigger();
        QCOMPARE(cancelled.size(), 1);
    }

    void undoSaysWhatItTakesBack()
    {
        QVERIFY(!action("UndoAct")->isEnabled());
        Snapshot snapshot = threeServers();
        snapshot.lastAct = QStringLiteral("submit C1 a&b");
        m_window->showSnapshot(snapshot);
        QCOMPARE(action("UndoAct")->text(), QStringLiteral("&Undo: submit C1 a&&b"));
        QSignalSpy undone(m_window.get(), &MainWindow::undoRequested);
        action("UndoAct")->trigger();
        QCOMPARE(undone.size(), 1);
    }

    /// The autopilot keeps the rate and seed that were dialled.
    void handsOverToTheAutopilot()
    {
        Snapshot snapshot = threeServers();
        snapshot.autopilot = {false, 2.5, 9};
        m_window->showSnapshot(snapshot);
        QSignalSpy asked(m_window.get(), &MainWindow::autopilotRequested);
        action("Autopilot")->trigger();
        QCOMPARE(asked.size(), 1);
        const Autopilot wanted{true, 2.5, 9};
        QVERIFY(asked.front().front().value<Autopilot>() == wanted);
    }

    void followsTheActionAsTheRunDoes()
    {
        QSignalSpy asked(m_window.get(), &MainWindow::followRequested);
        action("Follow")->trigger();
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked.front().front().toBool(), true);
        m_window->showSnapshot(threeServers()); // which does not follow
        QVERIFY(!action("Follow")->isChecked());
    }

    /// The whole window shows that instant; the run is paused and stays as it is.
    void looksBack()
    {
        const auto run = eventfulRun();
        Snapshot present = threeServers();
        present.timeline = run->timeline();
        present.view = std::make_shared<const ClusterView>(run->view());
        present.playing = true;
        m_window->showOpened(present);
        QSignalSpy paused(m_window.get(), &MainWindow::pauseRequested);
        m_window->commands()[CommandId::BackToElection]->trigger();
        QVERIFY(!paused.isEmpty());
        QVERIFY(canvas()->view()->now < run->now());
        QVERIFY(canvas()->view()->servers[1].status.role != Role::Follower);
        QVERIFY(m_window->commands()[CommandId::ToPresent]->isEnabled());
        // An act there is for another branch, and leaves the servers of this one alone.
        m_actions.clear();
        QSignalSpy branched(m_window.get(), &MainWindow::branchRequested);
        m_window->selection().choose(Names::serverId(1));
        m_window->commands()[CommandId::PauseServer]->trigger();
        QVERIFY(m_actions.empty());
        QCOMPARE(branched.size(), 1);
        QCOMPARE(branched[0][0].value<BranchPoint>().moment, m_window->cursor().moment());
        QCOMPARE(branched[0][0].value<BranchPoint>().at, canvas()->view()->now);
        // What the run tells meanwhile does not take the past away.
        present.playing = false;
        m_window->showSnapshot(present);
        QVERIFY(canvas()->view()->now < run->now());
        m_window->commands()[CommandId::ToPresent]->trigger();
        QCOMPARE(canvas()->view()->now, run->now());
    }

    /// Behind the end of what was recorded the servers themselves go on.
    void stepsThroughThePastIntoThePresent()
    {
        const auto run = eventfulRun();
        Snapshot present = threeServers();
        present.timeline = run->timeline();
        present.view = std::make_shared<const ClusterView>(run->view());
        present.nextEvent = QStringLiteral("S1 …");
        m_window->showOpened(present);
        QSignalSpy stepped(m_window.get(), &MainWindow::stepRequested);
        QSignalSpy runTo(m_window.get(), &MainWindow::runToRequested);
        m_window->commands()[CommandId::StepBack]->trigger();
        m_window->commands()[CommandId::StepBack]->trigger();
        m_window->commands()[CommandId::Step]->trigger();
        QVERIFY(m_window->cursor().isPast());
        m_window->commands()[CommandId::Step]->trigger();
        QVERIFY(!m_window->cursor().isPast());
        QCOMPARE(stepped.size(), 0);
        m_window->commands()[CommandId::Step]->trigger();
        QCOMPARE(stepped.size(), 1);
        m_window->commands()[CommandId::ToBeginning]->trigger();
        m_window->commands()[CommandId::RunToElection]->trigger();
        QVERIFY(m_window->cursor().isPast());
        QCOMPARE(runTo.size(), 0);
        m_window->commands()[CommandId::ToPresent]->trigger();
        m_window->commands()[CommandId::RunToElection]->trigger();
        QCOMPARE(runTo.size(), 1);
    }

    void keepsThemeAndSizeOfType()
    {
        action("ThemeHighContrast")->trigger();
        action("TermsOkabeIto")->trigger();
        for (int i = 0; i < 20; ++i)
            action("BiggerType")->trigger();
        QVERIFY(!action("BiggerType")->isEnabled());
        m_window->close();
        Appearance next;
        next.restore();
        QCOMPARE(next.choice(), Appearance::Choice::HighContrast);
        QCOMPARE(next.termPalette(), Theme::Palette::OkabeIto);
        QCOMPARE(next.size(), 300);
        next.setSize(100);
        next.choose(Appearance::Choice::Light);
    }

    /// The servers keep their size in a small window; what gave way for them comes back.
    void foldsTheDocksAwayInASmallWindow()
    {
        auto *feed = find<QDockWidget>("feedDock");
        QVERIFY(feed->isVisible());
        m_window->resize(860, 560);
        QTRY_VERIFY(!feed->isVisible());
        QTRY_VERIFY(m_window->minimumSizeHint().width() <= 796); // fits the smallest of screens
        m_window->resize(1200, 800);
        QTRY_VERIFY(feed->isVisible());
        feed->close();
        m_window->resize(860, 560);
        m_window->resize(1200, 800);
        QTest::qWait(0);
        QVERIFY(!feed->isVisible()); // closed by the user
    }

    /// What stands beside it must not jump when time begins to run.
    void keepsThePlayButtonsWidth()
    {
        const int before = find<QToolButton>("playButton")->width();
        Snapshot playing = threeServers();
        playing.playing = true;
        m_window->showSnapshot(playing);
        QTest::qWait(0);
        QCOMPARE(find<QToolButton>("playButton")->text(), QStringLiteral("Pause"));
        QCOMPARE(find<QToolButton>("playButton")->width(), before);
    }

    void countsOneTurnAsOne()
    {
        Snapshot first = threeServers();
        first.determinism.turnsCompared = 1;
        m_window->showSnapshot(first);
        QStringList words;
        for (const QLabel *label : m_window->findChildren<QLabel *>())
            words << label->text();
        QVERIFY(words.join(u'\n').contains(QStringLiteral("1 turn compared")));
    }

    /// Program text in the references stands on a ground of its own, apart from the sentences.
    void setsOffProgramTextInTheHelp()
    {
        TextWindow help(QStringLiteral("Help"),
                        QStringLiteral("Words with `code`.\n\n```\nsubmit C1\nrun 1s\n```\n"),
                        nullptr);
        const QTextDocument *text = help.findChild<QTextBrowser *>()->document();
        const auto hasGround = [text](const QString &words) {
            return text->find(words).blockFormat().hasProperty(QTextFormat::BackgroundBrush);
        };
        QVERIFY(hasGround(QStringLiteral("submit")));
        QVERIFY(hasGround(QStringLiteral("run 1s")));
        QVERIFY(!hasGround(QStringLiteral("Words")));
    }

    /// Who uses a screen reader hears the name of everything that can be acted on.
    void namesEveryControl()
    {
        for (const QWidget *widget : m_window->findChildren<QWidget *>()) {
            if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible()
                || widget->objectName().startsWith(QStringLiteral("qt_")))
                continue;
            QVERIFY2(
                !widget->accessibleName().isEmpty(),
                (widget->objectName().toUtf8() + widget->metaObject()->className()).constData());
        }
    }

private:
    template <typename Widget>
    Widget *find(const char *name)
    {
        return m_window->findChild<Widget *>(QLatin1StringView(name));
    }
    QAction *action(const char *name) { return find<QAction>(name); }
    ClusterCanvas *canvas() { return find<ClusterCanvas>("canvas"); }
    QPoint centreOf(NodeId server) { return canvas()->serverRect(server).center().toPoint(); }
    void click(NodeId server) { QTest::mouseClick(canvas(), Qt::LeftButton, {}, centreOf(server)); }
    QString outcome(const ClientStatus &status)
    {
        Snapshot snapshot = threeServers();
        ClusterView view = *snapshot.view;
        view.clients.front().status = status;
        snapshot.view = std::make_shared<const ClusterView>(std::move(view));
        m_window->showSnapshot(snapshot);
        return find<QLabel>("outcomeLabel")->text();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<QSignalSpy> m_opened;
    std::vector<Action> m_actions;
};

QTEST_MAIN(TestMainWindow)
#include "tst_main_window.moc"
