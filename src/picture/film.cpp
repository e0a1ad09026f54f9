#include "picture/film.h"

#include "picture/cluster_painter.h"
#include "picture/gif_writer.h"
#include "picture/text.h"

#include <QDir>
#include <QFileInfo>
#include <QPainter>
#include <QSaveFile>

#include <algorithm>
#include <cmath>
#include <optional>

namespace flotilla {

namespace {

Error cannotWrite(const QString &name, const QString &why)
{
    return {Text::tr("%1 cannot be written: %2. Choose another place.")
                .arg(QDir::toNativeSeparators(name), why)
                .toStdString(),
            Fault::Environment};
}

Error brokenOff()
{
    return {Text::tr("The export was broken off; nothing was written.").toStdString(),
            Fault::Refused};
}

/// Draws its frames one after the other; the layout is kept as long as the same take part.
class Projector {
public:
    explicit Projector(const Film &film) : m_film(film) {}

    [[nodiscard]] QImage frame(int number)
    {
        const Instant at = m_film.instantOf(number);
        const ClusterView view = m_film.timeline.at(at);
        const QRectF rect(QPointF(), QSizeF(m_film.size));
        const std::size_t endpoints = view.servers.size() * 100 + view.clients.size();
        if (!m_layout || endpoints != m_endpoints) {
            LayoutWishes wishes = m_film.wishes;
            wishes.keepFree |= clockRect();
            m_layout = layoutOf(view, rect, m_film.theme, wishes);
            m_endpoints = endpoints;
        }
        QImage image((QSizeF(m_film.size) * m_film.scale).toSize(), QImage::Format_RGB32);
        image.setDevicePixelRatio(m_film.scale);
        image.fill(m_film.theme.paper);
        QPainter painter(&image);
        painter.setRenderHint(QPainter::Antialiasing);
        paintGround(painter, view, m_film.theme, *m_layout);
        paintMoving(painter, view, at, m_film.theme, *m_layout);
        painter.setFont(m_film.theme.font(m_film.theme.readingSize()));
        painter.setPen(m_film.theme.ink);
        painter.drawText(clockRect(), Qt::AlignLeft | Qt::AlignVCenter,
                         Text::tr("%1 ms").arg(double(at.micros) / 1000, 0, 'f', 1));
        return image;
    }

private:
    [[nodiscard]] QRectF clockRect() const
    {
        const qreal line = m_film.theme.readingSize() * 1.6;
        return {line / 2, line / 4, line * 6, line};
    }

    const Film &m_film;
    std::optional<ClusterLayout> m_layout;
    std::size_t m_endpoints = 0;
};

Result<Done> writeGif(const Film &film, const QString &name, const FilmProgress &goOn)
{
    QSaveFile file(name);
    if (!file.open(QIODevice::WriteOnly))
        return cannotWrite(name, file.errorString());
    Projector projector(film);
    GifWriter gif((QSizeF(film.size) * film.scale).toSize(),
                  [&](const QByteArray &bytes) { return file.write(bytes) == bytes.size(); });
    const int all = film.frames();
    const auto shownAt = [&](int frame) { return frame * 100 / film.framesPerSecond; };
    for (int i = 0; i < all; ++i) {
        if (goOn && !goOn(i, all))
            return brokenOff();
        // The last one stands for a second, before it begins anew.
        const int centiseconds = i + 1 == all ? 100 : shownAt(i + 1) - shownAt(i);
        if (!gif.add(projector.frame(i), centiseconds))
            return cannotWrite(name, file.errorString());
    }
    if (!gif.finish() || !file.commit())
        return cannotWrite(name, file.errorString());
    return Done{};
}

Result<Done> writeFrames(const Film &film, const QString &name, const FilmProgress &goOn)
{
    QDir folder(name);
    const bool wasThere = folder.exists();
    if (wasThere && !folder.isEmpty())
        return Error{Text::tr("%1 is not empty; name a folder that is new or empty, so that only "
                              "these frames are in it.")
                         .arg(QDir::toNativeSeparators(name))
                         .toStdString(),
                     Fault::BadInput};
    if (!folder.mkpath(QStringLiteral(".")))
        return cannotWrite(name, Text::tr("the folder can't be made"));
    QStringList written;
    const auto undo = [&] {
        for (const QString &frame : written)
            folder.remove(frame);
        if (!wasThere)
            folder.rmdir(folder.absolutePath());
    };
    Projector projector(film);
    const int all = film.frames();
    for (int i = 0; i < all; ++i) {
        if (goOn && !goOn(i, all)) {
            undo();
            return brokenOff();
        }
        written << QStringLiteral("frame-%1.png").arg(i + 1, 5, 10, QLatin1Char('0'));
        QSaveFile file(folder.filePath(written.back()));
        if (!file.open(QIODevice::WriteOnly) || !projector.frame(i).save(&file, "png")
            || !file.commit()) {
            undo();
            return cannotWrite(file.fileName(), file.errorString());
        }
    }
    return Done{};
}

} // namespace

int Film::frames() const
{
    const double seconds = double((to - from).micros) / 1e6 / pace;
    const double count = std::floor(seconds * framesPerSecond + 1e-9) + 1;
    return count > kMostFrames ? kMostFrames + 1 : static_cast<int>(count);
}

Instant Film::instantOf(int frame) const
{
    const double micros = double(frame) / framesPerSecond * pace * 1e6;
    return std::min(to, from + Duration{std::llround(micros)});
}

std::optional<Error> Film::whyNot() const
{
    const auto bad = [](const QString &text) { return Error{text.toStdString(), Fault::BadInput}; };
    if (timeline.isEmpty())
        return bad(Text::tr("There is no run to draw."));
    if (to < from)
        return bad(Text::tr("The stretch ends before it begins; exchange its two instants."));
    const QSizeF pixels = QSizeF(size) * scale;
    if (size.width() < 64 || size.height() < 64 || pixels.width() > kMostSide
        || pixels.height() > kMostSide)
        return bad(Text::tr("A picture has 64 to %1 pixels each way, not %2 × %3.")
                       .arg(kMostSide)
                       .arg(pixels.width())
                       .arg(pixels.height()));
    if (!(pace > 0) || !std::isfinite(pace) || framesPerSecond < 1 || framesPerSecond > 50)
        return bad(Text::tr("The pace must be above 0, and there are 1 to 50 frames a second."));
    if (frames() > kMostFrames)
        return bad(Text::tr("That is more than %1 frames; take a shorter stretch, a faster pace or "
                            "fewer frames a second.")
                       .arg(kMostFrames));
    return std::nullopt;
}

Result<Done> writeFilm(const Film &film, const QString &name, const FilmProgress &goOn)
{
    if (auto error = film.whyNot())
        return *error;
    const bool gif =
        QFileInfo(name).suffix().compare(QStringLiteral("gif"), Qt::CaseInsensitive) == 0;
    return gif ? writeGif(film, name, goOn) : writeFrames(film, name, goOn);
}

} // namespace flotilla
