#pragma once

#include "schedule/pure_engine.h"

#include <QString>
#include <QTest>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

namespace flotilla::test {

inline constexpr NodeId S1{0};
inline constexpr NodeId S2{1};
inline constexpr NodeId S3{2};
inline constexpr NodeId S4{3};
inline constexpr NodeId S5{4};
inline constexpr NodeId C1{NodeId::kFirstClient};

/// All links take this long, so that a test can say when a message arrives.
inline constexpr Duration kDelay = Duration::millis(10);

inline LinkTraits fixedDelay(Duration delay = kDelay)
{
    LinkTraits traits;
    traits.delayMin = traits.delayMax = delay;
    return traits;
}

/// S1, S2 … in one configuration, and clients C1, C2 … that ask S1 first.
inline RunSetup clusterOf(std::size_t servers, std::size_t clients = 0)
{
    RunSetup setup;
    setup.links.setTraits(fixedDelay());
    for (std::size_t i = 0; i < servers; ++i) {
        setup.servers.push_back({"S" + std::to_string(i + 1), {}, {}, {}});
        setup.voters.insert(Names::serverId(i));
    }
    for (std::size_t i = 0; i < clients; ++i)
        setup.clients.push_back({"C" + std::to_string(i + 1), S1});
    return setup;
}

template <typename T>
void mustWork(const Result<T> &result)
{
    if (!result)
        qFatal("%s", result.error().message.c_str());
}

/// What happened, kept.
class Story final : public TraceSink {
public:
    void begin(const TraceHeader &) override {}
    void take(const Event &event, const Names &) override
    {
        m_events.push_back(event);
        m_events.back().status = nullptr; // lives no longer than this call
    }

    [[nodiscard]] const std::vector<Event> &events() const { return m_events; }
    /// The events of one kind, in order, of one endpoint or of all.
    template <typename What>
    [[nodiscard]] std::vector<Event> all(std::optional<NodeId> node = {}) const
    {
        std::vector<Event> found;
        for (const Event &event : m_events)
            if (std::holds_alternative<What>(event.body) && (!node || event.node == *node))
                found.push_back(event);
        return found;
    }
    void clear() { m_events.clear(); }

private:
    std::vector<Event> m_events;
};

inline void perform(Engine &engine, const Action &action)
{
    mustWork(engine.act(action));
}

/// Why an action is refused; "" where it isn't.
inline QString refusal(Engine &engine, const Action &action)
{
    const auto done = engine.act(action);
    return done ? QString() : QString::fromStdString(done.error().message);
}

inline void runFor(Engine &engine, Duration time)
{
    mustWork(engine.run(engine.now() + time));
}

/// Has a server win an election; everything that follows from it has arrived.
inline void elect(Engine &engine, NodeId server)
{
    perform(engine, act::Timeout{server});
    runFor(engine, kDelay * 4 + Duration{1});
    if (engine.server(server).status.role != Role::Leader)
        qFatal("no leader");
}

inline Match toServer(NodeId server)
{
    Match match;
    match.to = {server};
    return match;
}

/// The entries of a log, blank between two: "1: 2:x".
inline std::string words(const Log &log)
{
    std::string text;
    for (Index at{1}; log.has(at); at = at.next())
        text += (text.empty() ? "" : " ") + std::to_string(log.at(at).term.value) + ":"
                + std::string(log.at(at).value());
    return text;
}

inline std::string words(const LedgerModel &ledger)
{
    std::string text;
    for (Index at{1}; ledger.has(at); at = at.next())
        text += (text.empty() ? "" : " ") + std::to_string(ledger.at(at).entry.term.value) + ":"
                + std::string(ledger.at(at).entry.value());
    return text;
}

/// Does again what was done, each action at its place among the events.
inline void replay(Engine &engine, const std::vector<Engine::RecordedAction> &recording)
{
    for (const auto &recorded : recording) {
        mustWork(engine.run(recorded.at));
        while (engine.turnsAtThisInstant() < recorded.turnsFirst)
            mustWork(engine.step());
        (void)engine.act(
            recorded.action); // what was refused is recorded only where it changed something
    }
}

/// An engine and its story, started.
struct Run {
    PureEngine engine;
    Story story;

    explicit Run(RunSetup setup) : engine(std::move(setup))
    {
        engine.addSink(&story);
        mustWork(engine.start());
    }
};

} // namespace flotilla::test
