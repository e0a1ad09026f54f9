#include <QTest>

#include "trace/linearizability.h"

using namespace flotilla;

namespace {

/// Calls and answers, a millisecond apart.
class Clients {
public:
    void call(std::size_t client, const char *text)
    {
        m_open[client] = makeCommand(text, "C", ++m_op);
        m_checker.called(id(client), *m_open[client], m_now);
        m_now = m_now + Duration::millis(1);
    }
    QString answer(std::size_t client, const char *value, Outcome outcome = Outcome::Ok)
    {
        const auto told = m_checker.answered(id(client), *m_open[client], outcome, value, m_now,
                                             {"C1", "C2", "C3"});
        m_now = m_now + Duration::millis(1);
        return told ? QString::fromStdString(told->text) : QString();
    }
    QString whole(std::size_t client, const char *text, const char *value)
    {
        call(client, text);
        return answer(client, value);
    }

private:
    static NodeId id(std::size_t client)
    {
        return {static_cast<std::uint8_t>(NodeId::kFirstClient + client)};
    }

    Linearizability m_checker;
    std::array<CommandPtr, 3> m_open;
    std::uint64_t m_op = 0;
    Instant m_now;
};

const QString kFine;

} // namespace

class TestLinearizability : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void hasNothingAgainstOneAfterTheOther()
    {
        Clients c;
        QCOMPARE(c.whole(0, "get x", ""), kFine);
        QCOMPARE(c.whole(0, "put x 1", "ok"), kFine);
        QCOMPARE(c.whole(1, "cas x 2 1", "ok"), kFine);
        QCOMPARE(c.whole(1, "cas x 3 1", "no"), kFine);
        QCOMPARE(c.whole(2, "append x 4", "ok"), kFine);
        QCOMPARE(c.whole(0, "get x", "24"), kFine);
        QCOMPARE(c.whole(0, "get y", ""), kFine);
    }

    // What is on its way may have taken effect or not, and at one instant only.
    void letsWhatIsOpenTakeEffectOrNot()
    {
        Clients c;
        c.call(0, "put x 1");
        QCOMPARE(c.whole(1, "get x", ""), kFine);
        QCOMPARE(c.whole(1, "get x", "1"), kFine);
        QVERIFY(!c.whole(2, "get x", "").isEmpty());
    }

    void tellsOfAStaleReadInAsFewWordsAsItTakes()
    {
        Clients c;
        for (int i = 0; i < 20; ++i) {
            QCOMPARE(c.whole(1, "get x", ""), kFine);
            QCOMPARE(c.whole(1, "put y 9", "ok"), kFine);
        }
        QCOMPARE(c.whole(0, "put x 1", "ok"), kFine);
        QCOMPARE(c.whole(0, "put x 2", "ok"), kFine);
        QCOMPARE(c.whole(2, "get x", "2"), kFine);
        QCOMPARE(c.whole(1, "get x", "1"),
                 QStringLiteral("no order of these gives these answers: C1 put x 1 = \"ok\" (80.0 "
                                "to 81.0 ms), C1 put x 2 = \"ok\" (82.0 to 83.0 ms), C2 get x = "
                                "\"1\" (86.0 to 87.0 ms)"));
        QCOMPARE(c.whole(1, "get x", "7"), kFine); // once a key
    }

    void knowsWhatFailedFromWhatIsUnknown()
    {
        Clients c;
        c.call(0, "put x 1");
        QCOMPARE(c.answer(0, "", Outcome::Fail), kFine);
        c.call(0, "put x 2");
        QCOMPARE(c.answer(0, "", Outcome::Unknown), kFine);
        QCOMPARE(c.whole(1, "get x", ""), kFine);
        QCOMPARE(c.whole(1, "get x", "2"), kFine); // late, but not too late
        QVERIFY(!c.whole(1, "get x", "1").isEmpty());
    }

    void plainCommandsStandInTheOrderOfTheirAnswers()
    {
        Clients c;
        c.call(0, "a");
        c.call(1, "b");
        QCOMPARE(c.answer(1, "3"), kFine);
        QCOMPARE(c.answer(0, "2"), kFine); // at the same time
        QVERIFY(!c.whole(0, "c", "3").isEmpty());
    }

    void manyAtOnceAreStillFast()
    {
        Clients c;
        for (int i = 0; i < 3000; ++i) {
            c.call(0, "put x 1");
            c.call(1, "append x 2");
            c.call(2, "cas x 3 12");
            QCOMPARE(c.answer(2, "no"), kFine);
            QCOMPARE(c.answer(1, "ok"), kFine);
            QCOMPARE(c.answer(0, "ok"), kFine);
        }
    }
};

QTEST_APPLESS_MAIN(TestLinearizability)
#include "tst_linearizability.moc"
