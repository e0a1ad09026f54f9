#pragma once

#include "core/result.h"
#include "picture/layout.h"
#include "picture/theme.h"
#include "trace/view.h"

#include <QImage>
#include <QString>

class QMimeData;

namespace flotilla {

/// A picture of the cluster, as it is on the canvas and without what the mouse does there.
struct Picture {
    std::shared_ptr<const ClusterView> view;
    Theme theme;
    QSize size; ///< in pixels that are not scaled
    LayoutWishes wishes;
};

/// scale: pixels of the image for each of the picture's.
[[nodiscard]] QImage imageOf(const Picture &picture, qreal scale);
[[nodiscard]] QByteArray svgOf(const Picture &picture);
/// As an image and as SVG, for whoever takes it from the clipboard.
[[nodiscard]] std::unique_ptr<QMimeData> mimeOf(const Picture &picture);
/// To a file whose name ends in .png, .svg or .pdf; scale: of a PNG.
[[nodiscard]] Result<Done> exportPicture(const Picture &picture, const QString &file, qreal scale);

} // namespace flotilla
