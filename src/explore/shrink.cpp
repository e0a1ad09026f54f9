#include "explore/shrink.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <utility>

namespace flotilla::explore {

namespace {

/// Seeds that are tried with a server less, or with as many.
constexpr std::uint64_t kSeeds = 60;
/// Seeds whose runs are tried where a run doesn't get small enough, and how long those may be.
constexpr std::uint64_t kOtherSeeds = 20000;
constexpr std::uint64_t kLongerOthers = 4;
/// So many events are few enough to be looked at one by one.
constexpr std::uint64_t kFewTurns = 50;
/// One act less is worth so many events more.
constexpr std::size_t kWorthOfAct = 4;
constexpr std::array kFaults{&TraitsChange::loss, &TraitsChange::dup, &TraitsChange::reorder};

/// What is to become less: events, acts, faults of the network, time.
auto sizeOf(const Finding &finding)
{
    std::size_t faults = 0;
    for (const TimedAction &action : finding.story.actions)
        if (const auto *net = std::get_if<act::Net>(&action.action))
            for (const auto part : kFaults)
                faults += (net->change.*part).value_or(0) > 0 ? 1U : 0U;
    const std::size_t acts = finding.story.actions.size();
    return std::pair(finding.turns + kWorthOfAct * acts + faults, finding.story.end);
}

class Shrinker {
public:
    Shrinker(Finding finding, const std::function<bool()> &goOn)
        : m_best(std::move(finding)), m_goOn(goOn)
    {
    }

    Finding shrunk()
    {
        dropBehindTheEnd();
        auto before = sizeOf(m_best);
        do {
            before = sizeOf(m_best);
            dropActs();
            dropServers();
            drawAnew();
            closeGaps();
            calmNetwork();
        } while (sizeOf(m_best) < before && m_goOn());
        return std::move(m_best);
    }

private:
    /// Takes a story where the same property falls sooner, or as soon with less to do.
    bool better(Story story)
    {
        if (!m_goOn())
            return false;
        auto found = tell(story, m_best.turns + kWorthOfAct * m_best.story.actions.size());
        if (!found || found->violation.property != m_best.violation.property
            || sizeOf(*found) >= sizeOf(m_best))
            return false;
        m_best = *std::move(found);
        dropBehindTheEnd();
        return true;
    }

    void dropBehindTheEnd()
    {
        auto &actions = m_best.story.actions;
        while (!actions.empty() && actions.back().at >= m_best.story.end)
            actions.pop_back();
    }

    /// Halves, quarters, and so on down to single acts (Zeller and Hildebrandt, 2002).
    void dropActs()
    {
        for (std::size_t piece = std::max<std::size_t>(m_best.story.actions.size() / 2, 1);;
             piece /= 2) {
            for (std::size_t at = 0; at < m_best.story.actions.size() && m_goOn();) {
                Story fewer = m_best.story;
                const auto from = fewer.actions.begin() + static_cast<std::ptrdiff_t>(at);
                const std::size_t count = std::min(piece, fewer.actions.size() - at);
                fewer.actions.erase(from, from + static_cast<std::ptrdiff_t>(count));
                if (!better(std::move(fewer)))
                    at += count;
            }
            if (piece <= 1)
                return;
        }
    }

    /// The last server, and whatever is done to it, left out. Since all draws are others then, some
    /// seeds are tried.
    void dropServers()
    {
        while (m_best.story.setup.servers.size() > 3 && m_goOn()) {
            Story fewer = withoutLastServer(m_best.story);
            bool found = false;
            for (std::uint64_t seed = 1; !found && seed <= kSeeds && m_goOn(); ++seed) {
                fewer.setup.seed = seed;
                found = better(fewer);
            }
            if (!found)
                return;
        }
    }

    /// The same acts in other draws.
    void drawAnew()
    {
        Story other = m_best.story;
        for (std::uint64_t seed = 1; seed <= kSeeds && m_goOn(); ++seed) {
            other.setup.seed = seed;
            if (better(other))
                other = m_best.story;
        }
    }

    static Story withoutLastServer(Story story)
    {
        const NodeId gone = Names::serverId(story.setup.servers.size() - 1);
        story.setup.servers.pop_back();
        story.setup.voters.erase(gone);
        for (ClientSetup &client : story.setup.clients)
            if (client.at == gone)
                client.at = NodeId{0};
        std::vector<TimedAction> left;
        for (TimedAction &action : story.actions) {
            if (auto *partition = std::get_if<act::Partition>(&action.action)) {
                for (auto &group : partition->groups)
                    std::erase(group, gone);
                std::erase_if(partition->groups, [](const auto &group) { return group.empty(); });
                if (partition->groups.size() < 2)
                    continue;
            }
            const std::vector<NodeId> named = namedIn(action.action);
            if (std::find(named.begin(), named.end(), gone) == named.end())
                left.push_back(std::move(action));
        }
        story.actions = std::move(left);
        return story;
    }

    /// All that comes behind a pause, earlier.
    void closeGaps()
    {
        for (std::size_t i = 0; i <= m_best.story.actions.size() && m_goOn(); ++i) {
            for (std::int64_t share = 1; share <= 8; share *= 2) {
                const auto &actions = m_best.story.actions;
                const Instant before = i == 0 ? Instant{} : actions[i - 1].at;
                const Instant after = i < actions.size() ? actions[i].at : m_best.story.end;
                const Duration by{(after - before).micros / share};
                if (by <= Duration::millis(1))
                    break;
                Story sooner = m_best.story;
                for (std::size_t later = i; later < sooner.actions.size(); ++later)
                    sooner.actions[later].at = sooner.actions[later].at - by;
                if (m_best.story.rests)
                    sooner.end = sooner.end - by;
                if (better(std::move(sooner)))
                    break;
            }
        }
    }

    /// The network without what isn't needed of its faults.
    void calmNetwork()
    {
        for (std::size_t i = 0; i < m_best.story.actions.size(); ++i) {
            const auto *net = std::get_if<act::Net>(&m_best.story.actions[i].action);
            if (!net)
                continue;
            for (const auto part :
                 {&TraitsChange::loss, &TraitsChange::dup, &TraitsChange::reorder}) {
                Story calmer = m_best.story;
                std::get<act::Net>(calmer.actions[i].action).change.*part = std::nullopt;
                (void)better(std::move(calmer));
                if (i >= m_best.story.actions.size())
                    return;
            }
        }
    }

    Finding m_best;
    const std::function<bool()> &m_goOn;
};

} // namespace

Finding shrink(const Finding &found, const std::function<bool()> &goOn)
{
    Finding best = Shrinker(found, goOn).shrunk();
    const std::atomic<bool> stop = false;
    Counts counts;
    for (std::uint64_t seed = 1; seed <= kOtherSeeds; ++seed) {
        for (const Profile profile : {Profile::Calm, Profile::Swarm}) {
            if (best.turns <= std::max(found.turns / 10, kFewTurns) || !goOn())
                return best;
            const Plan plan{.seed = seed,
                            .profile = profile,
                            .broken = found.story.setup.options.broken,
                            .servers = 3,
                            .mostTurns = best.turns * kLongerOthers};
            auto other = tryPlan(plan, counts, stop);
            if (!other || other->violation.property != best.violation.property)
                continue;
            Finding shrunk = Shrinker(*std::move(other), goOn).shrunk();
            if (sizeOf(shrunk) < sizeOf(best))
                best = std::move(shrunk);
        }
    }
    return best;
}

} // namespace flotilla::explore
