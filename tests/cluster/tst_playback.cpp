#include "cluster/watched.h"
#include "schedule/checkpoint.h"
#include "schedule/pure_engine.h"

#include <QDir>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <optional>

using namespace flotilla;
using namespace flotilla::test;

/// "Pace is only about WHEN the conductor grants." "A slow screen must not change one event."
class TestPlayback : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_complaints.emplace(); }
    void cleanup()
    {
        const QStringList complaints = Complaints::lines();
        m_complaints.reset();
        QCOMPARE(complaints, QStringList());
    }

    void opensPaused()
    {
        Watched watched;
        watched.playback.open(request(clusterOf(3)));
        QCOMPARE(watched.snapshots, 1);
        QCOMPARE(watched.last.view->servers.size(), std::size_t(3));
        QVERIFY(!watched.last.playing && !watched.isTicking());
        QVERIFY(!watched.last.nextEvent.isEmpty());
        QVERIFY(QFile::exists(watched.last.ledgerFile) || watched.last.ledgerRows == 0);
    }

    /// "Disk full or folder gone in the middle of recording: said in a line, nothing that was recorded
    /// lost, the run goes on in memory."
    void goesOnInMemoryWhenItsFilesFail_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("table");
        QTest::newRow("a server's") << QStringLiteral("node-S1.db") << QStringLiteral("log");
        QTest::newRow("the ledger")
            << QStringLiteral("leader_logs.db") << QStringLiteral("commits");
    }
    void goesOnInMemoryWhenItsFilesFail()
    {
        QFETCH(QString, name);
        QFETCH(QString, table);
        const QTemporaryDir folder;
        const QString files = folder.filePath(QStringLiteral("run"));
        Watched watched;
        RunRequest wanted = request(clusterOf(3));
        wanted.options.dataFolder = files;
        watched.playback.open(wanted);
        RunSetup begun;
        watched.playback.inspect([&](const Engine &engine) { begun = engine.setup(); });
        watched.playback.setSpeed(kAsFastAsItCan);
        watched.playback.act(act::Timeout{S1});
        watched.playback.runTo({RunGoal::Kind::Commit, {}});
        QTRY_VERIFY(watched.last.view->leader() && !watched.last.playing);
        QCOMPARE(watched.last.dataFolder, files);
        const std::uint64_t moments = watched.last.timeline.end();
        rawSql(files + u'/' + name, QStringLiteral("DROP TABLE %1").arg(table));

        watched.playback.act(act::Propose{S1, "x"});
        watched.playback.play();
        QTRY_VERIFY_WITH_TIMEOUT(!watched.refused.filter(QStringLiteral("in memory")).isEmpty(),
                                 20'000);
        const std::uint64_t rows = watched.last.ledgerRows;
        watched.playback.act(act::Propose{S1, "y"});
        QTRY_VERIFY_WITH_TIMEOUT(watched.last.ledgerRows > rows, 20'000);
        watched.playback.pause();
        QVERIFY2(watched.failed.isEmpty(), qPrintable(watched.failed.join(u' ')));
        QVERIFY(!watched.last.dataFolder.startsWith(folder.path()));
        QVERIFY(watched.last.timeline.end() > moments);
        QVERIFY(std::all_of(watched.last.view->servers.begin(), watched.last.view->servers.end(),
                            [](const ServerView &server) { return server.up; }));
        // All that was done is there, and makes the same run.
        watched.playback.inspect([&](const Engine &engine) {
            QVERIFY(std::holds_alternative<act::Timeout>(engine.recording().front().action));
            PureEngine again(begun);
            QVERIFY(again.start());
            QVERIFY(replayTo(again, engine.recording(), engine.place()));
            QCOMPARE(again.runHash(), engine.runHash());
        });
    }

    /// A server that finds its folder gone comes up all the same.
    void goesOnInMemoryWhenItsFolderIsGone()
    {
        const QTemporaryDir folder;
        const QString files = folder.filePath(QStringLiteral("run"));
        Watched watched;
        RunRequest wanted = request(clusterOf(3));
        wanted.options.dataFolder = files;
        watched.playback.open(wanted);
        watched.playback.act(act::Timeout{S1});
        watched.playback.runTo({RunGoal::Kind::Commit, {}});
        QTRY_VERIFY(watched.last.view->leader() && !watched.last.playing);
        const Log log = watched.last.view->server(S1)->log;
        QVERIFY(QDir(files).removeRecursively());
        watched.playback.act(act::Crash{S1});
        watched.playback.act(act::Restart{{S1}});
        QTRY_VERIFY(!watched.refused.filter(QStringLiteral("in memory")).isEmpty());
        QTRY_VERIFY(watched.last.view->server(S1)->up);
        QCOMPARE(watched.last.view->server(S1)->log, log);
        QVERIFY(watched.failed.isEmpty());
        const QStringList complaints = Complaints::lines();
        QVERIFY2(complaints.size() == 1 && complaints.front().contains(u"flotilla.lock"),
                 qPrintable(complaints.join(u'\n'))); // which went with the folder
        m_complaints.emplace();
    }

    void thePaceChangesNoEvent()
    {
        std::string traces[2];
        const double speeds[2] = {0.02, kAsFastAsItCan};
        const Instant ends[2] = {Instant{} + Duration::millis(22),
                                 Instant{} + Duration::seconds(1)};
        for (int i = 0; i < 2; ++i) {
            TraceText trace;
            Watched watched;
            watched.playback.open(request(clusterOf(3), &trace));
            watched.playback.setSpeed(speeds[i]);
            watched.playback.act(act::Timeout{S1});
            watched.playback.play();
            QTRY_VERIFY_WITH_TIMEOUT(watched.now() > ends[i], 20'000);
            watched.playback.pause();
            QVERIFY(watched.last.determinism.equal);
            traces[i] = trace.text();
        }
        QVERIFY(traces[0].find("\"becomeLeader\"") != std::string::npos);
        QVERIFY(traces[1].size() > traces[0].size());
        QVERIFY(traces[1].starts_with(traces[0]));
    }

    void slowMotionIsNeverFasterThanItsSpeed()
    {
        Watched watched;
        watched.playback.open(request(clusterOf(3)));
        watched.playback.setSpeed(0.01);
        QElapsedTimer wall;
        wall.start();
        watched.playback.play();
        for (int i = 1; i <= 3; ++i) {
            QTRY_VERIFY_WITH_TIMEOUT(watched.now() > Instant{} + Duration::millis(i), 20'000);
            const double now = static_cast<double>(watched.now().micros);
            QVERIFY(now * 1000 <= 0.01 * static_cast<double>(wall.nsecsElapsed()));
        }
    }

    /// "A snapshot that the window has not yet shown holds back the next one, never an event."
    void aWindowThatIsStuckHoldsBackSnapshotsOnly()
    {
        Watched watched;
        watched.shows = false;
        watched.playback.open(request(clusterOf(3)));
        watched.playback.setSpeed(kAsFastAsItCan);
        watched.playback.play();
        QTRY_VERIFY_WITH_TIMEOUT(watched.now() > Instant{} + Duration::seconds(2), 20'000);
        QCOMPARE(watched.snapshots, 1); // that of the opening
        watched.playback.pause();
        watched.playback.shown();
        QCOMPARE(watched.snapshots, 2);
        QCOMPARE(watched.last.view->now, watched.now());
        QVERIFY(watched.last.turns > 50);
        QVERIFY(watched.last.feed.size() > 20); // what it missed comes with it
        watched.playback.shown();
        QCOMPARE(watched.snapshots, 2); // there is nothing new
    }

    void aStepIsOneEvent()
    {
        Watched watched;
        watched.playback.open(request(clusterOf(3)));
        watched.playback.act(act::Timeout{S1});
        QTRY_COMPARE(watched.last.turns, 1U);
        QVERIFY(watched.last.nextEvent.startsWith(u"S2 receives a vote request from S1"));
        watched.playback.step();
        QTRY_COMPARE(watched.last.turns, 2U);
        QCOMPARE(watched.now(), Instant{} + kDelay);
        QVERIFY(watched.last.nextEvent.startsWith(u"S3 receives a vote request from S1"));
        watched.playback.play();
        watched.playback.step(); // ends the playing
        QVERIFY(!watched.isTicking());
    }

    /// A paused run uses no timer, and nothing comes of it.
    void aPausedRunIsStill()
    {
        Watched watched;
        watched.playback.open(request(clusterOf(3)));
        watched.playback.setSpeed(1);
        watched.playback.play();
        QTRY_VERIFY(watched.last.playing && watched.now() > Instant{});
        watched.playback.pause();
        QVERIFY(!watched.isTicking());
        QTRY_VERIFY(!watched.last.playing);
        QCoreApplication::processEvents();
        const int snapshots = watched.snapshots;
        const Instant now = watched.now();
        for (int i = 0; i < 20; ++i)
            QCoreApplication::processEvents();
        QCOMPARE(watched.snapshots, snapshots);
        QCOMPARE(watched.now(), now);
    }

    /// "What a user does is recorded, each action at its place": done again it gives the same run.
    void whatIsDoneWhilePlayingPlaysAgain()
    {
        for (const double speed : {3.0, kAsFastAsItCan}) {
            Watched watched;
            watched.playback.open(request(clusterOf(3, 1)));
            watched.playback.setSpeed(speed);
            watched.playback.play();
            for (int i = 0; i < 6; ++i) {
                const Instant before = watched.now();
                QTRY_VERIFY(watched.now() > before + Duration::millis(40));
                watched.playback.act(act::Submit{C1, "x" + std::to_string(i), {}});
                if (i == 2)
                    watched.playback.act(act::Crash{S2});
                if (i == 3)
                    watched.playback.step();
                if (i == 3)
                    watched.playback.act(act::Restart{{S2}});
                watched.playback.play();
            }
            watched.playback.pause();
            QCOMPARE(watched.refused + watched.failed, QStringList());
            PureEngine again(clusterOf(3, 1));
            mustWork(again.start());
            std::optional<std::pair<std::uint64_t, std::uint64_t>> hashes;
            watched.playback.inspect([&](const Engine &engine) {
                QCOMPARE(engine.recording().size(), std::size_t(8));
                replay(again, engine.recording());
                mustWork(again.run(engine.now()));
                hashes = {engine.runHash(), again.runHash()};
            });
            QCOMPARE(hashes->first, hashes->second);
            QVERIFY(watched.last.determinism.equal);
        }
    }

    /// Calls that come while the cluster is at work wait, and keep their order.
    void callsKeepTheirOrder()
    {
        Watched watched;
        watched.playback.open(request(clusterOf(3)));
        std::uint64_t turns = 0;
        const auto later = [&](auto call) {
            QMetaObject::invokeMethod(&watched.playback, call, Qt::QueuedConnection);
        };
        later([&] { watched.playback.act(act::Timeout{S1}); });
        later([&] { watched.playback.step(); });
        later([&] { watched.playback.step(); });
        later([&] {
            watched.playback.inspect([&](const Engine &engine) { turns = engine.turns(); });
        });
        later([&] { watched.playback.close(); });
        QSignalSpy closed(&watched.playback, &Playback::closed);
        QTRY_COMPARE(closed.size(), 1);
        QCOMPARE(turns, 3U);
    }

    void whatIsRefusedIsToldAndTheRunGoesOn()
    {
        Watched watched;
        watched.playback.open(request(clusterOf(3)));
        watched.playback.setSpeed(1);
        watched.playback.play();
        watched.playback.act(act::Restart{{S1}});
        QCOMPARE(watched.refused,
                 QStringList(QStringLiteral("restart S1: it is up; crash it first")));
        QVERIFY(watched.isTicking());
    }

    /// "The server stays down, the rest runs on."
    void aServerThatCannotComeUpStopsNobodyElse()
    {
        Watched watched;
        watched.playback.open(request(clusterOf(3)));
        watched.playback.setSpeed(kAsFastAsItCan);
        watched.playback.play();
        watched.playback.act(act::Crash{S1});
        QFile file(watched.last.dataFolder + QStringLiteral("/node-S1.db"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(8192, 'x'));
        file.close();
        watched.playback.act(act::Restart{{S1}});
        QCOMPARE(watched.failed, QStringList());
        QCOMPARE(watched.refused.size(), 1);
        QVERIFY(watched.refused.first().contains(file.fileName()));
        QVERIFY(watched.isTicking());
        QTRY_VERIFY(watched.last.ledgerRows > 0);
        QVERIFY(watched.last.determinism.equal);
    }

    /// "A broken safety property stops the clock where it broke."
    void aViolationStopsTheClock()
    {
        RunSetup setup = clusterOf(3);
        setup.servers[0].state.currentTerm = {1};
        setup.servers[0].state.log.append({{1}, makeCommand("a")});
        Watched watched;
        watched.playback.open(request(std::move(setup)));
        watched.playback.setSpeed(0.001);
        watched.playback.play();
        const Instant now = watched.now();
        watched.playback.act(act::Inject{
            Message{S3, S2, Term{2}, AppendEntries{{}, {}, {{Term{2}, {}}}, Index{1}}}});
        QTRY_VERIFY(!watched.last.violations.empty());
        QVERIFY(!watched.isTicking());
        QVERIFY(!watched.last.playing);
        QCOMPARE(watched.last.view->now, now);
        watched.playback.play(); // it may be looked at further
        QVERIFY(watched.isTicking());
        QTRY_VERIFY_WITH_TIMEOUT(watched.now() > now, 20'000);
        QVERIFY(watched.isTicking());
    }

    /// The folder of the run at hand is free for the one that follows.
    void opensAgain()
    {
        const QTemporaryDir folder;
        Watched watched;
        RunRequest first = request(clusterOf(3));
        first.options = inFolder(folder.path());
        watched.playback.open(first);
        watched.playback.act(act::Timeout{S1});
        watched.playback.setSpeed(kAsFastAsItCan);
        watched.playback.play();
        QTRY_VERIFY(watched.last.ledgerRows > 0);
        RunRequest second = request(clusterOf(3));
        second.options = inFolder(folder.path(), true);
        watched.playback.open(second);
        QTRY_COMPARE(watched.last.turns, 0U);
        QCOMPARE(watched.failed, QStringList());
        QVERIFY(!watched.isTicking());
        QCOMPARE(words(watched.last.view->servers[0].log), std::string("1:"));
        QCOMPARE(watched.last.ledgerRows, 1U);
    }

    void whatCannotBeOpenedIsTold()
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("a")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        Watched watched;
        RunRequest wanted = request(clusterOf(3));
        wanted.options = inFolder(file.fileName());
        watched.playback.open(wanted);
        QCOMPARE(watched.failed.size(), 1);
        QVERIFY(watched.failed.first().contains(u"is not a folder"));
        watched.playback.play(); // there is nothing to play
        watched.playback.step();
        watched.playback.act(act::Timeout{S1});
        QVERIFY(!watched.isTicking());
    }

    void closesWhilePlaying()
    {
        Watched watched;
        QSignalSpy closed(&watched.playback, &Playback::closed);
        for (int i = 0; i < 5; ++i) {
            watched.playback.open(request(clusterOf(5, 2)));
            watched.playback.act(act::Submit{C1, "x", {}});
            watched.playback.setSpeed(kAsFastAsItCan);
            watched.playback.play();
            QTRY_VERIFY(watched.last.turns > 10);
            watched.playback.close();
            QTRY_COMPARE(closed.size(), i + 1);
            QVERIFY(!watched.isTicking());
            watched.last = {};
        }
        QCoreApplication::processEvents();
        QVERIFY(!watched.last.view); // nothing comes after it
    }

    void endsWhilePlaying()
    {
        for (int i = 0; i < 5; ++i) {
            Watched watched;
            watched.playback.open(request(clusterOf(3, 1)));
            watched.playback.setSpeed(kAsFastAsItCan);
            watched.playback.play();
            QTRY_VERIFY(watched.last.turns > 10);
        }
    }

private:
    std::optional<Complaints> m_complaints;
};

QTEST_GUILESS_MAIN(TestPlayback)
#include "tst_playback.moc"
