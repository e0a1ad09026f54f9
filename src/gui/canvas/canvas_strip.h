#pragma once

#include "picture/hit.h"
#include "picture/theme.h"

#include <QPainter>
#include <QString>
#include <QStringList>

namespace flotilla {

/// What is to be said of a thing in the picture, in one line; "" of nothing.
[[nodiscard]] QString inspectionOf(const ClusterView &view, const Hit &what);
/// What a press on it does ("crash S3", "deliver now"); "" where it does nothing.
[[nodiscard]] QString pressWords(const ClusterView &view, const Hit &what);
/// How to do that, and how to get at the rest: "Enter: crash S3", "Menu: more"; the first matter most.
[[nodiscard]] QStringList actWords(const ClusterView &view, const Hit &what, bool byKeyboard);

/// The line under the picture: what is told, and, at its right, as much of what can be done as there
/// is room for.
void paintStrip(QPainter &painter, const QRectF &strip, const Theme &theme, const QString &told,
                QStringList acts, bool isHint);
/// A line in the middle of the picture that says how to begin.
void paintInvitation(QPainter &painter, QPointF middle, const Theme &theme, const QString &words);

} // namespace flotilla
