#include "gui/panels/claim_delegate.h"

#include "gui/panels/claim_model.h"
#include "gui/words.h"

#include <QAbstractItemView>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace flotilla {

namespace {

// In sizes of type.
constexpr qreal kMargin = 0.9;
constexpr qreal kMarkWidth = 1.1;
constexpr qreal kSwitchWidth = 2.1;
constexpr qreal kGap = 0.6;
constexpr qreal kSpace = 0.4;
constexpr qreal kCallRow = 1.5;

const Claim &claimOf(const QModelIndex &index)
{
    return static_cast<const ClaimModel *>(index.model())->claim(index.row());
}

QRectF roomOf(const QStyleOptionViewItem &option)
{
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    QRectF room(option.rect);
    if (view)
        room.setWidth(view->viewport()->width());
    return room;
}

/// The lines of a drawing of calls: a client each, in order of their first call.
QStringList clientsOf(const Claim &claim)
{
    QStringList clients;
    for (const ClaimCall &call : claim.calls)
        if (!clients.contains(call.client))
            clients << call.client;
    return clients;
}

} // namespace

QString ClaimDelegate::saysText(const Claim &claim) const
{
    return claim.section.isEmpty() ? claim.says : claim.says + QStringLiteral("  ") + claim.section;
}

ClaimDelegate::Places ClaimDelegate::placesOf(const Claim &claim, const QRectF &room) const
{
    const qreal em = m_theme.readingSize();
    const QFontMetricsF bold(m_theme.font(em, true));
    const QFontMetricsF small(m_theme.font(em * 0.92));
    Places places;
    const qreal top = room.top() + em * (claim.standing == Claim::Standing::Heading ? 0.9 : kSpace);
    qreal left = room.left() + em * kMargin;
    if (claim.standing != Claim::Standing::Heading) {
        const qreal width = em * (claim.isSwitch() ? kSwitchWidth : kMarkWidth);
        places.mark = QRectF(left, top, width, bold.height());
        left += width + em * kGap;
    }
    const qreal width = std::max(em * 4, room.right() - em * kMargin - left);
    const auto wrapped = [&](const QFontMetricsF &metrics, const QString &text, qreal from) {
        const QRectF all(left, from, width, 100'000);
        const qreal height =
            text.isEmpty() ? 0 : metrics.boundingRect(all, Qt::TextWordWrap, text).height();
        return QRectF(left, from, width, height);
    };
    places.title = wrapped(bold, claim.title, top);
    places.says = wrapped(small, saysText(claim), places.title.bottom());
    places.trouble =
        wrapped(QFontMetricsF(m_theme.font(em)), claim.trouble, places.says.bottom() + em * 0.2);
    const qreal rows = static_cast<qreal>(claim.calls.size());
    places.calls = QRectF(left, places.trouble.bottom() + em * 0.3, width,
                          rows == 0 ? 0 : rows * em * kCallRow + em * 0.4);
    places.bottom = places.calls.bottom() + em * kSpace;
    return places;
}

QSize ClaimDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QRectF room = roomOf(option);
    room.moveTop(0);
    return {100, static_cast<int>(std::ceil(placesOf(claimOf(index), room).bottom))};
}

void ClaimDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const
{
    const Claim &claim = claimOf(index);
    const qreal em = m_theme.readingSize();
    const Places places = placesOf(claim, roomOf(option));
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (option.state.testFlag(QStyle::State_Selected))
        painter->fillRect(option.rect, option.palette.color(QPalette::Button));
    if (claim.isSwitch())
        paintSwitch(*painter, places.mark, claim);
    else if (claim.standing != Claim::Standing::Heading)
        paintMark(*painter, places.mark, claim);
    painter->setFont(m_theme.font(em, true));
    painter->setPen(claim.standing == Claim::Standing::Heading ? m_theme.quiet
                    : claim.standing == Claim::Standing::Fell
                            || claim.standing == Claim::Standing::Off
                            || claim.standing == Claim::Standing::Partly
                        ? m_theme.alarm
                        : m_theme.ink);
    painter->drawText(places.title, Qt::TextWordWrap, claim.title);
    painter->setFont(m_theme.font(em * 0.92));
    painter->setPen(m_theme.quiet);
    painter->drawText(places.says, Qt::TextWordWrap, saysText(claim));
    painter->setFont(m_theme.font(em));
    painter->setPen(claim.standing == Claim::Standing::Fell ? m_theme.alarm : m_theme.ink);
    painter->drawText(places.trouble, Qt::TextWordWrap, claim.trouble);
    paintCalls(*painter, places.calls, claim);
    painter->restore();
}

/// A tick, a cross, or a ring: never by colour alone.
void ClaimDelegate::paintMark(QPainter &painter, const QRectF &where, const Claim &claim) const
{
    const qreal r = m_theme.readingSize() * 0.5;
    const QPointF c = where.center();
    const qreal line = std::max(1.5, r * 0.32);
    painter.setBrush(Qt::NoBrush);
    if (claim.standing == Claim::Standing::Holds) {
        painter.setPen(QPen(m_theme.accent, line, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        QPainterPath tick(c + QPointF(-r, 0.1 * r));
        tick.lineTo(c + QPointF(-r * 0.25, r * 0.8));
        tick.lineTo(c + QPointF(r, -r * 0.75));
        painter.drawPath(tick);
    } else if (claim.standing == Claim::Standing::Fell) {
        painter.setPen(QPen(m_theme.alarm, line * 1.3, Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(c + QPointF(-r, -r) * 0.8, c + QPointF(r, r) * 0.8);
        painter.drawLine(c + QPointF(-r, r) * 0.8, c + QPointF(r, -r) * 0.8);
    } else {
        painter.setPen(QPen(m_theme.quiet, line * 0.7));
        painter.drawEllipse(c, r * 0.7, r * 0.7);
    }
}

void ClaimDelegate::paintSwitch(QPainter &painter, const QRectF &where, const Claim &claim) const
{
    const qreal height = m_theme.readingSize() * 1.05;
    QRectF track(where.left(), where.center().y() - height / 2, where.width(), height);
    track.adjust(0.5, 0.5, -0.5, -0.5);
    const bool on = claim.standing == Claim::Standing::On;
    painter.setPen(QPen(on ? m_theme.accent : m_theme.alarm, 1.5));
    painter.setBrush(on ? m_theme.accent : m_theme.panel);
    painter.drawRoundedRect(track, track.height() / 2, track.height() / 2);
    const qreal r = track.height() / 2 - 2.5;
    const qreal inset = track.height() / 2;
    const qreal x = on                                       ? track.right() - inset
                    : claim.standing == Claim::Standing::Off ? track.left() + inset
                                                             : track.center().x();
    painter.setPen(Qt::NoPen);
    painter.setBrush(on ? m_theme.panel : m_theme.alarm);
    painter.drawEllipse(QPointF(x, track.center().y()), r, r);
}

/// A call a row, from when it was sent to when it was answered; those of one client begin under its name.
void ClaimDelegate::paintCalls(QPainter &painter, const QRectF &where, const Claim &claim) const
{
    if (claim.calls.isEmpty())
        return;
    const qreal em = m_theme.readingSize();
    const QFont font = m_theme.font(em * 0.92);
    const QFontMetricsF metrics(font);
    qreal names = 0;
    for (const QString &client : clientsOf(claim))
        names = std::max(names, metrics.horizontalAdvance(client));
    const QRectF field = where.adjusted(names + em * 0.6, 0, 0, 0);
    Instant first = Instant::never();
    Instant last{0};
    for (const ClaimCall &call : claim.calls) {
        first = std::min(first, call.from);
        last = std::max({last, call.from, call.to.value_or(call.from)});
    }
    const auto span = std::max<double>(1, static_cast<double>((last - first).micros));
    const auto x = [&](Instant at) {
        return field.left()
               + field.width() * 0.96 * static_cast<double>((at - first).micros) / span;
    };
    painter.setFont(font);
    qreal y = where.top();
    for (const ClaimCall &call : claim.calls) {
        const QRectF row(where.left(), y, where.width(), em * kCallRow);
        painter.setPen(m_theme.quiet);
        painter.drawText(row, Qt::AlignLeft | Qt::AlignVCenter, call.client);
        const qreal right = call.to ? x(*call.to) : field.right();
        const QRectF bar(x(call.from), y + em * 1.22, std::max(3.0, right - x(call.from)),
                         em * 0.2);
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_theme.alarm);
        painter.drawRoundedRect(bar, bar.height() / 2, bar.height() / 2);
        const qreal width = metrics.horizontalAdvance(call.words);
        const qreal left =
            std::clamp(bar.left(), field.left(), std::max(field.left(), field.right() - width));
        painter.setPen(m_theme.ink);
        painter.drawText(QRectF(left, y, field.right() - left, em * 1.2),
                         Qt::AlignLeft | Qt::AlignVCenter,
                         metrics.elidedText(call.words, Qt::ElideRight, field.right() - left));
        y += em * kCallRow;
    }
}

/// A switch is turned where it is drawn, or by Space: not by a click on its words.
bool ClaimDelegate::editorEvent(QEvent *event, QAbstractItemModel *model,
                                const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const Claim &claim = claimOf(index);
    if (!claim.isSwitch())
        return false;
    if (event->type() == QEvent::MouseButtonRelease) {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        const qreal em = m_theme.readingSize();
        const QRectF where = placesOf(claim, roomOf(option)).mark.adjusted(-em, -em, em, em);
        if (mouse->button() != Qt::LeftButton || !where.contains(mouse->position()))
            return false;
    } else if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key != Qt::Key_Space && key != Qt::Key_Select)
            return false;
    } else {
        return false;
    }
    const bool on = claim.standing != Claim::Standing::On;
    return model->setData(index, on ? Qt::Checked : Qt::Unchecked, Qt::CheckStateRole);
}

} // namespace flotilla
