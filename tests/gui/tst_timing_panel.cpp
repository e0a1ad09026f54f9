#include "gui/acts.h"
#include "gui/panels/timer_bars.h"
#include "gui/panels/timing_advice.h"
#include "gui/panels/timing_panel.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QTest>
#include <QToolButton>

using namespace flotilla;

namespace {

constexpr NodeId kS1{0}, kS2{1}, kS3{2};

/// S1 to S3 at 1 s, whose election timers run out in 200, 100 and 300 ms.
std::shared_ptr<ClusterView> cluster()
{
    auto view = std::make_shared<ClusterView>();
    view->now = Instant{1'000'000};
    for (std::uint8_t i = 0; i < 3; ++i) {
        ServerView server;
        server.id = NodeId{i};
        server.name = "S" + std::to_string(i + 1);
        server.timer.set = view->now;
        view->voters.insert(server.id);
        view->servers.push_back(server);
    }
    view->servers[0].timer.due = view->now + Duration::millis(200);
    view->servers[1].timer.due = view->now + Duration::millis(100);
    view->servers[2].timer.due = view->now + Duration::millis(300);
    return view;
}

/// S1 leads, and sends its next heartbeats in 20 ms.
std::shared_ptr<ClusterView> led()
{
    auto view = cluster();
    view->servers[0].status.role = Role::Leader;
    view->servers[0].status.currentTerm = Term{2};
    view->servers[0].timer.due = view->now + Duration::millis(20);
    return view;
}

} // namespace

/// Election timeouts and heartbeats.
class TestTimingPanel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_window = std::make_unique<QWidget>();
        m_window->resize(420, 700);
        m_commands = new Commands(m_window.get());
        m_selection = new Selection(m_window.get());
        m_acts = new Acts(m_commands, m_selection, m_window.get());
        m_panel = new TimingPanel(m_selection, m_commands, m_window.get());
        m_panel->setTheme(Theme::light());
        m_panel->resize(m_window->size());
        m_actions.clear();
        const auto keep = [this](const Action &action) { m_actions.push_back(action); };
        connect(m_panel, &Panel::actionRequested, this, keep);
        connect(m_acts, &Acts::actionRequested, this, keep);
        m_options.assign(3, RaftOptions{});
        show(cluster());
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }

    void saysWhoStandsFirst()
    {
        QVERIFY(text("forecast")
                    .contains(QStringLiteral("Nobody leads; S2 stands for election next.")));
        QVERIFY(
            text("forecast").contains(QStringLiteral("Its request arrives before another stands")));
    }

    /// What the spread of timeouts is for (§5.2).
    void saysWhyVotesMaySplit()
    {
        auto view = cluster();
        view->servers[0].timer.due = view->now + Duration::millis(110);
        show(view);
        QVERIFY(text("forecast")
                    .contains(QStringLiteral(
                        "S1 may stand too before its request arrives: then the votes split.")));
        QCOMPARE(timerForecast(*view)->early, std::vector{kS1});
    }

    void aLeadersHeartbeatComesInTime()
    {
        show(led());
        QVERIFY(text("forecast")
                    .contains(QStringLiteral("S1 leads; its next heartbeat keeps the others")));
        QVERIFY(text("forecast").contains(QStringLiteral("It arrives before")));
        auto late = led();
        late->servers[1].timer.due = late->now + Duration::millis(30);
        QCOMPARE(timerForecast(*late)->early, std::vector{kS2});
    }

    /// A heartbeat that is on its way keeps a server whose timer is short.
    void whatIsUnderWayCounts()
    {
        auto view = led();
        view->servers[1].timer.due = view->now + Duration::millis(30);
        const auto heartbeat =
            std::make_shared<const Message>(Message{kS1, kS2, Term{2}, AppendEntries{}});
        view->inFlight.push_back({1, heartbeat, view->now, view->now + Duration::millis(10)});
        QVERIFY(timerForecast(*view)->early.empty());
        view->inFlight.front().arrives = view->now + Duration::millis(40);
        QCOMPARE(timerForecast(*view)->early, std::vector{kS2});
    }

    void saysWhomACutKeepsFromIt()
    {
        auto view = led();
        view->links.setUp(kS1, kS3, false);
        show(view);
        QVERIFY(text("forecast").contains(QStringLiteral("S3 gets none, the link is cut.")));
    }

    void whoIsDownOrPausedDoesNotStand()
    {
        auto view = cluster();
        view->servers[1].up = false;
        view->servers[0].paused = true;
        QCOMPARE(timerForecast(*view)->first, kS3);
        view->servers[2].up = false;
        show(view);
        QVERIFY(text("forecast").startsWith(QStringLiteral("No timer runs")));
    }

    void changesTheTimingOfAllServers()
    {
        type("timeoutMaxBox", "400");
        const auto *set = only();
        QVERIFY(set);
        QVERIFY(set->servers.empty());
        QVERIFY(set->change.electionTimeout
                == std::pair(Duration::millis(150), Duration::millis(400)));
        QVERIFY(!set->change.heartbeat);
    }

    void changesTheTimingOfOneServer()
    {
        choose(2);
        type("heartbeatBox", "20");
        const auto *set = only();
        QVERIFY(set);
        QCOMPARE(set->servers, std::vector{kS2});
        QCOMPARE(set->change.heartbeat, std::optional(Duration::millis(20)));
        QVERIFY(!set->change.electionTimeout);
    }

    void showsTheTimingOfTheServerThatIsAskedFor()
    {
        m_options[1].electionTimeoutMin = Duration::millis(40);
        m_options[1].heartbeat = Duration::millis(10);
        show(cluster());
        QCOMPARE(box("timeoutMinBox")->value(), 40.0); // the shortest of all
        QVERIFY(text("note").contains(QStringLiteral("The servers differ")));
        choose(1);
        QCOMPARE(box("timeoutMinBox")->value(), 150.0);
        choose(2);
        QCOMPARE(box("heartbeatBox")->value(), 10.0);
        QVERIFY(m_actions.empty()); // looking changes nothing
    }

    /// It warns while a number is being chosen, and says why; it does not forbid.
    void warnsOfATimingThatCannotWork()
    {
        QVERIFY(!label("advice")->isVisible());
        box("heartbeatBox")->setFocus();
        box("heartbeatBox")->setValue(200);
        QVERIFY(label("advice")->isVisible());
        QVERIFY(text("advice").contains(QStringLiteral("No leader will last")));
        QTRY_VERIFY(only());
    }

    void warnsOfANetworkThatIsTooSlowForTheTiming()
    {
        auto view = cluster();
        LinkTraits slow;
        slow.delayMax = Duration::millis(120);
        view->links.setTraits(slow);
        show(view);
        QVERIFY(label("advice")->isVisible());
        for (const NodeId other : {kS1, kS3}) { // now S2 can lead
            view->links.setTraits(kS2, other, LinkTraits{});
            view->links.setTraits(other, kS2, LinkTraits{});
        }
        show(view);
        QVERIFY(!label("advice")->isVisible());
    }

    /// One hasty server is enough.
    void warnsOfOneServersTiming()
    {
        m_options[2].electionTimeoutMin = Duration::millis(30);
        show(cluster());
        QVERIFY(text("advice").contains(QStringLiteral("No leader will last")));
    }

    void goesBackToThePapersTiming()
    {
        m_options.assign(3, {.electionTimeoutMin = Duration::millis(10),
                             .electionTimeoutMax = Duration::millis(20),
                             .heartbeat = Duration::millis(5)});
        show(cluster());
        QTest::mouseClick(m_panel->findChild<QToolButton *>(QStringLiteral("paperButton")),
                          Qt::LeftButton);
        const auto *set = only();
        QVERIFY(set);
        QVERIFY(set->change.electionTimeout
                == std::pair(Duration::millis(150), Duration::millis(300)));
        QCOMPARE(set->change.heartbeat, std::optional(Duration::millis(50)));
    }

    void alignsTheTimers()
    {
        QTest::mouseClick(m_panel->findChild<QToolButton *>(QStringLiteral("alignButton")),
                          Qt::LeftButton);
        QCOMPARE(m_actions.size(), std::size_t{1});
        const auto *timers = std::get_if<act::Timers>(&m_actions.front());
        QVERIFY(timers && timers->align);
    }

    void aBarThatIsClickedChoosesItsServer()
    {
        auto *bars = m_panel->findChild<TimerBars *>();
        const int row = (bars->height() - 20) / 3;
        QTest::mouseClick(bars, Qt::LeftButton, {}, QPoint(bars->width() / 2, row + row / 2));
        QCOMPARE(m_selection->chosen(), Hit(kS2));
    }

    void longerTimersHaveLongerBars()
    {
        const QImage picture = m_panel->findChild<TimerBars *>()->grab().toImage();
        const auto inked = [&picture](int row) {
            const int high = (picture.height() - 20) / 3;
            const QRgb quiet = Theme::light().quiet.rgb();
            int count = 0;
            for (int x = 0; x < picture.width(); ++x)
                count += picture.pixel(x, row * high + high / 2) == quiet ? 1 : 0;
            return count;
        };
        QVERIFY(inked(1) > 10);
        QVERIFY(inked(0) > inked(1) + 10);
        QVERIFY(inked(2) > inked(0) + 10);
    }

private:
    void show(const std::shared_ptr<ClusterView> &view)
    {
        Snapshot snapshot;
        snapshot.view = std::make_shared<const ClusterView>(*view);
        snapshot.options = m_options;
        m_acts->showSnapshot(snapshot);
        m_panel->showSnapshot(snapshot);
    }
    void choose(int place)
    {
        auto *scope = m_panel->findChild<QComboBox *>(QStringLiteral("scopeBox"));
        scope->setFocus();
        QTest::keyClick(scope, Qt::Key_Home);
        for (int i = 0; i < place; ++i)
            QTest::keyClick(scope, Qt::Key_Down);
    }
    void type(const char *name, const char *number)
    {
        box(name)->setFocus();
        box(name)->selectAll();
        QTest::keyClicks(box(name), QLatin1StringView(number));
        QTest::keyClick(box(name), Qt::Key_Return);
    }
    /// The one change that was asked for.
    const act::Set *only() const
    {
        return m_actions.size() == 1 ? std::get_if<act::Set>(&m_actions.front()) : nullptr;
    }
    QDoubleSpinBox *box(const char *name) const
    {
        return m_panel->findChild<QDoubleSpinBox *>(QLatin1StringView(name));
    }
    QLabel *label(const char *name) const
    {
        return m_panel->findChild<QLabel *>(QLatin1StringView(name));
    }
    QString text(const char *name) const { return label(name)->text(); }

    std::unique_ptr<QWidget> m_window;
    Commands *m_commands = nullptr;
    Selection *m_selection = nullptr;
    Acts *m_acts = nullptr;
    TimingPanel *m_panel = nullptr;
    std::vector<RaftOptions> m_options;
    std::vector<Action> m_actions;
};

QTEST_MAIN(TestTimingPanel)
#include "tst_timing_panel.moc"
