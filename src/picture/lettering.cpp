#include "picture/lettering.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QHash>
#include <QStaticText>
#include <QtMath>

#include <map>

namespace flotilla {

namespace {

constexpr qsizetype kMostTexts = 4096; ///< of one face; then they are laid out anew

struct Laid {
    QStaticText text;
    qreal width = 0;
};

struct Face {
    QFont font;
    qreal ascent = 0;
    qreal capitals = 0;
    QHash<QString, Laid> texts;
    QHash<QPair<QString, int>, QString> fitted;
};

/// What this thread has laid out.
struct Faces {
    QFont base;
    std::map<int, Face> bySize;
};

Faces &faces()
{
    static thread_local Faces kept;
    return kept;
}

/// Laid out text must not outlive the application's fonts.
void forgetFaces()
{
    faces().bySize.clear();
    faces().base = QFont();
}

Face &faceOf(const Theme &theme, Lettering::Type type)
{
    Faces &kept = faces();
    if (kept.bySize.empty() || kept.base != theme.base) {
        static const bool registered = (qAddPostRoutine(forgetFaces), true);
        Q_UNUSED(registered)
        kept.bySize.clear();
        kept.base = theme.base;
    }
    Face &face = kept.bySize[qRound(type.pixels) * 2 + (type.bold ? 1 : 0)];
    if (face.capitals <= 0) {
        face.font = theme.font(type.pixels, type.bold);
        const QFontMetricsF metrics(face.font);
        face.ascent = metrics.ascent();
        face.capitals = std::max(1.0, metrics.capHeight());
    }
    return face;
}

const Laid &laid(Face &face, const QString &text)
{
    const auto found = face.texts.constFind(text);
    if (found != face.texts.constEnd())
        return *found;
    if (face.texts.size() >= kMostTexts)
        face.texts.clear();
    Laid fresh;
    fresh.text.setTextFormat(Qt::PlainText);
    fresh.text.setPerformanceHint(QStaticText::AggressiveCaching);
    fresh.text.setText(text);
    fresh.text.prepare({}, face.font);
    fresh.width = fresh.text.size().width();
    return *face.texts.insert(text, fresh);
}

} // namespace

Lettering::Lettering(QPainter &painter, const Theme &theme) : m_painter(painter), m_theme(theme) {}

void Lettering::draw(QPointF at, const QString &text, Type type, const QColor &colour,
                     Anchor anchor)
{
    Face &face = faceOf(m_theme, type);
    const Laid &kept = laid(face, text);
    const qreal back = anchor == Anchor::Left    ? 0
                       : anchor == Anchor::Right ? kept.width
                                                 : kept.width / 2;
    m_painter.setFont(face.font);
    m_painter.setPen(colour);
    m_painter.drawStaticText(at - QPointF(back, face.ascent - face.capitals / 2), kept.text);
}

qreal Lettering::width(const QString &text, Type type)
{
    return laid(faceOf(m_theme, type), text).width;
}

QString Lettering::fitted(const QString &text, Type type, qreal width)
{
    Face &face = faceOf(m_theme, type);
    const QPair<QString, int> key(text, qFloor(width));
    const auto found = face.fitted.constFind(key);
    if (found != face.fitted.constEnd())
        return *found;
    if (face.fitted.size() >= kMostTexts)
        face.fitted.clear();
    return *face.fitted.insert(key,
                               QFontMetricsF(face.font).elidedText(text, Qt::ElideRight, width));
}

} // namespace flotilla
