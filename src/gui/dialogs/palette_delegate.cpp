#include "gui/dialogs/palette_delegate.h"

#include <QPainter>

namespace flotilla {

void PaletteDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    const QPalette &colours = option.palette;
    const QFontMetrics metrics(option.font);
    const int em = metrics.height() / 2;
    const QString why = index.data(kWhyNotRole).toString(); // it can be chosen all the same
    const QColor quiet = colours.color(QPalette::PlaceholderText);
    const QColor ink = why.isEmpty() ? colours.color(QPalette::Active, QPalette::Text) : quiet;
    QRect room = option.rect.adjusted(em, 0, -em, 0);

    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setFont(option.font);
    if (option.state & QStyle::State_Selected) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(colours.color(QPalette::Active, QPalette::Button));
        painter->drawRoundedRect(option.rect.adjusted(0, 1, 0, -1), 5, 5);
    }

    // The right side: a keycap, or why not.
    const QString keys = index.data(kKeysRole).toString();
    if (!why.isEmpty()) {
        painter->setPen(quiet);
        painter->drawText(room, Qt::AlignRight | Qt::AlignVCenter, why);
        room.setRight(room.right() - metrics.horizontalAdvance(why) - em);
    } else if (!keys.isEmpty()) {
        const int width = metrics.horizontalAdvance(keys) + em;
        const QRect cap(room.right() - width, room.center().y() - metrics.height() / 2 - 1, width,
                        metrics.height() + 2);
        painter->setPen(colours.color(QPalette::Mid));
        painter->setBrush(colours.color(QPalette::Base));
        painter->drawRoundedRect(QRectF(cap).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
        painter->setPen(ink);
        painter->drawText(cap, Qt::AlignCenter, keys);
        room.setRight(cap.left() - em);
    }

    QString name = index.data().toString();
    if (index.data(kCheckedRole).toBool())
        name.append(QStringLiteral("  ✓"));
    name = metrics.elidedText(name, Qt::ElideRight, room.width());
    painter->setPen(ink);
    painter->drawText(room, Qt::AlignLeft | Qt::AlignVCenter, name);
    room.setLeft(room.left() + metrics.horizontalAdvance(name) + em * 3 / 2);
    painter->setPen(quiet);
    painter->drawText(
        room, Qt::AlignLeft | Qt::AlignVCenter,
        metrics.elidedText(index.data(kMenuRole).toString(), Qt::ElideRight, room.width()));
    painter->restore();
}

QSize PaletteDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    const int height = QFontMetrics(option.font).height();
    return {height * 10, height + height * 3 / 4};
}

} // namespace flotilla
