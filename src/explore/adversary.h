#pragma once

#include "core/hash.h"
#include "explore/trial.h"
#include "schedule/engine.h"

#include <optional>

namespace flotilla::explore {

/// Numbers for one run, each a hash of its seed and of how many came before.
class Dice {
public:
    explicit Dice(std::uint64_t seed) : m_seed(seed) {}

    /// Both ends included.
    std::int64_t between(std::int64_t low, std::int64_t high) { return scaled(next(), low, high); }
    Duration between(Duration low, Duration high) { return {between(low.micros, high.micros)}; }
    bool chance(double p) { return happens(next(), p); }
    template <typename T>
    T oneOf(std::initializer_list<T> all)
    {
        return *(all.begin() + between(0, static_cast<std::int64_t>(all.size()) - 1));
    }

private:
    std::uint64_t next() { return hashOf(m_seed, Draw::Adversary, ++m_count); }

    std::uint64_t m_seed;
    std::uint64_t m_count = 0;
};

/// Does to a cluster what its plan's profile has in store: it looks where it hurts most.
class Adversary {
public:
    explicit Adversary(const Plan &plan);

    [[nodiscard]] const RunSetup &setup() const { return m_setup; }
    /// What is done at the beginning.
    [[nodiscard]] const act::Net &network() const { return m_network; }
    /// How long until it does something again.
    [[nodiscard]] Duration pause();
    /// What it does now; nothing: the moment isn't good.
    [[nodiscard]] std::optional<Action> next(const Engine &engine);

private:
    /// How often it does what, in parts of all that it does.
    struct Weights {
        int work = 0;
        int crash = 0;
        int huntLeader = 0;
        int restart = 0;
        int pause = 0;
        int partition = 0;
        int cut = 0;
        int heal = 0;
        int clockJump = 0;
        int timeout = 0;
        int spoil = 0;
    };

    void drawCalm();
    void drawSwarm();
    [[nodiscard]] NodeId anyServer();
    [[nodiscard]] std::optional<NodeId> leader(const Engine &engine) const;
    [[nodiscard]] std::optional<Action> work(const Engine &engine);
    [[nodiscard]] std::optional<Action> crash(const Engine &engine, NodeId server);
    [[nodiscard]] std::optional<Action> restart(const Engine &engine);
    [[nodiscard]] std::optional<Action> pauseOrResume(const Engine &engine);
    [[nodiscard]] Action partition();
    [[nodiscard]] std::optional<Action> spoil();

    Dice m_dice;
    RunSetup m_setup;
    act::Net m_network;
    Weights m_weights;
    Duration m_meanPause;
    std::size_t m_mostDown = 0;
    std::uint64_t m_commands = 0;
    std::int64_t m_keys = 1;
};

} // namespace flotilla::explore
