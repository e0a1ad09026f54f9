#include "cluster/random_run.h"
#include "cluster/watched.h"
#include "schedule/watched_engine.h"

#include <QTemporaryDir>
#include <QTest>

#include <optional>

using namespace flotilla;
using namespace flotilla::test;

namespace {

/// What an engine has done and come to.
struct Stand {
    std::vector<RecordedAction> recording;
    RunPlace place;
    std::uint64_t hash = 0;
    Timeline timeline;
};

Stand standOf(Watched &watched)
{
    Stand stand;
    watched.playback.inspect([&](const Engine &engine) {
        stand = {engine.recording(), engine.place(), engine.runHash(), engine.timeline()};
    });
    return stand;
}

/// What a pure engine that does the same from the start on comes to.
Stand pureStand(const RunSetup &setup, const std::vector<RecordedAction> &recording,
                const RunPlace &place)
{
    PureEngine engine(setup);
    engine.keepTimeline();
    mustWork(engine.start());
    mustWork(replayTo(engine, recording, place));
    return {engine.recording(), engine.place(), engine.runHash(), engine.timeline()};
}

/// Runs on, and lets S1 lead, crash and come up again on the way.
void livesAWhile(Watched &watched)
{
    watched.playback.act(act::Timeout{S1});
    for (int i = 0; i < 40; ++i)
        watched.playback.step();
    watched.playback.act(act::Submit{Names::clientId(0), "x=1", std::nullopt});
    for (int i = 0; i < 60; ++i)
        watched.playback.step();
    watched.playback.act(act::Crash{S1});
    for (int i = 0; i < 120; ++i)
        watched.playback.step();
}

void isLikeThePureEngine(Watched &watched, const RunSetup &setup)
{
    const Stand real = standOf(watched);
    const Stand pure = pureStand(setup, real.recording, real.place);
    QCOMPARE(real.hash, pure.hash);
    QVERIFY(momentsOf(real.timeline) == momentsOf(pure.timeline));
    mustBeSame(real.timeline.at(real.timeline.end() - 1), pure.timeline.at(pure.timeline.end() - 1),
               real.timeline.end() - 1);
    watched.playback.inspect([](const Engine &engine) {
        QVERIFY(static_cast<const Cluster &>(engine).determinism().equal);
    });
}

} // namespace

/// "Act in the past and a branch begins … the old future is kept."
class TestPlaybackBranches : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_complaints.emplace(); }
    void cleanup()
    {
        const QStringList complaints = Complaints::lines();
        m_complaints.reset();
        QCOMPARE(complaints, QStringList());
    }

    /// "Undo of the last act (back to the instant before it)."
    void undoGoesOnAsIfTheActHadNotBeen()
    {
        Watched watched;
        watched.playback.open(request(m_setup));
        livesAWhile(watched);
        const Stand before = standOf(watched);
        QCOMPARE(before.recording.size(), std::size_t(3));
        watched.playback.undo();
        const Stand undone = standOf(watched);
        QCOMPARE(undone.recording.size(), std::size_t(2));
        QCOMPARE(undone.place,
                 (RunPlace{2, before.recording[2].at, before.recording[2].turnsFirst}));
        QCOMPARE(watched.last.lastAct, QStringLiteral("submit C1 \"x=1\""));
        for (int i = 0; i < 80; ++i)
            watched.playback.step();
        isLikeThePureEngine(watched, m_setup);
        watched.playback.undo();
        watched.playback.undo();
        QCOMPARE(standOf(watched).place, RunPlace());
        QCOMPARE(watched.last.lastAct, QString());
        watched.playback.undo(); // there is nothing left
        QCOMPARE(watched.last.branches->all.size(), std::size_t(4));
        QVERIFY(watched.last.branches->all[1].isUndo);
        QCOMPARE(watched.last.branches->all[1].cause, QStringLiteral("crash S1"));
        QCOMPARE(watched.refused, QStringList());
    }

    void actingInThePastBeginsABranchAndKeepsTheOldFuture()
    {
        Watched watched;
        watched.playback.open(request(m_setup));
        livesAWhile(watched);
        const Stand old = standOf(watched);
        for (std::uint64_t moment = 3; moment < old.timeline.end(); moment += 37) {
            const std::uint64_t end = standOf(watched).timeline.end();
            if (moment >= end)
                break;
            const Moment there = standOf(watched).timeline.moment(moment);
            watched.playback.branchAt({moment, there.at}, act::Isolate{S2});
            QCOMPARE(watched.refused, QStringList());
            QVERIFY(!watched.last.playing);
            QCOMPARE(watched.last.view->now, there.at);
            QCOMPARE(watched.last.timeline.end(),
                     there.marks.touches(Mark::Loss) ? moment + 1 : moment + 2);
            for (int i = 0; i < 50; ++i)
                watched.playback.step();
            isLikeThePureEngine(watched, m_setup);
            watched.playback.goToBranch(1);
            QCOMPARE(watched.last.branches->current, 1);
            QCOMPARE(standOf(watched).hash, old.hash);
            QCOMPARE(standOf(watched).place, old.place);
            QVERIFY(momentsOf(standOf(watched).timeline) == momentsOf(old.timeline));
            if (QTest::currentTestFailed())
                return;
        }
        QVERIFY(watched.last.branches->all.size() > 4);
        for (int i = 0; i < 50; ++i)
            watched.playback.step(); // to its own end
        isLikeThePureEngine(watched, m_setup);
    }

    /// Between two moments nothing happens; a branch may begin there all the same.
    void aBranchBeginsAtTheVeryInstant()
    {
        Watched watched;
        watched.playback.open(request(m_setup));
        livesAWhile(watched);
        const Timeline timeline = standOf(watched).timeline;
        std::uint64_t moment = timeline.end() / 2;
        while (timeline.moment(moment + 1).at - timeline.moment(moment).at < Duration{2})
            ++moment;
        const Instant between = timeline.moment(moment).at + Duration{1};
        watched.playback.branchAt({moment, between}, act::Isolate{S3});
        QCOMPARE(watched.last.view->now, between);
        QCOMPARE(watched.last.timeline.end(), moment + 2);
        isLikeThePureEngine(watched, m_setup);
    }

    void tellsItsFeedAnew()
    {
        Watched watched;
        watched.playback.open(request(m_setup));
        livesAWhile(watched);
        std::vector<FeedLine> told;
        QObject::connect(&watched.playback, &Playback::branched,
                         [&](const Snapshot &snapshot) { told = snapshot.feed; });
        const std::uint64_t seq = standOf(watched).timeline.moment(60).seq;
        watched.playback.branchAt({60, standOf(watched).timeline.moment(60).at}, act::Isolate{S2});
        QVERIFY(told.size() > 5);
        QCOMPARE(told.front().at, Instant());
        QVERIFY(std::is_sorted(told.begin(), told.end(),
                               [](const auto &a, const auto &b) { return a.seq < b.seq; }));
        QVERIFY(told.back().seq > seq && told.back().kind != FeedKind::Vote);
        const std::size_t lines = told.size();
        watched.playback.goToBranch(1);
        QVERIFY(told.size() > lines); // its own future is told again
    }

    void whatIsRefusedChangesNothing()
    {
        Watched watched;
        watched.playback.open(request(m_setup));
        livesAWhile(watched);
        const Stand old = standOf(watched);
        watched.playback.branchAt({10, old.timeline.moment(10).at}, act::Restart{{S2}});
        QCOMPARE(watched.refused.size(), qsizetype(1)); // it is up
        QCOMPARE(standOf(watched).place, old.place);
        QCOMPARE(watched.last.branches->all.size(), std::size_t(1));
    }

    void branchesAreNamedAndDeleted()
    {
        Watched watched;
        watched.playback.open(request(m_setup));
        livesAWhile(watched);
        const auto branchAt = [&](std::uint64_t moment) {
            watched.playback.branchAt({moment, standOf(watched).timeline.moment(moment).at},
                                      act::Isolate{S2});
        };
        branchAt(30);
        branchAt(20); // of the second one
        watched.playback.nameBranch(3, QStringLiteral(" without  S2 "));
        QTRY_COMPARE(watched.last.branches->find(3)->name, QStringLiteral("without S2"));
        QCOMPARE(watched.last.branches->find(3)->parent, 2);
        watched.playback.removeBranch(2); // the one that is lived came from it
        QCOMPARE(watched.refused.size(), qsizetype(1));
        watched.playback.goToBranch(1);
        watched.playback.removeBranch(2);
        QTRY_COMPARE(watched.last.branches->all.size(), std::size_t(1));
        watched.playback.goToBranch(3); // is gone
        QCOMPARE(watched.last.branches->current, 1);
        QCOMPARE(watched.refused.size(), qsizetype(1));
    }

    /// What a tape shows: only what lies on the way that is lived now.
    void tellsWhereOthersPart()
    {
        const auto branch = [](int id, int parent, std::int64_t parting) {
            BranchFacts facts;
            facts.id = id;
            facts.parent = parent;
            facts.parting = Instant{parting};
            return facts;
        };
        const auto ids = [](const Branches &branches) {
            std::vector<int> found;
            for (const BranchFacts *parting : branches.partings())
                found.push_back(parting->id);
            return found;
        };
        Branches branches{1,
                          {branch(1, 0, 0), branch(2, 1, 200), branch(3, 2, 180), branch(4, 1, 100),
                           branch(5, 2, 300)}};
        QCOMPARE(ids(branches), (std::vector{4, 2}));
        branches.current = 2;
        QCOMPARE(ids(branches), (std::vector{4, 3, 2, 5}));
        branches.current = 3; // it left the second one before that left the first
        QCOMPARE(ids(branches), (std::vector{4, 3}));
    }

    void refusesMoreBranchesThanItKeeps()
    {
        Watched watched;
        RunRequest small = request(clusterOf(1));
        small.options.stores = false;
        watched.playback.open(small);
        for (std::size_t i = 1; i < Branches::kMost; ++i)
            watched.playback.branchAt({0, {}}, act::Crash{S1});
        QCOMPARE(watched.refused, QStringList());
        watched.playback.branchAt({0, {}}, act::Crash{S1});
        QCOMPARE(watched.refused.size(), qsizetype(1));
        QVERIFY(watched.refused.front().contains(QStringLiteral("64")));
        QCOMPARE(watched.last.branches->all.size(), Branches::kMost);
    }

    void aBranchHasAFolderOfItsOwn()
    {
        QTemporaryDir folder;
        Watched watched;
        RunRequest wanted = request(m_setup);
        wanted.options.dataFolder = folder.filePath(QStringLiteral("run"));
        watched.playback.open(wanted);
        livesAWhile(watched);
        const QString first = watched.last.dataFolder;
        watched.playback.undo();
        QVERIFY(watched.last.dataFolder.startsWith(first + u'/'));
        QVERIFY(QFile::exists(watched.last.dataFolder + QStringLiteral("/node-S1.db")));
        QVERIFY(QFile::exists(first + QStringLiteral("/node-S1.db")));
    }

private:
    const RunSetup m_setup = setupOf(3, 5);
    std::optional<Complaints> m_complaints;
};

QTEST_GUILESS_MAIN(TestPlaybackBranches)
#include "tst_playback_branches.moc"
