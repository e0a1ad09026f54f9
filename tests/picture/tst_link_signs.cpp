#include "picture/link_signs.h"
#include "picture/views.h"

#include <QTest>

#include <cmath>

using namespace flotilla;

namespace {

Theme theme()
{
    return Theme::light(QFont(QStringLiteral("DejaVu Sans")));
}

qreal gap(const QRectF &rect, QPointF point)
{
    const qreal x = std::max({rect.left() - point.x(), point.x() - rect.right(), 0.0});
    const qreal y = std::max({rect.top() - point.y(), point.y() - rect.bottom(), 0.0});
    return std::hypot(x, y);
}

LinkTraits slow()
{
    LinkTraits traits;
    traits.delayMin = traits.delayMax = Duration::millis(200);
    return traits;
}

void setBoth(ViewMaker &make, std::size_t a, std::size_t b, const LinkTraits &traits)
{
    make.view.links.setTraits(Names::serverId(a - 1), Names::serverId(b - 1), traits);
    make.view.links.setTraits(Names::serverId(b - 1), Names::serverId(a - 1), traits);
}

std::vector<LinkSign> signsOf(const ViewMaker &make, QSize size = {1280, 800})
{
    const ClusterLayout layout = layoutOf(make.view, QRectF(QPointF(), QSizeF(size)), theme());
    return placeLinkSigns(layout, make.view, theme());
}

} // namespace

/// What is told about links, and where.
class TestLinkSigns : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPlainNetworkHasNoSigns();
    void everyTroubleIsTold();
    void theDirectionsOfACutAreTold();
    void whatAllLinksHaveIsNoSign();
    void manyServersHaveSignsOnly();
    void signsCoverNothing_data();
    void signsCoverNothing();
};

void TestLinkSigns::aPlainNetworkHasNoSigns()
{
    QVERIFY(signsOf(ViewMaker(5)).empty());
}

void TestLinkSigns::everyTroubleIsTold()
{
    ViewMaker make(5);
    LinkTraits traits = slow();
    traits.loss = 0.3;
    traits.dup = 0.2;
    traits.reorder = 0.25;
    setBoth(make, 1, 2, traits);
    const auto signs = signsOf(make);
    QCOMPARE(signs.size(), std::size_t{1});
    QVERIFY(signs[0].bothWays);
    QVERIFY((signs[0].trouble
             == LinkTrouble{.slow = true, .lossy = true, .doubles = true, .reorders = true}));
    QCOMPARE(signs[0].text, QStringLiteral("200 ms, loss 30 %, twice 20 %, reorder 25 %"));
}

void TestLinkSigns::theDirectionsOfACutAreTold()
{
    ViewMaker make(3);
    make.cut(1, 2);
    make.cut(3, 2, false);
    const auto signs = signsOf(make);
    QCOMPARE(signs.size(), std::size_t{2});
    QVERIFY(signs[0].bothWays && signs[0].trouble.cut);
    QCOMPARE(signs[0].text, QStringLiteral("cut"));
    QVERIFY(!signs[1].bothWays && signs[1].trouble.cut);
    QCOMPARE(signs[1].from, Names::serverId(2));
    QCOMPARE(signs[1].text, QStringLiteral("cut S3→S2"));
}

/// The lines look it; ten tags that say the same would not help.
void TestLinkSigns::whatAllLinksHaveIsNoSign()
{
    ViewMaker make(5);
    LinkTraits lossy;
    lossy.loss = 0.3;
    make.view.links.setTraits(lossy);
    QVERIFY(signsOf(make).empty());
    QVERIFY(troubleOf(make.view.links, Names::serverId(0), Names::serverId(1)).lossy);
    setBoth(make, 1, 2, LinkTraits{});
    QCOMPARE(signsOf(make).front().text, QStringLiteral("loss 0 %"));
}

void TestLinkSigns::manyServersHaveSignsOnly()
{
    ViewMaker make(15);
    make.cut(1, 2, false);
    setBoth(make, 4, 9, slow());
    const auto signs = signsOf(make);
    QCOMPARE(signs.size(), std::size_t{2});
    for (const LinkSign &sign : signs)
        QVERIFY(sign.text.isEmpty());
}

void TestLinkSigns::signsCoverNothing_data()
{
    QTest::addColumn<int>("servers");
    QTest::addColumn<QSize>("size");
    for (const QSize size : {QSize(900, 600), QSize(1280, 800)}) {
        for (int servers = 3; servers <= 15; ++servers)
            QTest::addRow("%d in %dx%d", servers, size.width(), size.height()) << servers << size;
    }
}

/// "None covers a label, a server, a client or another sign."
void TestLinkSigns::signsCoverNothing()
{
    QFETCH(int, servers);
    QFETCH(QSize, size);
    const auto count = static_cast<std::size_t>(servers);
    ViewMaker make(count, 2);
    for (std::size_t i = 1; i <= count; ++i) {
        const std::size_t next = i % count + 1;
        const std::size_t third = (i + 1) % count + 1;
        setBoth(make, i, next, slow());
        make.cut(i, third, i % 2 == 0);
    }
    const ClusterLayout layout = layoutOf(make.view, QRectF(QPointF(), QSizeF(size)), theme());
    const auto signs = placeLinkSigns(layout, make.view, theme());
    QVERIFY(signs.size() >= count);
    for (std::size_t i = 0; i < signs.size(); ++i) {
        const QRectF box = signs[i].box;
        QVERIFY(layout.rect.contains(box));
        for (const ServerPlace &server : layout.servers) {
            QVERIFY(!box.intersects(server.label));
            QVERIFY(gap(box, server.centre) >= layout.discRadius * 1.2);
        }
        for (const ClientPlace &client : layout.clients)
            QVERIFY(!box.intersects(client.box));
        for (std::size_t j = 0; j < i; ++j)
            QVERIFY(!box.intersects(signs[j].box));
    }
}

QTEST_MAIN(TestLinkSigns)
#include "tst_link_signs.moc"
