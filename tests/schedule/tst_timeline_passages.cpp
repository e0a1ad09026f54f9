#include "cluster/random_run.h"
#include "schedule/recorded.h"
#include "schedule/run.h"
#include "trace/timeline.h"

#include <QTest>

#include <map>

using namespace flotilla;
using namespace flotilla::test;

namespace {

/// What the trace tells of messages and servers, told again in another way.
class Told final : public TraceSink {
public:
    std::map<std::uint32_t, Passage> passages;
    std::map<std::uint8_t, Standing> standings;

    void begin(const TraceHeader &) override {}
    void take(const Event &event, const Names &) override
    {
        std::visit(
            Overload{
                [&](const what::Send &send) { leave(send.id, send.message, event.at); },
                [&](const what::Dup &dup) { leave(dup.newId, dup.message, event.at); },
                [&](const what::Receive &receive) { end(receive.id, Fate::Arrived, event.at); },
                [&](const what::Drop &drop) { end(drop.id, Fate::Lost, event.at); },
                [](const auto &) {},
            },
            event.body);
        if (!event.status || !event.node.isServer())
            return;
        Standing &now = standings[event.node.value];
        now.server = event.node;
        now.term = event.status->currentTerm;
        now.role = event.status->role;
        now.commitIndex = event.status->commitIndex;
    }

private:
    void leave(std::uint32_t id, const MessagePtr &message, Instant at)
    {
        Passage &passage = passages[id];
        passage.id = id;
        passage.message = message;
        passage.sent = at;
    }
    void end(std::uint32_t id, Fate fate, Instant at)
    {
        if (const auto found = passages.find(id); found != passages.end()) {
            found->second.fate = fate;
            found->second.ended = at;
        }
    }
};

} // namespace

/// The stretches of a timeline tell what the trace tells.
class TestTimelinePassages : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tellEachMessageAsTheTraceDoes();
    void tellAsMuchOfAStretchAsOfTheWhole();
    void tellAMessageThatAnActionDelivers();
    void tellHowEachServerStood();
};

void TestTimelinePassages::tellEachMessageAsTheTraceDoes()
{
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
        Recorded engine(setupOf(3 + seed % 3, seed));
        Told told;
        engine.addSink(&told);
        playOn(engine, seed, 120, [](const auto &done) { mustWork(done); });
        const Timeline timeline = engine.timeline();
        std::size_t ends = 0;
        std::size_t losses = 0;
        std::map<std::uint32_t, Passage> found;
        timeline.forEachPassage(0, timeline.end(), [&](const Passage &passage) {
            found[passage.id] = passage;
            const auto known = told.passages.find(passage.id);
            QVERIFY(known != told.passages.end());
            QCOMPARE(*passage.message, *known->second.message);
            QCOMPARE(passage.sent, known->second.sent);
            QCOMPARE(passage.fate, known->second.fate);
            if (passage.fate == Fate::UnderWay)
                return;
            QCOMPARE(passage.ended, known->second.ended);
            const Moment moment = timeline.moment(passage.endMoment);
            QCOMPARE(moment.at, passage.ended);
            if (!moment.marks.contains(Mark::Act) && passage.sent < passage.ended)
                QCOMPARE(moment.messageId, passage.id);
            ++ends;
            losses += passage.fate == Fate::Lost;
        });
        QVERIFY(ends > 200 && losses > 5);
        // What an action sent and ended in itself is left out, and nothing else.
        for (const auto &[id, passage] : told.passages)
            if (!found.count(id))
                QVERIFY(passage.fate != Fate::UnderWay && passage.ended == passage.sent);
    }
}

void TestTimelinePassages::tellAsMuchOfAStretchAsOfTheWhole()
{
    Recorded engine(setupOf(5, 4));
    playOn(engine, 4, 260, [](const auto &done) { mustWork(done); });
    const Timeline timeline = engine.timeline();
    QVERIFY(timeline.end() > 2 * Timeline::kChunk);
    std::map<std::uint32_t, Passage> whole;
    timeline.forEachPassage(0, timeline.end(),
                            [&](const Passage &passage) { whole[passage.id] = passage; });
    for (std::uint64_t i = 0; i < 40; ++i) {
        const std::uint64_t from = hashOf(i, 1, 1) % timeline.end();
        const std::uint64_t to = std::min(from + hashOf(i, 2, 2) % 1500 + 1, timeline.end());
        std::size_t stretch = 0;
        timeline.forEachPassage(from, to, [&](const Passage &passage) {
            ++stretch;
            const Passage &same = whole.at(passage.id);
            QCOMPARE(*passage.message, *same.message);
            const bool known = same.fate != Fate::UnderWay && same.endMoment < to;
            QCOMPARE(passage.fate, known ? same.fate : Fate::UnderWay);
            QVERIFY(!known || same.endMoment >= from);
        });
        // What is in flight at both ends is among them, too.
        std::size_t inFlight = timeline.at(to - 1).inFlight.size();
        QVERIFY(stretch >= inFlight);
        if (from > 0)
            QVERIFY(stretch >= timeline.at(from - 1).inFlight.size());
    }
}

/// "deliver" is an action; what it delivers has arrived and is not lost.
void TestTimelinePassages::tellAMessageThatAnActionDelivers()
{
    RunSetup setup = clusterOf(3);
    setup.links.setManual(true);
    Recorded engine(setup);
    perform(engine, act::Timeout{S1});
    perform(engine, act::Deliver{toServer(S2)});
    perform(engine, act::Drop{toServer(S3)});
    const Timeline timeline = engine.timeline();
    std::map<std::uint8_t, Fate> fates;
    timeline.forEachPassage(0, timeline.end(), [&](const Passage &passage) {
        fates[passage.message->to.value] = passage.fate;
        if (passage.message->to == S1)
            QVERIFY(passage.due.isNever());
    });
    QCOMPARE(fates,
             (std::map<std::uint8_t, Fate>{
                 {S1.value, Fate::UnderWay}, {S2.value, Fate::Arrived}, {S3.value, Fate::Lost}}));
}

void TestTimelinePassages::tellHowEachServerStood()
{
    for (std::uint64_t seed = 1; seed <= 6; ++seed) {
        Recorded engine(setupOf(5, seed));
        playOn(engine, seed, 80, [](const auto &done) { mustWork(done); });
        const Timeline timeline = engine.timeline();
        std::map<std::uint8_t, Standing> now;
        std::uint64_t checked = timeline.end() / 3;
        const auto check = [&](std::uint64_t upTo) {
            for (; checked < upTo; checked += 97) {
                for (const ServerView &server : timeline.at(checked).servers) {
                    const Standing is{server.id,          server.status.currentTerm,
                                      server.status.role, server.status.commitIndex,
                                      server.up,          server.paused};
                    QCOMPARE(now[server.id.value], is);
                }
            }
        };
        timeline.forEachStanding(timeline.end() / 3, timeline.end(),
                                 [&](const Moment &moment, const Standing &standing) {
                                     check(moment.number);
                                     now[standing.server.value] = standing;
                                 });
        check(timeline.end());
    }
}

QTEST_MAIN(TestTimelinePassages)
#include "tst_timeline_passages.moc"
