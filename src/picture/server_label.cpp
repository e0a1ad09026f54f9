#include "picture/painters.h"
#include "picture/text.h"

#include <array>
#include <span>

namespace flotilla {

namespace {

/// What keeps a server from its work, in a word; "": nothing.
QString hindrance(const ClusterView &view, const ServerView &server)
{
    if (server.paused)
        return Text::tr("paused");
    switch (view.reach(server.id)) {
    case Reach::CutOff:
        return Text::tr("cut off");
    case Reach::NoMajority:
        return Text::tr("no majority");
    case Reach::Majority:
        break;
    }
    return {};
}

/// A piece of one line.
struct Piece {
    QString text;
    Lettering::Type type;
    QColor colour;
};

/// One server's label, line by line.
class LabelPainter {
public:
    LabelPainter(const Drawing &drawing, const ServerView &server)
        : m_drawing(drawing), m_theme(drawing.theme), m_server(server),
          m_place(drawing.layout.servers[server.id.value]), m_reading{drawing.layout.readingSize}
    {
    }

    void draw()
    {
        const ClusterLayout &layout = m_drawing.layout;
        const qreal nameLine = layout.nameSize * 1.25;
        m_y = m_place.label.top() + nameLine / 2;
        const Piece name{m_place.name, {layout.nameSize, true}, m_theme.ink};
        if (layout.detail == ClusterLayout::Detail::NameOnly) {
            line(std::array{name});
            return;
        }
        const bool leads = m_server.up && m_server.status.role == Role::Leader;
        line(std::array{name,
                        piece(roleWord(m_server), leads || changed().state.contains(m_server.id))});
        m_y += nameLine / 2 + lineHeight() / 2;
        const bool isShort = layout.detail == ClusterLayout::Detail::Short;
        if (m_server.up)
            drawLog(isShort);
        else
            drawDown(isShort);
    }

private:
    [[nodiscard]] qreal lineHeight() const { return m_drawing.layout.readingSize * 1.35; }
    [[nodiscard]] const Changes &changed() const { return m_drawing.options.changed; }

    /// Ink for what matters now.
    [[nodiscard]] Piece piece(const QString &text, bool matters) const
    {
        return {text, m_reading, matters ? m_theme.ink : m_theme.quiet};
    }

    /// "last 8 · commit 7", "applied 7"; short: the line that tells most.
    void drawLog(bool isShort)
    {
        const Status &status = m_server.status;
        const Piece last = piece(Text::tr("last %1").arg(status.lastLogIndex.value),
                                 changed().log.contains(m_server.id));
        const bool committed = changed().commit.contains(m_server.id);
        const Piece commit = piece(Text::tr("commit %1").arg(status.commitIndex.value), committed);
        const Piece applied =
            piece(Text::tr("applied %1").arg(status.lastApplied.value), committed);
        const Piece dot = piece(QStringLiteral("·"), false);
        Piece hindered = piece(hindrance(m_drawing.view, m_server), true);
        if (!m_server.paused)
            hindered.colour = m_theme.alarm;
        if (isShort && !hindered.text.isEmpty()) {
            line(std::array{commit, dot, hindered});
            return;
        }
        line(std::array{last, dot, commit});
        if (isShort)
            return;
        m_y += lineHeight();
        if (hindered.text.isEmpty())
            line(std::array{applied});
        else
            line(std::array{applied, dot, hindered});
    }

    void drawDown(bool isShort)
    {
        const auto seconds = static_cast<double>(m_server.downSince.micros) / 1e6;
        line(
            std::array{piece(Text::tr("since %1 s").arg(QString::number(seconds, 'f', 3)), false)});
        if (isShort)
            return;
        m_y += lineHeight();
        line(std::array{piece(Text::tr("disk: term %1 · last %2")
                                  .arg(m_server.status.currentTerm.value)
                                  .arg(m_server.status.lastLogIndex.value),
                              false)});
    }

    void line(std::span<const Piece> pieces)
    {
        const qreal gap = m_reading.pixels * 0.36;
        qreal all = -gap;
        for (const Piece &piece : pieces)
            all += gap + m_drawing.lettering.width(piece.text, piece.type);
        const QRectF &label = m_place.label;
        qreal x = m_place.align == Qt::AlignLeft    ? label.left()
                  : m_place.align == Qt::AlignRight ? label.right() - all
                                                    : label.center().x() - all / 2;
        for (const Piece &piece : pieces) {
            m_drawing.lettering.draw({x, m_y}, piece.text, piece.type, piece.colour,
                                     Lettering::Anchor::Left);
            x += gap + m_drawing.lettering.width(piece.text, piece.type);
        }
    }

    const Drawing &m_drawing;
    const Theme &m_theme;
    const ServerView &m_server;
    const ServerPlace &m_place;
    Lettering::Type m_reading;
    qreal m_y = 0; ///< the middle of the line that comes next
};

} // namespace

QString roleWord(const ServerView &server)
{
    if (!server.up)
        return Text::tr("crashed");
    if (!server.voter)
        return Text::tr("not a voter");
    switch (server.status.role) {
    case Role::Follower:
        return Text::tr("follower");
    case Role::Candidate:
        return Text::tr("candidate");
    case Role::Leader:
        break;
    }
    return Text::tr("leader");
}

void drawServerLabel(const Drawing &drawing, const ServerView &server)
{
    LabelPainter(drawing, server).draw();
}

} // namespace flotilla
