#include "picture/hit.h"
#include "picture/layout.h"
#include "picture/views.h"

#include <QTest>

#include <cmath>

using namespace flotilla;

namespace {

const QList<QSize> kSizes{{1280, 800}, {800, 600}, {1920, 1080}, {600, 900}, {975, 490}};

Theme theme()
{
    return Theme::light(QFont(QStringLiteral("DejaVu Sans")));
}

ClusterLayout laidOut(const ClusterView &view, QSize size)
{
    return layoutOf(view, QRectF(QPointF(), QSizeF(size)), theme());
}

qreal gap(const QRectF &rect, QPointF point)
{
    const qreal x = std::max({rect.left() - point.x(), point.x() - rect.right(), 0.0});
    const qreal y = std::max({rect.top() - point.y(), point.y() - rect.bottom(), 0.0});
    return std::hypot(x, y);
}

} // namespace

/// The ring's geometry, for every number of servers and several windows.
class TestLayout : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingCoversALabel_data();
    void nothingCoversALabel();
    void serversStayApart_data() { nothingCoversALabel_data(); }
    void serversStayApart();
    void clientsStandFree_data();
    void clientsStandFree();
    void typeStaysLegible_data() { nothingCoversALabel_data(); }
    void typeStaysLegible();
    void aMessageIsWhereItsTimeIs();
    void theTwoDirectionsOfALinkStandApart_data() { nothingCoversALabel_data(); }
    void theTwoDirectionsOfALinkStandApart();
    void waitingMessagesDoNotCoverEachOther_data();
    void waitingMessagesDoNotCoverEachOther();
    void nothingMovesWhenTheStateChanges();
    void keepsACornerFree();
    void aTinyRectangleStillGetsALayout();
    void aHitFindsWhatIsDrawn();
    void aHitTellsTheDirectionOfALink();
    void aMovedServerStandsWhereItWasTaken();
    void movedPartiesCoverNothing_data();
    void movedPartiesCoverNothing();
    void aPointIsAShareOfTheRectangle();
    void aFigureStandsWhereAHitFindsIt();
};

void TestLayout::nothingCoversALabel_data()
{
    QTest::addColumn<int>("servers");
    QTest::addColumn<QSize>("size");
    for (const QSize size : kSizes) {
        for (int servers = 1; servers <= 15; ++servers)
            QTest::addRow("%d in %dx%d", servers, size.width(), size.height()) << servers << size;
    }
}

/// "Labels stand outside the ring and never under anything."
void TestLayout::nothingCoversALabel()
{
    QFETCH(int, servers);
    QFETCH(QSize, size);
    const ClusterLayout layout = laidOut(ViewMaker(static_cast<std::size_t>(servers)).view, size);
    for (std::size_t i = 0; i < layout.servers.size(); ++i) {
        const QRectF label = layout.servers[i].label;
        QVERIFY(layout.rect.contains(label));
        for (std::size_t j = 0; j < layout.servers.size(); ++j) {
            QVERIFY(gap(label, layout.servers[j].centre) >= layout.figureRadius);
            QVERIFY(j == i || !label.intersects(layout.servers[j].label));
        }
        for (std::size_t from = 0; from < layout.servers.size(); ++from) {
            for (std::size_t to = 0; to < layout.servers.size(); ++to) {
                if (from == to)
                    continue;
                const Lane lane = layout.laneOf(Names::serverId(from), Names::serverId(to));
                for (int step = 0; step <= 40; ++step)
                    QVERIFY(gap(label, lane.pointAt(step / 40.0)) >= layout.message.across);
            }
        }
    }
}

void TestLayout::serversStayApart()
{
    QFETCH(int, servers);
    QFETCH(QSize, size);
    const ClusterLayout layout = laidOut(ViewMaker(static_cast<std::size_t>(servers)).view, size);
    const qreal figure = layout.figureRadius;
    for (std::size_t i = 0; i < layout.servers.size(); ++i) {
        const QPointF centre = layout.servers[i].centre;
        QVERIFY(layout.rect.contains(
            QRectF(centre - QPointF(figure, figure), QSizeF(2 * figure, 2 * figure))));
        for (std::size_t j = 0; j < i; ++j) {
            const qreal apart = QLineF(centre, layout.servers[j].centre).length();
            QVERIFY2(apart >= 2 * figure + 4 * layout.message.across,
                     "a message needs a way to fly");
        }
    }
}

void TestLayout::clientsStandFree_data()
{
    QTest::addColumn<int>("servers");
    QTest::addColumn<int>("clients");
    QTest::addColumn<QSize>("size");
    for (const QSize size : kSizes) {
        for (const int servers : {1, 2, 3, 4, 5, 7, 9, 15}) {
            for (const int clients : {1, 2, 4, 10})
                QTest::addRow("%d and %d in %dx%d", servers, clients, size.width(), size.height())
                    << servers << clients << size;
        }
    }
}

void TestLayout::clientsStandFree()
{
    QFETCH(int, servers);
    QFETCH(int, clients);
    QFETCH(QSize, size);
    const ClusterLayout layout = laidOut(
        ViewMaker(static_cast<std::size_t>(servers), static_cast<std::size_t>(clients)).view, size);
    for (std::size_t i = 0; i < layout.clients.size(); ++i) {
        const QRectF box = layout.clients[i].box;
        QVERIFY(layout.rect.contains(box));
        for (const ServerPlace &server : layout.servers) {
            QVERIFY(!box.intersects(server.label));
            QVERIFY(gap(box, server.centre) >= layout.figureRadius);
        }
        for (std::size_t j = 0; j < i; ++j)
            QVERIFY(!box.intersects(layout.clients[j].box));
    }
}

void TestLayout::typeStaysLegible()
{
    QFETCH(int, servers);
    QFETCH(QSize, size);
    const ClusterLayout layout = laidOut(ViewMaker(static_cast<std::size_t>(servers)).view, size);
    QVERIFY(layout.nameSize >= 11);
    QVERIFY(layout.detail == ClusterLayout::Detail::NameOnly || layout.readingSize >= 9);
    QVERIFY(layout.discRadius >= 12);
    if (servers <= 7)
        QVERIFY(layout.detail != ClusterLayout::Detail::NameOnly);
}

/// "A message's place is its virtual time between sending and arrival; nothing eases."
void TestLayout::aMessageIsWhereItsTimeIs()
{
    ViewMaker make(3);
    make.send(1, 2, AppendEntries{}, 0.25);
    const ClusterLayout layout = laidOut(make.view, {1280, 800});
    const Lane lane = layout.laneOf(Names::serverId(0), Names::serverId(1));
    const auto at = [&](std::int64_t later) {
        return placeMessages(layout, make.view, {make.view.now.micros + later}).front().centre;
    };
    const auto is = [](QPointF a, QPointF b) { return QLineF(a, b).length() < 1e-6; };
    QVERIFY(is(at(-2'500), lane.p1()));
    QVERIFY(is(at(0), lane.pointAt(0.25)));
    QVERIFY(is(at(2'500), lane.pointAt(0.5)));
    QVERIFY(is(at(7'500), lane.p2()));
    QVERIFY2(is(at(60'000), lane.p2()), "it never flies past its receiver");
}

/// "Traffic keeps right: the two directions never cover one another."
void TestLayout::theTwoDirectionsOfALinkStandApart()
{
    QFETCH(int, servers);
    QFETCH(QSize, size);
    const ClusterLayout layout =
        laidOut(ViewMaker(static_cast<std::size_t>(servers), 1).view, size);
    for (std::size_t i = 0; i < layout.servers.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            const Lane there = layout.laneOf(Names::serverId(i), Names::serverId(j));
            const Lane back = layout.laneOf(Names::serverId(j), Names::serverId(i));
            const QPointF heading = (there.p2() - there.p1()) / there.length();
            const QPointF right(-heading.y(), heading.x());
            const qreal apart = QPointF::dotProduct(there.p1() - back.p2(), right);
            QVERIFY2(apart >= 2 * layout.message.across, "keeps right, and by its own width");
        }
    }
}

void TestLayout::waitingMessagesDoNotCoverEachOther_data()
{
    QTest::addColumn<int>("servers");
    QTest::addColumn<int>("each");
    for (const int servers : {2, 3, 5, 7, 9, 15}) {
        QTest::addRow("%d servers, one each", servers) << servers << 1;
        QTest::addRow("%d servers, three each", servers) << servers << 3;
    }
}

void TestLayout::waitingMessagesDoNotCoverEachOther()
{
    QFETCH(int, servers);
    QFETCH(int, each);
    ViewMaker make(static_cast<std::size_t>(servers));
    for (int from = 1; from <= servers; ++from) {
        for (int copy = 0; copy < each && from > 1; ++copy) {
            make.send(1, static_cast<std::size_t>(from), AppendEntries{}, -1);
            make.send(static_cast<std::size_t>(from), 1, AppendEntriesReply{}, -1);
        }
    }
    const ClusterLayout layout = laidOut(make.view, {1280, 800});
    const auto places = placeMessages(layout, make.view, make.view.now);
    for (std::size_t i = 0; i < places.size(); ++i) {
        QVERIFY(places[i].waits);
        for (std::size_t j = 0; j < i; ++j) {
            const qreal apart = QLineF(places[i].centre, places[j].centre).length();
            QVERIFY(apart >= 2 * layout.message.across);
        }
        const NodeId to = make.view.inFlight[places[i].index].message->to;
        const NodeId from = make.view.inFlight[places[i].index].message->from;
        QVERIFY2(each > 1
                     || QLineF(places[i].centre, layout.centreOf(to)).length()
                            < QLineF(places[i].centre, layout.centreOf(from)).length(),
                 "beside its receiver");
    }
}

/// Only messages move.
void TestLayout::nothingMovesWhenTheStateChanges()
{
    ViewMaker make(5, 1);
    const ClusterLayout before = laidOut(make.view, {1280, 800});
    make.lead(2);
    make.stand(3, 9, 2);
    make.crash(4);
    make.cut(1, 2);
    make.server(1).status.lastLogIndex = {999};
    const ClusterLayout after = laidOut(make.view, {1280, 800});
    for (std::size_t i = 0; i < 5; ++i) {
        QCOMPARE(after.servers[i].centre, before.servers[i].centre);
        QCOMPARE(after.servers[i].label, before.servers[i].label);
    }
}

/// As large as the legend, in a canvas that docks have left little room.
void TestLayout::keepsACornerFree()
{
    const QRectF corner(12, 12, 325, 195);
    for (const QSizeF size : {QSizeF(1280, 800), QSizeF(990, 520), QSizeF(1000, 640)}) {
        for (const std::size_t servers : {3U, 5U, 7U}) {
            const ClusterLayout layout = layoutOf(ViewMaker(servers, 1).view,
                                                  QRectF(QPointF(), size), theme(), {corner, {}});
            QVERIFY(layout.detail != ClusterLayout::Detail::NameOnly);
            for (const ServerPlace &server : layout.servers) {
                QVERIFY(!server.label.intersects(corner));
                QVERIFY(gap(corner, server.centre) >= layout.figureRadius);
            }
        }
    }
}

void TestLayout::aTinyRectangleStillGetsALayout()
{
    for (const QSize size : {QSize(0, 0), QSize(1, 1), QSize(40, 40), QSize(2000, 30)}) {
        const ClusterLayout layout = laidOut(ViewMaker(15, 3).view, size);
        QCOMPARE(layout.servers.size(), std::size_t{15});
        for (const ServerPlace &server : layout.servers)
            QVERIFY(std::isfinite(server.centre.x()) && std::isfinite(server.centre.y()));
    }
}

void TestLayout::aHitFindsWhatIsDrawn()
{
    ViewMaker make(5, 1);
    make.send(1, 3, ViewMaker::entries(1), 0.4);
    make.send(Names::clientId(0), Names::serverId(0), ClientRequest{makeCommand("x=3")}, 0.5);
    const ClusterLayout layout = laidOut(make.view, {1280, 800});
    const auto at = [&](QPointF point) { return hit(layout, make.view, make.view.now, point); };
    for (std::size_t i = 0; i < 5; ++i) {
        QVERIFY(at(layout.servers[i].centre) == Hit(Names::serverId(i)));
        QVERIFY(at(layout.servers[i].label.center()) == Hit(Names::serverId(i)));
    }
    QVERIFY(at(layout.clients[0].box.center()) == Hit(Names::clientId(0)));
    for (const MessagePlace &place : placeMessages(layout, make.view, make.view.now))
        QVERIFY(at(place.centre) == Hit(MessageHit{make.view.inFlight[place.index].id}));
    QVERIFY(at({2, 2}) == Hit());
}

void TestLayout::aHitTellsTheDirectionOfALink()
{
    const ViewMaker make(5);
    const ClusterLayout layout = laidOut(make.view, {1280, 800});
    const NodeId a = Names::serverId(0);
    const NodeId b = Names::serverId(1);
    const auto at = [&](QPointF point) { return hit(layout, make.view, make.view.now, point); };
    QVERIFY(at(layout.linkLine(a, b, 4).pointAt(0.5)) == Hit(LinkHit{a, b}));
    QVERIFY(at(layout.linkLine(b, a, 4).pointAt(0.5)) == Hit(LinkHit{b, a}));
}

/// The others stay, and the label comes along.
void TestLayout::aMovedServerStandsWhereItWasTaken()
{
    const ViewMaker make(5, 1);
    const QRectF rect(0, 0, 1280, 800);
    const ClusterLayout before = layoutOf(make.view, rect, theme());
    const QPointF there = rect.center() + QPointF(30, 20);
    LayoutWishes wishes;
    wishes.moved = {{Names::serverId(1), shareOf(rect, there)}};
    const ClusterLayout after = layoutOf(make.view, rect, theme(), wishes);
    QVERIFY(QLineF(after.servers[1].centre, there).length() < 1e-6);
    QVERIFY(gap(after.servers[1].label, there) < after.figureRadius * 1.5);
    for (const std::size_t other : {0U, 2U, 3U, 4U}) {
        QCOMPARE(after.servers[other].centre, before.servers[other].centre);
        QCOMPARE(after.servers[other].label, before.servers[other].label);
    }
    wishes.moved = {{Names::clientId(0), QPointF(0, 0)}};
    QVERIFY(layoutOf(make.view, rect, theme(), wishes).clients[0].box.topLeft().x() < 10);
}

void TestLayout::movedPartiesCoverNothing_data()
{
    QTest::addColumn<QPointF>("share");
    QTest::newRow("a corner") << QPointF(0, 0);
    QTest::newRow("another corner") << QPointF(1, 1);
    QTest::newRow("far outside") << QPointF(9, -9);
    QTest::newRow("the middle") << QPointF(0.5, 0.5);
    QTest::newRow("where another stands") << QPointF(-1, -1);
}

void TestLayout::movedPartiesCoverNothing()
{
    QFETCH(QPointF, share);
    const ViewMaker make(7, 2);
    const QRectF rect(0, 0, 1000, 700);
    const ClusterLayout before = layoutOf(make.view, rect, theme());
    if (share.x() < 0)
        share = shareOf(rect, before.servers[3].centre + QPointF(5, 5));
    for (const NodeId id : {Names::serverId(0), Names::serverId(5), Names::clientId(1)}) {
        const ClusterLayout layout =
            layoutOf(make.view, rect, theme(), {{}, {{id, share}, {Names::serverId(2), share}}});
        for (std::size_t i = 0; i < layout.servers.size(); ++i) {
            const ServerPlace &server = layout.servers[i];
            const QRectF figure =
                figureOf(layout, make.view, make.view.now, Hit(Names::serverId(i)));
            QVERIFY(rect.contains(figure));
            QVERIFY(rect.contains(server.label));
            for (std::size_t j = 0; j < layout.servers.size(); ++j) {
                QVERIFY(gap(server.label, layout.servers[j].centre) >= layout.figureRadius);
                QVERIFY(j == i || !server.label.intersects(layout.servers[j].label));
            }
            for (const ClientPlace &client : layout.clients) {
                QVERIFY(!client.box.intersects(server.label));
                QVERIFY(gap(client.box, server.centre) >= layout.figureRadius);
            }
        }
        QVERIFY(rect.contains(layout.clients[1].box));
        QVERIFY(!layout.clients[1].box.intersects(layout.clients[0].box));
    }
}

void TestLayout::aPointIsAShareOfTheRectangle()
{
    const QRectF rect(100, 50, 200, 400);
    QCOMPARE(shareOf(rect, {100, 50}), QPointF(0, 0));
    QCOMPARE(shareOf(rect, {200, 150}), QPointF(0.5, 0.25));
    QCOMPARE(shareOf(rect, {9999, -9999}), QPointF(1, 0));
    QCOMPARE(shareOf(QRectF(), {3, 3}), QPointF(0.5, 0.5));
}

/// What the screen reader is told is where the mouse would find it.
void TestLayout::aFigureStandsWhereAHitFindsIt()
{
    ViewMaker make(5, 1);
    make.send(1, 3, ViewMaker::entries(1), 0.4);
    make.send(Names::clientId(0), Names::serverId(0), ClientRequest{makeCommand("x=3")}, 0.5);
    const ClusterLayout layout = laidOut(make.view, {1280, 800});
    const LinkHit link{Names::serverId(1), Names::serverId(0)};
    for (const Hit &what :
         {Hit(Names::serverId(0)), Hit(Names::serverId(4)), Hit(Names::clientId(0)),
          Hit(MessageHit{1}), Hit(MessageHit{2}), Hit(link)}) {
        const QRectF box = figureOf(layout, make.view, make.view.now, what);
        QVERIFY(!box.isEmpty());
        QVERIFY(hit(layout, make.view, make.view.now, box.center()) == what);
    }
    for (const Hit &what : {Hit(), Hit(Names::serverId(5)), Hit(Names::clientId(1)),
                            Hit(MessageHit{9}), Hit(LinkHit{link.from, Names::serverId(9)})})
        QVERIFY(figureOf(layout, make.view, make.view.now, what).isEmpty());
}

QTEST_MAIN(TestLayout)
#include "tst_layout.moc"
