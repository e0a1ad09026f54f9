#include "gui/panels/clients_delegate.h"

#include <QPainter>

#include <algorithm>

namespace flotilla {

namespace {

/// The space above the first line, in lines.
constexpr qreal kSpace = 0.35;
/// How much of a thin line's colour is behind a row that is chosen.
constexpr float kField = 0.45F;

} // namespace

QSize ClientsDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    const qreal line = QFontMetricsF(m_theme.font(m_theme.readingSize())).height();
    return {100, static_cast<int>(line * (2 + 2 * kSpace))};
}

/// As an entry of a log: dashed until it is committed.
void ClientsDelegate::paintState(QPainter &painter, const QRectF &within,
                                 ClientsModel::State state) const
{
    if (state == ClientsModel::State::Idle)
        return;
    QRectF box(0, 0, m_theme.readingSize() * 0.9, m_theme.readingSize() * 0.9);
    box.moveCenter(within.center());
    painter.setRenderHint(QPainter::Antialiasing);
    const bool committed = state == ClientsModel::State::Committed;
    painter.setBrush(committed ? QBrush(m_theme.ink) : QBrush(Qt::NoBrush));
    painter.setPen(QPen(m_theme.ink, 1.3, committed ? Qt::SolidLine : Qt::DotLine));
    painter.drawRoundedRect(box, 2, 2);
    if (state != ClientsModel::State::Unknown)
        return;
    painter.setFont(m_theme.font(m_theme.readingSize() * 0.75, true));
    painter.drawText(box, Qt::AlignCenter, QStringLiteral("?"));
}

void ClientsDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    painter->save();
    if (option.state.testFlag(QStyle::State_Selected)) {
        QColor field = m_theme.thin;
        field.setAlphaF(kField);
        painter->fillRect(option.rect, field);
    }
    const qreal em = m_theme.readingSize();
    const qreal height = QFontMetricsF(m_theme.font(em)).height();
    QRectF first = QRectF(option.rect).adjusted(em * 0.9, height * kSpace, -em * 0.6, 0);
    first.setHeight(height);
    QRectF second = first.translated(0, height);
    const auto write = [painter](const QRectF &room, int align, const QString &words) {
        painter->drawText(
            room, align | Qt::AlignVCenter,
            QFontMetricsF(painter->font()).elidedText(words, Qt::ElideRight, room.width()));
    };

    painter->setFont(m_theme.font(em * 0.9));
    painter->setPen(m_theme.quiet);
    const QString more = index.data(ClientsModel::MoreRole).toString();
    write(first, Qt::AlignRight, more);
    if (!more.isEmpty())
        first.setRight(first.right() - QFontMetricsF(painter->font()).horizontalAdvance(more)
                       - em * 0.6);

    painter->setPen(m_theme.ink);
    painter->setFont(m_theme.font(em, true));
    const QString name = index.data(ClientsModel::NameRole).toString();
    const qreal nameWidth = std::min(
        std::max(em * 1.8, QFontMetricsF(painter->font()).horizontalAdvance(name) + em * 0.5),
        first.width() * 0.6);
    write(QRectF(first.topLeft(), QSizeF(nameWidth, height)), Qt::AlignLeft, name);
    first.setLeft(first.left() + nameWidth);
    painter->setFont(m_theme.font(em));
    write(first, Qt::AlignLeft, index.data(ClientsModel::CommandRole).toString());

    const auto state =
        static_cast<ClientsModel::State>(index.data(ClientsModel::StateRole).toInt());
    if (state != ClientsModel::State::Idle) {
        paintState(*painter, QRectF(second.topLeft(), QSizeF(em, height)), state);
        second.setLeft(second.left() + em * 1.5);
    }
    painter->setFont(m_theme.font(em));
    painter->setPen(state == ClientsModel::State::Idle ? m_theme.quiet : m_theme.ink);
    write(second, Qt::AlignLeft, index.data(ClientsModel::StateWordsRole).toString());
    painter->restore();
}

} // namespace flotilla
