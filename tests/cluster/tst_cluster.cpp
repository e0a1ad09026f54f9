#include "cluster/real_run.h"

#include <QCryptographicHash>
#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <optional>

using namespace flotilla;
using namespace flotilla::test;

namespace {

/// Every file of a folder and what is in it.
QByteArray contentsOf(const QString &folder)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QFileInfo &info :
         QDir(folder).entryInfoList(QDir::Files | QDir::Hidden, QDir::Name)) {
        QFile file(info.filePath());
        if (!file.open(QIODevice::ReadOnly))
            qFatal("%s", qPrintable(file.errorString()));
        hash.addData(info.fileName().toUtf8());
        hash.addData(file.readAll());
    }
    return hash.result();
}

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("%s", qPrintable(file.errorString()));
}

/// Another program writes to a file, and keeps it to itself.
class Lock {
public:
    explicit Lock(const QString &file)
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), kName);
        database.setDatabaseName(file);
        if (!database.open())
            qFatal("%s", qPrintable(database.lastError().text()));
        QSqlQuery(database).exec(QStringLiteral("BEGIN IMMEDIATE"));
    }
    ~Lock()
    {
        QSqlDatabase::database(kName).close();
        QSqlDatabase::removeDatabase(kName);
    }

private:
    static inline const QString kName = QStringLiteral("lock");
};

/// A run of some moment: an election, commands, a crash, a restart.
void goOn(Engine &engine)
{
    elect(engine, S1);
    perform(engine, act::Submit{C1, "a", {}});
    perform(engine, act::Submit{C1, "b", {}});
    runFor(engine, Duration::millis(200));
    perform(engine, act::Crash{S1});
    runFor(engine, Duration::seconds(1));
    perform(engine, act::Submit{C1, "c", {}});
    perform(engine, act::Restart{{S1}});
    runFor(engine, Duration::seconds(2));
}

} // namespace

/// Real nodes: what they keep on disk, and how they come up, go down and fail.
class TestCluster : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_complaints.emplace();
        m_folder = std::make_unique<QTemporaryDir>();
    }
    void cleanup()
    {
        const QStringList complaints = Complaints::lines();
        m_complaints.reset();
        QCOMPARE(complaints, QStringList());
    }

    /// "Its persistent state read from its SQLite file."
    void aRestartReadsTheFile()
    {
        RealRun run(clusterOf(3));
        Cluster &cluster = *run.cluster;
        elect(cluster, S1);
        perform(cluster, act::Propose{S1, "x"});
        runFor(cluster, Duration::millis(100));
        perform(cluster, act::Crash{S2});
        QCOMPARE(rowsOfNode(run.file("S2")), QStringLiteral("1 S1, 1.1: 0, 2.1:x 0"));
        perform(cluster, act::Restart{{S2}});
        QCOMPARE(words(cluster.server(S2).log), std::string("1: 1:x"));
        runFor(cluster, Duration::millis(100));
        QCOMPARE(cluster.server(S2).status.commitIndex, Index{2});
        QVERIFY2(cluster.determinism().equal, qPrintable(cluster.determinism().firstDifference));
    }

    /// "leader_logs.db holds exactly what was committed, in order."
    void theLedgerFileHoldsWhatWasCommitted()
    {
        RealRun run(clusterOf(3, 1));
        goOn(*run.cluster);
        QVERIFY(run.cluster->clients().front().status.done());
        QCOMPARE(wordsOfLedger(run.cluster->ledgerFile()), words(run.cluster->ledger()));
        QCOMPARE(run.cluster->ledger().completeUpTo(), run.cluster->server(S1).status.commitIndex);
        QVERIFY(run.cluster->ledger().size() >= 5);
    }

    void theSameRunLeavesTheSameFiles()
    {
        RealRun first(clusterOf(3, 1));
        RealRun second(clusterOf(3, 1));
        second.cluster->setGrant(Grant::Step);
        goOn(*first.cluster);
        goOn(*second.cluster);
        for (const char *server : {"S1", "S2", "S3"})
            QCOMPARE(rowsOfNode(first.file(server)), rowsOfNode(second.file(server)));
        QVERIFY(rowsOfNode(first.file("S1")).contains(u"C12"));
        QVERIFY(first.trace.text() == second.trace.text());
    }

    /// With persist=explicit the file holds what was saved and no more.
    void savesWhenToldTo()
    {
        RunSetup setup = clusterOf(3);
        for (ServerSetup &server : setup.servers)
            server.options.persist = Persist::Explicit;
        RealRun run(std::move(setup));
        perform(*run.cluster, act::Timeout{S1});
        QCOMPARE(rowsOfNode(run.file("S1")), QStringLiteral("0 "));
        perform(*run.cluster, act::Persist{S1});
        QCOMPARE(rowsOfNode(run.file("S1")), QStringLiteral("1 S1"));
        perform(*run.cluster, act::Timeout{S1});
        perform(*run.cluster, act::Crash{S1});
        perform(*run.cluster, act::Restart{{S1}});
        QCOMPARE(run.cluster->server(S1).status.currentTerm, Term{1});
        QVERIFY(run.cluster->determinism().equal);
    }

    /// "A used data folder: the run starts at t = 0 in its persisted state, commitIndex 0."
    void aFolderIsGoneOnFrom()
    {
        std::string log;
        Term term;
        std::uint64_t op = 0;
        {
            RealRun run(clusterOf(3, 1), inFolder(m_folder->path()));
            goOn(*run.cluster);
            log = words(run.cluster->server(S2).log);
            term = run.cluster->server(S2).status.currentTerm;
            op = run.cluster->clients().front().status.op;
        }
        RealRun run(clusterOf(3, 1), inFolder(m_folder->path(), true));
        Cluster &cluster = *run.cluster;
        QCOMPARE(cluster.now(), Instant{});
        QCOMPARE(words(cluster.server(S2).log), log);
        QCOMPARE(cluster.server(S2).status.currentTerm, term);
        QCOMPARE(cluster.server(S2).status.commitIndex, Index{0});
        QCOMPARE(words(cluster.ledger()), log);
        perform(cluster, act::Submit{C1, "d", {}});
        runFor(cluster, Duration::seconds(2));
        QCOMPARE(cluster.clients().front().status.op, op + 1);
        QVERIFY(cluster.clients().front().status.done());
        QVERIFY(words(cluster.ledger()).ends_with(":d"));
        QCOMPARE(wordsOfLedger(cluster.ledgerFile()), words(cluster.ledger()));
        QVERIFY(cluster.violations().empty());
        QVERIFY(cluster.determinism().equal);
    }

    /// Each refusal names the thing, the cause and the way out, and leaves the folder as it was.
    void aFolderThatDoesNotFitIsRefused()
    {
        const QString path = m_folder->path();
        RealRun(clusterOf(3), inFolder(path)).cluster.reset();
        const QByteArray before = contentsOf(path);

        const QString notEmpty = whyNotMade(clusterOf(3), inFolder(path));
        QVERIFY2(notEmpty.contains(path) && notEmpty.contains(u"is not empty")
                     && notEmpty.contains(u"--resume"),
                 qPrintable(notEmpty));
        const QString otherNames = whyNotMade(clusterOf(4), inFolder(path, true));
        QVERIFY2(otherNames.contains(path)
                     && otherNames.contains(u"node-S1.db, node-S2.db, node-S3.db,")
                     && otherNames.contains(u"node-S4.db") && otherNames.contains(u"same servers"),
                 qPrintable(otherNames));
        RunSetup withPreset = clusterOf(3);
        withPreset.servers[1].state.currentTerm = {3};
        const QString preset = whyNotMade(withPreset, inFolder(path, true));
        QVERIFY2(preset.startsWith(u"S2 has a preset")
                     && preset.contains(u"leave one of the two out"),
                 qPrintable(preset));
        const QString file = path + QStringLiteral("/node-S1.db");
        const QString noFolder = whyNotMade(clusterOf(3), inFolder(file));
        QVERIFY2(noFolder.contains(file) && noFolder.contains(u"is not a folder"),
                 qPrintable(noFolder));
        QCOMPARE(contentsOf(path), before);
    }

    void aFolderInUseIsRefused()
    {
        RealRun run(clusterOf(1), inFolder(m_folder->path()));
        const QString why = whyNotMade(clusterOf(1), inFolder(m_folder->path(), true));
        QVERIFY2(why.contains(m_folder->path()) && why.contains(u"in use by another Flotilla"),
                 qPrintable(why));
        elect(*run.cluster, S1); // the first is not disturbed
        run.cluster.reset();
        QCOMPARE(whyNotMade(clusterOf(1), inFolder(m_folder->path(), true)), QString());
    }

    void aDamagedFileIsNotResumed()
    {
        RealRun(clusterOf(3), inFolder(m_folder->path())).cluster.reset();
        const QString file = m_folder->filePath(QStringLiteral("node-S2.db"));
        write(file, QByteArray(8192, 'x'));
        const QByteArray before = contentsOf(m_folder->path());
        const QString why = whyNotMade(clusterOf(3), inFolder(m_folder->path(), true));
        QVERIFY2(why.contains(file) && why.contains(u"Put back a good copy"), qPrintable(why));
        QCOMPARE(contentsOf(m_folder->path()), before);
    }

    /// "The server stays down, the rest runs on"; the determinism monitor has nothing to say.
    void aServerWithADamagedFileStaysDown_data()
    {
        QTest::addColumn<bool>("foreign");
        QTest::newRow("damaged") << false;
        QTest::newRow("changed from outside") << true;
    }
    void aServerWithADamagedFileStaysDown()
    {
        QFETCH(bool, foreign);
        RealRun run(clusterOf(3, 1));
        Cluster &cluster = *run.cluster;
        elect(cluster, S1);
        perform(cluster, act::Crash{S2});
        perform(cluster, act::Crash{S3});
        const QString file = run.file("S2");
        QFile good(file);
        QVERIFY(good.open(QIODevice::ReadOnly));
        const QByteArray bytes = good.readAll();
        if (foreign)
            rawSql(file, QStringLiteral("UPDATE state SET current_term = 9"));
        else
            write(file, QByteArray(8192, 'x'));
        const QString why = refusal(cluster, act::Restart{{}});
        QVERIFY2(why.contains(file) && why.contains(u"ut"), qPrintable(why));
        QVERIFY(!cluster.server(S2).up && cluster.server(S3).up);
        QVERIFY(!refusal(cluster, act::Restart{{S2}}).isEmpty());
        perform(cluster, act::Submit{C1, "x", {}});
        runFor(cluster, Duration::seconds(1));
        QCOMPARE(words(cluster.ledger()), std::string("1: 1:x"));
        QVERIFY2(cluster.determinism().equal, qPrintable(cluster.determinism().firstDifference));

        write(file, bytes);
        QFile::remove(file + QStringLiteral("-wal"));
        QFile::remove(file + QStringLiteral("-shm"));
        QCOMPARE(refusal(cluster, act::Restart{{S2}}), QString());
        runFor(cluster, Duration::seconds(1));
        QCOMPARE(words(cluster.server(S2).log), std::string("1: 1:x"));
        QVERIFY2(cluster.determinism().equal, qPrintable(cluster.determinism().firstDifference));
        isPlayedToTheSameTrace(run, clusterOf(3, 1));
    }

    /// "A save that fails: the turn did not happen, nothing of it leaves; a crash is recorded."
    void aServerThatCannotSaveIsTakenForCrashed()
    {
        RealRun run(clusterOf(3, 1));
        Cluster &cluster = *run.cluster;
        elect(cluster, S1);
        perform(cluster, act::Submit{C1, "x", {}});
        QSignalSpy met(&cluster, &Cluster::saveFailureMet);
        {
            const Lock lock(run.file("S2"));
            runFor(cluster, Duration::millis(100));
        }
        QCOMPARE(met.size(), 1);
        QCOMPARE(met.first().at(0).toString(), QStringLiteral("S2"));
        QVERIFY2(met.first().at(1).toString().contains(run.file("S2")),
                 qPrintable(met.first().at(1).toString()));
        QVERIFY(!cluster.server(S2).up && cluster.server(S3).up);
        QCOMPARE(words(cluster.server(S2).log), std::string("1:"));
        QCOMPARE(words(cluster.ledger()), std::string("1: 1:x"));
        perform(cluster, act::Restart{{S2}});
        runFor(cluster, Duration::seconds(1));
        QCOMPARE(words(cluster.server(S2).log), std::string("1: 1:x"));
        QVERIFY2(cluster.determinism().equal, qPrintable(cluster.determinism().firstDifference));
        QVERIFY(cluster.violations().empty());
        isPlayedToTheSameTrace(run, clusterOf(3, 1));
    }

    /// A leader that can't save a command: the user is told, and the command has not happened.
    void whatAServerThatCannotSaveWasToDoHasNotHappened()
    {
        RealRun run(clusterOf(3));
        Cluster &cluster = *run.cluster;
        elect(cluster, S1);
        {
            const Lock lock(run.file("S1"));
            QCOMPARE(refusal(cluster, act::Propose{S1, "x"}),
                     QStringLiteral("propose S1: S1 is down; restart it first"));
        }
        perform(cluster, act::Restart{{S1}});
        QCOMPARE(words(cluster.server(S1).log), std::string("1:"));
        runFor(cluster, Duration::seconds(1));
        QVERIFY2(cluster.determinism().equal, qPrintable(cluster.determinism().firstDifference));
        isPlayedToTheSameTrace(run, clusterOf(3));
    }

    /// A thread that never answers does not hang the program.
    void aServerThatGivesNoSignEndsTheRun()
    {
        ClusterOptions options = inFolder({});
        options.patience = std::chrono::milliseconds(200);
        RealRun run(clusterOf(3), options);
        elect(*run.cluster, S1);
        const Lock lock(run.file("S1")); // SQLite waits for it, and S1 with SQLite
        const QString why = refusal(*run.cluster, act::Propose{S1, "x"});
        QVERIFY2(why.contains(u"Start the run again"), qPrintable(why));
        QCOMPARE(refusal(*run.cluster, act::Propose{S1, "x"}), why);
    }

    /// What could not be written waits: the ledger has it as soon as the file can be written again.
    void aLedgerThatWasHeldByAnotherCatchesUp()
    {
        RealRun run(clusterOf(3));
        Cluster &cluster = *run.cluster;
        elect(cluster, S1);
        {
            const Lock lock(cluster.ledgerFile());
            perform(cluster, act::Propose{S1, "x"});
            const auto held = cluster.run(cluster.now() + Duration::seconds(1));
            QVERIFY(!held);
            QVERIFY(held.error().fault == Fault::Environment);
            QVERIFY(held.error().message.find("leader_logs.db") != std::string::npos);
        }
        perform(cluster, act::Propose{S1, "y"});
        runFor(cluster, Duration::seconds(1));
        QCOMPARE(wordsOfLedger(cluster.ledgerFile()), std::string("1: 1:x 1:y"));
        QVERIFY2(cluster.determinism().equal, qPrintable(cluster.determinism().firstDifference));
    }

    void aServerThatCannotBeMadeIsNotThere()
    {
        RealRun run(clusterOf(1));
        Cluster &cluster = *run.cluster;
        write(run.file("S2"), QByteArray(8192, 'x'));
        const QString why = refusal(cluster, act::CreateServer{"S2", {}});
        QVERIFY2(why.contains(run.file("S2")), qPrintable(why));
        QCOMPARE(cluster.servers().size(), std::size_t(1));
        QVERIFY(!cluster.names().find("S2"));
        elect(cluster, S1);
        QVERIFY2(cluster.determinism().equal, qPrintable(cluster.determinism().firstDifference));
        isPlayedToTheSameTrace(run, clusterOf(1));
    }

    /// The folder is new: it is made, with those above it.
    void aNewFolderIsMade()
    {
        const QString path = m_folder->filePath(QStringLiteral("a/b"));
        RealRun run(clusterOf(1), inFolder(path));
        QVERIFY(QFile::exists(path + QStringLiteral("/node-S1.db")));
        QCOMPARE(run.cluster->dataFolder(), path);
    }

    void aTemporaryFolderGoesWithItsCluster()
    {
        std::optional<RealRun> run(clusterOf(1));
        const QString path = run->cluster->dataFolder();
        QVERIFY(QDir(path).exists());
        run.reset();
        QVERIFY(!QDir(path).exists());
    }

    /// Its threads end, whatever is on its way; nothing is complained of.
    void endsCleanlyInTheMiddleOfARun()
    {
        for (int i = 0; i < 10; ++i) {
            RealRun run(clusterOf(5, 2));
            perform(*run.cluster, act::Timeout{S1});
            perform(*run.cluster, act::Submit{C1, "x", {}});
            runFor(*run.cluster,
                   Duration::millis(3) * i); // what is on its way by then stays unhandled
        }
    }

    void fifteenServersAndEightClientsWork()
    {
        RealRun run(clusterOf(kMaxServers, 8));
        Cluster &cluster = *run.cluster;
        elect(cluster, S1);
        for (std::size_t i = 0; i < 8; ++i)
            perform(cluster, act::Submit{Names::clientId(i), "x" + std::to_string(i), {}});
        runFor(cluster, Duration::seconds(1));
        for (const ClientView &client : cluster.clients())
            QVERIFY(client.status.done());
        for (const ServerView &server : cluster.servers())
            QCOMPARE(server.status.commitIndex, Index{9});
        QCOMPARE(refusal(cluster, act::CreateServer{"S16", {}}),
                 QStringLiteral("S16 is one too many; a run has at most 15"));
        QVERIFY(cluster.determinism().equal);
    }

    void aSingleServerIsItsOwnMajority()
    {
        RealRun run(clusterOf(1, 1));
        runFor(*run.cluster, Duration::millis(400));
        perform(*run.cluster, act::Submit{C1, "x", {}});
        runFor(*run.cluster, Duration::millis(100));
        QCOMPARE(words(run.cluster->ledger()), std::string("1: 1:x"));
        perform(*run.cluster, act::Crash{S1}); // with no peer up
        perform(*run.cluster, act::Restart{{S1}});
        QCOMPARE(words(run.cluster->server(S1).log), std::string("1: 1:x"));
        QVERIFY(run.cluster->determinism().equal);
    }

    /// "Several crashes at one instant are successive barriers; frames between them are lost."
    void allMayCrashAndComeBack()
    {
        RealRun run(clusterOf(3, 1));
        Cluster &cluster = *run.cluster;
        elect(cluster, S1);
        perform(cluster, act::Heartbeat{S1});
        for (const NodeId id : {S1, S2, S3})
            perform(cluster, act::Crash{id});
        QCOMPARE(cluster.inFlightCount(), std::size_t(0));
        perform(cluster, act::Restart{{}});
        perform(cluster, act::Submit{C1, "x", {}});
        runFor(cluster, Duration::seconds(2));
        QVERIFY(cluster.clients().front().status.done());
        QVERIFY(cluster.determinism().equal);
    }

    /// Servers and clients that come later have threads and sockets of their own.
    void latecomersTakePart()
    {
        RealRun run(clusterOf(2));
        Cluster &cluster = *run.cluster;
        elect(cluster, S1);
        perform(cluster, act::CreateServer{"S3", {}});
        perform(cluster, act::AddClient{"C1", S3});
        perform(cluster, act::Submit{C1, "x", {}});
        runFor(cluster, Duration::seconds(2));
        QVERIFY(cluster.clients().front().status.done());
        QVERIFY(QFile::exists(run.file("S3")));
        QVERIFY(cluster.determinism().equal);
    }

    void withoutStoresNothingIsWritten()
    {
        ClusterOptions options;
        options.stores = false;
        RealRun run(clusterOf(3, 1), options);
        goOn(*run.cluster);
        QCOMPARE(run.cluster->dataFolder(), QString());
        QCOMPARE(run.cluster->ledgerFile(), QString());
        QVERIFY(run.cluster->ledger().size() >= 5);
        QVERIFY(run.cluster->determinism().equal);
    }

private:
    static void isPlayedToTheSameTrace(RealRun &run, RunSetup setup)
    {
        TraceText trace;
        PureEngine engine(std::move(setup));
        engine.addSink(trace.sink());
        mustWork(engine.start());
        replay(engine, run.cluster->recording());
        mustWork(engine.run(run.cluster->now()));
        const QByteArray wanted = QByteArray::fromStdString(run.trace.text());
        const QByteArray got = QByteArray::fromStdString(trace.text());
        const QList<QByteArray> lines = wanted.split('\n');
        const QList<QByteArray> gotLines = got.split('\n');
        for (qsizetype i = 0; i < std::min(lines.size(), gotLines.size()); ++i)
            QCOMPARE(gotLines[i], lines[i]);
        QCOMPARE(gotLines.size(), lines.size());
    }

    std::optional<Complaints> m_complaints;
    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestCluster)
#include "tst_cluster.moc"
