#include "gui/widgets/term_chip.h"

#include "picture/theme.h"

#include <QPainter>

#include <algorithm>

namespace flotilla {

void paintTermChip(QPainter &painter, const QRectF &within, Term term, const Theme &theme)
{
    if (term.value == 0)
        return;
    const QString number = QString::number(term.value);
    painter.setFont(theme.font(theme.readingSize() * 0.85, true));
    const QFontMetricsF metrics(painter.font());
    const QSizeF size(std::min(within.width(), std::max(metrics.horizontalAdvance(number) + 9,
                                                        metrics.height() * 1.3)),
                      metrics.height() + 1);
    QRectF chip({}, size);
    chip.moveCenter(within.center());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.termColour(term));
    painter.drawRoundedRect(chip, 3, 3);
    painter.setPen(theme.termInk(term));
    painter.drawText(chip, Qt::AlignCenter, number);
}

} // namespace flotilla
