#include "gui/panels/feed_delegate.h"

#include "gui/panels/feed_model.h"
#include "gui/widgets/term_chip.h"

#include <QPainter>
#include <QWidget>

#include <algorithm>

namespace flotilla {

namespace {

/// Below so many times the size of type, a line of the feed is broken in two.
constexpr qreal kNarrow = 31;
/// The space above the first line, in lines.
constexpr qreal kSpace = 0.3;
/// What lies ahead of the instant that is looked at stands back.
constexpr qreal kAhead = 0.4;
/// How much of two lines words fill that are broken between words.
constexpr qreal kTwoLines = 1.7;

} // namespace

QSize FeedDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    const QFontMetricsF metrics(m_theme.font(m_theme.readingSize()));
    const bool narrow =
        option.widget != nullptr && option.widget->width() < m_theme.readingSize() * kNarrow;
    return {100, static_cast<int>(metrics.height() * ((narrow ? 2 : 1) + 2 * kSpace))};
}

void FeedDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    const auto kind = static_cast<FeedKind>(index.data(FeedModel::KindRole).toInt());
    const Term term{index.data(FeedModel::TermRole).toULongLong()};
    const bool broken = kind == FeedKind::Fault;
    painter->save();
    if (index.data(FeedModel::AheadRole).toBool())
        painter->setOpacity(kAhead);
    if (option.state.testFlag(QStyle::State_Selected))
        painter->fillRect(option.rect, option.palette.color(QPalette::Button));

    const qreal em = m_theme.readingSize();
    const qreal lineHeight = QFontMetricsF(m_theme.font(em)).height();
    QRectF rest = QRectF(option.rect).adjusted(em * 0.9, lineHeight * kSpace, -em * 0.3, 0);
    const QRectF words(rest.left(), rest.top(), rest.width(), rest.height() - lineHeight * kSpace);
    rest.setHeight(lineHeight);
    const auto take = [&rest](qreal width) {
        const QRectF column(rest.left(), rest.top(), width, rest.height());
        rest.setLeft(rest.left() + width);
        return column;
    };
    const auto cell = [&](int role) { return index.data(role).toString(); };

    painter->setFont(m_theme.font(em * 0.9));
    painter->setPen(m_theme.quiet);
    const QString at = cell(FeedModel::AtRole);
    const qreal atWidth = std::max(em * 3.2, QFontMetricsF(painter->font()).horizontalAdvance(at));
    painter->drawText(take(atWidth), Qt::AlignLeft | Qt::AlignVCenter, at);
    paintTermChip(*painter, take(em * 1.8), term, m_theme);
    take(em * 0.3);

    painter->setFont(m_theme.font(em, true));
    painter->setPen(broken ? m_theme.alarm : kind == FeedKind::Act ? m_theme.accent : m_theme.ink);
    const QString subject = cell(FeedModel::SubjectRole);
    const QFontMetricsF bold(painter->font());
    const qreal subjectWidth = std::clamp(bold.horizontalAdvance(subject), em * 1.8, em * 8);
    painter->drawText(take(subjectWidth), Qt::AlignLeft | Qt::AlignVCenter,
                      bold.elidedText(subject, Qt::ElideRight, subjectWidth));
    take(em * 0.4);

    painter->setFont(m_theme.font(em));
    painter->setPen(broken ? m_theme.alarm : m_theme.ink);
    const QString text = cell(FeedModel::TextRole);
    const QRectF room(rest.left(), words.top(), rest.width(), words.height());
    if (words.height() > lineHeight * 1.5)
        painter->drawText(room, Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap | Qt::TextDontClip,
                          QFontMetricsF(painter->font())
                              .elidedText(text, Qt::ElideRight, room.width() * kTwoLines));
    else
        painter->drawText(
            rest, Qt::AlignLeft | Qt::AlignVCenter,
            QFontMetricsF(painter->font()).elidedText(text, Qt::ElideRight, rest.width()));
    painter->restore();
}

} // namespace flotilla
