#include "gui/panels/feed_filter.h"

#include "gui/panels/feed_model.h"

#include <algorithm>
#include <string_view>

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

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// Upper and lower case alike. wanted: in lower case, of ASCII: so that no line need be decoded.
bool contains(std::string_view text, std::string_view wanted)
{
    return std::search(text.begin(), text.end(), wanted.begin(), wanted.end(),
                       [](char c, char want) { return lower(c) == want; })
           != text.end();
}

} // namespace

// What else is wanted is told at once (invalidate): telling line by line which ones come and go
// (invalidateFilter) would cost more than all else, since they lie scattered.

void FeedFilter::setGroup(Group group)
{
    m_group = group;
    invalidate();
}

void FeedFilter::setWho(std::optional<NodeId> who)
{
    m_who = who;
    invalidate();
}

void FeedFilter::setText(const QString &text)
{
    const QString wanted = text.trimmed();
    if (wanted == m_text)
        return;
    m_text = wanted;
    m_ascii.clear();
    if (std::all_of(wanted.begin(), wanted.end(), [](QChar c) { return c.unicode() < 0x80; }))
        m_ascii = wanted.toLower().toStdString();
    invalidate();
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
    if (m_text.isEmpty())
        return true;
    if (!m_ascii.empty() && (contains(line.text, m_ascii) || contains(line.subject, m_ascii)))
        return true;
    if (!m_ascii.empty() && m_ascii.find(' ') == std::string::npos)
        return false; // then it isn't where the two meet, either
    return QString::fromStdString(line.subject + ' ' + line.text)
        .contains(m_text, Qt::CaseInsensitive);
}

} // namespace flotilla
