#include "gui/canvas/cluster_canvas.h"
#include "gui/conductor.h"
#include "gui/main_window.h"
#include "gui/time/run_until.h"
#include "gui/time/time_cursor.h"
#include "gui/time/until_bar.h"
#include "scenario/aim.h"
#include "schedule/recorded.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace flotilla;
using namespace flotilla::test;

/// "Run until": a condition typed, and the instant at which it first holds.
class TestRunUntil : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(QStringLiteral("flotilla-test"));
        QCoreApplication::setApplicationName(QStringLiteral("tst_run_until"));
    }

    void init()
    {
        QSettings().clear();
        m_conductor.reset();
        m_folder = std::make_unique<QTemporaryDir>();
        m_window = std::make_unique<MainWindow>(RunBook(m_folder->path()), MainWindow::Begin{});
        m_window->resize(1300, 900);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }
    void cleanup()
    {
        m_window.reset();
        m_conductor.reset();
    }

    void offersExamplesThatFitTheCluster()
    {
        showRun();
        QVERIFY(!bar()->isVisible());
        action(CommandId::RunUntil)->trigger();
        QVERIFY(bar()->isVisible());
        QVERIFY(box()->lineEdit()->hasFocus());
        QVERIFY(box()->findText(QStringLiteral("S5 state=Candidate")) >= 0);
        QVERIFY(box()->findText(QStringLiteral("committed 4")) >= 0);
        for (int row = 0; row < box()->count(); ++row) {
            box()->setCurrentIndex(row);
            QVERIFY2(words().contains(box()->itemData(row).toString()), qPrintable(words()));
            QVERIFY2(aimOf(box()->itemText(row), m_run->names()), qPrintable(box()->itemText(row)));
        }
        QTest::keyClick(box(), Qt::Key_Escape);
        QVERIFY(!bar()->isVisible());
        QVERIFY(m_window->focusWidget()
                == m_window->findChild<QWidget *>(QStringLiteral("canvas")));
    }

    void asksForARunToWhatIsTyped()
    {
        showRun();
        QSignalSpy asked(m_window.get(), &MainWindow::runToRequested);
        type(QStringLiteral("S3 state=Candidate within 9s"));
        QCOMPARE(asked.size(), 1);
        const auto goal = asked[0][0].value<RunGoal>();
        QCOMPARE(goal.kind, RunGoal::Kind::Condition);
        QCOMPARE(goal.aim->within, Duration::seconds(9));
        QCOMPARE(goal.aim->words, std::string("S3 state=Candidate within 9s"));
        // By the mouse too; and what was used is offered first at the next time.
        box()->setEditText(QStringLiteral("quiet"));
        QTest::mouseClick(bar()->findChild<QPushButton *>(QStringLiteral("runButton")),
                          Qt::LeftButton);
        QCOMPARE(asked.size(), 2);
        action(CommandId::RunUntil)->trigger();
        QCOMPARE(box()->itemText(0), QStringLiteral("quiet"));
        QCOMPARE(box()->itemText(1), QStringLiteral("S3 state=Candidate within 9s"));
        QCOMPARE(box()->findText(QStringLiteral("quiet")), 0);
    }

    void saysWhatIsWrongWithIt()
    {
        showRun();
        QSignalSpy asked(m_window.get(), &MainWindow::runToRequested);
        type(QStringLiteral("comitted 3"));
        QCOMPARE(asked.size(), 0);
        QVERIFY2(words().contains(QStringLiteral("Did you mean \"committed\"?")),
                 qPrintable(words()));
        QVERIFY(bar()->property("problem").toBool());
        QVERIFY(QSettings().value(QStringLiteral("until/last")).toStringList().isEmpty());
        QTest::keyClicks(box(), QStringLiteral("0"));
        QVERIFY(!bar()->property("problem").toBool());
    }

    void showsHowFarItIsAndCancels()
    {
        showRun();
        type(QStringLiteral("leaders 2"));
        m_present.goal = RunGoal{
            RunGoal::Kind::Condition, {}, *aimOf(QStringLiteral("leaders 2"), m_run->names())};
        m_present.goalSince = Instant{100'000};
        m_present.playing = true;
        m_window->showSnapshot(m_present);
        auto *progress = bar()->findChild<QProgressBar *>(QStringLiteral("progressBar"));
        QVERIFY(progress->isVisible());
        const double gone = static_cast<double>((m_run->now() - Instant{100'000}).micros) / 60e6;
        QVERIFY(std::abs(progress->value() - gone * 1000) <= 1);
        QVERIFY(words().contains(QStringLiteral("of virtual time gone by")));
        QSignalSpy cancelled(m_window.get(), &MainWindow::cancelRequested);
        QTest::mouseClick(bar()->findChild<QToolButton *>(QStringLiteral("cancelButton")),
                          Qt::LeftButton);
        QCOMPARE(cancelled.size(), 1);
        m_window->showReached(*m_present.goal, m_run->now(), Duration::millis(12));
        m_present.goal.reset();
        m_present.playing = false;
        m_window->showSnapshot(m_present);
        QVERIFY(!progress->isVisible());
        QVERIFY2(words().contains(QStringLiteral("0.012 000 s of virtual time")),
                 qPrintable(words()));
    }

    /// Who looks back finds it in what was recorded; the servers rest.
    void findsWhatWasRecorded()
    {
        showRun();
        QSignalSpy asked(m_window.get(), &MainWindow::runToRequested);
        m_window->cursor().toBeginning();
        type(QStringLiteral("S2 state=Leader"));
        QTRY_VERIFY(m_window->cursor().moment() > 0);
        const Timeline &timeline = m_present.timeline;
        const std::uint64_t there = m_window->cursor().moment();
        QVERIFY(m_window->cursor().isPast());
        QCOMPARE(timeline.at(there).servers[1].status.role, Role::Leader);
        QVERIFY(timeline.at(there - 1).servers[1].status.role != Role::Leader);
        QVERIFY(words().contains(clockWordsOf(timeline.moment(there).at)));
        QCOMPARE(asked.size(), 0);
        // What holds at the instant that is shown holds already.
        type(QStringLiteral("leader"));
        QTRY_VERIFY(words().contains(QStringLiteral("already")));
        QCOMPARE(m_window->cursor().moment(), there);
        // What holds nowhere in the rest is left to the servers.
        type(QStringLiteral("committed 99"));
        QTRY_COMPARE(asked.size(), 1);
        QVERIFY(!m_window->cursor().isPast());
    }

    void aSearchCanBeCancelled()
    {
        showRun();
        m_window->cursor().toBeginning();
        QSignalSpy asked(m_window.get(), &MainWindow::runToRequested);
        QVERIFY(!action(CommandId::Cancel)->isEnabled());
        type(QStringLiteral("committed 99"));
        QVERIFY(action(CommandId::Cancel)->isEnabled());
        action(CommandId::Cancel)->trigger();
        QVERIFY(!action(CommandId::Cancel)->isEnabled());
        QVERIFY(!bar()->findChild<QProgressBar *>(QStringLiteral("progressBar"))->isVisible());
        QVERIFY(m_window->cursor().isPast());
        QCOMPARE(asked.size(), 0);
    }

    /// On real servers: it stops right after the event that makes it hold.
    void stopsRealServersWhereItHolds()
    {
        m_conductor = std::make_unique<Conductor>();
        m_conductor->serve(*m_window);
        const auto &opener = m_window->opener();
        m_window->opener().openPlain(3, 1);
        QTRY_VERIFY_WITH_TIMEOUT(!opener.isOpening() && seen(), 20'000);
        type(QStringLiteral("committed 1"));
        QTRY_VERIFY_WITH_TIMEOUT(words().contains(QStringLiteral("It holds at")), 20'000);
        const auto committed = [](const ClusterView &view) {
            return std::count_if(
                view.servers.begin(), view.servers.end(),
                [](const ServerView &server) { return server.status.commitIndex >= Index{1}; });
        };
        QCOMPARE(committed(*seen()), 1);
        m_window->commands()[CommandId::StepBack]->trigger();
        QCOMPARE(committed(*seen()), 0);
    }

private:
    void showRun()
    {
        m_run = eventfulRun();
        m_present = {};
        m_present.timeline = m_run->timeline();
        m_present.view = std::make_shared<const ClusterView>(m_run->view());
        m_present.nextEvent = QStringLiteral("S1 …");
        m_window->showOpened(m_present);
    }
    void type(const QString &condition)
    {
        action(CommandId::RunUntil)->trigger();
        box()->lineEdit()->selectAll();
        QTest::keyClicks(box(), condition);
        QTest::keyClick(box(), Qt::Key_Return);
    }
    static QString clockWordsOf(Instant at)
    {
        return QString::number(static_cast<double>(at.micros / 1000) / 1000, 'f', 3);
    }
    [[nodiscard]] QAction *action(CommandId command) { return m_window->commands()[command]; }
    [[nodiscard]] UntilBar *bar() { return m_window->findChild<UntilBar *>(); }
    [[nodiscard]] QComboBox *box()
    {
        return bar()->findChild<QComboBox *>(QStringLiteral("conditionBox"));
    }
    [[nodiscard]] QString words()
    {
        return bar()->findChild<QLabel *>(QStringLiteral("wordsLabel"))->text();
    }
    [[nodiscard]] std::shared_ptr<const ClusterView> seen()
    {
        return m_window->findChild<ClusterCanvas *>()->view();
    }

    std::unique_ptr<Recorded> m_run;
    Snapshot m_present;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<Conductor> m_conductor;
};

QTEST_MAIN(TestRunUntil)
#include "tst_run_until.moc"
