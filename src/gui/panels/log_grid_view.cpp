#include "gui/panels/log_grid_view.h"

#include "gui/panels/log_words.h"
#include "gui/widgets/plain_tip.h"
#include "picture/log_grid_painter.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>
#include <cmath>
#include <utility>

namespace flotilla {

LogGridView::LogGridView(Selection *selection, QWidget *parent)
    : QAbstractScrollArea(parent), m_selection(selection)
{
    setObjectName(QStringLiteral("logGridView"));
    setAccessibleName(tr("The servers' logs, side by side"));
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    viewport()->setMouseTracking(true);
    connect(selection, &Selection::changed, viewport(), qOverload<>(&QWidget::update));
    connect(horizontalScrollBar(), &QScrollBar::valueChanged, this, [this](int value) {
        if (!m_fits)
            m_follows = value >= horizontalScrollBar()->maximum();
    });
}

void LogGridView::setView(std::shared_ptr<const ClusterView> view)
{
    m_view = std::move(view);
    updateGrid();
    viewport()->update();
}

void LogGridView::setTheme(const Theme &theme)
{
    m_theme = theme;
    updateGrid();
    viewport()->update();
}

QSize LogGridView::sizeHint() const
{
    const qreal em = m_theme.readingSize();
    return {static_cast<int>(em * 60), static_cast<int>(em * 16)};
}

void LogGridView::updateGrid()
{
    if (!m_view) {
        m_grid = {};
        m_follows = true;
        m_current.reset();
        return;
    }
    m_grid = logGridOf(*m_view, viewport()->size(), m_theme);
    const QSizeF content = m_grid.contentSize();
    const QRectF window = m_grid.window();
    m_fits = true;
    // Whole steps, so that at both ends the first row and column are whole.
    const auto fit = [](QScrollBar *bar, qreal whole, qreal part, qreal step) {
        const qreal steps = std::ceil(std::max(0.0, whole - part) / step - 1e-6);
        bar->setRange(0, static_cast<int>(std::ceil(steps * step)));
        bar->setPageStep(static_cast<int>(part));
        bar->setSingleStep(static_cast<int>(step));
    };
    fit(horizontalScrollBar(), content.width(), window.width(), m_grid.columnWidth);
    fit(verticalScrollBar(), content.height(), window.height(), m_grid.rowHeight);
    if (m_follows)
        horizontalScrollBar()->setValue(horizontalScrollBar()->maximum());
    m_fits = false;
    m_grid.scroll = QPointF(horizontalScrollBar()->value(), verticalScrollBar()->value());
    if (m_current) { // its log may have become shorter
        const ServerView *server = m_view->server(m_current->first);
        if (!server)
            m_current.reset();
        else
            m_current->second = std::min(m_current->second, server->log.lastIndex().next());
    }
}

void LogGridView::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    if (!m_view) {
        painter.fillRect(viewport()->rect(), m_theme.panel);
        return;
    }
    const auto serverOf = [](const Hit &hit) {
        const NodeId *id = std::get_if<NodeId>(&hit);
        return id && id->isServer() ? std::optional(*id) : std::nullopt;
    };
    LogGridOptions options;
    options.chosen = serverOf(m_selection->chosen());
    options.pointed = serverOf(m_selection->pointed());
    if (hasFocus())
        options.focused = m_current;
    paintLogGrid(painter, *m_view, m_theme, m_grid, options);
}

void LogGridView::resizeEvent(QResizeEvent *)
{
    updateGrid();
}

void LogGridView::scrollContentsBy(int, int)
{
    m_grid.scroll = QPointF(horizontalScrollBar()->value(), verticalScrollBar()->value());
    viewport()->update();
}

void LogGridView::showCell(std::size_t row, Index at)
{
    const QRectF window = m_grid.window();
    const auto bring = [](QScrollBar *bar, qreal low, qreal high, qreal from, qreal to) {
        if (low < from)
            bar->setValue(bar->value() - static_cast<int>(std::ceil(from - low)));
        else if (high > to)
            bar->setValue(bar->value() + static_cast<int>(std::ceil(high - to)));
    };
    const QRectF cell = m_grid.cell(row, at);
    const qreal gap = m_grid.columnWidth - cell.width();
    bring(horizontalScrollBar(), cell.left() - gap / 2, cell.right() + gap / 2, window.left(),
          window.right());
    const QRectF line = m_grid.row(row);
    bring(verticalScrollBar(), line.top(), line.bottom(), window.top(), window.bottom());
}

/// To that cell of the row, or to the place after its last entry where it has no such.
void LogGridView::goTo(std::size_t row, Index at)
{
    const ServerView &server = m_view->servers[row];
    const Index there = std::clamp(at, Index{1}, server.log.lastIndex().next());
    m_current = {server.id, there};
    m_selection->takeUp(EntryHit{server.id, there});
    showCell(row, there);
    viewport()->update();
    say(row, there);
}

void LogGridView::say(std::size_t row, Index at)
{
    const QString words = entryWords(*m_view, m_view->servers[row], at);
    setAccessibleDescription(words);
    QAccessibleEvent changed(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&changed);
    const QRect cell = m_grid.cell(row, at).toAlignedRect();
    QToolTip::showText(viewport()->mapToGlobal(cell.bottomLeft()), plainTip(words), viewport(),
                       cell, 60'000);
}

void LogGridView::keyPressEvent(QKeyEvent *event)
{
    if (!m_view || m_view->servers.empty()) {
        QAbstractScrollArea::keyPressEvent(event);
        return;
    }
    const std::size_t row = m_current ? m_current->first.value : 0;
    const Index at = m_current ? m_current->second : m_view->servers[row].log.lastIndex();
    const Index last = m_view->servers[row].log.lastIndex();
    const auto page = static_cast<std::uint32_t>(
        std::max(1.0, std::floor(m_grid.window().width() / m_grid.columnWidth) - 1));
    switch (event->key()) {
    case Qt::Key_Left:
        return goTo(row, at.previous());
    case Qt::Key_Right:
        return goTo(row, at.next());
    case Qt::Key_Up:
        return goTo(row == 0 ? 0 : row - 1, at);
    case Qt::Key_Down:
        return goTo(std::min(row + 1, m_view->servers.size() - 1), at);
    case Qt::Key_Home:
        return goTo(row, Index{1});
    case Qt::Key_End:
        return goTo(row, last);
    case Qt::Key_PageUp:
        return goTo(row, Index{at.value > page ? at.value - page : 1});
    case Qt::Key_PageDown:
        return goTo(row, at.plus(page));
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return m_selection->choose(NodeId{static_cast<std::uint8_t>(row)});
    default:
        QAbstractScrollArea::keyPressEvent(event);
    }
}

void LogGridView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        takeUpAt(event->position());
}

bool LogGridView::takeUpAt(QPointF point)
{
    const auto row = m_view ? m_grid.rowAt(point) : std::nullopt;
    if (!row)
        return false;
    const auto at = m_grid.indexAt(point);
    if (at)
        m_current = {m_view->servers[*row].id,
                     std::min(*at, m_view->servers[*row].log.lastIndex().next())};
    m_selection->choose(m_view->servers[*row].id);
    if (at)
        m_selection->takeUp(EntryHit{m_current->first, m_current->second});
    viewport()->update();
    return true;
}

void LogGridView::mouseMoveEvent(QMouseEvent *event)
{
    const auto row = m_view ? m_grid.rowAt(event->position()) : std::nullopt;
    m_selection->point(row ? Hit(m_view->servers[*row].id) : Hit());
}

/// A plain wheel goes along the logs; there is more of them than of servers.
void LogGridView::wheelEvent(QWheelEvent *event)
{
    if (event->angleDelta().x() == 0 && verticalScrollBar()->maximum() == 0) {
        QScrollBar *bar = horizontalScrollBar();
        bar->setValue(bar->value()
                      - static_cast<int>(event->angleDelta().y() / 120.0 * m_grid.columnWidth));
        event->accept();
        return;
    }
    QAbstractScrollArea::wheelEvent(event);
}

void LogGridView::focusInEvent(QFocusEvent *event)
{
    if (!m_current && m_view && !m_view->servers.empty() && event->reason() != Qt::MouseFocusReason)
        m_current = {m_view->servers[0].id,
                     std::max(Index{1}, std::min(m_grid.visible().second,
                                                 m_view->servers[0].log.lastIndex()))};
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void LogGridView::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

QString LogGridView::wordsAt(QPointF point) const
{
    const auto row = m_view ? m_grid.rowAt(point) : std::nullopt;
    if (!row)
        return {};
    const ServerView &server = m_view->servers[*row];
    if (const auto at = m_grid.indexAt(point))
        return entryWords(*m_view, server, *at);
    return point.x() < m_grid.head ? logWords(*m_view, server) : QString();
}

bool LogGridView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const QString words = wordsAt(help->pos());
        if (words.isEmpty())
            QToolTip::hideText();
        else
            QToolTip::showText(help->globalPos(), plainTip(words), viewport());
        return true;
    }
    if (event->type() == QEvent::Leave)
        m_selection->point({});
    return QAbstractScrollArea::viewportEvent(event);
}

} // namespace flotilla
