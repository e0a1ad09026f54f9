#include "picture/diagrams.h"
#include "picture/golden.h"
#include "picture/spacetime_painter.h"
#include "picture/spacetime_walk.h"

#include <QElapsedTimer>
#include <QImage>
#include <QTest>

#include <set>

using namespace flotilla;

namespace {

constexpr QSize kSize(1000, 260);
const NodeId S1 = Names::serverId(0);
const NodeId S2 = Names::serverId(1);
const NodeId S3 = Names::serverId(2);
const NodeId S5 = Names::serverId(4);

SpacetimeLayout layoutOf(const DiagramMaker &made, const Theme &theme, QSize size = kSize)
{
    return spacetimeLayoutOf(made.model.lanes, QSizeF(size), theme, made.model.from,
                             DiagramMaker::at(318));
}

QImage painted(const DiagramMaker &made, const Theme &theme, const SpacetimeLayout &layout,
               const SpacetimeOptions &options = {})
{
    QImage image(layout.size.toSize(), QImage::Format_RGB32);
    QPainter painter(&image);
    paintSpacetime(painter, made.model, theme, layout, options);
    return image;
}

/// That many messages from S1 to S2, each a moment after the other.
DiagramMaker manyMessages(std::size_t count)
{
    DiagramMaker made(5, 0, 300);
    for (std::size_t i = 0; i < count; ++i) {
        const double sent = 280.0 * static_cast<double>(i) / static_cast<double>(count);
        made.send(1, 2, AppendEntries{}, sent, sent + 10, 3);
    }
    return made;
}

/// Milliseconds of the quickest of some paintings.
qreal costOf(const DiagramMaker &made, const Theme &theme)
{
    const SpacetimeLayout layout = layoutOf(made, theme);
    qreal best = 1e9;
    for (int i = 0; i < 8; ++i) {
        QElapsedTimer timer;
        timer.start();
        (void)painted(made, theme, layout);
        best = std::min(best, static_cast<qreal>(timer.nsecsElapsed()) / 1e6);
    }
    return best;
}

} // namespace

/// The run as a space-time diagram: where things stand, what can be pointed at, how it looks.
class TestSpacetime : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Every pixel has its instant, and every instant its pixel.
    void putsInstantsWhereTheyAreFoundAgain()
    {
        const SpacetimeLayout layout = layoutOf(lostElection(), Theme::light());
        for (qreal x = layout.head; x < layout.size.width(); x += 7.5)
            QVERIFY(std::abs(layout.x(layout.at(x)) - x) < 0.01);
        QCOMPARE(layout.x(layout.from), layout.head);
        QCOMPARE(layout.laneAt(*layout.y(S3)), std::optional(S3));
        QCOMPARE(layout.laneAt(layout.top / 2), std::nullopt);
    }

    void drawsAMessageFromSendingToArrival()
    {
        const DiagramMaker made = lostElection();
        const SpacetimeLayout layout = layoutOf(made, Theme::light());
        const SpacetimeArrow &arrow = made.model.arrows.front();
        const auto way = wayOf(layout, made.model, arrow);
        QVERIFY(way && way->ahead.isNull());
        QCOMPARE(way->gone.p1(), QPointF(layout.x(arrow.sent), *layout.y(S3)));
        QCOMPARE(way->gone.p2(), QPointF(layout.x(arrow.ended), *layout.y(S1)));
    }

    /// A message that was lost never touches the line that it was meant for.
    void endsALostMessageBeforeItsLine()
    {
        const DiagramMaker made = lostElection();
        const SpacetimeLayout layout = layoutOf(made, Theme::light());
        int lost = 0;
        for (const SpacetimeArrow &arrow : made.model.arrows) {
            if (arrow.fate != ArrowFate::Lost)
                continue;
            ++lost;
            const auto way = wayOf(layout, made.model, arrow);
            QVERIFY(std::abs(way->gone.y2() - *layout.y(arrow.message->to)) > 8);
            QVERIFY(way->gone.length() > 8);
        }
        QVERIFY(lost >= 4);
    }

    /// What is under way stands where the present is, and its way goes on.
    void takesAMessageUnderWayAsFarAsItHasCome()
    {
        const DiagramMaker made = lostElection();
        const SpacetimeLayout layout = layoutOf(made, Theme::light());
        const SpacetimeArrow &last = made.model.arrows.back();
        QCOMPARE(last.fate, ArrowFate::UnderWay);
        const auto way = wayOf(layout, made.model, last);
        QVERIFY(std::abs(way->gone.x2() - layout.x(made.model.now)) < 0.01);
        QCOMPARE(way->ahead.p2(), QPointF(layout.x(last.ended), *layout.y(S2)));
    }

    void findsWhatIsPointedAt()
    {
        const DiagramMaker made = lostElection();
        const SpacetimeLayout layout = layoutOf(made, Theme::light());
        const SpacetimeArrow &arrow = made.model.arrows.front();
        const QLineF way = wayOf(layout, made.model, arrow)->gone;
        const auto onWay = hit(layout, made.model, way.pointAt(0.45));
        QCOMPARE(onWay.arrow, std::optional(ArrowHit{arrow.id, false}));
        QVERIFY(std::abs(layout.x(*onWay.at) - way.pointAt(0.45).x()) < 0.01);
        const auto atEnd = hit(layout, made.model, way.pointAt(0.97));
        QCOMPARE(atEnd.arrow, std::optional(ArrowHit{arrow.id, true}));
        const auto name = hit(layout, made.model, {5, *layout.y(S2)});
        QVERIFY(name.head && name.lane == S2 && !name.arrow && !name.at);
        const auto ground = hit(layout, made.model, {layout.x(DiagramMaker::at(65)), 30});
        QVERIFY(!ground.arrow && ground.lane == S1 && ground.at);
        QVERIFY(!hit(layout, made.model, {layout.head + 20, layout.top / 2}).lane);
    }

    /// Where one server is looked at, the others' messages are not in the way.
    void leavesOutWhatDoesNotTouchTheOneWanted()
    {
        const DiagramMaker made = lostElection();
        const SpacetimeLayout layout = layoutOf(made, Theme::light());
        const QPointF onWay =
            wayOf(layout, made.model, made.model.arrows.front())->gone.pointAt(0.4);
        QVERIFY(hit(layout, made.model, onWay, S1).arrow);
        QVERIFY(!hit(layout, made.model, onWay, S5).arrow);
        SpacetimeOptions options;
        options.only = S5;
        const Theme theme = Theme::light();
        QVERIFY(painted(made, theme, layout) != painted(made, theme, layout, options));
    }

    /// Nobody can read a hundred lines in a pixel: it says so, and shows how many arrive where.
    void thinsOutWhereThereIsTooMuch()
    {
        const Theme theme = Theme::light();
        std::vector<ArrowDetail> details;
        for (const std::size_t count : {20U, 400U, 1500U, 20'000U}) {
            const DiagramMaker made = manyMessages(count);
            details.push_back(detailOf(layoutOf(made, theme), made.model));
        }
        QCOMPARE(details, (std::vector{ArrowDetail::Figures, ArrowDetail::Heads, ArrowDetail::Lines,
                                       ArrowDetail::Density}));
        // One server's few can be drawn all the same.
        DiagramMaker made = manyMessages(20'000);
        made.send(3, 4, AppendEntries{}, 10, 20, 3);
        QCOMPARE(detailOf(layoutOf(made, theme), made.model, S3), ArrowDetail::Figures);
    }

    void paintsTwentyThousandMessagesInAFrame()
    {
        qreal cost = 0;
        for (int attempt = 0; attempt < 5; ++attempt) { // others use the machine too
            cost = costOf(manyMessages(20'000), Theme::light());
            if (cost < 16)
                break;
        }
        QVERIFY2(cost < 16, qPrintable(QString::number(cost)));
    }

    /// No mouse is needed: each message's two ends and each change is come to, in order.
    void walksAllThatHappenedOnALine()
    {
        const DiagramMaker made = lostElection();
        std::set<std::uint32_t> ids;
        std::optional<SpacetimeEvent> event = nearestEvent(made.model, S2, Instant{});
        QVERIFY(event);
        std::vector<SpacetimeEvent> walked;
        for (; event; event = nextEvent(made.model, *event, true)) {
            QVERIFY(walked.empty() || walked.back().at <= event->at);
            walked.push_back(*event);
            if (event->arrow)
                ids.insert(*event->arrow);
        }
        for (const SpacetimeArrow &arrow : made.model.arrows)
            if (arrow.message->from == S2
                || (arrow.message->to == S2 && arrow.fate != ArrowFate::UnderWay))
                QVERIFY(ids.count(arrow.id));
        for (event = walked.back(); event; event = nextEvent(made.model, *event, false)) {
            QCOMPARE(*event, walked.back());
            walked.pop_back();
        }
        QVERIFY(walked.empty());
    }

    void looksAsItDid_data()
    {
        QTest::addColumn<Theme::Ground>("ground");
        QTest::addColumn<QSize>("size");
        QTest::addColumn<bool>("busy");
        using Ground = Theme::Ground;
        QTest::newRow("spacetime-light") << Ground::Light << kSize << true;
        QTest::newRow("spacetime-dark") << Ground::Dark << kSize << false;
        QTest::newRow("spacetime-print") << Ground::Print << kSize << false;
        QTest::newRow("spacetime-small-light") << Ground::Light << QSize(560, 150) << false;
        QTest::newRow("spacetime-large-dark") << Ground::Dark << QSize(1400, 460) << true;
    }
    void looksAsItDid()
    {
        QFETCH(Theme::Ground, ground);
        QFETCH(QSize, size);
        QFETCH(bool, busy);
        const Theme theme = Theme::make(ground, Theme::Palette::Standard, pinnedFont());
        const DiagramMaker made = lostElection();
        SpacetimeOptions options;
        if (busy) {
            options.chosen = S2;
            options.looks = DiagramMaker::at(170);
            options.focused = 4;
            options.dragged = {26, DiagramMaker::at(246)};
        }
        mustBeAsItWas(painted(made, theme, layoutOf(made, theme, size), options),
                      QString::fromLatin1(QTest::currentDataTag()));
    }

    void tellsThatThereIsTooMuch()
    {
        const Theme theme =
            Theme::make(Theme::Ground::Light, Theme::Palette::Standard, pinnedFont());
        const DiagramMaker made = manyMessages(20'000);
        mustBeAsItWas(painted(made, theme, layoutOf(made, theme)),
                      QStringLiteral("spacetime-density-light"));
    }
};

QTEST_MAIN(TestSpacetime)
#include "tst_spacetime.moc"
