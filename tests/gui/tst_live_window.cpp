#include "gui/canvas/cluster_canvas.h"
#include "gui/conductor.h"
#include "gui/main_window.h"

#include <QElapsedTimer>
#include <QLineEdit>
#include <QSettings>
#include <QStandardPaths>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace flotilla;

/// The window on a real cluster: threads, sockets, files.
class TestLiveWindow : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(QStringLiteral("flotilla-test"));
        QCoreApplication::setApplicationName(QStringLiteral("tst_live_window"));
    }

    void init()
    {
        QSettings().clear();
        m_folder = std::make_unique<QTemporaryDir>();
        open({});
    }

    void cleanup()
    {
        m_window.reset();
        m_conductor.reset();
    }

    /// The program's main job: a leader is seen, crashed by a click, and seen to be down; another follows.
    void crashesTheLeaderWithAClick()
    {
        QTest::keyClick(canvas(), Qt::Key_Space);
        const NodeId first = awaitLeader();
        QVERIFY(first.isServer());
        QTest::mouseClick(canvas(), Qt::LeftButton, {}, centreOf(first));
        QTRY_VERIFY_WITH_TIMEOUT(!view()->server(first)->up, 20'000);
        const NodeId second = awaitLeader();
        QVERIFY(second.isServer() && second != first);
        QTest::mouseClick(canvas(), Qt::LeftButton, {}, centreOf(first));
        QTRY_VERIFY_WITH_TIMEOUT(view()->server(first)->up, 20'000);
    }

    void showsACommandInTheLedger()
    {
        QTest::keyClick(canvas(), Qt::Key_Space);
        QVERIFY(awaitLeader().isServer());
        auto *edit = m_window->findChild<QLineEdit *>(QStringLiteral("submitEdit"));
        QTest::keyClicks(edit, QStringLiteral("x=3"));
        QTest::keyClick(edit, Qt::Key_Return);
        const auto *model = m_window->findChild<QTableView *>(QStringLiteral("diskView"))->model();
        QTRY_VERIFY_WITH_TIMEOUT(model->rowCount() >= 2, 20'000);
        QCOMPARE(model->index(0, 2).data().toString(), QStringLiteral("x=3"));
    }

    /// Closing must neither hang nor crash, whatever goes on.
    void closesWhilePlaying()
    {
        Q_EMIT m_window->speedRequested(std::numeric_limits<double>::infinity());
        QTest::keyClick(canvas(), Qt::Key_Space);
        QVERIFY(awaitLeader().isServer());
        QElapsedTimer took;
        took.start();
        QVERIFY(m_window->close());
        m_conductor.reset();
        QVERIFY2(took.elapsed() < 10'000, qPrintable(QString::number(took.elapsed())));
    }

    /// "Reopening the same data folder continues with the persisted terms and logs."
    void goesOnFromItsFolder()
    {
        QTest::keyClick(canvas(), Qt::Key_Space);
        const NodeId leader = awaitLeader();
        QVERIFY(leader.isServer());
        const Term term = view()->server(leader)->status.currentTerm;
        QTRY_VERIFY_WITH_TIMEOUT(view()->server(leader)->status.commitIndex.value >= 1, 20'000);
        m_window->close();
        cleanup();

        const auto past = RunBook(m_folder->path()).lastRun();
        QVERIFY(past);
        open({{}, past->folder, false});
        QCOMPARE(view()->server(leader)->status.currentTerm, term);
        QVERIFY(view()->server(leader)->log.lastIndex().value >= 1);
        QCOMPARE(view()->now, Instant{});
    }

private:
    void open(const MainWindow::Begin &begin)
    {
        m_window = std::make_unique<MainWindow>(RunBook(m_folder->path()), begin);
        m_conductor = std::make_unique<Conductor>();
        m_conductor->serve(*m_window);
        m_window->resize(1400, 900); // with room for the panels
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QTRY_VERIFY_WITH_TIMEOUT(view() != nullptr, 20'000);
        Q_EMIT m_window->speedRequested(1);
    }
    ClusterCanvas *canvas()
    {
        return m_window->findChild<ClusterCanvas *>(QStringLiteral("canvas"));
    }
    std::shared_ptr<const ClusterView> view() { return canvas()->view(); }
    QPoint centreOf(NodeId server) { return canvas()->serverRect(server).center().toPoint(); }
    /// No server where none leads in time.
    NodeId awaitLeader()
    {
        if (!QTest::qWaitFor([this] { return view()->leader() != nullptr; }, 20'000))
            return {};
        return view()->leader()->id;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<Conductor> m_conductor;
};

QTEST_MAIN(TestLiveWindow)
#include "tst_live_window.moc"
