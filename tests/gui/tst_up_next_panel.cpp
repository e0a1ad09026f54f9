#include "gui/acts.h"
#include "gui/panels/up_next_model.h"
#include "gui/panels/up_next_panel.h"

#include <QAbstractItemModelTester>
#include <QListView>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace flotilla;

namespace {

Coming arrival(std::uint32_t id, std::int64_t micros, Coming::Waits waits = Coming::Waits::No)
{
    Message message{NodeId{2}, NodeId{static_cast<std::uint8_t>(id % 2)}, Term{4}, AppendEntries{}};
    Coming coming;
    coming.at = Instant{micros};
    coming.endpoint = message.to;
    coming.messageId = id;
    coming.message = std::make_shared<const Message>(message);
    coming.words = QStringLiteral("message %1").arg(id);
    coming.waits = waits;
    return coming;
}

Coming timer(NodeId of, std::int64_t micros)
{
    Coming coming;
    coming.at = Instant{micros};
    coming.endpoint = of;
    coming.words = QStringLiteral("timer of %1").arg(of.value);
    return coming;
}

/// Three servers, S3 leads; in flight is what is to come.
Snapshot with(std::vector<Coming> upNext)
{
    auto view = std::make_shared<ClusterView>();
    for (std::uint8_t i = 0; i < 3; ++i) {
        ServerView server;
        server.id = NodeId{i};
        server.name = "S" + std::to_string(i + 1);
        server.status.role = i == 2 ? Role::Leader : Role::Follower;
        view->voters.insert(server.id);
        view->servers.push_back(server);
    }
    for (const Coming &coming : upNext) {
        if (coming.message)
            view->inFlight.push_back({coming.messageId, coming.message, {}, coming.at});
    }
    std::sort(view->inFlight.begin(), view->inFlight.end(),
              [](const MessageView &a, const MessageView &b) { return a.id < b.id; });
    Snapshot snapshot;
    snapshot.view = view;
    snapshot.upNext = std::move(upNext);
    return snapshot;
}

} // namespace

/// What happens next, and what can be done about it.
class TestUpNextPanel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_window = std::make_unique<QWidget>();
        m_window->resize(500, 400);
        m_commands = new Commands(m_window.get());
        m_selection = new Selection(m_window.get());
        m_acts = new Acts(m_commands, m_selection, m_window.get());
        m_panel = new UpNextPanel(m_selection, m_commands, m_window.get());
        m_panel->setTheme(Theme::light());
        m_panel->resize(m_window->size());
        m_actions.clear();
        connect(m_acts, &Acts::actionRequested, this,
                [this](const Action &action) { m_actions.push_back(action); });
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        show({arrival(7, 1'286'100), arrival(8, 1'287'900), timer(NodeId{0}, 1'400'000)});
    }

    void tellsWhenWhoAndWhat()
    {
        const QModelIndex first = model()->index(0, 0);
        QCOMPARE(first.data(UpNextModel::AtRole).toString(), QStringLiteral("1.286 1"));
        QCOMPARE(first.data(UpNextModel::WhoRole).toString(), QStringLiteral("S2 ← S3"));
        QCOMPARE(first.data(UpNextModel::WhatRole).toString(), QStringLiteral("heartbeat"));
        const QModelIndex election = model()->index(2, 0);
        QCOMPARE(election.data(UpNextModel::WhoRole).toString(), QStringLiteral("S1"));
        QCOMPARE(election.data(UpNextModel::WhatRole).toString(),
                 QStringLiteral("stands for election"));
    }

    void marksWhatWaitsForTheUser()
    {
        show({arrival(7, 1'000, Coming::Waits::ForWord),
              arrival(8, 1'000, Coming::Waits::ForResume)});
        QCOMPARE(model()->index(0, 0).data(UpNextModel::AtRole).toString(),
                 QStringLiteral("waits"));
        QCOMPARE(model()->index(1, 0).data(UpNextModel::AtRole).toString(),
                 QStringLiteral("paused"));
    }

    /// Whoever has a row in sight keeps it: nothing is made anew that is still to come.
    void rowsKeepTheirIdentity()
    {
        const QAbstractItemModelTester tester(model());
        const QPersistentModelIndex eighth(model()->index(1, 0));
        const QPersistentModelIndex election(model()->index(2, 0));
        QSignalSpy reset(model(), &QAbstractItemModel::modelReset);
        show({timer(NodeId{0}, 1'287'000), arrival(8, 1'287'900), arrival(9, 1'300'000)});
        QCOMPARE(reset.size(), 0);
        QCOMPARE(eighth.row(), 1);
        QCOMPARE(election.row(), 0);
        QCOMPARE(election.data(UpNextModel::AtRole).toString(), QStringLiteral("1.287 0"));
        QCOMPARE(model()->rowCount(), 3);
    }

    void leavesAloneWhatDidNotChange()
    {
        QSignalSpy changed(model(), &QAbstractItemModel::dataChanged);
        show({arrival(7, 1'286'100), arrival(8, 1'288'000), timer(NodeId{0}, 1'400'000)});
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed.front().front().toModelIndex().row(), 1);
    }

    void aRowAndTheCanvasChooseTheSame()
    {
        list()->setCurrentIndex(model()->index(1, 0));
        QCOMPARE(m_selection->chosen(), Hit(MessageHit{8}));
        m_selection->choose(NodeId{0});
        QCOMPARE(list()->currentIndex().row(), 2);
        m_selection->choose(NodeId{1}); // nothing of it is to come
        QVERIFY(!list()->currentIndex().isValid());
        QCOMPARE(m_selection->chosen(), Hit(NodeId{1}));
    }

    /// When what was chosen has happened, nobody has chosen what comes after it.
    void choosesNothingInItsPlace()
    {
        list()->setCurrentIndex(model()->index(0, 0));
        show({arrival(8, 1'287'900), timer(NodeId{0}, 1'400'000)});
        QVERIFY(!list()->currentIndex().isValid());
        QCOMPARE(m_selection->chosen(), Hit());
    }

    void dropsTheMessageUnderTheMouse()
    {
        pointAt(1);
        QCOMPARE(m_selection->message(), std::optional(8U));
        click("DropMessageButton");
        QCOMPARE(m_actions.size(), std::size_t{1});
        const auto *drop = std::get_if<act::Drop>(&m_actions.front());
        QVERIFY(drop);
        QCOMPARE(drop->match.ids, std::vector{8U});
    }

    /// The list moves on while a button is being aimed at; it must still do what it was offered for.
    void aButtonKeepsItsMessageWhileTheListMovesOn()
    {
        pointAt(1);
        m_selection->point({}); // as the canvas does with every frame
        show({arrival(9, 1'287'000), arrival(8, 1'287'900), timer(NodeId{0}, 1'400'000)});
        QCOMPARE(m_selection->message(), std::optional(8U));
        m_selection->point(MessageHit{9});
        click("DuplicateMessageButton");
        QCOMPARE(m_actions.size(), std::size_t{1});
        const auto *twice = std::get_if<act::Duplicate>(&m_actions.front());
        QVERIFY(twice);
        QCOMPARE(twice->match.ids, std::vector{8U});
    }

    void aTimerCanBeFired()
    {
        list()->setCurrentIndex(model()->index(2, 0));
        QVERIFY(!button("DropMessageButton")->isVisible());
        click("TimeOutServerButton");
        QCOMPARE(m_actions.size(), std::size_t{1});
        const auto *timeout = std::get_if<act::Timeout>(&m_actions.front());
        QVERIFY(timeout);
        QCOMPARE(timeout->server, NodeId{0});
    }

    void takesTheKeysOfTheCommands()
    {
        for (const CommandId id : {CommandId::DropMessage, CommandId::DeliverMessage})
            m_window->addAction((*m_commands)[id]);
        list()->setFocus();
        QTest::keyClick(list(), Qt::Key_Down);
        QTest::keyClick(list(), Qt::Key_Down);
        QTest::keyClick(list(), Qt::Key_D);
        QCOMPARE(m_actions.size(), std::size_t{1});
        const auto *deliver = std::get_if<act::Deliver>(&m_actions.front());
        QVERIFY(deliver);
        QCOMPARE(deliver->match.ids, std::vector{m_selection->message().value()});
    }

    void offersTheSameInItsMenu()
    {
        list()->setCurrentIndex(model()->index(0, 0));
        Q_EMIT list()->customContextMenuRequested(list()->rect().center());
        const auto *menu = m_panel->findChild<QMenu *>();
        QVERIFY(menu);
        QVERIFY(menu->actions().contains((*m_commands)[CommandId::DelayMessage]));
    }

private:
    void show(std::vector<Coming> upNext)
    {
        const Snapshot snapshot = with(std::move(upNext));
        m_acts->showSnapshot(snapshot);
        m_panel->showSnapshot(snapshot);
    }
    void pointAt(int row)
    {
        QTest::mouseMove(list()->viewport(), list()->viewport()->rect().bottomRight());
        QTest::mouseMove(list()->viewport(), list()->visualRect(model()->index(row, 0)).center());
    }
    void click(const char *name)
    {
        QVERIFY(button(name)->isVisible());
        QTest::mouseClick(button(name), Qt::LeftButton);
    }
    QToolButton *button(const char *name)
    {
        return m_panel->findChild<QToolButton *>(QLatin1StringView(name));
    }
    QListView *list() { return m_panel->findChild<QListView *>(QStringLiteral("upNextView")); }
    QAbstractItemModel *model() { return list()->model(); }

    std::unique_ptr<QWidget> m_window;
    Commands *m_commands = nullptr;
    Selection *m_selection = nullptr;
    Acts *m_acts = nullptr;
    UpNextPanel *m_panel = nullptr;
    std::vector<Action> m_actions;
};

QTEST_MAIN(TestUpNextPanel)
#include "tst_up_next_panel.moc"
