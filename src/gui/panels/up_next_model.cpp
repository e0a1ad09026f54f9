#include "gui/panels/up_next_model.h"

#include "gui/words.h"
#include "trace/message_words.h"

#include <algorithm>

namespace flotilla {

namespace {

/// Whether both tell of the same message or timer.
bool sameThing(const Coming &a, const Coming &b)
{
    return a.endpoint == b.endpoint && a.messageId == b.messageId;
}

bool sameWords(const Coming &a, const Coming &b)
{
    return a.at == b.at && a.waits == b.waits && a.words == b.words;
}

Names namesOf(const ClusterView &view)
{
    Names names;
    for (const ServerView &server : view.servers)
        names.servers.push_back(server.name);
    for (const ClientView &client : view.clients)
        names.clients.push_back(client.name);
    return names;
}

} // namespace

int UpNextModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

const Coming &UpNextModel::coming(int row) const
{
    return m_rows[static_cast<std::size_t>(row)].coming;
}

QVariant UpNextModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const Row &row = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
    case Qt::ToolTipRole:
        return QStringLiteral("%1  %2").arg(row.at, row.coming.words);
    case AtRole:
        return row.at;
    case WhoRole:
        return row.who;
    case WhatRole:
        return row.what;
    case TermRole:
        return QVariant::fromValue(row.coming.message ? row.coming.message->term.value : 0);
    case TimerRole:
        return row.coming.message == nullptr;
    case WaitsRole:
        return static_cast<int>(row.coming.waits);
    default:
        return {};
    }
}

UpNextModel::Row UpNextModel::rowOf(const Coming &coming, const ClusterView &view)
{
    Row row{coming, {}, nameOf(view, coming.endpoint), {}};
    if (coming.message) {
        row.who = QStringLiteral("%1 ← %2").arg(row.who, nameOf(view, coming.message->from));
        row.what = QString::fromStdString(messageWords(*coming.message, namesOf(view)));
    } else {
        const ServerView *server = view.server(coming.endpoint);
        row.what = !server                                         ? tr("asks the next server")
                   : server->status.role == flotilla::Role::Leader ? tr("sends its heartbeats")
                                                                   : tr("stands for election");
    }
    switch (coming.waits) {
    case Coming::Waits::No:
        row.at =
            QStringLiteral("%1 %2").arg(clockWords(coming.at)).arg(coming.at.micros / 100 % 10);
        break;
    case Coming::Waits::ForWord:
        row.at = tr("waits");
        break;
    case Coming::Waits::ForResume:
        row.at = tr("paused");
        break;
    }
    return row;
}

int UpNextModel::find(const Coming &coming, int from) const
{
    const auto found = std::find_if(m_rows.begin() + from, m_rows.end(),
                                    [&](const Row &row) { return sameThing(row.coming, coming); });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

void UpNextModel::removeWhatIsGone(const std::vector<Coming> &upNext)
{
    const auto stays = [&upNext](const Row &row) {
        return std::any_of(upNext.begin(), upNext.end(),
                           [&row](const Coming &coming) { return sameThing(coming, row.coming); });
    };
    for (int last = rowCount() - 1; last >= 0;) {
        if (stays(m_rows[static_cast<std::size_t>(last)])) {
            --last;
            continue;
        }
        int first = last;
        while (first > 0 && !stays(m_rows[static_cast<std::size_t>(first - 1)]))
            --first;
        beginRemoveRows({}, first, last);
        m_rows.erase(m_rows.begin() + first, m_rows.begin() + last + 1);
        endRemoveRows();
        last = first - 1;
    }
}

void UpNextModel::show(const std::vector<Coming> &upNext, const ClusterView &view)
{
    removeWhatIsGone(upNext);
    for (int place = 0; place < static_cast<int>(upNext.size()); ++place) {
        const Coming &coming = upNext[static_cast<std::size_t>(place)];
        const int before = find(coming, place);
        if (before < 0) {
            beginInsertRows({}, place, place);
            m_rows.insert(m_rows.begin() + place, rowOf(coming, view));
            endInsertRows();
            continue;
        }
        if (before > place) {
            beginMoveRows({}, before, before, {}, place);
            std::rotate(m_rows.begin() + place, m_rows.begin() + before,
                        m_rows.begin() + before + 1);
            endMoveRows();
        }
        Row &row = m_rows[static_cast<std::size_t>(place)];
        if (sameWords(row.coming, coming))
            continue;
        row = rowOf(coming, view);
        Q_EMIT dataChanged(index(place), index(place));
    }
}

void UpNextModel::clear()
{
    beginResetModel();
    m_rows.clear();
    endResetModel();
}

Hit UpNextModel::hitOf(int row) const
{
    if (row < 0 || row >= rowCount())
        return {};
    const Coming &what = coming(row);
    return what.message ? Hit(MessageHit{what.messageId}) : Hit(what.endpoint);
}

QModelIndex UpNextModel::indexOf(const Hit &what) const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (hitOf(row) == what)
            return index(row);
    }
    return {};
}

} // namespace flotilla
