#include "gui/feed_panel.h"

#include "gui/empty_note.h"
#include "gui/feed_delegate.h"
#include "gui/feed_model.h"

#include <QListView>
#include <QScrollBar>
#include <QVBoxLayout>

namespace flotilla {

FeedPanel::FeedPanel(Selection *selection, Commands *commands, QWidget *parent)
    : Panel(selection, commands, parent), m_list(new QListView(this)), m_model(new FeedModel(this)),
      m_delegate(new FeedDelegate(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_list);
    m_list->setObjectName(QStringLiteral("feedView"));
    m_list->setAccessibleName(tr("What happened, newest first"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setUniformItemSizes(true);
    m_list->setResizeMode(QListView::Adjust);
    m_list->setModel(m_model);
    m_list->setItemDelegate(m_delegate);
    new EmptyNote(m_list, tr("Nothing has happened yet."));
    connect(this->commands()[CommandId::Everything], &QAction::toggled, m_model,
            &FeedModel::setShowsEverything);
    // Who has scrolled down reads; what is read must not run away when lines are added above it.
    connect(m_model, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex &, int first, int last) {
                QScrollBar *bar = m_list->verticalScrollBar();
                if (bar->value() > 0)
                    bar->setValue(bar->value() + (last - first + 1) * m_list->sizeHintForRow(0));
            });
}

void FeedPanel::beginRun()
{
    m_model->clear();
}

void FeedPanel::showSnapshot(const Snapshot &snapshot)
{
    m_model->append(snapshot.feed);
}

void FeedPanel::setTheme(const Theme &theme)
{
    m_delegate->setTheme(theme);
    m_list->doItemsLayout();
}

} // namespace flotilla
