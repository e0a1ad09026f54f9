#include "gui/panels/groups_view.h"
#include "gui/panels/link_matrix.h"
#include "gui/panels/network_panel.h"

#include <QApplication>
#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <set>

using namespace flotilla;

namespace {

constexpr NodeId kS1{0}, kS2{1}, kS3{2}, kS4{3}, kS5{4};
const NodeId kC1 = Names::clientId(0);

std::shared_ptr<ClusterView> cluster(std::size_t servers)
{
    auto view = std::make_shared<ClusterView>();
    for (std::size_t i = 0; i < servers; ++i) {
        ServerView server;
        server.id = Names::serverId(i);
        server.name = "S" + std::to_string(i + 1);
        view->voters.insert(server.id);
        view->servers.push_back(server);
    }
    ClientView client;
    client.id = kC1;
    client.name = "C1";
    view->clients.push_back(client);
    return view;
}

} // namespace

/// The links as a matrix, and what can be done to them.
class TestNetworkPanel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_window = std::make_unique<QWidget>();
        m_window->resize(440, 1000);
        m_commands = new Commands(m_window.get());
        m_selection = new Selection(m_window.get());
        m_panel = new NetworkPanel(m_selection, m_commands, m_window.get());
        m_panel->setTheme(Theme::light());
        m_panel->resize(m_window->size());
        m_actions.clear();
        connect(m_panel, &Panel::actionRequested, this,
                [this](const Action &action) { m_actions.push_back(action); });
        m_view = cluster(5);
        show();
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }

    void aClickedCellIsTheChosenLink()
    {
        click(0, 2);
        QCOMPARE(m_selection->chosen(), Hit(LinkHit{kS1, kS3}));
        click(5, 1);
        QCOMPARE(m_selection->chosen(), Hit(LinkHit{kC1, kS2}));
        click(3, 3);
        QCOMPARE(m_selection->chosen(), Hit(kS4));
    }

    void aLinkChosenElsewhereIsTheCurrentCell()
    {
        m_selection->choose(LinkHit{kS2, kS5});
        QCOMPARE(matrix()->currentIndex().row(), 1);
        QCOMPARE(matrix()->currentIndex().column(), 4);
        QCOMPARE(button("linkButton")->text(), QStringLiteral("S2 → S5"));
        m_selection->choose({});
        QVERIFY(!matrix()->currentIndex().isValid());
        QVERIFY(button("allButton")->isChecked());
    }

    void arrowsGoFromLinkToLinkAndEnterCuts()
    {
        m_selection->choose(LinkHit{kS1, kS2});
        matrix()->setFocus();
        QTest::keyClick(matrix(), Qt::Key_Right);
        QTest::keyClick(matrix(), Qt::Key_Down);
        QTest::keyClick(matrix(), Qt::Key_Right);
        QCOMPARE(m_selection->chosen(), Hit(LinkHit{kS2, kS4}));
        QTest::keyClick(matrix(), Qt::Key_Return);
        const auto *cut = only<act::SetLink>();
        QVERIFY(cut);
        QVERIFY(!cut->up && !cut->oneWay);
        QCOMPARE(cut->from, kS2);
        QCOMPARE(cut->to, kS4);
    }

    void saysWhatTheChosenLinkDoes()
    {
        m_view->links.setTraits(kS1, kS2,
                                {Duration::millis(80), Duration::millis(90), 0.1, 0.05, 0});
        show();
        click(0, 1);
        const QString words = text("sentence");
        for (const char *part : {"From S1 to S2: a message takes 80 to 90 ms", "10 % are lost",
                                 "5 % arrive twice", "From S2 to S1: a message takes 5 to 15 ms"})
            QVERIFY2(words.contains(QLatin1StringView(part)), qPrintable(words));
        m_view->links.setUp(kS1, kS2, false);
        show();
        QVERIFY(text("sentence").contains(QStringLiteral("From S1 to S2: cut")));
        QCOMPARE(matrix()->currentIndex().data(Qt::AccessibleTextRole).toString(),
                 QStringLiteral("From S1 to S2: cut, every message is lost."));
    }

    void changesOnlyWhatWasTypedOfTheChosenLink()
    {
        click(0, 1);
        type("lossBox", "30");
        const auto *link = only<act::NetLink>();
        QVERIFY(link);
        QCOMPARE(link->from, kS1);
        QCOMPARE(link->to, kS2);
        QVERIFY(!link->oneWay);
        QCOMPARE(link->change.loss, std::optional(0.3));
        QVERIFY(!link->change.delay && !link->change.dup && !link->change.reorder);
    }

    void changesOneWayOnly()
    {
        click(0, 1);
        QTest::mouseClick(m_panel->findChild<QCheckBox *>(QStringLiteral("bothWaysBox")),
                          Qt::LeftButton, {}, QPoint(8, 8));
        type("latencyMaxBox", "40");
        const auto *link = only<act::NetLink>();
        QVERIFY(link && link->oneWay);
        QVERIFY(link->change.delay == std::pair(Duration::millis(5), Duration::millis(40)));
    }

    void changesAllLinks()
    {
        click(0, 1);
        QTest::mouseClick(button("allButton"), Qt::LeftButton);
        type("latencyMinBox", "20"); // above what was the most
        const auto *net = only<act::Net>();
        QVERIFY(net);
        QVERIFY(!net->manual);
        QVERIFY(net->change.delay == std::pair(Duration::millis(20), Duration::millis(20)));
    }

    /// Ten turns of a box are one act, which one undo takes back.
    void turnsOfABoxAreOneAct()
    {
        auto *box = m_panel->findChild<QDoubleSpinBox *>(QStringLiteral("dupBox"));
        box->setFocus();
        for (int i = 0; i < 3; ++i)
            QTest::keyClick(box, Qt::Key_Up);
        QTRY_COMPARE(m_actions.size(), std::size_t{1});
        QCOMPARE(only<act::Net>()->change.dup, std::optional(0.15));
    }

    /// What is being typed stays while the run goes on and others change the network.
    void keepsWhatIsBeingTyped()
    {
        auto *box = m_panel->findChild<QDoubleSpinBox *>(QStringLiteral("lossBox"));
        box->setFocus();
        QTest::keyClick(box, Qt::Key_Up);
        LinkTraits traits;
        traits.dup = 0.5;
        m_view->links.setTraits(traits);
        show();
        QCOMPARE(box->value(), 5.0);
        QTRY_COMPARE(m_actions.size(), std::size_t{1});
        traits.loss = 0.05;
        m_view->links.setTraits(traits);
        show();
        QCOMPARE(m_panel->findChild<QDoubleSpinBox *>(QStringLiteral("dupBox"))->value(), 50.0);
    }

    void cutsOneWayOfALinkThatWasCutBothWays()
    {
        m_view->links.setUp(kS1, kS2, false);
        m_view->links.setUp(kS2, kS1, false);
        show();
        click(0, 1);
        QTest::mouseClick(button("oneWayButton"), Qt::LeftButton);
        const auto *open = only<act::SetLink>();
        QVERIFY(open && open->up && open->oneWay);
        QCOMPARE(open->from, kS2);
    }

    void healsTheChosenLinkInAllItsTraits()
    {
        LinkTraits slow;
        slow.delayMax = Duration::millis(500);
        m_view->links.setTraits(kS1, kS2, slow);
        m_view->links.setUp(kS2, kS1, false);
        show();
        click(0, 1);
        QTest::mouseClick(button("healButton"), Qt::LeftButton);
        QCOMPARE(m_actions.size(), std::size_t{2});
        QVERIFY(std::get<act::SetLink>(m_actions[0]).up);
        QCOMPARE(std::get<act::NetLink>(m_actions[1]).change.delay->second, Duration::millis(15));
    }

    void holdsMessagesAndLetsThemGo()
    {
        auto *manual = m_panel->findChild<QCheckBox *>(QStringLiteral("manualBox"));
        QTest::mouseClick(manual, Qt::LeftButton, {}, QPoint(8, manual->height() / 2));
        const auto *net = only<act::Net>();
        QVERIFY(net && net->manual);
    }

    void showsTheGroupsThatTheNetworkHas()
    {
        QCOMPARE(groups()->groups().size(), std::size_t{1});
        cutInTwo();
        QCOMPARE(groups()->groups(), (ServerGroups{{kS1, kS2}, {kS3, kS4, kS5}}));
        QCOMPARE(chip("S4")->accessibleName(), QStringLiteral("S4, group 2 · majority"));
        QVERIFY(!button("partitionButton")->isEnabled());
        QVERIFY(text("groupsNote").contains(QStringLiteral("No message passes")));
    }

    void aServerIsDraggedToANewGroup()
    {
        const QPoint start = chip("S2")->rect().center();
        const QPoint target = newGroup();
        const Hit chosen = m_selection->chosen();
        const auto onChip = [this](QPoint at) {
            return chip("S2")->mapFromGlobal(groups()->mapToGlobal(at));
        };
        QTest::mousePress(chip("S2"), Qt::LeftButton, {}, start);
        QTest::mouseMove(chip("S2"), start + QPoint(40, 0));
        QTest::mouseMove(chip("S2"), onChip(target));
        QTest::mouseRelease(chip("S2"), Qt::LeftButton, {}, onChip(target));
        QCOMPARE(groups()->groups(), (ServerGroups{{kS1, kS3, kS4, kS5}, {kS2}}));
        QVERIFY(m_actions.empty());               // nothing is done yet
        QVERIFY(m_selection->chosen() == chosen); // it was no click
        QVERIFY(text("groupsNote").contains(QStringLiteral("Not done yet")));
        QTest::mouseClick(button("partitionButton"), Qt::LeftButton);
        const auto *partition = only<act::Partition>();
        QVERIFY(partition);
        QCOMPARE(partition->groups, (ServerGroups{{kS1, kS3, kS4, kS5}, {kS2}}));
    }

    void keysPutAServerIntoAGroup()
    {
        chip("S5")->setFocus();
        QTest::keyClick(chip("S5"), Qt::Key_2);
        QCOMPARE(groups()->groups(), (ServerGroups{{kS1, kS2, kS3, kS4}, {kS5}}));
        QTest::keyClick(chip("S5"), Qt::Key_Left);
        QCOMPARE(QApplication::focusWidget(), chip("S4"));
        QTest::keyClick(chip("S4"), Qt::Key_Down);
        QCOMPARE(groups()->groups(), (ServerGroups{{kS1, kS2, kS3}, {kS4, kS5}}));
        QTest::keyClick(chip("S4"), Qt::Key_1);
        QCOMPARE(groups()->groups(), (ServerGroups{{kS1, kS2, kS3, kS4}, {kS5}}));
    }

    void aDraftEndsWhenTheNetworkIsSo()
    {
        chip("S1")->setFocus();
        QTest::keyClick(chip("S1"), Qt::Key_2);
        QTest::keyClick(chip("S2"), Qt::Key_2);
        QVERIFY(groups()->isDraft());
        cutInTwo();
        QVERIFY(!groups()->isDraft());
        QCOMPARE(groups()->groups(), (ServerGroups{{kS1, kS2}, {kS3, kS4, kS5}}));
    }

    void theGroupsCanBeTakenBackAndHealed()
    {
        cutInTwo();
        chip("S1")->setFocus();
        QTest::keyClick(chip("S1"), Qt::Key_2);
        QTest::mouseClick(button("resetButton"), Qt::LeftButton);
        QCOMPARE(groups()->groups(), (ServerGroups{{kS1, kS2}, {kS3, kS4, kS5}}));
        QTest::mouseClick(button("healGroupsButton"), Qt::LeftButton);
        QVERIFY(only<act::Heal>());
    }

    void everyLinkOfFifteenServersHasACellInSight()
    {
        m_view = cluster(15);
        show();
        QCOMPARE(matrix()->model()->rowCount(), 16);
        const QRect last = matrix()->visualRect(matrix()->model()->index(14, 14));
        QVERIFY(matrix()->viewport()->rect().contains(last));
        std::set<QPoint, bool (*)(QPoint, QPoint)> places(
            [](QPoint a, QPoint b) { return std::pair(a.x(), a.y()) < std::pair(b.x(), b.y()); });
        for (const auto &server : m_view->servers) {
            const auto *shown = chip(server.name.c_str());
            QTRY_VERIFY(groups()->rect().contains(shown->geometry()));
            places.insert(shown->pos());
        }
        QCOMPARE(places.size(), std::size_t{15});
    }

    void anotherRunIsNotTakenForTheSame()
    {
        click(0, 1);
        m_panel->beginRun();
        QVERIFY(text("sentence").isEmpty());
        m_selection->choose({});
        m_view = cluster(3);
        show();
        QCOMPARE(matrix()->model()->rowCount(), 4);
        QCOMPARE(groups()->groups(), (ServerGroups{{kS1, kS2, kS3}}));
    }

private:
    void show()
    {
        Snapshot snapshot;
        snapshot.view = std::make_shared<const ClusterView>(*m_view);
        m_panel->showSnapshot(snapshot);
    }
    void cutInTwo()
    {
        for (const NodeId a : {kS1, kS2}) {
            for (const NodeId b : {kS3, kS4, kS5}) {
                m_view->links.setUp(a, b, false);
                m_view->links.setUp(b, a, false);
            }
        }
        show();
    }
    void click(int row, int column)
    {
        const QModelIndex cell = matrix()->model()->index(row, column);
        QTest::mouseClick(matrix()->viewport(), Qt::LeftButton, {},
                          matrix()->visualRect(cell).center());
    }
    void type(const char *name, const char *number)
    {
        auto *box = m_panel->findChild<QDoubleSpinBox *>(QLatin1StringView(name));
        box->setFocus();
        box->selectAll();
        QTest::keyClicks(box, QLatin1StringView(number));
        QTest::keyClick(box, Qt::Key_Return);
    }
    /// The one action that was asked for, where it is of that kind.
    template <typename T>
    const T *only() const
    {
        return m_actions.size() == 1 ? std::get_if<T>(&m_actions.front()) : nullptr;
    }
    /// A point in the empty box.
    QPoint newGroup() const { return groups()->childrenRect().topRight() + QPoint(40, 5); }
    LinkMatrix *matrix() const { return m_panel->findChild<LinkMatrix *>(); }
    GroupsView *groups() const { return m_panel->findChild<GroupsView *>(); }
    QToolButton *chip(const char *name) const
    {
        return groups()->findChild<QToolButton *>(QLatin1StringView(name) + QStringLiteral("Chip"));
    }
    QToolButton *button(const char *name) const
    {
        return m_panel->findChild<QToolButton *>(QLatin1StringView(name));
    }
    QString text(const char *name) const
    {
        return m_panel->findChild<QLabel *>(QLatin1StringView(name))->text();
    }

    std::unique_ptr<QWidget> m_window;
    Commands *m_commands = nullptr;
    Selection *m_selection = nullptr;
    NetworkPanel *m_panel = nullptr;
    std::shared_ptr<ClusterView> m_view;
    std::vector<Action> m_actions;
};

QTEST_MAIN(TestNetworkPanel)
#include "tst_network_panel.moc"
