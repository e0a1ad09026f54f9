#include "gui/canvas/canvas_accessible.h"
#include "gui/canvas/canvas_announcer.h"
#include "gui/canvas_desk.h"

using namespace flotilla;

/// The picture for who reads screens.
class TestCanvasAccessible : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_desk = std::make_unique<CanvasDesk>();
        m_desk->window.show();
        QVERIFY(QTest::qWaitForWindowActive(&m_desk->window));
        m_desk->canvas->setFocus(Qt::OtherFocusReason);
        m_tree = QAccessible::queryAccessibleInterface(m_desk->canvas);
        QVERIFY(m_tree);
    }
    void cleanup() { m_desk.reset(); }

    void namesServersClientsLinksAndMessagesInThisOrder()
    {
        QStringList names;
        for (int i = 0; i < m_tree->childCount(); ++i) {
            QAccessibleInterface *child = m_tree->child(i);
            QVERIFY(child);
            QCOMPARE(m_tree->indexOfChild(child), i);
            QCOMPARE(child->parent(), m_tree);
            names << child->text(QAccessible::Name);
        }
        QCOMPARE(names.mid(0, 6),
                 (QStringList{QStringLiteral("S1"), QStringLiteral("S2"), QStringLiteral("S3"),
                              QStringLiteral("S4"), QStringLiteral("S5"), QStringLiteral("C1")}));
        QCOMPARE(names.at(6), QStringLiteral("Link S1 – S2"));
        QCOMPARE(names.at(15), QStringLiteral("Link S4 – S5"));
        QCOMPARE(names.at(16), QStringLiteral("AppendEntries #7 from S1 to S2"));
        QCOMPARE(names.at(18), QStringLiteral("AppendEntries #9 from S1 to S4"));
    }

    void tellsHowAServerIs()
    {
        QAccessibleInterface *server = child("S1");
        QCOMPARE(server->role(), QAccessible::Button);
        QVERIFY(server->text(QAccessible::Description)
                    .startsWith(QStringLiteral("S1: leader in term 4")));
        ClusterView view = fiveServers();
        view.servers[0].up = false;
        m_desk->show(view);
        QCOMPARE(server->text(QAccessible::Value), QStringLiteral("crashed"));
        QCOMPARE(server->text(QAccessible::Help), QStringLiteral("restart S1"));
    }

    /// Who reads holds on to an object, while views come and go sixty times a second.
    void keepsOneObjectForAThing()
    {
        QAccessibleInterface *server = child("S2");
        QAccessibleInterface *message = child("AppendEntries #9 from S1 to S4");
        ClusterView later = fiveServers();
        later.inFlight.erase(later.inFlight.begin());
        m_desk->show(later);
        QCOMPARE(child("S2"), server);
        QCOMPARE(child("AppendEntries #9 from S1 to S4"), message);
    }

    void freesWhatIsGone()
    {
        const QAccessible::Id id = QAccessible::uniqueId(child("AppendEntries #7 from S1 to S2"));
        QVERIFY(QAccessible::accessibleInterface(id));
        ClusterView later = fiveServers();
        later.inFlight.erase(later.inFlight.begin());
        m_desk->show(later);
        CanvasAccessible::of(m_desk->canvas)->forgetGone();
        QVERIFY(!QAccessible::accessibleInterface(id));
        QVERIFY(!child("AppendEntries #7 from S1 to S2"));
    }

    /// Where it says it is, it is, however near one looks.
    void liesWhereItIsSeen()
    {
        m_desk->wheel(m_desk->at(NodeId{0}), 960);
        for (const char *name : {"S1", "AppendEntries #7 from S1 to S2"}) {
            const QRect rect = child(name)->rect();
            const QPoint middle = rect.center();
            QCOMPARE(m_tree->childAt(middle.x(), middle.y()), child(name));
        }
        QVERIFY(child("S1")->rect().width() > 100);
        QVERIFY(!child("S1")->state().offscreen);
        QVERIFY(child("S4")->state().offscreen);
    }

    void pressCrashesAServer()
    {
        act("S2", QAccessibleActionInterface::pressAction());
        const auto *crash = m_desk->only<act::Crash>();
        QVERIFY(crash);
        QCOMPARE(crash->server, NodeId{1});
    }

    /// Each by its own name, whatever the mouse points at.
    void commandsActByName()
    {
        m_desk->move(m_desk->at(NodeId{4}));
        act("S2", QStringLiteral("PauseServer"));
        const auto *pause = m_desk->only<act::Pause>();
        QVERIFY(pause);
        QCOMPARE(pause->server, NodeId{1});
        m_desk->actions.clear();
        act("AppendEntries #9 from S1 to S4", QStringLiteral("DropMessage"));
        const auto *drop = m_desk->only<act::Drop>();
        QVERIFY(drop);
        QCOMPARE(drop->match.ids, std::vector<std::uint32_t>{9});
        m_desk->actions.clear();
        act("Link S2 – S4", QStringLiteral("CutLink"));
        const auto *cut = m_desk->only<act::SetLink>();
        QVERIFY(cut);
        QVERIFY(cut->from == NodeId{1} && cut->to == NodeId{3} && !cut->up);
    }

    void offersItsMenu()
    {
        act("S2", QAccessibleActionInterface::showMenuAction());
        QVERIFY(m_desk->menu());
        QCOMPARE(m_desk->selection.current(), Hit(NodeId{1}));
    }

    void focusFollowsTheKeys()
    {
        m_desk->press(Qt::Key_Tab);
        m_desk->press(Qt::Key_Tab);
        QCOMPARE(m_tree->focusChild(), child("S2"));
        QVERIFY(child("S2")->state().focused);
        QVERIFY(!child("S1")->state().focused);
        act("S3", QAccessibleActionInterface::setFocusAction());
        QCOMPARE(m_tree->focusChild(), child("S3"));
        m_desk->press(Qt::Key_Right, Qt::ControlModifier); // either direction is the same link
        QCOMPARE(m_tree->focusChild(), child("Link S3 – S4"));
        m_desk->press(Qt::Key_Down, Qt::ControlModifier);
        QCOMPARE(m_tree->focusChild(), child("Link S3 – S4"));
    }

    void aCutLinkIsChecked()
    {
        QVERIFY(!child("Link S1 – S2")->state().checked);
        ClusterView view = fiveServers();
        view.links.setUp(NodeId{0}, NodeId{1}, false);
        m_desk->show(view);
        QVERIFY(child("Link S1 – S2")->state().checkStateMixed); // one way
        view.links.setUp(NodeId{1}, NodeId{0}, false);
        m_desk->show(view);
        QVERIFY(child("Link S1 – S2")->state().checked);
    }

    void saysWhatHasHappened()
    {
        const ClusterView before = fiveServers();
        ClusterView now = before;
        QCOMPARE(CanvasAnnouncer::news(before, now), QStringList());
        now.servers[0].up = false;
        now.servers[0].status.role = Role::Follower;
        QCOMPARE(CanvasAnnouncer::news(before, now),
                 (QStringList{QStringLiteral("S1 crashed"), QStringLiteral("nobody leads")}));
        ClusterView later = now;
        later.servers[0].up = true;
        later.servers[2].status.role = Role::Leader;
        later.servers[2].status.currentTerm = Term{5};
        later.servers[2].status.commitIndex = Index{3};
        QCOMPARE(CanvasAnnouncer::news(now, later),
                 (QStringList{QStringLiteral("S1 restarted"), QStringLiteral("S3 leads term 5"),
                              QStringLiteral("committed up to 3")}));
    }

private:
    QAccessibleInterface *child(const char *name)
    {
        for (int i = 0; i < m_tree->childCount(); ++i) {
            if (m_tree->child(i)->text(QAccessible::Name) == QString::fromUtf8(name))
                return m_tree->child(i);
        }
        return nullptr;
    }
    void act(const char *name, const QString &action)
    {
        QAccessibleActionInterface *actions = child(name)->actionInterface();
        QVERIFY(actions->actionNames().contains(action));
        actions->doAction(action);
    }

    std::unique_ptr<CanvasDesk> m_desk;
    QAccessibleInterface *m_tree = nullptr;
};

QTEST_MAIN(TestCanvasAccessible)
#include "tst_canvas_accessible.moc"
