#include "gui/main_window.h"
#include "gui/time/autopilot_bar.h"
#include "gui/time/transport_bar.h"

#include <QAbstractSpinBox>
#include <QAction>
#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <limits>

using namespace flotilla;

namespace {

Snapshot threeServers()
{
    auto view = std::make_shared<ClusterView>();
    for (std::uint8_t i = 0; i < 3; ++i) {
        ServerView server;
        server.id = NodeId{i};
        server.name = "S" + std::to_string(i + 1);
        view->servers.push_back(server);
        view->voters.insert(server.id);
    }
    Snapshot snapshot;
    snapshot.view = view;
    snapshot.nextEvent = QStringLiteral("S1 sends its heartbeats");
    return snapshot;
}

} // namespace

/// The autopilot, the following of the action and the clock, as the window shows and dials them.
class TestPaceControls : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(QStringLiteral("flotilla-test"));
        QCoreApplication::setApplicationName(QStringLiteral("tst_pace_controls"));
    }

    void init()
    {
        QSettings().clear();
        m_folder = std::make_unique<QTemporaryDir>();
        m_window = std::make_unique<MainWindow>(RunBook(m_folder->path()), MainWindow::Begin{});
        m_window->resize(1200, 800);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_window->showOpened(threeServers());
    }

    void saysVisiblyThatTheAutopilotIsOn()
    {
        QVERIFY(!bar()->isVisible());
        Snapshot snapshot = threeServers();
        snapshot.autopilot = {true, 2.5, 9};
        m_window->showSnapshot(snapshot);
        QVERIFY(bar()->isVisible());
        QCOMPARE(box("rateBox")->value(), 2.5);
        QCOMPARE(box("seedBox")->value(), 9.0);
        snapshot.autopilot.on = false;
        m_window->showSnapshot(snapshot);
        QVERIFY(!bar()->isVisible());
    }

    void dialsRateAndSeed()
    {
        Snapshot snapshot = threeServers();
        snapshot.autopilot = {true, 2.5, 9};
        m_window->showSnapshot(snapshot);
        QSignalSpy asked(m_window.get(), &MainWindow::autopilotRequested);
        box("rateBox")->setFocus();
        box("rateBox")->selectAll();
        QTest::keyClicks(box("rateBox"), QStringLiteral("4"));
        QTest::keyClick(box("rateBox"), Qt::Key_Return);
        QCOMPARE(asked.size(), 1);
        QVERIFY((asked[0][0].value<Autopilot>() == Autopilot{true, 4, 9}));
        snapshot.autopilot.faultsPerSecond = 4;
        m_window->showSnapshot(snapshot);
        box("seedBox")->setFocus();
        box("seedBox")->selectAll();
        QTest::keyClicks(box("seedBox"), QStringLiteral("12"));
        QTest::keyClick(box("seedBox"), Qt::Key_Return);
        QCOMPARE(asked.size(), 2);
        QVERIFY((asked[1][0].value<Autopilot>() == Autopilot{true, 4, 12}));
        QCOMPARE(box("rateBox")->minimum(), 0.1);
        QCOMPARE(box("rateBox")->maximum(), 10.0);
    }

    void stopsTheAutopilotFromItsBar()
    {
        Snapshot snapshot = threeServers();
        snapshot.autopilot = {true, 2.5, 9};
        m_window->showSnapshot(snapshot);
        QSignalSpy asked(m_window.get(), &MainWindow::autopilotRequested);
        QTest::mouseClick(m_window->findChild<QPushButton *>(QStringLiteral("stopButton")),
                          Qt::LeftButton);
        QCOMPARE(asked.size(), 1);
        QVERIFY((asked[0][0].value<Autopilot>() == Autopilot{false, 2.5, 9}));
    }

    void theBoxBesideTheSpeedFollows()
    {
        QSignalSpy asked(m_window.get(), &MainWindow::followRequested);
        QTest::mouseClick(followBox(), Qt::LeftButton, {}, {8, followBox()->height() / 2});
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked[0][0].toBool(), true);
        Snapshot snapshot = threeServers();
        snapshot.following = true;
        m_window->showSnapshot(snapshot);
        QVERIFY(followBox()->isChecked());
        m_window->showSnapshot(threeServers());
        QVERIFY(!followBox()->isChecked());
    }

    /// A first start follows; who wants it otherwise is asked no more.
    void followsFromTheFirstStartUnlessToldOtherwise()
    {
        QSignalSpy asked(m_window.get(), &MainWindow::followRequested);
        m_window->showOpened(threeServers());
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked[0][0].toBool(), true);
        Snapshot snapshot = threeServers();
        snapshot.following = true;
        m_window->showOpened(snapshot);
        QCOMPARE(asked.size(), 1);
        m_window->commands()[CommandId::Follow]->trigger(); // off
        QCOMPARE(asked.size(), 2);
        m_window->showOpened(threeServers());
        QCOMPARE(asked.size(), 2);
    }

    void tellsTheSpeedThatTimeReallyHas()
    {
        Snapshot snapshot = threeServers();
        snapshot.following = true;
        snapshot.speed = 1.0 / 50;
        snapshot.effectiveSpeed = 1.0 / 5;
        m_window->showSnapshot(snapshot);
        auto *label = m_window->findChild<QLabel *>(QStringLiteral("speedLabel"));
        QCOMPARE(label->text(), QStringLiteral("1/5"));
        QVERIFY(label->toolTip().contains(QStringLiteral("1/50")));
        snapshot.effectiveSpeed = snapshot.speed;
        m_window->showSnapshot(snapshot);
        QCOMPARE(label->text(), QStringLiteral("1/50"));
    }

    /// "The virtual clock always in sight", whatever the size of window and type.
    void theClockIsInSightInSmallWindows()
    {
        auto *clock = m_window->findChild<QLabel *>(QStringLiteral("clockLabel"));
        auto *bar = m_window->findChild<TransportBar *>();
        auto view = std::make_shared<ClusterView>(*threeServers().view);
        view->now = Instant{} + Duration::seconds(1234);
        Snapshot snapshot = threeServers();
        snapshot.view = view;
        snapshot.speed = snapshot.effectiveSpeed = std::numeric_limits<double>::infinity();
        m_window->showSnapshot(snapshot);
        for (const QSize size : {QSize(1440, 900), QSize(1024, 700), QSize(400, 300)}) {
            m_window->resize(size);
            QCoreApplication::sendPostedEvents();
            QTRY_VERIFY(clock->width() >= clock->sizeHint().width());
            const QRect place(clock->mapTo(m_window.get(), QPoint()), clock->size());
            QVERIFY(m_window->rect().contains(place));
            QVERIFY(bar->rect().contains(QRect(clock->mapTo(bar, QPoint()), clock->size())));
            QVERIFY(clock->isVisible());
            for (const char *name : {"playButton", "stepButton", "speedSlider", "followBox",
                                     "speedLabel", "submitEdit"}) {
                auto *part = m_window->findChild<QWidget *>(QLatin1String(name));
                QVERIFY2(m_window->rect().contains(
                             QRect(part->mapTo(m_window.get(), QPoint()), part->size())),
                         name);
                QVERIFY2(
                    !place.intersects(QRect(part->mapTo(m_window.get(), QPoint()), part->size())),
                    name);
            }
        }
    }

private:
    AutopilotBar *bar() { return m_window->findChild<AutopilotBar *>(); }
    QDoubleSpinBox *box(const char *name)
    {
        return m_window->findChild<QDoubleSpinBox *>(QLatin1String(name));
    }
    QCheckBox *followBox() { return m_window->findChild<QCheckBox *>(QStringLiteral("followBox")); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(TestPaceControls)
#include "tst_pace_controls.moc"
