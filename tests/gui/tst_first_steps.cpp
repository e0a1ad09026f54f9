#include "gui/dialogs/about_dialog.h"
#include "gui/dialogs/first_steps_bar.h"
#include "gui/main_window.h"

#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace flotilla;

/// Who opens the program the first time is helped, and never held up.
class TestFirstSteps : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(QStringLiteral("flotilla-test"));
        QCoreApplication::setApplicationName(QStringLiteral("tst_first_steps"));
    }

    void init()
    {
        QSettings().clear();
        m_window = std::make_unique<MainWindow>(RunBook(m_folder.path()), MainWindow::Begin{});
        m_window->resize(1200, 800);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QTRY_VERIFY(m_window->opener().isOpening());
        m_window->showOpened(oneServer());
    }

    void cleanup() { m_window.reset(); }

    void areOfferedOnce()
    {
        QVERIFY(!bar()->isVisible());
        m_window->offerFirstSteps();
        QVERIFY(bar()->isVisible());
        skip()->click();
        QVERIFY(!bar()->isVisible());
        m_window->offerFirstSteps();
        QVERIFY(!bar()->isVisible());
        m_window->commands()[CommandId::FirstSteps]->trigger();
        QVERIFY(bar()->isVisible());
    }

    void areTickedOffWhenTheyAreDone()
    {
        m_window->offerFirstSteps();
        QCOMPARE(text().count(u'✓'), 0);
        m_window->commands()[CommandId::PlayPause]->trigger();
        QCOMPARE(text().count(u'✓'), 1);
        QVERIFY(text().startsWith(u'✓'));
        m_window->selection().choose(NodeId{0});
        m_window->commands()[CommandId::ToggleServer]->trigger();
        QCOMPARE(text().count(u'✓'), 2);
        m_window->commands()[CommandId::Step]->trigger();
        QCOMPARE(text().count(u'✓'), 3);
        QCOMPARE(skip()->text(), QStringLiteral("Close"));
        m_window->commands()[CommandId::FirstSteps]->trigger(); // again
        QCOMPARE(text().count(u'✓'), 0);
    }

    void nameTheKeysAsTheyAre()
    {
        Commands &commands = m_window->commands();
        commands.setShortcut(commands[CommandId::PlayPause], QKeySequence(Qt::Key_F6));
        m_window->offerFirstSteps();
        QVERIFY(text().contains(QStringLiteral("F6")));
    }

    /// The hint stands over the picture, not on it.
    void leaveTheClusterItsRoom()
    {
        m_window->offerFirstSteps();
        QTest::qWait(0);
        const auto *canvas = m_window->findChild<QWidget *>(QStringLiteral("canvas"));
        QVERIFY(!bar()->geometry().intersects(canvas->geometry()));
    }

    void copiesWhereTheRunsAre()
    {
        m_window->commands()[CommandId::About]->trigger();
        const auto *about = m_window->findChild<AboutDialog *>();
        QVERIFY(about);
        QCOMPARE(about->windowModality(), Qt::NonModal);
        QVERIFY(versionsText().contains(RunBook::usualRoot()));
    }

private:
    static Snapshot oneServer()
    {
        auto view = std::make_shared<ClusterView>();
        ServerView server;
        server.id = NodeId{0};
        server.name = "S1";
        server.up = true;
        view->voters.insert(server.id);
        view->servers.push_back(server);
        Snapshot snapshot;
        snapshot.view = view;
        snapshot.nextEvent = QStringLiteral("S1 stands for election");
        return snapshot;
    }
    FirstStepsBar *bar() { return m_window->findChild<FirstStepsBar *>(); }
    QPushButton *skip() { return bar()->findChild<QPushButton *>(); }
    QString text() { return bar()->findChild<QLabel *>()->text(); }

    QTemporaryDir m_folder;
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(TestFirstSteps)
#include "tst_first_steps.moc"
