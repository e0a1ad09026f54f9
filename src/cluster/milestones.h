#pragma once

#include "cluster/pace.h"
#include "trace/event.h"

#include <array>
#include <cstdint>

namespace flotilla {

/// Counts what a run can be let go on to.
class Milestones final : public TraceSink {
public:
    void begin(const TraceHeader &header) override;
    void take(const Event &event, const Names &names) override;

    /// How often a goal has been reached since the run began.
    [[nodiscard]] std::uint64_t countOf(const RunGoal &goal) const;

private:
    std::uint64_t m_messages = 0;
    std::uint64_t m_elections = 0;
    std::uint64_t m_commits = 0;
    Index m_committed; ///< the highest commitIndex that any server has had
    std::array<std::uint64_t, kEndpoints> m_events{}; ///< by endpoint
};

} // namespace flotilla
