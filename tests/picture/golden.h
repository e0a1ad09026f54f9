#pragma once

#include <QCoreApplication>
#include <QDir>
#include <QFont>
#include <QImage>
#include <QTest>

namespace flotilla {

// Pictures that are kept, pixel by pixel. FLOTILLA_RENEW_PICTURES=1 paints them anew: look at each
// before it is committed.

/// Hinting would make the letters depend on the machine's settings.
inline QFont pinnedFont()
{
    QFont font(QStringLiteral("DejaVu Sans"));
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

/// Red where they differ, pale where they agree.
inline QImage difference(const QImage &actual, const QImage &golden)
{
    QImage shown =
        actual.convertToFormat(QImage::Format_Grayscale8).convertToFormat(QImage::Format_RGB32);
    for (int y = 0; y < shown.height(); ++y) {
        for (int x = 0; x < shown.width(); ++x) {
            const bool same = golden.valid(x, y) && actual.pixel(x, y) == golden.pixel(x, y);
            const int grey = 170 + qGray(shown.pixel(x, y)) / 3;
            shown.setPixel(x, y, same ? qRgb(grey, grey, grey) : qRgb(220, 0, 0));
        }
    }
    return shown;
}

inline bool savePicture(const QImage &image, const QString &name)
{
    constexpr int kSmallest = 0;
    return image.save(name, "PNG", kSmallest);
}

/// Fails the test where a picture is not the kept one of that name.
inline void mustBeAsItWas(const QImage &actual, const QString &name)
{
    const QString kept = QStringLiteral(FLOTILLA_SOURCE_DIR "/tests/golden/pictures/");
    const QString golden = kept + name + QStringLiteral(".png");
    if (qEnvironmentVariableIsSet("FLOTILLA_RENEW_PICTURES")) {
        QVERIFY(QDir().mkpath(kept));
        QVERIFY2(savePicture(actual, golden), qPrintable(golden));
    }
    const QImage expected = QImage(golden).convertToFormat(QImage::Format_RGB32);
    if (actual == expected)
        return;
    const QString folder = QCoreApplication::applicationDirPath() + QStringLiteral("/pictures/");
    QVERIFY(QDir().mkpath(folder));
    QVERIFY(savePicture(actual, folder + name + QStringLiteral(".actual.png")));
    QVERIFY(savePicture(difference(actual, expected), folder + name + QStringLiteral(".diff.png")));
    QFAIL(qPrintable(QStringLiteral("%1 is not %2. See %1.actual.png and %1.diff.png in %3; where "
                                    "the new one is right, run this test with "
                                    "FLOTILLA_RENEW_PICTURES=1.")
                         .arg(name, golden, folder)));
}

} // namespace flotilla
