#include "picture/picture_export.h"

#include "picture/cluster_painter.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QImageWriter>
#include <QMimeData>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>
#include <QSvgGenerator>

namespace flotilla {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(PictureExport)
};

void paint(QPainter &painter, const Picture &picture)
{
    const QRectF rect(QPointF(), QSizeF(picture.size));
    const ClusterLayout layout = layoutOf(*picture.view, rect, picture.theme, picture.wishes);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect, picture.theme.paper);
    paintGround(painter, *picture.view, picture.theme, layout);
    paintMoving(painter, *picture.view, picture.view->now, picture.theme, layout);
}

QByteArray pngOf(const Picture &picture, qreal scale)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QImageWriter(&buffer, "png").write(imageOf(picture, scale));
    return bytes;
}

/// One page of the picture's own size, so that nothing is cut and nothing is empty.
QByteArray pdfOf(const Picture &picture)
{
    constexpr int kDotsPerInch = 96;
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setTitle(QStringLiteral("Flotilla"));
    writer.setCreator(QStringLiteral("Flotilla " FLOTILLA_VERSION));
    writer.setResolution(kDotsPerInch);
    writer.setPageMargins({});
    writer.setPageSize(
        QPageSize(QSizeF(picture.size) / kDotsPerInch, QPageSize::Inch, {}, QPageSize::ExactMatch));
    QPainter painter(&writer);
    paint(painter, picture);
    painter.end();
    // When it was made is not the picture's to say: the same picture has the same bytes.
    const QByteArray made = "/CreationDate (D:";
    if (const qsizetype at = bytes.indexOf(made); at >= 0)
        bytes.replace(at + made.size(), 14, "20000101000000");
    return bytes;
}

} // namespace

QImage imageOf(const Picture &picture, qreal scale)
{
    QImage image((QSizeF(picture.size) * scale).toSize(), QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(scale);
    image.fill(picture.theme.paper);
    QPainter painter(&image);
    paint(painter, picture);
    painter.end();
    return image;
}

QByteArray svgOf(const Picture &picture)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setTitle(QStringLiteral("Flotilla"));
    generator.setSize(picture.size);
    generator.setViewBox(QRect(QPoint(), picture.size));
    QPainter painter(&generator);
    paint(painter, picture);
    painter.end();
    return bytes;
}

std::unique_ptr<QMimeData> mimeOf(const Picture &picture)
{
    auto mime = std::make_unique<QMimeData>();
    mime->setImageData(imageOf(picture, 2));
    mime->setData(QStringLiteral("image/svg+xml"), svgOf(picture));
    return mime;
}

Result<Done> exportPicture(const Picture &picture, const QString &file, qreal scale)
{
    const QString kind = QFileInfo(file).suffix().toLower();
    const QString name = QDir::toNativeSeparators(file);
    QByteArray bytes;
    if (kind == QStringLiteral("png"))
        bytes = pngOf(picture, scale);
    else if (kind == QStringLiteral("svg"))
        bytes = svgOf(picture);
    else if (kind == QStringLiteral("pdf"))
        bytes = pdfOf(picture);
    else
        return Error{
            Text::tr("%1 is no kind of picture that can be written; let its name end in .png, "
                     ".svg or .pdf.")
                .arg(name)
                .toStdString(),
            Fault::BadInput};
    QSaveFile out(file);
    if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size() || !out.commit())
        return Error{Text::tr("%1 cannot be written: %2. Choose another place.")
                         .arg(name, out.errorString())
                         .toStdString(),
                     Fault::Environment};
    return Done{};
}

} // namespace flotilla
