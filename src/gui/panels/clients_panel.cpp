#include "gui/panels/clients_panel.h"

#include "gui/panels/clients_delegate.h"
#include "gui/panels/clients_model.h"
#include "gui/widgets/empty_note.h"
#include "ui_clients_panel.h"

#include <QScopedValueRollback>

namespace flotilla {

ClientsPanel::ClientsPanel(Selection *selection, Commands *commands, QWidget *parent)
    : Panel(selection, commands, parent), m_ui(std::make_unique<Ui::ClientsPanel>()),
      m_model(new ClientsModel(this)), m_delegate(new ClientsDelegate(this))
{
    m_ui->setupUi(this);
    m_ui->clientsView->setModel(m_model);
    m_ui->clientsView->setItemDelegate(m_delegate);
    new EmptyNote(m_ui->clientsView, tr("This run has no client. A client sends commands to the "
                                        "servers, from outside the cluster."));
    connect(m_ui->clientsView->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &index) { choose(index.row()); });
    connect(m_ui->clientBox, &QComboBox::activated, this, &ClientsPanel::choose);
    connect(selection, &Selection::changed, this, &ClientsPanel::followSelection);
    connect(m_ui->commandEdit, &QLineEdit::returnPressed, this, &ClientsPanel::submit);
    connect(m_ui->sendButton, &QPushButton::clicked, this, &ClientsPanel::submit);
    connect(m_ui->addButton, &QPushButton::clicked, this, &ClientsPanel::addClient);
}

ClientsPanel::~ClientsPanel() = default;

void ClientsPanel::beginRun()
{
    m_model->clear();
    m_clients.clear();
    m_servers.clear();
    m_ui->clientBox->clear();
    m_ui->serverBox->clear();
}

void ClientsPanel::showSnapshot(const Snapshot &snapshot)
{
    if (!snapshot.view)
        return;
    {
        const QScopedValueRollback following(m_following, true);
        m_model->show(*snapshot.view);
    }
    showChoosers(*snapshot.view);
    followSelection();
}

void ClientsPanel::showChoosers(const ClusterView &view)
{
    QStringList clients, servers;
    for (const ClientView &client : view.clients)
        clients << QString::fromStdString(client.name);
    for (const ServerView &server : view.servers)
        servers << QString::fromStdString(server.name);
    const auto fill = [](QComboBox *box, const QStringList &words) {
        const int chosen = std::max(box->currentIndex(), 0);
        box->clear();
        box->addItems(words);
        box->setCurrentIndex(std::min(chosen, box->count() - 1));
    };
    if (clients != m_clients || m_ui->clientBox->count() == 0) {
        QStringList words;
        for (const QString &name : clients)
            words << tr("by %1").arg(name);
        fill(m_ui->clientBox, words);
        m_clients = clients;
    }
    if (servers != m_servers || m_ui->serverBox->count() == 0) {
        QStringList words{tr("to its choice")};
        for (const QString &name : servers)
            words << tr("to %1 first").arg(name);
        fill(m_ui->serverBox, words);
        m_servers = servers;
    }
    const bool possible = !clients.isEmpty();
    for (QWidget *widget :
         {static_cast<QWidget *>(m_ui->commandEdit), static_cast<QWidget *>(m_ui->sendButton),
          static_cast<QWidget *>(m_ui->clientBox)})
        widget->setEnabled(possible);
    const bool full = view.clients.size() >= kMaxClients;
    m_ui->addButton->setEnabled(!full);
    m_ui->addButton->setToolTip(full ? tr("A run has at most %1 clients").arg(kMaxClients)
                                     : tr("One more client, which knows the chosen server"));
}

void ClientsPanel::choose(int row)
{
    if (m_following || row < 0)
        return;
    m_ui->clientBox->setCurrentIndex(row);
    selection().choose(Names::clientId(static_cast<std::size_t>(row)));
}

/// The client that is chosen is the one that submits.
void ClientsPanel::followSelection()
{
    const NodeId *id = std::get_if<NodeId>(&selection().chosen());
    const QScopedValueRollback following(m_following, true);
    QItemSelectionModel *rows = m_ui->clientsView->selectionModel();
    if (!id || !id->isClient()) {
        if (rows->hasSelection())
            rows->clear();
        return;
    }
    const QModelIndex row = m_model->index(id->value - NodeId::kFirstClient);
    if (row == m_ui->clientsView->currentIndex())
        return;
    m_ui->clientsView->setCurrentIndex(row);
    m_ui->clientBox->setCurrentIndex(row.row());
}

std::optional<NodeId> ClientsPanel::chosenServer() const
{
    const int place = m_ui->serverBox->currentIndex();
    return place > 0 ? std::optional(Names::serverId(static_cast<std::size_t>(place - 1)))
                     : std::nullopt;
}

void ClientsPanel::submit()
{
    const QString text = m_ui->commandEdit->text();
    const int client = m_ui->clientBox->currentIndex();
    if (text.isEmpty() || client < 0)
        return;
    m_ui->commandEdit->clear();
    Q_EMIT actionRequested(act::Submit{Names::clientId(static_cast<std::size_t>(client)),
                                       text.toStdString(), chosenServer()});
}

/// C2, C3 …: the first name that is free.
void ClientsPanel::addClient()
{
    QString name;
    qsizetype number = m_clients.size();
    do {
        name = QStringLiteral("C%1").arg(++number);
    } while (m_clients.contains(name) || m_servers.contains(name));
    Q_EMIT actionRequested(act::AddClient{name.toStdString(), chosenServer()});
}

void ClientsPanel::setTheme(const Theme &theme)
{
    m_delegate->setTheme(theme);
    m_ui->clientsView->doItemsLayout();
}

} // namespace flotilla
