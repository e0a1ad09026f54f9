#include "gui/panels/link_model.h"

#include "gui/panels/link_words.h"
#include "gui/widgets/plain_tip.h"
#include "gui/words.h"

#include <algorithm>

namespace flotilla {

namespace {

std::vector<NodeId> endpointsOf(const ClusterView *view)
{
    std::vector<NodeId> all;
    if (!view)
        return all;
    for (const ServerView &server : view->servers)
        all.push_back(server.id);
    for (const ClientView &client : view->clients)
        all.push_back(client.id);
    return all;
}

/// The header strikes through who has crashed.
bool sameHeaders(const ClusterView &before, const ClusterView &after)
{
    return std::equal(
        before.servers.begin(), before.servers.end(), after.servers.begin(), after.servers.end(),
        [](const ServerView &a, const ServerView &b) { return a.up == b.up && a.name == b.name; });
}

} // namespace

void LinkModel::show(std::shared_ptr<const ClusterView> view)
{
    std::vector<NodeId> endpoints = endpointsOf(view.get());
    if (endpoints != m_endpoints || !view || !m_view) {
        beginResetModel();
        m_view = std::move(view);
        m_endpoints = std::move(endpoints);
        endResetModel();
        return;
    }
    const std::shared_ptr<const ClusterView> before = std::exchange(m_view, std::move(view));
    const int last = rowCount() - 1;
    if (before->links != m_view->links)
        Q_EMIT dataChanged(index(0, 0), index(last, last));
    if (!sameHeaders(*before, *m_view)) {
        Q_EMIT headerDataChanged(Qt::Horizontal, 0, last);
        Q_EMIT headerDataChanged(Qt::Vertical, 0, last);
    }
}

void LinkModel::setFonts(const QFont &above, const QFont &beside)
{
    m_above = above;
    m_beside = beside;
}

Hit LinkModel::hitOf(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    const NodeId from = endpoint(index.row());
    const NodeId to = endpoint(index.column());
    if (from == to)
        return from;
    return from.isClient() && to.isClient() ? Hit() : Hit(LinkHit{from, to});
}

QModelIndex LinkModel::indexOf(const Hit &hit) const
{
    const auto placeOf = [this](NodeId id) {
        const auto found = std::find(m_endpoints.begin(), m_endpoints.end(), id);
        return found == m_endpoints.end() ? -1 : static_cast<int>(found - m_endpoints.begin());
    };
    if (const auto *link = std::get_if<LinkHit>(&hit))
        return index(placeOf(link->from), placeOf(link->to));
    if (const auto *id = std::get_if<NodeId>(&hit))
        return index(placeOf(*id), placeOf(*id));
    return {};
}

int LinkModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_endpoints.size());
}

int LinkModel::columnCount(const QModelIndex &parent) const
{
    return rowCount(parent);
}

QVariant LinkModel::data(const QModelIndex &index, int role) const
{
    if (!m_view || !index.isValid())
        return {};
    const Hit hit = hitOf(index);
    QString words;
    if (const auto *link = std::get_if<LinkHit>(&hit))
        words = wayWords(*m_view, link->from, link->to);
    else if (const auto *id = std::get_if<NodeId>(&hit))
        words = nameOf(*m_view, *id);
    if (role == Qt::AccessibleTextRole)
        return words;
    return role == Qt::ToolTipRole && std::holds_alternative<LinkHit>(hit) ? plainTip(words)
                                                                           : QVariant();
}

QVariant LinkModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (!m_view || section < 0 || section >= rowCount())
        return {};
    const NodeId id = endpoint(section);
    const ServerView *server = m_view->server(id);
    const bool down = server && !server->up;
    const QString name = nameOf(*m_view, id);
    switch (role) {
    case Qt::DisplayRole:
        return name;
    case Qt::ToolTipRole:
        return down ? tr("%1 has crashed: what reaches it is lost").arg(name)
               : orientation == Qt::Vertical ? tr("What %1 sends").arg(name)
                                             : tr("What %1 receives").arg(name);
    case Qt::FontRole: {
        QFont font = orientation == Qt::Horizontal ? m_above : m_beside;
        font.setStrikeOut(down);
        return font;
    }
    default:
        return {};
    }
}

Qt::ItemFlags LinkModel::flags(const QModelIndex &index) const
{
    return hitOf(index) == Hit()
               ? Qt::NoItemFlags
               : Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

} // namespace flotilla
