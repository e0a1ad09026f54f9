#include "gui/feed_filter.h"

#include "gui/feed_model.h"

namespace flotilla {

namespace {

FeedFilter::Group groupOf(FeedKind kind)
{
    switch (kind) {
    case FeedKind::Election:
    case FeedKind::Vote:
        return FeedFilter::Group::Elections;
    case FeedKind::Replication:
    case FeedKind::Heartbeat:
    case FeedKind::Confirmation:
    case FeedKind::Commit:
        return FeedFilter::Group::Log;
    case FeedKind::Client:
        return FeedFilter::Group::Clients;
    case FeedKind::Network:
        return FeedFilter::Group::Network;
    case FeedKind::Act:
    case FeedKind::Fault:
        return FeedFilter::Group::Acts;
    }
    return FeedFilter::Group::Any;
}

} // namespace

void FeedFilter::setGroup(Group group)
{
    m_group = group;
    invalidateFilter();
}

void FeedFilter::setWho(std::optional<NodeId> who)
{
    m_who = who;
    invalidateFilter();
}

void FeedFilter::setText(const QString &text)
{
    m_text = text.trimmed();
    invalidateFilter();
}

bool FeedFilter::isOn() const
{
    return m_group != Group::Any || m_who || !m_text.isEmpty();
}

bool FeedFilter::filterAcceptsRow(int row, const QModelIndex &) const
{
    const auto &line = static_cast<const FeedModel *>(sourceModel())->line(row);
    if (m_group != Group::Any && groupOf(line.kind) != m_group)
        return false;
    if (m_who && line.who != *m_who)
        return false;
    return m_text.isEmpty()
           || QString::fromStdString(line.subject + ' ' + line.text)
                  .contains(m_text, Qt::CaseInsensitive);
}

} // namespace flotilla
