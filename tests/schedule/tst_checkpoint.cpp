#include "cluster/random_run.h"
#include "schedule/checkpoint.h"
#include "schedule/run.h"
#include "trace/trace_writer.h"

#include <QTest>

using namespace flotilla;
using namespace flotilla::test;

namespace {

constexpr int kRuns = 25;
constexpr int kActs = 40;

/// The lines of a trace.
class Lines {
public:
    Lines() : m_writer([this](std::string_view text) { m_text += text; }) {}
    [[nodiscard]] TraceSink *sink() { return &m_writer; }
    /// Without the header, or without so many lines more.
    [[nodiscard]] std::string after(std::size_t lines)
    {
        m_writer.flush();
        std::size_t at = m_text.find('\n') + 1;
        for (; lines > 0; --lines)
            at = m_text.find('\n', at) + 1;
        return m_text.substr(at);
    }
    [[nodiscard]] std::size_t count()
    {
        m_writer.flush();
        return static_cast<std::size_t>(std::count(m_text.begin(), m_text.end(), '\n')) - 1;
    }

private:
    std::string m_text;
    TraceWriter m_writer;
};

/// A random run with its checkpoints, and places on its way with how it stood there.
struct Recorded {
    struct Stop {
        RunPlace place;
        ClusterView view;
        std::uint64_t hash = 0;
        std::size_t lines = 0;
    };

    explicit Recorded(std::uint64_t seed) : engine(setupOf(3 + seed % 3, seed))
    {
        engine.addSink(lines.sink());
        play(engine, seed, kActs, [this](const auto &result) {
            mustWork(result);
            stops.push_back({engine.place(), engine.view(), engine.runHash(), lines.count()});
            if (stops.size() % 7 == 1)
                checkpoints.add(std::make_shared<const EngineCheckpoint>(engine.checkpoint()));
        });
    }

    /// The run as it stood at one of the stops, by a checkpoint and a replay.
    [[nodiscard]] std::unique_ptr<PureEngine> at(const Stop &stop) const
    {
        auto engineThere = std::make_unique<PureEngine>(*checkpoints.nearest(stop.place));
        mustWork(engineThere->start());
        mustWork(replayTo(*engineThere, engine.recording(), stop.place));
        return engineThere;
    }

    Lines lines;
    PureEngine engine;
    Checkpoints checkpoints;
    std::vector<Stop> stops;
};

} // namespace

/// A run can be gone on with from any of its places: "nearest checkpoint + pure replay to the
/// instant".
class TestCheckpoint : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void reachesAnyPlace()
    {
        for (std::uint64_t seed = 1; seed <= kRuns; ++seed) {
            const Recorded recorded(seed);
            for (std::size_t i = seed % 5; i < recorded.stops.size(); i += 5) {
                const Recorded::Stop &stop = recorded.stops[i];
                const auto there = recorded.at(stop);
                QCOMPARE(there->place(), stop.place);
                QCOMPARE(there->runHash(), stop.hash);
                QVERIFY(there->view() == stop.view);
            }
        }
    }

    void goesOnWithTheSameBytes()
    {
        for (std::uint64_t seed = 1; seed <= kRuns; ++seed) {
            Recorded recorded(seed);
            const std::size_t pick = hashOf(seed, 5) % recorded.stops.size();
            const Recorded::Stop stop = recorded.stops[pick];
            const EngineCheckpoint there = recorded.at(stop)->checkpoint();
            PureEngine again(there);
            Lines lines;
            again.addSink(lines.sink());
            again.setGrant(seed % 2 == 0 ? Grant::Window : Grant::Step);
            mustWork(again.start());
            mustWork(replayTo(again, recorded.engine.recording(), recorded.engine.place()));
            QCOMPARE(again.runHash(), recorded.engine.runHash());
            QCOMPARE(lines.after(0), recorded.lines.after(stop.lines));
            QCOMPARE(again.recording().size(), recorded.engine.recording().size());
        }
    }

    /// What goes on from a checkpoint changes neither it nor the run that it was taken of.
    void isAValue()
    {
        Recorded recorded(4);
        const Recorded::Stop &stop = recorded.stops[recorded.stops.size() / 2];
        const EngineCheckpoint there = recorded.at(stop)->checkpoint();
        const ClusterView end = recorded.engine.view();
        PureEngine other(there);
        mustWork(other.start());
        perform(other, act::Heal{});
        perform(other, act::Submit{C1, "other=1", {}});
        runFor(other, Duration::seconds(5));
        PureEngine same(there);
        mustWork(same.start());
        QVERIFY(same.view() == stop.view);
        QCOMPARE(same.runHash(), stop.hash);
        QVERIFY(recorded.engine.view() == end);
    }

    void keepsATimelineFromThereOn()
    {
        for (std::uint64_t seed = 1; seed <= kRuns; ++seed) {
            Recorded recorded(seed);
            const Recorded::Stop &stop = recorded.stops[hashOf(seed, 6) % recorded.stops.size()];
            PureEngine again(recorded.at(stop)->checkpoint());
            again.keepTimeline();
            mustWork(again.start());
            QVERIFY(again.timeline().at(std::uint64_t{0}) == stop.view);
            mustWork(replayTo(again, recorded.engine.recording(), recorded.engine.place()));
            const Timeline timeline = again.timeline();
            QVERIFY(timeline.at(timeline.end() - 1).servers == recorded.engine.servers());
            QVERIFY(timeline.at(timeline.end() - 1).inFlight == recorded.engine.inFlight());
        }
    }

    /// However long the run: so many checkpoints, and the next one before a place is never far.
    void staysSmall()
    {
        PureEngine engine(clusterOf(3));
        mustWork(engine.start());
        Checkpoints checkpoints;
        while (engine.turns() < 600'000) {
            runFor(engine, Duration::seconds(1));
            if (checkpoints.isDue(engine.turns()))
                checkpoints.add(std::make_shared<const EngineCheckpoint>(engine.checkpoint()));
        }
        QVERIFY(checkpoints.size() <= Checkpoints::kMost);
        QVERIFY(checkpoints.bytes() <= Checkpoints::kMostBytes);
        QVERIFY(checkpoints.size() > Checkpoints::kMost / 3);
        for (std::int64_t part = 1; part <= 10; ++part) {
            const RunPlace place{0, Instant{engine.now().micros / 10 * part}, 0};
            const CheckpointPtr nearest = checkpoints.nearest(place);
            QVERIFY(nearest);
            PureEngine there(*nearest);
            mustWork(there.start());
            const std::uint64_t before = there.turns();
            mustWork(replayTo(there, {}, place));
            QVERIFY(there.turns() - before < 40'000);
        }
    }
};

QTEST_GUILESS_MAIN(TestCheckpoint)
#include "tst_checkpoint.moc"
