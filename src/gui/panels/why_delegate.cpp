#include "gui/panels/why_delegate.h"

#include "gui/panels/why_model.h"
#include "gui/words.h"

#include <QAbstractItemView>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace flotilla {

namespace {

// In sizes of type.
constexpr qreal kMargin = 0.9;
constexpr qreal kStep = 1.15;
constexpr qreal kSpace = 0.4;
/// Deeper than so, steps are no more set in.
constexpr std::size_t kDeepest = 7;

const WhyModel &modelOf(const QModelIndex &index)
{
    return *static_cast<const WhyModel *>(index.model());
}

const WhyLine &lineOf(const QModelIndex &index)
{
    return modelOf(index).line(index.row());
}

qreal widthOf(const QStyleOptionViewItem &option)
{
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    return view ? view->viewport()->width() : option.rect.width();
}

} // namespace

qreal WhyDelegate::indent(const QModelIndex &index) const
{
    const qreal em = m_theme.readingSize();
    const WhyLine &line = lineOf(index);
    const qreal bullet = line.kind == WhyLine::Kind::Missing ? em : 0;
    return em * kMargin + bullet + em * kStep * static_cast<qreal>(std::min(line.depth, kDeepest));
}

QFont WhyDelegate::textFont(const QModelIndex &index) const
{
    const WhyLine &line = lineOf(index);
    const bool first = line.kind == WhyLine::Kind::Step && line.depth == 0;
    return m_theme.font(m_theme.readingSize(), line.kind == WhyLine::Kind::Heading || first);
}

QRectF WhyDelegate::textRect(const QModelIndex &index, qreal width) const
{
    const qreal em = m_theme.readingSize();
    const QRectF room(indent(index), em * kSpace, width - indent(index) - em * kMargin, 100'000);
    const QRectF needed =
        QFontMetricsF(textFont(index)).boundingRect(room, Qt::TextWordWrap, lineOf(index).text);
    return {room.left(), room.top(), room.width(), needed.height()};
}

QSize WhyDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const qreal em = m_theme.readingSize();
    const WhyLine &line = lineOf(index);
    const bool below = line.kind == WhyLine::Kind::Step || !line.section.isEmpty();
    const qreal small = below ? QFontMetricsF(m_theme.font(em * 0.9)).height() : 0;
    const qreal height = textRect(index, widthOf(option)).bottom() + small + em * kSpace;
    return {100, static_cast<int>(std::ceil(height))};
}

void WhyDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                        const QModelIndex &index) const
{
    const WhyLine &line = lineOf(index);
    const qreal em = m_theme.readingSize();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (option.state.testFlag(QStyle::State_Selected))
        painter->fillRect(option.rect, option.palette.color(QPalette::Button));
    const QRectF row(option.rect);
    paintRails(painter, row, index);

    const QRectF words = textRect(index, widthOf(option)).translated(row.topLeft());
    const QFontMetricsF metrics(textFont(index));
    if (line.kind == WhyLine::Kind::Missing) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(m_theme.quiet);
        painter->drawEllipse(QPointF(words.left() - em * 0.65, words.top() + metrics.height() / 2),
                             em * 0.17, em * 0.17);
    }
    painter->setFont(textFont(index));
    painter->setPen(m_theme.ink);
    painter->drawText(words, Qt::TextWordWrap, line.text);

    QStringList below;
    if (line.kind == WhyLine::Kind::Step)
        below << clockWords(line.at);
    if (!line.section.isEmpty())
        below << line.section;
    painter->setFont(m_theme.font(em * 0.9));
    painter->setPen(m_theme.quiet);
    painter->drawText(QRectF(words.left(), words.bottom(), words.width(), row.bottom()),
                      Qt::AlignLeft | Qt::AlignTop, below.join(QStringLiteral("  ·  ")));
    painter->restore();
}

/// Down from the step that came of it, to this one; and on to others of which that came too.
void WhyDelegate::paintRails(QPainter *painter, const QRectF &row, const QModelIndex &index) const
{
    const WhyLine &line = lineOf(index);
    if (line.kind != WhyLine::Kind::Step)
        return;
    const qreal em = m_theme.readingSize();
    const auto x = [&](std::size_t depth) {
        return row.left() + em * (kMargin + kStep * (static_cast<qreal>(depth) - 0.65));
    };
    painter->setPen(QPen(m_theme.quiet, std::max(1.0, em * 0.08)));
    painter->setBrush(Qt::NoBrush);
    for (std::size_t depth = 1; depth <= std::min(line.depth, kDeepest); ++depth) {
        const bool own = depth == line.depth;
        const qreal middle = row.top() + em * kSpace + QFontMetricsF(textFont(index)).height() / 2;
        if (modelOf(index).goesOn(index.row(), depth))
            painter->drawLine(QPointF(x(depth), row.top()), QPointF(x(depth), row.bottom()));
        if (!own)
            continue;
        const qreal tip = x(depth) + em * 0.5;
        painter->drawLine(QPointF(x(depth), row.top()), QPointF(x(depth), middle));
        painter->drawLine(QPointF(x(depth), middle), QPointF(tip, middle));
    }
}

} // namespace flotilla
