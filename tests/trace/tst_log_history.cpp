#include "trace/log_history.h"

#include <QTest>

#include <string>

using namespace flotilla;

namespace {

Log logOf(const std::string &texts)
{
    Log log;
    for (const char c : texts)
        log.append({Term{1}, makeCommand(std::string(1, c))});
    return log;
}

std::string words(const Log &log)
{
    std::string text;
    for (Index at{1}; log.has(at); at = at.next())
        text += log.at(at).value();
    return text;
}

} // namespace

class TestLogHistory : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void logsThatGrowStayOnOneLine()
    {
        LogHistory history;
        QCOMPARE(history.lineOf(Log(), 0), 0U);
        QCOMPARE(history.lineOf(logOf("ab"), 0), 0U);
        QCOMPARE(history.lineOf(logOf("abcd"), 0), 0U);
        QCOMPARE(history.lineOf(logOf("a"), 0), 0U);
        QCOMPARE(words(history.line(0)), std::string("abcd"));
    }

    void aLineBranchesWhereALogGoesAnotherWay()
    {
        LogHistory history;
        (void)history.lineOf(logOf("abcd"), 0);
        const std::uint32_t branch = history.lineOf(logOf("abxy"), 0);
        QVERIFY(branch != 0);
        QCOMPARE(words(history.line(branch)), std::string("abxy"));
        QCOMPARE(words(history.line(0)), std::string("abcd"));
        // Back on the old line, and on the branch again, wherever one looks first.
        QCOMPARE(history.lineOf(logOf("abc"), branch), 0U);
        QCOMPARE(history.lineOf(logOf("abx"), 0), branch);
        QCOMPARE(history.lineOf(logOf("abxyz"), 0), branch);
        QCOMPARE(words(history.line(branch)), std::string("abxyz"));
    }

    void whatIsPublishedStaysAsItWas()
    {
        LogHistory history;
        (void)history.lineOf(logOf("abc"), 0);
        const LogHistory::Published before = history.publish();
        (void)history.lineOf(logOf("abcde"), 0);
        (void)history.lineOf(logOf("ax"), 0);
        const LogHistory::Published after = history.publish();
        QCOMPARE(before->size(), std::size_t(1));
        QCOMPARE(words(*before->front()), std::string("abc"));
        QCOMPARE(after->size(), std::size_t(2));
        QCOMPARE(words(*after->front()), std::string("abcde"));
        QCOMPARE(words(*after->back()), std::string("ax"));
        QCOMPARE(history.publish(), after); // nothing new
    }

    /// On sockets every server has a copy of its own.
    void sharesAClientsOwnCommand()
    {
        LogHistory history;
        const NodeId client{NodeId::kFirstClient};
        const CommandPtr own = makeCommand("x=1", "C1", 7);
        history.know(client, own);
        Log log;
        log.append({Term{1}, makeCommand("x=1", "C1", 7)});
        log.append({Term{1}, makeCommand("x=1", "C1", 8)});
        (void)history.lineOf(log, 0);
        QCOMPARE(history.line(0).at(Index{1}).command, own);
        QCOMPARE(history.line(0).at(Index{2}).command, log.at(Index{2}).command);
    }

    void countsWhatItTakes()
    {
        LogHistory history;
        (void)history.lineOf(logOf("a"), 0);
        const std::size_t one = history.bytes();
        QVERIFY(one >= Log::kChunkBytes);
        (void)history.lineOf(logOf("ab"), 0);
        QCOMPARE(history.bytes(), one + bytesOf(makeCommand("b")));
        (void)history.lineOf(logOf("ax"), 0);
        QVERIFY(history.bytes() >= one + Log::kChunkBytes);
    }
};

QTEST_GUILESS_MAIN(TestLogHistory)
#include "tst_log_history.moc"
