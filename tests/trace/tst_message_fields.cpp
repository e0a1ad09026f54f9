#include <QTest>

#include "trace/message_fields.h"

using namespace flotilla;

namespace {

constexpr NodeId kS1{0};
constexpr NodeId kS2{1};
constexpr NodeId kC1{NodeId::kFirstClient};

QString field(const Message &message, std::string_view name)
{
    const Names names{{"S1", "S2"}, {"C1"}};
    const auto value = messageField(12, message, name, names);
    return value ? QString::fromStdString(*value) : QStringLiteral("(none)");
}

Message from(NodeId sender, MessageBody body)
{
    return {sender, kS2, Term{3}, std::move(body)};
}

} // namespace

class TestMessageFields : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tellsEveryFieldAsScenariosWriteIt_data()
    {
        QTest::addColumn<int>("message");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("value");
        const auto row = [](int message, const char *name, const char *value) {
            QTest::addRow("%d %s", message, name)
                << message << QString::fromLatin1(name) << QString::fromLatin1(value);
        };
        row(0, "id", "12");
        row(0, "type", "RequestVote");
        row(0, "from", "S1");
        row(0, "to", "S2");
        row(0, "term", "3");
        row(0, "lastLogIndex", "4");
        row(0, "lastLogTerm", "2");
        row(0, "preVote", "off");
        row(0, "voteGranted", "(none)");
        row(1, "voteGranted", "on");
        row(2, "prevLogIndex", "6");
        row(2, "prevLogTerm", "2");
        row(2, "entries", "1,2");
        row(2, "leaderCommit", "5");
        row(3, "entries", "");
        row(4, "success", "on");
        row(4, "matchIndex", "7");
        row(4, "conflictIndex", "(none)");
        row(5, "success", "off");
        row(5, "conflictIndex", "4");
        row(5, "conflictTerm", "2");
        row(6, "client", "C1");
        row(6, "op", "9");
        row(6, "command", "x=3");
        row(7, "outcome", "ok");
        row(7, "value", "4");
        row(7, "leader", "(none)");
        row(8, "outcome", "redirect");
        row(8, "leader", "S1");
        row(9, "leader", "");
    }
    void tellsEveryFieldAsScenariosWriteIt()
    {
        const std::vector<Message> messages = {
            from(kS1, RequestVote{Index{4}, Term{2}}),
            from(kS1, RequestVoteReply{true}),
            from(kS1, AppendEntries{Index{6},
                                    Term{2},
                                    {{Term{1}, nullptr}, {Term{2}, makeCommand("a")}},
                                    Index{5}}),
            from(kS1, AppendEntries{}),
            from(kS1, AppendEntriesReply{true, Index{7}, std::nullopt}),
            from(kS1, AppendEntriesReply{false, {}, Conflict{Index{4}, Term{2}}}),
            from(kC1, ClientRequest{makeCommand("x=3", "C1", 9)}),
            from(kS1, ClientReply{9, Outcome::Ok, "4", std::nullopt}),
            from(kS1, ClientReply{9, Outcome::Redirect, "", kS1}),
            from(kS1, ClientReply{9, Outcome::Redirect, "", std::nullopt}),
        };
        QFETCH(int, message);
        QFETCH(QString, name);
        QTEST(field(messages[static_cast<std::size_t>(message)], name.toStdString()), "value");
    }

    // A typing error in a scenario must not silently match nothing.
    void knowsItsWords()
    {
        for (const char *type : {"RequestVote", "RequestVoteReply", "AppendEntries",
                                 "AppendEntriesReply", "InstallSnapshot", "InstallSnapshotReply",
                                 "TimeoutNow", "ClientRequest", "ClientReply"})
            QVERIFY2(isMessageType(type), type);
        QVERIFY(!isMessageType("RequestVotes"));
        QVERIFY(isMessageField("leaderCommit"));
        QVERIFY(isMessageField("conflictTerm"));
        QVERIFY(!isMessageField("leadercommit"));
        QVERIFY(!isMessageField(""));
    }
};

QTEST_APPLESS_MAIN(TestMessageFields)
#include "tst_message_fields.moc"
