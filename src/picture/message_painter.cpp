#include "picture/marks.h"
#include "picture/painters.h"

#include <algorithm>
#include <array>

namespace flotilla {

namespace {

// The figures, heading to the right; one unit is half their width across.
constexpr std::array<QPointF, 5> kEntries{QPointF(-1.15, -1), QPointF(0.4, -1), QPointF(1.35, 0),
                                          QPointF(0.4, 1), QPointF(-1.15, 1)};
constexpr std::array<QPointF, 4> kLozenge{QPointF(-1.3, 0), QPointF(0, -1.05), QPointF(1.35, 0),
                                          QPointF(0, 1.05)};
constexpr qreal kHeartbeat = 0.58; ///< of an AppendEntries with entries
constexpr qreal kAnswer = 0.86;

/// What a figure is made of.
struct Look {
    QColor rim;
    QColor inside;
    QColor ink;
    qreal rimWidth;
    qreal grown; ///< the rim, outwards
};

template <std::size_t Count>
void fill(QPainter &painter, const std::array<QPointF, Count> &unit, QPointF centre,
          QPointF heading, qreal scale, const QColor &colour)
{
    std::array<QPointF, Count> placed;
    for (std::size_t i = 0; i < Count; ++i) {
        const QPointF p = unit[i] * scale;
        placed[i] = centre
                    + QPointF(p.x() * heading.x() - p.y() * heading.y(),
                              p.x() * heading.y() + p.y() * heading.x());
    }
    painter.setBrush(colour);
    painter.drawConvexPolygon(placed.data(), static_cast<int>(Count));
}

/// A smaller figure upon a larger one is an outline that costs no stroking.
template <std::size_t Count>
void outlined(QPainter &painter, const std::array<QPointF, Count> &unit, QPointF centre,
              QPointF heading, qreal half, const Look &look)
{
    painter.setPen(Qt::NoPen);
    fill(painter, unit, centre, heading, half + look.grown, look.rim);
    fill(painter, unit, centre, heading, half + look.grown - look.rimWidth, look.inside);
}

/// One message in flight.
class MessagePainter {
public:
    MessagePainter(const Drawing &drawing, const Message &message, QPointF centre, QPointF heading)
        : m_drawing(drawing), m_painter(drawing.painter), m_theme(drawing.theme),
          m_message(message), m_centre(centre), m_heading(heading)
    {
    }

    void draw(qreal half, qreal travelled, bool doomed, std::optional<QColor> mark)
    {
        m_half = half;
        m_travelled = travelled;
        m_doomed = doomed;
        m_mark = std::move(mark);
        std::visit([this](const auto &body) { drawBody(body); }, m_message.body);
    }

private:
    void drawBody(const RequestVote &)
    {
        tail(1);
        const Look look = filled();
        figure(kLozenge, m_half, look);
        m_drawing.lettering.draw(m_centre, QStringLiteral("?"), {m_half * 1.25, true}, look.ink);
    }

    void drawBody(const RequestVoteReply &reply)
    {
        tail(kAnswer);
        const Look look = hollow();
        figure(kLozenge, m_half * kAnswer * 1.12, look);
        yesOrNo(reply.voteGranted, m_centre, look.ink, 0.4);
    }

    void drawBody(const AppendEntries &request)
    {
        const Look look = filled();
        if (request.entries.empty()) {
            tail(kHeartbeat);
            figure(kEntries, m_half * kHeartbeat, look);
            return;
        }
        tail(1);
        figure(kEntries, m_half, look);
        const QString count = QString::number(request.entries.size());
        m_drawing.lettering.draw(m_centre - m_heading * (m_half * 0.15), count,
                                 {m_half * (count.size() > 1 ? 1.05 : 1.25), true}, look.ink);
    }

    void drawBody(const AppendEntriesReply &reply)
    {
        tail(kAnswer);
        const Look look = hollow();
        figure(kEntries, m_half * kAnswer, look);
        yesOrNo(reply.success, m_centre - m_heading * (m_half * 0.12), look.ink, 0.46);
    }

    void drawBody(const ClientRequest &request)
    {
        const QSizeF size = m_drawing.layout.message.capsule;
        tail(0.7);
        const Look look{m_doomed ? m_theme.alarm : m_theme.ink, faded(m_theme.ink), m_theme.paper,
                        m_doomed ? 1.6 : 0, 0};
        capsule(size, look);
        const std::string_view all =
            request.command ? std::string_view(request.command->text) : std::string_view();
        // No more of it than could ever be shown.
        const auto shown = static_cast<qsizetype>(std::min<std::size_t>(all.size(), 40));
        const QString text = QString::fromUtf8(all.data(), shown).simplified();
        const Lettering::Type type{m_drawing.layout.readingSize * 0.92};
        m_drawing.lettering.draw(
            m_centre, m_drawing.lettering.fitted(text, type, size.width() - size.height() * 0.6),
            type, look.ink);
    }

    void drawBody(const ClientReply &reply)
    {
        tail(0.7);
        const Look look = hollow();
        capsule(QSizeF(m_half * 2.5, m_half * 1.8), look);
        switch (reply.outcome) {
        case Outcome::Ok:
            drawTick(m_painter, m_centre, m_half * 0.5, look.ink);
            return;
        case Outcome::Redirect:
            drawRedirect(m_painter, m_centre, m_half * 0.55, look.ink);
            return;
        case Outcome::Fail:
        case Outcome::Unknown:
            drawCross(m_painter, m_centre, m_half * 0.5, look.ink);
            return;
        }
    }

    template <std::size_t Count>
    void figure(const std::array<QPointF, Count> &unit, qreal half, const Look &look)
    {
        if (m_mark) {
            m_painter.setPen(Qt::NoPen);
            fill(m_painter, unit, m_centre, m_heading, half + 4.5, *m_mark);
            fill(m_painter, unit, m_centre, m_heading, half + 2.2, m_theme.paper);
        }
        outlined(m_painter, unit, m_centre, m_heading, half, look);
    }

    void capsule(QSizeF size, const Look &look)
    {
        QRectF box(QPointF(), size);
        box.moveCenter(m_centre);
        const auto rounded = [this](const QRectF &of, const QColor &colour) {
            m_painter.setPen(Qt::NoPen);
            m_painter.setBrush(colour);
            m_painter.drawRoundedRect(of, of.height() / 2, of.height() / 2);
        };
        if (m_mark) {
            rounded(box.adjusted(-4, -4, 4, 4), *m_mark);
            rounded(box.adjusted(-2, -2, 2, 2), m_theme.paper);
        }
        rounded(box, look.rimWidth > 0 ? look.rim : look.inside);
        const qreal by = look.rimWidth;
        if (by > 0)
            rounded(box.adjusted(by, by, -by, -by), look.inside);
    }

    void yesOrNo(bool yes, QPointF at, const QColor &ink, qreal size)
    {
        if (yes)
            drawTick(m_painter, at, m_half * size, ink);
        else
            drawCross(m_painter, at, m_half * size, ink);
    }

    /// Tells where it came from; no longer than it has come.
    void tail(qreal size)
    {
        const qreal length = std::min(m_travelled, m_half * 3.4 * std::max(size, 0.75));
        if (length < 1)
            return;
        const bool client = m_message.from.isClient();
        const QColor colour = client ? m_theme.quiet : m_theme.termColour(m_message.term);
        const QSizeF capsule = m_drawing.layout.message.capsule;
        const qreal from = client ? std::min(std::abs(m_heading.x()) * capsule.width() / 2
                                                 + std::abs(m_heading.y()) * capsule.height() / 2,
                                             m_travelled)
                                  : m_half * 0.6;
        m_painter.setPen(QPen(mixed(colour, m_theme.paper, m_doomed ? 0.25 : 0.45),
                              m_half * 0.24 * size + 0.6, Qt::SolidLine, Qt::FlatCap));
        m_painter.drawLine(m_centre, m_centre - m_heading * (from + length));
    }

    [[nodiscard]] QColor faded(const QColor &colour) const
    {
        return m_doomed && !m_theme.spellsOut ? mixed(colour, m_theme.paper, 0.35) : colour;
    }

    [[nodiscard]] Look filled() const
    {
        return {m_doomed ? m_theme.alarm : m_theme.ink, faded(m_theme.termColour(m_message.term)),
                faded(m_theme.termInk(m_message.term)), m_doomed ? 1.6 : 1.1, 0.9};
    }

    [[nodiscard]] Look hollow() const
    {
        return {m_doomed ? m_theme.alarm : m_theme.termEdge(m_message.term), m_theme.panel,
                faded(m_theme.ink), m_doomed ? 1.6 : std::max(2.0, m_half * 0.24), 0.9};
    }

    const Drawing &m_drawing;
    QPainter &m_painter;
    const Theme &m_theme;
    const Message &m_message;
    QPointF m_centre;
    QPointF m_heading;
    qreal m_half = 0;
    qreal m_travelled = 0;
    bool m_doomed = false;
    std::optional<QColor> m_mark;
};

} // namespace

void drawFigure(const Drawing &drawing, const Message &message, QPointF centre, QPointF heading,
                qreal half, qreal tail, bool doomed)
{
    MessagePainter(drawing, message, centre, heading).draw(half, tail, doomed, std::nullopt);
}

void drawMessage(const Drawing &drawing, const MessageView &message, const MessagePlace &place)
{
    std::optional<QColor> mark;
    const auto &lit = drawing.options.litMessages;
    if (drawing.options.focusedMessage == message.id
        || std::binary_search(lit.begin(), lit.end(), message.id))
        mark = drawing.theme.accent;
    else if (drawing.options.hoveredMessage == message.id)
        mark = drawing.theme.quiet;
    MessagePainter(drawing, *message.message, place.centre, place.heading)
        .draw(drawing.layout.message.across, place.waits ? 0 : place.travelled, message.doomed,
              mark);
}

} // namespace flotilla
