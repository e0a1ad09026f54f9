#include "picture/cluster_painter.h"
#include "picture/legend.h"
#include "picture/stories.h"

#include <QImage>
#include <QTest>

#include <ctime>
#include <functional>

using namespace flotilla;

namespace {

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
    const ViewMaker empty = make;
    for (ServerView &server : make.view.servers) {
        for (int i = 0; i < 10'000; ++i)
            server.log.append({{4}, nullptr});
    }
    const QRectF rect(0, 0, 1280, 800);
    const ClusterLayout layout = layoutOf(make.view, rect, theme);
    QImage image(1280, 800, QImage::Format_ARGB32_Premultiplied);
    const auto cost = [&](const ClusterView &view) {
        const std::clock_t start = std::clock();
        QPainter painter(&image);
        paintGround(painter, view, theme, layout);
        paintMoving(painter, view, view.now, theme, layout);
        painter.end();
        return static_cast<double>(std::clock() - start) * 1000 / CLOCKS_PER_SEC;
    };
    double without = 1e9;
    double with = 1e9;
    for (int round = 0; round < 60; ++round) { // by turns: other work slows both
        without = std::min(without, cost(empty.view));
        with = std::min(with, cost(make.view));
    }
    qInfo("a frame with %d messages: %.2f ms; with 10,000 entries: %.2f ms",
          static_cast<int>(make.view.inFlight.size()), without, with);
    QVERIFY(with < without * 1.25 + 0.2);
}

QTEST_MAIN(TestPictures)
#include "tst_pictures.moc"
