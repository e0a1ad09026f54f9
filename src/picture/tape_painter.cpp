#include "picture/marks.h"
#include "picture/tape.h"
#include "picture/text.h"

#include <QLocale>
#include <QPainter>
#include <QPainterPath>
#include <QPolygonF>

#include <algorithm>
#include <array>
#include <cmath>

namespace flotilla {

namespace {

// In sizes of type, from the top.
constexpr qreal kBand = 1.35;   ///< the terms
constexpr qreal kCommits = 0.4; ///< ticks below them
constexpr qreal kSigns = 1.35;
constexpr qreal kAxis = 1.15;
constexpr qreal kGap = 0.2;
/// Signs nearer than this are drawn as one: the gravest.
constexpr qreal kCell = 1.25;

/// The gravest first.
constexpr std::array kGrave{
    Mark::Violation, Mark::Crash, Mark::Restart, Mark::Cut,    Mark::Heal,
    Mark::Leader,    Mark::Pause, Mark::Resume,  Mark::Create, Mark::Election,
};

struct Rows {
    QRectF band;
    QRectF commits;
    QRectF signs;
    QRectF axis;
};

Rows rowsOf(const QRectF &rect, qreal em)
{
    qreal top = rect.top() + em * kGap;
    const auto next = [&](qreal height) {
        const QRectF row(rect.left(), top, rect.width(), height * em);
        top += height * em;
        return row;
    };
    Rows rows;
    rows.band = next(kBand);
    rows.commits = next(kCommits);
    rows.signs = next(kSigns);
    rows.axis = next(kAxis);
    return rows;
}

std::optional<Mark> gravest(Marks marks)
{
    for (const Mark mark : kGrave)
        if (marks.contains(mark))
            return mark;
    return std::nullopt;
}

/// A sign that stands for all of its cell.
struct Drawn {
    const Tape::Sign *sign;
    Mark mark;
};

/// Cells lie fast in the time, so that signs do not jump while the tape moves.
template <typename Visit>
void forEachDrawn(const Tape &tape, const TapePlace &place, qreal em, Visit visit)
{
    const qreal perPixel = static_cast<qreal>((place.to - place.from).micros) / place.rect.width();
    const auto cell = std::max<std::int64_t>(1, std::llround(perPixel * em * kCell));
    const auto &signs = tape.signs();
    auto sign = std::lower_bound(
        signs.begin(), signs.end(), Instant{std::max<std::int64_t>(0, place.from.micros - cell)},
        [](const Tape::Sign &each, Instant from) { return each.at < from; });
    while (sign != signs.end() && sign->at <= place.to) {
        const std::int64_t number = sign->at.micros / cell;
        std::optional<Drawn> drawn;
        for (; sign != signs.end() && sign->at.micros / cell == number; ++sign) {
            const auto mark = gravest(sign->marks);
            const auto rank = [](Mark of) {
                return std::find(kGrave.begin(), kGrave.end(), of) - kGrave.begin();
            };
            if (mark && (!drawn || rank(*mark) < rank(drawn->mark)))
                drawn = Drawn{&*sign, *mark};
        }
        if (drawn)
            visit(*drawn);
    }
}

/// Draws one tape.
class TapePainter {
public:
    TapePainter(QPainter &painter, const Tape &tape, const TapePlace &place, const Theme &theme)
        : m_painter(painter), m_tape(tape), m_place(place), m_theme(theme),
          m_em(theme.readingSize()), m_rows(rowsOf(place.rect, m_em))
    {
    }

    void paint(const TapeLook &look)
    {
        m_painter.save();
        // Half a sign and half the playhead may stand over at the ends.
        m_painter.setClipRect(m_place.rect.adjusted(-m_em * 0.7, 0, m_em * 0.7, 0));
        m_painter.setRenderHint(QPainter::Antialiasing);
        paintAxis();
        paintTerms();
        paintCommits();
        forEachDrawn(m_tape, m_place, m_em, [this](const Drawn &drawn) { paintSign(drawn); });
        for (const Instant at : look.partings)
            paintParting(QPointF(x(at), m_rows.band.center().y()));
        paintFuture(look);
        for (const Instant at : look.bookmarks)
            paintBookmark(QPointF(x(at), m_rows.band.bottom()));
        paintPointed(look);
        paintHead(look);
        m_painter.restore();
    }

private:
    [[nodiscard]] qreal x(Instant at) const { return m_place.x(at); }

    /// The time that has passed is a band; the rest of the row is empty.
    void paintTerms()
    {
        const auto &terms = m_tape.terms();
        const qreal left = m_place.rect.left() - m_em;
        const qreal right = m_place.rect.right() + m_em;
        for (std::size_t i = 0; i < terms.size(); ++i) {
            const Instant until = i + 1 < terms.size() ? terms[i + 1].from : m_tape.end();
            const qreal from = std::max(left, x(terms[i].from));
            const qreal to = std::min(right, x(until));
            if (to < left || from > right)
                continue;
            paintTerm(terms[i], QRectF(from, m_rows.band.top(), std::max(1.0, to - from),
                                       m_rows.band.height()));
        }
    }

    void paintTerm(const Tape::Stretch &stretch, const QRectF &box)
    {
        const bool some = stretch.term.value > 0;
        const QColor fill = some ? m_theme.termColour(stretch.term) : m_theme.panel;
        m_painter.fillRect(box, fill);
        if (const auto outline = m_theme.termOutline(stretch.term); outline || !some) {
            m_painter.setPen(QPen(some ? *outline : m_theme.thin, 1));
            m_painter.setBrush(Qt::NoBrush);
            m_painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5));
        } else if (box.width() > 3) {
            m_painter.fillRect(QRectF(box.left(), box.top(), 1, box.height()), m_theme.paper);
        }
        // What is written is seen as far as the box is.
        const QRectF seen = box.intersected(m_place.rect).adjusted(m_em * 0.45, 0, -m_em * 0.3, 0);
        m_painter.setPen(some ? m_theme.termInk(stretch.term) : m_theme.quiet);
        const QString number = QLocale::c().toString(qulonglong(stretch.term.value));
        const QString name =
            stretch.leader ? QString::fromStdString(m_tape.names().of(*stretch.leader)) : QString();
        QStringList choices;
        if (some && !name.isEmpty())
            choices << Text::tr("term %1 · %2 leads").arg(number, name);
        choices << (some ? Text::tr("term %1").arg(number) : Text::tr("no term yet"));
        if (some)
            choices << number;
        m_painter.setFont(m_theme.font(m_em * 0.9, true));
        const QFontMetricsF metrics(m_painter.font());
        for (const QString &words : choices) {
            if (metrics.horizontalAdvance(words) > seen.width())
                continue;
            m_painter.drawText(seen, Qt::AlignLeft | Qt::AlignVCenter, words);
            return;
        }
    }

    /// Where they stand close they become a bar.
    void paintCommits()
    {
        const auto &signs = m_tape.signs();
        auto sign =
            std::lower_bound(signs.begin(), signs.end(), m_place.from,
                             [](const Tape::Sign &each, Instant from) { return each.at < from; });
        const QRectF &row = m_rows.commits;
        qreal drawn = -1;
        for (; sign != signs.end() && sign->at <= m_place.to; ++sign) {
            const qreal at = std::floor(x(sign->at));
            if (at == drawn || !sign->marks.contains(Mark::Commit))
                continue;
            drawn = at;
            m_painter.fillRect(QRectF(at, row.top(), 1.5, row.height()), m_theme.ink);
        }
    }

    void paintSign(const Drawn &drawn)
    {
        const QPointF centre(x(drawn.sign->at), m_rows.signs.center().y());
        const qreal half = m_em * 0.42;
        const QColor &ink = m_theme.ink;
        switch (drawn.mark) {
        case Mark::Violation: {
            m_painter.setPen(Qt::NoPen);
            m_painter.setBrush(m_theme.alarm);
            m_painter.drawEllipse(centre, half * 1.4, half * 1.4);
            m_painter.setPen(m_theme.paper);
            m_painter.setFont(m_theme.font(m_em * 0.9, true));
            m_painter.drawText(
                QRectF(centre.x() - m_em, m_rows.signs.top(), 2 * m_em, m_rows.signs.height()),
                Qt::AlignCenter, QStringLiteral("!"));
            break;
        }
        case Mark::Crash:
            drawCross(m_painter, centre, half, m_theme.alarm);
            break;
        case Mark::Restart:
            m_painter.setPen(QPen(ink, m_em * 0.13));
            m_painter.drawLine(centre + QPointF(0, half), centre - QPointF(0, half * 0.3));
            drawArrowHead(m_painter, centre - QPointF(0, half), {0, -1}, half * 1.1, ink);
            break;
        case Mark::Cut:
            m_painter.setPen(QPen(ink, m_em * 0.09));
            m_painter.drawLine(centre - QPointF(half, 0), centre + QPointF(half, 0));
            drawCutStrokes(m_painter, centre, {1, 0}, half * 0.75,
                           QPen(m_theme.alarm, m_em * 0.12));
            break;
        case Mark::Heal:
            m_painter.setPen(QPen(ink, m_em * 0.14));
            m_painter.drawLine(centre - QPointF(half, 0), centre + QPointF(half, 0));
            m_painter.setBrush(ink);
            m_painter.setPen(Qt::NoPen);
            m_painter.drawEllipse(centre - QPointF(half, 0), half * 0.36, half * 0.36);
            m_painter.drawEllipse(centre + QPointF(half, 0), half * 0.36, half * 0.36);
            break;
        case Mark::Leader:
            drawCrown(m_painter, centre, half * 1.15, ink);
            break;
        case Mark::Pause:
            drawPauseBars(m_painter, centre, half * 0.8, ink);
            break;
        case Mark::Resume:
            drawArrowHead(m_painter, centre + QPointF(half, 0), {1, 0}, half * 1.6, ink);
            break;
        case Mark::Create:
            m_painter.setPen(QPen(ink, m_em * 0.13));
            m_painter.drawLine(centre - QPointF(half * 0.8, 0), centre + QPointF(half * 0.8, 0));
            m_painter.drawLine(centre - QPointF(0, half * 0.8), centre + QPointF(0, half * 0.8));
            break;
        default: // an election: a rim that is broken, as of a server that stands
            m_painter.setBrush(Qt::NoBrush);
            m_painter.setPen(QPen(ink, m_em * 0.13));
            const QRectF rim(centre.x() - half * 0.85, centre.y() - half * 0.85, half * 1.7,
                             half * 1.7);
            for (int part = 0; part < 4; ++part)
                m_painter.drawArc(rim, (part * 90 + 15) * 16, 60 * 16);
            break;
        }
    }

    /// A fork on the band: one way comes in, two go on.
    void paintParting(QPointF centre)
    {
        const qreal half = m_em * 0.58;
        m_painter.setPen(QPen(m_theme.ink, m_em * 0.1));
        m_painter.setBrush(m_theme.paper);
        m_painter.drawEllipse(centre, half, half);
        const qreal arm = half * 0.6;
        QPainterPath fork;
        fork.moveTo(centre - QPointF(arm, 0));
        fork.lineTo(centre - QPointF(arm * 0.2, 0));
        fork.lineTo(centre + QPointF(arm * 0.85, -arm * 0.6));
        fork.moveTo(centre - QPointF(arm * 0.2, 0));
        fork.lineTo(centre + QPointF(arm * 0.85, arm * 0.6));
        m_painter.setPen(QPen(m_theme.ink, m_em * 0.12, Qt::SolidLine, Qt::RoundCap));
        m_painter.setBrush(Qt::NoBrush);
        m_painter.drawPath(fork);
    }

    /// A flag that stands on the band.
    void paintBookmark(QPointF foot)
    {
        const qreal high = m_rows.band.height();
        const QPointF top = foot - QPointF(0, high);
        const QPolygonF flag{top, top + QPointF(m_em * 0.8, high * 0.25),
                             top + QPointF(0, high * 0.5)};
        m_painter.setPen(QPen(m_theme.ink, m_em * 0.12));
        m_painter.drawLine(foot, top);
        m_painter.setBrush(m_theme.ink);
        m_painter.drawPolygon(flag);
    }

    void paintAxis()
    {
        const auto whole = static_cast<qreal>((m_place.to - m_place.from).micros);
        const qreal wide = m_em * 6; // room for a number
        const qreal most = std::max(1.0, m_place.rect.width() / wide);
        qreal step = 1;
        for (int i = 0; step * most < whole; ++i)
            step *= i % 3 == 1 ? 2.5 : 2; // 1, 2, 5, 10 ...
        const auto by = static_cast<std::int64_t>(step);
        const int digits = step >= 1e6   ? 0
                           : step >= 1e5 ? 1
                           : step >= 1e4 ? 2
                           : step >= 1e3 ? 3
                                         : 6;
        m_painter.setFont(m_theme.font(m_em * 0.85));
        const QRectF &row = m_rows.axis;
        for (std::int64_t at = m_place.from.micros / by * by; at <= m_place.to.micros; at += by) {
            const qreal line = x(Instant{at});
            m_painter.setPen(QPen(m_theme.thin, 1));
            m_painter.drawLine(QPointF(line, m_rows.commits.top()), QPointF(line, row.top()));
            m_painter.setPen(m_theme.quiet);
            const QString words = Text::tr("%1 s").arg(
                QLocale::c().toString(static_cast<double>(at) / 1e6, 'f', digits));
            const bool first = line < m_place.rect.left() + m_em;
            const bool last = line > m_place.rect.right() - m_em * 2;
            const QRectF box(first  ? m_place.rect.left()
                             : last ? m_place.rect.right() - wide
                                    : line - wide / 2,
                             row.top(), wide, row.height());
            const Qt::Alignment side = first  ? Qt::AlignLeft
                                       : last ? Qt::AlignRight
                                              : Qt::AlignHCenter;
            m_painter.drawText(box, static_cast<int>(side | Qt::AlignVCenter), words);
        }
        m_painter.setPen(QPen(m_theme.thin, 1));
        m_painter.drawLine(row.topLeft(), row.topRight());
    }

    void paintFuture(const TapeLook &look)
    {
        if (!look.isPast)
            return;
        QColor veil = m_theme.paper;
        veil.setAlphaF(0.6F);
        const qreal from = x(look.seen);
        m_painter.fillRect(QRectF(from, m_place.rect.top(),
                                  std::max(0.0, m_place.rect.right() - from),
                                  m_rows.axis.top() - m_place.rect.top()),
                           veil);
    }

    void paintPointed(const TapeLook &look)
    {
        if (!look.pointed)
            return;
        m_painter.setPen(QPen(m_theme.quiet, 1, Qt::DashLine));
        const qreal at = x(*look.pointed);
        m_painter.drawLine(QPointF(at, m_place.rect.top()), QPointF(at, m_rows.axis.top()));
    }

    void paintHead(const TapeLook &look)
    {
        const qreal at = x(look.seen);
        const qreal half = m_em * (look.hasFocus ? 0.62 : 0.5);
        m_painter.setPen(QPen(m_theme.accent, std::max(2.0, m_em * 0.16)));
        m_painter.drawLine(QPointF(at, m_place.rect.top()), QPointF(at, m_rows.axis.top()));
        QPainterPath grip;
        const qreal top = m_rows.axis.top();
        grip.moveTo(at, top - half * 0.9);
        grip.lineTo(at + half, top + half * 0.5);
        grip.lineTo(at - half, top + half * 0.5);
        grip.closeSubpath();
        m_painter.setPen(Qt::NoPen);
        m_painter.fillPath(grip, m_theme.accent);
        if (look.hasFocus) {
            m_painter.setPen(QPen(m_theme.accent, 1.5));
            m_painter.setBrush(Qt::NoBrush);
            m_painter.drawRect(m_place.rect.adjusted(1, 1, -1, -1));
        }
    }

    QPainter &m_painter;
    const Tape &m_tape;
    const TapePlace &m_place;
    const Theme &m_theme;
    qreal m_em;
    Rows m_rows;
};

} // namespace

qreal tapeHeight(const Theme &theme)
{
    return theme.readingSize() * (kGap + kBand + kCommits + kSigns + kAxis);
}

void paintTape(QPainter &painter, const Tape &tape, const TapePlace &place, const TapeLook &look,
               const Theme &theme)
{
    if (!tape.isEmpty() && place.rect.width() > 0 && place.from < place.to)
        TapePainter(painter, tape, place, theme).paint(look);
}

const Tape::Sign *tapeSignAt(const Tape &tape, const TapePlace &place, QPointF point,
                             const Theme &theme)
{
    const qreal em = theme.readingSize();
    if (tape.isEmpty() || place.rect.width() <= 0 || !rowsOf(place.rect, em).signs.contains(point))
        return nullptr;
    const Tape::Sign *found = nullptr;
    forEachDrawn(tape, place, em, [&](const Drawn &drawn) {
        if (!found && std::abs(place.x(drawn.sign->at) - point.x()) < em * 0.6)
            found = drawn.sign;
    });
    return found;
}

} // namespace flotilla
