#pragma once

#include "core/result.h"
#include "schedule/endpoint.h"
#include "schedule/engine_state.h"

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace flotilla {

class Engine;

using Endpoints =
    std::array<std::optional<Endpoint>, kEndpoints>; ///< none: it is down, or not there

/// A whole run between two of its steps: what another engine can go on from. Logs and messages are
/// shared with the run that it was taken of.
struct EngineCheckpoint {
    EngineState state;
    Endpoints endpoints;

    [[nodiscard]] std::size_t bytes() const { return state.bytes() + sizeof endpoints; }
};
using CheckpointPtr = std::shared_ptr<const EngineCheckpoint>;

/// Checkpoints of one run, so that any of its instants can be reached by replaying a little.
///
/// They are taken at even distances; when there are too many, every second one goes and the distance
/// doubles, so that however long the run, the way to an instant stays a small part of it.
class Checkpoints {
public:
    static constexpr std::size_t kMost = 64;
    static constexpr std::size_t kMostBytes = 128 * 1024 * 1024;
    /// Turns between two at the beginning of a run.
    static constexpr std::uint64_t kFirstSpacing = 4096;

    [[nodiscard]] bool isDue(std::uint64_t turns) const
    {
        return m_all.empty() || turns >= m_all.back()->state.turns() + m_spacing;
    }
    /// Of a place after all that were added.
    void add(CheckpointPtr checkpoint);
    /// The last one up to a place; null: there is none.
    [[nodiscard]] CheckpointPtr nearest(const RunPlace &place) const;
    /// Those up to a place.
    [[nodiscard]] Checkpoints upTo(const RunPlace &place) const;
    [[nodiscard]] std::size_t size() const { return m_all.size(); }
    [[nodiscard]] std::size_t bytes() const;

private:
    std::vector<CheckpointPtr> m_all; ///< in order; the first one stays
    std::uint64_t m_spacing = kFirstSpacing;
};

/// Lets a run that is an earlier stretch of a recorded one go on to a place in that: does what was
/// done, each action at its place among the events.
Result<Done> replayTo(Engine &engine, const std::vector<RecordedAction> &recording,
                      const RunPlace &place);

} // namespace flotilla
