#include <utility>

#include "store/ledger_file.h"

#include "raw_sqlite.h"

#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace flotilla;

namespace {

using LedgerPtr = std::unique_ptr<LedgerFile>;

LedgerRow row(std::uint32_t index, std::uint64_t term, CommandPtr command,
              std::uint64_t leaderTerm = 0)
{
    return {{index},
            {{term}, std::move(command)},
            "S1",
            {leaderTerm == 0 ? term : leaderTerm},
            {index * 1000}};
}

template <typename T>
QString problem(const Result<T> &result)
{
    return result ? QString() : QString::fromStdString(result.error().message);
}

bool same(const LedgerRow &a, const LedgerRow &b)
{
    return a.index == b.index && a.entry == b.entry && a.leader == b.leader
           && a.leaderTerm == b.leaderTerm && a.committedAt == b.committedAt;
}

} // namespace

class TestLedgerFile : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void givesBackWhatWasWritten();
    void isReadableByPeople();
    void losesNothingOfAnyCommand();
    void skipsAnEqualRow();
    void refusesADifferentRow_data();
    void refusesADifferentRow();
    void refusesANewRowFromALowerTerm();
    void takesARowThatWasMissing();
    void writesAllOfABatchOrNothing();
    void goesOnWhereItStopped();
    void refusesAServersFile();

private:
    [[nodiscard]] LedgerPtr opened() const
    {
        auto ledger = LedgerFile::open(m_file, Durability::Os);
        if (!ledger)
            qFatal("%s", ledger.error().message.c_str());
        return std::move(*ledger);
    }
    [[nodiscard]] QVariantList indexes() const
    {
        return rawSql(m_file, u"SELECT log_index FROM commits ORDER BY 1"_qs);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
};

void TestLedgerFile::init()
{
    QTest::failOnWarning(QRegularExpression(u"."_qs)); // Qt warns of connections misused
    m_folder = std::make_unique<QTemporaryDir>();
    m_file = m_folder->filePath(LedgerFile::fileName());
}

void TestLedgerFile::givesBackWhatWasWritten()
{
    const std::vector<LedgerRow> rows{row(1, 1, nullptr), row(2, 1, makeCommand("put x 1")),
                                      row(3, 2, makeCommand("put y 2", "C1", 7), 5),
                                      row(4, 2, makeCommand("", "C1", 8), 5)};
    const LedgerPtr ledger = opened();
    QCOMPARE(problem(ledger->append(rows)), QString());
    const auto loaded = ledger->load();
    QCOMPARE(problem(loaded), QString());
    QCOMPARE(loaded->size(), rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i)
        QVERIFY(same((*loaded)[i], rows[i]));
}

/// What anybody sees with `sqlite3 leader_logs.db "select * from commits"`, while the run goes on.
void TestLedgerFile::isReadableByPeople()
{
    const LedgerPtr ledger = opened();
    const CommandPtr greeting = makeCommand("gr\u00fc\u00df x", "C1", 7);
    QVERIFY(ledger->append({row(1, 1, nullptr), row(2, 3, greeting)}));
    const QString shown = u"SELECT group_concat(name) FROM pragma_table_info('commits')"_qs;
    QVERIFY(rawSql(m_file, shown)[0].toString().startsWith(
        u"log_index,term,command,client,leader,committed_at"));
    QCOMPARE(rawSql(m_file, u"SELECT log_index || '|' || term || '|' || command || '|' || "
                            "client || '|' || leader || '|' || committed_at FROM commits"_qs),
             (QVariantList{u"1|1|||S1|1000"_qs, u"2|3|gr\u00fc\u00df x|C1|S1|2000"_qs}));
    QCOMPARE(rawSql(m_file, u"SELECT typeof(command) FROM commits"_qs),
             (QVariantList{u"text"_qs, u"text"_qs}));
}

void TestLedgerFile::losesNothingOfAnyCommand()
{
    std::vector<LedgerRow> rows;
    for (const std::string &text :
         {std::string("a\0b", 3), std::string("\xff\xfe"), std::string("\xef\xbb\xbfx"),
          std::string("12"), std::string("\xf0\x9f\x9a\xa2")})
        rows.push_back(row(static_cast<std::uint32_t>(rows.size() + 1), 1, makeCommand(text)));
    const LedgerPtr ledger = opened();
    QCOMPARE(problem(ledger->append(rows)), QString());
    const auto loaded = ledger->load();
    QCOMPARE(loaded->size(), rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i)
        QVERIFY(same((*loaded)[i], rows[i]));
    const QVariant text = u"text"_qs;
    const QVariant blob = u"blob"_qs;
    QCOMPARE(rawSql(m_file, u"SELECT typeof(command) FROM commits"_qs),
             (QVariantList{blob, blob, blob, text, text}));
    QCOMPARE(problem(ledger->append(rows)), QString()); // and each is equal to itself
}

void TestLedgerFile::skipsAnEqualRow()
{
    const LedgerPtr ledger = opened();
    QVERIFY(ledger->append({row(1, 1, makeCommand("a")), row(2, 5, makeCommand("b"))}));
    LedgerRow again = row(1, 1, makeCommand("a"), 3); // from a term that is over by now
    again.leader = "S2";
    again.committedAt = {99};
    QCOMPARE(problem(ledger->append({again})), QString());
    QVERIFY(same(ledger->load()->at(0), row(1, 1, makeCommand("a"))));
}

void TestLedgerFile::refusesADifferentRow_data()
{
    QTest::addColumn<quint64>("term");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("client");
    QTest::addColumn<quint64>("op");
    QTest::newRow("text") << quint64{2} << u"b"_qs << u"C1"_qs << quint64{4};
    QTest::newRow("term") << quint64{3} << u"a"_qs << u"C1"_qs << quint64{4};
    QTest::newRow("client") << quint64{2} << u"a"_qs << u"C2"_qs << quint64{4};
    QTest::newRow("op") << quint64{2} << u"a"_qs << u"C1"_qs << quint64{5};
}

void TestLedgerFile::refusesADifferentRow()
{
    QFETCH(quint64, term);
    QFETCH(QString, text);
    QFETCH(QString, client);
    QFETCH(quint64, op);
    const LedgerPtr ledger = opened();
    const LedgerRow first = row(1, 2, makeCommand("a", "C1", 4));
    QVERIFY(ledger->append({first}));
    const LedgerRow other =
        row(1, term, makeCommand(text.toStdString(), client.toStdString(), op), 9);
    const auto done = ledger->append({other});
    QVERIFY(!done);
    QCOMPARE(done.error().fault, Fault::Refused);
    const QString why = problem(done);
    QVERIFY2(why.contains(u"refuses row 1, \"%1\" of term %2"_qs.arg(text).arg(term))
                 && why.contains(u"the ledger holds \"a\" of term 2 (client C1, command 4)"),
             qPrintable(why));
    QVERIFY(same(ledger->load()->at(0), first));
}

void TestLedgerFile::refusesANewRowFromALowerTerm()
{
    const LedgerPtr ledger = opened();
    QVERIFY(ledger->append({row(1, 1, makeCommand("a"), 5)}));
    const QString why = problem(ledger->append({row(2, 1, makeCommand("b"), 4)}));
    QVERIFY2(why.contains(u"in term 4: a leader of term 5 has written since"), qPrintable(why));
    QCOMPARE(problem(ledger->append({row(2, 1, makeCommand("b"), 5)})), QString());
}

void TestLedgerFile::takesARowThatWasMissing()
{
    const LedgerPtr ledger = opened();
    QVERIFY(ledger->append({row(3, 1, makeCommand("c"))}));
    QCOMPARE(problem(ledger->append({row(1, 1, makeCommand("a"))})), QString());
    QCOMPARE(indexes(), (QVariantList{1, 3}));
}

void TestLedgerFile::writesAllOfABatchOrNothing()
{
    const LedgerPtr ledger = opened();
    QVERIFY(ledger->append({row(1, 1, makeCommand("a"))}));
    QVERIFY(!ledger->append({row(2, 7, makeCommand("b")), row(1, 1, makeCommand("x"), 7)}));
    QCOMPARE(indexes(), QVariantList{1});
    // The term that the refused batch named does not count either.
    QCOMPARE(problem(ledger->append({row(2, 2, makeCommand("b"))})), QString());
}

void TestLedgerFile::goesOnWhereItStopped()
{
    QVERIFY(opened()->append({row(1, 1, makeCommand("a"), 5), row(2, 1, makeCommand("b"), 5)}));
    const LedgerPtr ledger = opened();
    QCOMPARE(ledger->load()->size(), std::size_t{2});
    QCOMPARE(problem(ledger->append({row(2, 1, makeCommand("b"), 6)})), QString());
    QVERIFY(!ledger->append({row(2, 1, makeCommand("x"), 6)}));
    QVERIFY(!ledger->append({row(3, 1, makeCommand("c"), 4)}));
    QCOMPARE(problem(ledger->append({row(3, 1, makeCommand("c"), 6)})), QString());
    QCOMPARE(indexes(), (QVariantList{1, 2, 3}));
}

void TestLedgerFile::refusesAServersFile()
{
    rawSql(m_file, u"CREATE TABLE log(x)"_qs);
    const auto ledger = LedgerFile::open(m_file, Durability::Os);
    QVERIFY(problem(ledger).contains(u"belongs to another program"));
    QVERIFY(problem(ledger).contains(m_file));
}

QTEST_GUILESS_MAIN(TestLedgerFile)
#include "tst_ledger_file.moc"
