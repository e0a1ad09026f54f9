#include "cluster/random_run.h"
#include "cluster/real_run.h"
#include "scenario/parser.h"
#include "scenario/recording.h"
#include "scenario/runner.h"
#include "schedule/pure_engine.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace flotilla;
using namespace flotilla::test;

namespace {

QByteArray hashOfFile(const QString &name)
{
    QFile file(name);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    return file.open(QIODevice::ReadOnly) && hash.addData(&file) ? hash.result().toHex()
                                                                 : QByteArray();
}

/// The SHA-256 of the trace of a scenario's file; what went wrong where it can't be played.
QByteArray hashOfPlayed(const QString &name)
{
    auto script = loadScript(name);
    if (!script)
        return script.error().message.c_str();
    TraceHash hash;
    PureEngine engine(script->setup);
    engine.addSink(hash.sink());
    if (!engine.start())
        return "not started";
    Runner runner(*std::move(script), engine);
    if (const auto done = runner.advance(Instant::never(), kAllTurns); !done)
        return done.error().message.c_str();
    return hash.hex();
}

} // namespace

/// A run that was saved, as a scenario or as its trace, is the run that was.
class TestSavedRun : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// "Save, reopen, play: the same SHA-256 of the trace, 50 runs", of real servers.
    void hasTheSameTrace()
    {
        const QTemporaryDir folder;
        for (std::uint64_t seed = 1; seed <= 50; ++seed) {
            const RunSetup begun = setupOf(3 + 2 * (seed % 2), seed);
            auto made = Cluster::make(begun, inFolder({}));
            QVERIFY(made);
            Cluster &cluster = **made;
            TraceHash lived;
            cluster.addSink(lived.sink());
            QVERIFY(cluster.start());
            const RunSetup raised = cluster.setup();
            for (std::uint64_t number = 0; number < 12; ++number) {
                const Duration on{static_cast<std::int64_t>(hashOf(seed, number) % 60'000)};
                QVERIFY(cluster.run(cluster.now() + on));
                static_cast<void>(cluster.act(randomAct(seed, number, cluster)));
            }
            QVERIFY(cluster.step(Instant::never())); // so that it ends in the midst of an instant
            const RunRecord run = recordOf(raised, cluster);
            const QByteArray sha = lived.hex();

            const QString trace = folder.filePath(QStringLiteral("%1.ndjson").arg(seed));
            const auto written = writeTrace(run, trace);
            QVERIFY2(written, written ? "" : written.error().message.c_str());
            QCOMPARE(hashOfFile(trace), sha);

            const QString scenario = folder.filePath(QStringLiteral("%1.flotilla").arg(seed));
            QFile file(scenario);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(run.scenario.toUtf8());
            file.close();
            QCOMPARE(hashOfPlayed(scenario), sha);
        }
    }

    /// Bookmarks come back with the run, at their instants, and change nothing in it.
    void keepsItsBookmarks()
    {
        TraceHash lived;
        PureEngine engine(setupOf(3, 7));
        engine.addSink(lived.sink());
        QVERIFY(engine.start());
        QVERIFY(engine.run(Instant{400'000}));
        QVERIFY(engine.act(act::Crash{NodeId{0}}));
        QVERIFY(engine.run(Instant{900'000}));
        const std::vector<RunBookmark> marks{{Instant{0}, QStringLiteral("begin")},
                                             {Instant{123'456}, QStringLiteral("a \"b\" ü")},
                                             {Instant{400'000}, QStringLiteral("crash")},
                                             {Instant{900'000}, QStringLiteral("end")}};
        const RunRecord run = recordOf(setupOf(3, 7), engine, marks);
        const auto script = parseScript(QStringLiteral("t"), run.scenario.toUtf8());
        QVERIFY2(script, script ? "" : script.error().message.c_str());
        const auto back = bookmarksOf(*script);
        QCOMPARE(back.size(), marks.size());
        for (std::size_t i = 0; i < marks.size(); ++i) {
            QCOMPARE(back[i].at, marks[i].at);
            QCOMPARE(back[i].caption, marks[i].caption);
        }
        const QTemporaryDir folder;
        const QString name = folder.filePath(QStringLiteral("a.flotilla"));
        QFile file(name);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(run.scenario.toUtf8());
        file.close();
        QCOMPARE(hashOfPlayed(name), lived.hex());
    }

    /// What is broken off, or can't be written, leaves what was there.
    void writesAllOrNothing()
    {
        const QTemporaryDir folder;
        PureEngine engine(setupOf(3, 7));
        QVERIFY(engine.start());
        QVERIFY(engine.run(Instant{2'000'000}));
        const RunRecord run = recordOf(setupOf(3, 7), engine);
        double last = 0;
        const auto broken = writeTrace(run, folder.filePath(QStringLiteral("a.ndjson")),
                                       [&last](double share) { return (last = share) < 0.5; });
        QVERIFY(!broken);
        QCOMPARE(broken.error().fault, Fault::Refused);
        QVERIFY(last >= 0.5 && last < 0.6);
        QVERIFY(QDir(folder.path()).isEmpty());
        const auto nowhere = writeTrace(run, QStringLiteral("/nowhere/a.ndjson"));
        QVERIFY(!nowhere);
        QCOMPARE(nowhere.error().fault, Fault::Environment);
        QVERIFY(nowhere.error().message.find("/nowhere/a.ndjson") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestSavedRun)
#include "tst_saved_run.moc"
