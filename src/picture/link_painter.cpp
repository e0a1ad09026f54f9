#include "picture/link_marks.h"
#include "picture/marks.h"
#include "picture/painters.h"

namespace flotilla {

namespace {

QPointF headingOf(const QLineF &line)
{
    return line.length() < 1e-9 ? QPointF(1, 0) : (line.p2() - line.p1()) / line.length();
}

/// The links between the servers.
class LinkPainter {
public:
    explicit LinkPainter(const Drawing &drawing)
        : m_drawing(drawing), m_painter(drawing.painter), m_theme(drawing.theme),
          m_sizes(drawing.layout)
    {
    }

    void draw()
    {
        const std::size_t count = m_drawing.layout.servers.size();
        for (std::size_t i = 0; i < count; ++i) {
            for (std::size_t j = i + 1; j < count; ++j)
                drawLink(Names::serverId(i), Names::serverId(j));
        }
        for (const LinkSign &sign :
             placeLinkSigns(m_drawing.layout, m_drawing.view, m_drawing.theme))
            drawSign(sign);
    }

private:
    /// One line where both directions are alike; else each that is not plain has one of its own.
    void drawLink(NodeId a, NodeId b)
    {
        const ClusterLayout &layout = m_drawing.layout;
        const LinkTrouble there = troubleOf(m_drawing.view.links, a, b);
        const LinkTrouble back = troubleOf(m_drawing.view.links, b, a);
        if (there == back) {
            drawLine(wayOf(layout, a, b, true), there, false);
            return;
        }
        if (there.isPlain() || back.isPlain())
            drawLine(wayOf(layout, a, b, true), {}, false);
        if (!there.isPlain())
            drawLine(wayOf(layout, a, b, false), there, true);
        if (!back.isPlain())
            drawLine(wayOf(layout, b, a, false), back, true);
    }

    void drawLine(const QLineF &line, const LinkTrouble &trouble, bool oneWay)
    {
        if (trouble.isPlain()) {
            // A hundred links weigh as much together as ten.
            const auto count = static_cast<qreal>(m_drawing.layout.servers.size());
            const QColor thin =
                mixed(m_theme.thin, m_theme.paper, qBound(0.45, 1.45 - 0.07 * count, 1.0));
            m_painter.setPen(QPen(thin, m_drawing.line(1.3)));
            m_painter.drawLine(line);
            return;
        }
        drawTroubledLine(m_painter, m_theme, line, trouble);
        if (oneWay)
            drawArrowHead(m_painter, line.p2(), headingOf(line), 9,
                          trouble.cut ? m_theme.alarm : m_theme.quiet);
    }

    void drawSign(const LinkSign &sign)
    {
        if (sign.trouble.cut)
            drawCut(sign);
        else
            drawTag(sign);
    }

    void drawCut(const LinkSign &sign)
    {
        const QPointF heading =
            headingOf(wayOf(m_drawing.layout, sign.from, sign.to, sign.bothWays));
        const QPointF reach = heading * (m_sizes.strokes * 0.55);
        m_painter.setPen(QPen(m_theme.paper, m_sizes.strokes * 0.9, Qt::SolidLine, Qt::FlatCap));
        m_painter.drawLine(sign.centre - reach, sign.centre + reach);
        drawCutStrokes(m_painter, sign.centre, heading, m_sizes.strokes,
                       QPen(m_theme.alarm, m_drawing.line(2.2)));
        if (sign.text.isEmpty())
            return;
        QRectF behind(0, 0, m_drawing.lettering.width(sign.text, {m_sizes.type}) + 2,
                      m_sizes.type * 1.2);
        behind.moveCenter(sign.words);
        m_painter.fillRect(behind, m_theme.paper);
        m_drawing.lettering.draw(sign.words, sign.text, {m_sizes.type}, m_theme.alarm);
    }

    void drawTag(const LinkSign &sign)
    {
        m_painter.setPen(QPen(m_theme.thin, m_drawing.line(1)));
        m_painter.setBrush(m_theme.panel);
        const qreal round = sign.box.height() / 2;
        m_painter.drawRoundedRect(sign.box, round, round);
        if (!sign.text.isEmpty())
            m_drawing.lettering.draw(sign.words, sign.text, {m_sizes.type}, m_theme.ink);
        drawTraitMarks(m_painter, sign, m_sizes.mark, m_theme.ink);
    }

    const Drawing &m_drawing;
    QPainter &m_painter;
    const Theme &m_theme;
    SignSizes m_sizes;
};

} // namespace

void drawLinks(const Drawing &drawing)
{
    LinkPainter(drawing).draw();
}

void drawLinkMarks(const Drawing &drawing)
{
    const auto mark = [&drawing](const std::optional<LinkHit> &link, const QColor &colour,
                                 qreal width) {
        const ClusterLayout &layout = drawing.layout;
        if (!link || !layout.has(link->from) || !layout.has(link->to) || link->from == link->to)
            return;
        const qreal lane = layout.message.across + 1.5;
        const QLineF line = layout.linkLine(link->from, link->to, lane);
        drawing.painter.setPen(QPen(colour, width * drawing.theme.lineScale));
        drawing.painter.drawLine(line);
        drawArrowHead(drawing.painter, line.p2(), headingOf(line), 5 + 2 * width, colour);
    };
    const PaintOptions &options = drawing.options;
    if (options.hoveredLink != options.focusedLink)
        mark(options.hoveredLink, drawing.theme.quiet, 1.25);
    mark(options.focusedLink, drawing.theme.accent, 2.5);
}

} // namespace flotilla
