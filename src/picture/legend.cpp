#include "picture/legend.h"

#include "picture/marks.h"
#include "picture/painters.h"

#include <QCoreApplication>
#include <QFontMetricsF>

#include <set>

namespace flotilla {

namespace {

constexpr std::size_t kMostTerms = 4; ///< the newest ones
constexpr int kLines = 7;

QString tr(const char *text)
{
    return QCoreApplication::translate("Picture", text);
}

struct Measures {
    qreal size;
    qreal line;
    qreal margin;
    qreal signs; ///< the column in which the signs stand

    explicit Measures(const Theme &theme)
        : size(theme.readingSize() * 0.92), line(size * 1.75), margin(size), signs(size * 4.1)
    {
    }
};

std::vector<Term> termsOf(const ClusterView &view)
{
    std::set<Term> all;
    for (const ServerView &server : view.servers)
        all.insert(server.status.currentTerm);
    for (const MessageView &message : view.inFlight) {
        if (message.message->term.value > 0)
            all.insert(message.message->term);
    }
    std::vector<Term> newest(all.begin(), all.end());
    if (newest.size() > kMostTerms)
        newest.erase(newest.begin(), newest.end() - kMostTerms);
    return newest;
}

/// The box, a line of it after the other.
class LegendPainter {
public:
    LegendPainter(const Drawing &drawing, QPointF topLeft)
        : m_drawing(drawing), m_measures(drawing.theme), m_topLeft(topLeft)
    {
    }

    void draw()
    {
        const Theme &theme = m_drawing.theme;
        m_drawing.painter.setPen(QPen(theme.thin, 1));
        m_drawing.painter.setBrush(theme.panel);
        const QSizeF size = legendSize(theme);
        m_drawing.painter.drawRoundedRect(QRectF(m_topLeft, size).adjusted(0.5, 0.5, -0.5, -0.5), 8,
                                          8);
        drawTerms();
        AppendEntries entries;
        entries.entries.resize(1);
        sign(1, entries, tr("entries, how many"));
        sign(2, AppendEntries{}, tr("heartbeat"));
        sign(3, RequestVote{}, tr("asks for a vote"));
        drawAnswers();
        drawCut();
        drawClock();
    }

private:
    [[nodiscard]] QPointF at(int line, qreal x) const
    {
        return m_topLeft
               + QPointF(m_measures.margin + x,
                         m_measures.margin * 0.55 + m_measures.line * (line + 0.5));
    }

    void words(int line, const QString &text, qreal x)
    {
        m_drawing.lettering.draw(at(line, x), text, {m_measures.size}, m_drawing.theme.ink,
                                 Lettering::Anchor::Left);
    }

    void drawTerms()
    {
        const Theme &theme = m_drawing.theme;
        const QString text = tr("colour = term");
        words(0, text, 0);
        qreal x = m_drawing.lettering.width(text, {m_measures.size}) + m_measures.size * 0.8;
        for (const Term term : termsOf(m_drawing.view)) {
            const QString number = QString::number(term.value);
            const qreal width = std::max(m_measures.size * 1.9,
                                         m_drawing.lettering.width(number, {m_measures.size, true})
                                             + m_measures.size);
            QRectF chip(0, 0, width, m_measures.size * 1.35);
            chip.moveCenter(at(0, x + width / 2));
            m_drawing.painter.setPen(Qt::NoPen);
            m_drawing.painter.setBrush(theme.termColour(term));
            if (chip.right() > m_topLeft.x() + legendSize(theme).width() - m_measures.margin * 0.5)
                return;
            m_drawing.painter.drawRoundedRect(chip, 3, 3);
            m_drawing.lettering.draw(chip.center(), number, {m_measures.size, true},
                                     theme.termInk(term));
            x += width + m_measures.size * 0.4;
        }
    }

    [[nodiscard]] Message example(MessageBody body) const
    {
        Term newest;
        for (const ServerView &server : m_drawing.view.servers)
            newest = std::max(newest, server.status.currentTerm);
        return Message{{0}, {1}, newest, std::move(body)};
    }

    void sign(int line, MessageBody body, const QString &text)
    {
        drawFigure(m_drawing, example(std::move(body)), at(line, m_measures.signs * 0.42), {1, 0},
                   m_measures.size * 0.62, 0);
        words(line, text, m_measures.signs);
    }

    void drawAnswers()
    {
        const qreal half = m_measures.size * 0.62;
        drawFigure(m_drawing, example(AppendEntriesReply{true, {}, {}}), at(4, half * 1.3), {1, 0},
                   half, 0);
        drawFigure(m_drawing, example(AppendEntriesReply{}), at(4, half * 4.2), {1, 0}, half, 0);
        words(4, tr("hollow answers: yes, no"), m_measures.signs);
    }

    void drawCut()
    {
        QPainter &painter = m_drawing.painter;
        QPen dots(m_drawing.theme.alarm, 1.6, Qt::CustomDashLine, Qt::FlatCap);
        dots.setDashPattern({1.6, 3.2});
        painter.setPen(dots);
        const qreal width = m_measures.signs * 0.8;
        painter.drawLine(at(5, 0), at(5, width));
        painter.setPen(QPen(m_drawing.theme.alarm, 2, Qt::SolidLine, Qt::RoundCap));
        for (const qreal x : {width / 2 - 2.5, width / 2 + 2.5})
            painter.drawLine(at(5, x) + QPointF(-2, 5), at(5, x) + QPointF(2, -5));
        words(5, tr("cut link"), m_measures.signs);
    }

    void drawClock()
    {
        QPainter &painter = m_drawing.painter;
        const qreal radius = m_measures.size * 0.58;
        const QPointF middle = at(6, m_measures.signs * 0.42);
        const QRectF box(middle - QPointF(radius, radius), QSizeF(2 * radius, 2 * radius));
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(m_drawing.theme.thin, 2.6));
        painter.drawEllipse(box);
        painter.setPen(QPen(m_drawing.theme.quiet, 2.6, Qt::SolidLine, Qt::FlatCap));
        painter.drawArc(box, 90 * 16, -230 * 16);
        words(6, tr("rim: time to an election"), m_measures.signs);
    }

    const Drawing &m_drawing;
    Measures m_measures;
    QPointF m_topLeft;
};

} // namespace

QSizeF legendSize(const Theme &theme)
{
    const Measures measures(theme);
    const QFontMetricsF metrics(theme.font(measures.size));
    qreal widest = 0;
    for (const QString &text :
         {tr("rim: time to an election"), tr("hollow answers: yes, no"), tr("entries, how many")})
        widest = std::max(widest, metrics.horizontalAdvance(text));
    return {measures.signs + widest + 2 * measures.margin,
            kLines * measures.line + measures.margin * 1.1};
}

void paintLegend(QPainter &painter, const ClusterView &view, const Theme &theme, QPointF topLeft)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    Lettering lettering(painter, theme);
    const ClusterLayout layout;
    const PaintOptions options;
    const Drawing drawing{painter, view, view.now, theme, layout, options, lettering};
    LegendPainter(drawing, topLeft).draw();
    painter.restore();
}

} // namespace flotilla
