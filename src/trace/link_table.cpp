#include "trace/link_table.h"

#include <algorithm>

namespace flotilla {

void LinkTable::setTraits(const LinkTraits &traits)
{
    m_common = traits;
    m_own.fill(-1);
    m_special.clear();
}

void LinkTable::setTraits(NodeId from, NodeId to, const LinkTraits &traits)
{
    std::int16_t &own = m_own[place(from, to)];
    if (own < 0) {
        own = static_cast<std::int16_t>(m_special.size());
        m_special.push_back(traits);
    } else {
        m_special[static_cast<std::size_t>(own)] = traits;
    }
}

Duration LinkTable::leastLatency() const
{
    Duration least = m_common.delayMin;
    for (const LinkTraits &traits : m_special)
        least = std::min(least, traits.delayMin);
    return std::max(least, Duration{1});
}

} // namespace flotilla
