#include "gui/ledger_table.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

using namespace flotilla;

/// The ledger's file as the cluster writes it: another connection, in WAL mode.
class Writer {
public:
    explicit Writer(const QString &file)
    {
        QSqlDatabase database =
            QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("writer"));
        database.setDatabaseName(file);
        m_good = database.open();
        run(QStringLiteral("PRAGMA journal_mode=WAL"));
        run(QStringLiteral("CREATE TABLE commits(log_index INTEGER PRIMARY KEY, term INTEGER, "
                           "command TEXT, client TEXT, leader TEXT, committed_at INTEGER)"));
    }
    ~Writer()
    {
        QSqlDatabase::database(QStringLiteral("writer")).close();
        QSqlDatabase::removeDatabase(QStringLiteral("writer"));
    }
    void add(int index, int term, const QString &command)
    {
        run(QStringLiteral("INSERT INTO commits VALUES(%1, %2, '%3', '%4', 'S3', %5)")
                .arg(index)
                .arg(term)
                .arg(command)
                .arg(command.isEmpty() ? QString() : QStringLiteral("C1"))
                .arg(index * 100'000));
    }
    [[nodiscard]] bool good() const { return m_good; }

private:
    void run(const QString &sql)
    {
        QSqlQuery query(QSqlDatabase::database(QStringLiteral("writer")));
        m_good = query.exec(sql) && m_good;
    }
    bool m_good = false;
};

class TestLedgerTable : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_file = m_folder->filePath(QStringLiteral("leader_logs.db"));
    }

    /// The table shows what stands in the file, not what the program believes.
    void showsWhatTheFileHolds()
    {
        Writer writer(m_file);
        writer.add(1, 2, {});
        writer.add(2, 2, QStringLiteral("x=3"));
        QVERIFY(writer.good());
        LedgerTable table;
        const QAbstractItemModelTester tester(&table);
        table.show(m_file, 2);
        QCOMPARE(table.rowCount(), 2);
        const auto cell = [&table](int row, int column) {
            return table.index(row, column).data().toString();
        };
        QCOMPARE(cell(0, LedgerTable::CommandColumn), QStringLiteral("x=3"));
        QCOMPARE(cell(0, LedgerTable::LeaderColumn), QStringLiteral("S3"));
        QCOMPARE(cell(0, LedgerTable::AtColumn), QStringLiteral("0.200"));
        QCOMPARE(cell(1, LedgerTable::CommandColumn), QStringLiteral("(no-op)"));
        QCOMPARE(cell(1, LedgerTable::TermColumn), QStringLiteral("2"));
    }

    void picksUpNewRowsWhenTheirNumberGrows()
    {
        Writer writer(m_file);
        writer.add(1, 2, {});
        LedgerTable table;
        table.show(m_file, 1);
        writer.add(2, 3, QStringLiteral("y=1"));
        QSignalSpy inserted(&table, &QAbstractItemModel::rowsInserted);
        table.show(m_file, 1);
        QCOMPARE(inserted.size(), 0); // nobody said that there is more: the file is left alone
        table.show(m_file, 2);
        QCOMPARE(inserted.size(), 1);
        QCOMPARE(table.rowCount(), 2);
        QCOMPARE(table.index(0, LedgerTable::CommandColumn).data().toString(),
                 QStringLiteral("y=1"));
    }

    void waitsForAFileThatIsNotThereYet()
    {
        LedgerTable table;
        table.show(m_file, 0);
        QCOMPARE(table.rowCount(), 0);
        Writer writer(m_file);
        writer.add(1, 1, QStringLiteral("a"));
        table.show(m_file, 1);
        QCOMPARE(table.rowCount(), 1);
    }

    /// Looking on must not change what is looked at.
    void cannotWrite()
    {
        Writer writer(m_file);
        LedgerTable table;
        table.show(m_file, 0);
        for (const QString &name : QSqlDatabase::connectionNames()) {
            if (name == QStringLiteral("writer"))
                continue;
            QSqlQuery query(QSqlDatabase::database(name));
            QVERIFY(!query.exec(QStringLiteral("DELETE FROM commits")));
        }
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
};

QTEST_MAIN(TestLedgerTable)
#include "tst_ledger_table.moc"
