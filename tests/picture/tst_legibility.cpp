#include "picture/hit.h"
#include "picture/views.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace flotilla;

namespace {

const QList<QSize> kSizes{{900, 600}, {1280, 800}, {1920, 1080}};
const QList<qreal> kScales{1, 1.5, 2, 3};

Theme theme(qreal scale)
{
    Theme made = Theme::light(QFont(QStringLiteral("DejaVu Sans")));
    made.scale = scale;
    return made;
}

qreal gap(const QRectF &rect, QPointF point)
{
    const qreal x = std::max({rect.left() - point.x(), point.x() - rect.right(), 0.0});
    const qreal y = std::max({rect.top() - point.y(), point.y() - rect.bottom(), 0.0});
    return std::hypot(x, y);
}

/// What is wrong with a layout, in words; empty: nothing.
QString fault(const ClusterLayout &layout)
{
    const qreal figure = layout.figureRadius;
    const QRectF &rect = layout.rect;
    for (std::size_t i = 0; i < layout.servers.size(); ++i) {
        const ServerPlace &server = layout.servers[i];
        if (!rect.contains(server.label))
            return QStringLiteral("the label of %1 leaves the picture").arg(server.name);
        if (!rect.adjusted(figure, figure, -figure, -figure).contains(server.centre))
            return QStringLiteral("%1 leaves the picture").arg(server.name);
        for (std::size_t j = 0; j < layout.servers.size(); ++j) {
            const ServerPlace &other = layout.servers[j];
            if (gap(server.label, other.centre) < figure)
                return QStringLiteral("the label of %1 covers %2").arg(server.name, other.name);
            if (j < i && server.label.intersects(other.label))
                return QStringLiteral("labels cover each other: %1, %2")
                    .arg(server.name, other.name);
            if (j < i && QLineF(server.centre, other.centre).length() < 2 * figure)
                return QStringLiteral("%1 covers %2").arg(server.name, other.name);
        }
    }
    for (std::size_t i = 0; i < layout.clients.size(); ++i) {
        const ClientPlace &client = layout.clients[i];
        if (!rect.contains(client.box))
            return QStringLiteral("%1 leaves the picture").arg(client.name);
        for (std::size_t j = 0; j < i; ++j) {
            if (client.box.intersects(layout.clients[j].box))
                return QStringLiteral("clients cover each other");
        }
        for (const ServerPlace &server : layout.servers) {
            if (client.box.intersects(server.label) || gap(client.box, server.centre) < figure)
                return QStringLiteral("%1 covers %2").arg(client.name, server.name);
        }
    }
    return {};
}

} // namespace

/// Whatever the cluster's size, the window's and the type's: all can be read.
class TestLegibility : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingCoversAnything_data();
    void nothingCoversAnything();
    void nothingCoversWhatWasMoved_data() { nothingCoversAnything_data(); }
    void nothingCoversWhatWasMoved();
    void typeGrowsWithItsScale_data();
    void typeGrowsWithItsScale();
};

void TestLegibility::nothingCoversAnything_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<qreal>("scale");
    QTest::addColumn<int>("servers");
    for (const QSize size : kSizes) {
        for (const qreal scale : kScales) {
            for (int servers = 3; servers <= 15; ++servers)
                QTest::addRow("%d in %dx%d, type %.1f", servers, size.width(), size.height(), scale)
                    << size << scale << servers;
        }
    }
}

void TestLegibility::nothingCoversAnything()
{
    QFETCH(QSize, size);
    QFETCH(qreal, scale);
    QFETCH(int, servers);
    for (std::size_t clients = 0; clients <= 6; ++clients) {
        const ViewMaker make(static_cast<std::size_t>(servers), clients);
        const ClusterLayout layout =
            layoutOf(make.view, QRectF(QPointF(), QSizeF(size)), theme(scale));
        const QString found = fault(layout);
        QVERIFY2(found.isEmpty(),
                 qPrintable(QStringLiteral("%1 clients: %2").arg(clients).arg(found)));
    }
}

void TestLegibility::nothingCoversWhatWasMoved()
{
    QFETCH(QSize, size);
    QFETCH(qreal, scale);
    QFETCH(int, servers);
    const ViewMaker make(static_cast<std::size_t>(servers), 2);
    LayoutWishes wishes;
    wishes.moved = {{Names::serverId(0), QPointF(0, 0)},
                    {Names::serverId(1), QPointF(0.5, 0.5)},
                    {Names::serverId(2), QPointF(0.52, 0.5)},
                    {Names::clientId(0), QPointF(1, 0.4)}};
    const ClusterLayout layout =
        layoutOf(make.view, QRectF(QPointF(), QSizeF(size)), theme(scale), wishes);
    const QString found = fault(layout);
    QVERIFY2(found.isEmpty(), qPrintable(found));
}

void TestLegibility::typeGrowsWithItsScale_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<int>("servers");
    for (const QSize size : kSizes) {
        for (const int servers : {3, 5, 7})
            QTest::addRow("%d in %dx%d", servers, size.width(), size.height()) << size << servers;
    }
}

/// A projector's 300 % must not come out as 150 %.
void TestLegibility::typeGrowsWithItsScale()
{
    QFETCH(QSize, size);
    QFETCH(int, servers);
    const ViewMaker make(static_cast<std::size_t>(servers), 1);
    const auto nameAt = [&](qreal scale) {
        return layoutOf(make.view, QRectF(QPointF(), QSizeF(size)), theme(scale)).nameSize;
    };
    qreal before = 0;
    for (const qreal scale : kScales) {
        const qreal now = nameAt(scale);
        QVERIFY2(now >= before, "larger type never comes out smaller");
        QVERIFY(now >= 17 * scale * 0.5);
        before = now;
    }
}

QTEST_MAIN(TestLegibility)
#include "tst_legibility.moc"
