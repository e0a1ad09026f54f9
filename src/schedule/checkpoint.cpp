#include "schedule/checkpoint.h"

#include "core/invariant.h"
#include "schedule/engine.h"

#include <algorithm>

namespace flotilla {

void Checkpoints::add(CheckpointPtr checkpoint)
{
    FLOTILLA_INVARIANT(m_all.empty() || m_all.back()->state.place() <= checkpoint->state.place(),
                       "checkpoints are taken as the run goes on");
    m_all.push_back(std::move(checkpoint));
    while (m_all.size() > 2 && (m_all.size() > kMost || bytes() > kMostBytes)) {
        for (std::size_t i = 1; 2 * i < m_all.size(); ++i)
            m_all[i] = std::move(m_all[2 * i]);
        m_all.resize((m_all.size() + 1) / 2);
        m_spacing *= 2;
    }
}

CheckpointPtr Checkpoints::nearest(const RunPlace &place) const
{
    const auto after = std::upper_bound(
        m_all.begin(), m_all.end(), place,
        [](const RunPlace &p, const CheckpointPtr &c) { return p < c->state.place(); });
    return after == m_all.begin() ? nullptr : *(after - 1);
}

Checkpoints Checkpoints::upTo(const RunPlace &place) const
{
    Checkpoints some = *this;
    std::erase_if(some.m_all, [&](const CheckpointPtr &checkpoint) {
        return place < checkpoint->state.place();
    });
    return some;
}

std::size_t Checkpoints::bytes() const
{
    std::size_t bytes = 0;
    for (const CheckpointPtr &checkpoint : m_all)
        bytes += checkpoint->bytes();
    return bytes;
}

namespace {

Result<Done> runTo(Engine &engine, Instant at, std::uint64_t turnsFirst)
{
    if (auto done = engine.run(at); !done)
        return done;
    while (engine.turnsAtThisInstant() < turnsFirst) {
        const auto stepped = engine.step();
        if (!stepped)
            return stepped.error();
        FLOTILLA_INVARIANT(*stepped, "a recorded run has the events that it was recorded with");
    }
    return Done{};
}

} // namespace

Result<Done> replayTo(Engine &engine, const std::vector<RecordedAction> &recording,
                      const RunPlace &place)
{
    for (std::size_t i = engine.recording().size(); i < place.actions; ++i) {
        const RecordedAction &next = recording[i];
        if (auto done = runTo(engine, next.at, next.turnsFirst); !done)
            return done;
        // What it answered then it answers now; only a broken world keeps it from being recorded.
        if (auto done = engine.act(next.action); !done && engine.recording().size() <= i)
            return done.error();
    }
    return runTo(engine, place.at, place.turnsFirst);
}

} // namespace flotilla
