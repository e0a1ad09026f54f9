#include "gui/canvas_desk.h"

#include <QSignalSpy>

using namespace flotilla;

/// The picture without a mouse.
class TestCanvasKeys : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_desk = std::make_unique<CanvasDesk>();
        m_desk->window.show();
        QVERIFY(QTest::qWaitForWindowActive(&m_desk->window));
        m_desk->canvas->setFocus(Qt::OtherFocusReason);
    }
    void cleanup() { m_desk.reset(); }

    void tabGoesThroughServersAndClients()
    {
        for (std::uint8_t i = 0; i < 5; ++i) {
            m_desk->press(Qt::Key_Tab);
            QCOMPARE(chosen(), Hit(NodeId{i}));
        }
        m_desk->press(Qt::Key_Tab);
        QCOMPARE(chosen(), Hit(Names::clientId(0)));
        m_desk->press(Qt::Key_Backtab, Qt::ShiftModifier);
        QCOMPARE(chosen(), Hit(NodeId{4}));
    }

    /// S1 stands on top of the ring, and the others clockwise.
    void arrowsGoToTheNearestThatWay()
    {
        m_desk->press(Qt::Key_Down);
        QCOMPARE(chosen(), Hit(NodeId{0})); // nothing was chosen: the first
        m_desk->press(Qt::Key_Right);
        QCOMPARE(chosen(), Hit(NodeId{1}));
        m_desk->press(Qt::Key_Down);
        QCOMPARE(chosen(), Hit(NodeId{2}));
        m_desk->press(Qt::Key_Up);
        QCOMPARE(chosen(), Hit(NodeId{1}));
        m_desk->press(Qt::Key_Right);
        QCOMPARE(chosen(), Hit(NodeId{1})); // nothing lies further that way
    }

    void pageKeysGoThroughMessagesAsTheyArrive()
    {
        for (const std::uint32_t id : {8U, 9U, 7U, 7U}) {
            m_desk->press(Qt::Key_PageDown);
            QCOMPARE(chosen(), Hit(MessageHit{id}));
        }
        m_desk->press(Qt::Key_PageUp);
        QCOMPARE(chosen(), Hit(MessageHit{9}));
    }

    void controlArrowsGoRoundTheLinksOfAServer()
    {
        m_desk->canvas->takeUp(NodeId{2});
        std::vector<std::uint8_t> round;
        for (int i = 0; i < 5; ++i) {
            m_desk->press(Qt::Key_Right, Qt::ControlModifier);
            const auto *link = std::get_if<LinkHit>(&chosen());
            QVERIFY(link);
            QCOMPARE(link->from, NodeId{2});
            round.push_back(link->to.value);
        }
        QCOMPARE(round, (std::vector<std::uint8_t>{3, 4, 0, 1, 3}));
        m_desk->press(Qt::Key_Down, Qt::ControlModifier);
        QCOMPARE(chosen(), Hit(LinkHit{NodeId{3}, NodeId{2}}));
    }

    void enterActsOnAServer()
    {
        m_desk->press(Qt::Key_Tab);
        m_desk->press(Qt::Key_Return);
        const auto *crash = m_desk->only<act::Crash>();
        QVERIFY(crash);
        QCOMPARE(crash->server, NodeId{0});
    }

    void enterDeliversAMessage()
    {
        m_desk->press(Qt::Key_PageDown);
        m_desk->press(Qt::Key_Enter);
        const auto *deliver = m_desk->only<act::Deliver>();
        QVERIFY(deliver);
        QCOMPARE(deliver->match.ids, std::vector<std::uint32_t>{8});
    }

    void enterCutsALinkAndJoinsItAgain()
    {
        m_desk->press(Qt::Key_Tab);
        m_desk->press(Qt::Key_Right, Qt::ControlModifier);
        m_desk->press(Qt::Key_Return);
        const auto *cut = m_desk->only<act::SetLink>();
        QVERIFY(cut);
        QVERIFY(!cut->up && !cut->oneWay);
        ClusterView view = fiveServers();
        view.links.setUp(NodeId{0}, NodeId{1}, false);
        view.links.setUp(NodeId{1}, NodeId{0}, false);
        m_desk->show(view);
        m_desk->actions.clear();
        m_desk->press(Qt::Key_Return);
        const auto *joined = m_desk->only<act::SetLink>();
        QVERIFY(joined && joined->up);
    }

    /// It is the window's key for time, but where a ring that keys have moved shows what it is for.
    void spaceActsOnlyWhereKeysMovedTheRing()
    {
        const QSignalSpy played(m_desk->commands[CommandId::PlayPause], &QAction::triggered);
        m_desk->press(Qt::Key_Space);
        QCOMPARE(played.size(), 1);
        m_desk->press(Qt::Key_Tab);
        m_desk->press(Qt::Key_Space);
        QCOMPARE(played.size(), 1);
        QVERIFY(m_desk->only<act::Crash>());
        m_desk->press(Qt::Key_Escape);
        m_desk->press(Qt::Key_Space);
        QCOMPARE(played.size(), 2);
        QCOMPARE(m_desk->actions.size(), std::size_t{1});
    }

    /// What a click has chosen has a ring too, and Space plays all the same.
    void spacePlaysAfterAClick()
    {
        const QSignalSpy played(m_desk->commands[CommandId::PlayPause], &QAction::triggered);
        m_desk->click(m_desk->at(NodeId{2}));
        m_desk->move(m_desk->emptyGround());
        QCOMPARE(m_desk->selection.current(), Hit(NodeId{2}));
        m_desk->actions.clear();
        m_desk->press(Qt::Key_Space);
        QCOMPARE(played.size(), 1);
        QVERIFY(m_desk->actions.empty());
    }

    void escapeLetsGo()
    {
        m_desk->press(Qt::Key_PageDown);
        m_desk->press(Qt::Key_Escape);
        QCOMPARE(chosen(), Hit());
    }

    void keysOpenTheMenu_data()
    {
        QTest::addColumn<int>("key");
        QTest::addColumn<int>("modifiers");
        QTest::newRow("Menu") << int(Qt::Key_Menu) << int(Qt::NoModifier);
        QTest::newRow("Shift+F10") << int(Qt::Key_F10) << int(Qt::ShiftModifier);
    }
    void keysOpenTheMenu()
    {
        QFETCH(int, key);
        QFETCH(int, modifiers);
        m_desk->press(Qt::Key_PageDown);
        m_desk->press(key, Qt::KeyboardModifiers(modifiers));
        QVERIFY(m_desk->menu());
        QVERIFY(m_desk->menu()->actions().contains(m_desk->commands[CommandId::DropMessage]));
    }

    /// The mouse that happens to lie there does not take commands away from what keys have chosen.
    void putsTheMouseAside()
    {
        m_desk->move(m_desk->at(NodeId{3}));
        QCOMPARE(m_desk->selection.current(), Hit(NodeId{3}));
        m_desk->press(Qt::Key_Tab);
        QCOMPARE(m_desk->selection.current(), Hit(NodeId{0}));
        m_desk->show(fiveServers());
        m_desk->move(m_desk->at(NodeId{3}) + QPoint(1, 1)); // a trembling hand
        QCOMPARE(m_desk->selection.current(), Hit(NodeId{0}));
        m_desk->move(m_desk->at(NodeId{3}) + QPoint(8, 8));
        QCOMPARE(m_desk->selection.current(), Hit(NodeId{3}));
    }

    /// However near one looks, what keys choose can be seen.
    void showsWhatWasChosenOutOfSight()
    {
        for (int i = 0; i < 6; ++i)
            m_desk->wheel(m_desk->at(NodeId{0}), 120);
        const QRectF seen(m_desk->canvas->rect());
        QVERIFY(!seen.contains(m_desk->canvas->rectOf(NodeId{2})));
        for (int i = 0; i < 3; ++i)
            m_desk->press(Qt::Key_Tab);
        QVERIFY(seen.contains(m_desk->canvas->rectOf(NodeId{2})));
    }

private:
    const Hit &chosen() { return m_desk->selection.chosen(); }

    std::unique_ptr<CanvasDesk> m_desk;
};

QTEST_MAIN(TestCanvasKeys)
#include "tst_canvas_keys.moc"
