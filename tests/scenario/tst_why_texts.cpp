#include "scenario/parser.h"
#include "scenario/runner.h"
#include "schedule/pure_engine.h"
#include "trace/why.h"

#include <QFile>
#include <QTest>

#include <algorithm>
#include <map>
#include <set>

using namespace flotilla;

namespace {

/// What of a run is asked about: every commit of a leader, every vote, and every refusal.
class Questions final : public TraceSink {
public:
    struct Commit {
        NodeId leader;
        Index index;
        Instant at;
        std::uint64_t seq;
    };
    std::vector<Commit> commits;
    std::set<std::uint32_t> votes;    ///< ids of vote requests that were heard
    std::set<std::uint32_t> refusals; ///< ids of AppendEntries that were refused

    void begin(const TraceHeader &) override {}
    void take(const Event &event, const Names &) override
    {
        if (const auto *commit = std::get_if<what::Commit>(&event.body)) {
            for (Index at = commit->from.next(); at <= event.status->commitIndex; at = at.next())
                commits.push_back({event.node, at, event.at, event.seq});
            return;
        }
        const auto *receive = std::get_if<what::Receive>(&event.body);
        if (!receive)
            return;
        if (std::holds_alternative<RequestVote>(receive->message->body))
            votes.insert(receive->id);
        const bool refused = receive->verdict == Verdict::StaleTerm
                             || receive->verdict == Verdict::NoSuchEntry
                             || receive->verdict == Verdict::TermMismatch;
        if (refused && std::holds_alternative<AppendEntries>(receive->message->body))
            refusals.insert(receive->id);
    }
};

/// The moment that an event belongs to.
std::uint64_t momentOf(const Timeline &timeline, std::uint64_t seq)
{
    std::uint64_t found = timeline.end() - 1;
    timeline.forEach(0, timeline.end(), [&](const Moment &moment) {
        if (moment.seq >= seq)
            found = std::min(found, moment.number);
    });
    return found;
}

QString millis(Instant at)
{
    return QStringLiteral("%1 ms").arg(double(at.micros) / 1000.0, 0, 'f', 3);
}

QString told(const Explanation &explanation, const Names &names)
{
    QString text;
    for (const WhyStep &step : explanation.steps) {
        const QString section =
            step.section.empty()
                ? QString()
                : QStringLiteral(" (%1)").arg(QString::fromStdString(step.section));
        text += QStringLiteral("%1%2 [%3, %4]%5\n")
                    .arg(QString(qsizetype(2 * step.depth), QLatin1Char(' ')),
                         QString::fromStdString(step.text), millis(step.at),
                         QString::fromStdString(names.of(step.who)), section);
    }
    return text;
}

} // namespace

/// Why? on every commit, vote and refusal of the shipped figures, as texts that are kept. They have
/// been read by hand against the paper; FLOTILLA_RENEW_TEXTS=1 writes them anew: read them again
/// before they are committed.
class TestWhyTexts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void explainEachCommitVoteAndRefusal_data();
    void explainEachCommitVoteAndRefusal();
};

void TestWhyTexts::explainEachCommitVoteAndRefusal_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name : {"figure-7", "figure-8-d", "figure-8-e", "walkthrough"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TestWhyTexts::explainEachCommitVoteAndRefusal()
{
    QFETCH(const QString, name);
    QFile file(QStringLiteral(FLOTILLA_SOURCE_DIR "/resources/scenarios/%1.flotilla").arg(name));
    QVERIFY(file.open(QIODevice::ReadOnly));
    auto script = parseScript(name, file.readAll());
    QVERIFY(script);
    PureEngine engine(script->setup);
    Questions questions;
    engine.addSink(&questions);
    engine.keepTimeline();
    QVERIFY(engine.start());
    Runner runner(*std::move(script), engine);
    QVERIFY(runner.advance(Instant::never(), kAllTurns));

    const Timeline timeline = engine.timeline();
    const Names &names = timeline.names();
    std::map<std::uint32_t, Passage> passages;
    timeline.forEachPassage(0, timeline.end(),
                            [&](const Passage &passage) { passages[passage.id] = passage; });
    QString text;
    const auto ask = [&](const QString &question, std::uint64_t moment, const WhySubject &subject) {
        const Explanation explanation = explain(timeline, moment, subject);
        QVERIFY2(!explanation.steps.empty(), qPrintable(question));
        QVERIFY(explanation.steps.size() <= Explanation::kMostSteps);
        text += QStringLiteral("# %1\n%2\n").arg(question, told(explanation, names));
    };
    for (const Questions::Commit &commit : questions.commits)
        ask(QStringLiteral("Why is entry %1 committed at %2? (%3)")
                .arg(commit.index.value)
                .arg(QString::fromStdString(names.of(commit.leader)), millis(commit.at)),
            momentOf(timeline, commit.seq), why::Commit{commit.leader, commit.index});
    for (const auto *ids : {&questions.votes, &questions.refusals}) {
        for (const std::uint32_t id : *ids) {
            QVERIFY(passages.count(id));
            const Passage &passage = passages[id];
            const Message &message = *passage.message;
            ask(QStringLiteral("Why did %1 answer %2's %3 as it did? (%4)")
                    .arg(QString::fromStdString(names.of(message.to)),
                         QString::fromStdString(names.of(message.from)),
                         QString::fromLatin1(typeName(message)), millis(passage.ended)),
                passage.endMoment, why::Letter{id});
        }
    }

    const QString kept = QStringLiteral(FLOTILLA_SOURCE_DIR "/tests/golden/why/%1.txt").arg(name);
    QFile golden(kept);
    if (qEnvironmentVariableIsSet("FLOTILLA_RENEW_TEXTS")) {
        QVERIFY(golden.open(QIODevice::WriteOnly));
        golden.write(text.toUtf8());
        golden.close();
    }
    QVERIFY(golden.open(QIODevice::ReadOnly));
    const QStringList expected = QString::fromUtf8(golden.readAll()).split(QLatin1Char('\n'));
    const QStringList actual = text.split(QLatin1Char('\n'));
    for (qsizetype line = 0; line < std::min(expected.size(), actual.size()); ++line)
        QCOMPARE(actual[line], expected[line]);
    QCOMPARE(actual.size(), expected.size());
}

QTEST_GUILESS_MAIN(TestWhyTexts)
#include "tst_why_texts.moc"
