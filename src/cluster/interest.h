#pragma once

#include "schedule/engine.h"
#include "trace/event.h"

#include <cstdint>

namespace flotilla {

/// Counts what is worth being watched: all but heartbeats, their answers and mere confirmations.
class Interest final : public TraceSink {
public:
    void begin(const TraceHeader &) override {}
    void take(const Event &event, const Names &names) override;
    [[nodiscard]] std::uint64_t count() const { return m_count; }

private:
    std::uint64_t m_count = 0;
};

/// When the next thing worth being watched comes, as far as the schedule tells: now where it is under
/// way already; never where none can be seen coming.
[[nodiscard]] Instant nextOfInterest(const Engine &engine);

} // namespace flotilla
