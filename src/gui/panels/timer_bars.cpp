#include "gui/panels/timer_bars.h"

#include "gui/widgets/term_chip.h"
#include "gui/words.h"
#include "picture/marks.h"

#include <QLocale>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace flotilla {

namespace {

// In sizes of type.
constexpr qreal kSpare = 0.4; ///< behind the figures
constexpr qreal kFigures = 4.2;
constexpr qreal kSign = 1.5;
constexpr qreal kChip = 2.3;
/// The rim of a server is red for so long (as in the picture).
constexpr qreal kLastPart = 0.2;

/// 1, 2 or 5 times a power of ten: at most four of them in the length.
qreal niceStep(qreal length)
{
    qreal step = 1;
    while (step * 4 < length)
        step *= step * 8 >= length ? 2 : step * 20 >= length ? 5 : 10;
    return step;
}

} // namespace

/// Draws one picture of the bars.
class TimerBars::Painter {
public:
    Painter(const TimerBars &bars, QPainter &painter)
        : m_bars(bars), m_view(*bars.m_view), m_theme(bars.m_theme), m_painter(painter),
          m_em(m_theme.readingSize())
    {
        const QFontMetricsF metrics(m_theme.font(m_em, true));
        qreal names = m_em * 2;
        for (const ServerView &server : m_view.servers)
            names = std::max(names, metrics.horizontalAdvance(QString::fromStdString(server.name)));
        m_names = std::min(names, m_em * 7) + m_em * 0.3;
        const qreal left = m_names + m_em * (kChip + kSign);
        m_axis = QRectF(left, 0, bars.width() - left - m_em * (kFigures + kSpare), bars.height());
        const RaftOptions all = joined(bars.m_options);
        m_whole = static_cast<qreal>(std::max(all.electionTimeoutMax, all.heartbeat).micros);
    }

    void paint()
    {
        m_painter.setRenderHint(QPainter::Antialiasing);
        paintArrival();
        for (std::size_t i = 0; i < m_view.servers.size(); ++i)
            paintRow(m_view.servers[i], static_cast<qreal>(i) * m_bars.rowHeight());
        paintAxis();
    }

private:
    [[nodiscard]] qreal x(Instant at) const
    {
        const qreal share = static_cast<qreal>((at - m_view.now).micros) / m_whole;
        return m_axis.left() + m_axis.width() * std::clamp(share, 0.0, 1.0);
    }
    [[nodiscard]] qreal bottom() const
    {
        return static_cast<qreal>(m_view.servers.size()) * m_bars.rowHeight();
    }

    /// When what the first timer sends reaches the others: whose bar ends before, does not wait.
    void paintArrival()
    {
        const auto forecast = timerForecast(m_view);
        if (!forecast || !forecast->arrival)
            return;
        QColor field = m_theme.accent;
        field.setAlphaF(0.16F);
        const qreal left = x(forecast->arrival->first);
        const QRectF band(left, 0, std::max(2.0, x(forecast->arrival->second) - left), bottom());
        m_painter.fillRect(band, field);
        m_painter.setPen(QPen(m_theme.accent, 1, Qt::DotLine));
        m_painter.drawLine(band.topLeft(), band.bottomLeft());
        m_painter.drawLine(band.topRight(), band.bottomRight());
    }

    void paintRow(const ServerView &server, qreal top)
    {
        const qreal height = m_bars.rowHeight();
        const qreal middle = top + height / 2;
        if (m_bars.m_selection && m_bars.m_selection->current() == Hit(server.id)) {
            QColor field = m_theme.thin;
            field.setAlphaF(0.45F);
            m_painter.fillRect(QRectF(0, top, m_bars.width(), height), field);
        }
        QFont bold = m_theme.font(m_em, true);
        bold.setStrikeOut(!server.up);
        m_painter.setFont(bold);
        m_painter.setPen(m_theme.ink);
        m_painter.drawText(QRectF(0, top, m_names, height), Qt::AlignLeft | Qt::AlignVCenter,
                           QFontMetricsF(bold).elidedText(QString::fromStdString(server.name),
                                                          Qt::ElideRight, m_names));
        paintTermChip(m_painter, QRectF(m_names, top, m_em * kChip, height),
                      server.status.currentTerm, m_theme);
        const bool leads = server.up && server.status.role == Role::Leader;
        const QPointF sign(m_names + m_em * (kChip + kSign / 2), middle);
        if (leads)
            drawCrown(m_painter, sign, m_em * 0.5, m_theme.ink);
        m_painter.setPen(QPen(m_theme.thin, 1));
        m_painter.drawLine(QPointF(m_axis.left(), middle), QPointF(m_axis.right(), middle));
        if (!server.up || server.paused || server.timer.due.isNever())
            return tell(top,
                        server.up && !server.paused ? TimerBars::tr("none") : roleWords(server));
        if (!leads)
            paintRange(server, middle);
        paintBar(server, middle, leads);
        const qreal left = static_cast<qreal>((server.timer.due - m_view.now).micros) / 1000;
        tell(top, TimerBars::tr("%1 ms").arg(
                      QLocale::c().toString(std::max(0.0, left), 'f', left < 100 ? 1 : 0)));
    }

    /// Where its timeout could have ended up when it was drawn.
    void paintRange(const ServerView &server, qreal middle)
    {
        const RaftOptions &options = m_bars.m_options[server.id.value];
        const qreal left = x(server.timer.set + options.electionTimeoutMin);
        const qreal right = x(server.timer.set + options.electionTimeoutMax);
        const qreal half = m_em * 0.42;
        m_painter.setPen(QPen(m_theme.quiet, 1));
        m_painter.setBrush(Qt::NoBrush);
        m_painter.drawRect(QRectF(left, middle - half, std::max(1.0, right - left), 2 * half));
    }

    void paintBar(const ServerView &server, qreal middle, bool leads)
    {
        const auto whole = static_cast<qreal>((server.timer.due - server.timer.set).micros);
        const auto rest = static_cast<qreal>((server.timer.due - m_view.now).micros);
        const bool ends = !leads && rest < whole * kLastPart;
        const qreal half = m_em * (leads ? 0.14 : 0.25);
        const QRectF bar(m_axis.left(), middle - half,
                         std::max(1.0, x(server.timer.due) - m_axis.left()), 2 * half);
        m_painter.fillRect(bar, ends ? m_theme.alarm : leads ? m_theme.ink : m_theme.quiet);
    }

    void tell(qreal top, const QString &words)
    {
        m_painter.setFont(m_theme.font(m_em * 0.9));
        m_painter.setPen(m_theme.ink);
        m_painter.drawText(QRectF(m_axis.right(), top, m_em * kFigures, m_bars.rowHeight()),
                           Qt::AlignRight | Qt::AlignVCenter, words);
    }

    void paintAxis()
    {
        m_painter.setFont(m_theme.font(m_em * 0.85));
        const qreal step = niceStep(m_whole / 1000);
        for (qreal at = 0; at <= m_whole / 1000 + 0.001; at += step) {
            const qreal place = m_axis.left() + m_axis.width() * at * 1000 / m_whole;
            m_painter.setPen(QPen(m_theme.thin, 1));
            m_painter.drawLine(QPointF(place, bottom()), QPointF(place, bottom() + m_em * 0.3));
            m_painter.setPen(m_theme.quiet);
            m_painter.drawText(
                QRectF(place - m_em * 3, bottom() + m_em * 0.3, m_em * 6, m_em * 1.3),
                Qt::AlignCenter,
                at == 0 ? TimerBars::tr("now")
                        : TimerBars::tr("%1 ms").arg(QLocale::c().toString(at)));
        }
    }

    const TimerBars &m_bars;
    const ClusterView &m_view;
    const Theme &m_theme;
    QPainter &m_painter;
    qreal m_em;
    qreal m_names = 0;
    QRectF m_axis;
    qreal m_whole = 1; ///< what the axis is long, in microseconds
};

TimerBars::TimerBars(QWidget *parent) : QWidget(parent)
{
    setAccessibleName(tr("How long every server's timer still runs"));
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void TimerBars::setSelection(Selection *selection)
{
    m_selection = selection;
    connect(selection, &Selection::changed, this, qOverload<>(&QWidget::update));
}

void TimerBars::show(std::shared_ptr<const ClusterView> view, std::vector<RaftOptions> options)
{
    const bool grows = !m_view || !view || m_view->servers.size() != view->servers.size();
    m_view = std::move(view);
    m_options = std::move(options);
    if (grows)
        updateGeometry();
    update();
}

void TimerBars::setTheme(const Theme &theme)
{
    m_theme = theme;
    updateGeometry();
    update();
}

QSize TimerBars::sizeHint() const
{
    const auto rows = static_cast<qreal>(m_view ? m_view->servers.size() : 0);
    return {static_cast<int>(m_theme.readingSize() * 16),
            static_cast<int>(rows * rowHeight() + m_theme.readingSize() * 1.8)};
}

void TimerBars::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    if (m_view && m_options.size() >= m_view->servers.size())
        Painter(*this, painter).paint();
}

Hit TimerBars::serverAt(QPointF at) const
{
    const auto row = static_cast<int>(at.y() / rowHeight());
    return m_view && row >= 0 && row < static_cast<int>(m_view->servers.size())
               ? Hit(m_view->servers[static_cast<std::size_t>(row)].id)
               : Hit();
}

void TimerBars::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && m_selection)
        m_selection->choose(serverAt(event->position()));
}

void TimerBars::mouseMoveEvent(QMouseEvent *event)
{
    if (m_selection)
        m_selection->point(serverAt(event->position()));
}

void TimerBars::leaveEvent(QEvent *)
{
    if (m_selection)
        m_selection->point({});
}

} // namespace flotilla
