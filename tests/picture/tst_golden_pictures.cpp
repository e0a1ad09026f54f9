#include "picture/cluster_painter.h"
#include "picture/golden.h"
#include "picture/legend.h"
#include "picture/stories.h"

#include <QFontInfo>
#include <QImage>
#include <QTest>

#include <functional>

using namespace flotilla;

namespace {

using Ground = Theme::Ground;
using Palette = Theme::Palette;

constexpr QSize kSize(900, 600);

/// What one picture is painted of.
struct Scene {
    std::function<ViewMaker()> make;
    Ground ground = Ground::Light;
    Palette palette = Palette::Standard;
    qreal scale = 1;
    bool legend = false;
    LayoutWishes wishes = {};
    PaintOptions options = {};
};

QImage painted(const Scene &scene)
{
    Theme theme = Theme::make(scene.ground, scene.palette, pinnedFont());
    theme.scale = scene.scale;
    QImage image(kSize, QImage::Format_RGB32);
    QPainter painter(&image);
    const ViewMaker made = scene.make();
    constexpr QPointF kLegend(10, 10);
    LayoutWishes wishes = scene.wishes;
    if (scene.legend)
        wishes.keepFree = QRectF(kLegend, legendSize(theme));
    const ClusterLayout layout =
        layoutOf(made.view, QRectF(QPointF(), QSizeF(kSize)), theme, wishes);
    paintGround(painter, made.view, theme, layout, scene.options);
    paintMoving(painter, made.view, made.view.now, theme, layout, scene.options);
    if (scene.legend)
        paintLegend(painter, made.view, theme, kLegend);
    return image;
}

} // namespace

Q_DECLARE_METATYPE(Scene)

/// The canvas, pixel by pixel. FLOTILLA_RENEW_PICTURES=1 paints the golden ones anew: look at each
/// before it is committed.
class TestGoldenPictures : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theFontIsThePinnedOne();
    void isAsItWas_data();
    void isAsItWas();
};

void TestGoldenPictures::theFontIsThePinnedOne()
{
    QVERIFY2(QFontInfo(pinnedFont()).family() == QStringLiteral("DejaVu Sans"),
             "the golden pictures are painted with DejaVu Sans: install fonts-dejavu-core");
}

void TestGoldenPictures::isAsItWas_data()
{
    QTest::addColumn<Scene>("scene");
    const auto row = [](const char *name, Scene scene) { QTest::newRow(name) << std::move(scene); };
    const auto changed = [] {
        PaintOptions options;
        options.changed.commit.insert(Names::serverId(0));
        options.changed.state.insert(Names::serverId(1));
        options.hovered = Names::serverId(3);
        options.focusedLink = LinkHit{Names::serverId(2), Names::serverId(3)};
        return options;
    };
    row("story-5-light", {.make = story, .options = changed()});
    row("story-5-dark", {.make = story, .ground = Ground::Dark, .options = changed()});
    row("story-5-high-contrast", {.make = story, .ground = Ground::HighContrast});
    row("story-5-high-contrast-dark", {.make = story, .ground = Ground::HighContrastDark});
    row("story-5-type-300", {.make = story, .scale = 3});
    row("election-5-okabe-ito", {.make = [] { return election(5); }, .palette = Palette::OkabeIto});
    row("election-9-light", {.make = [] { return election(9); }});
    row("network-5-light", {.make = [] { return badNetwork(5); }});
    row("network-5-print", {.make = [] { return badNetwork(5); }, .ground = Ground::Print});
    row("network-15-dark", {.make = [] { return badNetwork(15); }, .ground = Ground::Dark});
    row("troubles-5-light", {.make = troubles});
    row("partition-5-dark", {.make = partition, .ground = Ground::Dark});
    row("replies-3-light", {.make = [] { return replication(3, 2); }});
    row("replies-9-okabe-ito-dark", {.make = [] { return replication(9, 2); },
                                     .ground = Ground::Dark,
                                     .palette = Palette::OkabeIto});
    row("replies-15-light", {.make = [] { return replication(15, 2); }});
    row("legend-3-light", {.make = [] { return held(3); }, .legend = true});
    row("moved-5-dark",
        {.make = story,
         .ground = Ground::Dark,
         .wishes = {{}, {{Names::serverId(1), {0.55, 0.45}}, {Names::serverId(0), {0.1, 0.1}}}}});
}

void TestGoldenPictures::isAsItWas()
{
    QFETCH(Scene, scene);
    mustBeAsItWas(painted(scene), QString::fromLatin1(QTest::currentDataTag()));
}

QTEST_MAIN(TestGoldenPictures)
#include "tst_golden_pictures.moc"
