#include "schedule/run.h"
#include "schedule/schedule.h"

#include <QTest>

#include <random>

using namespace flotilla;
using namespace flotilla::test;

namespace {

constexpr std::uint64_t kSeed = 7;
const Instant kEnd = Instant::never();

Flight frame(NodeId from, NodeId to, LinkSequence sequence, std::optional<Instant> due = {},
             std::uint32_t copy = 0)
{
    static std::uint32_t lastId = 0;
    Flight flight;
    flight.id = ++lastId;
    flight.message = std::make_shared<const Message>(Message{from, to, Term{1}, RequestVote{}});
    flight.sequence = sequence;
    flight.copy = copy;
    flight.due = due;
    return flight;
}

/// The events as they come, taken off one by one: "S2 timer", "S2<S1 #4.0".
QStringList takeAll(Schedule &schedule, Instant before = kEnd)
{
    QStringList names;
    while (const auto due = schedule.next(before)) {
        const EventKey &key = due->key;
        if (key.kind == EventKind::Timer) {
            names << QStringLiteral("%1 timer").arg(key.endpoint.value);
            schedule.setTimer(key.endpoint, Instant::never());
        } else {
            names << QStringLiteral("%1<%2 #%3.%4")
                         .arg(key.endpoint.value)
                         .arg(key.sender.value)
                         .arg(key.sequence)
                         .arg(key.copy);
            schedule.takeOff(*due);
            schedule.remove(due->handle);
        }
    }
    return names;
}

/// When so many messages arrive that are sent one a millisecond over one link.
std::vector<Flight> arrivals(const LinkTraits &traits, std::uint32_t count)
{
    Schedule schedule(kSeed);
    std::vector<Flight> flights;
    for (std::uint32_t i = 1; i <= count; ++i) {
        Flight flight = frame(S1, S2, i);
        schedule.drawArrival(flight, traits, Instant{} + Duration::millis(i));
        flights.push_back(std::move(flight));
    }
    return flights;
}

} // namespace

/// "Within one stretch the key decides: (instant, endpoint, kind {timer < frame}, sender, link
/// sequence number, copy)."
class TestSchedule : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keysDecideInTheirOrder()
    {
        const QStringList wanted{
            QStringLiteral("1<0 #9.0"), // the instant first
            QStringLiteral("0<1 #1.0"), // then the endpoint, whatever it does
            QStringLiteral("1 timer"),  // then timers before frames
            QStringLiteral("1<0 #5.0"), // then the sender
            QStringLiteral("1<2 #3.0"), // then the link's count
            QStringLiteral("1<2 #4.0"), // then the copy
            QStringLiteral("1<2 #4.1"), QStringLiteral("2 timer"),
        };
        std::vector<Flight> flights{
            frame(S1, S2, 9, Instant{50}), frame(S2, S1, 1, Instant{60}),
            frame(S1, S2, 5, Instant{60}), frame(S3, S2, 3, Instant{60}),
            frame(S3, S2, 4, Instant{60}), frame(S3, S2, 4, Instant{60}, 1)};
        std::mt19937 random(1);
        for (int i = 0; i < 50; ++i) {
            std::shuffle(flights.begin(), flights.end(), random);
            Schedule schedule(kSeed);
            schedule.setTimer(S3, Instant{60});
            schedule.setTimer(S2, Instant{60});
            for (const Flight &flight : flights)
                schedule.add(flight);
            QStringList coming;
            for (const Schedule::Due &due : schedule.preview(100))
                coming << QString::number(due.key.instant.micros);
            QCOMPARE(coming.size(), wanted.size());
            QCOMPARE(takeAll(schedule), wanted);
        }
    }

    void nextIsHalfOpenAndNextTimerIsNot()
    {
        Schedule schedule(kSeed);
        schedule.setTimer(S1, Instant{10});
        schedule.add(frame(S1, S2, 1, Instant{10}));
        QVERIFY(!schedule.next(Instant{10}));
        QVERIFY(schedule.next(Instant{11}).has_value());
        QVERIFY(!schedule.nextTimer(Instant{9}));
        QVERIFY(schedule.nextTimer(Instant{10}).has_value());
    }

    void heldFramesAreInFlightAndNeverDue()
    {
        Schedule schedule(kSeed);
        const auto held = schedule.add(frame(S1, S2, 1));
        QVERIFY(!schedule.next(kEnd));
        QCOMPARE(schedule.inFlightCount(), std::size_t(1));
        schedule.setDue(held, Instant{30});
        QCOMPARE(schedule.next(kEnd)->key.instant, Instant{30});
        schedule.setDue(held, std::nullopt);
        QVERIFY(!schedule.next(kEnd));
    }

    /// "Without a reordering fault a link is FIFO: arrive = max(arrive, last arrival on the link)."
    void aLinkIsFifo()
    {
        LinkTraits traits;
        traits.delayMin = Duration::millis(1);
        traits.delayMax = Duration::millis(100);
        const auto flights = arrivals(traits, 500);
        bool held = false;
        for (std::size_t i = 1; i < flights.size(); ++i) {
            QVERIFY(*flights[i].due >= *flights[i - 1].due);
            held = held || *flights[i].due == *flights[i - 1].due;
        }
        QVERIFY(held); // some draw was shorter than what went before it
    }

    void linksAreFifoEachForItself()
    {
        Schedule schedule(kSeed);
        Flight slow = frame(S1, S2, 1);
        schedule.drawArrival(slow, fixedDelay(Duration::seconds(1)), {});
        for (Flight other : {frame(S2, S1, 1), frame(S1, S3, 1), frame(S3, S2, 1)}) {
            schedule.drawArrival(other, fixedDelay(), {});
            QCOMPARE(*other.due, Instant{} + kDelay);
        }
    }

    /// "A reordered frame neither obeys nor raises that."
    void reorderedFramesNeitherObeyNorRaise()
    {
        LinkTraits traits;
        traits.delayMin = Duration::millis(1);
        traits.delayMax = Duration::millis(40);
        const auto inOrder = arrivals(traits, 500);
        traits.reorder = 0.3;
        const auto flights = arrivals(traits, 500);
        Instant last;
        bool overtakes = false;
        bool isOvertaken = false;
        Instant latestReordered;
        for (std::size_t i = 0; i < flights.size(); ++i) {
            const Duration own = drawLatency(kSeed, traits, S1, S2, flights[i].sequence);
            const Instant sent = Instant{} + Duration::millis(static_cast<std::int64_t>(i) + 1);
            if (flights[i].reordered) {
                overtakes = overtakes || *flights[i].due < last;
                latestReordered = std::max(latestReordered, *flights[i].due);
                QVERIFY(*flights[i].due >= sent + own);
                QVERIFY(*flights[i].due <= sent + own + traits.delayMax * 3);
            } else {
                QCOMPARE(*flights[i].due, std::max(last, sent + own));
                last = *flights[i].due;
                isOvertaken = isOvertaken || last < latestReordered;
            }
        }
        QVERIFY(overtakes && isOvertaken);
    }

    void longReorderComesVeryLate()
    {
        LinkTraits traits = fixedDelay();
        traits.reorder = 1;
        traits.longReorder = true;
        Instant latest;
        for (const Flight &flight : arrivals(traits, 100))
            latest = std::max(latest, *flight.due - (Duration::millis(flight.sequence)));
        QVERIFY(latest > Instant{} + traits.delayMax * 10);
    }

    /// "Counter-based, so there is no generator state and no dependence on order."
    void drawsDependOnSeedLinkAndSequenceOnly()
    {
        const LinkTraits traits; // 5 to 15 ms
        std::set<std::int64_t> drawn;
        for (LinkSequence i = 1; i <= 200; ++i) {
            const Duration latency = drawLatency(kSeed, traits, S1, S2, i);
            QVERIFY(latency >= traits.delayMin && latency <= traits.delayMax);
            QCOMPARE(drawLatency(kSeed, traits, S1, S2, i), latency);
            drawn.insert(latency.micros);
        }
        QVERIFY(drawn.size() > 190);
        const Duration one = drawLatency(kSeed, traits, S1, S2, 1);
        QVERIFY(drawLatency(kSeed + 1, traits, S1, S2, 1) != one);
        QVERIFY(drawLatency(kSeed, traits, S2, S1, 1) != one);
        QVERIFY(drawLatency(kSeed, traits, S1, S2, 1, 1) != one);

        LinkTraits faulty;
        faulty.loss = faulty.dup = 0.5;
        Schedule there(kSeed);
        Schedule back(kSeed);
        std::vector<std::pair<bool, bool>> forwards;
        std::vector<std::pair<bool, bool>> backwards;
        for (LinkSequence i = 1; i <= 100; ++i) {
            const MessagePtr message = frame(S1, S2, i).message;
            const Message &m = *message;
            forwards.emplace_back(there.drawsLoss(faulty, m, i),
                                  there.drawsDuplicate(faulty, m, i));
            backwards.emplace_back(back.drawsLoss(faulty, m, 101 - i),
                                   back.drawsDuplicate(faulty, m, 101 - i));
        }
        std::reverse(backwards.begin(), backwards.end());
        QVERIFY(forwards == backwards);
        const auto lost = std::count_if(forwards.begin(), forwards.end(),
                                        [](const auto &drew) { return drew.first; });
        QVERIFY(lost > 30 && lost < 70);
        QVERIFY(std::any_of(forwards.begin(), forwards.end(),
                            [](const auto &drew) { return drew.first != drew.second; }));
    }

    void noLatencyIsUnderAMicrosecond()
    {
        QCOMPARE(drawLatency(kSeed, fixedDelay({0}), S1, S2, 1), Duration{1});
    }

    /// "What comes due while a server is paused is due at its resume, in key order."
    void aPauseParksAndAResumeGivesBackInOrder()
    {
        Schedule schedule(kSeed);
        schedule.setTimer(S2, Instant{20});
        schedule.add(frame(S1, S2, 2, Instant{30}));
        schedule.setPaused(S2, true);
        schedule.add(frame(S1, S2, 1, Instant{10}));
        schedule.add(frame(S1, S3, 1, Instant{25}));
        QVERIFY(schedule.preview(9).size() == 1);
        QCOMPARE(takeAll(schedule), QStringList(QStringLiteral("2<0 #1.0")));
        QCOMPARE(schedule.inFlightCount(), std::size_t(2));
        schedule.setPaused(S2, false);
        QCOMPARE(takeAll(schedule),
                 (QStringList{QStringLiteral("1<0 #1.0"), QStringLiteral("1 timer"),
                              QStringLiteral("1<0 #2.0")}));
    }

    void whatIsRemovedWhilePausedDoesNotComeBack()
    {
        Schedule schedule(kSeed);
        const auto gone = schedule.add(frame(S1, S2, 1, Instant{10}));
        const auto late = schedule.add(frame(S1, S2, 2, Instant{11}));
        schedule.setPaused(S2, true);
        QVERIFY(!schedule.next(kEnd)); // both are parked
        schedule.remove(gone);
        schedule.setDue(late, Instant{40});
        const auto next = schedule.add(frame(S1, S3, 1)); // takes the place that is free
        schedule.setPaused(S2, false);
        QCOMPARE(takeAll(schedule), QStringList(QStringLiteral("1<0 #2.0")));
        QVERIFY(schedule.has(next) && !schedule.has(gone) && !schedule.has(late));
    }

    void whatIsTakenOffAndPutBackComesOnceAgain()
    {
        Schedule schedule(kSeed);
        schedule.add(frame(S1, S2, 1, Instant{10}));
        schedule.add(frame(S1, S2, 2, Instant{11}));
        const auto due = schedule.next(kEnd);
        schedule.takeOff(*due);
        QCOMPARE(schedule.next(kEnd)->key.sequence, 2U);
        QCOMPARE(schedule.inFlightCount(), std::size_t(2));
        schedule.putBack(*due);
        QCOMPARE(takeAll(schedule),
                 (QStringList{QStringLiteral("1<0 #1.0"), QStringLiteral("1<0 #2.0")}));
    }

    void whatIsPutOffAndBackComesOnce()
    {
        Schedule schedule(kSeed);
        const auto frame1 = schedule.add(frame(S1, S2, 1, Instant{10}));
        schedule.setDue(frame1, Instant{20});
        schedule.setDue(frame1, Instant{10});
        QCOMPARE(takeAll(schedule), QStringList(QStringLiteral("1<0 #1.0")));
    }

    void standInTheOrderOfSending()
    {
        Schedule schedule(kSeed);
        const auto first = schedule.add(frame(S1, S2, 1, Instant{90}));
        schedule.add(frame(S3, S2, 1, Instant{10}));
        schedule.remove(first);
        schedule.add(frame(S2, S1, 1, Instant{5})); // in the place of the first
        std::vector<std::uint32_t> ids;
        for (const auto handle : schedule.inFlight())
            ids.push_back(schedule.flight(handle).id);
        QCOMPARE(ids.size(), std::size_t(2));
        QVERIFY(ids[0] < ids[1]);
    }

    /// "Frames due meanwhile arrive D later", and a link stays FIFO.
    void postponeKeepsALinksOrder()
    {
        Schedule schedule(kSeed);
        const auto before = schedule.add(frame(S1, S2, 1, Instant{9}));
        const auto within = schedule.add(frame(S1, S2, 2, Instant{10}));
        const auto after = schedule.add(frame(S1, S2, 3, Instant{30}));
        const auto elsewhere = schedule.add(frame(S3, S2, 1, Instant{30}));
        const auto held = schedule.add(frame(S3, S2, 2));
        Flight wild = frame(S1, S2, 4, Instant{31});
        wild.reordered = true;
        const auto reordered = schedule.add(wild);
        schedule.postpone(Instant{10}, Instant{30}, Duration{100});
        const auto due = [&](auto handle) { return schedule.flight(handle).due; };
        QCOMPARE(due(before), Instant{9});
        QCOMPARE(due(within), Instant{110});
        QCOMPARE(due(after), Instant{110});
        QCOMPARE(due(elsewhere), Instant{30});
        QVERIFY(!due(held));
        QCOMPARE(due(reordered), Instant{31});
        Flight later = frame(S1, S2, 5);
        schedule.drawArrival(later, fixedDelay({1}), Instant{40});
        QCOMPARE(*later.due, Instant{110});
    }

    /// "A duplicate is a second name for the same bytes": they go with the last name.
    void bytesGoWithTheirLastName()
    {
        Schedule schedule(kSeed);
        const auto alone = schedule.add(frame(S1, S2, 1, Instant{10}));
        QVERIFY(schedule.releaseName(alone));

        const auto original = schedule.add(frame(S1, S2, 2, Instant{10}));
        QCOMPARE(schedule.nextCopy(schedule.flight(original)), 1U);
        const auto first = schedule.add(frame(S1, S2, 2, Instant{11}, 1));
        QCOMPARE(schedule.nextCopy(schedule.flight(first)), 2U);
        QCOMPARE(schedule.nextCopy(schedule.flight(original)), 2U);
        const auto second = schedule.add(frame(S1, S2, 2, Instant{12}, 2));
        const auto other = schedule.add(frame(S3, S2, 2, Instant{12}));
        QVERIFY(schedule.releaseName(other));
        QVERIFY(!schedule.releaseName(original));
        schedule.remove(original); // it counts once
        QVERIFY(!schedule.releaseName(second));
        QVERIFY(schedule.releaseName(first));
    }

    void aRemovedFrameIsANameLess()
    {
        Schedule schedule(kSeed);
        const auto original = schedule.add(frame(S1, S2, 1, Instant{10}));
        const auto copy = schedule.add(frame(S1, S2, 1, Instant{11}, 1));
        schedule.remove(original);
        QVERIFY(schedule.releaseName(copy));
    }
};

QTEST_GUILESS_MAIN(TestSchedule)
#include "tst_schedule.moc"
