#include "gui/panels/disk_file.h"
#include "gui/panels/disk_panel.h"
#include "gui/panels/disk_table.h"
#include "store/ledger_file.h"
#include "store/node_store.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QLabel>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace flotilla;

namespace {

const QString kHolder = QStringLiteral("holder");

/// Carried out by someone else, who stays connected where `stay`.
void sql(const QString &file, const QStringList &statements, bool stay = false)
{
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), kHolder);
        database.setDatabaseName(file);
        QVERIFY(database.open());
        QSqlQuery query(database);
        for (const QString &statement : statements)
            QVERIFY2(query.exec(statement), qPrintable(statement));
    }
    if (!stay)
        QSqlDatabase::removeDatabase(kHolder);
}

QStringList cells(const char *words)
{
    return QString::fromLatin1(words).split(u'|');
}

} // namespace

/// What stands in the files of a run, made by the classes that a run makes them with.
class TestDiskPanel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_ledger = std::move(*LedgerFile::open(path(LedgerFile::fileName()), Durability::Os));
        m_rows = 0;
        m_view = std::make_shared<ClusterView>();
        for (std::uint8_t i = 0; i < 3; ++i) {
            ServerView server;
            server.id = NodeId{i};
            server.name = "S" + std::to_string(i + 1);
            m_stores[i] = open(i);
            m_view->servers.push_back(server);
        }
        m_window = std::make_unique<QWidget>();
        m_panel = new DiskPanel(new Selection(m_window.get()), new Commands(m_window.get()),
                                m_window.get());
        m_panel->setTheme(Theme::light());
        m_window->resize(640, 400);
        m_panel->resize(640, 400);
        m_window->show();
        m_tester = std::make_unique<QAbstractItemModelTester>(model());
    }

    void cleanup()
    {
        m_tester.reset();
        m_window.reset();
        for (auto &store : m_stores)
            store.reset();
        m_ledger.reset();
    }

    /// The table shows what stands in the file, not what the program believes.
    void showsTheLedgerAsItsFileHasIt()
    {
        commit(1, 2, {});
        commit(2, 2, "x=3");
        show();
        QCOMPARE(header(),
                 cells("log_index|term|command|client|leader|committed_at|op|leader_term"));
        QCOMPARE(row(0), cells("2|2|x=3|C1|S3|0.200|2|2"));
        QCOMPARE(row(1), cells("1|2|(no-op)||S3|0.100|0|2"));
        QVERIFY(note().isEmpty());
    }

    void showsWhatAServerKeepsOverACrash()
    {
        save(1, 5, "S3", {{Term{4}, nullptr}, {Term{5}, makeCommand("y=7", "C1", 9)}});
        show();
        choose(QStringLiteral("S2"));
        QCOMPARE(header(), cells("log_index|term|command|client|op"));
        QCOMPARE(row(0), cells("2|5|y=7|C1|9"));
        QCOMPARE(row(1), cells("1|4|(no-op)||0"));
        QCOMPARE(label("stateLabel"), QStringLiteral("currentTerm 5 · votedFor S3 · schema 1"));
        choose(QStringLiteral("S1"));
        QCOMPARE(model()->rowCount(), 0);
        QVERIFY(note().contains(QStringLiteral("log of S1 is empty")));
        QVERIFY(label("stateLabel").contains(QStringLiteral("votedFor nobody")));
    }

    void readsAgainWhenTheLedgerGrows()
    {
        commit(1, 2, {});
        show();
        QCOMPARE(model()->rowCount(), 1);
        commit(2, 3, "y=1");
        QSignalSpy inserted(model(), &QAbstractItemModel::rowsInserted);
        QTRY_VERIFY_WITH_TIMEOUT((show(), inserted.size() == 1), 5000);
        QCOMPARE(row(0).value(2), QStringLiteral("y=1"));
    }

    /// "If an existing entry conflicts with a new one, delete the existing entry and all that follow
    /// it" (Figure 2): the table forgets it too.
    void readsAgainWhenALogIsRewritten()
    {
        save(0, 2, {},
             {{Term{1}, nullptr},
              {Term{2}, makeCommand("a", "C1", 1)},
              {Term{2}, makeCommand("b", "C1", 2)}});
        show();
        choose(QStringLiteral("S1"));
        QCOMPARE(model()->rowCount(), 3);
        save(0, 3, {}, {{Term{1}, nullptr}, {Term{3}, makeCommand("c", "C1", 3)}});
        QTRY_COMPARE_WITH_TIMEOUT((show(), row(0).value(2)), QStringLiteral("c"), 5000);
        QCOMPARE(model()->rowCount(), 2);
        QVERIFY(label("stateLabel").contains(QStringLiteral("currentTerm 3")));
    }

    /// However fast a run goes, the disk is asked only some times a second, and not at all while
    /// nothing changes or nobody looks.
    void readsSeldom()
    {
        commit(1, 1, "a");
        show();
        QSignalSpy read(model(), &QAbstractItemModel::dataChanged);
        QSignalSpy inserted(model(), &QAbstractItemModel::rowsInserted);
        show();
        for (std::uint32_t i = 2; i < 60; ++i) {
            commit(i, 1, "b");
            show();
        }
        QVERIFY(inserted.size() <= 2);
        QTRY_COMPARE_WITH_TIMEOUT(model()->rowCount(), 59, 5000);
        m_panel->hide();
        commit(60, 1, "c");
        show();
        const auto before = read.size();
        QElapsedTimer since;
        since.start();
        QTRY_VERIFY_WITH_TIMEOUT(since.elapsed() > 400, 5000);
        QCOMPARE(read.size(), before);
        m_panel->show();
        QTRY_COMPARE_WITH_TIMEOUT((show(), model()->rowCount()), 60, 5000);
    }

    void scrollsThroughAHundredThousandRows()
    {
        Log log;
        for (std::uint32_t i = 1; i <= 100'000; ++i)
            log.append({Term{1}, makeCommand("x=" + std::to_string(i), "C1", i)});
        save(0, 1, {}, log);
        show();
        QElapsedTimer took;
        took.start();
        choose(QStringLiteral("S1"));
        QCOMPARE(model()->rowCount(), 100'000);
        QScrollBar *bar = view()->verticalScrollBar();
        for (int place = 0; place <= 100; ++place) {
            bar->setValue(static_cast<int>(qint64{bar->maximum()} * place / 100));
            QVERIFY(!view()->grab().isNull());
        }
        qInfo("opened and scrolled through in %lld ms", took.elapsed());
        QVERIFY(took.elapsed() < 10'000);
        QCOMPARE(row(99'999).value(2), QStringLiteral("x=1"));
        QCOMPARE(row(0).value(2), QStringLiteral("x=100000"));
    }

    /// Whoever reads old rows does not lose their place.
    void staysWhereOneReadsWhileRowsAreAdded()
    {
        for (std::uint32_t i = 1; i <= 200; ++i)
            commit(i, 1, "x=" + std::to_string(i));
        show();
        view()->verticalScrollBar()->setValue(900);
        const auto top = [this] { return view()->indexAt({2, 2}).data().toString(); };
        const QString before = top();
        QVERIFY(before != QStringLiteral("200"));
        commit(201, 1, "y");
        QTRY_COMPARE_WITH_TIMEOUT((show(), model()->rowCount()), 201, 5000);
        QCOMPARE(top(), before);
    }

    void saysThatAFileIsMissingAndComesBackToIt()
    {
        commit(1, 1, "a");
        show();
        QVERIFY(QFile::rename(path("node-S2.db"), path("away.db")));
        choose(QStringLiteral("S2"));
        QVERIFY2(note().startsWith(QStringLiteral("node-S2.db is not there")), qPrintable(note()));
        QVERIFY(note().contains(QStringLiteral("put it back")));
        QVERIFY(QFile::rename(path("away.db"), path("node-S2.db")));
        QTRY_VERIFY_WITH_TIMEOUT(note().contains(QStringLiteral("log of S2 is empty")), 5000);
    }

    void saysThatAFileIsDamaged()
    {
        show();
        m_stores[1].reset();
        QFile file(path("node-S2.db"));
        QVERIFY(file.open(QIODevice::ReadWrite));
        file.write(QByteArray(4096, 'z'));
        file.close();
        choose(QStringLiteral("S2"));
        QVERIFY2(note().startsWith(QStringLiteral("node-S2.db can't be read: it is not an SQLite")),
                 qPrintable(note()));
        QVERIFY(note().contains(QStringLiteral("Put back a good copy")));
        QVERIFY(label("stateLabel").contains(QStringLiteral("can't be read")));
        choose(QStringLiteral("S3"));
        QVERIFY(!label("stateLabel").contains(QStringLiteral("can't be read")));
    }

    void saysThatAFileIsNoneOfOurs()
    {
        m_stores[1].reset();
        QVERIFY(QFile::remove(path("node-S2.db")));
        sql(path("node-S2.db"), {QStringLiteral("CREATE TABLE cats(name)")});
        show();
        choose(QStringLiteral("S2"));
        QVERIFY2(note().startsWith(QStringLiteral("node-S2.db can't be read: ")),
                 qPrintable(note()));
    }

    /// A lock passes; then the rows are there again, and nobody had to ask for them.
    void saysThatAFileIsLockedAndWaits()
    {
        save(1, 1, {}, {{Term{1}, nullptr}});
        m_stores[1].reset();
        show();
        sql(path("node-S2.db"),
            {QStringLiteral("PRAGMA locking_mode=EXCLUSIVE"), QStringLiteral("BEGIN EXCLUSIVE"),
             QStringLiteral("UPDATE state SET current_term = 7"), QStringLiteral("COMMIT")},
            true);
        choose(QStringLiteral("S2"));
        QTRY_VERIFY2_WITH_TIMEOUT(
            note().startsWith(QStringLiteral("node-S2.db is held by another program")),
            qPrintable(note()), 5000);
        QSqlDatabase::database(kHolder, false).close();
        QSqlDatabase::removeDatabase(kHolder);
        QTRY_COMPARE_WITH_TIMEOUT(model()->rowCount(), 1, 5000);
        QVERIFY(label("stateLabel").contains(QStringLiteral("currentTerm 7")));
    }

    /// Looking on must not change what is looked at, nor leave anything beside it.
    void cannotWrite()
    {
        DiskFile look(path(LedgerFile::fileName()));
        QVERIFY(look.rows(QStringLiteral("DELETE FROM commits")).isEmpty());
        QVERIFY(look.problem().contains(QStringLiteral("readonly")));
        for (auto &store : m_stores)
            store.reset();
        const QStringList before = QDir(m_folder->path()).entryList(QDir::Files, QDir::Name);
        show();
        choose(QStringLiteral("S2"));
        QVERIFY(label("stateLabel").startsWith(QStringLiteral("currentTerm 0")));
        QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files, QDir::Name), before);
    }

    void givesThePathOfTheFile()
    {
        show();
        choose(QStringLiteral("S3"));
        find<QAction>("copyPath")->trigger();
        QCOMPARE(QGuiApplication::clipboard()->text(),
                 QDir::toNativeSeparators(path("node-S3.db")));
    }

    void forgetsARunThatIsOver()
    {
        commit(1, 1, "a");
        show();
        m_panel->beginRun();
        QCOMPARE(model()->rowCount(), 0);
        QVERIFY(label("pathLabel").isEmpty());
        QVERIFY(QFile::remove(path("node-S2.db"))); // nothing is held any more
    }

private:
    [[nodiscard]] QString path(const QString &name) const { return m_folder->filePath(name); }
    [[nodiscard]] QString path(const char *name) const { return path(QLatin1StringView(name)); }
    std::unique_ptr<NodeStore> open(std::size_t server)
    {
        const QString name = QStringLiteral("S%1").arg(server + 1);
        return std::move(*NodeStore::open(path(NodeStore::fileName(name)), name, Durability::Os));
    }
    void commit(std::uint32_t index, std::uint64_t term, const std::string &command)
    {
        LedgerRow row;
        row.index = Index{index};
        row.entry = {Term{term}, command.empty() ? nullptr : makeCommand(command, "C1", index)};
        row.leader = "S3";
        row.committedAt = Instant{} + Duration::millis(100 * index);
        row.leaderTerm = Term{term};
        QVERIFY(m_ledger->append({row}));
        m_rows = index;
    }
    void save(std::size_t server, std::uint64_t term, const std::string &votedFor,
              const std::vector<Entry> &entries)
    {
        Log log;
        for (const Entry &entry : entries)
            log.append(entry);
        save(server, term, votedFor, log);
    }
    void save(std::size_t server, std::uint64_t term, const std::string &votedFor, const Log &log)
    {
        NodeStore &store = *m_stores[server];
        QVERIFY(store.begin());
        QVERIFY(store.save(Term{term}, votedFor, Index{1}, log));
        QVERIFY(store.commit());
        Status &status = m_view->servers[server].status;
        status.currentTerm = Term{term};
        status.lastLogIndex = log.lastIndex();
        status.lastLogTerm = log.lastTerm();
    }
    void show()
    {
        Snapshot snapshot;
        snapshot.view = m_view;
        snapshot.ledgerRows = m_rows;
        snapshot.ledgerFile = path(LedgerFile::fileName());
        snapshot.dataFolder = m_folder->path();
        m_panel->showSnapshot(snapshot);
    }
    void choose(const QString &file)
    {
        auto *box = find<QComboBox>("fileBox");
        box->setCurrentText(file);
        Q_EMIT box->activated(box->currentIndex());
    }
    template <typename T>
    [[nodiscard]] T *find(const char *name) const
    {
        return m_panel->findChild<T *>(QLatin1StringView(name));
    }
    [[nodiscard]] QTableView *view() const { return find<QTableView>("diskView"); }
    [[nodiscard]] QAbstractItemModel *model() const { return view()->model(); }
    [[nodiscard]] QString label(const char *name) const { return find<QLabel>(name)->text(); }
    /// What is said in place of rows.
    [[nodiscard]] QString note() const
    {
        const auto *note = find<QLabel>("emptyNote");
        return note->isVisible() ? note->text() : QString();
    }
    [[nodiscard]] QStringList row(int row) const
    {
        QStringList words;
        for (int column = 0; column < model()->columnCount(); ++column)
            words << model()->index(row, column).data().toString();
        return words;
    }
    [[nodiscard]] QStringList header() const
    {
        QStringList words;
        for (int column = 0; column < model()->columnCount(); ++column)
            words << model()->headerData(column, Qt::Horizontal).toString();
        return words;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<LedgerFile> m_ledger;
    std::array<std::unique_ptr<NodeStore>, 3> m_stores;
    std::uint64_t m_rows = 0;
    std::shared_ptr<ClusterView> m_view;
    std::unique_ptr<QWidget> m_window;
    DiskPanel *m_panel = nullptr;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

QTEST_MAIN(TestDiskPanel)
#include "tst_disk_panel.moc"
