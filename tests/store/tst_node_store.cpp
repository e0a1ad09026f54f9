#include <utility>

#include "store/node_store.h"

#include "raw_sqlite.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

#ifdef Q_OS_LINUX
#include <csignal>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#endif

using namespace flotilla;

namespace {

using StorePtr = std::unique_ptr<NodeStore>;

std::optional<NodeId> idOf(std::string_view name)
{
    if (name == "S1")
        return NodeId{0};
    if (name == "S2")
        return NodeId{1};
    return std::nullopt;
}

Log logOf(std::initializer_list<Entry> entries)
{
    Log log;
    for (const Entry &entry : entries)
        log.append(entry);
    return log;
}

Entry entry(std::uint64_t term, const char *text)
{
    return {{term}, makeCommand(text)};
}

/// "" where all went well, else the message.
template <typename T>
QString problem(const Result<T> &result)
{
    return result ? QString() : QString::fromStdString(result.error().message);
}

QString saveAll(NodeStore &store, Term term, const std::string &vote, Index from, const Log &log)
{
    for (const auto &step : {store.begin(), store.save(term, vote, from, log), store.commit()})
        if (!step)
            return problem(step);
    return {};
}

} // namespace

class TestNodeStore : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void beginsEmpty();
    void givesBackWhatWasSaved();
    void losesNothingOfAnyCommand();
    void replacesTheEndOfALog();
    void keepsTheLogWhereOnlyTheVoteChanged();
    void leavesNothingOfWhatWasNotCommitted();
    void outlivesKill();
    void forgetsWhatWasRolledBack();
    void servesOneStoreAThread();
    void usesTheDurabilityAskedFor();
    void refusesAnotherServersFile();
    void refusesANewerVersion();
    void refusesAnotherProgramsFile();
    void refusesAFileThatIsNotSqlite_data();
    void refusesAFileThatIsNotSqlite();
    void refusesADamagedFile();
    void refusesAMissingFolder();
    void refusesAFolderInPlaceOfAFile();
    void refusesALogThatCannotBe_data();
    void refusesALogThatCannotBe();
    void refusesAVoteForAnUnknownServer();
    void saysSoWhenTheDiskTakesNoMore();
    void saysSoWhenAnotherProgramHoldsTheFile();

private:
    [[nodiscard]] Result<StorePtr> open(Durability durability = Durability::Os) const
    {
        return NodeStore::open(m_file, QStringLiteral("S1"), durability);
    }
    [[nodiscard]] StorePtr opened() const
    {
        auto store = open();
        if (!store)
            qFatal("%s", store.error().message.c_str());
        return std::move(*store);
    }
    [[nodiscard]] QString whyNotOpened() const
    {
        const auto store = open();
        if (!store && store.error().fault != Fault::Environment)
            return QStringLiteral("the fault is not the environment's");
        return problem(store);
    }
    [[nodiscard]] PersistentState stored() const { return *opened()->load(idOf); }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
};

void TestNodeStore::init()
{
    QTest::failOnWarning(QRegularExpression(u"."_qs)); // Qt warns of connections misused
    m_folder = std::make_unique<QTemporaryDir>();
    m_file = m_folder->filePath(NodeStore::fileName(QStringLiteral("S1")));
}

void TestNodeStore::beginsEmpty()
{
    QVERIFY(stored() == PersistentState{});
    QVERIFY(stored() == PersistentState{}); // the second time the file is there
}

void TestNodeStore::givesBackWhatWasSaved()
{
    const Log log = logOf({{{1}, nullptr},
                           entry(1, "put x 1"),
                           {{4}, makeCommand("put y 2", "C1", ~0ULL)},
                           {{~0ULL >> 1}, makeCommand("", "C2", 3)}});
    QCOMPARE(saveAll(*opened(), {~0ULL >> 1}, "S2", {1}, log), QString());
    const PersistentState state = stored();
    QVERIFY(state.currentTerm == Term{~0ULL >> 1});
    QVERIFY(state.votedFor == NodeId{1});
    QVERIFY(state.log == log);
    QVERIFY(state.log.at({1}).command == nullptr);
    QVERIFY(state.log.at({4}) == log.at({4}));
}

void TestNodeStore::losesNothingOfAnyCommand()
{
    Log log;
    std::string every;
    for (int byte = 0; byte < 256; ++byte)
        every += static_cast<char>(byte);
    for (const std::string &text : {every, std::string(1, '\0'), std::string("\xef\xbb\xbfx"),
                                    std::string("\xc3\xa9"), std::string(kMaxCommandBytes, '\xff')})
        log.append({{1}, makeCommand(text, every.substr(1), 1)});
    QCOMPARE(saveAll(*opened(), {1}, "", {1}, log), QString());
    QVERIFY(stored().log == log);
    QVERIFY(!stored().votedFor);
}

void TestNodeStore::replacesTheEndOfALog()
{
    const StorePtr store = opened();
    const Log before = logOf({entry(1, "a"), entry(1, "b"), entry(1, "c"), entry(1, "d")});
    QCOMPARE(saveAll(*store, {1}, "", {1}, before), QString());
    const Log after = logOf({entry(1, "a"), entry(2, "B")});
    QCOMPARE(saveAll(*store, {2}, "", {2}, after), QString());
    QVERIFY(store->load(idOf)->log == after);
    const Log shorter = logOf({entry(1, "a")});
    QCOMPARE(saveAll(*store, {2}, "", {2}, shorter), QString());
    QVERIFY(store->load(idOf)->log == shorter);
}

void TestNodeStore::keepsTheLogWhereOnlyTheVoteChanged()
{
    const StorePtr store = opened();
    const Log log = logOf({entry(1, "a")});
    QCOMPARE(saveAll(*store, {1}, "S1", {1}, log), QString());
    QVERIFY(store->begin());
    QVERIFY(store->save({2}, "S2", std::nullopt, Log{}));
    QVERIFY(store->commit());
    const PersistentState state = *store->load(idOf);
    QVERIFY(state == (PersistentState{{2}, NodeId{1}, log}));
}

void TestNodeStore::leavesNothingOfWhatWasNotCommitted()
{
    {
        const StorePtr store = opened();
        QCOMPARE(saveAll(*store, {1}, "S1", {1}, logOf({entry(1, "a")})), QString());
        QVERIFY(store->begin());
        QVERIFY(store->save({2}, "S2", Index{1}, logOf({entry(2, "b"), entry(2, "c")})));
        QCOMPARE(rawSql(m_file, u"SELECT count(*) FROM log"_qs), QVariantList{1});
        QCOMPARE(rawSql(m_file, u"SELECT current_term FROM state"_qs), QVariantList{1});
    } // its end without commit()
    QVERIFY(stored() == (PersistentState{{1}, NodeId{0}, logOf({entry(1, "a")})}));
}

/// Saved before sent: what was committed outlives the process, what was not leaves no trace.
void TestNodeStore::outlivesKill()
{
#ifdef Q_OS_LINUX
    const pid_t child = fork();
    if (child == 0) {
        const StorePtr store = opened();
        bool ok = saveAll(*store, {1}, "S1", {1}, logOf({entry(1, "a")})).isEmpty();
        ok = ok && store->begin() && store->save({2}, "S2", Index{1}, logOf({entry(2, "b")}));
        if (ok)
            raise(SIGKILL);
        _exit(1);
    }
    int status = 0;
    QCOMPARE(waitpid(child, &status, 0), child);
    QVERIFY(WIFSIGNALED(status));
    QVERIFY(stored() == (PersistentState{{1}, NodeId{0}, logOf({entry(1, "a")})}));
#else
    QSKIP("needs fork()");
#endif
}

void TestNodeStore::forgetsWhatWasRolledBack()
{
    const StorePtr store = opened();
    QVERIFY(store->begin());
    QVERIFY(store->save({3}, "S2", Index{1}, logOf({entry(3, "a")})));
    store->rollback();
    QVERIFY(*store->load(idOf) == PersistentState{});
    QVERIFY(store->begin()); // the same vote again: it has to be written this time
    QVERIFY(store->save({3}, "S2", std::nullopt, Log{}));
    QVERIFY(store->commit());
    QVERIFY(*store->load(idOf) == (PersistentState{{3}, NodeId{1}, Log{}}));
}

void TestNodeStore::servesOneStoreAThread()
{
    std::array<QString, 4> problems;
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < problems.size(); ++i) {
        threads.emplace_back([this, i, &problems] {
            const QString name = QStringLiteral("T%1").arg(i);
            auto store = NodeStore::open(m_folder->filePath(NodeStore::fileName(name)), name,
                                         Durability::Os);
            problems[i] = problem(store);
            for (std::uint64_t term = 1; store && term < 50 && problems[i].isEmpty(); ++term)
                problems[i] = saveAll(**store, {term}, "", {1}, logOf({entry(term, "x")}));
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    for (const QString &text : problems)
        QCOMPARE(text, QString());
    QCOMPARE(QSqlDatabase::connectionNames(), QStringList());
}

void TestNodeStore::usesTheDurabilityAskedFor()
{
    const FileKind kind{u"a test"_qs, 0x74657374, 1, {u"CREATE TABLE t(x)"_qs}, u"nothing"_qs};
    const QString file = m_folder->filePath(u"t.db"_qs);
    for (const auto &[durability, synchronous] :
         {std::pair(Durability::Full, 2), std::pair(Durability::Os, 1)}) {
        const auto database = Database::open(file, durability, kind);
        QCOMPARE(problem(database), QString());
        QCOMPARE((*database)->value(u"PRAGMA synchronous"_qs)->toInt(), synchronous);
        QCOMPARE((*database)->value(u"PRAGMA journal_mode"_qs)->toString(), u"wal"_qs);
        QCOMPARE((*database)->value(u"PRAGMA foreign_keys"_qs)->toInt(), 1);
        QVERIFY((*database)->value(u"PRAGMA busy_timeout"_qs)->toInt() > 0);
    }
}

void TestNodeStore::refusesAnotherServersFile()
{
    const QString other = m_folder->filePath(u"node-S2.db"_qs);
    opened().reset();
    QVERIFY(QFile::rename(m_file, other));
    const auto store = NodeStore::open(other, u"S2"_qs, Durability::Os);
    QVERIFY(problem(store).contains(u"belongs to server S1, not to S2"));
    QVERIFY(problem(store).startsWith(other));
}

void TestNodeStore::refusesANewerVersion()
{
    opened().reset();
    rawSql(m_file, u"PRAGMA user_version=2"_qs);
    QVERIFY2(whyNotOpened().contains(u"newer Flotilla wrote it (format 2, this one knows 1)"),
             qPrintable(whyNotOpened()));
}

void TestNodeStore::refusesAnotherProgramsFile()
{
    rawSql(m_file, u"CREATE TABLE bookmarks(url TEXT)"_qs);
    QVERIFY(whyNotOpened().contains(u"belongs to another program"));
    QCOMPARE(rawSql(m_file, u"SELECT count(*) FROM sqlite_master"_qs), QVariantList{1});
}

void TestNodeStore::refusesAFileThatIsNotSqlite_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("a few words") << QByteArrayLiteral("hello");
    QTest::newRow("a page of words") << QByteArray(8192, 'x');
}

void TestNodeStore::refusesAFileThatIsNotSqlite()
{
    QFETCH(QByteArray, bytes);
    QFile file(m_file);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
    file.close();
    QVERIFY2(whyNotOpened().contains(u"not an SQLite file"), qPrintable(whyNotOpened()));
    QVERIFY(whyNotOpened().contains(m_file));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), bytes); // a user's file is left as it was
}

void TestNodeStore::refusesADamagedFile()
{
    Log log;
    for (int i = 0; i < 2000; ++i)
        log.append(entry(1, "some words to fill the pages of the file"));
    QCOMPARE(saveAll(*opened(), {1}, "", {1}, log), QString());
    QFile file(m_file);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.size() > 40'000);
    file.seek(20'000);
    file.write(QByteArray(9000, '\x55'));
    file.close();
    QVERIFY2(whyNotOpened().contains(u"damaged"), qPrintable(whyNotOpened()));
    QVERIFY(whyNotOpened().contains(u"begin a new run in an empty folder"));
}

void TestNodeStore::refusesAMissingFolder()
{
    m_file = m_folder->filePath(u"nowhere/node-S1.db"_qs);
    QVERIFY2(whyNotOpened().contains(u"See that its folder exists"), qPrintable(whyNotOpened()));
    QVERIFY(whyNotOpened().contains(m_file));
}

void TestNodeStore::refusesAFolderInPlaceOfAFile()
{
    QVERIFY(QDir().mkdir(m_file));
    QVERIFY2(whyNotOpened().contains(u"can't be opened"), qPrintable(whyNotOpened()));
}

void TestNodeStore::refusesALogThatCannotBe_data()
{
    QTest::addColumn<QString>("statement");
    QTest::addColumn<QString>("why");
    QTest::newRow("a hole") << u"DELETE FROM log WHERE log_index = 2"_qs
                            << u"log entry 2 is missing"_qs;
    QTest::newRow("no beginning") << u"DELETE FROM log WHERE log_index = 1"_qs
                                  << u"log entry 1 is missing"_qs;
    QTest::newRow("an index too low")
        << u"UPDATE log SET log_index = -1 WHERE log_index = 1"_qs << u"log entry 1 is missing"_qs;
    QTest::newRow("a term that falls")
        << u"UPDATE log SET term = 1 WHERE log_index = 3"_qs << u"log entry 3 has the term 1"_qs;
    QTest::newRow("a term of the future")
        << u"UPDATE log SET term = 9 WHERE log_index = 3"_qs << u"log entry 3 has the term 9"_qs;
    QTest::newRow("a huge command")
        << u"UPDATE log SET command = zeroblob(65537) WHERE log_index = 3"_qs
        << u"the command of log entry 3 has 65537 bytes"_qs;
    QTest::newRow("no state") << u"DELETE FROM state"_qs << u"currentTerm"_qs;
}

void TestNodeStore::refusesALogThatCannotBe()
{
    QFETCH(QString, statement);
    QFETCH(QString, why);
    const Log log = logOf({entry(2, "a"), entry(2, "b"), entry(2, "c")});
    QCOMPARE(saveAll(*opened(), {2}, "", {1}, log), QString());
    rawSql(m_file, statement);
    const QString got = problem(opened()->load(idOf));
    QVERIFY2(got.contains(why), qPrintable(got));
    QVERIFY(got.contains(m_file));
}

void TestNodeStore::refusesAVoteForAnUnknownServer()
{
    QCOMPARE(saveAll(*opened(), {1}, "S9", {1}, Log{}), QString());
    QVERIFY(problem(opened()->load(idOf)).contains(u"its vote went to S9"));
}

void TestNodeStore::saysSoWhenTheDiskTakesNoMore()
{
#ifdef Q_OS_LINUX
    const StorePtr store = opened();
    const Log before = logOf({entry(1, "a")});
    QCOMPARE(saveAll(*store, {1}, "S1", {1}, before), QString());
    Log huge = before;
    for (int i = 0; i < 100; ++i)
        huge.append({{2}, makeCommand(std::string(kMaxCommandBytes, 'x'))});

    rlimit usual{};
    QCOMPARE(getrlimit(RLIMIT_FSIZE, &usual), 0);
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit low{1'000'000, usual.rlim_max};
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &low), 0);
    const QString got = saveAll(*store, {2}, "S2", {2}, huge);
    store->rollback();
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &usual), 0);

    QVERIFY2(got.startsWith(m_file) && got.contains(u"disk"), qPrintable(got));
    QVERIFY(*store->load(idOf) == (PersistentState{{1}, NodeId{0}, before}));
    QCOMPARE(saveAll(*store, {2}, "S2", {2}, huge), QString()); // there is room again
    QVERIFY(store->load(idOf)->log == huge);
#else
    QSKIP("needs setrlimit()");
#endif
}

void TestNodeStore::saysSoWhenAnotherProgramHoldsTheFile()
{
    const StorePtr mine = opened();
    const StorePtr other = opened();
    QVERIFY(other->begin());
    QVERIFY(problem(mine->begin()).contains(u"another program holds it"));
    other->rollback();
    QVERIFY(mine->begin());
}

QTEST_GUILESS_MAIN(TestNodeStore)
#include "tst_node_store.moc"
