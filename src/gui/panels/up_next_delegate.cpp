#include "gui/panels/up_next_delegate.h"

#include "cluster/coming.h"
#include "gui/panels/up_next_model.h"
#include "gui/widgets/term_chip.h"

#include <QPainter>
#include <QWidget>

#include <algorithm>

namespace flotilla {

namespace {

/// Below so many times the size of type, a row is broken in two.
constexpr qreal kNarrow = 31;
/// The space above the first line, in lines.
constexpr qreal kSpace = 0.3;
/// How much of a thin line's colour is behind a row that is chosen.
constexpr float kField = 0.45F;

} // namespace

qreal UpNextDelegate::lineHeight() const
{
    return QFontMetricsF(m_theme.font(m_theme.readingSize())).height();
}

QSize UpNextDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    const bool narrow =
        option.widget != nullptr && option.widget->width() < m_theme.readingSize() * kNarrow;
    return {100, static_cast<int>(lineHeight() * ((narrow ? 2 : 1) + 2 * kSpace))};
}

void UpNextDelegate::setOffered(const QModelIndex &index, int width)
{
    m_offered = index;
    m_offeredWidth = width;
}

QRect UpNextDelegate::buttonRoom(const QRect &row, int width) const
{
    const int height = std::min(static_cast<int>(lineHeight() * (1 + 2 * kSpace)), row.height());
    return {row.right() - width - static_cast<int>(m_theme.readingSize() * 0.3),
            row.bottom() - height + 1, width, height};
}

/// A clock that has a quarter left, as around the servers.
void UpNextDelegate::paintTimer(QPainter &painter, const QRectF &within) const
{
    const qreal r = m_theme.readingSize() * 0.42;
    QRectF ring(0, 0, 2 * r, 2 * r);
    ring.moveCenter(within.center());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(m_theme.thin, r * 0.4));
    painter.drawEllipse(ring);
    painter.setPen(QPen(m_theme.quiet, r * 0.4));
    painter.drawArc(ring, 90 * 16, 90 * 16);
}

void UpNextDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                           const QModelIndex &index) const
{
    const bool offered = m_offered == index;
    painter->save();
    if (offered || option.state.testFlag(QStyle::State_Selected)) {
        QColor field = m_theme.thin;
        field.setAlphaF(kField);
        painter->fillRect(option.rect, field);
    }

    const qreal em = m_theme.readingSize();
    const qreal height = lineHeight();
    QRectF line = QRectF(option.rect).adjusted(em * 0.9, height * kSpace, -em * 0.3, 0);
    line.setHeight(height);
    const bool narrow = option.rect.height() > height * 2;
    QRectF below = line.translated(0, height);
    if (offered && !narrow)
        line.setRight(line.right() - m_offeredWidth - em * 0.4);
    const auto take = [&line](qreal width) {
        const QRectF column(line.left(), line.top(), width, line.height());
        line.setLeft(line.left() + width);
        return column;
    };
    const auto write = [painter](const QRectF &room, const QString &words) {
        painter->drawText(
            room, Qt::AlignLeft | Qt::AlignVCenter,
            QFontMetricsF(painter->font()).elidedText(words, Qt::ElideRight, room.width()));
    };

    const auto waits = static_cast<Coming::Waits>(index.data(UpNextModel::WaitsRole).toInt());
    painter->setFont(m_theme.font(em * 0.9, waits == Coming::Waits::ForWord));
    painter->setPen(waits == Coming::Waits::ForWord ? m_theme.accent : m_theme.quiet);
    const QString at = index.data(UpNextModel::AtRole).toString();
    write(take(std::max(em * 4, QFontMetricsF(painter->font()).horizontalAdvance(at) + em * 0.3)),
          at);
    const QRectF sign = take(em * 1.8);
    if (index.data(UpNextModel::TimerRole).toBool())
        paintTimer(*painter, sign);
    else
        paintTermChip(*painter, sign, Term{index.data(UpNextModel::TermRole).toULongLong()},
                      m_theme);
    take(em * 0.3);
    below.setLeft(line.left());

    painter->setFont(m_theme.font(em, true));
    painter->setPen(m_theme.ink);
    const QString who = index.data(UpNextModel::WhoRole).toString();
    const qreal whoWidth =
        std::clamp(QFontMetricsF(painter->font()).horizontalAdvance(who) + 1, em * 4.6, em * 12);
    write(take(std::min(whoWidth, line.width())), who);
    take(em * 0.4);

    painter->setFont(m_theme.font(em));
    const QString what = index.data(UpNextModel::WhatRole).toString();
    if (narrow && !offered) // else the buttons stand there
        write(below, what);
    else if (line.width() > em * 2)
        write(line, what);
    painter->restore();
}

} // namespace flotilla
