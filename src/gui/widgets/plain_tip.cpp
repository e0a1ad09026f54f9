#include "gui/widgets/plain_tip.h"

#include <QStringList>

namespace flotilla {

namespace {

constexpr qsizetype kLine = 80;
constexpr qsizetype kMostLines = 24;

} // namespace

QString plainTip(const QString &text)
{
    QStringList lines;
    qsizetype at = 0;
    while (at < text.size() && lines.size() < kMostLines) {
        qsizetype end = text.indexOf(u'\n', at);
        qsizetype next = end + 1;
        if (end < 0)
            end = next = text.size();
        if (end - at > kLine) {
            const qsizetype space = text.lastIndexOf(u' ', at + kLine);
            end = space > at ? space : at + kLine;
            next = space > at ? end + 1 : end;
        }
        lines.append(text.mid(at, end - at).toHtmlEscaped());
        at = next;
    }
    if (at < text.size())
        lines.append(QString(QChar(0x2026)));
    return QStringLiteral("<div style='white-space:pre'>") + lines.join(QStringLiteral("<br>"))
           + QStringLiteral("</div>");
}

} // namespace flotilla
