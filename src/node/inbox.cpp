#include "node/inbox.h"

namespace flotilla {

bool Inbox::put(NodeId from, std::uint32_t sequence, MessagePtr message)
{
    if (sequence <= m_highest[from.value])
        return false;
    m_highest[from.value] = sequence;
    if (m_unwanted[from.value].erase(sequence) == 0)
        m_waiting[from.value].emplace(sequence, std::move(message));
    return true;
}

MessagePtr Inbox::take(NodeId from, std::uint32_t sequence, bool last)
{
    Waiting &waiting = m_waiting[from.value];
    const auto found = waiting.find(sequence);
    if (found == waiting.end())
        return nullptr;
    if (!last)
        return found->second;
    MessagePtr message = std::move(found->second);
    waiting.erase(found);
    return message;
}

bool Inbox::has(NodeId from, std::uint32_t sequence) const
{
    return m_waiting[from.value].contains(sequence);
}

void Inbox::discard(NodeId from, std::uint32_t sequence)
{
    if (m_waiting[from.value].erase(sequence) == 0 && sequence > m_highest[from.value])
        m_unwanted[from.value].insert(sequence);
}

std::size_t Inbox::size() const
{
    std::size_t count = 0;
    for (const Waiting &waiting : m_waiting)
        count += waiting.size();
    return count;
}

MessagePtr Inbox::takeAny()
{
    for (Waiting &waiting : m_waiting)
        if (!waiting.empty()) {
            MessagePtr message = std::move(waiting.begin()->second);
            waiting.erase(waiting.begin());
            return message;
        }
    return nullptr;
}

void Inbox::forget(NodeId from)
{
    m_unwanted[from.value].clear();
}

} // namespace flotilla
