#include "app/bench.h"

#include "app/bench_limits.h"
#include "cluster/cluster.h"
#include "picture/cluster_painter.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPainter>
#include <QProcess>
#include <QTemporaryDir>
#include <QTextStream>

#include <algorithm>
#include <ctime>
#include <optional>

namespace flotilla {

namespace {

constexpr int kHops = 100'000;
/// Machines change their speed: what is compared is measured side by side, so many times.
constexpr int kRounds = 5;
constexpr std::size_t kServers = 5;
/// Each client has one command open at a time, which takes it some 40 ms: together they make some
/// 100 requests a virtual second.
constexpr std::size_t kClients = 4;
constexpr Duration kWarmUp = Duration::seconds(1);

/// One line of the result: a figure, and the bound that it has to hold.
struct Figure {
    QString name;
    double value = 0;
    enum class Bound { AtLeast, AtMost, None } bound = Bound::None;
    double limit = 0;
    QString unit;

    [[nodiscard]] bool holds() const
    {
        switch (bound) {
        case Bound::AtLeast:
            return value >= limit;
        case Bound::AtMost:
            return value <= limit;
        case Bound::None:
            return true;
        }
        return true;
    }
};

RunSetup workload(std::size_t servers, std::size_t clients)
{
    RunSetup setup;
    for (std::size_t i = 0; i < servers; ++i) {
        setup.servers.push_back({"S" + std::to_string(i + 1), {}, {}, {}});
        setup.voters.insert(Names::serverId(i));
    }
    for (std::size_t i = 0; i < clients; ++i)
        setup.clients.push_back({"C" + std::to_string(i + 1), Names::serverId(0)});
    setup.invariants = false;
    return setup;
}

void fillLines(Engine &engine, Duration length)
{
    const auto commands = static_cast<std::size_t>(length.micros / 20'000);
    for (std::size_t client = 0; client < kClients; ++client)
        for (std::size_t i = 0; i < commands; ++i)
            (void)engine.act(act::Submit{Names::clientId(client), "x=1", {}});
}

/// Turns a wall-clock second, of a stretch of the workload.
Result<double> turnsPerSecond(Engine &engine, Grant grant, Duration length)
{
    engine.setGrant(grant);
    if (auto started = engine.start(); !started)
        return started.error();
    fillLines(engine, length);
    if (auto warm = engine.run(engine.now() + kWarmUp); !warm)
        return warm.error();
    const std::uint64_t before = engine.turns();
    QElapsedTimer timer;
    timer.start();
    if (auto done = engine.run(engine.now() + length); !done)
        return done.error();
    return static_cast<double>(engine.turns() - before) * 1e9
           / static_cast<double>(timer.nsecsElapsed());
}

Result<double> realTurnsPerSecond(Grant grant, Duration length, const ClusterOptions &options)
{
    auto cluster = Cluster::make(workload(kServers, kClients), options);
    if (!cluster)
        return cluster.error();
    return turnsPerSecond(**cluster, grant, length);
}

/// The share of short runs whose every turn was the pure engine's.
Result<double> shareOfEqualRuns()
{
    int equal = 0;
    int runs = 0;
    for (const Grant grant : {Grant::Step, Grant::Window})
        for (std::uint64_t seed = 1; seed <= 5; ++seed) {
            RunSetup setup = workload(kServers, kClients);
            setup.seed = seed;
            ClusterOptions options;
            options.stores = false;
            auto made = Cluster::make(std::move(setup), options);
            if (!made)
                return made.error();
            Cluster &cluster = **made;
            if (auto rate = turnsPerSecond(cluster, grant, Duration::seconds(1)); !rate)
                return rate.error();
            for (int i = 0; i < 3; ++i) {
                const NodeId victim =
                    Names::serverId((seed + static_cast<std::uint64_t>(i)) % kServers);
                if (auto done = cluster.act(act::Crash{victim}); !done)
                    return done.error();
                if (auto done = cluster.run(cluster.now() + Duration::millis(400)); !done)
                    return done.error();
                if (auto done = cluster.act(act::Restart{{}}); !done)
                    return done.error();
            }
            ++runs;
            equal += cluster.determinism().equal ? 1 : 0;
        }
    return static_cast<double>(equal) / runs;
}

double cpuMillis()
{
    return static_cast<double>(std::clock()) * 1000 / CLOCKS_PER_SEC;
}

ClusterView busyView(std::uint32_t logLength)
{
    ClusterView view;
    view.now = Instant{10'000'000};
    constexpr std::size_t servers = 7;
    for (std::size_t i = 0; i < servers; ++i) {
        ServerView server;
        server.id = Names::serverId(i);
        server.name = "S" + std::to_string(i + 1);
        server.status.currentTerm = Term{4};
        server.status.role = i == 2 ? Role::Leader : Role::Follower;
        for (std::uint32_t entry = 0; entry < logLength; ++entry)
            server.log.append({Term{1 + entry / 4000}, nullptr});
        server.status.lastLogIndex = server.status.commitIndex = server.log.lastIndex();
        server.timer = {view.now - Duration::millis(80), view.now + Duration::millis(120)};
        view.voters.insert(server.id);
        view.servers.push_back(std::move(server));
    }
    for (std::uint32_t i = 0; i < 200; ++i) {
        const NodeId from = Names::serverId(i % servers);
        const NodeId to = Names::serverId((i + 1 + i / servers % (servers - 1)) % servers);
        MessageBody body = AppendEntries{};
        if (i % 4 == 1)
            body = AppendEntries{Index{}, Term{}, {Entry{Term{4}, nullptr}}, Index{}};
        else if (i % 4 == 2)
            body = AppendEntriesReply{i % 8 == 2, Index{3}, std::nullopt};
        else if (i % 4 == 3)
            body = RequestVote{};
        MessageView message;
        message.id = i + 1;
        message.message =
            std::make_shared<const Message>(Message{from, to, Term{3 + i % 3}, std::move(body)});
        message.sent = view.now - Duration{100 + (i * 37) % 9000};
        message.arrives = view.now + Duration{9000 - (i * 53) % 8900};
        view.inFlight.push_back(std::move(message));
    }
    return view;
}

double paintMillis(const ClusterView &view)
{
    QImage image(1280, 800, QImage::Format_ARGB32_Premultiplied);
    const Theme theme = Theme::light();
    const auto paint = [&](int frames) {
        const double before = cpuMillis();
        for (int frame = 0; frame < frames; ++frame) {
            QPainter painter(&image);
            painter.setRenderHint(QPainter::Antialiasing);
            paintCluster(painter, view, view.now, theme, QRectF(image.rect()));
        }
        return (cpuMillis() - before) / frames;
    };
    paint(20);
    return std::min({paint(60), paint(60), paint(60)});
}

/// From the start of the process to its end right after the first frame, with no screen to draw on.
std::optional<double> firstFrameMillis()
{
    const QString program = QCoreApplication::applicationDirPath() + QStringLiteral("/flotilla");
    if (!QFileInfo::exists(program))
        return std::nullopt;
    std::optional<double> best;
    for (int i = 0; i < 3; ++i) {
        QTemporaryDir home;
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
        environment.insert(QStringLiteral("HOME"), home.path());
        process.setProcessEnvironment(environment);
        QElapsedTimer timer;
        timer.start();
        process.start(program, {QStringLiteral("--quit-after-first-frame")});
        if (!process.waitForFinished(30'000) || process.exitCode() != 0)
            return std::nullopt;
        const double millis = static_cast<double>(timer.nsecsElapsed()) / 1e6;
        best = best ? std::min(*best, millis) : millis;
    }
    return best;
}

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

/// Turns a second of each way to run, and the raw rate, taken side by side: a machine that changes its
/// speed changes all of them.
struct Rates {
    double raw = 0;
    double oneByOne = 0;
    double windowed = 0;
    double stored = 0; ///< 0: there is no folder in memory
    double pure = 0;
};

Result<double> storedTurnsPerSecond(const QString &where, Durability durability, Duration length)
{
    QTemporaryDir folder(where + QStringLiteral("/flotilla-bench-XXXXXX"));
    ClusterOptions options;
    options.dataFolder = folder.path();
    options.durability = durability;
    return realTurnsPerSecond(Grant::Window, length, options);
}

Result<Rates> measureRates()
{
    const auto raw = rawTcpHopsPerSecond(kHops);
    if (!raw)
        return raw.error();
    ClusterOptions onSockets;
    onSockets.stores = false;
    const auto oneByOne = realTurnsPerSecond(Grant::Step, Duration::seconds(15), onSockets);
    if (!oneByOne)
        return oneByOne.error();
    const auto windowed = realTurnsPerSecond(Grant::Window, Duration::seconds(20), onSockets);
    if (!windowed)
        return windowed.error();
    Rates rates{*raw, *oneByOne, *windowed, 0, 0};
    if (const QString memory = QStringLiteral("/dev/shm"); QFileInfo(memory).isWritable()) {
        const auto stored = storedTurnsPerSecond(memory, Durability::Os, Duration::seconds(20));
        if (!stored)
            return stored.error();
        rates.stored = *stored;
    }
    PureEngine pure(workload(kServers, kClients));
    const auto pureRate = turnsPerSecond(pure, Grant::Step, Duration::seconds(500));
    if (!pureRate)
        return pureRate.error();
    rates.pure = *pureRate;
    return rates;
}

/// Each figure is the median of the rounds' own ratios.
Result<std::vector<Figure>> measureEngines()
{
    using B = Figure::Bound;
    const QString ratio = QStringLiteral("ratio");
    std::vector<Rates> rounds;
    for (int i = 0; i < kRounds; ++i) {
        const auto rates = measureRates();
        if (!rates)
            return rates.error();
        rounds.push_back(*rates);
    }
    const auto of = [&](auto &&figure) {
        std::vector<double> values;
        for (const Rates &rates : rounds)
            values.push_back(figure(rates));
        return median(std::move(values));
    };
    std::vector<Figure> figures{
        {QStringLiteral("raw TCP hops"), of([](const Rates &r) { return r.raw; }), B::None, 0,
         QStringLiteral("per second")},
        {QStringLiteral("one by one / raw TCP hops"),
         of([](const Rates &r) { return r.oneByOne / r.raw; }), B::AtLeast, 0.12, ratio},
        {QStringLiteral("windowed / raw TCP hops"),
         of([](const Rates &r) { return r.windowed / r.raw; }), B::AtLeast, 0.25, ratio},
        {QStringLiteral("pure engine / raw TCP hops"),
         of([](const Rates &r) { return r.pure / r.raw; }), B::AtLeast, 10, ratio}};
    if (rounds.front().stored > 0)
        figures.push_back(
            {QStringLiteral("what SQLite adds to an event (durability=os, in memory)"),
             of([](const Rates &r) { return r.windowed / r.stored - 1; }), B::AtMost, 1,
             QStringLiteral("times the event")});
    return figures;
}

void measurePaint(std::vector<Figure> &figures)
{
    using B = Figure::Bound;
    const ClusterView empty = busyView(0);
    const ClusterView filled = busyView(10'000);
    double emptyMillis = paintMillis(empty);
    double filledMillis = paintMillis(filled);
    for (int i = 1; i < kRounds; ++i) {
        emptyMillis = std::min(emptyMillis, paintMillis(empty));
        filledMillis = std::min(filledMillis, paintMillis(filled));
    }
    figures.push_back({QStringLiteral("paint: 7 servers, 200 messages, 1280x800, log of 10,000"),
                       filledMillis, B::AtMost, 4, QStringLiteral("ms of CPU a frame")});
    figures.push_back({QStringLiteral("the same / with an empty log"), filledMillis / emptyMillis,
                       B::AtMost, 1.2, QStringLiteral("ratio")});
}

Result<std::vector<Figure>> measure()
{
    using B = Figure::Bound;
    auto figures = measureEngines();
    if (!figures)
        return figures.error();
    const auto equal = shareOfEqualRuns();
    if (!equal)
        return equal.error();
    figures->push_back({QStringLiteral("runs equal to the pure engine"), *equal, B::AtLeast, 1,
                        QStringLiteral("share")});
    const auto syncs = rawSyncsPerSecond(QDir::tempPath().toLocal8Bit().constData(), 200);
    const auto full =
        storedTurnsPerSecond(QDir::tempPath(), Durability::Full, Duration::seconds(2));
    if (syncs && full) {
        figures->push_back({QStringLiteral("fdatasync of the disk"), *syncs, B::None, 0,
                            QStringLiteral("per second")});
        figures->push_back(
            {QStringLiteral("windowed on that disk (durability=full) / its fdatasync"),
             *full / *syncs, B::None, 0, QStringLiteral("ratio")});
    }
    measurePaint(*figures);
    if (const auto first = firstFrameMillis())
        figures->push_back({QStringLiteral("window up and first frame drawn"), *first, B::AtMost,
                            400, QStringLiteral("ms from process start")});
    return figures;
}

const char *boundText(Figure::Bound bound)
{
    switch (bound) {
    case Figure::Bound::AtLeast:
        return "at least";
    case Figure::Bound::AtMost:
        return "at most";
    case Figure::Bound::None:
        return "";
    }
    return "";
}

QByteArray asJson(const std::vector<Figure> &figures)
{
    QJsonArray array;
    for (const Figure &figure : figures) {
        QJsonObject object{{QStringLiteral("name"), figure.name},
                           {QStringLiteral("value"), figure.value},
                           {QStringLiteral("unit"), figure.unit}};
        if (figure.bound != Figure::Bound::None) {
            object.insert(QStringLiteral("bound"), QLatin1String(boundText(figure.bound)));
            object.insert(QStringLiteral("limit"), figure.limit);
            object.insert(QStringLiteral("holds"), figure.holds());
        }
        array.append(object);
    }
    return QJsonDocument(QJsonObject{{QStringLiteral("figures"), array}}).toJson();
}

} // namespace

int runBench(const QStringList &arguments)
{
    QTextStream out(stdout);
    QTextStream err(stderr);
    for (const QString &argument : arguments)
        if (argument != QLatin1String("--json")) {
            err << "flotilla-cli bench: unknown option \"" << argument
                << "\"; the only one is --json\n";
            return 2;
        }
    const auto figures = measure();
    if (!figures) {
        err << "flotilla-cli bench: " << QString::fromStdString(figures.error().message) << '\n';
        return 4;
    }
    if (arguments.contains(QLatin1String("--json"))) {
        out << asJson(*figures);
    } else {
        for (const Figure &figure : *figures)
            out << QStringLiteral("%1 %2 %3  %4 %5\n")
                       .arg(figure.holds() ? QStringLiteral(" ") : QStringLiteral("!"))
                       .arg(figure.name, -60)
                       .arg(figure.value, 12, 'f', 3)
                       .arg(figure.unit)
                       .arg(figure.bound == Figure::Bound::None
                                ? QString()
                                : QStringLiteral("(%1 %2)")
                                      .arg(QLatin1String(boundText(figure.bound)))
                                      .arg(figure.limit));
    }
    return std::all_of(figures->begin(), figures->end(), [](const Figure &f) { return f.holds(); })
               ? 0
               : 1;
}

} // namespace flotilla
