#include "core/client.h"
#include "core/one_server.h"

using namespace flotilla;
using namespace flotilla::test;

namespace {

/// A client in a test's hands, of a cluster of three.
class OneClient {
public:
    void does(const ClientInput &input)
    {
        m_effects = {};
        client.step(input, now, m_effects);
    }
    void submits(const char *text) { does(Submit{text, std::nullopt}); }
    void hears(NodeId from, ClientReply reply)
    {
        does(Received{
            std::make_shared<const Message>(Message{from, C1, Term{1}, std::move(reply)})});
    }
    void waits()
    {
        now = client.nextTimer();
        does(TimerDue{});
    }
    void isRedirected(NodeId from, std::optional<NodeId> leader)
    {
        hears(from, {client.status().op, Outcome::Redirect, {}, leader});
    }
    void isAnswered(NodeId from, const char *index = "1")
    {
        hears(from, {client.status().op, Outcome::Ok, index, std::nullopt});
    }
    /// Whom it just asked, and for what; "" where it asked nobody.
    [[nodiscard]] std::string asked() const
    {
        if (m_effects.sends.size() != 1)
            return {};
        const Message &message = *m_effects.sends.front();
        const auto &command = std::get<ClientRequest>(message.body).command;
        return "S" + std::to_string(message.to.value + 1) + " " + command->text + "/"
               + std::to_string(command->op);
    }
    [[nodiscard]] std::size_t sends() const { return m_effects.sends.size(); }
    template <typename Body>
    [[nodiscard]] std::size_t noted() const
    {
        std::size_t count = 0;
        for (const Note &note : m_effects.notes)
            count += std::holds_alternative<Body>(note.body) ? 1U : 0U;
        return count;
    }
    [[nodiscard]] const ClientStatus &status() const { return client.status(); }

    Client client{C1, "C1", {S1, S2, S3}, S1, 1};
    Instant now;

private:
    Effects m_effects;
};

const std::string nobody;

} // namespace

/// §8: a client sends, follows redirects, waits and tries again.
class TestClient : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void asksTheServerItKnows()
    {
        OneClient client;
        QVERIFY(client.client.nextTimer().isNever());
        client.submits("x");
        QCOMPARE(client.asked(), std::string("S1 x/1"));
        QVERIFY(client.status().open);
        QVERIFY(!client.status().done());
        QCOMPARE(client.noted<NoteInvoked>(), 1U);
        QVERIFY(client.client.nextTimer() == client.now + kClientPatience);
        const CommandPtr &command = client.client.openCommand();
        QCOMPARE(command->client, std::string("C1"));
        QCOMPARE(command->op, 1U);
    }
    void isDoneWhenItIsAnswered()
    {
        OneClient client;
        client.submits("x");
        client.isAnswered(S1, "7");
        QVERIFY(client.status().done());
        QCOMPARE(client.status().answered, 1U);
        QVERIFY(client.status().lastIndex == Index{7});
        QCOMPARE(client.noted<NoteReturned>(), 1U);
        QVERIFY(client.client.nextTimer().isNever());
        QCOMPARE(client.asked(), nobody);
    }
    void asksWhereItIsTold()
    {
        OneClient client;
        client.does(Submit{"x", S3});
        QCOMPARE(client.asked(), std::string("S3 x/1"));
        client.isAnswered(S3);
        client.submits("y"); // and stays there
        QCOMPARE(client.asked(), std::string("S3 y/2"));
    }

    // "That server will reject the client's request and supply information about the most recent
    // leader it has heard from."
    void followsARedirectAndStaysThere()
    {
        OneClient client;
        client.submits("x");
        client.isRedirected(S1, S3);
        QCOMPARE(client.asked(), std::string("S3 x/1")); // the same session and number
        QVERIFY(client.status().redirectedFrom == S1);
        client.isAnswered(S3);
        client.submits("y");
        QCOMPARE(client.asked(), std::string("S3 y/2"));
        QVERIFY(!client.status().redirectedFrom);
    }
    void pausesWhereNoLeaderIsKnown()
    {
        OneClient client;
        client.submits("x");
        client.isRedirected(S1, std::nullopt);
        QCOMPARE(client.asked(), nobody);
        QVERIFY(client.client.nextTimer() == client.now + kClientPause);
        client.waits();
        QCOMPARE(client.asked(), std::string("S2 x/1"));
        QVERIFY(!client.status().unknown); // the answer was no: nothing took effect
    }
    void aServerThatNamesItselfIsNoWayOut()
    {
        OneClient client;
        client.submits("x");
        client.isRedirected(S1, S1);
        QCOMPARE(client.asked(), nobody);
        client.waits();
        QCOMPARE(client.asked(), std::string("S2 x/1"));
    }
    void aRedirectOfAServerThatIsAskedNoMoreIsPassedOver()
    {
        OneClient client;
        client.submits("x");
        client.waits(); // S2 is asked
        client.isRedirected(S1, S3);
        QCOMPARE(client.asked(), nobody);
        QVERIFY(client.status().server == S2);
    }

    // "If the leader crashes, client requests will time out; clients then try again with
    // randomly-chosen servers": here the next one.
    void triesTheNextServerWhenNoAnswerComes()
    {
        OneClient client;
        client.submits("x");
        client.waits();
        QCOMPARE(client.asked(), std::string("S2 x/1"));
        QVERIFY(client.status().unknown);
        client.waits();
        QCOMPARE(client.asked(), std::string("S3 x/1"));
        client.waits();
        QCOMPARE(client.asked(), std::string("S1 x/1")); // and round again
        client.isAnswered(S1);
        QVERIFY(!client.status().unknown);
        QVERIFY(client.status().done());
    }
    void aServerThatJoinedIsTriedToo()
    {
        OneClient client;
        client.client.addServer(S4);
        client.does(Submit{"x", S3});
        client.waits();
        QCOMPARE(client.asked(), std::string("S4 x/1"));
    }
    void anAnswerThatComesLateCounts()
    {
        OneClient client;
        client.submits("x");
        client.waits();
        client.isAnswered(S1, "2"); // from the server asked before
        QVERIFY(client.status().done());
        QVERIFY(client.status().server == S1);
    }
    void theSameAnswerTwiceCountsOnce()
    {
        OneClient client;
        client.submits("x");
        client.submits("y");
        client.isAnswered(S1);
        QCOMPARE(client.asked(), std::string("S1 y/2"));
        client.hears(S1, {1, Outcome::Ok, "1", std::nullopt}); // the answer to x again
        QCOMPARE(client.asked(), nobody);
        QCOMPARE(client.status().answered, 1U);
        QVERIFY(client.status().open);
    }

    void sendsOneCommandAtATimeInOrder()
    {
        OneClient client;
        for (const char *text : {"a", "b", "c"})
            client.submits(text);
        QCOMPARE(client.asked(), nobody); // a is on its way
        QCOMPARE(client.status().waiting, 2U);
        client.isAnswered(S1);
        QCOMPARE(client.asked(), std::string("S1 b/2"));
        QCOMPARE(client.status().waiting, 1U);
        client.isRedirected(S1, S2);
        QCOMPARE(client.asked(), std::string("S2 b/2"));
        client.isAnswered(S2);
        QCOMPARE(client.asked(), std::string("S2 c/3"));
        client.isAnswered(S2);
        QVERIFY(client.status().done());
        QCOMPARE(client.status().answered, 3U);
    }
    void goesOnCountingWhereItLeftOff()
    {
        Client client(C1, "C1", {S1}, S1, 41);
        Effects effects;
        client.step(Submit{"x", std::nullopt}, Instant{}, effects);
        QCOMPARE(client.openCommand()->op, 41U);
    }
};

QTEST_APPLESS_MAIN(TestClient)
#include "tst_client.moc"
