#include "gui/panels/clients_model.h"

#include "gui/words.h"
#include "trace/message_words.h"

namespace flotilla {

int ClientsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant ClientsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const Row &row = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
    case Qt::ToolTipRole: {
        QStringList words{row.name, row.command, row.words, row.more};
        words.removeAll({});
        return words.join(QStringLiteral("  "));
    }
    case NameRole:
        return row.name;
    case CommandRole:
        return row.command;
    case StateRole:
        return static_cast<int>(row.state);
    case StateWordsRole:
        return row.words;
    case MoreRole:
        return row.more;
    default:
        return {};
    }
}

ClientsModel::Row ClientsModel::rowOf(const ClusterView &view, const ClientView &client)
{
    const ClientStatus &status = client.status;
    const QString asks = nameOf(view, status.server);
    const QString from = status.redirectedFrom ? nameOf(view, *status.redirectedFrom) : QString();
    Row row;
    row.name = QString::fromStdString(client.name);
    if (status.open)
        row.command = QString::fromStdString(commandWords(client.command));
    if (status.open && status.unknown) {
        row.state = State::Unknown;
        row.words = tr("unknown: no answer in time, asks %1").arg(asks);
    } else if (status.open) {
        row.state = State::Pending;
        row.words = from.isEmpty() ? tr("pending at %1").arg(asks)
                    : status.redirectedFrom == status.server
                        ? tr("pending: %1 knows no leader").arg(from)
                        : tr("pending at %1, redirected from %2").arg(asks, from);
    } else if (status.lastIndex) {
        row.state = State::Committed;
        row.words = tr("committed at %1; asks %2 next").arg(status.lastIndex->value).arg(asks);
    } else {
        row.words = tr("nothing asked yet; knows %1").arg(asks);
    }
    QStringList more;
    if (status.waiting > 0)
        more << tr("%1 in line").arg(status.waiting);
    if (status.answered > 0)
        more << tr("%1 done").arg(status.answered);
    row.more = more.join(QStringLiteral(" · "));
    return row;
}

void ClientsModel::show(const ClusterView &view)
{
    const auto count = static_cast<int>(view.clients.size());
    if (count < rowCount())
        clear();
    for (int place = 0; place < count; ++place) {
        Row row = rowOf(view, view.clients[static_cast<std::size_t>(place)]);
        if (place == rowCount()) {
            beginInsertRows({}, place, place);
            m_rows.push_back(std::move(row));
            endInsertRows();
        } else if (Row &shown = m_rows[static_cast<std::size_t>(place)]; !(shown == row)) {
            shown = std::move(row);
            Q_EMIT dataChanged(index(place), index(place));
        }
    }
}

void ClientsModel::clear()
{
    beginResetModel();
    m_rows.clear();
    endResetModel();
}

} // namespace flotilla
