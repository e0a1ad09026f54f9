#pragma once

#include "cluster/random_run.h"
#include "schedule/run.h"

namespace flotilla::test {

/// What random_run.h's user does not do.
inline Action wildAct(std::uint64_t seed, std::uint64_t number, const Engine &engine)
{
    const auto pick = [&](std::uint64_t what, std::size_t count) {
        return static_cast<std::size_t>(hashOf(seed, number, what) % count);
    };
    const std::size_t servers = engine.servers().size();
    const NodeId server = Names::serverId(pick(1, servers));
    const NodeId other = Names::serverId((server.value + 1 + pick(2, servers - 1)) % servers);
    Match some;
    some.to = {server};
    TraitsChange slow;
    slow.delay = {Duration::millis(1), Duration::millis(30)};
    slow.longReorder = true;
    slow.reorder = 0.1;
    OptionsChange explicitly;
    explicitly.persist = pick(6, 2) == 0 ? Persist::Explicit : Persist::Implicit;
    explicitly.maxEntries = 2;
    switch (pick(3, 18)) {
    case 0:
        return act::CreateServer{"N" + std::to_string(number), std::nullopt};
    case 1:
        return act::AddClient{"K" + std::to_string(number), server};
    case 2:
        return act::Inject{Message{
            other, server, Term{pick(4, 9)},
            AppendEntries{Index{3}, Term{1}, {Entry{Term{2}, makeCommand("odd")}}, Index{}}}};
    case 3:
        return act::Inject{
            Message{other, server, Term{pick(4, 9)}, RequestVote{Index{9}, Term{7}}}};
    case 4:
        return act::Set{{server}, explicitly};
    case 5:
        return act::Persist{server};
    case 6:
        return act::Delay{some, Duration::millis(7)};
    case 7:
        return act::Duplicate{some};
    case 8:
        return act::Drop{some};
    case 9:
        return act::Timers{pick(4, 2) == 0, {}};
    case 10:
        return act::Net{pick(4, 2) == 0, {}};
    case 11:
        return act::NetLink{server, other, slow, pick(4, 2) == 0};
    case 12:
        return act::Propose{server, "p" + std::to_string(number)};
    case 13:
        return act::Partition{{{server}, {other}}};
    case 14:
        return act::Advance{Duration::millis(60), {}};
    case 15:
        return act::Settle{5};
    case 16:
        return act::Net{false, {}};
    default:
        return act::Heal{};
    }
}

/// Goes on with a run that has begun.
inline void goWild(Engine &engine, std::uint64_t seed, int acts)
{
    for (int i = 0; i < acts; ++i) {
        const auto number = static_cast<std::uint64_t>(i);
        mustWork(
            engine.run(engine.now()
                       + Duration{static_cast<std::int64_t>(hashOf(seed, number, 77) % 120'000)}));
        if (hashOf(seed, number, 78) % 3 == 0)
            mustWork(engine.step());
        (void)engine.act(hashOf(seed, number, 79) % 2 == 0 ? wildAct(seed, number, engine)
                                                           : randomAct(seed, number, engine));
    }
    mustWork(engine.run(engine.now() + Duration::millis(300)));
}

inline void playWildly(Engine &engine, std::uint64_t seed, int acts)
{
    mustWork(engine.start());
    goWild(engine, seed, acts);
}

} // namespace flotilla::test
