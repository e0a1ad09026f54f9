#include "explore/adversary.h"

#include <algorithm>
#include <array>
#include <utility>

namespace flotilla::explore {

namespace {

constexpr std::size_t kClients = 3;

} // namespace

Adversary::Adversary(const Plan &plan)
    : m_dice(hashOf(plan.seed, plan.profile, plan.servers)), m_mostDown((plan.servers - 1) / 2)
{
    for (std::size_t i = 0; i < plan.servers; ++i) {
        m_setup.servers.push_back({"S" + std::to_string(i + 1), {}, {}, {}});
        m_setup.voters.insert(Names::serverId(i));
    }
    for (std::size_t i = 0; i < kClients; ++i)
        m_setup.clients.push_back({"C" + std::to_string(i + 1), Names::serverId(i % plan.servers)});
    m_setup.seed = plan.seed;
    if (plan.profile == Profile::Calm)
        drawCalm();
    else
        drawSwarm();
    m_setup.options.broken = plan.broken;
    for (ServerSetup &server : m_setup.servers)
        server.options = m_setup.options;
}

void Adversary::drawCalm()
{
    m_network.change.loss = m_dice.oneOf({0.0, 0.01, 0.03});
    m_meanPause = Duration::millis(m_dice.oneOf({100, 300, 1000}));
    m_weights = {.work = 24,
                 .crash = 1,
                 .huntLeader = 1,
                 .restart = 3,
                 .pause = 1,
                 .partition = 1,
                 .cut = 1,
                 .heal = 2,
                 .clockJump = 0,
                 .timeout = 0,
                 .spoil = 0};
    if (m_dice.chance(0.2)) // nothing but work
        m_weights = {.work = 1};
    m_keys = 2;
}

void Adversary::drawSwarm()
{
    RaftOptions &options = m_setup.options;
    options.maxEntries = static_cast<std::uint32_t>(m_dice.oneOf({1, 2, 3, 64}));
    options.replicate = m_dice.chance(0.6) ? Replicate::Eager : Replicate::Heartbeat;
    options.splitTerms = m_dice.chance(0.2);
    options.electionTimeoutMin = Duration::millis(m_dice.oneOf({60, 100, 150, 300}));
    options.electionTimeoutMax = options.electionTimeoutMin * m_dice.oneOf<std::int64_t>({2, 2, 3});
    options.heartbeat = {options.electionTimeoutMin.micros / m_dice.oneOf<std::int64_t>({3, 4, 6})};
    TraitsChange &network = m_network.change;
    const Duration least = Duration::millis(m_dice.oneOf({1, 1, 5, 20}));
    network.delay = {least, least + Duration::millis(m_dice.oneOf({1, 10, 30, 100}))};
    network.loss = m_dice.oneOf({0.0, 0.02, 0.1, 0.3});
    network.dup = m_dice.oneOf({0.0, 0.05, 0.3});
    network.reorder = m_dice.oneOf({0.0, 0.1, 0.4});
    network.longReorder = m_dice.chance(0.5);
    m_meanPause = Duration::millis(m_dice.oneOf({15, 40, 120}));
    const auto some = [this](int most) { return static_cast<int>(m_dice.between(0, most)); };
    m_weights = {.work = 4 + some(20),
                 .crash = some(4),
                 .huntLeader = some(8),
                 .restart = 3 + some(5),
                 .pause = some(2),
                 .partition = some(3),
                 .cut = some(4),
                 .heal = 2 + some(4),
                 .clockJump = some(2),
                 .timeout = some(3),
                 .spoil = some(2)};
    m_keys = m_dice.between(1, 4);
}

/// Short ones are more frequent than long ones.
Duration Adversary::pause()
{
    const std::int64_t mean = m_meanPause.micros;
    return {1 + m_dice.between(0, 2 * mean) * m_dice.between(0, 1000) / 1000};
}

NodeId Adversary::anyServer()
{
    return Names::serverId(static_cast<std::size_t>(
        m_dice.between(0, static_cast<std::int64_t>(m_setup.servers.size()) - 1)));
}

std::optional<NodeId> Adversary::leader(const Engine &engine) const
{
    std::optional<NodeId> found;
    Term highest;
    for (const ServerView &server : engine.servers())
        if (server.up && server.status.role == Role::Leader
            && server.status.currentTerm >= highest) {
            highest = server.status.currentTerm;
            found = server.id;
        }
    return found;
}

std::optional<Action> Adversary::next(const Engine &engine)
{
    const Weights &w = m_weights;
    const int all = w.work + w.crash + w.huntLeader + w.restart + w.pause + w.partition + w.cut
                    + w.heal + w.clockJump + w.timeout + w.spoil;
    std::int64_t drawn = m_dice.between(0, all - 1);
    const auto is = [&drawn](int weight) {
        drawn -= weight;
        return drawn < 0;
    };
    if (is(w.work))
        return work(engine);
    if (is(w.crash))
        return crash(engine, anyServer());
    if (is(w.huntLeader)) {
        const auto hunted = leader(engine);
        if (!hunted)
            return std::nullopt;
        if (m_dice.chance(0.4))
            return act::Isolate{*hunted};
        return crash(engine, *hunted);
    }
    if (is(w.restart))
        return restart(engine);
    if (is(w.pause))
        return pauseOrResume(engine);
    if (is(w.partition))
        return partition();
    const NodeId server = anyServer();
    const NodeId other = anyServer();
    if (is(w.cut))
        return server == other ? std::optional<Action>()
                               : act::SetLink{server, other, false, m_dice.chance(0.6)};
    if (is(w.heal))
        return m_dice.chance(0.6) ? act::Heal{} : act::Heal{server};
    if (is(w.clockJump))
        return act::Advance{Duration::millis(m_dice.between(20, 400)), {server}};
    if (is(w.timeout)) {
        const ServerView &view = engine.server(server);
        if (!view.up || view.paused || view.status.role == Role::Leader)
            return std::nullopt;
        return act::Timeout{server};
    }
    return spoil();
}

std::optional<Action> Adversary::work(const Engine &engine)
{
    std::vector<NodeId> free;
    for (const ClientView &client : engine.clients())
        if (client.status.done())
            free.push_back(client.id);
    if (free.empty())
        return std::nullopt;
    const NodeId client = free[static_cast<std::size_t>(
        m_dice.between(0, static_cast<std::int64_t>(free.size()) - 1))];
    ++m_commands;
    const std::string value = std::to_string(m_commands);
    const std::string key = "k" + std::to_string(m_dice.between(1, m_keys));
    std::string text;
    switch (m_dice.between(0, 7)) {
    case 0:
    case 1:
    case 2:
        text = callText({Call::Kind::Get, key, {}, {}});
        break;
    case 3:
    case 4:
        text = callText({Call::Kind::Put, key, value, {}});
        break;
    case 5:
        text = callText({Call::Kind::Cas, key, value, std::to_string(m_commands - 1)});
        break;
    default:
        text = "c" + value;
    }
    // To a server that may lead no more, now and then.
    const bool choose = m_dice.chance(0.3);
    return act::Submit{client, text, choose ? std::optional(anyServer()) : std::nullopt};
}

std::optional<Action> Adversary::crash(const Engine &engine, NodeId server)
{
    const auto down = std::count_if(engine.servers().begin(), engine.servers().end(),
                                    [](const ServerView &view) { return !view.up; });
    // A whole cluster that is down tells nothing; a majority that is down now and then does.
    const std::size_t most = m_dice.chance(0.1) ? m_setup.servers.size() - 1 : m_mostDown;
    if (!engine.server(server).up || static_cast<std::size_t>(down) >= most)
        return std::nullopt;
    return act::Crash{server};
}

std::optional<Action> Adversary::restart(const Engine &engine)
{
    std::vector<NodeId> down;
    for (const ServerView &server : engine.servers())
        if (!server.up)
            down.push_back(server.id);
    if (down.empty())
        return std::nullopt;
    if (m_dice.chance(0.3))
        return act::Restart{};
    return act::Restart{{down[static_cast<std::size_t>(
        m_dice.between(0, static_cast<std::int64_t>(down.size()) - 1))]}};
}

std::optional<Action> Adversary::pauseOrResume(const Engine &engine)
{
    for (const ServerView &server : engine.servers())
        if (server.paused)
            return act::Resume{server.id};
    const NodeId server = anyServer();
    if (!engine.server(server).up)
        return std::nullopt;
    return act::Pause{server};
}

Action Adversary::partition()
{
    act::Partition halves{{{}, {}}};
    for (std::size_t i = 0; i < m_setup.servers.size(); ++i)
        halves.groups[m_dice.chance(0.5) ? 1 : 0].push_back(Names::serverId(i));
    if (halves.groups[0].empty() || halves.groups[1].empty())
        return act::Heal{};
    return halves;
}

/// One link of its own kind for a while; or all again as they were.
std::optional<Action> Adversary::spoil()
{
    const NodeId from = anyServer();
    const NodeId to = anyServer();
    if (from == to)
        return std::nullopt;
    TraitsChange change;
    if (m_dice.chance(0.5)) {
        const Duration least = Duration::millis(m_dice.between(1, 150));
        change.delay = {least, least * 2};
    } else {
        change.loss = m_dice.oneOf({0.0, 0.5, 0.9});
    }
    return act::NetLink{from, to, change, m_dice.chance(0.5)};
}

} // namespace flotilla::explore
