#include "schedule/run.h"

#include <QTest>

using namespace flotilla;
using namespace flotilla::test;

namespace {

act::Net manual()
{
    return {true, {}};
}
act::Net automatic()
{
    return {false, {}};
}
Match ofType(const char *type)
{
    Match match;
    match.types = {type};
    return match;
}

struct Heard : Run {
    using Run::Run;
    /// Who receives from whom, in the order in which it happened: "S2<S1".
    [[nodiscard]] QStringList received() const
    {
        QStringList words;
        for (const Event &event : story.all<what::Receive>())
            words << QStringLiteral("S%1<S%2")
                         .arg(event.node.value + 1)
                         .arg(std::get<what::Receive>(event.body).message->from.value + 1);
        return words;
    }
};

/// S1 has asked S2 … for their votes, and nothing arrives by itself.
struct Held : Heard {
    explicit Held(std::size_t servers = 3) : Heard(clusterOf(servers))
    {
        perform(engine, manual());
        perform(engine, act::Timeout{S1});
        story.clear();
    }
};

} // namespace

/// What the verbs of the network mean exactly.
class TestEngineNetwork : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// "A frame has no arrival and may be delivered from its sending instant on; delivering takes
    /// no virtual time."
    void aManualNetworkWaits()
    {
        Held run;
        runFor(run.engine, Duration::millis(100));
        QVERIFY(run.story.all<what::Receive>().empty());
        for (const MessageView &message : run.engine.inFlight())
            QVERIFY(!message.arrives);
        const Instant now = run.engine.now();
        perform(run.engine, act::DeliverRound{});
        QCOMPARE(run.engine.now(), now);
        QCOMPARE(run.received(), (QStringList{QStringLiteral("S2<S1"), QStringLiteral("S3<S1")}));
        QCOMPARE(run.engine.inFlightCount(), std::size_t(2)); // the replies, of the next round
    }

    /// "deliver all and deliver round go sender by sender through what is in flight at that
    /// moment."
    void aRoundGoesSenderBySender()
    {
        Held run;
        perform(run.engine, act::Timeout{S3});
        perform(run.engine, act::Timeout{S1}); // sent last, of the first sender
        perform(run.engine, act::DeliverRound{});
        QCOMPARE(run.received(), (QStringList{QStringLiteral("S2<S1"), QStringLiteral("S3<S1"),
                                              QStringLiteral("S2<S1"), QStringLiteral("S3<S1"),
                                              QStringLiteral("S1<S3"), QStringLiteral("S2<S3")}));
    }

    void deliverAllRepeatsRounds()
    {
        Held run;
        perform(run.engine, act::DeliverAll{1});
        QCOMPARE(run.engine.inFlightCount(), std::size_t(2));
        perform(run.engine, act::DeliverAll{});
        QCOMPARE(run.engine.inFlightCount(), std::size_t(0));
        QCOMPARE(run.engine.server(S1).status.role, Role::Leader);
        QCOMPARE(run.engine.server(S1).status.commitIndex, Index{1});
    }

    /// "Frames stand in sending order"; deliver takes all that match.
    void deliverTakesAllThatMatchInSendingOrder()
    {
        Held run;
        perform(run.engine, act::Timeout{S3});
        perform(run.engine, act::Timeout{S1});
        perform(run.engine, act::Deliver{toServer(S2)});
        QCOMPARE(run.received(), (QStringList{QStringLiteral("S2<S1"), QStringLiteral("S2<S3"),
                                              QStringLiteral("S2<S1")}));
        Match one = ofType("RequestVoteReply");
        one.max = 1;
        run.story.clear();
        perform(run.engine, act::Deliver{one});
        QCOMPARE(run.received(), QStringList(QStringLiteral("S1<S2")));
    }

    void aMatchNamesAnyField()
    {
        Held run;
        perform(run.engine, act::Timeout{S1}); // term 2
        Match match;
        match.fields = {{"term", "2"}};
        match.from = {S1, S2};
        match.to = {S3};
        perform(run.engine, act::Deliver{match});
        QCOMPARE(run.engine.server(S3).status.currentTerm, Term{2});
        QCOMPARE(run.engine.inFlightCount(), std::size_t(4));
        match = {};
        match.ids = {run.engine.inFlight().front().id};
        perform(run.engine, act::Drop{match});
        QCOMPARE(run.engine.inFlightCount(), std::size_t(3));
    }

    /// "A match of nothing is no error."
    void aMatchOfNothingIsNoError()
    {
        Held run;
        QCOMPARE(refusal(run.engine, act::Drop{ofType("InstallSnapshot")}), QString());
        QCOMPARE(run.engine.inFlightCount(), std::size_t(2));
    }

    void dropTakesAllThatMatch()
    {
        Held run(4);
        perform(run.engine, act::Drop{toServer(S2)});
        perform(run.engine, act::Drop{{}});
        QCOMPARE(run.engine.inFlightCount(), std::size_t(0));
        const auto drops = run.story.all<what::Drop>();
        QCOMPARE(drops.size(), std::size_t(3));
        for (const Event &drop : drops)
            QCOMPARE(std::get<what::Drop>(drop.body).reason, DropReason::User);
    }

    /// "dup takes one frame unless told otherwise"; a copy has an id of its own.
    void dupTakesOneUnlessToldOtherwise()
    {
        Held run;
        perform(run.engine, act::Duplicate{{}});
        QCOMPARE(run.engine.inFlightCount(), std::size_t(3));
        Match three;
        three.max = 3;
        perform(run.engine, act::Duplicate{three});
        const auto copies = run.story.all<what::Dup>();
        QCOMPARE(copies.size(), std::size_t(4));
        std::set<std::uint32_t> ids;
        for (const MessageView &message : run.engine.inFlight())
            ids.insert(message.id);
        QCOMPARE(ids.size(), std::size_t(6));
        perform(run.engine, act::DeliverAll{1});
        QCOMPARE(run.story.all<what::Receive>().size(), std::size_t(6));
        // S2 has its request twice or more, and votes once.
        QCOMPARE(run.engine.server(S2).status.votedFor, std::optional(S1));
    }

    void delayPutsArrivalsOff()
    {
        Heard run(clusterOf(3));
        perform(run.engine, act::Timeout{S1});
        perform(run.engine, act::Delay{toServer(S2), Duration::millis(30)});
        mustWork(run.engine.run(Instant{} + kDelay + Duration{1}));
        QCOMPARE(run.received(), QStringList(QStringLiteral("S3<S1")));
        const auto delayed = run.engine.inFlight().front();
        QCOMPARE(delayed.message->to, S2);
        QCOMPARE(*delayed.arrives, Instant{} + kDelay + Duration::millis(30));
    }

    /// "From manual to automatic, a latency is drawn from now; from automatic to manual, all is
    /// held."
    void theNetworkMayChangeItsWay()
    {
        Run run(clusterOf(3));
        perform(run.engine, act::Timeout{S1});
        perform(run.engine, manual());
        runFor(run.engine, Duration::millis(50));
        QVERIFY(run.story.all<what::Receive>().empty());
        perform(run.engine, automatic());
        for (const MessageView &message : run.engine.inFlight())
            QCOMPARE(*message.arrives, run.engine.now() + kDelay);
        runFor(run.engine, kDelay + Duration{1});
        QCOMPARE(run.story.all<what::Receive>().size(), std::size_t(2));
    }

    /// On the automatic network too a message may be delivered by hand, at once.
    void deliverBeforeItsTime()
    {
        Run run(clusterOf(3));
        perform(run.engine, act::Timeout{S1});
        perform(run.engine, act::Deliver{toServer(S2)});
        QCOMPARE(run.engine.server(S2).status.votedFor, std::optional(S1));
        runFor(run.engine, kDelay + Duration{1});
        QCOMPARE(run.story.all<what::Receive>(S2).size(), std::size_t(1));
    }

    void aPausedServerHasADeliveryAtItsResume()
    {
        Held run;
        perform(run.engine, act::Pause{S2});
        perform(run.engine, act::DeliverRound{});
        QCOMPARE(run.received(), QStringList(QStringLiteral("S3<S1")));
        runFor(run.engine, Duration::millis(5));
        perform(run.engine, act::Resume{S2});
        runFor(run.engine, Duration{1});
        QCOMPARE(run.received(), (QStringList{QStringLiteral("S3<S1"), QStringLiteral("S2<S1")}));
    }

    /// "Links are looked at on sending and on arrival (automatic)."
    void aCutLosesWhatIsSentAndWhatArrives()
    {
        Run run(clusterOf(3));
        perform(run.engine, act::SetLink{S1, S2, false, true});
        run.story.clear();
        perform(run.engine, act::Timeout{S1});
        const auto atOnce = run.story.all<what::Drop>();
        QCOMPARE(atOnce.size(), std::size_t(1)); // right when it was sent
        QCOMPARE(std::get<what::Drop>(atOnce.front().body).reason, DropReason::Partition);
        perform(run.engine, act::SetLink{S1, S3, false, true});
        QCOMPARE(run.engine.inFlightCount(), std::size_t(1));
        mustWork(run.engine.run(Instant{} + kDelay + Duration{1}));
        QCOMPARE(run.story.all<what::Drop>().back().at, Instant{} + kDelay);
        QVERIFY(run.story.all<what::Receive>().empty());
    }

    void aCutThatHealsInTimeLosesNothingOnItsWay()
    {
        Run run(clusterOf(3));
        perform(run.engine, act::Timeout{S1});
        perform(run.engine, act::Isolate{S1});
        runFor(run.engine, Duration::millis(5));
        perform(run.engine, act::Heal{S1});
        runFor(run.engine, kDelay);
        QVERIFY(run.story.all<what::Drop>().empty());
        QCOMPARE(run.story.all<what::Receive>().size(), std::size_t(2));
    }

    /// "Links are looked at on delivery (manual)."
    void aCutLosesWhatIsDelivered()
    {
        Held run;
        perform(run.engine, act::SetLink{S1, S2, false, true});
        perform(run.engine, act::DeliverRound{});
        QCOMPARE(run.received(), QStringList(QStringLiteral("S3<S1")));
        QCOMPARE(run.story.all<what::Drop>().size(), std::size_t(1));
    }

    void aOneWayCutLetsTheOtherWayThrough()
    {
        Held run;
        perform(run.engine, act::SetLink{S1, S2, false, true});
        perform(run.engine, act::Timeout{S2});
        perform(run.engine, act::Deliver{toServer(S1)});
        QCOMPARE(run.engine.server(S1).status.currentTerm, Term{1});
        QCOMPARE(run.received(), QStringList(QStringLiteral("S1<S2")));
        perform(run.engine, act::SetLink{S1, S3, false, false});
        QVERIFY(!run.engine.links().isUp(S3, S1) && run.engine.links().isUp(S2, S1));
    }

    void aPartitionCutsBetweenItsGroupsOnly()
    {
        Run run(clusterOf(5));
        perform(run.engine, act::Partition{{{S1, S2}, {S3, S4}}});
        const LinkTable &links = run.engine.links();
        QVERIFY(links.isUp(S1, S2) && links.isUp(S3, S4));
        QVERIFY(!links.isUp(S1, S3) && !links.isUp(S3, S1) && !links.isUp(S4, S2));
        for (const NodeId other : {S1, S2, S3, S4})
            QVERIFY(links.isUp(S5, other) && links.isUp(other, S5));
        perform(run.engine, act::Heal{S1});
        QVERIFY(links.isUp(S1, S3) && links.isUp(S4, S1) && !links.isUp(S2, S3));
        perform(run.engine, act::Heal{});
        QVERIFY(links.isUp(S2, S3));
    }

    /// "Isolate, partition and heal don't touch clients' links; link C1 S1 does."
    void clientsLinksAreTheirOwn()
    {
        Run run(clusterOf(3, 1));
        const LinkTable &links = run.engine.links();
        perform(run.engine, act::Isolate{S1});
        perform(run.engine, act::Partition{{{S1}, {S2, S3}}});
        QVERIFY(links.isUp(C1, S1) && links.isUp(S1, C1));
        perform(run.engine, act::SetLink{C1, S1, false, false});
        perform(run.engine, act::Heal{});
        QVERIFY(!links.isUp(C1, S1) && !links.isUp(S1, C1));
        QVERIFY(links.isUp(S1, S2));
    }

    /// Faults are drawn for each message; a dup line stands right after its send.
    void lossDuplicationAndReorderingHappen()
    {
        RunSetup setup = clusterOf(3);
        LinkTraits traits;
        traits.delayMax = Duration::millis(60); // longer than a heartbeat's interval
        traits.loss = traits.dup = traits.reorder = 0.2;
        setup.links.setTraits(traits);
        Run run(std::move(setup));
        runFor(run.engine, Duration::seconds(20));
        const auto &events = run.story.events();
        std::size_t drawn = 0;
        for (std::size_t i = 1; i < events.size(); ++i) {
            if (!std::holds_alternative<what::Dup>(events[i].body))
                continue;
            ++drawn;
            const auto *sent = std::get_if<what::Send>(&events[i - 1].body);
            QVERIFY(sent && sent->id == std::get<what::Dup>(events[i].body).id);
        }
        QVERIFY(drawn > 100);
        QVERIFY(run.story.all<what::Drop>().size() > 100);
        std::size_t overtaken = 0;
        std::uint32_t last = 0;
        for (const Event &event : run.story.all<what::Receive>(S2)) {
            const auto &received = std::get<what::Receive>(event.body);
            if (received.message->from != S1)
                continue;
            overtaken += received.id < last ? 1U : 0U;
            last = std::max(last, received.id);
        }
        QVERIFY(overtaken > 0);
        QVERIFY(run.engine.violations().empty());
    }

    void oneLinkMayBeSlow()
    {
        Run run(clusterOf(3));
        TraitsChange slow;
        slow.delay = {Duration::millis(80), Duration::millis(80)};
        perform(run.engine, act::NetLink{S1, S2, slow, true});
        perform(run.engine, act::Timeout{S1});
        for (const MessageView &message : run.engine.inFlight())
            QCOMPARE(*message.arrives - Instant{},
                     message.message->to == S2 ? Duration::millis(80) : kDelay);
        QCOMPARE(run.engine.links().traits(S2, S1).delayMin, kDelay);
    }

    /// "A made-up message, as if the network had brought it": inject, then its recv, no send.
    void anInjectedMessageIsReceivedAtOnce()
    {
        Run run(clusterOf(3));
        run.story.clear();
        const std::uint64_t sent = run.engine.sentCount();
        perform(run.engine, act::Inject{Message{S2, S1, Term{3}, RequestVote{Index{4}, Term{2}}}});
        QCOMPARE(run.engine.server(S1).status.votedFor, std::optional(S2));
        QCOMPARE(run.engine.server(S1).status.currentTerm, Term{3});
        const auto &events = run.story.events();
        QVERIFY(std::holds_alternative<what::Act>(events.at(0).body));
        const auto *inject = std::get_if<what::Inject>(&events.at(1).body);
        const auto *receive = std::get_if<what::Receive>(&events.at(2).body);
        QVERIFY(inject && receive);
        QCOMPARE(receive->id, inject->id);
        QCOMPARE(run.engine.sentCount(), sent + 1); // the answer
        QVERIFY(std::get<what::Send>(events.at(3).body).id > inject->id);
    }
};

QTEST_GUILESS_MAIN(TestEngineNetwork)
#include "tst_engine_network.moc"
