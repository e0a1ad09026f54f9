#include "core/hash.h"
#include "schedule/pure_engine.h"
#include "schedule/wild_run.h"
#include "trace/trace_import.h"
#include "trace/trace_reader.h"
#include "trace/trace_writer.h"

#include <QTest>

#include <algorithm>
#include <map>

using namespace flotilla;
using namespace flotilla::test;

namespace {

/// A run that keeps its timeline and its trace.
struct Told {
    std::string trace;
    Timeline timeline;
};

Told tell(std::uint64_t seed, int acts)
{
    Told told;
    TraceWriter writer([&told](std::string_view lines) { told.trace += lines; });
    PureEngine engine(setupOf(3 + seed % 3, seed));
    engine.keepTimeline();
    engine.addSink(&writer);
    playWildly(engine, seed, acts);
    writer.flush();
    told.timeline = engine.timeline();
    return told;
}

ImportedTrace mustImport(std::string_view trace)
{
    auto imported = importTrace(trace);
    if (!imported)
        qFatal("%s", imported.error().message.c_str());
    return *std::move(imported);
}

/// Reads and writes again.
std::string writtenAgain(std::string_view trace)
{
    std::string again;
    TraceWriter writer([&again](std::string_view lines) { again += lines; });
    TraceReader reader;
    reader.addSink(&writer);
    for (std::size_t at = 0; at < trace.size();) {
        const std::size_t end = trace.find('\n', at);
        mustWork(reader.take(trace.substr(at, end - at)));
        at = end + 1;
    }
    writer.flush();
    return again;
}

/// The first thing in which two views differ of what a trace tells; "" where they don't. It tells
/// neither timers nor how many commands wait, and of a client nothing before it asks.
QString difference(const ClusterView &told, const ClusterView &had)
{
    if (told.now != had.now || told.voters != had.voters)
        return QStringLiteral("now or voters");
    if (told.servers.size() != had.servers.size())
        return QStringLiteral("how many servers there are");
    for (std::size_t i = 0; i < told.servers.size(); ++i) {
        ServerView server = told.servers[i];
        server.timer = had.servers[i].timer;
        const QString name = QString::fromStdString(server.name);
        if (!(server.log == had.servers[i].log))
            return name + QStringLiteral(": log");
        if (!(server.status == had.servers[i].status))
            return name + QStringLiteral(": status");
        if (server.leader != had.servers[i].leader)
            return name + QStringLiteral(": leader");
        if (!(server == had.servers[i]))
            return name;
    }
    for (const ClientView &client : told.clients) {
        const auto same = std::find_if(had.clients.begin(), had.clients.end(),
                                       [&](const auto &c) { return c.name == client.name; });
        const QString name = QString::fromStdString(client.name);
        if (same == had.clients.end()) {
            if (client.status.op > 0)
                return name + QStringLiteral(" is not there");
            continue;
        }
        ClientStatus status = same->status;
        status.waiting = client.status.waiting;
        if (client.status.op == 0)
            status.server = client.status.server;
        if (!(status == client.status) || client.command != same->command)
            return name;
    }
    if (told.inFlight.size() != had.inFlight.size())
        return QStringLiteral("%1 in flight, %2")
            .arg(told.inFlight.size())
            .arg(had.inFlight.size());
    for (std::size_t i = 0; i < told.inFlight.size(); ++i) {
        const MessageView &message = told.inFlight[i];
        if (message.id != had.inFlight[i].id || message.sent != had.inFlight[i].sent
            || message.doomed != had.inFlight[i].doomed)
            return QStringLiteral("message %1").arg(message.id);
    }
    for (const ServerView &from : had.servers)
        for (const ServerView &to : had.servers)
            if (told.links.isUp(from.id, to.id) != had.links.isUp(from.id, to.id))
                return QStringLiteral("link %1 %2")
                    .arg(QString::fromStdString(from.name), QString::fromStdString(to.name));
    return told.links.isManual() == had.links.isManual() ? QString() : QStringLiteral("manual");
}

/// Cuts, doubles and swaps bytes and lines, drawn from the seed.
std::string mutated(std::string text, std::uint64_t seed)
{
    const auto pick = [&](std::uint64_t what, std::size_t count) {
        return static_cast<std::size_t>(hashOf(seed, what, 5) % std::max<std::size_t>(count, 1));
    };
    for (std::uint64_t i = 0; i < 1 + seed % 3; ++i) {
        const std::size_t at = pick(10 * i, text.size());
        const std::size_t line = text.find('\n', at);
        switch (pick(10 * i + 1, 7)) {
        case 0:
            text[at] = static_cast<char>(pick(10 * i + 2, 256));
            break;
        case 1:
            text.erase(at, 1 + pick(10 * i + 2, 40));
            break;
        case 2:
            text.insert(at, text.substr(pick(10 * i + 2, text.size()), 30));
            break;
        case 3:
            text.resize(at);
            break;
        case 4:
            if (line != std::string::npos)
                text.erase(line + 1, text.find('\n', line + 1) - line);
            break;
        case 5: { // another number
            const std::size_t digit = text.find_first_of("0123456789", at);
            if (digit != std::string::npos)
                text[digit] = static_cast<char>('0' + pick(10 * i + 2, 10));
            break;
        }
        default: { // another server
            const std::size_t name = text.find("\"S", at);
            if (name != std::string::npos && name + 2 < text.size())
                text[name + 2] = static_cast<char>('1' + pick(10 * i + 2, 6));
        }
        }
    }
    return text;
}

} // namespace

/// What a trace tells of a run is what the run was.
class TestTraceImport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void itsTimelineIsThatOfTheRun_data()
    {
        QTest::addColumn<std::uint64_t>("seed");
        for (std::uint64_t seed = 1; seed <= 12; ++seed)
            QTest::addRow("seed %d", static_cast<int>(seed)) << seed;
    }
    void itsTimelineIsThatOfTheRun()
    {
        QFETCH(std::uint64_t, seed);
        const Told told = tell(seed, 120);
        const ImportedTrace imported = mustImport(told.trace);
        // Of the moments that end with the same event, the last ones: an action may be told in more.
        std::map<std::uint64_t, std::uint64_t> ends;
        told.timeline.forEach(0, told.timeline.end(),
                              [&](const Moment &moment) { ends[moment.seq] = moment.number; });
        std::uint64_t compared = 0;
        const Timeline &timeline = imported.timeline;
        timeline.forEach(0, timeline.end(), [&](const Moment &moment) {
            const auto same = ends.find(moment.seq);
            if (same == ends.end() || QTest::currentTestFailed())
                return;
            ClusterView had = told.timeline.at(same->second);
            ClusterView view = timeline.at(moment.number);
            if (had.now >= view.now)
                view.now = had.now; // a moment that no line tells of moves the time alone
            const QString where = difference(view, had);
            QVERIFY2(where.isEmpty(),
                     qPrintable(QStringLiteral("line %1: %2").arg(moment.seq).arg(where)));
            ++compared;
        });
        QVERIFY2(compared * 10 > ends.size() * 9,
                 qPrintable(QStringLiteral("%1 of %2").arg(compared).arg(ends.size())));
    }

    void aMessageArrivesWhenItDid()
    {
        PureEngine engine(clusterOf(3));
        std::string trace;
        TraceWriter writer([&trace](std::string_view lines) { trace += lines; });
        engine.addSink(&writer);
        mustWork(engine.start());
        elect(engine, S1);
        writer.flush();
        const ImportedTrace imported = mustImport(trace);
        bool seen = false;
        imported.timeline.forEach(0, imported.timeline.end(), [&](const Moment &moment) {
            for (const MessageView &message : imported.timeline.at(moment.number).inFlight) {
                QCOMPARE(message.arrives->micros, (message.sent + kDelay).micros);
                seen = true;
            }
        });
        QVERIFY(seen);
    }

    void itsLedgerIsTheRuns()
    {
        const Told told = tell(5, 60);
        const ImportedTrace imported = mustImport(told.trace);
        const auto had = told.timeline.ledger(told.timeline.end() - 1);
        const auto rows = imported.timeline.ledger(imported.timeline.end() - 1);
        QVERIFY(!had.empty());
        QCOMPARE(rows.size(), had.size());
        for (std::size_t i = 0; i < rows.size(); ++i) {
            QVERIFY(rows[i].entry == had[i].entry && rows[i].index == had[i].index);
            QCOMPARE(rows[i].leader, had[i].leader);
            QCOMPARE(rows[i].committedAt.micros, had[i].committedAt.micros);
        }
    }

    void writtenAgainItHasTheSameBytes()
    {
        for (std::uint64_t seed = 20; seed < 32; ++seed) {
            const Told told = tell(seed, 60);
            QVERIFY(writtenAgain(told.trace) == told.trace);
        }
    }

    /// Whatever becomes of a trace's bytes: it is read or refused, and what is read can be looked at.
    void mutationsAreReadOrRefused()
    {
        const Told told = tell(3, 12);
        int refused = 0;
        for (std::uint64_t seed = 0; seed < 600; ++seed) {
            const auto imported = importTrace(mutated(told.trace, seed));
            if (!imported) {
                QVERIFY(!imported.error().message.empty());
                ++refused;
                continue;
            }
            const Timeline &timeline = imported->timeline;
            for (std::uint64_t at = 0; at < timeline.end(); at += 7)
                (void)timeline.at(at);
            (void)timeline.ledger(timeline.end() - 1);
        }
        QVERIFY2(refused > 300 && refused < 600, qPrintable(QString::number(refused)));
    }

    void readingCanBeBrokenOff()
    {
        const Told told = tell(2, 400);
        QVERIFY(std::count(told.trace.begin(), told.trace.end(), '\n') > 8192);
        std::vector<double> shares;
        const auto imported = importTrace(told.trace, [&](double share) {
            shares.push_back(share);
            return shares.size() < 3;
        });
        QVERIFY(!imported.ok());
        QVERIFY(imported.error().fault == Fault::Refused);
        QCOMPARE(shares.size(), std::size_t(3));
        QVERIFY(std::is_sorted(shares.begin(), shares.end()));
    }
};

QTEST_GUILESS_MAIN(TestTraceImport)
#include "tst_trace_import.moc"
