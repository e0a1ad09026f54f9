#pragma once

#include "core/hash.h"
#include "schedule/engine.h"
#include "trace/trace_writer.h"

#include <QByteArray>
#include <QCryptographicHash>

#include <string>

namespace flotilla::test {

/// A cluster of so many servers and two clients.
inline RunSetup setupOf(std::size_t servers, std::uint64_t seed)
{
    RunSetup setup;
    setup.seed = seed;
    for (std::size_t i = 0; i < servers; ++i) {
        setup.servers.push_back({"S" + std::to_string(i + 1), {}, {}, {}});
        setup.voters.insert(Names::serverId(i));
    }
    setup.clients.push_back({"C1", Names::serverId(0)});
    setup.clients.push_back({"C2", Names::serverId(servers - 1)});
    return setup;
}

/// The trace of a run as one number.
class TraceHash {
public:
    TraceHash()
        : m_hash(QCryptographicHash::Sha256), m_writer([this](std::string_view text) {
              m_hash.addData(QByteArrayView(text.data(), qsizetype(text.size())));
          })
    {
    }
    [[nodiscard]] TraceSink *sink() { return &m_writer; }
    [[nodiscard]] QByteArray hex()
    {
        m_writer.flush();
        return m_hash.result().toHex();
    }

private:
    QCryptographicHash m_hash;
    TraceWriter m_writer;
};

/// What a random user does next; a hash of the seed and of how often he has done something.
inline Action randomAct(std::uint64_t seed, std::uint64_t number, const Engine &engine)
{
    const auto pick = [&](std::uint64_t what, std::size_t count) {
        return static_cast<std::size_t>(hashOf(seed, number, what) % count);
    };
    const std::size_t servers = engine.servers().size();
    const NodeId server = Names::serverId(pick(1, servers));
    const NodeId other = Names::serverId((server.value + 1 + pick(2, servers - 1)) % servers);
    const bool up = engine.server(server).up;
    switch (pick(3, 14)) {
    case 0:
        if (up)
            return act::Crash{server};
        return act::Restart{{server}};
    case 1:
        return act::Restart{{}};
    case 2:
        return act::Isolate{server};
    case 3:
        return act::Heal{};
    case 4:
        return act::SetLink{server, other, pick(4, 2) == 0, true};
    case 5: {
        TraitsChange change;
        change.loss = 0.05;
        change.dup = 0.1;
        change.reorder = 0.2;
        return act::Net{false, change};
    }
    case 6: {
        TraitsChange change;
        change.loss = change.dup = change.reorder = 0;
        return act::Net{pick(4, 4) == 0, change};
    }
    case 7:
        if (up && !engine.server(server).paused)
            return act::Timeout{server};
        return act::Resume{server};
    case 8:
        if (up)
            return act::Pause{server};
        return act::Restart{{server}};
    case 9:
        return act::DeliverAll{3};
    case 10:
        return act::Advance{Duration::millis(40), {server}};
    default:
        return act::Submit{Names::clientId(pick(5, 2)), "x=" + std::to_string(number), {}};
    }
}

/// So many acts at random instants, some between the events of one instant.
template <typename Check>
void playOn(Engine &engine, std::uint64_t seed, int acts, Check &&check)
{
    for (int i = 0; i < acts; ++i) {
        const auto number = static_cast<std::uint64_t>(i);
        const auto micros = static_cast<std::int64_t>(hashOf(seed, number, 77) % 120'000);
        check(engine.run(engine.now() + Duration{micros}));
        if (hashOf(seed, number, 78) % 3 == 0) {
            const auto stepped = engine.step();
            check(stepped);
        }
        const auto done = engine.act(randomAct(seed, number, engine));
        if (!done && done.error().fault != Fault::Refused)
            check(done);
    }
    check(engine.run(engine.now() + Duration::seconds(1)));
}

/// A run of them from its start.
template <typename Check>
void play(Engine &engine, std::uint64_t seed, int acts, Check &&check)
{
    check(engine.start());
    playOn(engine, seed, acts, check);
}

} // namespace flotilla::test
