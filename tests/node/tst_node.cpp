#include "node/node.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace flotilla;

namespace {

const NodeId kS1{0};
const NodeId kS2{1};

/// S1 alive on this thread, and what it reports; S2 is a bare connection.
class Stage : public QObject {
public:
    explicit Stage(const QString &storeFile = {})
        : node(NodeOptions{kS1, QStringLiteral("S1"), 1, 1, storeFile, Durability::Os, true})
    {
        connect(&node, &Node::reported, this, [this](const ReportPtr &report) {
            if (const auto *up = std::get_if<report::Up>(&report->what))
                port = up->port;
            joined += std::holds_alternative<report::Joined>(report->what) ? 1 : 0;
            turns += std::holds_alternative<report::Turns>(report->what) ? 1 : 0;
            holds += std::holds_alternative<report::Holds>(report->what) ? 1 : 0;
            broken += std::holds_alternative<report::Broken>(report->what) ? 1 : 0;
            last = report;
        });
        EndpointStart start{kS1, {}, {}, {}, true, ServerStart{}};
        NodeSet voters;
        voters.insert(kS1);
        voters.insert(kS2);
        start.what = ServerStart{Identity{kS1, voters, 1}, {}, {}, {}};
        node.bringUp(start, Names{{"S1", "S2"}, {}}, {});
    }
    void dial()
    {
        peer = PeerLink::dial(port, Hello{1, kS2, kS1}, this);
        connect(peer, &PeerLink::frameArrived, this, [this](const Frame &) { ++answers; });
        QTRY_COMPARE(joined, 1);
    }
    void send(std::uint32_t sequence, std::uint32_t epoch = 1)
    {
        peer->send({epoch, kS2, kS1, sequence, {}, {}, voteRequest()});
        peer->flush();
    }
    void grant(LinkSequence sequence)
    {
        Order order;
        order.endpoint = kS1;
        order.now = Instant{5};
        order.work = TakeFrame{{{Instant{5}, kS1, EventKind::Frame, kS2, sequence, 0}, {}}};
        node.takeOrder(std::move(order), std::make_shared<const LinkTable>());
    }
    static MessagePtr voteRequest()
    {
        return std::make_shared<const Message>(Message{kS2, kS1, Term{1}, RequestVote{}});
    }

    Node node;
    PeerLink *peer = nullptr;
    quint16 port = 0;
    int joined = 0;
    int turns = 0;
    int holds = 0;
    int broken = 0;
    int answers = 0;
    ReportPtr last;
};

} // namespace

/// "The endpoint acts when it has both the grant and the bytes."
class TestNode : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void waitsForTheBytesOfItsGrant()
    {
        Stage stage;
        stage.dial();
        stage.grant(2);
        stage.send(1); // not the one that the grant names
        stage.node.confirm(kS2, 1);
        QTRY_COMPARE(stage.holds, 1);
        QCOMPARE(stage.turns, 0);
        stage.send(2);
        QTRY_COMPARE(stage.turns, 1);
        QTRY_COMPARE(stage.answers, 1);
    }

    void waitsForTheGrantOfItsBytes()
    {
        Stage stage;
        stage.dial();
        stage.send(1);
        stage.node.confirm(kS2, 1);
        QTRY_COMPARE(stage.holds, 1);
        QCOMPARE(stage.turns, 0);
        stage.grant(1);
        QCOMPARE(stage.turns, 1);
    }

    void confirmsWhenItHoldsAll()
    {
        Stage stage;
        stage.dial();
        stage.node.confirm(kS2, 2);
        stage.send(1);
        QCOMPARE(stage.holds, 0);
        stage.send(2);
        QTRY_COMPARE(stage.holds, 1);
        stage.node.confirm(kS2, 0); // nothing was sent: at once
        QCOMPARE(stage.holds, 2);
    }

    /// "Bytes of other epochs are discarded."
    void bytesOfAnotherEpochAreNothing()
    {
        Stage stage;
        stage.dial();
        stage.grant(1);
        stage.send(1, 2);
        stage.send(1, 1);
        QTRY_COMPARE(stage.turns, 1);
        QCOMPARE(stage.broken, 0);
    }

    /// "A missing or misordered frame is a hard error, never a silent change."
    void aMisorderedFrameIsAnError()
    {
        Stage stage;
        stage.dial();
        stage.send(2);
        stage.send(1);
        QTRY_COMPARE(stage.broken, 1);
        const QString why =
            QString::fromStdString(std::get<report::Broken>(stage.last->what).error.message);
        QVERIFY2(why.contains(u"from S2 to S1") && why.contains(u"start the run again"),
                 qPrintable(why));
    }

    /// Saved before sent: the turn's vote is in the file when its answer leaves.
    void savesBeforeItSends()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("node-S1.db"));
        Stage stage(file);
        stage.dial();
        stage.send(1);
        stage.grant(1);
        QTRY_COMPARE(stage.turns, 1);
        auto store = NodeStore::open(file, QStringLiteral("S1"), Durability::Os);
        const auto state = (*store)->load([](std::string_view) { return std::optional(kS2); });
        QCOMPARE(state->currentTerm, Term{1});
        QCOMPARE(state->votedFor, std::optional(kS2));
        QTRY_COMPARE(stage.answers, 1);
    }

    /// A crash drops the inbox and the order at hand, and ends the connections.
    void aCrashDropsWhatItHeld()
    {
        Stage stage;
        stage.dial();
        QSignalSpy ended(stage.peer, &PeerLink::closed);
        stage.grant(7);
        stage.node.crash();
        QVERIFY(std::holds_alternative<report::Down>(stage.last->what));
        QTRY_COMPARE(ended.size(), 1);
        QCOMPARE(stage.turns, 0);
        QCOMPARE(stage.broken, 0);
    }
};

QTEST_GUILESS_MAIN(TestNode)
#include "tst_node.moc"
