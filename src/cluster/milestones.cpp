#include "cluster/milestones.h"

#include <algorithm>

namespace flotilla {

void Milestones::begin(const TraceHeader &header)
{
    for (const TraceHeader::Server &server : header.servers)
        m_committed = std::max(m_committed, server.status.commitIndex);
}

void Milestones::take(const Event &event, const Names &)
{
    if (event.node.isServer() || event.node.isClient())
        ++m_events[event.node.value];
    if (std::holds_alternative<what::Receive>(event.body))
        ++m_messages;
    if (std::holds_alternative<what::Timeout>(event.body)
        || std::holds_alternative<what::BecomeLeader>(event.body))
        ++m_elections;
    if (std::holds_alternative<what::Commit>(event.body)
        && event.status->commitIndex > m_committed) {
        m_committed = event.status->commitIndex;
        ++m_commits;
    }
}

std::uint64_t Milestones::countOf(const RunGoal &goal) const
{
    switch (goal.kind) {
    case RunGoal::Kind::Message:
        return m_messages;
    case RunGoal::Kind::Election:
        return m_elections;
    case RunGoal::Kind::Commit:
        return m_commits;
    case RunGoal::Kind::Endpoint:
        return m_events[goal.endpoint.value];
    case RunGoal::Kind::Condition:
        break;
    }
    return 0;
}

} // namespace flotilla
