#include "picture/marks.h"
#include "picture/painters.h"

#include <QCoreApplication>

namespace flotilla {

namespace {

QPointF headingOf(const QLineF &line)
{
    return line.length() < 1e-9 ? QPointF(1, 0) : (line.p2() - line.p1()) / line.length();
}

QString milliseconds(Duration time)
{
    return QString::number(static_cast<double>(time.micros) / 1000.0, 'g', 4);
}

QString percent(double share)
{
    return QString::number(share * 100, 'g', 3);
}

/// In what a link is not like the others: "200 ms, loss 10 %".
QString traitsText(const LinkTraits &own, const LinkTraits &common)
{
    QStringList parts;
    const auto tr = [](const char *text) { return QCoreApplication::translate("Picture", text); };
    if (own.delayMin != common.delayMin || own.delayMax != common.delayMax) {
        parts += own.delayMin == own.delayMax
                     ? tr("%1 ms").arg(milliseconds(own.delayMin))
                     : tr("%1–%2 ms").arg(milliseconds(own.delayMin), milliseconds(own.delayMax));
    }
    if (own.loss != common.loss)
        parts += tr("loss %1 %").arg(percent(own.loss));
    if (own.dup != common.dup)
        parts += tr("twice %1 %").arg(percent(own.dup));
    if (own.reorder != common.reorder || own.longReorder != common.longReorder)
        parts += tr("reorder %1 %").arg(percent(own.reorder));
    return parts.join(QStringLiteral(", "));
}

/// The links between the servers.
class LinkPainter {
public:
    explicit LinkPainter(const Drawing &drawing) : m_drawing(drawing) {}

    void draw()
    {
        const std::size_t count = m_drawing.layout.servers.size();
        for (std::size_t i = 0; i < count; ++i) {
            for (std::size_t j = i + 1; j < count; ++j)
                drawLine(Names::serverId(i), Names::serverId(j));
        }
        for (std::size_t i = 0; i < count; ++i) {
            for (std::size_t j = i + 1; j < count; ++j)
                drawSigns(Names::serverId(i), Names::serverId(j));
        }
    }

private:
    [[nodiscard]] bool isUp(NodeId from, NodeId to) const
    {
        return m_drawing.view.links.isUp(from, to);
    }

    [[nodiscard]] bool hasOwnTraits(NodeId from, NodeId to) const
    {
        const LinkTable &links = m_drawing.view.links;
        return !(links.traits(from, to) == links.commonTraits());
    }

    void drawLine(NodeId a, NodeId b)
    {
        if (!isUp(a, b) && !isUp(b, a))
            return;
        const bool own = hasOwnTraits(a, b) || hasOwnTraits(b, a);
        // A hundred links weigh as much together as ten.
        const auto count = static_cast<qreal>(m_drawing.layout.servers.size());
        const QColor thin = mixed(m_drawing.theme.thin, m_drawing.theme.paper,
                                  qBound(0.45, 1.45 - 0.07 * count, 1.0));
        QPen pen(own ? m_drawing.theme.quiet : thin, 1.3);
        if (own)
            pen.setStyle(Qt::DashLine);
        m_drawing.painter.setPen(pen);
        m_drawing.painter.drawLine(m_drawing.layout.linkLine(a, b));
    }

    void drawSigns(NodeId a, NodeId b)
    {
        const bool there = isUp(a, b);
        const bool back = isUp(b, a);
        const qreal lane = m_drawing.layout.message.across + 1.5;
        if (!there && !back)
            drawCut(m_drawing.layout.linkLine(a, b), false);
        else if (!there)
            drawCut(m_drawing.layout.linkLine(a, b, lane), true);
        else if (!back)
            drawCut(m_drawing.layout.linkLine(b, a, lane), true);
        drawTraits(a, b);
    }

    /// Dotted red with two strokes across; only one way: with an arrow head.
    void drawCut(const QLineF &line, bool oneWay)
    {
        QPainter &painter = m_drawing.painter;
        const QColor red = m_drawing.theme.alarm;
        QPen dots(red, 1.6, Qt::CustomDashLine, Qt::FlatCap);
        dots.setDashPattern({1.6, 3.2});
        painter.setPen(dots);
        painter.drawLine(line);
        const QPointF heading = headingOf(line);
        if (oneWay)
            drawArrowHead(painter, line.p2(), heading, 9, red);
        // Off the middle, where many links cross.
        const QPointF middle = line.pointAt(0.42);
        const QPointF slant = QPointF(-heading.y(), heading.x()) * 7.5 + heading * 3;
        painter.setPen(QPen(m_drawing.theme.paper, 6, Qt::SolidLine, Qt::FlatCap));
        painter.drawLine(middle - heading * 4, middle + heading * 4);
        painter.setPen(QPen(red, 2.2, Qt::SolidLine, Qt::RoundCap));
        for (const qreal side : {-3.0, 3.0})
            painter.drawLine(middle + heading * side - slant, middle + heading * side + slant);
    }

    void drawTraits(NodeId a, NodeId b)
    {
        const LinkTable &links = m_drawing.view.links;
        const bool there = hasOwnTraits(a, b);
        const bool back = hasOwnTraits(b, a);
        if (there && back && links.traits(a, b) == links.traits(b, a)) {
            drawText(m_drawing.layout.linkLine(a, b).pointAt(0.5), textOf(a, b));
            return;
        }
        if (there)
            drawText(m_drawing.layout.laneOf(a, b).pointAt(0.3), textOf(a, b));
        if (back)
            drawText(m_drawing.layout.laneOf(b, a).pointAt(0.3), textOf(b, a));
    }

    [[nodiscard]] QString textOf(NodeId from, NodeId to) const
    {
        const LinkTable &links = m_drawing.view.links;
        return traitsText(links.traits(from, to), links.commonTraits());
    }

    void drawText(QPointF at, const QString &text)
    {
        const Lettering::Type type{m_drawing.layout.readingSize * 0.85};
        QRectF box(0, 0, m_drawing.lettering.width(text, type) + 10, type.pixels * 1.5);
        box.moveCenter(at);
        m_drawing.painter.setPen(Qt::NoPen);
        m_drawing.painter.setBrush(m_drawing.theme.paper);
        m_drawing.painter.drawRoundedRect(box, 4, 4);
        m_drawing.lettering.draw(at, text, type, m_drawing.theme.quiet);
    }

    const Drawing &m_drawing;
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
