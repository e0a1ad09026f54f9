#include "gui/canvas/cluster_canvas.h"
#include "gui/conductor.h"
#include "gui/docks.h"
#include "gui/main_window.h"
#include "gui/panels/branches_model.h"
#include "gui/time/time_cursor.h"
#include "gui/widgets/message_bar.h"

#include <QDockWidget>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

using namespace flotilla;

/// "Act in the past and a branch begins …; the tree of branches can be named, returned to, deleted."
class TestBranches : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(QStringLiteral("flotilla-test"));
        QCoreApplication::setApplicationName(QStringLiteral("tst_branches"));
    }

    void init()
    {
        QSettings().clear();
        m_folder = std::make_unique<QTemporaryDir>();
        m_conductor = std::make_unique<Conductor>();
        m_window = std::make_unique<MainWindow>(RunBook(m_folder->path()), MainWindow::Begin{});
        m_conductor->serve(*m_window);
        m_window->resize(1300, 900);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_window->findChild<QDockWidget *>(QStringLiteral("branchesDock"))->raise();
        QTRY_COMPARE(rows(), 1);
        runTo(CommandId::RunToElection);
        runTo(CommandId::RunToElection);
    }
    void cleanup()
    {
        m_window.reset();
        m_conductor.reset();
    }

    void undoTakesBackTheLastActAndKeepsWhatItHadBroughtAbout()
    {
        QVERIFY(!action(CommandId::UndoAct)->isEnabled());
        m_window->selection().choose(Names::serverId(2));
        action(CommandId::ToggleServer)->trigger();
        QTRY_COMPARE(action(CommandId::UndoAct)->text(), QStringLiteral("&Undo: crash S3"));
        QTRY_VERIFY(!view().servers[2].up);
        runTo(CommandId::RunToMessage);
        action(CommandId::UndoAct)->trigger();
        QTRY_VERIFY(view().servers[2].up);
        QTRY_VERIFY(!action(CommandId::UndoAct)->isEnabled());
        QCOMPARE(rows(), 2);
        QCOMPARE(title(1), QStringLiteral("as it began"));
        QCOMPARE(title(2), QStringLiteral("without “crash S3”"));
        mark(1);
        action(CommandId::GoToBranch)->trigger();
        QTRY_VERIFY(!view().servers[2].up);
        QCOMPARE(rows(), 2);
    }

    void actingInThePastGoesAnotherWay()
    {
        const Instant present = view().now;
        action(CommandId::ToBeginning)->trigger();
        QVERIFY(m_window->cursor().isPast());
        m_window->selection().choose(Names::serverId(0));
        action(CommandId::ToggleServer)->trigger();
        QTRY_COMPARE(rows(), 2);
        QVERIFY(!m_window->cursor().isPast());
        QTRY_VERIFY(!view().servers[0].up);
        QCOMPARE(view().now, Instant());
        QVERIFY(!action(CommandId::StepBack)->isEnabled()
                || m_window->cursor().moment() <= 1); // the old future is not this one's past
        runTo(CommandId::RunToElection);
        QVERIFY(!view().servers[0].up);
        mark(1);
        tree()->setFocus();
        QTest::keyClick(tree(), Qt::Key_Return); // by the keyboard alone
        QTRY_COMPARE(view().now, present);
        QVERIFY(view().servers[0].up);
    }

    /// What gathers tells the branch's own story.
    void theFeedIsTheBranchsOwn()
    {
        auto *list = m_window->findChild<QAbstractItemView *>(QStringLiteral("feedView"));
        QVERIFY(list);
        const int lines = list->model()->rowCount();
        QVERIFY(lines > 2);
        action(CommandId::ToBeginning)->trigger();
        m_window->selection().choose(Names::serverId(0));
        action(CommandId::ToggleServer)->trigger();
        QTRY_COMPARE(rows(), 2);
        QTRY_VERIFY(list->model()->rowCount() < lines && list->model()->rowCount() > 0);
        mark(1);
        action(CommandId::GoToBranch)->trigger();
        QTRY_COMPARE(list->model()->rowCount(), lines);
    }

    void isNamedInPlace()
    {
        action(CommandId::RenameBranch)->trigger();
        auto *edit = tree()->findChild<QLineEdit *>();
        QVERIFY(edit);
        edit->setText(QStringLiteral("S1 lives <b>"));
        QTest::keyClick(edit, Qt::Key_Return);
        QTRY_COMPARE(title(1), QStringLiteral("S1 lives <b>"));
        runTo(CommandId::RunToMessage);
        QCOMPARE(title(1), QStringLiteral("S1 lives <b>"));
    }

    void isDeletedWithAWordOfWarning()
    {
        for (int i = 0; i < 2; ++i) { // the second one parts from the first
            action(CommandId::ToBeginning)->trigger();
            m_window->selection().choose(Names::serverId(static_cast<std::size_t>(i)));
            action(CommandId::ToggleServer)->trigger();
            QTRY_COMPARE(rows(), i + 2);
            runTo(CommandId::RunToElection);
        }
        mark(2);
        QVERIFY(!action(CommandId::DeleteBranch)->isEnabled()); // what is lived came from it
        mark(1);
        action(CommandId::GoToBranch)->trigger();
        QTRY_VERIFY(view().servers[0].up && view().servers[1].up);
        mark(2);
        QVERIFY(action(CommandId::DeleteBranch)->isEnabled());
        QSignalSpy removed(m_window.get(), &MainWindow::removeBranchRequested);
        action(CommandId::DeleteBranch)->trigger();
        QCOMPARE(removed.size(), 0); // it asks first
        QTRY_VERIFY(offer() && offer()->isVisible());
        QTest::mouseClick(offer(), Qt::LeftButton);
        QTRY_COMPARE(rows(), 1);
    }

    /// After a kill the program offers the branch that was lived, not the one that had been left.
    void theBookKnowsWhichBranchWasLived()
    {
        m_window->selection().choose(Names::serverId(2));
        action(CommandId::ToggleServer)->trigger();
        QTRY_VERIFY(action(CommandId::UndoAct)->isEnabled());
        action(CommandId::UndoAct)->trigger();
        QTRY_COMPARE(rows(), 2);
        runTo(CommandId::RunToMessage);
        m_window->close();
        m_window.reset();
        m_conductor.reset();
        const auto last = RunBook(m_folder->path()).lastRun();
        QVERIFY(last);
        QVERIFY2(last->folder.endsWith(QStringLiteral("/branch-2")), qPrintable(last->folder));
        QVERIFY(last->folder.startsWith(last->root + u'/'));
        QCOMPARE(last->setup.servers.size(), std::size_t(5));
    }

private:
    [[nodiscard]] QAction *action(CommandId command) { return m_window->commands()[command]; }
    [[nodiscard]] const ClusterView &view()
    {
        return *m_window->findChild<ClusterCanvas *>()->view();
    }
    /// Until it is paused again.
    void runTo(CommandId goal)
    {
        const Instant before = view().now;
        action(goal)->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(
            view().now > before && action(CommandId::PlayPause)->text() == QStringLiteral("Play"),
            20'000);
    }
    [[nodiscard]] int rows() { return rowsUnder({}); }
    [[nodiscard]] int rowsUnder(const QModelIndex &parent)
    {
        const QAbstractItemModel &model = *tree()->model();
        int count = model.rowCount(parent);
        for (int i = model.rowCount(parent) - 1; i >= 0; --i)
            count += rowsUnder(model.index(i, 0, parent));
        return count;
    }
    void mark(int id) { tree()->setCurrentIndex(row(id)); }
    [[nodiscard]] QPushButton *offer()
    {
        return m_window->findChild<MessageBar *>()->findChild<QPushButton *>();
    }
    [[nodiscard]] QTreeView *tree()
    {
        return m_window->findChild<QTreeView *>(QStringLiteral("branchesTree"));
    }
    [[nodiscard]] QModelIndex row(int id)
    {
        return static_cast<BranchesModel *>(tree()->model())->indexOf(id);
    }
    [[nodiscard]] QString title(int id) { return row(id).data().toString(); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Conductor> m_conductor;
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(TestBranches)
#include "tst_branches.moc"
