#include "cluster/faults.h"

#include "core/hash.h"

#include <algorithm>
#include <numeric>
#include <vector>

namespace flotilla {

namespace {

/// Most random shares of messages lost, in percent, and stretches of time.
constexpr std::int64_t kLeastLossPercent = 20;
constexpr std::int64_t kMostLossPercent = 60;
constexpr std::int64_t kLeastSlowMillis = 60;
constexpr std::int64_t kMostSlowMillis = 200;
constexpr std::int64_t kLeastJumpMillis = 50;
constexpr std::int64_t kMostJumpMillis = 400;

/// The draws for one fault; each kept apart by what it is for.
class Dice {
public:
    enum class For { Repair, Kind, Server, Other, Amount, Split, Order, Client, Text };

    Dice(Draw draw, std::uint64_t seed, std::uint64_t count) : m_hash(hashOf(seed, draw, count)) {}
    /// From 0 to below count.
    [[nodiscard]] std::size_t pick(For what, std::size_t count) const
    {
        return static_cast<std::size_t>(combine(m_hash, static_cast<std::uint64_t>(what)) % count);
    }
    [[nodiscard]] std::int64_t between(For what, std::int64_t low, std::int64_t high) const
    {
        return scaled(combine(m_hash, static_cast<std::uint64_t>(what)), low, high);
    }
    template <typename T>
    [[nodiscard]] const T &oneOf(For what, const std::vector<T> &all) const
    {
        return all[pick(what, all.size())];
    }
    [[nodiscard]] std::uint64_t rank(NodeId id) const
    {
        return combine(combine(m_hash, static_cast<std::uint64_t>(For::Order)), id.value);
    }

private:
    std::uint64_t m_hash;
};
using For = Dice::For;

struct Link {
    NodeId from;
    NodeId to;
};

/// The cluster as far as it matters to who would break it.
struct Condition {
    std::vector<NodeId> servers;
    std::vector<NodeId> working; ///< up and not paused
    std::vector<NodeId> down;
    std::vector<NodeId> paused;
    std::vector<Link> spoiled; ///< with traits of its own
    std::optional<NodeId> leader;
    bool hasCuts = false;
    bool canAgree = false;  ///< some server reaches a majority of voters by sound links, both ways
    bool hasLeader = false; ///< and one of those leads
};

Condition conditionOf(const Engine &engine)
{
    Condition now;
    const LinkTable &links = engine.links();
    for (const ServerView &server : engine.servers()) {
        now.servers.push_back(server.id);
        (!server.up ? now.down : server.paused ? now.paused : now.working).push_back(server.id);
        const bool leads = server.up && server.status.role == Role::Leader;
        if (leads
            && (!now.leader
                || engine.server(*now.leader).status.currentTerm < server.status.currentTerm))
            now.leader = server.id;
    }
    const auto isSpoiled = [&links](NodeId from, NodeId to) {
        return !(links.traits(from, to) == links.commonTraits());
    };
    const auto isSound = [&](NodeId from, NodeId to) {
        return from == to || (links.isUp(from, to) && !isSpoiled(from, to));
    };
    for (const NodeId from : now.servers)
        for (const NodeId to : now.servers) {
            if (from == to)
                continue;
            now.hasCuts = now.hasCuts || !links.isUp(from, to);
            if (isSpoiled(from, to))
                now.spoiled.push_back({from, to});
        }
    for (const NodeId server : now.working) {
        const auto reached =
            std::count_if(now.working.begin(), now.working.end(), [&](NodeId other) {
                return engine.voters().contains(other) && isSound(server, other)
                       && isSound(other, server);
            });
        if (2 * static_cast<std::size_t>(reached) <= engine.voters().size())
            continue;
        now.canAgree = true;
        now.hasLeader = now.hasLeader || now.leader == server;
    }
    return now;
}

TraitsChange back(const LinkTraits &traits)
{
    TraitsChange change;
    change.delay = {traits.delayMin, traits.delayMax};
    change.loss = traits.loss;
    change.dup = traits.dup;
    change.reorder = traits.reorder;
    change.longReorder = traits.longReorder;
    return change;
}

/// What puts right something that is wrong.
std::vector<Action> repairs(const Engine &engine, const Condition &now, const Dice &dice)
{
    std::vector<Action> all;
    if (!now.down.empty())
        all.emplace_back(act::Restart{{dice.oneOf(For::Server, now.down)}});
    if (!now.paused.empty())
        all.emplace_back(act::Resume{dice.oneOf(For::Server, now.paused)});
    if (now.hasCuts)
        all.emplace_back(act::Heal{});
    if (!now.spoiled.empty()) {
        const Link link = dice.oneOf(For::Other, now.spoiled);
        all.emplace_back(act::NetLink{link.from, link.to, back(engine.links().commonTraits())});
    }
    return all;
}

/// Two groups, drawn.
act::Partition partition(const Condition &now, const Dice &dice)
{
    std::vector<NodeId> order = now.servers;
    std::sort(order.begin(), order.end(),
              [&](NodeId a, NodeId b) { return dice.rank(a) < dice.rank(b); });
    const auto split = static_cast<std::ptrdiff_t>(1 + dice.pick(For::Split, order.size() - 1));
    std::sort(order.begin(), order.begin() + split);
    std::sort(order.begin() + split, order.end());
    return {{{order.begin(), order.begin() + split}, {order.begin() + split, order.end()}}};
}

/// What can go wrong, each as often as it is to be drawn.
std::vector<Action> faults(const Engine &engine, const Condition &now, const Dice &dice)
{
    std::vector<Action> all;
    const auto add = [&all](int times, const Action &action) {
        all.insert(all.end(), static_cast<std::size_t>(times), action);
    };
    if (now.working.empty())
        return all;
    const NodeId server = dice.oneOf(For::Server, now.working);
    const std::size_t gone = now.down.size() + now.paused.size();
    if (gone == 0 || 2 * (gone + 1) < engine.voters().size() + 1) {
        add(3, act::Crash{server});
        add(2, act::Pause{server});
        if (now.leader && !engine.server(*now.leader).paused)
            add(3, act::Crash{*now.leader});
    }
    const auto jump = dice.between(For::Amount, kLeastJumpMillis, kMostJumpMillis);
    add(2, act::Advance{Duration::millis(jump), {server}});
    if (now.servers.size() < 2)
        return all;

    std::vector<NodeId> others = now.servers;
    others.erase(std::find(others.begin(), others.end(), server));
    const NodeId other = dice.oneOf(For::Other, others);
    add(2, act::SetLink{server, other, false, false});
    add(2, act::SetLink{server, other, false, true});
    if (!now.hasCuts) {
        add(1, act::Isolate{server});
        if (now.leader)
            add(2, act::Isolate{*now.leader});
        add(3, partition(now, dice));
    }
    TraitsChange lossy;
    lossy.loss =
        static_cast<double>(dice.between(For::Amount, kLeastLossPercent, kMostLossPercent)) / 100;
    add(2, act::NetLink{server, other, lossy});
    TraitsChange slow;
    const auto millis = dice.between(For::Amount, kLeastSlowMillis, kMostSlowMillis);
    slow.delay = {Duration::millis(millis), Duration::millis(2 * millis)};
    add(2, act::NetLink{server, other, slow});
    return all;
}

} // namespace

std::optional<Action> drawFault(const Engine &engine, std::uint64_t seed, std::uint64_t count)
{
    const Dice dice(Draw::AutopilotFault, seed, count);
    const Condition now = conditionOf(engine);
    const std::vector<Action> right = repairs(engine, now, dice);
    const bool mustMend = !now.canAgree || !now.hasLeader;
    const bool mends = !right.empty() && (mustMend || dice.pick(For::Repair, 5) < 2);
    if (mends)
        return dice.oneOf(For::Kind, right);
    const std::vector<Action> wrong = faults(engine, now, dice);
    if (wrong.empty())
        return std::nullopt;
    return dice.oneOf(For::Kind, wrong);
}

std::optional<Action> drawWork(const Engine &engine, std::uint64_t seed, std::uint64_t count)
{
    const Dice dice(Draw::AutopilotWork, seed, count);
    const std::string text = std::string(1, static_cast<char>('a' + dice.pick(For::Text, 8))) + "="
                             + std::to_string(count + 1);
    std::vector<NodeId> free;
    for (const ClientView &client : engine.clients())
        if (client.status.done())
            free.push_back(client.id);
    if (!free.empty())
        return act::Submit{dice.oneOf(For::Client, free), text, {}};
    const Condition now = conditionOf(engine);
    if (engine.clients().empty() && now.leader && !engine.server(*now.leader).paused)
        return act::Propose{*now.leader, text};
    return std::nullopt;
}

} // namespace flotilla
