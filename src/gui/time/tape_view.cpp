#include "gui/time/tape_view.h"

#include "gui/widgets/plain_tip.h"
#include "gui/words.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace flotilla {

namespace {

/// The shortest run that fills the tape.
constexpr std::int64_t kShortest = 500'000;
/// The closest look.
constexpr std::int64_t kClosest = 200;
constexpr qreal kNotch = 1.25;
constexpr qreal kMargin = 0.7; ///< at both ends, in sizes of type

/// 1, 2 or 5 times a power of ten, not below.
std::int64_t rounded(std::int64_t micros)
{
    std::int64_t nice = kShortest;
    for (int i = 0; nice < micros; ++i)
        nice = i % 3 == 1 ? nice * 5 / 2 : nice * 2; // 0.5, 1, 2, 5 ...
    return nice;
}

} // namespace

TapeView::TapeView(QWidget *parent) : QWidget(parent), m_theme(Theme::light())
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setCursor(Qt::SizeHorCursor);
}

void TapeView::beginRun()
{
    m_tape.clear();
    m_partings.clear();
    m_range.reset();
    m_pointed.reset();
    m_drags = false;
    update();
}

void TapeView::setTheme(const Theme &theme)
{
    m_theme = theme;
    updateGeometry();
    update();
}

void TapeView::show(const Timeline &timeline, Instant seen, bool isPast)
{
    m_tape.takeUp(timeline);
    m_isPast = isPast;
    if (std::exchange(m_seen, seen) != seen && !m_drags)
        follow();
    update();
}

void TapeView::setPartings(QList<Parting> partings)
{
    m_partings = std::move(partings);
    update();
}

void TapeView::setBookmarks(std::vector<RunBookmark> bookmarks)
{
    m_bookmarks = std::move(bookmarks);
    update();
}

const RunBookmark *TapeView::bookmarkAt(QPointF point) const
{
    const TapePlace where = place();
    for (const RunBookmark &mark : m_bookmarks)
        if (std::abs(where.x(mark.at) - point.x()) < m_theme.readingSize() * 0.6)
            return &mark;
    return nullptr;
}

TapeView::Range TapeView::whole() const
{
    const std::int64_t length = std::max<std::int64_t>(0, (m_tape.end() - m_tape.begin()).micros);
    return {m_tape.begin(), Instant{m_tape.begin().micros + rounded(length)}};
}

TapePlace TapeView::place() const
{
    const qreal margin = m_theme.readingSize() * kMargin;
    const Range range = m_range.value_or(whole());
    return {QRectF(rect()).adjusted(margin, 0, -margin, 0), range.from, range.to};
}

QSize TapeView::sizeHint() const
{
    return {600, static_cast<int>(std::ceil(tapeHeight(m_theme)))};
}

QSize TapeView::minimumSizeHint() const
{
    return {100, sizeHint().height()};
}

void TapeView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.paper);
    painter.fillRect(QRectF(0, 0, width(), 1), m_theme.thin);
    TapeLook look{m_seen, m_isPast, hasFocus(), m_pointed, {}, {}};
    for (const Parting &parting : m_partings)
        look.partings.push_back(parting.at);
    for (const RunBookmark &mark : m_bookmarks)
        look.bookmarks.push_back(mark.at);
    // The ends may be passed by signs and the playhead: half of one is cut off nowhere.
    paintTape(painter, m_tape, place(), look, m_theme);
}

void TapeView::dragTo(qreal x)
{
    const TapePlace where = place();
    const Instant at = where.at(x);
    Q_EMIT lookRequested(std::clamp(at, m_tape.begin(), m_tape.end()));
}

void TapeView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || m_tape.isEmpty())
        return QWidget::mousePressEvent(event);
    m_drags = true;
    if (const Tape::Sign *sign = tapeSignAt(m_tape, place(), event->position(), m_theme))
        Q_EMIT lookRequested(sign->at);
    else if (const RunBookmark *mark = bookmarkAt(event->position()))
        Q_EMIT lookRequested(std::clamp(mark->at, m_tape.begin(), m_tape.end()));
    else
        dragTo(event->position().x());
}

void TapeView::mouseMoveEvent(QMouseEvent *event)
{
    m_pointed = place().at(event->position().x());
    if (m_drags)
        dragTo(event->position().x());
    update();
}

void TapeView::mouseReleaseEvent(QMouseEvent *event)
{
    m_drags = false;
    QWidget::mouseReleaseEvent(event);
}

void TapeView::mouseDoubleClickEvent(QMouseEvent *event)
{
    mousePressEvent(event);
}

void TapeView::leaveEvent(QEvent *event)
{
    m_pointed.reset();
    update();
    QWidget::leaveEvent(event);
}

void TapeView::wheelEvent(QWheelEvent *event)
{
    const QPoint turned = event->angleDelta();
    if (event->modifiers().testFlag(Qt::ControlModifier))
        zoom(std::pow(kNotch, turned.y() / 120.0), place().at(event->position().x()));
    else
        pan(-(std::abs(turned.x()) > std::abs(turned.y()) ? turned.x() : turned.y()) / 1200.0);
    event->accept();
}

void TapeView::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Left:
        Q_EMIT stepRequested(-1);
        break;
    case Qt::Key_Right:
        Q_EMIT stepRequested(1);
        break;
    case Qt::Key_PageUp:
        Q_EMIT lookRequested(place().at(place().x(m_seen) - width() / 10.0));
        break;
    case Qt::Key_PageDown:
        Q_EMIT lookRequested(place().at(place().x(m_seen) + width() / 10.0));
        break;
    case Qt::Key_Up:
        zoomIn();
        break;
    case Qt::Key_Down:
        zoomOut();
        break;
    default:
        return QWidget::keyPressEvent(event);
    }
}

void TapeView::focusInEvent(QFocusEvent *event)
{
    update();
    QWidget::focusInEvent(event);
}

void TapeView::focusOutEvent(QFocusEvent *event)
{
    update();
    QWidget::focusOutEvent(event);
}

bool TapeView::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        auto *help = static_cast<QHelpEvent *>(event);
        QToolTip::showText(help->globalPos(), plainTip(wordsAt(help->pos())), this);
        return true;
    }
    return QWidget::event(event);
}

QString TapeView::wordsAt(QPointF point) const
{
    if (m_tape.isEmpty())
        return {};
    const TapePlace where = place();
    const Tape::Sign *sign = tapeSignAt(m_tape, where, point, m_theme);
    const Instant at = sign ? sign->at : std::min(where.at(point.x()), m_tape.end());
    QStringList words{clockText(at)};
    if (sign) {
        const QString who = QString::fromStdString(m_tape.names().of(sign->who));
        const auto tell = [&](Mark mark, const QString &sentence) {
            if (sign->marks.contains(mark))
                words << sentence.arg(who);
        };
        tell(Mark::Violation, tr("a safety property is broken"));
        tell(Mark::Crash, tr("%1 crashes"));
        tell(Mark::Restart, tr("%1 restarts"));
        tell(Mark::Pause, tr("%1 is paused"));
        tell(Mark::Resume, tr("%1 goes on"));
        tell(Mark::Cut, tr("a link is cut"));
        tell(Mark::Heal, tr("a link is joined"));
        tell(Mark::Create, tr("somebody new comes in"));
        tell(Mark::Election, tr("%1 stands for election"));
        tell(Mark::Leader, tr("%1 wins the election"));
        tell(Mark::Commit, tr("an entry is committed"));
    }
    if (const RunBookmark *mark = bookmarkAt(point))
        words << tr("bookmark at %1: %2").arg(clockText(mark->at), mark->caption);
    for (const Parting &parting : m_partings)
        if (std::abs(where.x(parting.at) - point.x()) < m_theme.readingSize() * 0.6)
            words << tr("another branch parts at %1: %2").arg(clockText(parting.at), parting.title);
    if (const Tape::Stretch *term = m_tape.termAt(at); term && term->term.value > 0)
        words << (term->leader ? tr("term %1, won by %2")
                                     .arg(term->term.value)
                                     .arg(QString::fromStdString(m_tape.names().of(*term->leader)))
                               : tr("term %1, won by nobody yet").arg(term->term.value));
    return words.join(u'\n');
}

void TapeView::zoomIn()
{
    zoom(kNotch * kNotch, m_seen);
}

void TapeView::zoomOut()
{
    zoom(1 / (kNotch * kNotch), m_seen);
}

void TapeView::zoomToFit()
{
    m_range.reset();
    update();
}

void TapeView::zoom(qreal factor, Instant about)
{
    const Range all = whole();
    const Range now = m_range.value_or(all);
    const auto length = static_cast<qreal>((now.to - now.from).micros);
    const qreal next = std::max<qreal>(kClosest, length / factor);
    if (next >= static_cast<qreal>((all.to - all.from).micros))
        return zoomToFit();
    const qreal share = static_cast<qreal>((about - now.from).micros) / length;
    const auto from = std::max<std::int64_t>(
        all.from.micros, about.micros - static_cast<std::int64_t>(next * share));
    m_range = Range{Instant{from}, Instant{from + static_cast<std::int64_t>(next)}};
    update();
}

/// share: of what is seen.
void TapeView::pan(qreal share)
{
    if (!m_range)
        return;
    const Range all = whole();
    const std::int64_t length = (m_range->to - m_range->from).micros;
    const std::int64_t from = std::clamp(
        m_range->from.micros + static_cast<std::int64_t>(static_cast<qreal>(length) * share),
        all.from.micros, std::max(all.from.micros, all.to.micros - length));
    m_range = Range{Instant{from}, Instant{from + length}};
    update();
}

void TapeView::follow()
{
    if (!m_range || (m_seen >= m_range->from && m_seen <= m_range->to))
        return;
    const std::int64_t length = (m_range->to - m_range->from).micros;
    // Ahead there is room for what comes.
    const std::int64_t from = std::max(m_tape.begin().micros, m_seen.micros - length / 5);
    m_range = Range{Instant{from}, Instant{from + length}};
}

} // namespace flotilla
