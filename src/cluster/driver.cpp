#include "cluster/driver.h"

namespace flotilla {

Result<Done> EngineDriver::advance(Instant until, std::uint64_t turns)
{
    if (turns == kAllTurns)
        return m_engine.run(until);
    for (; turns > 0; --turns) {
        const auto stepped = m_engine.step(until);
        if (!stepped)
            return stepped.error();
        if (!*stepped)
            break;
    }
    return Done{};
}

} // namespace flotilla
