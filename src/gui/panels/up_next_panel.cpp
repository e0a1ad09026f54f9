#include "gui/panels/up_next_panel.h"

#include "gui/panels/up_next_buttons.h"
#include "gui/panels/up_next_delegate.h"
#include "gui/panels/up_next_model.h"
#include "gui/widgets/empty_note.h"

#include <QListView>
#include <QMenu>
#include <QMouseEvent>
#include <QScopedValueRollback>
#include <QVBoxLayout>

namespace flotilla {

UpNextPanel::UpNextPanel(Selection *selection, Commands *commands, QWidget *parent)
    : Panel(selection, commands, parent), m_list(new QListView(this)),
      m_model(new UpNextModel(this)), m_delegate(new UpNextDelegate(this)),
      m_buttons(new UpNextButtons(*commands, m_list->viewport()))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_list);
    setUpList();
    new EmptyNote(m_list, tr("Nothing is scheduled."));
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &UpNextPanel::choose);
    connect(selection, &Selection::changed, this, &UpNextPanel::followSelection);
    connect(m_list, &QWidget::customContextMenuRequested, this, &UpNextPanel::showMenu);
    connect(m_buttons, &UpNextButtons::pressed, this, [this] {
        const QModelIndex row =
            m_pointed.isValid() ? QModelIndex(m_pointed) : m_list->currentIndex();
        this->selection().point(m_model->hitOf(row.row()));
    });
}

void UpNextPanel::setUpList()
{
    m_list->setObjectName(QStringLiteral("upNextView"));
    m_list->setAccessibleName(tr("What happens next, the first on top"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    m_list->setUniformItemSizes(true);
    m_list->setResizeMode(QListView::Adjust);
    m_list->setAutoScroll(false);
    m_list->setModel(m_model);
    m_list->setItemDelegate(m_delegate);
    m_list->viewport()->setMouseTracking(true);
    m_list->viewport()->installEventFilter(this);
    m_buttons->installEventFilter(this);
}

void UpNextPanel::beginRun()
{
    m_pointed = QModelIndex();
    m_model->clear();
    offerButtons();
}

void UpNextPanel::showSnapshot(const Snapshot &snapshot)
{
    if (!snapshot.view)
        return;
    {
        const QScopedValueRollback following(m_following, true);
        m_model->show(snapshot.upNext, *snapshot.view);
    }
    followSelection();
    // The row stays pointed at until the mouse moves, so that its buttons never change hands.
    if (m_pointed.isValid())
        selection().point(m_model->hitOf(m_pointed.row()));
    offerButtons();
}

void UpNextPanel::setTheme(const Theme &theme)
{
    m_delegate->setTheme(theme);
    m_buttons->setTheme(theme);
    m_list->doItemsLayout();
    offerButtons();
}

bool UpNextPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_buttons) {
        // They came up under the mouse: only now has it left where it was before.
        if (event->type() == QEvent::Enter && m_pointed.isValid())
            selection().point(m_model->hitOf(m_pointed.row()));
        return Panel::eventFilter(watched, event);
    }
    switch (event->type()) {
    case QEvent::MouseMove:
        point(m_list->indexAt(static_cast<QMouseEvent *>(event)->pos()));
        break;
    case QEvent::Leave:
        point({});
        break;
    case QEvent::Resize:
    case QEvent::Wheel:
        QMetaObject::invokeMethod(this, &UpNextPanel::offerButtons, Qt::QueuedConnection);
        break;
    default:
        break;
    }
    return Panel::eventFilter(watched, event);
}

void UpNextPanel::point(const QModelIndex &index)
{
    m_pointed = index;
    selection().point(m_model->hitOf(index.row()));
    offerButtons();
}

void UpNextPanel::choose(const QModelIndex &index)
{
    if (m_following)
        return;
    if (index.isValid())
        selection().choose(m_model->hitOf(index.row()));
    offerButtons();
}

/// The row of what is chosen is the chosen row.
void UpNextPanel::followSelection()
{
    const QScopedValueRollback following(m_following, true);
    const QModelIndex chosen = m_model->indexOf(selection().chosen());
    if (chosen != m_list->currentIndex()) {
        if (chosen.isValid())
            m_list->setCurrentIndex(chosen);
        else
            m_list->selectionModel()->clear();
    }
    offerButtons();
}

void UpNextPanel::offerButtons()
{
    const QModelIndex row = m_pointed.isValid() ? QModelIndex(m_pointed) : m_list->currentIndex();
    const bool shown = row.isValid() && m_buttons->suit(m_model->hitOf(row.row()));
    m_delegate->setOffered(shown ? row : QModelIndex(), m_buttons->width());
    if (shown)
        m_buttons->setGeometry(
            m_delegate->buttonRoom(m_list->visualRect(row), m_buttons->sizeHint().width()));
    m_buttons->setVisible(shown);
    m_list->viewport()->update();
}

void UpNextPanel::showMenu(QPoint at)
{
    const QModelIndex under = m_list->indexAt(at);
    const bool byMouse = m_list->viewport()->underMouse() && under.isValid();
    const QModelIndex row = byMouse ? under : m_list->currentIndex();
    if (!row.isValid())
        return;
    m_list->setCurrentIndex(row);
    point({}); // the menu is about the chosen row, wherever the mouse goes
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (m_model->coming(row.row()).message)
        commands().fill(menu,
                        {CommandId::DeliverMessage, CommandId::DropMessage, CommandId::DelayMessage,
                         CommandId::DuplicateMessage, CommandId::Inspect, CommandId::Why});
    else
        commands().fill(menu, {CommandId::ToggleServer, CommandId::PauseServer,
                               CommandId::TimeOutServer, CommandId::Inspect, CommandId::Why});
    menu->popup(m_list->viewport()->mapToGlobal(byMouse ? at : m_list->visualRect(row).center()));
}

} // namespace flotilla
