#include "picture/cluster_painter.h"
#include "picture/legend.h"
#include "picture/views.h"

#include <QElapsedTimer>
#include <QImage>
#include <QTest>

#include <ctime>
#include <functional>

using namespace flotilla;

namespace {

ViewMaker story()
{
    ViewMaker make(5, 1);
    make.lead(3);
    make.stand(2, 5, 1);
    make.crash(5);
    make.cut(1, 2);
    make.send(3, 1, ViewMaker::entries(1), 0.55);
    make.send(3, 4, ViewMaker::entries(1), 0.6);
    make.send(4, 3, AppendEntriesReply{true, {7}, {}}, 0.5);
    make.send(3, 2, AppendEntries{}, 0.5);
    make.send(2, 3, RequestVote{{6}, {3}}, 0.5, 5);
    make.send(2, 4, RequestVote{{6}, {3}}, 0.3, 5);
    make.send(2, 5, RequestVote{{6}, {3}}, 0.7, 5).doomed = true;
    make.send(Names::clientId(0), Names::serverId(2), ClientRequest{makeCommand("x=3")}, 0.5);
    make.view.clients[0].status.open = true;
    make.view.clients[0].status.server = Names::serverId(2);
    return make;
}

ViewMaker election(std::size_t servers)
{
    ViewMaker make(servers, 0, 4);
    make.stand(1, 5, servers / 2);
    for (std::size_t i = 2; i <= servers; ++i) {
        if (i % 3 == 0)
            make.server(i).status.currentTerm = {5};
        make.send(1, i, RequestVote{{7}, {4}}, 0.2 + 0.05 * static_cast<double>(i), 5);
        make.send(i, 1, RequestVoteReply{i % 3 == 0}, 0.1 + 0.05 * static_cast<double>(i),
                  i % 3 == 0 ? 5 : 4);
    }
    return make;
}

ViewMaker replication(std::size_t servers, std::size_t clients)
{
    ViewMaker make(servers, clients);
    make.lead(1);
    for (std::size_t i = 2; i <= servers; ++i) {
        make.send(1, i, ViewMaker::entries(i % 4 == 0 ? 0 : i * 3 % 70),
                  0.12 * static_cast<double>(i % 8));
        make.send(i, 1, AppendEntriesReply{i % 3 != 0, {7}, {}}, 0.11 * static_cast<double>(i % 7));
    }
    for (std::size_t i = 0; i < clients; ++i) {
        const NodeId client = Names::clientId(i);
        const NodeId server = Names::serverId((i * 2) % servers);
        make.view.clients[i].status.open = i % 2 == 0;
        make.view.clients[i].status.server = server;
        make.view.clients[i].status.lastIndex = Index{7};
        make.send(client, server, ClientRequest{makeCommand("append log entry")}, 0.35);
        ClientReply reply;
        reply.outcome = i % 2 == 0 ? Outcome::Redirect : Outcome::Ok;
        make.send(server, client, reply, 0.45);
    }
    return make;
}

ViewMaker troubles()
{
    ViewMaker make(5, 2, 7);
    make.lead(1);
    make.server(1).paused = true;
    make.server(2).paused = true;
    make.server(3).voter = false;
    make.view.voters.erase(Names::serverId(2));
    make.crash(4);
    make.stand(5, 8, 3);
    make.server(5).timer.due = {make.view.now.micros + 12'000};
    make.cut(1, 3, false);
    make.cut(2, 5);
    make.cut(5, 3, false);
    LinkTraits slow;
    slow.delayMin = slow.delayMax = Duration::millis(200);
    make.view.links.setTraits(Names::serverId(0), Names::serverId(1), slow);
    make.view.links.setTraits(Names::serverId(1), Names::serverId(0), slow);
    LinkTraits lossy;
    lossy.loss = 0.3;
    make.view.links.setTraits(Names::serverId(2), Names::serverId(1), lossy);
    make.view.clients[1].status.open = true;
    make.view.clients[1].status.unknown = true;
    make.view.clients[1].status.waiting = 3;
    return make;
}

/// Each kind of trouble on links between servers.
ViewMaker badNetwork(std::size_t servers)
{
    ViewMaker make(servers, 1);
    make.lead(1);
    make.cut(2, 3);
    make.cut(1, 3, false);
    const auto set = [&make](std::size_t a, std::size_t b, const LinkTraits &traits, bool both) {
        make.view.links.setTraits(Names::serverId(a - 1), Names::serverId(b - 1), traits);
        if (both)
            make.view.links.setTraits(Names::serverId(b - 1), Names::serverId(a - 1), traits);
    };
    LinkTraits slow;
    slow.delayMin = Duration::millis(150);
    slow.delayMax = Duration::millis(200);
    set(1, 2, slow, true);
    LinkTraits lossy;
    lossy.loss = 0.3;
    set(4, 5, lossy, true);
    LinkTraits doubles;
    doubles.dup = 0.2;
    set(1, 5, doubles, true);
    LinkTraits reorders;
    reorders.reorder = 0.25;
    set(3, 4, reorders, true);
    LinkTraits bad = slow;
    bad.loss = 0.1;
    bad.reorder = 0.5;
    set(2, 4, bad, false);
    return make;
}

ViewMaker held(std::size_t servers)
{
    ViewMaker make(servers, 1);
    make.view.links.setManual(true);
    make.lead(1);
    for (std::size_t i = 2; i <= servers; ++i) {
        for (int k = 0; k < static_cast<int>(i); ++k)
            make.send(1, i, ViewMaker::entries(static_cast<std::size_t>(k)), -1);
        make.send(i, 1, AppendEntriesReply{true, {7}, {}}, -1);
        make.send(i, 1, RequestVote{}, -1);
    }
    make.send(Names::clientId(0), Names::serverId(0), ClientRequest{makeCommand("put x 3")}, -1);
    make.send(Names::clientId(0), Names::serverId(0), ClientRequest{makeCommand("put y 3")}, -1);
    return make;
}

QImage painted(const ClusterView &view, const Theme &theme, QSize size,
               const PaintOptions &options = {}, bool legend = false)
{
    QImage image(size, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    const QRectF box(QPointF(12, 12), legendSize(theme));
    const ClusterLayout layout =
        layoutOf(view, QRectF(QPointF(), QSizeF(size)), theme, {legend ? box : QRectF(), {}});
    paintGround(painter, view, theme, layout, options);
    paintMoving(painter, view, view.now, theme, layout, options);
    if (legend)
        paintLegend(painter, view, theme, {12, 12});
    return image;
}

} // namespace

/// The pictures themselves: FLOTILLA_PICTURES=DIR keeps them, to be looked at.
class TestPictures : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyStoryIsPaintedTheSameTwice_data();
    void everyStoryIsPaintedTheSameTwice();
    void aLogsLengthCostsNothing();
};

void TestPictures::everyStoryIsPaintedTheSameTwice_data()
{
    QTest::addColumn<std::function<ViewMaker()>>("make");
    QTest::addColumn<QSize>("size");
    const auto row = [](const char *name, std::function<ViewMaker()> make, QSize size) {
        QTest::newRow(name) << std::move(make) << size;
    };
    row("story-1280x800", story, {1280, 800});
    row("story-975x490", story, {975, 490});
    row("story-800x600", story, {800, 600});
    row("story-1920x1080", story, {1920, 1080});
    row("story-600x900", story, {600, 900});
    row("story-400x300", story, {400, 300});
    row("election-3-800x600", [] { return election(3); }, {800, 600});
    row("election-5-1280x800", [] { return election(5); }, {1280, 800});
    row("election-9-1280x800", [] { return election(9); }, {1280, 800});
    row("election-15-1280x800", [] { return election(15); }, {1280, 800});
    row("election-15-600x900", [] { return election(15); }, {600, 900});
    row("replication-1-800x600", [] { return replication(1, 1); }, {800, 600});
    row("replication-2-800x600", [] { return replication(2, 1); }, {800, 600});
    row("replication-3-1280x800", [] { return replication(3, 2); }, {1280, 800});
    row("replication-4-800x600", [] { return replication(4, 3); }, {800, 600});
    row("replication-7-1280x800", [] { return replication(7, 2); }, {1280, 800});
    row("replication-9-1920x1080", [] { return replication(9, 4); }, {1920, 1080});
    row("replication-9-800x600", [] { return replication(9, 2); }, {800, 600});
    row("replication-15-1920x1080", [] { return replication(15, 8); }, {1920, 1080});
    row("replication-15-800x600", [] { return replication(15, 2); }, {800, 600});
    row("troubles-1280x800", troubles, {1280, 800});
    row("troubles-800x600", troubles, {800, 600});
    row("network-5-1280x800", [] { return badNetwork(5); }, {1280, 800});
    row("network-5-900x600", [] { return badNetwork(5); }, {900, 600});
    row("network-15-1280x800", [] { return badNetwork(15); }, {1280, 800});
    row("held-5-1280x800", [] { return held(5); }, {1280, 800});
    row("held-9-1280x800", [] { return held(9); }, {1280, 800});
}

void TestPictures::everyStoryIsPaintedTheSameTwice()
{
    QFETCH(std::function<ViewMaker()>, make);
    QFETCH(QSize, size);
    const ViewMaker made = make();
    const QFont font(QStringLiteral("DejaVu Sans"));
    PaintOptions options;
    options.lastTouched = Names::serverId(0);
    options.focused = Names::serverId(1);
    if (!made.view.inFlight.empty())
        options.hoveredMessage = made.view.inFlight.front().id;
    for (const bool dark : {false, true}) {
        const Theme theme = dark ? Theme::dark(font) : Theme::light(font);
        const QImage image = painted(made.view, theme, size, options, size.width() >= 1200);
        QVERIFY(image == painted(made.view, theme, size, options, size.width() >= 1200));
        const QString folder = qEnvironmentVariable("FLOTILLA_PICTURES");
        if (!folder.isEmpty()) {
            const QString name = QStringLiteral("%1/%2-%3.png")
                                     .arg(folder, QString::fromLatin1(QTest::currentDataTag()),
                                          dark ? QStringLiteral("dark") : QStringLiteral("light"));
            QVERIFY2(image.save(name), qPrintable(name));
        }
    }
}

/// The cost of a frame: told always, judged only against the same with a long log.
void TestPictures::aLogsLengthCostsNothing()
{
    ViewMaker make(7, 2);
    make.lead(1);
    for (std::size_t i = 0; i < 200; ++i) {
        const std::size_t from = i % 7 + 1;
        const std::size_t to = (from + i / 7 % 6) % 7 + 1;
        const double share = static_cast<double>(i % 19) / 19;
        if (i % 2 == 0)
            make.send(from, to, ViewMaker::entries(i % 30), share);
        else
            make.send(from, to, AppendEntriesReply{i % 3 != 0, {7}, {}}, share);
    }
    const Theme theme = Theme::light(QFont(QStringLiteral("DejaVu Sans")));
    const auto cost = [&theme](const ClusterView &view) {
        QImage image(1280, 800, QImage::Format_ARGB32_Premultiplied);
        const QRectF rect(0, 0, 1280, 800);
        const ClusterLayout layout = layoutOf(view, rect, theme);
        qint64 least = std::numeric_limits<qint64>::max();
        for (int round = 0; round < 60; ++round) {
            const std::clock_t start = std::clock();
            QPainter painter(&image);
            paintGround(painter, view, theme, layout);
            paintMoving(painter, view, view.now, theme, layout);
            painter.end();
            least = std::min(least, static_cast<qint64>((std::clock() - start)
                                                        * (1'000'000'000 / CLOCKS_PER_SEC)));
        }
        return least;
    };
    const qint64 empty = cost(make.view);
    for (ServerView &server : make.view.servers) {
        for (int i = 0; i < 10'000; ++i)
            server.log.append({{4}, nullptr});
    }
    const qint64 full = cost(make.view);
    qInfo("a frame with %d messages: %.2f ms; with 10,000 entries: %.2f ms",
          static_cast<int>(make.view.inFlight.size()), static_cast<double>(empty) / 1e6,
          static_cast<double>(full) / 1e6);
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < 20; ++i)
        (void)layoutOf(make.view, QRectF(0, 0, 1280, 800), theme);
    qInfo("a layout: %.2f ms", static_cast<double>(timer.nsecsElapsed()) / 2e7);
    QVERIFY(full < empty + empty / 4 + 200'000);
}

QTEST_MAIN(TestPictures)
#include "tst_pictures.moc"
