#include "gui/time/time_cursor.h"
#include "schedule/recorded.h"

#include <QSignalSpy>
#include <QTest>

using namespace flotilla;
using namespace flotilla::test;

/// Which instant the window shows.
class TestTimeCursor : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_present = {};
        m_present.timeline = m_engine->timeline();
        m_present.view = std::make_shared<const ClusterView>(m_engine->view());
        m_present.ledgerRows = m_engine->ledger().rows().size();
        m_cursor = std::make_unique<TimeCursor>();
        m_cursor->setPresent(m_present);
    }

    void showsThePresentAtFirst()
    {
        QVERIFY(!m_cursor->isPast());
        QCOMPARE(m_cursor->instant(), m_engine->now());
        QVERIFY(m_cursor->asSeen(m_present).view == m_present.view);
        m_cursor->lookAt(m_engine->now());
        QVERIFY(!m_cursor->isPast());
    }

    /// The view, what was to come, and the ledger are those of the instant.
    void showsAnInstantThatHasPassed()
    {
        const Instant at{300'000};
        m_cursor->lookAt(at);
        QVERIFY(m_cursor->isPast());
        const Snapshot seen = m_cursor->asSeen(m_present);
        QCOMPARE(seen.view->now, at);
        QVERIFY(seen.view->servers[0].up);
        QCOMPARE(seen.view->servers[0].status.role, Role::Leader);
        QVERIFY(!m_present.view->servers[1].up
                || m_present.view->servers[1].status.role == Role::Leader);
        QVERIFY(*seen.view == m_present.timeline.at(at));
        QVERIFY(seen.past);
        QVERIFY(seen.past->ledgerRows < m_present.ledgerRows);
        QCOMPARE(seen.ledgerRows, std::uint64_t(seen.past->ledgerRows));
        QVERIFY(!seen.upNext.empty());
        QVERIFY(seen.upNext.front().at >= at);
        QVERIFY(std::is_sorted(seen.upNext.begin(), seen.upNext.end(),
                               [](const Coming &a, const Coming &b) { return a.at < b.at; }));
        m_cursor->toPresent();
        QVERIFY(m_cursor->asSeen(m_present).view == m_present.view);
    }

    /// k steps back and k forth show the same again.
    void stepsBackAndForth()
    {
        constexpr int kSteps = 60;
        std::vector<ClusterView> passed;
        for (int i = 0; i < kSteps; ++i) {
            QVERIFY(m_cursor->stepBack());
            passed.push_back(*m_cursor->asSeen(m_present).view);
        }
        for (int i = kSteps - 2; i >= 0; --i) {
            QVERIFY(m_cursor->stepForth());
            QVERIFY(*m_cursor->asSeen(m_present).view == passed[static_cast<std::size_t>(i)]);
        }
        QVERIFY(m_cursor->stepForth());
        QVERIFY(!m_cursor->isPast());
        QVERIFY(!m_cursor->stepForth());
    }

    void stepsToWhatIsAskedFor()
    {
        QVERIFY(m_cursor->stepBack(Mark::Leader));
        QCOMPARE(m_cursor->asSeen(m_present).view->servers[1].status.role, Role::Leader);
        const Instant second = m_cursor->instant();
        QVERIFY(m_cursor->stepBack(Mark::Leader));
        QCOMPARE(m_cursor->asSeen(m_present).view->servers[0].status.role, Role::Leader);
        QVERIFY(!m_cursor->stepBack(Mark::Leader));
        QVERIFY(m_cursor->stepForth(Mark::Leader));
        QCOMPARE(m_cursor->instant(), second);
        QVERIFY(m_cursor->stepBackTo(S5));
        QCOMPARE(m_cursor->asSeen(m_present).past->who, S5);
        QVERIFY(m_cursor->instant() < second);
        QVERIFY(m_cursor->stepForthTo(S4));
        QCOMPARE(m_cursor->asSeen(m_present).past->who, S4);
    }

    /// Between two moments the one behind is one step back.
    void stepsBackToTheMomentBehind()
    {
        const Timeline &timeline = m_present.timeline;
        std::uint64_t number = timeline.lastUpTo(Instant{400'000}) - 5;
        while (timeline.moment(number + 1).at.micros < timeline.moment(number).at.micros + 2)
            --number;
        const Instant at = timeline.moment(number).at;
        const Instant next = timeline.moment(number + 1).at;
        m_cursor->lookAt(Instant{(at.micros + next.micros) / 2});
        QVERIFY(m_cursor->stepBack());
        QCOMPARE(m_cursor->instant(), at);
        QCOMPARE(m_cursor->moment(), number);
    }

    void goesToWhereAnEventHappened()
    {
        const Timeline &timeline = m_present.timeline;
        const std::uint64_t number = timeline.lastUpTo(Instant{400'000}) - 3;
        const Moment moment = timeline.moment(number);
        m_cursor->lookAtEvent(moment.at, moment.seq);
        QCOMPARE(m_cursor->moment(), number);
    }

    /// As fast as it can, so that nobody waits long.
    void playsWhatWasRecordedUpToThePresent()
    {
        m_present.speed = std::numeric_limits<double>::infinity();
        m_cursor->setPresent(m_present);
        m_cursor->lookAt(Instant{100'000});
        QSignalSpy arrived(m_cursor.get(), &TimeCursor::arrived);
        QSignalSpy moved(m_cursor.get(), &TimeCursor::moved);
        m_cursor->play();
        QVERIFY(m_cursor->isPlaying());
        QVERIFY(m_cursor->asSeen(m_present).playing);
        QTRY_COMPARE_WITH_TIMEOUT(arrived.count(), 1, 20'000);
        QVERIFY(moved.count() > 1);
        QVERIFY(!m_cursor->isPast());
        QVERIFY(!m_cursor->isPlaying());
    }

    void anotherRunIsShownAtItsPresent()
    {
        m_cursor->toBeginning();
        QCOMPARE(m_cursor->moment(), std::uint64_t(0));
        m_cursor->beginRun();
        QVERIFY(!m_cursor->isPast());
        QVERIFY(!m_cursor->stepBack());
    }

private:
    std::unique_ptr<Recorded> m_engine = eventfulRun();
    Snapshot m_present;
    std::unique_ptr<TimeCursor> m_cursor;
};

QTEST_MAIN(TestTimeCursor)
#include "tst_time_cursor.moc"
