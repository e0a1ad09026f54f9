#include "picture/log_grid_painter.h"

#include "picture/marks.h"
#include "picture/painters.h"
#include "picture/text.h"

#include <algorithm>

namespace flotilla {

namespace {

using Anchor = Lettering::Anchor;

/// The beginning of a command, more than a cell can hold.
QString beginningOf(std::string_view command)
{
    constexpr std::size_t kMostBytes = 80;
    const std::string_view start = command.substr(0, kMostBytes);
    return QString::fromUtf8(start.data(), static_cast<qsizetype>(start.size())).simplified();
}

class LogGridPainter {
public:
    LogGridPainter(QPainter &painter, const ClusterView &view, const Theme &theme,
                   const LogGrid &grid, const LogGridOptions &options)
        : m_painter(painter), m_view(view), m_theme(theme), m_grid(grid), m_options(options),
          m_lettering(painter, theme), m_em(theme.readingSize()), m_visible(grid.visible())
    {
        m_leaders = static_cast<int>(std::count_if(view.servers.begin(), view.servers.end(),
                                                   [](const ServerView &s) { return leads(s); }));
    }

    void draw()
    {
        m_painter.setRenderHint(QPainter::Antialiasing);
        drawTop();
        m_painter.save();
        m_painter.setClipRect(QRectF(0, m_grid.top, m_grid.size.width(),
                                     m_grid.size.height() - m_grid.top - m_grid.foot));
        drawRows([this](const ServerView &server, std::size_t row) { drawHead(server, row); });
        m_painter.setClipRect(m_grid.window(), Qt::IntersectClip);
        drawRows([this](const ServerView &server, std::size_t row) { drawEntries(server, row); });
        for (const ServerView &server : m_view.servers) {
            if (leads(server))
                drawMarks(server);
        }
        m_painter.restore();
        if (m_grid.foot > 0)
            drawFoot();
    }

private:
    [[nodiscard]] static bool leads(const ServerView &server)
    {
        return server.up && server.status.role == Role::Leader;
    }
    [[nodiscard]] Lettering::Type small() const { return {m_em * 0.85}; }

    template <typename Draw>
    void drawRows(Draw draw)
    {
        for (std::size_t row = 0; row < m_view.servers.size(); ++row) {
            const QRectF box = m_grid.row(row);
            if (box.bottom() > m_grid.top && box.top() < m_grid.size.height() - m_grid.foot)
                draw(m_view.servers[row], row);
        }
    }

    /// The right ends of the columns of commitIndex and lastApplied.
    [[nodiscard]] qreal appliedRight() const { return m_grid.head - m_em * 0.6; }
    [[nodiscard]] qreal commitRight() const { return appliedRight() - m_grid.numberWidth; }

    void drawTop()
    {
        const qreal y = m_grid.top / 2;
        m_lettering.draw({commitRight(), y}, Text::tr("commit"), small(), m_theme.quiet,
                         Anchor::Right);
        m_lettering.draw({appliedRight(), y}, Text::tr("applied"), small(), m_theme.quiet,
                         Anchor::Right);
        m_painter.save();
        m_painter.setClipRect(QRectF(m_grid.head, 0, m_grid.window().width(), m_grid.top));
        for (Index at = m_visible.first; at <= m_visible.second && at.value > 0; at = at.next())
            m_lettering.draw({m_grid.cell(0, at).center().x(), y}, QString::number(at.value),
                             small(), m_theme.quiet);
        m_painter.restore();
    }

    void drawHead(const ServerView &server, std::size_t row)
    {
        const QRectF box = m_grid.row(row);
        const qreal y = box.top() + m_grid.cellHeight / 2;
        const bool chosen = m_options.chosen == server.id;
        if (chosen || m_options.pointed == server.id) {
            QRectF band = box.adjusted(0, -m_em * 0.2, 0, -m_em * 0.2);
            m_painter.fillRect(band, mixed(m_theme.accent, m_theme.panel, chosen ? 0.16 : 0.07));
            if (chosen)
                m_painter.fillRect(QRectF(band.left(), band.top(), 3, band.height()),
                                   m_theme.accent);
        }
        qreal x = m_em * 0.9;
        const QColor ink = server.up ? m_theme.ink : m_theme.quiet;
        const Lettering::Type bold{m_em, true};
        m_lettering.draw({x, y},
                         m_lettering.fitted(QString::fromStdString(server.name), bold,
                                            m_grid.nameWidth - m_em * 0.4),
                         bold, ink, Anchor::Left);
        x += m_grid.nameWidth;
        drawRole(server, {x, y});
        if (!server.up) // what it knew of commits is gone
            return;
        const Status &status = server.status;
        m_lettering.draw({commitRight(), y}, QString::number(status.commitIndex.value), small(),
                         ink, Anchor::Right);
        m_lettering.draw({appliedRight(), y}, QString::number(status.lastApplied.value), small(),
                         ink, Anchor::Right);
    }

    /// In words, or in the signs of the cluster's picture where there is no room for them.
    void drawRole(const ServerView &server, QPointF at)
    {
        if (m_grid.roleWidth > m_em * 2) {
            const QColor colour = !server.up      ? m_theme.alarm
                                  : leads(server) ? m_theme.ink
                                                  : m_theme.quiet;
            const qreal bars = server.up && server.paused ? m_em : 0;
            if (bars > 0)
                drawPauseBars(m_painter, at + QPointF(m_em * 0.35, 0), m_em * 0.35, m_theme.ink);
            m_lettering.draw(
                at + QPointF(bars, 0),
                m_lettering.fitted(roleWord(server), small(), m_grid.roleWidth - bars - m_em * 0.3),
                small(), colour, Anchor::Left);
            return;
        }
        const QPointF centre = at + QPointF(m_em * 0.5, 0);
        if (!server.up)
            drawCross(m_painter, centre, m_em * 0.4, m_theme.alarm);
        else if (server.paused)
            drawPauseBars(m_painter, centre, m_em * 0.4, m_theme.ink);
        else if (leads(server))
            drawCrown(m_painter, centre, m_em * 0.5, m_theme.ink);
    }

    void drawEntries(const ServerView &server, std::size_t row)
    {
        const Index last = std::min(m_visible.second, server.log.lastIndex());
        for (Index at = m_visible.first; at <= last && at.value > 0; at = at.next())
            drawEntry(server, at, m_grid.cell(row, at));
        if (m_options.focused && m_options.focused->first == server.id) {
            m_painter.setPen(QPen(m_theme.accent, 2));
            m_painter.setBrush(Qt::NoBrush);
            m_painter.drawRoundedRect(
                m_grid.cell(row, m_options.focused->second).adjusted(-3, -3, 3, 3), 6, 6);
        }
    }

    void drawEntry(const ServerView &server, Index at, const QRectF &cell)
    {
        const Entry &entry = server.log.at(at);
        const bool committed = isShownCommitted(m_view, server, at);
        const qreal line = 1.8 * m_theme.lineScale;
        const QColor edge = m_theme.termEdge(entry.term);
        if (committed) {
            const auto outline = m_theme.termOutline(entry.term);
            m_painter.setPen(outline ? QPen(*outline, 1) : QPen(Qt::NoPen));
            m_painter.setBrush(m_theme.termColour(entry.term));
            m_painter.drawRoundedRect(cell, 4, 4);
        } else {
            m_painter.setPen(dashes(edge, line));
            m_painter.setBrush(m_theme.panel);
            m_painter.drawRoundedRect(cell.adjusted(line / 2, line / 2, -line / 2, -line / 2), 4,
                                      4);
        }
        // The term's number stands first, parted from the command.
        const QColor ink = committed ? m_theme.termInk(entry.term) : m_theme.ink;
        const Lettering::Type termType{m_em * 0.8, true};
        const QString term = QString::number(entry.term.value);
        const qreal strip =
            std::min(std::max(m_em * 1.45, m_lettering.width(term, termType) + m_em * 0.7),
                     cell.width() * 0.5);
        const qreal y = cell.center().y();
        m_lettering.draw({cell.left() + strip / 2, y},
                         m_lettering.fitted(term, termType, strip - 2), termType,
                         committed ? ink : m_theme.ink);
        m_painter.setPen(
            QPen(committed ? mixed(ink, m_theme.termColour(entry.term), 0.45) : edge, 1));
        const qreal inset = cell.height() * (committed ? 0.2 : 0.24);
        m_painter.drawLine(QPointF(cell.left() + strip, cell.top() + inset),
                           QPointF(cell.left() + strip, cell.bottom() - inset));
        const bool isNoOp = !entry.command;
        const QRectF rest = cell.adjusted(strip, 0, 0, 0);
        const Lettering::Type type{isNoOp ? m_em * 0.85 : m_em * 0.95};
        const QString words = isNoOp ? Text::tr("no-op") : beginningOf(entry.value());
        m_lettering.draw({rest.center().x(), y},
                         m_lettering.fitted(words, type, rest.width() - m_em * 0.4), type,
                         isNoOp && !committed ? m_theme.quiet : ink);
    }

    /// What a leader knows of the others' logs: below their rows.
    void drawMarks(const ServerView &leader)
    {
        const Status &status = leader.status;
        drawRows([&](const ServerView &server, std::size_t row) {
            if (!status.peers.contains(server.id))
                return;
            const QRectF match = m_grid.cell(row, status.matchIndex[server.id.value]);
            const QRectF next = m_grid.cell(row, status.nextIndex[server.id.value]);
            const qreal gap = m_grid.columnWidth - match.width();
            const qreal y = match.bottom() + (m_grid.rowHeight - m_grid.cellHeight) / 2;
            // That of index 0 stands before the first cell and must not be cut.
            const qreal inside = status.matchIndex[server.id.value].value == 0 ? markHalf() : 0;
            const QPointF dot(match.right() + gap / 2 + inside, y);
            const QPointF peak(next.center().x(), y);
            drawMatchMark(dot);
            drawNextMark(peak);
            if (m_leaders > 1) { // whose marks they are
                const QString name = QString::fromStdString(leader.name);
                const Lettering::Type tiny{m_em * 0.7, true};
                const QPointF beside(markHalf() * 2, 0);
                m_lettering.draw(dot + beside, name, tiny, m_theme.ink, Anchor::Left);
                m_lettering.draw(peak + beside, name, tiny, m_theme.ink, Anchor::Left);
            }
        });
    }

    [[nodiscard]] qreal markHalf() const { return m_em * 0.27; }

    void drawMatchMark(QPointF centre)
    {
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(m_theme.ink);
        m_painter.drawEllipse(centre, markHalf(), markHalf());
    }

    void drawNextMark(QPointF centre)
    {
        const qreal half = markHalf();
        const QPointF triangle[] = {centre + QPointF(0, -half * 1.15),
                                    centre + QPointF(half * 1.35, half),
                                    centre + QPointF(-half * 1.35, half)};
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(m_theme.ink);
        m_painter.drawPolygon(triangle, 3);
    }

    [[nodiscard]] QPen dashes(const QColor &colour, qreal width) const
    {
        QPen pen(colour, width, Qt::CustomDashLine, Qt::FlatCap);
        pen.setDashPattern({2.2, 1.4});
        return pen;
    }

    /// How to read it, as far as there is room.
    void drawFoot()
    {
        const qreal y = m_grid.size.height() - m_grid.foot * 0.5;
        const QRectF box(0, y - m_em * 0.42, m_em * 1.5, m_em * 0.84);
        qreal x = m_grid.head + m_em * 0.2;
        const auto tell = [&](const QString &words, qreal width, auto drawSign) {
            if (x + width + m_lettering.width(words, small()) > m_grid.size.width() - m_em * 0.4)
                return;
            drawSign();
            m_lettering.draw({x + width, y}, words, small(), m_theme.quiet, Anchor::Left);
            x += width + m_lettering.width(words, small()) + m_em * 1.5;
        };
        tell(Text::tr("committed"), m_em * 2, [&] {
            m_painter.setPen(Qt::NoPen);
            m_painter.setBrush(mixed(m_theme.quiet, m_theme.panel, 0.6));
            m_painter.drawRoundedRect(box.translated(x, 0), 3, 3);
        });
        tell(Text::tr("not yet"), m_em * 2, [&] {
            m_painter.setPen(dashes(m_theme.quiet, 1.5));
            m_painter.setBrush(Qt::NoBrush);
            m_painter.drawRoundedRect(box.translated(x, 0), 3, 3);
        });
        if (m_leaders == 0)
            return;
        tell(Text::tr("matchIndex"), m_em * 0.9, [&] { drawMatchMark({x + markHalf(), y}); });
        tell(Text::tr("nextIndex"), m_em * 0.9, [&] { drawNextMark({x + markHalf(), y}); });
    }

    QPainter &m_painter;
    const ClusterView &m_view;
    const Theme &m_theme;
    const LogGrid &m_grid;
    const LogGridOptions &m_options;
    Lettering m_lettering;
    qreal m_em;
    std::pair<Index, Index> m_visible;
    int m_leaders = 0;
};

} // namespace

void paintLogGrid(QPainter &painter, const ClusterView &view, const Theme &theme,
                  const LogGrid &grid, const LogGridOptions &options)
{
    painter.fillRect(QRectF({0, 0}, grid.size), theme.panel);
    LogGridPainter(painter, view, theme, grid, options).draw();
}

} // namespace flotilla
