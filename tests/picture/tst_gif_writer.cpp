#include "core/hash.h"
#include "picture/gif_writer.h"

#include <QBuffer>
#include <QImageReader>
#include <QPainter>
#include <QTest>

using namespace flotilla;

namespace {

QByteArray gifOf(const std::vector<std::pair<QImage, int>> &frames)
{
    QByteArray bytes;
    GifWriter gif(frames.front().first.size(), [&](const QByteArray &piece) {
        bytes += piece;
        return true;
    });
    for (const auto &[frame, centiseconds] : frames)
        if (!gif.add(frame, centiseconds))
            qFatal("a frame was not taken");
    if (!gif.finish())
        qFatal("the end was not taken");
    return bytes;
}

struct Decoded {
    QList<QImage> frames;
    QList<int> millis;
    int loops = 0;
};

Decoded decoded(QByteArray bytes)
{
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer, "gif");
    Decoded all;
    all.loops = reader.loopCount();
    for (QImage frame; reader.read(&frame);) {
        all.frames.append(frame.convertToFormat(QImage::Format_RGB32));
        all.millis.append(reader.nextImageDelay());
    }
    return all;
}

/// The largest difference in one channel of one pixel.
int difference(const QImage &a, const QImage &b)
{
    if (a.size() != b.size())
        return 256;
    int most = 0;
    for (int y = 0; y < a.height(); ++y)
        for (int x = 0; x < a.width(); ++x) {
            const QRgb p = a.pixel(x, y);
            const QRgb q = b.pixel(x, y);
            most = std::max({most, std::abs(qRed(p) - qRed(q)), std::abs(qGreen(p) - qGreen(q)),
                             std::abs(qBlue(p) - qBlue(q))});
        }
    return most;
}

QImage noise(QSize size, std::uint64_t seed, std::uint64_t colours)
{
    QImage image(size, QImage::Format_RGB32);
    for (int y = 0; y < size.height(); ++y)
        for (int x = 0; x < size.width(); ++x)
            image.setPixel(x, y,
                           static_cast<QRgb>(hashOf(
                               hashOf(seed, std::uint64_t(x), std::uint64_t(y)) % colours, seed)));
    return image.convertToFormat(QImage::Format_RGB32);
}

/// A disc that wanders over paper, with soft edges.
QImage disc(int step)
{
    QImage image(160, 120, QImage::Format_RGB32);
    image.fill(QColor(250, 249, 245));
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(QColor(31, 119, 180));
    painter.drawEllipse(QPointF(20 + step * 3, 60), 12, 12);
    return image;
}

} // namespace

/// What is written as GIF is what another program sees.
class TestGifWriter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fewColoursComeBackAsTheyWere_data()
    {
        QTest::addColumn<int>("colours");
        for (const int colours : {1, 2, 3, 4, 5, 16, 17, 128, 254, 255})
            QTest::addRow("%d colours", colours) << colours;
    }
    void fewColoursComeBackAsTheyWere()
    {
        QFETCH(int, colours);
        for (const QSize size : {QSize(1, 1), QSize(7, 5), QSize(211, 97)}) {
            const QImage first = noise(size, 1, std::uint64_t(colours));
            const QImage second = noise(size, 2, std::uint64_t(colours));
            const Decoded back = decoded(gifOf({{first, 4}, {second, 4}}));
            QVERIFY(!back.frames.isEmpty());
            QCOMPARE(difference(back.frames.first(), first), 0);
            QCOMPARE(difference(back.frames.last(), second), 0);
        }
    }

    /// Long enough that the codes run out and begin anew, many times.
    void longPicturesComeBackAsTheyWere()
    {
        const QImage image = noise(QSize(640, 480), 3, 200);
        QCOMPARE(difference(decoded(gifOf({{image, 4}})).frames.value(0), image), 0);
        QImage even(1200, 1000, QImage::Format_RGB32);
        even.fill(Qt::white);
        QCOMPARE(difference(decoded(gifOf({{even, 4}})).frames.value(0), even), 0);
    }

    void manyColoursComeBackNearly()
    {
        QImage image(256, 256, QImage::Format_RGB32);
        for (int y = 0; y < 256; ++y)
            for (int x = 0; x < 256; ++x)
                image.setPixel(x, y, qRgb(x, y, 128));
        const int most = difference(decoded(gifOf({{image, 4}})).frames.value(0), image);
        QVERIFY2(most > 0 && most <= 24, qPrintable(QString::number(most)));
    }

    /// What is left behind shows no trace of what was there.
    void whatMovedOnLeavesThePaperAsItWas()
    {
        std::vector<std::pair<QImage, int>> frames;
        for (int i = 0; i < 30; ++i)
            frames.emplace_back(disc(i), 4);
        const Decoded back = decoded(gifOf(frames));
        QCOMPARE(back.frames.size(), qsizetype(30));
        for (int i = 0; i < 30; ++i)
            QCOMPARE(difference(back.frames[i], frames[std::size_t(i)].first), 0);
    }

    void aFrameThatStaysIsWrittenOnce()
    {
        const Decoded back =
            decoded(gifOf({{disc(0), 4}, {disc(0), 4}, {disc(1), 4}, {disc(1), 8}, {disc(0), 5}}));
        QCOMPARE(back.frames.size(), qsizetype(3));
        QCOMPARE(back.millis, (QList<int>{80, 120, 50}));
        QCOMPARE(back.loops, -1);
    }

    void onlyWhatChangedIsWritten()
    {
        const auto first = gifOf({{disc(0), 4}}).size();
        const auto both = gifOf({{disc(0), 4}, {disc(1), 4}}).size();
        QVERIFY2(both - first < first, qPrintable(QString::number(both - first)));
    }

    void aFullDiskIsTold()
    {
        int pieces = 0;
        GifWriter gif(disc(0).size(), [&](const QByteArray &) { return ++pieces < 2; });
        QVERIFY(gif.add(disc(0), 4));
        QVERIFY(gif.add(disc(1), 4));
        QVERIFY(!gif.add(disc(2), 4));
        QVERIFY(!gif.finish());
    }
};

QTEST_MAIN(TestGifWriter)
#include "tst_gif_writer.moc"
