#include <QTest>

#include "core/log.h"

using namespace flotilla;

namespace {

Entry entry(std::uint64_t term, const std::string &text)
{
    return {Term{term}, makeCommand(text)};
}

/// A log of `count` entries, three of each term: 1 1 1 2 2 2 ...
Log threeOfEachTerm(std::uint32_t count)
{
    Log log;
    for (std::uint32_t i = 0; i < count; ++i)
        log.append(entry(1 + i / 3, "c" + std::to_string(i + 1)));
    return log;
}

} // namespace

class TestLog : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void hasNothingAtFirst()
    {
        const Log log;
        QCOMPARE(log.lastIndex().value, 0U);
        QCOMPARE(log.lastTerm().value, 0U);
        QVERIFY(!log.has(Index{0}));
        QVERIFY(!log.has(Index{1}));
        QCOMPARE(log.hash(), 0U);
    }

    // "first index is 1" (Figure 2)
    void countsFromOne()
    {
        const Log log = threeOfEachTerm(4);
        QCOMPARE(log.lastIndex().value, 4U);
        QCOMPARE(log.at(Index{1}).value(), std::string_view("c1"));
        QCOMPARE(log.at(Index{4}).value(), std::string_view("c4"));
        QCOMPARE(log.termAt(Index{3}).value, 1U);
        QCOMPARE(log.lastTerm().value, 2U);
        QCOMPARE(log.termAt(Index{0}).value, 0U);
        QCOMPARE(log.termAt(Index{5}).value, 0U);
    }

    void keepsEveryEntryOverManyChunks()
    {
        const Log log = threeOfEachTerm(1000);
        QCOMPARE(log.lastIndex().value, 1000U);
        for (std::uint32_t i = 1; i <= 1000; ++i) {
            QCOMPARE(log.at(Index{i}).value(), std::string_view("c" + std::to_string(i)));
            QCOMPARE(log.termAt(Index{i}).value, 1 + (i - 1) / 3);
        }
    }

    // A checkpoint stays what it was, whatever happens to the server afterwards: the copy and the
    // original may each be appended to and cut, at every place around a chunk's edge.
    void aCopyIsUntouchedByWhatFollows_data()
    {
        QTest::addColumn<unsigned>("size");
        QTest::addColumn<unsigned>("cutFrom");
        for (const unsigned size : {1U, 127U, 128U, 129U, 300U})
            for (const unsigned cut : {1U, 2U, 127U, 128U, 129U, 256U, 257U, 300U})
                if (cut <= size)
                    QTest::addRow("%u cut from %u", size, cut) << size << cut;
    }
    void aCopyIsUntouchedByWhatFollows()
    {
        QFETCH(unsigned, size);
        QFETCH(unsigned, cutFrom);
        Log log = threeOfEachTerm(size);
        const Log copy = log;
        const std::uint64_t hash = log.hash();

        log.truncateFrom(Index{cutFrom});
        for (unsigned i = 0; i < 200; ++i)
            log.append(entry(900, "new" + std::to_string(i)));

        QCOMPARE(log.lastIndex().value, cutFrom - 1 + 200);
        QCOMPARE(copy.lastIndex().value, size);
        QCOMPARE(copy.hash(), hash);
        for (unsigned i = 1; i <= size; ++i)
            QCOMPARE(copy.at(Index{i}).value(), std::string_view("c" + std::to_string(i)));
        for (unsigned i = 1; i < cutFrom; ++i)
            QCOMPARE(log.at(Index{i}).value(), std::string_view("c" + std::to_string(i)));
        QCOMPARE(log.at(Index{cutFrom}).value(), std::string_view("new0"));
        QVERIFY(!(copy == log));
    }
    void bothCopiesMayGrow()
    {
        Log one = threeOfEachTerm(130);
        Log other = one;
        one.append(entry(50, "one"));
        other.append(entry(60, "other"));
        QCOMPARE(one.at(Index{131}).value(), std::string_view("one"));
        QCOMPARE(other.at(Index{131}).value(), std::string_view("other"));
        QCOMPARE(one.hashAt(Index{130}), other.hashAt(Index{130}));
        QVERIFY(one.hashAt(Index{131}) != other.hashAt(Index{131}));
    }

    // "If two entries in different logs have the same index and term, then the logs are identical
    // in all preceding entries" (§5.3): the hash of an index is that of all entries up to it.
    void theHashTellsOneHistoryFromAnother()
    {
        const Log log = threeOfEachTerm(200);
        Log same;
        for (std::uint32_t i = 1; i <= 200; ++i)
            same.append(log.at(Index{i}));
        QVERIFY(same == log);
        for (std::uint32_t i = 1; i <= 200; ++i)
            QCOMPARE(same.hashAt(Index{i}), log.hashAt(Index{i}));

        for (const std::uint32_t changed : {1U, 100U, 128U, 129U, 200U}) {
            Log other;
            for (std::uint32_t i = 1; i <= 200; ++i)
                other.append(i == changed ? entry(log.termAt(Index{i}).value, "x")
                                          : log.at(Index{i}));
            QVERIFY(changed == 1
                    || other.hashAt(Index{changed - 1}) == log.hashAt(Index{changed - 1}));
            QVERIFY(other.hashAt(Index{changed}) != log.hashAt(Index{changed}));
            QVERIFY(other.hash() != log.hash());
        }
    }
    void theHashCountsTermsAndSessions()
    {
        Log a;
        Log b;
        Log c;
        a.append({Term{1}, makeCommand("x", "C1", 1)});
        b.append({Term{2}, makeCommand("x", "C1", 1)});
        c.append({Term{1}, makeCommand("x", "C1", 2)});
        QVERIFY(a.hash() != b.hash());
        QVERIFY(a.hash() != c.hash());
        QVERIFY(!(a == b) && !(a == c));
    }
    void cuttingBackBringsTheOldHashBack()
    {
        Log log = threeOfEachTerm(150);
        const std::uint64_t hash = log.hashAt(Index{120});
        log.truncateFrom(Index{121});
        QCOMPARE(log.hash(), hash);
        QVERIFY(log == threeOfEachTerm(120));
    }

    // "Delete the existing entry and all that follow it" (§5.3).
    void cutsAnEntryAndAllThatFollow()
    {
        Log log = threeOfEachTerm(5);
        log.truncateFrom(Index{6});
        QCOMPARE(log.lastIndex().value, 5U);
        log.truncateFrom(Index{3});
        QCOMPARE(log.lastIndex().value, 2U);
        QVERIFY(!log.has(Index{3}));
        log.truncateFrom(Index{1});
        QCOMPARE(log.lastIndex().value, 0U);
        QCOMPARE(log.hash(), 0U);
        log.append(entry(7, "again"));
        QCOMPARE(log.at(Index{1}).value(), std::string_view("again"));
    }
    void replacesAllFromAnIndexOn()
    {
        Log log = threeOfEachTerm(140);
        log.replaceFrom(Index{127}, {entry(90, "a"), entry(90, "b"), entry(91, "c")});
        QCOMPARE(log.lastIndex().value, 129U);
        QCOMPARE(log.at(Index{126}).value(), std::string_view("c126"));
        QCOMPARE(log.at(Index{127}).value(), std::string_view("a"));
        QCOMPARE(log.at(Index{129}).value(), std::string_view("c"));
    }

    // "The term of the conflicting entry and the first index it stores for that term" (§5.3).
    void findsTheFirstAndLastOfATerm()
    {
        Log log;
        for (const std::uint64_t term : {1U, 1U, 4U, 4U, 4U, 6U})
            log.append(entry(term, "x"));
        QCOMPARE(log.firstIndexOfTermAt(Index{2}).value, 1U);
        QCOMPARE(log.firstIndexOfTermAt(Index{5}).value, 3U);
        QCOMPARE(log.firstIndexOfTermAt(Index{3}).value, 3U);
        QCOMPARE(log.firstIndexOfTermAt(Index{6}).value, 6U);
        QCOMPARE(log.lastIndexOfTerm(Term{1}).value, 2U);
        QCOMPARE(log.lastIndexOfTerm(Term{4}).value, 5U);
        QCOMPARE(log.lastIndexOfTerm(Term{6}).value, 6U);
        for (const std::uint64_t absent : {0U, 2U, 3U, 5U, 7U})
            QCOMPARE(log.lastIndexOfTerm(Term{absent}).value, 0U);
        QCOMPARE(Log().lastIndexOfTerm(Term{1}).value, 0U);
    }
    void findsTheLastOfATermInALongLog()
    {
        const Log log = threeOfEachTerm(999);
        for (std::uint64_t term = 1; term <= 333; ++term)
            QCOMPARE(log.lastIndexOfTerm(Term{term}).value, 3 * term);
    }

    void slicesAsMuchAsThereIs()
    {
        const Log log = threeOfEachTerm(130);
        const auto across = log.slice(Index{127}, 3);
        QCOMPARE(across.size(), 3U);
        QCOMPARE(across[0].value(), std::string_view("c127"));
        QCOMPARE(across[2].value(), std::string_view("c129"));
        QCOMPARE(log.slice(Index{129}, 64).size(), 2U);
        QVERIFY(log.slice(Index{131}, 64).empty());
        QVERIFY(log.slice(Index{1}, 0).empty());
    }

    /// A log's beginning is a log of its own, though it shares the entries.
    void aPrefixGoesItsOwnWay()
    {
        const Log whole = threeOfEachTerm(300);
        for (const std::uint32_t last : {0U, 1U, 127U, 128U, 129U, 256U, 300U}) {
            Log prefix = whole.prefix(Index{last});
            QCOMPARE(prefix.lastIndex().value, last);
            QVERIFY(prefix == threeOfEachTerm(last));
            prefix.append(entry(200, "other"));
            QCOMPARE(prefix.at(Index{last + 1}).value(), std::string_view("other"));
            QCOMPARE(prefix.lastIndex().value, last + 1);
            QVERIFY(whole == threeOfEachTerm(300));
            QCOMPARE(whole.at(Index{300}).value(), std::string_view("c300"));
        }
    }

    void whatWasCutOffDoesNotComeBack()
    {
        Log log = threeOfEachTerm(200);
        const Log before = log;
        log.truncateFrom(Index{140});
        log.append(entry(200, "other"));
        QCOMPARE(log.lastIndex().value, 140U);
        QCOMPARE(log.at(Index{140}).value(), std::string_view("other"));
        QVERIFY(before == threeOfEachTerm(200));
        QCOMPARE(before.at(Index{140}).value(), std::string_view("c140"));

        Log alone = threeOfEachTerm(200); // shared with nobody
        alone.truncateFrom(Index{140});
        alone.append(entry(200, "other"));
        QCOMPARE(alone.at(Index{140}).value(), std::string_view("other"));
        QVERIFY(alone == log);
    }
};

QTEST_APPLESS_MAIN(TestLog)
#include "tst_log.moc"
