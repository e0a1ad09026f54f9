#include "trace/timeline_state.h"

#include <algorithm>

namespace flotilla::timeline {

void Flights::add(const Flight &flight)
{
    if (flight.id != m_base + m_recent.size()) {
        settle();
        m_base = flight.id;
    }
    m_recent.push_back(flight);
}

Flight *Flights::find(std::uint32_t id)
{
    Flight *found = nullptr;
    if (id >= m_base) {
        if (id - m_base < m_recent.size())
            found = &m_recent[id - m_base];
    } else if (const auto place = std::lower_bound(m_ids.begin(), m_ids.end(), id);
               place != m_ids.end() && *place == id) {
        found = &m_old[static_cast<std::size_t>(place - m_ids.begin())];
    }
    return found && found->id != 0 ? found : nullptr;
}

void Flights::settle()
{
    m_old.insert(m_old.end(), m_recent.begin(), m_recent.end());
    std::erase_if(m_old, [](const Flight &flight) { return flight.id == 0; });
    m_ids.clear();
    for (const Flight &flight : m_old)
        m_ids.push_back(flight.id);
    m_base += static_cast<std::uint32_t>(m_recent.size());
    m_recent.clear();
}

} // namespace flotilla::timeline
