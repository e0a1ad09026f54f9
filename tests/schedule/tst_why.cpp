#include "trace/why.h"

#include "cluster/random_run.h"
#include "schedule/recorded.h"
#include "trace/trace_import.h"

#include <QTest>

using namespace flotilla;
using namespace flotilla::test;

namespace {

/// How each message between servers was answered, by the core's own word.
class Verdicts final : public TraceSink {
public:
    struct Heard {
        std::uint32_t id;
        std::uint64_t seq;
        MessagePtr message;
        Verdict verdict;
    };
    struct Committed {
        NodeId leader;
        Index index;
        std::uint64_t seq;
    };
    std::vector<Heard> heard;
    std::vector<Committed> commits;

    void begin(const TraceHeader &) override {}
    void take(const Event &event, const Names &) override
    {
        if (const auto *receive = std::get_if<what::Receive>(&event.body))
            heard.push_back({receive->id, event.seq, receive->message, receive->verdict});
        if (std::holds_alternative<what::Commit>(event.body))
            commits.push_back({event.node, event.status->commitIndex, event.seq});
    }
};

/// A wild run with what its core said, and the moment of each of its events.
struct Wild {
    explicit Wild(std::uint64_t seed, std::size_t servers) : engine(setupOf(servers, seed))
    {
        engine.addSink(&verdicts);
        playOn(engine, seed, 120, [](const auto &done) { mustWork(done); });
        timeline = engine.timeline();
        momentOf.assign(timeline.moment(timeline.end() - 1).seq + 1, 0);
        std::uint64_t seq = 0;
        timeline.forEach(0, timeline.end(), [&](const Moment &moment) {
            for (; seq <= moment.seq; ++seq)
                momentOf[seq] = moment.number;
        });
    }

    Recorded engine;
    Verdicts verdicts;
    Timeline timeline;
    std::vector<std::uint64_t> momentOf;
};

std::string all(const Explanation &explanation)
{
    std::string text;
    for (const WhyStep &step : explanation.steps)
        text += std::to_string(step.moment) + ' ' + step.text + step.section + '\n';
    return text;
}

const char *sectionOf(const Verdicts::Heard &heard)
{
    const bool vote = std::holds_alternative<RequestVote>(heard.message->body);
    switch (heard.verdict) {
    case Verdict::Granted:
        return "§5.2, §5.4.1";
    case Verdict::StaleTerm:
        return "§5.1";
    case Verdict::AlreadyVoted:
        return "§5.2";
    case Verdict::LogBehind:
        return "§5.4.1";
    case Verdict::Appended:
    case Verdict::Replaced:
    case Verdict::NoSuchEntry:
    case Verdict::TermMismatch:
        return "§5.3";
    case Verdict::Plain:
        return vote ? "" : "§5.3";
    case Verdict::NotExpected:
    case Verdict::Contradiction:
    case Verdict::NotLeader:
    case Verdict::Repeated:
        break;
    }
    return "";
}

} // namespace

/// The chain of causes, found in the record alone.
class TestWhy : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saysOfEachAnswerWhatTheCoreSaid();
    void countsNoMoreThanTheMajority();
    void goesBackInTimeOnly();
    void saysTheSameOfAnImportedTrace();
    void saysWhyEachServerStandsAsItDoes();
    void saysWhyAMessageWasLost();
    void saysWhyAClientIsSentOn();
};

void TestWhy::saysOfEachAnswerWhatTheCoreSaid()
{
    std::size_t asked = 0;
    std::size_t refused = 0;
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
        const Wild run(seed, 3 + seed % 3);
        for (const Verdicts::Heard &heard : run.verdicts.heard) {
            const std::uint64_t moment = run.momentOf[heard.seq];
            const bool request = std::holds_alternative<RequestVote>(heard.message->body)
                                 || std::holds_alternative<AppendEntries>(heard.message->body);
            // What an action delivers among other things is known by its outcome only.
            if (!request || run.timeline.moment(moment).marks.contains(Mark::Act)
                || heard.verdict == Verdict::Contradiction)
                continue;
            const Explanation told = explain(run.timeline, moment, why::Letter{heard.id});
            QVERIFY(!told.steps.empty());
            QCOMPARE(told.steps.front().section, std::string(sectionOf(heard)));
            const bool no = told.steps.front().text.find(" refused ") != std::string::npos;
            const bool isNo =
                heard.verdict == Verdict::StaleTerm || heard.verdict == Verdict::AlreadyVoted
                || heard.verdict == Verdict::LogBehind || heard.verdict == Verdict::NoSuchEntry
                || heard.verdict == Verdict::TermMismatch;
            QCOMPARE(no, isNo);
            ++asked;
            refused += isNo ? 1 : 0;
        }
    }
    QVERIFY(asked > 1000);
    QVERIFY(refused > 20);
}

void TestWhy::countsNoMoreThanTheMajority()
{
    std::size_t commits = 0;
    for (std::uint64_t seed = 1; seed <= 8; ++seed) {
        const std::size_t servers = 3 + seed % 3;
        const Wild run(seed, servers);
        for (const Verdicts::Committed &commit : run.verdicts.commits) {
            const std::uint64_t moment = run.momentOf[commit.seq];
            const Explanation told =
                explain(run.timeline, moment, why::Commit{commit.leader, commit.index});
            QVERIFY(!told.steps.empty());
            QCOMPARE(told.steps.front().section, std::string("§5.3, §5.4.2"));
            QCOMPARE(told.steps.front().moment, moment);
            std::size_t acknowledged = 0;
            std::size_t causes = 0;
            for (std::size_t i = 1; i < told.steps.size(); ++i) {
                const WhyStep &step = told.steps[i];
                if (step.leadsTo != 0)
                    continue;
                ++causes;
                if (step.text.find("acknowledged") != std::string::npos)
                    ++acknowledged;
            }
            QCOMPARE(acknowledged, servers / 2);
            QCOMPARE(causes, servers / 2 + 1); // and where the entry came from
            ++commits;
        }
    }
    QVERIFY(commits > 50);
}

void TestWhy::goesBackInTimeOnly()
{
    for (std::uint64_t seed = 1; seed <= 2; ++seed) {
        const Wild run(seed, 5);
        for (const Verdicts::Heard &heard : run.verdicts.heard) {
            const std::uint64_t moment = run.momentOf[heard.seq];
            const Explanation told = explain(run.timeline, moment, why::Letter{heard.id});
            QVERIFY(told.steps.size() <= Explanation::kMostSteps + 8);
            for (std::size_t i = 0; i < told.steps.size(); ++i) {
                const WhyStep &step = told.steps[i];
                QVERIFY(step.leadsTo <= i);
                QVERIFY(step.moment <= told.steps[step.leadsTo].moment);
                QCOMPARE(step.at, run.timeline.moment(step.moment).at);
                QVERIFY(step.text.find('%') == std::string::npos);
            }
            QCOMPARE(all(explain(run.timeline, moment, why::Letter{heard.id})), all(told));
        }
    }
}

/// Whoever wrote the trace: nothing but the record is asked.
void TestWhy::saysTheSameOfAnImportedTrace()
{
    Recorded engine(clusterOf(5, 1));
    std::string trace;
    {
        PureEngine again(clusterOf(5, 1));
        TraceWriter writer([&](std::string_view piece) { trace += piece; });
        again.addSink(&writer);
        mustWork(again.start());
        for (Engine *run : {static_cast<Engine *>(&engine), static_cast<Engine *>(&again)}) {
            runFor(*run, Duration::millis(600));
            perform(*run, act::Submit{C1, "x", {}});
            runFor(*run, Duration::millis(300));
        }
        writer.flush();
    }
    const auto imported = importTrace(trace);
    QVERIFY(imported);
    const Timeline here = engine.timeline();
    const Timeline there = imported->timeline;
    const ServerView *leader = here.at(here.end() - 1).leader();
    const ClusterView last = here.at(here.end() - 1);
    leader = last.leader();
    QVERIFY(leader);
    const why::Commit subject{leader->id, leader->status.commitIndex};
    const Explanation told = explain(here, here.end() - 1, subject);
    const Explanation read = explain(there, there.end() - 1, subject);
    QVERIFY(told.steps.size() > 4);
    QCOMPARE(read.steps.size(), told.steps.size());
    for (std::size_t i = 0; i < told.steps.size(); ++i)
        QCOMPARE(read.steps[i].text, told.steps[i].text);
}

void TestWhy::saysWhyEachServerStandsAsItDoes()
{
    const auto run = eventfulRun();
    const Timeline timeline = run->timeline();
    const std::uint64_t last = timeline.end() - 1;
    const auto first = [&](const WhySubject &subject) {
        const Explanation told = explain(timeline, last, subject);
        return told.steps.empty() ? std::string() : told.steps.front().text;
    };
    QCOMPARE(first(why::Standing{S2}), "S2 had the votes of S2, S3 and S4: 3 of 5 is a majority, "
                                       "so it leads term 2");
    QCOMPARE(first(why::Standing{S3}),
             "S3 follows S2: it heard S2's AppendEntries of term 2, which "
             "is not older than its own term");
    QCOMPARE(first(why::CurrentTerm{S4}), "S4 heard of term 2 from S2 (vote request), later than "
                                          "its own term 1: so it went on to term 2 as a follower");
    QCOMPARE(first(why::Commit{S3, Index{3}}),
             "S3 heard from S2 that entries up to 3 are committed; its log agrees with S2's up to "
             "entry 3, so its commitIndex became the lesser of the two, 3");
}

void TestWhy::saysWhyAMessageWasLost()
{
    Recorded engine(clusterOf(3));
    perform(engine, act::Timeout{S1});
    runFor(engine, Duration::millis(100));
    perform(engine, act::SetLink{S1, S2, false, true});
    perform(engine, act::Crash{S3});
    runFor(engine, Duration::millis(150)); // at least one heartbeat
    const Timeline timeline = engine.timeline();
    std::vector<std::string> texts;
    timeline.forEachPassage(0, timeline.end(), [&](const Passage &passage) {
        if (passage.fate == Fate::Lost && passage.message->from == S1)
            texts.push_back(all(explain(timeline, passage.endMoment, why::Letter{passage.id})));
    });
    const auto told = [&](const char *words) {
        return std::any_of(texts.begin(), texts.end(), [&](const std::string &text) {
            return text.find(words) != std::string::npos;
        });
    };
    QVERIFY(told("was lost: S3 is down"));
    QVERIFY(told("S3 crashed"));
    QVERIFY(told("was lost: the link from S1 to S2 is cut"));
}

void TestWhy::saysWhyAClientIsSentOn()
{
    Recorded engine(clusterOf(3, 1));
    perform(engine, act::Timeout{S2});
    runFor(engine, Duration::millis(200));
    perform(engine, act::Submit{C1, "x", S1});
    runFor(engine, Duration::millis(21)); // there and back
    const Timeline sentOn = engine.timeline();
    const Explanation redirected = explain(sentOn, sentOn.end() - 1, why::Client{C1});
    QVERIFY(redirected.steps.size() > 2);
    QCOMPARE(redirected.steps[0].text, "C1 was sent on from S1 to S2, the leader that S1 knows");
    QCOMPARE(redirected.steps[1].text, "S1 is not the leader, so it sent C1 on to S2, which it "
                                       "follows in term 1");
    runFor(engine, Duration::millis(200));
    const Timeline done = engine.timeline();
    const Explanation answered = explain(done, done.end() - 1, why::Client{C1});
    QCOMPARE(answered.steps[0].text,
             "C1 was answered by S2: its command is committed and applied as entry 2");
    QVERIFY(answered.steps[1].text.find("S2 counted itself") == 0);
}

QTEST_GUILESS_MAIN(TestWhy)
#include "tst_why.moc"
