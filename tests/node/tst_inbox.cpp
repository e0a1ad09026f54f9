#include "node/inbox.h"

#include <QTest>

using namespace flotilla;

namespace {

const NodeId kS1{0};
const NodeId kS2{1};

MessagePtr vote(NodeId from)
{
    return std::make_shared<const Message>(Message{from, {2}, Term{1}, RequestVote{}});
}

} // namespace

/// "The bytes … go to the receiver's inbox, a map by (link, sequence), and stay there until they
/// are handled or discarded."
class TestInbox : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void handsOutByNameInAnyOrder()
    {
        Inbox inbox;
        const MessagePtr first = vote(kS1);
        const MessagePtr second = vote(kS1);
        QVERIFY(inbox.put(kS1, 1, first));
        QVERIFY(inbox.put(kS1, 2, second));
        QCOMPARE(inbox.take(kS1, 2, true), second);
        QCOMPARE(inbox.take(kS1, 1, true), first);
        QCOMPARE(inbox.size(), std::size_t(0));
    }

    void keepsLinksApart()
    {
        Inbox inbox;
        QVERIFY(inbox.put(kS1, 1, vote(kS1)));
        QVERIFY(!inbox.has(kS2, 1));
        QCOMPARE(inbox.take(kS2, 1, true), MessagePtr());
    }

    void refusesWhatIsOutOfOrder()
    {
        Inbox inbox;
        QVERIFY(inbox.put(kS1, 3, vote(kS1)));
        QVERIFY(!inbox.put(kS1, 3, vote(kS1)));
        QVERIFY(!inbox.put(kS1, 2, vote(kS1)));
    }

    void keepsTheBytesForADuplicateToCome()
    {
        Inbox inbox;
        QVERIFY(inbox.put(kS1, 1, vote(kS1)));
        QVERIFY(inbox.take(kS1, 1, false) != nullptr);
        QVERIFY(inbox.take(kS1, 1, true) != nullptr);
        QVERIFY(!inbox.has(kS1, 1));
    }

    void throwsAwayWhatIsDiscardedBeforeItComes()
    {
        Inbox inbox;
        inbox.discard(kS1, 2);
        QVERIFY(inbox.put(kS1, 1, vote(kS1)));
        QVERIFY(inbox.put(kS1, 2, vote(kS1)));
        QVERIFY(!inbox.has(kS1, 2));
        QCOMPARE(inbox.highest(kS1), 2U);
        inbox.discard(kS1, 1);
        QCOMPARE(inbox.size(), std::size_t(0));
    }
};

QTEST_GUILESS_MAIN(TestInbox)
#include "tst_inbox.moc"
