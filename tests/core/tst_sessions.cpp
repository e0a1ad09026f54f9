#include "core/one_server.h"

using namespace flotilla;
using namespace flotilla::test;

namespace {

ClientRequest ask(std::uint64_t op, const char *client = "C1")
{
    return {makeCommand("x" + std::to_string(op), client, op)};
}

std::vector<std::string> commandsIn(const Log &log)
{
    std::vector<std::string> texts;
    for (Index at{1}; log.has(at); at = at.next())
        if (const CommandPtr &command = log.at(at).command)
            texts.push_back(command->text);
    return texts;
}
using Texts = std::vector<std::string>;

Log withOpenCommand(std::uint64_t op)
{
    Log log;
    log.append({Term{1}, makeCommand("x" + std::to_string(op), "C1", op)});
    return log;
}

} // namespace

/// §8: how clients find the leader, and how a command that is sent twice is applied once.
class TestSessions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // "If the client's first choice is not the leader, that server will reject the client's request
    // and supply information about the most recent leader it has heard from."
    void whoIsNotTheLeaderNamesIt()
    {
        OneServer server;
        server.hears(C1, 0, ask(1));
        auto replies = server.sentTo<ClientReply>(C1);
        QCOMPARE(replies.size(), 1U);
        QCOMPARE(replies.front().outcome, Outcome::Redirect);
        QVERIFY(!replies.front().leader); // it has heard from none
        server.hears(S3, 1, AppendEntries{});
        server.hears(C1, 0, ask(1));
        replies = server.sentTo<ClientReply>(C1);
        QVERIFY(replies.front().leader == S3);
        QCOMPARE(replies.front().op, 1U);
        QVERIFY(server.log().lastIndex().value == 0);

        server.timesOut();
        server.hears(C1, 0, ask(1));
        QCOMPARE(server.sentTo<ClientReply>(C1).front().outcome, Outcome::Redirect);
        QVERIFY(!server.sentTo<ClientReply>(C1).front().leader);
    }

    // "the leader applies the entry to its state machine and returns the result of that execution
    // to the client": once it is committed, and not before.
    void answersWhenItIsCommitted()
    {
        OneServer server;
        server.winsElection();
        server.hears(C1, 0, ask(1));
        QVERIFY(server.sentTo<ClientReply>(C1).empty());
        QCOMPARE(commandsIn(server.log()), (Texts{"x1"}));
        server.isAcknowledged(S2, 2);
        const auto replies = server.sentTo<ClientReply>(C1);
        QCOMPARE(replies.size(), 1U);
        QCOMPARE(replies.front().outcome, Outcome::Ok);
        QCOMPARE(replies.front().op, 1U);
        QCOMPARE(replies.front().value, std::string("2"));
    }
    // "If it receives a command whose serial number has already been executed, it responds
    // immediately without re-executing the request."
    void aCommandSentAgainAfterItsCommitIsAnsweredAtOnce()
    {
        OneServer server;
        server.winsElection();
        server.hears(C1, 0, ask(1));
        server.isAcknowledged(S2, 2);
        server.hears(C1, 0, ask(1));
        const auto replies = server.sentTo<ClientReply>(C1);
        QCOMPARE(replies.size(), 1U);
        QCOMPARE(replies.front().outcome, Outcome::Ok);
        QCOMPARE(replies.front().value, std::string("2"));
        QCOMPARE(commandsIn(server.log()), (Texts{"x1"}));
        QVERIFY(server.noted<NoteApplied>().empty());
    }
    void aCommandSentAgainBeforeItsCommitIsAppendedOnce()
    {
        OneServer server;
        server.winsElection();
        server.hears(C1, 0, ask(1));
        server.hears(C1, 0, ask(1));
        QVERIFY(server.sentTo<ClientReply>(C1).empty());
        QCOMPARE(commandsIn(server.log()), (Texts{"x1"}));
        server.isAcknowledged(S2, 2);
        QVERIFY(!server.sentTo<ClientReply>(C1).empty());
        QCOMPARE(server.noted<NoteApplied>().size(), 2U); // the no-op and the command
    }
    void aNewLeaderThatHoldsItAppendsItOnce()
    {
        OneServer server({.term = 1, .log = withOpenCommand(1)});
        server.winsElection();
        server.hears(C1, 0, ask(1));
        QCOMPARE(commandsIn(server.log()), (Texts{"x1"}));
        QVERIFY(server.sentTo<ClientReply>(C1).empty());
        server.isAcknowledged(S2, 2);
        QCOMPARE(server.sentTo<ClientReply>(C1).front().value, std::string("1"));
    }
    void aNewLeaderThatAppliedItAnswersAtOnce()
    {
        OneServer server({.self = S1});
        server.hears(S2, 1,
                     AppendEntries{Index{}, Term{}, {Entry{Term{1}, ask(1).command}}, Index{1}});
        QCOMPARE(server.commit(), 1U);
        server.winsElection();
        server.hears(C1, 0, ask(1));
        QCOMPARE(server.sentTo<ClientReply>(C1).front().value, std::string("1"));
        QCOMPARE(commandsIn(server.log()), (Texts{"x1"}));
    }
    void aNewLeaderThatNeverHadItAppendsIt()
    {
        OneServer server;
        server.winsElection();
        server.hears(C1, 0, ask(4));
        QCOMPARE(commandsIn(server.log()), (Texts{"x4"}));
    }
    // The commit of a session's earlier command must not let go of its later one.
    void theCommitOfAnEarlierCommandForgetsNoLaterOne()
    {
        OneServer server({.term = 1, .log = withOpenCommand(1)});
        server.winsElection();        // the no-op is entry 2
        server.hears(C1, 0, ask(2));  // entry 3: its first was answered by the leader before
        server.isAcknowledged(S2, 2); // the first is committed, the second not yet
        QCOMPARE(server.commit(), 2U);
        server.hears(C1, 0, ask(2)); // a copy of the second
        QCOMPARE(commandsIn(server.log()), (Texts{"x1", "x2"}));
        server.isAcknowledged(S2, 3);
        QVERIFY(!server.sentTo<ClientReply>(C1).empty());
        QCOMPARE(server.sentTo<ClientReply>(C1).front().op, 2U);
    }
    void aRestartForgetsNoSession()
    {
        // The log is replayed: what was applied before is known again before anything new is.
        OneServer server({.term = 1, .log = withOpenCommand(1)});
        server.hears(S2, 1, AppendEntries{Index{1}, Term{1}, {}, Index{1}});
        server.winsElection();
        server.hears(C1, 0, ask(1));
        QCOMPARE(server.sentTo<ClientReply>(C1).front().outcome, Outcome::Ok);
        QCOMPARE(commandsIn(server.log()), (Texts{"x1"}));
    }
    void aCommittedPresetsSessionIsKnown()
    {
        OneServer server(
            {.term = 1, .votedFor = S1, .log = withOpenCommand(1), .preset = {Index{1}, true}});
        server.hears(C1, 0, ask(1));
        QCOMPARE(server.sentTo<ClientReply>(C1).front().value, std::string("1"));
        QCOMPARE(commandsIn(server.log()), (Texts{"x1"}));
    }

    void sessionsAreKeptApart()
    {
        OneServer server;
        server.winsElection();
        server.hears(C1, 0, ask(1));
        server.hears(NodeId{NodeId::kFirstClient + 1}, 0, ask(1, "C2"));
        QCOMPARE(commandsIn(server.log()).size(), 2U);
        server.isAcknowledged(S2, 3);
        QCOMPARE(server.sentTo<ClientReply>(C1).front().value, std::string("2"));
        QCOMPARE(server.sentTo<ClientReply>(NodeId{NodeId::kFirstClient + 1}).front().value,
                 std::string("3"));
    }
    // A leader that is none any more answers nothing: the command may or may not have taken effect.
    void aDeposedLeaderKeepsItsSilence()
    {
        OneServer server;
        server.winsElection();
        server.hears(C1, 0, ask(1));
        server.hears(S2, 2, AppendEntries{Index{2}, Term{1}, {}, Index{2}});
        QCOMPARE(server.commit(), 2U);
        QVERIFY(server.sentTo<ClientReply>(C1).empty());
        server.winsElection();
        server.hears(C1, 0, ask(1));
        QCOMPARE(server.sentTo<ClientReply>(C1).front().value, std::string("2"));
    }
    // The trace tells the request first, then the entry (TRACE.md).
    void theRequestIsToldBeforeTheEntry()
    {
        OneServer server;
        server.winsElection();
        Effects effects;
        server.raft().step(Received{std::make_shared<const Message>(Message{C1, S1, {}, ask(1)})},
                           Instant{}, effects);
        QCOMPARE(effects.notes.size(), 2U);
        QVERIFY(std::holds_alternative<NoteReceived>(effects.notes[0].body));
        QCOMPARE(effects.notes[0].status.lastLogIndex.value, 1U);
        QVERIFY(std::holds_alternative<NoteProposed>(effects.notes[1].body));
        QCOMPARE(effects.notes[1].status.lastLogIndex.value, 2U);
    }
};

QTEST_APPLESS_MAIN(TestSessions)
#include "tst_sessions.moc"
