#include "gui/panels/link_matrix.h"

#include "gui/panels/link_delegate.h"
#include "gui/panels/link_model.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScopedValueRollback>
#include <QScrollBar>

#include <algorithm>
#include <cmath>

namespace flotilla {

namespace {

// In sizes of type.
constexpr qreal kLeastCell = 1.7;
constexpr qreal kMostWidth = 5.2;
constexpr qreal kMostHeight = 2;

} // namespace

LinkMatrix::LinkMatrix(QWidget *parent) : QTableView(parent), m_model(new LinkModel(this))
{
    setAccessibleName(tr("Links: each row sends, each column receives"));
    setModel(m_model);
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setSelectionMode(NoSelection);
    setEditTriggers(NoEditTriggers);
    setTabKeyNavigation(false);
    setCornerButtonEnabled(false);
    setMouseTracking(true);
    setHorizontalScrollMode(ScrollPerPixel);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    for (QHeaderView *header : {horizontalHeader(), verticalHeader()}) {
        header->setSectionResizeMode(QHeaderView::Fixed);
        header->setMinimumSectionSize(1);
        header->setDefaultAlignment(Qt::AlignCenter);
        header->setHighlightSections(false);
        header->setSectionsClickable(false);
    }
    connect(m_model, &QAbstractItemModel::modelReset, this, &LinkMatrix::fit);
}

LinkMatrix::~LinkMatrix() = default;

void LinkMatrix::setSelection(Selection *selection)
{
    m_selection = selection;
    m_delegate = new LinkDelegate(selection, this);
    setItemDelegate(m_delegate);
    connect(selection, &Selection::changed, this, &LinkMatrix::followSelection);
    connect(selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &index) {
                if (!m_following && index.isValid())
                    m_selection->choose(m_model->hitOf(index));
            });
}

void LinkMatrix::setView(std::shared_ptr<const ClusterView> view)
{
    {
        const QScopedValueRollback following(m_following, true);
        m_model->show(std::move(view));
    }
    followSelection();
}

void LinkMatrix::setTheme(const Theme &theme)
{
    m_theme = theme;
    m_delegate->setTheme(theme);
    fit();
    viewport()->update();
}

void LinkMatrix::fit()
{
    const int count = m_model->rowCount();
    if (!m_delegate || count == 0)
        return;
    const qreal em = m_theme.readingSize();
    const auto headOf = [&](const QFontMetricsF &metrics) {
        qreal head = em * 2;
        for (int i = 0; i < count; ++i) {
            const QString name = m_model->headerData(i, Qt::Vertical, Qt::DisplayRole).toString();
            head = std::max(head, metrics.horizontalAdvance(name) + em * 0.6);
        }
        return std::min(head, em * 6);
    };
    const QFont font = m_theme.font(em * 0.85);
    const qreal head = headOf(QFontMetricsF(font));
    const int across =
        static_cast<int>(std::clamp((width() - head) / count, em * kLeastCell, em * kMostWidth));
    m_model->setFonts(across < head ? m_theme.font(em * 0.7) : font, font);
    const QFontMetricsF metrics(font);
    const QSizeF telling = m_delegate->tellingSize();
    const int high = static_cast<int>(
        across >= telling.width() ? telling.height() : std::min(qreal(across), em * kMostHeight));
    verticalHeader()->setFixedWidth(static_cast<int>(head));
    horizontalHeader()->setFixedHeight(static_cast<int>(metrics.height() + em * 0.4));
    horizontalHeader()->setDefaultSectionSize(across);
    verticalHeader()->setDefaultSectionSize(high);
    const bool scrolls = across * count > width() - static_cast<int>(head);
    setHorizontalScrollBarPolicy(scrolls ? Qt::ScrollBarAlwaysOn : Qt::ScrollBarAlwaysOff);
    setFixedHeight(horizontalHeader()->height() + high * count
                   + (scrolls ? horizontalScrollBar()->sizeHint().height() : 0));
}

/// The cell of what is chosen is the current one.
void LinkMatrix::followSelection()
{
    const QScopedValueRollback following(m_following, true);
    const QModelIndex chosen = m_model->indexOf(m_selection->chosen());
    if (chosen != currentIndex()) {
        if (chosen.isValid())
            setCurrentIndex(chosen);
        else
            selectionModel()->clear();
    }
    viewport()->update();
}

void LinkMatrix::activateCurrent()
{
    const Hit hit = m_model->hitOf(currentIndex());
    if (const auto *link = std::get_if<LinkHit>(&hit))
        Q_EMIT linkActivated(*link);
}

void LinkMatrix::resizeEvent(QResizeEvent *event)
{
    fit();
    QTableView::resizeEvent(event);
}

void LinkMatrix::mouseMoveEvent(QMouseEvent *event)
{
    if (event->buttons() == Qt::NoButton)
        m_selection->point(m_model->hitOf(indexAt(event->position().toPoint())));
    QTableView::mouseMoveEvent(event);
}

void LinkMatrix::leaveEvent(QEvent *event)
{
    m_selection->point({});
    QTableView::leaveEvent(event);
}

void LinkMatrix::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        return activateCurrent();
    QTableView::keyPressEvent(event);
}

void LinkMatrix::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        activateCurrent();
}

/// The arrows go from cell to cell, whatever else they do in the window.
bool LinkMatrix::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key >= Qt::Key_Left && key <= Qt::Key_Down) {
            event->accept();
            return true;
        }
    }
    return QTableView::event(event);
}

} // namespace flotilla
