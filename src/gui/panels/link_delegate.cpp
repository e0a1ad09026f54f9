#include "gui/panels/link_delegate.h"

#include "gui/panels/link_model.h"
#include "gui/panels/link_words.h"
#include "picture/link_marks.h"
#include "picture/marks.h"

#include <QPainter>

#include <array>

namespace flotilla {

namespace {

using Draw = void (*)(QPainter &, QPointF, qreal, const QColor &);

/// A mark and the figure that belongs to it.
struct Told {
    Draw draw;
    QString figure;
};

/// All marks but that of latency.
std::vector<Told> marksOf(const LinkTrouble &trouble, const LinkTraits &traits)
{
    std::vector<Told> told;
    if (trouble.lossy)
        told.push_back({drawLost, percentText(traits.loss)});
    if (trouble.doubles)
        told.push_back({drawTwice, percentText(traits.dup)});
    if (trouble.reorders)
        told.push_back({drawReorder, percentText(traits.reorder)});
    return told;
}

} // namespace

struct LinkDelegate::Way {
    LinkTrouble trouble;
    LinkTraits traits;
    bool backIsUp = true; ///< the other way
    bool manual = false;
};

LinkDelegate::LinkDelegate(const Selection *selection, QObject *parent)
    : QStyledItemDelegate(parent), m_selection(selection)
{
}

QSizeF LinkDelegate::tellingSize() const
{
    return QSizeF(3.4, 2.8) * m_theme.readingSize();
}

void LinkDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    const auto *model = qobject_cast<const LinkModel *>(index.model());
    if (!model || !model->view())
        return;
    const Hit hit = model->hitOf(index);
    const QRectF cell = QRectF(option.rect).adjusted(0, 0, -1, -1);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const auto *link = std::get_if<LinkHit>(&hit);
    painter->fillRect(cell, link ? m_theme.panel : mixed(m_theme.panel, m_theme.thin, 0.6));
    if (link) {
        const LinkTable &links = model->view()->links;
        paintWay(*painter, cell,
                 {troubleOf(links, link->from, link->to), links.traits(link->from, link->to),
                  links.isUp(link->to, link->from), links.isManual()});
    }
    paintFrame(*painter, cell, hit);
    painter->restore();
}

void LinkDelegate::paintWay(QPainter &painter, const QRectF &cell, const Way &way) const
{
    const QSizeF room = tellingSize();
    // A cell's last pixel is the line to the next one.
    const bool tells = cell.width() >= room.width() - 2 && cell.height() >= room.height() - 2;
    if (way.trouble.cut)
        return paintCut(painter, cell, way);
    if (tells)
        return paintTold(painter, cell, way);
    if (!way.trouble.isPlain())
        return paintSigns(painter, cell, way.trouble);
    painter.setPen(QPen(m_theme.thin, 1.4 * m_theme.lineScale));
    const qreal reach = cell.width() * 0.2;
    painter.drawLine(cell.center() - QPointF(reach, 0), cell.center() + QPointF(reach, 0));
}

/// The strokes of the picture. One way only: an arrow that they stand across.
void LinkDelegate::paintCut(QPainter &painter, const QRectF &cell, const Way &way) const
{
    const qreal em = m_theme.readingSize();
    const qreal half = std::min(em * 0.42, cell.height() * 0.28);
    const bool words = cell.width() >= tellingSize().width() - 2;
    const QPointF middle = cell.center() - QPointF(0, words ? em * 0.55 : 0);
    const qreal reach = std::min(cell.width() * 0.42, em * 1.5);
    const QLineF line(middle - QPointF(reach, 0), middle + QPointF(reach, 0));
    drawTroubledLine(painter, m_theme, line, way.trouble);
    drawCutStrokes(painter, middle, {1, 0}, half, QPen(m_theme.alarm, 1.8 * m_theme.lineScale));
    if (way.backIsUp)
        drawArrowHead(painter, line.p2() + QPointF(1, 0), {1, 0}, em * 0.5, m_theme.alarm);
    if (!words)
        return;
    painter.setFont(m_theme.font(em * 0.85));
    painter.setPen(m_theme.alarm);
    painter.drawText(cell.adjusted(0, cell.height() / 2, 0, -em * 0.1), Qt::AlignCenter,
                     way.backIsUp ? tr("one way") : tr("cut"));
}

/// Its latency above, its other traits below, each with its mark.
void LinkDelegate::paintTold(QPainter &painter, const QRectF &cell, const Way &way) const
{
    const qreal em = m_theme.readingSize();
    const qreal half = em * 0.36;
    painter.setFont(m_theme.font(em * 0.85));
    QFontMetricsF metrics(painter.font());
    const auto marks = marksOf(way.trouble, way.traits);
    const QColor ink = way.trouble.isPlain() ? m_theme.quiet : m_theme.ink;
    const QString latency = way.manual ? tr("by hand") : latencyText(way.traits);

    const qreal centre = cell.center().y();
    const qreal above = marks.empty() ? centre : centre - em * 0.62;
    const auto write = [&](qreal left, qreal y, const QString &text) {
        painter.setPen(ink);
        painter.drawText(QRectF(left, y - em, cell.right() - left, 2 * em),
                         Qt::AlignLeft | Qt::AlignVCenter, text);
    };
    const qreal sign = way.trouble.slow && !way.manual ? half * 2 + em * 0.1 : 0;
    if (sign + metrics.horizontalAdvance(latency) > cell.width() - em * 0.5) {
        painter.setFont(m_theme.font(em * 0.72));
        metrics = QFontMetricsF(painter.font());
    }
    qreal left = cell.center().x() - (sign + metrics.horizontalAdvance(latency)) / 2;
    if (sign > 0)
        drawHourglass(painter, {left + half * 0.8, above}, half, ink);
    write(left + sign, above, latency);

    const qreal below = centre + em * 0.62;
    const qreal gap = em * 0.2;
    const auto widthOf = [&](bool figures) {
        qreal width = 0;
        for (const Told &told : marks)
            width += 2 * half + (figures ? gap + metrics.horizontalAdvance(told.figure) : 0) + gap;
        return width - gap;
    };
    const bool figures = widthOf(true) <= cell.width() - em * 0.3;
    left = cell.center().x() - widthOf(figures) / 2;
    for (const Told &told : marks) {
        told.draw(painter, {left + half, below}, half, ink);
        left += 2 * half + gap;
        if (!figures)
            continue;
        write(left, below, told.figure);
        left += metrics.horizontalAdvance(told.figure) + gap;
    }
}

/// Two in a row where there are several.
void LinkDelegate::paintSigns(QPainter &painter, const QRectF &cell,
                              const LinkTrouble &trouble) const
{
    std::vector<Draw> signs;
    if (trouble.slow)
        signs.push_back(drawHourglass);
    for (const Told &told : marksOf(trouble, {}))
        signs.push_back(told.draw);
    const bool square = signs.size() > 1;
    const qreal half = std::min(m_theme.readingSize() * 0.4, cell.height() * (square ? 0.19 : 0.3));
    for (std::size_t i = 0; i < signs.size(); ++i) {
        const QPointF aside(square ? (i % 2 == 0 ? -1.25 : 1.25) * half : 0,
                            signs.size() > 2 ? (i < 2 ? -1.2 : 1.2) * half : 0);
        signs[i](painter, cell.center() + aside, half, m_theme.ink);
    }
}

/// The chosen way has a frame, the other way of its link a thinner one.
void LinkDelegate::paintFrame(QPainter &painter, const QRectF &cell, const Hit &hit) const
{
    const auto *link = std::get_if<LinkHit>(&hit);
    const Hit back = link ? Hit(LinkHit{link->to, link->from}) : Hit();
    QPen pen(mixed(m_theme.panel, m_theme.thin, 0.4), 1);
    qreal inset = 0.5;
    if (!(hit == Hit())) {
        if (m_selection->chosen() == hit) {
            pen = QPen(m_theme.accent, 2.5 * m_theme.lineScale);
            inset = 1.5;
        } else if (m_selection->pointed() == hit) {
            pen = QPen(m_theme.quiet, 1.5 * m_theme.lineScale);
            inset = 1;
        } else if (link && m_selection->chosen() == back) {
            pen = QPen(m_theme.accent, 1.2 * m_theme.lineScale, Qt::DashLine);
            inset = 1;
        }
    }
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(cell.adjusted(inset, inset, -inset, -inset));
}

} // namespace flotilla
