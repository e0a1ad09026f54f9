#include "gui/panels/feed_panel.h"

#include "gui/panels/feed_delegate.h"
#include "gui/panels/feed_filter.h"
#include "gui/panels/feed_model.h"
#include "gui/widgets/empty_note.h"
#include "ui_feed_panel.h"

#include <QLocale>
#include <QMenu>
#include <QScrollBar>

#include <utility>

namespace flotilla {

FeedPanel::FeedPanel(Selection *selection, Commands *commands, QWidget *parent)
    : Panel(selection, commands, parent), m_ui(std::make_unique<Ui::FeedPanel>()),
      m_model(new FeedModel(this)), m_filter(new FeedFilter(this)),
      m_delegate(new FeedDelegate(this))
{
    m_ui->setupUi(this);
    m_filter->setSourceModel(m_model);
    QListView *list = m_ui->feedView;
    list->setModel(m_filter);
    list->setItemDelegate(m_delegate);
    auto *empty = new EmptyNote(list, tr("Nothing has happened yet."));
    connect(m_model, &QAbstractItemModel::rowsInserted, empty,
            [empty] { empty->setText(tr("Of what has happened, nothing is of this kind.")); });
    connect(m_model, &QAbstractItemModel::modelReset, empty, [this, empty] {
        if (m_model->rowCount() == 0)
            empty->setText(tr("Nothing has happened yet."));
    });
    connect(this->commands()[CommandId::Everything], &QAction::toggled, m_model,
            &FeedModel::setShowsEverything);
    // Who has scrolled down reads; what is read must not run away when lines are added above it.
    connect(m_filter, &QAbstractItemModel::rowsInserted, this,
            [list](const QModelIndex &, int first, int last) {
                QScrollBar *bar = list->verticalScrollBar();
                if (bar->value() > 0)
                    bar->setValue(bar->value() + (last - first + 1) * list->sizeHintForRow(0));
            });
    for (const auto signal : {&QListView::clicked, &QListView::activated})
        connect(list, signal, this, &FeedPanel::goTo);
    list->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(list, &QWidget::customContextMenuRequested, this, &FeedPanel::showMenu);
    connectFilters();
    showCount();
}

/// Looks nowhere else: only takes up the line.
void FeedPanel::showMenu(QPoint at)
{
    const QModelIndex index = m_ui->feedView->indexAt(at);
    if (!index.isValid())
        return;
    const FeedLine line = m_model->line(m_filter->mapToSource(index).row());
    selection().takeUp(EventHit{line.who, line.at, line.seq});
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    commands().fill(menu, {CommandId::Why});
    menu->popup(m_ui->feedView->viewport()->mapToGlobal(at));
}

FeedPanel::~FeedPanel() = default;

void FeedPanel::connectFilters()
{
    connect(m_ui->textEdit, &QLineEdit::textChanged, m_filter, &FeedFilter::setText);
    connect(m_ui->groupBox, &QComboBox::currentIndexChanged, m_filter, [this](int place) {
        m_filter->setGroup(static_cast<FeedFilter::Group>(std::max(place, 0)));
    });
    connect(m_ui->whoBox, &QComboBox::currentIndexChanged, m_filter, [this](int place) {
        m_filter->setWho(place <= 0 ? std::nullopt
                                    : std::optional(NodeId{static_cast<std::uint8_t>(
                                        m_ui->whoBox->itemData(place).toInt())}));
    });
    connect(m_ui->clearButton, &QPushButton::clicked, this, [this] {
        m_ui->textEdit->clear();
        m_ui->groupBox->setCurrentIndex(0);
        m_ui->whoBox->setCurrentIndex(0);
        m_ui->feedView->setFocus();
    });
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(m_filter, signal, this, &FeedPanel::showCount);
    connect(m_filter, &QAbstractItemModel::modelReset, this, &FeedPanel::showCount);
    connect(m_ui->textEdit, &QLineEdit::textChanged, this, &FeedPanel::showCount);
    for (QComboBox *box : {m_ui->groupBox, m_ui->whoBox})
        connect(box, &QComboBox::currentIndexChanged, this, &FeedPanel::showCount);
}

void FeedPanel::beginRun()
{
    m_model->clear();
}

void FeedPanel::showSnapshot(const Snapshot &snapshot)
{
    if (snapshot.view)
        showEndpoints(*snapshot.view);
    m_model->append(snapshot.feed);
    const auto seen = snapshot.past ? std::optional(snapshot.past->seq) : std::nullopt;
    if (std::exchange(m_seen, seen) == seen)
        return;
    m_model->setSeenUntil(seen);
    m_ui->feedView->viewport()->update();
    const int row = seen ? m_model->rowUpTo(*seen) : m_model->rowCount() > 0 ? 0 : -1;
    if (row >= 0)
        m_ui->feedView->scrollTo(m_filter->mapFromSource(m_model->index(row)),
                                 seen ? QListView::EnsureVisible : QListView::PositionAtTop);
}

/// Who is chosen stays chosen, as long as there is one of that name.
void FeedPanel::showEndpoints(const ClusterView &view)
{
    QStringList names;
    for (const ServerView &server : view.servers)
        names << QString::fromStdString(server.name);
    for (const ClientView &client : view.clients)
        names << QString::fromStdString(client.name);
    if (names == m_names)
        return;
    m_names = names;
    const QString chosen = m_ui->whoBox->currentText();
    m_ui->whoBox->clear();
    m_ui->whoBox->addItem(tr("Everyone"));
    for (const ServerView &server : view.servers)
        m_ui->whoBox->addItem(QString::fromStdString(server.name), server.id.value);
    for (const ClientView &client : view.clients)
        m_ui->whoBox->addItem(QString::fromStdString(client.name), client.id.value);
    m_ui->whoBox->setCurrentIndex(std::max(m_ui->whoBox->findText(chosen), 0));
}

void FeedPanel::showCount()
{
    const bool filters = m_filter->isOn();
    m_ui->countLabel->setVisible(filters);
    m_ui->clearButton->setVisible(filters);
    const QLocale locale;
    m_ui->countLabel->setText(
        tr("%1 of %2 lines")
            .arg(locale.toString(m_filter->rowCount()), locale.toString(m_model->rowCount())));
}

void FeedPanel::goTo(const QModelIndex &line)
{
    const FeedLine chosen = m_model->line(m_filter->mapToSource(line).row());
    if (chosen.who.isServer() || chosen.who.isClient())
        selection().choose(chosen.who);
    selection().takeUp(EventHit{chosen.who, chosen.at, chosen.seq});
    Q_EMIT lookRequested(chosen.at, chosen.seq);
}

void FeedPanel::setTheme(const Theme &theme)
{
    m_delegate->setTheme(theme);
    m_ui->feedView->doItemsLayout();
}

} // namespace flotilla
