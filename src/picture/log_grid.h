#pragma once

#include "picture/theme.h"
#include "trace/view.h"

#include <QPointF>
#include <QRectF>
#include <QSizeF>

#include <optional>

namespace flotilla {

/// Where things stand in the log grid: a row for each server, a column for each index. What scrolls is
/// in the grid's own coordinates, from the first cell's corner on; the rest in the rectangle's.
struct LogGrid {
    QSizeF size;
    QPointF scroll; ///< what has been scrolled out to the left and above
    std::size_t rows = 0;
    /// One past the longest log: where its next entry will go.
    std::uint32_t columns = 0;

    // All in pixels.
    qreal top = 0;  ///< height of the line of indexes
    qreal foot = 0; ///< height of the key below; 0 where there is no room for it
    qreal head = 0; ///< width of the servers' names and states
    qreal nameWidth = 0;
    qreal roleWidth = 0; ///< 0: no room for words
    qreal numberWidth = 0;
    qreal columnWidth = 0;
    qreal rowHeight = 0;
    qreal cellHeight = 0; ///< the rest of a row is for the marks

    /// What the cells are seen through.
    [[nodiscard]] QRectF window() const
    {
        return {head, top, size.width() - head, size.height() - top - foot};
    }
    [[nodiscard]] QSizeF contentSize() const
    {
        return {columnWidth * columns, rowHeight * static_cast<qreal>(rows)};
    }
    /// A server's whole row, as it is seen.
    [[nodiscard]] QRectF row(std::size_t row) const;
    /// A cell's figure, as it is seen.
    [[nodiscard]] QRectF cell(std::size_t row, Index at) const;
    [[nodiscard]] std::optional<std::size_t> rowAt(QPointF point) const;
    /// The column under a point in the window, also where that row has no entry.
    [[nodiscard]] std::optional<Index> indexAt(QPointF point) const;
    /// The first and the last column that can be seen; both 0 where none can.
    [[nodiscard]] std::pair<Index, Index> visible() const;
};

/// The geometry for these servers in a rectangle of that size, scrolled to nowhere. Rows grow with
/// the room, within limits; where they don't fit they scroll.
[[nodiscard]] LogGrid logGridOf(const ClusterView &view, QSizeF size, const Theme &theme);

/// Whether an entry is drawn as committed: its server knows it to be. A crashed one knows nothing;
/// of its entries those are that the others know to be committed.
[[nodiscard]] bool isShownCommitted(const ClusterView &view, const ServerView &server, Index at);
/// Whether any server knows this very entry to be committed.
[[nodiscard]] bool isCommitted(const ClusterView &view, const ServerView &server, Index at);

} // namespace flotilla
