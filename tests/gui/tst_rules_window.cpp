#include "gui/canvas/cluster_canvas.h"
#include "gui/conductor.h"
#include "gui/main_window.h"
#include "gui/panels/broken_rules_bar.h"
#include "gui/time/time_cursor.h"

#include <QDockWidget>
#include <QFile>
#include <QLabel>
#include <QListView>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include <limits>

using namespace flotilla;

namespace {

/// Two votes in a term, and so two leaders.
constexpr const char *kTwoLeaders = R"(cluster S1 S2 S3 seed=16 rule.oneVote=off
net loss=0.01
run 1s
)";

} // namespace

/// Rules that are broken in the window, and the properties that fall.
class TestRulesWindow : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(QStringLiteral("flotilla-test"));
        QCoreApplication::setApplicationName(QStringLiteral("tst_rules_window"));
    }

    void init()
    {
        QSettings().clear();
        m_folder = std::make_unique<QTemporaryDir>();
    }

    void cleanup()
    {
        m_window.reset();
        m_conductor.reset();
    }

    /// A rule is off when the user says so, it is said above the picture, and one command mends all.
    void switchesARuleOffAndOn()
    {
        open({});
        auto *bar = m_window->findChild<BrokenRulesBar *>();
        auto *list = raise<QListView>("rulesDock", "rulesView");
        QTRY_COMPARE(list->model()->rowCount(), static_cast<int>(kRules));
        const QModelIndex oneVote = list->model()->index(static_cast<int>(Rule::OneVote), 0);
        QCOMPARE(oneVote.data(Qt::CheckStateRole).toInt(), static_cast<int>(Qt::Checked));
        QVERIFY(!bar->isVisible());

        list->setFocus(Qt::TabFocusReason);
        list->setCurrentIndex(oneVote);
        QTest::keyClick(list, Qt::Key_Space);
        QTRY_COMPARE(oneVote.data(Qt::CheckStateRole).toInt(), static_cast<int>(Qt::Unchecked));
        QVERIFY(bar->isVisible());
        QCOMPARE(bar->findChild<QLabel *>()->text(),
                 QStringLiteral("This is not Raft: the rule “One vote a term” is off."));

        bar->findChild<QToolButton *>()->click();
        QTRY_COMPARE(oneVote.data(Qt::CheckStateRole).toInt(), static_cast<int>(Qt::Checked));
        QVERIFY(!bar->isVisible());
    }

    /// A click on the words reads them; only the switch is a switch.
    void turnsNothingByAClickOnTheWords()
    {
        open({});
        auto *list = raise<QListView>("rulesDock", "rulesView");
        QTRY_COMPARE(list->model()->rowCount(), static_cast<int>(kRules));
        const QModelIndex first = list->model()->index(0, 0);
        const QRect row = list->visualRect(first);
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, row.center());
        QCOMPARE(list->currentIndex(), first);
        const int em = list->fontInfo().pixelSize();
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, row.topLeft() + QPoint(2 * em, em));
        QTRY_COMPARE(first.data(Qt::CheckStateRole).toInt(), static_cast<int>(Qt::Unchecked));
    }

    /// The clock stops at a violation, the panel says what fell, and a click goes there.
    void stopsWhereAPropertyFalls()
    {
        const QString file = m_folder->filePath(QStringLiteral("two.flotilla"));
        QFile script(file);
        QVERIFY(script.open(QIODevice::WriteOnly) && script.write(kTwoLeaders) > 0);
        script.close();
        open(file);
        Q_EMIT m_window->speedRequested(std::numeric_limits<double>::infinity());
        m_window->commands()[CommandId::PlayPause]->trigger();
        auto *list = m_window->findChild<QListView *>(QStringLiteral("safetyView"));
        QTRY_VERIFY_WITH_TIMEOUT(list->isVisible(), 20'000); // it comes to the front by itself
        const QModelIndex election = list->model()->index(1, 0);
        QTRY_VERIFY(said(election).startsWith(QStringLiteral("Election Safety, has fallen")));
        QVERIFY2(said(election).endsWith(QStringLiteral("S3 and S2 both lead term 1")),
                 qPrintable(said(election)));
        QVERIFY(
            said(list->model()->index(2, 0)).startsWith(QStringLiteral("Leader Append-Only, h")));
        const QModelIndex oneVote = list->model()->index(7, 0);
        QVERIFY(said(oneVote).startsWith(QStringLiteral("One vote, not watched")));

        m_window->commands()[CommandId::ToBeginning]->trigger();
        QTRY_VERIFY(said(election).startsWith(QStringLiteral("Election Safety, holds")));
        m_window->commands()[CommandId::ToPresent]->trigger();
        QTRY_VERIFY(said(election).startsWith(QStringLiteral("Election Safety, has fallen")));
        m_window->commands()[CommandId::MendRules]->trigger();
        m_window->commands()[CommandId::PlayPause]->trigger(); // on, away from it
        const auto *canvas = m_window->findChild<ClusterCanvas *>();
        QTRY_VERIFY(canvas->view()->now > Instant{200'000});
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(election).center());
        QTRY_VERIFY(m_window->cursor().isPast());
        QCOMPARE(m_window->cursor().instant().micros, 174'837);
    }

private:
    static QString said(const QModelIndex &index)
    {
        return index.data(Qt::AccessibleTextRole).toString();
    }
    template <typename View>
    View *raise(const char *dock, const char *view)
    {
        auto *panel = m_window->findChild<QDockWidget *>(QLatin1String(dock));
        panel->show();
        panel->raise();
        return m_window->findChild<View *>(QLatin1String(view));
    }
    void open(const QString &file)
    {
        MainWindow::Begin begin;
        begin.file = file;
        m_window = std::make_unique<MainWindow>(RunBook(m_folder->filePath(QStringLiteral("runs"))),
                                                begin);
        m_conductor = std::make_unique<Conductor>();
        m_conductor->serve(*m_window);
        m_window->resize(1440, 900);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        auto *canvas = m_window->findChild<ClusterCanvas *>();
        QTRY_VERIFY(canvas->view());
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Conductor> m_conductor;
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(TestRulesWindow)
#include "tst_rules_window.moc"
