#include "gui/canvas_desk.h"
#include "picture/legend.h"

using namespace flotilla;

/// The picture under the mouse.
class TestCanvasMouse : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_desk = std::make_unique<CanvasDesk>();
        m_desk->window.show();
        QVERIFY(QTest::qWaitForWindowActive(&m_desk->window));
    }
    void cleanup() { m_desk.reset(); }

    void aClickCrashesAServer()
    {
        m_desk->click(m_desk->at(NodeId{2}));
        const auto *crash = m_desk->only<act::Crash>();
        QVERIFY(crash);
        QCOMPARE(crash->server, NodeId{2});
    }

    void aClickOnlyChoosesAMessageOrALink()
    {
        m_desk->click(m_desk->at(MessageHit{8}));
        QCOMPARE(m_desk->selection.chosen(), Hit(MessageHit{8}));
        const LinkHit link{NodeId{2}, NodeId{3}};
        m_desk->click(m_desk->at(link));
        QCOMPARE(m_desk->selection.chosen(), Hit(link));
        QVERIFY(m_desk->actions.empty());
    }

    /// Chosen, a message stays so while the mouse goes elsewhere.
    void whatWasClickedStaysChosen()
    {
        m_desk->click(m_desk->at(MessageHit{8}));
        m_desk->move(m_desk->emptyGround());
        m_desk->show(fiveServers());
        QCOMPARE(m_desk->selection.current(), Hit(MessageHit{8}));
    }

    void aDragMovesAServerAndCrashesNothing()
    {
        const QPoint before = m_desk->at(NodeId{1});
        const QPoint there = before + QPoint(-60, 40);
        m_desk->drag(before, there);
        QVERIFY(near(m_desk->at(NodeId{1}), there));
        QVERIFY(m_desk->actions.empty());
        ClusterView later = fiveServers();
        later.now = later.now + Duration::millis(1);
        m_desk->show(later);
        QVERIFY(near(m_desk->at(NodeId{1}), there)); // while the run goes on
        m_desk->canvas->zoomToFit();
        QVERIFY(near(m_desk->at(NodeId{1}), before));
    }

    void escapeTakesADragBack()
    {
        const QPoint before = m_desk->at(NodeId{1});
        QTest::mousePress(m_desk->canvas, Qt::LeftButton, {}, before);
        m_desk->move(before + QPoint(-60, 40), Qt::LeftButton);
        QVERIFY(!near(m_desk->at(NodeId{1}), before));
        m_desk->press(Qt::Key_Escape);
        QVERIFY(near(m_desk->at(NodeId{1}), before));
        QTest::mouseRelease(m_desk->canvas, Qt::LeftButton, {}, before);
        QVERIFY(m_desk->actions.empty());
    }

    /// Servers make room for the legend, while it is there.
    void keepsTheLegendClear()
    {
        m_desk->window.resize(900, 640);
        QTRY_COMPARE(m_desk->canvas->height(), 640);
        const QRectF before = m_desk->canvas->rectOf(NodeId{4});
        m_desk->canvas->setLegendShown(true);
        const QRectF legend(QPointF(12, 12), legendSize(Theme::light()));
        for (std::uint8_t i = 0; i < 5; ++i)
            QVERIFY(!m_desk->canvas->rectOf(NodeId{i}).intersects(legend));
        m_desk->canvas->setLegendShown(false);
        QCOMPARE(m_desk->canvas->rectOf(NodeId{4}), before);
    }

    /// It is kept for what chooses several.
    void aDragWithShiftMovesNothing()
    {
        const QPoint before = m_desk->at(NodeId{1});
        m_desk->drag(before, before + QPoint(-60, 40), Qt::ShiftModifier);
        QVERIFY(near(m_desk->at(NodeId{1}), before));
    }

    void theWheelZoomsAtTheMouse()
    {
        const QPoint fixed = m_desk->at(NodeId{1});
        const qreal before = m_desk->canvas->rectOf(NodeId{1}).width();
        m_desk->wheel(fixed, 240);
        QVERIFY(near(m_desk->at(NodeId{1}), fixed));
        QVERIFY(m_desk->canvas->rectOf(NodeId{1}).width() > before * 1.3);
    }

    /// What is seen is what is hit, however near one looks.
    void hitsUnderZoom()
    {
        m_desk->wheel(m_desk->at(NodeId{0}), 240);
        m_desk->drag(m_desk->emptyGround(), m_desk->emptyGround() + QPoint(0, 30));
        for (const Hit &what :
             {Hit(NodeId{0}), Hit(MessageHit{7}), Hit(MessageHit{8}), Hit(MessageHit{9})})
            QCOMPARE(m_desk->canvas->hitAt(m_desk->canvas->rectOf(what).center()), what);
        const QRectF server = m_desk->canvas->rectOf(NodeId{0});
        QCOMPARE(m_desk->canvas->hitAt(server.center() + QPointF(0, server.height() * 0.35)),
                 Hit(NodeId{0}));
        m_desk->click(m_desk->at(NodeId{0}));
        QVERIFY(m_desk->only<act::Crash>());
    }

    void aDragOnEmptyGroundPans()
    {
        const QPoint before = m_desk->at(NodeId{0});
        const QPoint ground = m_desk->emptyGround();
        m_desk->drag(ground, ground + QPoint(50, 30));
        QVERIFY(near(m_desk->at(NodeId{0}), before + QPoint(50, 30)));
    }

    void aDoubleClickOnEmptyGroundShowsTheWhole()
    {
        const QPoint before = m_desk->at(NodeId{0});
        m_desk->wheel(m_desk->at(NodeId{3}), 240);
        QVERIFY(!near(m_desk->at(NodeId{0}), before));
        QTest::mouseDClick(m_desk->canvas, Qt::LeftButton, {}, m_desk->emptyGround());
        QVERIFY(near(m_desk->at(NodeId{0}), before));
    }

    void zoomsByCommandWithinLimits()
    {
        const qreal before = m_desk->canvas->rectOf(NodeId{0}).width();
        for (int i = 0; i < 30; ++i)
            m_desk->canvas->zoomIn();
        QCOMPARE(m_desk->canvas->rectOf(NodeId{0}).width(), before * CanvasCamera::kNearest);
        for (int i = 0; i < 60; ++i)
            m_desk->canvas->zoomOut();
        QCOMPARE(m_desk->canvas->rectOf(NodeId{0}).width(), before * CanvasCamera::kFurthest);
    }

    void eachThingHasItsMenu()
    {
        offers(m_desk->at(NodeId{1}), CommandId::PauseServer, CommandId::DropMessage);
        offers(m_desk->at(MessageHit{8}), CommandId::DropMessage, CommandId::CutLink);
        offers(m_desk->at(LinkHit{NodeId{2}, NodeId{3}}), CommandId::CutLinkOneWay,
               CommandId::PauseServer);
        offers(m_desk->emptyGround(), CommandId::CrashLeader, CommandId::PauseServer);
    }

    /// The mouse goes to the menu, time goes on, and the menu still acts on what it was opened for.
    void aMenuActsOnWhatItWasOpenedFor()
    {
        QMenu *menu = m_desk->menuAt(m_desk->at(NodeId{1}));
        QVERIFY(menu);
        QEvent leave(QEvent::Leave);
        QCoreApplication::sendEvent(m_desk->canvas, &leave);
        m_desk->move(m_desk->at(NodeId{4}));
        m_desk->show(fiveServers());
        menu->setActiveAction(m_desk->commands[CommandId::PauseServer]);
        QTest::keyClick(menu, Qt::Key_Return);
        const auto *pause = m_desk->only<act::Pause>();
        QVERIFY(pause);
        QCOMPARE(pause->server, NodeId{1});
        QTRY_VERIFY(!m_desk->menu());
    }

    /// A message flies on under a mouse that rests or trembles, and is still pointed at.
    void keepsPointingAtAMessageThatFliesOn()
    {
        const QPoint mouse = m_desk->at(MessageHit{8});
        m_desk->move(mouse);
        ClusterView later = fiveServers();
        later.now = Instant{1'003'900};
        m_desk->show(later);
        QVERIFY(!(m_desk->canvas->hitAt(mouse) == Hit(MessageHit{8})));
        QCOMPARE(m_desk->selection.pointed(), Hit(MessageHit{8}));
        m_desk->move(mouse + QPoint(3, 2));
        QCOMPARE(m_desk->selection.pointed(), Hit(MessageHit{8}));
        m_desk->click(mouse + QPoint(3, 2));
        QCOMPARE(m_desk->selection.chosen(), Hit(MessageHit{8}));
        later.inFlight.erase(later.inFlight.begin() + 1);
        m_desk->show(later);
        QVERIFY(!(m_desk->selection.pointed() == Hit(MessageHit{8})));
    }

    /// A server under the mouse stays pointed at when a message passes over it.
    void whatPassesAMouseAtRestIsNotPointedAt()
    {
        ClusterView later = fiveServers();
        later.now = Instant{1'003'900};
        m_desk->show(later);
        const QPoint mouse = m_desk->at(MessageHit{8});
        m_desk->show(fiveServers());
        m_desk->move(mouse);
        const Hit before = m_desk->selection.pointed();
        QVERIFY(!(before == Hit(MessageHit{8})));
        m_desk->show(later);
        QCOMPARE(m_desk->canvas->hitAt(mouse), Hit(MessageHit{8}));
        QCOMPARE(m_desk->selection.pointed(), before);
    }

private:
    static bool near(QPoint a, QPoint b) { return (a - b).manhattanLength() <= 2; }

    void offers(QPoint point, CommandId with, CommandId without)
    {
        QMenu *menu = m_desk->menuAt(point);
        QVERIFY(menu);
        QVERIFY(menu->actions().contains(m_desk->commands[with]));
        QVERIFY(!menu->actions().contains(m_desk->commands[without]));
        menu->close();
        QTRY_VERIFY(!m_desk->menu());
    }

    std::unique_ptr<CanvasDesk> m_desk;
};

QTEST_MAIN(TestCanvasMouse)
#include "tst_canvas_mouse.moc"
