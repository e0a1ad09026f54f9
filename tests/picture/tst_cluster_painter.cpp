#include "picture/cluster_painter.h"
#include "picture/views.h"

#include <QImage>
#include <QTest>

#include <cmath>

using namespace flotilla;

namespace {

constexpr QRectF kRect(0, 0, 1000, 700);

Theme theme()
{
    return Theme::light(QFont(QStringLiteral("DejaVu Sans")));
}

QImage painted(const ClusterView &view, const PaintOptions &options = {})
{
    QImage image(1000, 700, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    paintCluster(painter, view, view.now, theme(), kRect, options);
    return image;
}

QColor at(const QImage &image, QPointF point)
{
    return image.pixelColor(point.toPoint());
}

/// Of the clock around a server: a point of it, clockwise from the top, as a share of the whole.
QPointF onClock(const ClusterLayout &layout, std::size_t server, double share)
{
    const double angle = (share - 0.25) * 2 * M_PI;
    return layout.servers[server].centre
           + QPointF(std::cos(angle), std::sin(angle)) * (layout.discRadius * 1.15);
}

} // namespace

/// What the picture says, read back from its pixels.
class TestClusterPainter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aDiscHasItsTermsColour();
    void aCrashedServerIsHollow();
    void theRimRunsDownAndTurnsRed();
    void aLeaderHasNoClock();
    void aMessageHasItsOwnTermsColour();
    void anAnswerIsHollow();
    void aCutLinkIsRedInTheDirectionThatIsCut();
    void marksOnlyTheServerThatWasTouched();
    void marksWhatChanged();
    void whoReachesNoMajorityHasACutsSign();
    void theLabelTellsCommitAndApplied();
    void marksWhatIsFocused_data();
    void marksWhatIsFocused();
    void aLinkPassesBehindALabel();
    void groundAndMovingMakeTheWhole();
};

void TestClusterPainter::aDiscHasItsTermsColour()
{
    ViewMaker make(3);
    make.server(2).status.currentTerm = {5};
    const ClusterLayout layout = layoutOf(make.view, kRect, theme());
    const QImage image = painted(make.view);
    const QPointF left(-layout.discRadius * 0.7, 0);
    QCOMPARE(at(image, layout.servers[0].centre + left), theme().termColour({4}));
    QCOMPARE(at(image, layout.servers[1].centre + left), theme().termColour({5}));
}

void TestClusterPainter::aCrashedServerIsHollow()
{
    ViewMaker make(3);
    make.crash(2);
    const ClusterLayout layout = layoutOf(make.view, kRect, theme());
    const QImage image = painted(make.view);
    const QPointF centre = layout.servers[1].centre;
    QCOMPARE(at(image, centre - QPointF(layout.discRadius * 0.7, 0)), theme().panel);
    QCOMPARE(at(image, centre - QPointF(0, layout.discRadius * 0.16)), theme().alarm);
}

/// "The rim is the clock: it runs down around, red in its last fifth."
void TestClusterPainter::theRimRunsDownAndTurnsRed()
{
    ViewMaker make(3);
    TimerView &timer = make.server(1).timer;
    timer.set = {make.view.now.micros - 50'000};
    timer.due = {make.view.now.micros + 50'000};
    const ClusterLayout layout = layoutOf(make.view, kRect, theme());
    QImage image = painted(make.view);
    QCOMPARE(at(image, onClock(layout, 0, 0.4)), theme().quiet);
    QCOMPARE(at(image, onClock(layout, 0, 0.6)), theme().thin);
    timer.set = {make.view.now.micros - 85'000};
    timer.due = {make.view.now.micros + 15'000};
    image = painted(make.view);
    QCOMPARE(at(image, onClock(layout, 0, 0.1)), theme().alarm);
    QCOMPARE(at(image, onClock(layout, 0, 0.2)), theme().thin);
}

void TestClusterPainter::aLeaderHasNoClock()
{
    ViewMaker make(3);
    make.lead(1);
    const ClusterLayout layout = layoutOf(make.view, kRect, theme());
    QCOMPARE(at(painted(make.view), onClock(layout, 0, 0.1)), theme().thin);
}

/// "So a message from an old term is seen to be old."
void TestClusterPainter::aMessageHasItsOwnTermsColour()
{
    ViewMaker make(3);
    make.server(1).status.currentTerm = {6};
    make.send(1, 2, AppendEntries{}, 0.5, 3);
    const ClusterLayout layout = layoutOf(make.view, kRect, theme());
    const QPointF place = placeMessages(layout, make.view, make.view.now).front().centre;
    QCOMPARE(at(painted(make.view), place), theme().termColour({3}));
}

/// "Filled asks, hollow answers."
void TestClusterPainter::anAnswerIsHollow()
{
    ViewMaker make(3);
    make.send(1, 2, AppendEntriesReply{true, {7}, {}}, 0.5);
    const ClusterLayout layout = layoutOf(make.view, kRect, theme());
    const MessagePlace place = placeMessages(layout, make.view, make.view.now).front();
    const QPointF nose = place.centre + place.heading * (layout.message.across * 0.55);
    QCOMPARE(at(painted(make.view), nose), theme().panel);
}

void TestClusterPainter::aCutLinkIsRedInTheDirectionThatIsCut()
{
    ViewMaker make(3);
    make.cut(1, 2, false);
    const ClusterLayout layout = layoutOf(make.view, kRect, theme());
    const QImage image = painted(make.view);
    const auto reddish = [&image](const QLineF &line) {
        int count = 0;
        for (int i = 0; i <= 400; ++i) {
            const QColor colour = at(image, line.pointAt(i / 400.0));
            count += colour.red() > colour.green() + 60 ? 1 : 0;
        }
        return count;
    };
    const NodeId a = Names::serverId(0);
    const NodeId b = Names::serverId(1);
    const qreal lane = layout.message.across + 1.5;
    QVERIFY(reddish(layout.linkLine(a, b, lane)) > 50);
    QCOMPARE(reddish(layout.linkLine(b, a, lane)), 0);
}

void TestClusterPainter::marksOnlyTheServerThatWasTouched()
{
    ViewMaker make(3);
    PaintOptions options;
    options.lastTouched = Names::serverId(1);
    const ClusterLayout layout = layoutOf(make.view, kRect, theme());
    const QImage plain = painted(make.view);
    const QImage marked = painted(make.view, options);
    const auto around = [&layout](std::size_t server) {
        const qreal reach = layout.figureRadius;
        return QRectF(layout.servers[server].centre - QPointF(reach, reach),
                      QSizeF(2 * reach, 2 * reach))
            .toRect();
    };
    QVERIFY(plain.copy(around(1)) != marked.copy(around(1)));
    QVERIFY(plain.copy(around(0)) == marked.copy(around(0)));
}

/// "What changed in the last instant is marked": a ring around the server, ink in its label.
void TestClusterPainter::marksWhatChanged()
{
    ViewMaker make(3);
    PaintOptions options;
    options.changed.commit.insert(Names::serverId(1));
    const ClusterLayout layout = layoutOf(make.view, kRect, theme());
    const QImage plain = painted(make.view);
    const QImage marked = painted(make.view, options);
    const qreal ring = layout.discRadius * 1.2 + 2.5;
    QVERIFY(contrast(at(marked, layout.servers[1].centre + QPointF(ring, 0)), theme().paper) > 4);
    const auto label = [&](std::size_t server) { return layout.servers[server].label.toRect(); };
    QVERIFY(plain.copy(label(1)) != marked.copy(label(1)));
    QVERIFY(plain.copy(label(0)) == marked.copy(label(0)));
}

void TestClusterPainter::whoReachesNoMajorityHasACutsSign()
{
    ViewMaker make(3);
    const ClusterLayout layout = layoutOf(make.view, kRect, theme());
    const auto alarmed = [&](std::size_t server) {
        const QImage image = painted(make.view);
        const qreal reach = layout.discRadius * 0.25;
        const QPointF sign =
            layout.servers[server].centre + QPointF(-M_SQRT1_2, M_SQRT1_2) * layout.discRadius;
        const QRect box =
            QRectF(sign - QPointF(reach, reach), QSizeF(2 * reach, 2 * reach)).toRect();
        int count = 0;
        for (int y = box.top(); y <= box.bottom(); ++y) {
            for (int x = box.left(); x <= box.right(); ++x)
                count += image.pixelColor(x, y) == theme().alarm ? 1 : 0;
        }
        return count;
    };
    QCOMPARE(alarmed(0), 0);
    make.cut(1, 2);
    make.cut(1, 3);
    QVERIFY(alarmed(0) > 10);
    QCOMPARE(alarmed(1), 0);
}

/// Each of the figures that a label tells changes it.
void TestClusterPainter::theLabelTellsCommitAndApplied()
{
    const ViewMaker make(3);
    const ClusterLayout layout = layoutOf(make.view, kRect, theme());
    const QRect label = layout.servers[0].label.toRect();
    const QImage plain = painted(make.view).copy(label);
    for (Index Status::*figure :
         {&Status::commitIndex, &Status::lastApplied, &Status::lastLogIndex}) {
        ViewMaker other = make;
        other.server(1).status.*figure = {5};
        QVERIFY(plain != painted(other.view).copy(label));
    }
}

void TestClusterPainter::marksWhatIsFocused_data()
{
    QTest::addColumn<Hit>("what");
    QTest::newRow("a server") << Hit(Names::serverId(1));
    QTest::newRow("a client") << Hit(Names::clientId(0));
    QTest::newRow("a message") << Hit(MessageHit{1});
    QTest::newRow("a link") << Hit(LinkHit{Names::serverId(0), Names::serverId(2)});
}

/// "One accent for what the user can act on": it shows around what has the focus, nowhere else.
void TestClusterPainter::marksWhatIsFocused()
{
    QFETCH(Hit, what);
    ViewMaker make(3, 1);
    make.send(1, 2, AppendEntries{}, 0.5);
    PaintOptions options;
    std::visit(Overload{[](std::monostate) {}, [&](NodeId id) { options.focused = id; },
                        [&](MessageHit message) { options.focusedMessage = message.id; },
                        [&](LinkHit link) { options.focusedLink = link; }},
               what);
    const ClusterLayout layout = layoutOf(make.view, kRect, theme());
    const QImage plain = painted(make.view);
    const QImage marked = painted(make.view, options);
    const QRectF around = figureOf(layout, make.view, make.view.now, what).adjusted(-8, -8, 8, 8);
    const QRgb accent = theme().accent.rgb();
    int accents = 0;
    bool elsewhere = false;
    for (int y = 0; y < marked.height(); ++y) {
        const auto *now = reinterpret_cast<const QRgb *>(marked.constScanLine(y));
        const auto *before = reinterpret_cast<const QRgb *>(plain.constScanLine(y));
        for (int x = 0; x < marked.width(); ++x) {
            accents += now[x] == accent ? 1 : 0;
            elsewhere = elsewhere || (now[x] != before[x] && !around.contains(x, y));
        }
    }
    QVERIFY(!elsewhere);
    QVERIFY(accents > 20);
}

/// Not through its words.
void TestClusterPainter::aLinkPassesBehindALabel()
{
    const ViewMaker make(3);
    ClusterLayout layout = layoutOf(make.view, kRect, theme());
    const QPointF middle = layout.linkLine(Names::serverId(0), Names::serverId(1)).pointAt(0.5);
    layout.servers[2].label.moveCenter(middle);
    QImage image(1000, 700, QImage::Format_ARGB32_Premultiplied);
    QPainter painter(&image);
    paintGround(painter, make.view, theme(), layout);
    painter.end();
    QCOMPARE(at(image, middle), theme().paper);
}

/// Who keeps the ground in a pixmap shows the same picture.
void TestClusterPainter::groundAndMovingMakeTheWhole()
{
    ViewMaker make(5, 1);
    make.lead(1);
    make.cut(2, 3);
    make.send(1, 2, ViewMaker::entries(2), 0.5);
    const ClusterLayout layout = layoutOf(make.view, kRect, theme());
    QImage image(1000, 700, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    paintGround(painter, make.view, theme(), layout);
    paintMoving(painter, make.view, make.view.now, theme(), layout);
    painter.end();
    QVERIFY(image == painted(make.view));
}

QTEST_MAIN(TestClusterPainter)
#include "tst_cluster_painter.moc"
