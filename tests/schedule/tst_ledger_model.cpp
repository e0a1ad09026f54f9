#include "schedule/ledger_model.h"

#include <QTest>

using namespace flotilla;

namespace {

LedgerRow row(std::uint32_t index, std::uint64_t term, const char *text, std::uint64_t leaderTerm)
{
    return {{index}, {{term}, makeCommand(text)}, "S1", {leaderTerm}, {}};
}

template <typename What>
bool is(const LedgerModel::Answer &answer)
{
    return std::holds_alternative<What>(answer);
}

} // namespace

/// "A row is never changed: an equal one is skipped, from any term; a different one, or a new one
/// from a leader below the highest term that wrote, is refused."
class TestLedgerModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void skipsAnEqualRowFromAnyTerm()
    {
        LedgerModel ledger({row(1, 1, "a", 5)});
        for (const std::uint64_t leaderTerm : {1U, 5U, 9U})
            QVERIFY(is<LedgerModel::Known>(ledger.offer(row(1, 1, "a", leaderTerm))));
        QCOMPARE(ledger.size(), std::size_t(1));
        QCOMPARE(ledger.at({1}).leaderTerm, Term{5});
    }

    /// A skipped row does not count as written: it raises nobody's term.
    void aSkippedRowShutsNobodyOut()
    {
        LedgerModel ledger({row(1, 1, "a", 2)});
        QVERIFY(is<LedgerModel::Known>(ledger.offer(row(1, 1, "a", 9))));
        QVERIFY(is<LedgerModel::Written>(ledger.offer(row(2, 2, "b", 2))));
    }

    void refusesADifferentRow()
    {
        LedgerModel ledger({row(1, 1, "a", 1)});
        const auto otherText = ledger.offer(row(1, 1, "b", 1));
        QVERIFY(is<LedgerModel::Refused>(otherText));
        const auto otherTerm = ledger.offer(row(1, 2, "a", 2));
        const std::string why = std::get<LedgerModel::Refused>(otherTerm).why;
        QCOMPARE(
            QString::fromStdString(why),
            QStringLiteral("entry 1 of the ledger is of term 1, and S1 has committed another one "
                           "there, of term 2"));
        QCOMPARE(ledger.at({1}).entry.value(), std::string_view("a"));
        QCOMPARE(ledger.at({1}).entry.term, Term{1});
    }

    void refusesANewRowFromALeaderWhoseTermIsOver()
    {
        LedgerModel ledger({row(1, 1, "a", 3)});
        QVERIFY(is<LedgerModel::Refused>(ledger.offer(row(2, 2, "b", 2))));
        QVERIFY(!ledger.has({2}));
        QVERIFY(is<LedgerModel::Written>(ledger.offer(row(2, 2, "b", 3))));
    }

    void knowsHowFarItIsComplete()
    {
        LedgerModel ledger;
        QCOMPARE(ledger.completeUpTo(), Index{0});
        ledger.offer(row(2, 1, "b", 1));
        QCOMPARE(ledger.completeUpTo(), Index{0});
        QVERIFY(ledger.has({2}) && !ledger.has({1}) && !ledger.has({0}) && !ledger.has({3}));
        ledger.offer(row(1, 1, "a", 1));
        QCOMPARE(ledger.completeUpTo(), Index{2});
        QCOMPARE(ledger.size(), std::size_t(2));
    }
};

QTEST_GUILESS_MAIN(TestLedgerModel)
#include "tst_ledger_model.moc"
