#include "gui/panels/clients_model.h"
#include "gui/panels/clients_panel.h"

#include <QComboBox>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace flotilla;

/// What each client knows, and submitting through it.
class TestClientsPanel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_window = std::make_unique<QWidget>();
        m_selection = new Selection(m_window.get());
        m_panel = new ClientsPanel(m_selection, new Commands(m_window.get()), m_window.get());
        m_panel->setTheme(Theme::light());
        m_actions.clear();
        connect(m_panel, &Panel::actionRequested, this,
                [this](const Action &action) { m_actions.push_back(action); });
        m_view = std::make_shared<ClusterView>();
        for (std::uint8_t i = 0; i < 3; ++i) {
            ServerView server;
            server.id = NodeId{i};
            server.name = "S" + std::to_string(i + 1);
            m_view->servers.push_back(server);
        }
        addClient("C1");
        addClient("C2");
        m_window->show();
        show();
    }

    void saysWhatAClientKnows()
    {
        QCOMPARE(words(0), QStringLiteral("nothing asked yet; knows S1"));
        ClientStatus &status = m_view->clients[0].status;
        status.op = 1;
        status.open = true;
        m_view->clients[0].command = "x=3";
        show();
        QCOMPARE(words(0), QStringLiteral("pending at S1"));
        QCOMPARE(cell(0, ClientsModel::CommandRole), QStringLiteral("\"x=3\""));
        status.redirectedFrom = NodeId{0};
        status.server = NodeId{2};
        status.waiting = 2;
        show();
        QCOMPARE(words(0), QStringLiteral("pending at S3, redirected from S1"));
        QCOMPARE(cell(0, ClientsModel::MoreRole), QStringLiteral("2 in line"));
        status.unknown = true;
        show();
        QCOMPARE(words(0), QStringLiteral("unknown: no answer in time, asks S3"));
        status.open = status.unknown = false;
        status.lastIndex = Index{4};
        status.answered = 1;
        status.waiting = 0;
        show();
        QCOMPARE(words(0), QStringLiteral("committed at 4; asks S3 next"));
        QCOMPARE(cell(0, ClientsModel::MoreRole), QStringLiteral("1 done"));
    }

    void redrawsOnlyWhoChanged()
    {
        QSignalSpy changed(list()->model(), &QAbstractItemModel::dataChanged);
        show();
        QCOMPARE(changed.size(), 0);
        m_view->clients[1].status.server = NodeId{2};
        show();
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed.front().front().toModelIndex().row(), 1);
    }

    void submitsThroughTheChosenClientToTheChosenServer()
    {
        list()->setCurrentIndex(list()->model()->index(1, 0));
        QCOMPARE(m_selection->chosen(), Hit(Names::clientId(1)));
        find<QComboBox>("serverBox")->setCurrentIndex(3);
        auto *edit = find<QLineEdit>("commandEdit");
        QTest::keyClicks(edit, QStringLiteral("y=1"));
        QTest::keyClick(edit, Qt::Key_Return);
        QCOMPARE(m_actions.size(), std::size_t{1});
        const auto *submit = std::get_if<act::Submit>(&m_actions.front());
        QVERIFY(submit);
        QCOMPARE(submit->client, Names::clientId(1));
        QCOMPARE(submit->text, std::string("y=1"));
        QCOMPARE(submit->at, std::optional(NodeId{2}));
        QVERIFY(edit->text().isEmpty());
        QTest::mouseClick(find<QPushButton>("sendButton"), Qt::LeftButton);
        QCOMPARE(m_actions.size(), std::size_t{1}); // nothing is typed: nothing is sent
    }

    /// What is chosen in the picture is chosen here; what is typed stays.
    void followsTheSelectionAndKeepsWhatIsTyped()
    {
        QTest::keyClicks(find<QLineEdit>("commandEdit"), QStringLiteral("half"));
        m_selection->choose(Names::clientId(1));
        show();
        QCOMPARE(list()->currentIndex().row(), 1);
        QCOMPARE(find<QComboBox>("clientBox")->currentIndex(), 1);
        QCOMPARE(find<QLineEdit>("commandEdit")->text(), QStringLiteral("half"));
        m_selection->choose(NodeId{0});
        QVERIFY(!list()->selectionModel()->hasSelection());
        QCOMPARE(m_selection->chosen(), Hit(NodeId{0}));
    }

    void addsAClientUnderAFreeName()
    {
        addClient("C3");
        m_view->clients.erase(m_view->clients.begin() + 1); // C1 and C3 are left
        m_panel->beginRun();
        show();
        QTest::mouseClick(find<QPushButton>("addButton"), Qt::LeftButton);
        QCOMPARE(m_actions.size(), std::size_t{1});
        const auto *add = std::get_if<act::AddClient>(&m_actions.front());
        QVERIFY(add);
        QCOMPARE(add->name, std::string("C4"));
        QVERIFY(!add->at);
    }

    void offersNoClientTooMany()
    {
        for (std::size_t i = m_view->clients.size(); i < kMaxClients; ++i)
            addClient("C" + std::to_string(i + 1));
        show();
        QVERIFY(!find<QPushButton>("addButton")->isEnabled());
        QVERIFY(find<QPushButton>("addButton")->toolTip().contains(QStringLiteral("32")));
    }

    void needsNoClient()
    {
        m_view->clients.clear();
        show();
        QVERIFY(!find<QLineEdit>("commandEdit")->isEnabled());
        QVERIFY(find<QPushButton>("addButton")->isEnabled());
    }

private:
    void addClient(const std::string &name)
    {
        ClientView client;
        client.id = Names::clientId(m_view->clients.size());
        client.name = name;
        client.status.server = NodeId{0};
        m_view->clients.push_back(client);
    }
    void show()
    {
        Snapshot snapshot;
        snapshot.view = std::make_shared<ClusterView>(*m_view);
        m_panel->showSnapshot(snapshot);
    }
    QString cell(int row, int role) { return list()->model()->index(row, 0).data(role).toString(); }
    QString words(int row) { return cell(row, ClientsModel::StateWordsRole); }
    QListView *list() { return find<QListView>("clientsView"); }
    template <typename T>
    T *find(const char *name)
    {
        return m_panel->findChild<T *>(QLatin1StringView(name));
    }

    std::unique_ptr<QWidget> m_window;
    Selection *m_selection = nullptr;
    ClientsPanel *m_panel = nullptr;
    std::shared_ptr<ClusterView> m_view;
    std::vector<Action> m_actions;
};

QTEST_MAIN(TestClientsPanel)
#include "tst_clients_panel.moc"
