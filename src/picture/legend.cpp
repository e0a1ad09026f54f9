#include "picture/legend.h"

#include "picture/link_marks.h"
#include "picture/marks.h"
#include "picture/painters.h"
#include "picture/text.h"

#include <QFontMetricsF>

#include <array>
#include <set>

namespace flotilla {

namespace {

constexpr std::size_t kMostTerms = 4; ///< the newest ones
constexpr int kColumns = 2;

enum class Sign {
    Entries,
    Heartbeat,
    Vote,
    Answers,
    Waits,
    Doomed,
    Clock,
    Changed,
    Paused,
    NoMajority,
    Cut,
    OneWay,
    Slow,
    Lossy,
    Doubles,
    Reorders
};

struct Item {
    Sign sign;
    const char *words;
};

/// Line by line, two in each.
constexpr std::array<Item, 16> kItems{
    {{Sign::Entries, QT_TRANSLATE_NOOP("Picture", "entries, how many")},
     {Sign::Heartbeat, QT_TRANSLATE_NOOP("Picture", "heartbeat")},
     {Sign::Vote, QT_TRANSLATE_NOOP("Picture", "asks for a vote")},
     {Sign::Answers, QT_TRANSLATE_NOOP("Picture", "answers: yes, no")},
     {Sign::Waits, QT_TRANSLATE_NOOP("Picture", "waits for delivery")},
     {Sign::Doomed, QT_TRANSLATE_NOOP("Picture", "will be lost")},
     {Sign::Clock, QT_TRANSLATE_NOOP("Picture", "time to an election")},
     {Sign::Changed, QT_TRANSLATE_NOOP("Picture", "changed just now")},
     {Sign::Paused, QT_TRANSLATE_NOOP("Picture", "paused")},
     {Sign::NoMajority, QT_TRANSLATE_NOOP("Picture", "no majority")},
     {Sign::Cut, QT_TRANSLATE_NOOP("Picture", "link cut")},
     {Sign::OneWay, QT_TRANSLATE_NOOP("Picture", "cut one way")},
     {Sign::Slow, QT_TRANSLATE_NOOP("Picture", "slow link")},
     {Sign::Lossy, QT_TRANSLATE_NOOP("Picture", "loses messages")},
     {Sign::Doubles, QT_TRANSLATE_NOOP("Picture", "delivers twice")},
     {Sign::Reorders, QT_TRANSLATE_NOOP("Picture", "reorders messages")}}};
constexpr const char *kTerms = QT_TRANSLATE_NOOP("Picture", "colour = term");
constexpr const char *kIndexes =
    QT_TRANSLATE_NOOP("Picture", "commit: on a majority · applied: carried out");
constexpr int kLines = 2 + static_cast<int>(kItems.size()) / kColumns;

struct Measures {
    qreal size;
    qreal line;
    qreal margin;
    qreal signs;  ///< the room for a sign, before its words
    qreal column; ///< from one column to the next

    explicit Measures(const Theme &theme)
        : size(theme.readingSize() * 0.86), line(size * 1.62), margin(size), signs(size * 3.6)
    {
        const QFontMetricsF metrics(theme.font(size));
        qreal widest = 0;
        for (const Item &item : kItems)
            widest = std::max(widest, metrics.horizontalAdvance(Text::tr(item.words)));
        const qreal whole = metrics.horizontalAdvance(Text::tr(kIndexes));
        column = std::max(signs + widest + size, (whole + size) / kColumns);
    }
    [[nodiscard]] QSizeF box() const
    {
        return {column * kColumns - size + 2 * margin, kLines * line + margin * 1.1};
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

/// The box, one sign after the other.
class LegendPainter {
public:
    LegendPainter(const Drawing &drawing, QPointF topLeft)
        : m_drawing(drawing), m_painter(drawing.painter), m_theme(drawing.theme),
          m_measures(drawing.theme), m_topLeft(topLeft), m_half(m_measures.size * 0.6)
    {
    }

    void draw()
    {
        m_painter.setPen(QPen(m_theme.thin, m_drawing.line(1)));
        m_painter.setBrush(m_theme.panel);
        m_painter.drawRoundedRect(
            QRectF(m_topLeft, m_measures.box()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
        drawTerms();
        for (std::size_t i = 0; i < kItems.size(); ++i) {
            const int line = 1 + static_cast<int>(i) / kColumns;
            const qreal x = m_measures.column * static_cast<qreal>(i % kColumns);
            m_sign = at(line, x + m_measures.signs * 0.42);
            drawSign(kItems[i].sign);
            words(line, x + m_measures.signs, Text::tr(kItems[i].words));
        }
        words(kLines - 1, 0, Text::tr(kIndexes));
    }

private:
    [[nodiscard]] QPointF at(int line, qreal x) const
    {
        return m_topLeft
               + QPointF(m_measures.margin + x,
                         m_measures.margin * 0.55 + m_measures.line * (line + 0.5));
    }

    void words(int line, qreal x, const QString &text)
    {
        m_drawing.lettering.draw(at(line, x), text, {m_measures.size}, m_theme.ink,
                                 Lettering::Anchor::Left);
    }

    void drawTerms()
    {
        const QString text = Text::tr(kTerms);
        words(0, 0, text);
        qreal x = m_drawing.lettering.width(text, {m_measures.size}) + m_measures.size * 0.8;
        for (const Term term : termsOf(m_drawing.view)) {
            const QString number = QString::number(term.value);
            const qreal width = std::max(m_measures.size * 1.9,
                                         m_drawing.lettering.width(number, {m_measures.size, true})
                                             + m_measures.size);
            QRectF chip(0, 0, width, m_measures.size * 1.35);
            chip.moveCenter(at(0, x + width / 2));
            // The corner is for a button.
            if (chip.right() > m_topLeft.x() + m_measures.box().width() - m_measures.size * 3)
                return;
            m_painter.setPen(Qt::NoPen);
            m_painter.setBrush(m_theme.termColour(term));
            if (const auto outline = m_theme.termOutline(term))
                m_painter.setPen(QPen(*outline, m_drawing.line(1)));
            m_painter.drawRoundedRect(chip, 3, 3);
            m_drawing.lettering.draw(chip.center(), number, {m_measures.size, true},
                                     m_theme.termInk(term));
            x += width + m_measures.size * 0.4;
        }
    }

    void drawSign(Sign sign)
    {
        AppendEntries entries;
        entries.entries.resize(1);
        const qreal mark = m_half * 0.85;
        switch (sign) {
        case Sign::Entries:
            return figure(std::move(entries), 0);
        case Sign::Heartbeat:
            return figure(AppendEntries{}, 0);
        case Sign::Vote:
            return figure(RequestVote{}, 0);
        case Sign::Answers:
            figure(AppendEntriesReply{true, {}, {}}, -1.5);
            return figure(AppendEntriesReply{}, 1.5);
        case Sign::Waits:
            return drawWaiting();
        case Sign::Doomed:
            return figure(RequestVote{}, 0, true);
        case Sign::Clock:
            return drawClock();
        case Sign::Changed:
            disc(m_half * 0.75, Qt::NoPen, termColour());
            return disc(m_half * 1.2, QPen(m_theme.ink, m_drawing.line(1.3)), Qt::NoBrush);
        case Sign::Paused:
            return drawPauseBars(m_painter, m_sign, m_half * 0.85, m_theme.ink);
        case Sign::NoMajority:
            return drawCutBadge(m_drawing, m_sign, m_half * 1.15);
        case Sign::Cut:
            return drawCut(false);
        case Sign::OneWay:
            return drawCut(true);
        case Sign::Slow:
            return trait({.slow = true}, drawHourglass, mark);
        case Sign::Lossy:
            return trait({.lossy = true}, drawLost, mark);
        case Sign::Doubles:
            return trait({.doubles = true}, drawTwice, mark);
        case Sign::Reorders:
            return trait({.reorders = true}, drawReorder, mark);
        }
    }

    [[nodiscard]] QColor termColour() const { return m_theme.termColour(m_drawing.newest); }

    void disc(qreal radius, const QPen &pen, const QBrush &brush)
    {
        m_painter.setPen(pen);
        m_painter.setBrush(brush);
        m_painter.drawEllipse(m_sign, radius, radius);
    }

    /// aside: in halves of the figure.
    void figure(MessageBody body, qreal aside, bool doomed = false)
    {
        const Message example{{0}, {1}, m_drawing.newest, std::move(body)};
        drawFigure(m_drawing, example, m_sign + QPointF(aside * m_half, 0), {1, 0}, m_half, 0,
                   doomed);
    }

    /// A message that touches its receiver's rim.
    void drawWaiting()
    {
        figure(AppendEntries{}, -0.9);
        const qreal radius = m_half * 1.5;
        m_painter.setPen(QPen(m_theme.quiet, m_drawing.line(1.6), Qt::SolidLine, Qt::FlatCap));
        m_painter.setBrush(Qt::NoBrush);
        m_painter.drawArc(
            QRectF(m_sign + QPointF(m_half * 0.2, -radius), QSizeF(2 * radius, 2 * radius)),
            130 * 16, 100 * 16);
    }

    void drawClock()
    {
        const qreal radius = m_measures.size * 0.55;
        disc(radius, QPen(m_theme.thin, m_drawing.line(2.4)), Qt::NoBrush);
        m_painter.setPen(QPen(m_theme.quiet, m_drawing.line(2.4), Qt::SolidLine, Qt::FlatCap));
        m_painter.drawArc(QRectF(m_sign - QPointF(radius, radius), QSizeF(2 * radius, 2 * radius)),
                          90 * 16, -230 * 16);
    }

    [[nodiscard]] QLineF way() const
    {
        const QPointF reach(m_measures.signs * 0.4, 0);
        return {m_sign - reach, m_sign + reach};
    }

    void drawCut(bool oneWay)
    {
        drawTroubledLine(m_painter, m_theme, way(), {.cut = true});
        if (oneWay)
            drawArrowHead(m_painter, way().p2(), {1, 0}, m_half * 1.1, m_theme.alarm);
        drawCutStrokes(m_painter, m_sign, {1, 0}, m_half * 0.8,
                       QPen(m_theme.alarm, m_drawing.line(1.7)));
    }

    using Mark = void (*)(QPainter &, QPointF, qreal, const QColor &);
    void trait(const LinkTrouble &trouble, Mark mark, qreal half)
    {
        drawTroubledLine(m_painter, m_theme, way(), trouble);
        disc(m_half * 1.25, QPen(m_theme.thin, m_drawing.line(1)), m_theme.panel);
        mark(m_painter, m_sign, half, m_theme.ink);
    }

    const Drawing &m_drawing;
    QPainter &m_painter;
    const Theme &m_theme;
    Measures m_measures;
    QPointF m_topLeft;
    qreal m_half;
    QPointF m_sign; ///< the middle of the one that is drawn
};

} // namespace

QSizeF legendSize(const Theme &theme)
{
    return Measures(theme).box();
}

void paintLegend(QPainter &painter, const ClusterView &view, const Theme &theme, QPointF topLeft)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    Lettering lettering(painter, theme);
    const ClusterLayout layout;
    const PaintOptions options;
    const Drawing drawing{painter, view,    view.now,  theme,
                          layout,  options, lettering, newestTerm(view)};
    LegendPainter(drawing, topLeft).draw();
    painter.restore();
}

} // namespace flotilla
