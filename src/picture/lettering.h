#pragma once

#include "picture/theme.h"

#include <QPainter>
#include <QString>

namespace flotilla {

/// Puts short texts into a picture. A text is laid out once and kept for the thread's next
/// pictures, since shaping costs more than everything else that is drawn.
class Lettering {
public:
    enum class Anchor { Left, Centre, Right };
    struct Type {
        qreal pixels;
        bool bold = false;
    };

    Lettering(QPainter &painter, const Theme &theme);

    /// at: the anchor, at half the height of the capitals.
    void draw(QPointF at, const QString &text, Type type, const QColor &colour,
              Anchor anchor = Anchor::Centre);
    [[nodiscard]] qreal width(const QString &text, Type type);
    /// The text, cut with an ellipsis where it is wider.
    [[nodiscard]] QString fitted(const QString &text, Type type, qreal width);

private:
    QPainter &m_painter;
    const Theme &m_theme;
};

} // namespace flotilla
