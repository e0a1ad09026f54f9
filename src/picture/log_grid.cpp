#include "picture/log_grid.h"

#include "picture/painters.h"
#include "picture/text.h"

#include <QFontMetricsF>

#include <algorithm>
#include <cmath>

namespace flotilla {

namespace {

// In sizes of type.
constexpr qreal kColumn = 6.3;
constexpr qreal kGap = 0.45; ///< between two cells
constexpr qreal kLeastRow = 1.9;
constexpr qreal kMostRow = 2.9;
constexpr qreal kMarks = 0.65;
constexpr qreal kLongestName = 7;
/// Heads that would take more of the width than this do without the role's word.
constexpr qreal kMostHead = 0.4;

} // namespace

QRectF LogGrid::row(std::size_t row) const
{
    return {0, top + rowHeight * static_cast<qreal>(row) - scroll.y(), size.width(), rowHeight};
}

QRectF LogGrid::cell(std::size_t row, Index at) const
{
    const qreal gap = columnWidth * kGap / kColumn;
    return {head + columnWidth * (static_cast<qreal>(at.value) - 1) - scroll.x() + gap / 2,
            top + rowHeight * static_cast<qreal>(row) - scroll.y(), columnWidth - gap, cellHeight};
}

std::optional<std::size_t> LogGrid::rowAt(QPointF point) const
{
    if (point.y() < top || point.y() >= size.height() - foot || point.x() < 0
        || point.x() >= size.width())
        return std::nullopt;
    const auto row = static_cast<std::size_t>((point.y() - top + scroll.y()) / rowHeight);
    return row < rows ? std::optional(row) : std::nullopt;
}

std::optional<Index> LogGrid::indexAt(QPointF point) const
{
    if (!window().contains(point))
        return std::nullopt;
    const auto column =
        static_cast<std::uint32_t>((point.x() - head + scroll.x()) / columnWidth) + 1;
    return column <= columns ? std::optional(Index{column}) : std::nullopt;
}

std::pair<Index, Index> LogGrid::visible() const
{
    const qreal width = window().width();
    if (columns == 0 || width <= 0)
        return {};
    const auto first = static_cast<std::uint32_t>(scroll.x() / columnWidth) + 1;
    const auto last = static_cast<std::uint32_t>(std::ceil((scroll.x() + width) / columnWidth));
    return {Index{first}, Index{std::min(last, columns)}};
}

LogGrid logGridOf(const ClusterView &view, QSizeF size, const Theme &theme)
{
    const qreal em = theme.readingSize();
    const QFontMetricsF bold(theme.font(em, true));
    const QFontMetricsF small(theme.font(em * 0.85));
    LogGrid grid;
    grid.size = size;
    grid.rows = view.servers.size();
    Index last;
    qreal name = em * 1.5, role = 0;
    for (const ServerView &server : view.servers) {
        last = std::max(last, server.log.lastIndex());
        name = std::max(name, bold.horizontalAdvance(QString::fromStdString(server.name)));
        role = std::max(role, small.horizontalAdvance(roleWord(server)));
    }
    // Roles change all the time; the columns must not dance with them.
    for (const char *word : {"candidate", "follower"})
        role = std::max(role, small.horizontalAdvance(Text::tr(word)));
    grid.columns = last.value + 1;
    grid.nameWidth = std::min(name, em * kLongestName) + em * 0.6;
    grid.roleWidth = role + em * 0.6;
    grid.numberWidth = em * 0.8
                       + std::max({small.horizontalAdvance(Text::tr("commit")),
                                   small.horizontalAdvance(Text::tr("applied")),
                                   small.horizontalAdvance(QString::number(grid.columns))});
    const auto headWidth = [&] {
        return em * 0.9 + grid.nameWidth + grid.roleWidth + 2 * grid.numberWidth + em * 0.6;
    };
    if (headWidth() > size.width() * kMostHead)
        grid.roleWidth = em * 1.5;
    grid.head = headWidth();
    grid.columnWidth = em * kColumn;
    grid.top = em * 1.5;
    const qreal foot = em * 1.5;
    const auto rows = static_cast<qreal>(std::max<std::size_t>(grid.rows, 1));
    const bool hasFoot = size.height() - grid.top - foot >= rows * em * kLeastRow;
    grid.foot = hasFoot ? foot : 0;
    grid.rowHeight =
        std::clamp((size.height() - grid.top - grid.foot) / rows, em * kLeastRow, em * kMostRow);
    grid.cellHeight = grid.rowHeight - em * kMarks;
    return grid;
}

bool isCommitted(const ClusterView &view, const ServerView &server, Index at)
{
    return std::any_of(view.servers.begin(), view.servers.end(), [&](const ServerView &other) {
        return other.status.commitIndex >= at && other.log.has(at) && server.log.has(at)
               && other.log.hashAt(at) == server.log.hashAt(at);
    });
}

bool isShownCommitted(const ClusterView &view, const ServerView &server, Index at)
{
    return server.up ? at <= server.status.commitIndex : isCommitted(view, server, at);
}

} // namespace flotilla
