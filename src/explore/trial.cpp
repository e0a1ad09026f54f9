#include "explore/trial.h"

#include "explore/adversary.h"
#include "schedule/pure_engine.h"

#include <algorithm>

namespace flotilla::explore {

namespace {

TraitsChange defaultTraits()
{
    const LinkTraits traits;
    TraitsChange change;
    change.delay = {traits.delayMin, traits.delayMax};
    change.loss = traits.loss;
    change.dup = traits.dup;
    change.reorder = traits.reorder;
    change.longReorder = traits.longReorder;
    return change;
}

/// A run of a story as it is told, up to the first property that falls.
class Telling {
public:
    Telling(const RunSetup &setup, std::uint64_t mostTurns)
        : m_setup(setup), m_engine(setup), m_mostTurns(mostTurns)
    {
        (void)m_engine.start(); // without files and sockets there is nothing that could fail
    }

    [[nodiscard]] const PureEngine &engine() const { return m_engine; }
    [[nodiscard]] bool fell() const { return !m_engine.violations().empty() || m_fell; }
    [[nodiscard]] bool over() const { return fell() || m_engine.turns() > m_mostTurns; }

    void runTo(Instant until)
    {
        while (!over()) {
            const auto stepped = m_engine.step(until);
            if (!stepped || !*stepped)
                break;
        }
        if (!over())
            (void)m_engine.run(until);
    }
    bool act(const Action &action) { return !over() && m_engine.act(action).ok(); }

    /// The quiet stretch behind all trouble.
    void rest()
    {
        m_restsFrom = m_engine.now();
        for (const Action &action : mending(m_setup))
            act(action);
        const Duration patience = explore::patience(m_setup);
        const Duration answers = patienceForAnswers(m_setup, m_engine.servers());
        const Instant leaderBy = m_engine.now() + patience;
        const auto leads = [this] {
            return std::any_of(m_engine.servers().begin(), m_engine.servers().end(),
                               [](const ServerView &s) { return s.status.role == Role::Leader; });
        };
        while (!over() && !leads() && m_engine.now() < leaderBy)
            runTo(std::min(leaderBy, m_engine.now() + m_setup.options.heartbeat));
        if (over())
            return;
        if (!leads())
            return fall(
                {kNoLeader, "after the last fault nobody leads within 10 election timeouts"});
        runTo(leaderBy);
        const Term term = highestTerm();
        runTo(leaderBy + patience);
        if (!over() && highestTerm() > term)
            return fall({kNoStay, "with nothing in its way the leader of term "
                                      + std::to_string(term.value) + " was deposed"});
        const auto waits = [](const ClientView &client) { return !client.status.done(); };
        const auto &clients = m_engine.clients();
        const Instant answersBy = leaderBy + answers;
        while (!over() && m_engine.now() < answersBy
               && std::any_of(clients.begin(), clients.end(), waits))
            runTo(std::min(answersBy, m_engine.now() + kClientPatience));
        if (const auto waiting = std::find_if(clients.begin(), clients.end(), waits);
            !over() && waiting != clients.end())
            fall({kNoAnswer, waiting->name + " waits in vain for the answer to its command "
                                 + std::to_string(waiting->status.op)});
    }

    [[nodiscard]] std::optional<Finding> finding(Story story) const
    {
        if (!fell())
            return std::nullopt;
        if (m_engine.violations().empty()) {
            story.end = *m_restsFrom;
            story.rests = true;
            return Finding{std::move(story), *m_fell, m_engine.turns()};
        }
        // A property of an instant needs none of the rest but what was done for its sake.
        if (m_restsFrom)
            for (Action &action : mending(m_setup))
                story.actions.push_back({*m_restsFrom, std::move(action)});
        story.end = m_engine.now() + Duration{1};
        story.rests = false;
        return Finding{std::move(story), m_engine.violations().front(), m_engine.turns()};
    }

private:
    [[nodiscard]] Term highestTerm() const
    {
        Term highest;
        for (const ServerView &server : m_engine.servers())
            highest = std::max(highest, server.status.currentTerm);
        return highest;
    }
    void fall(Violation violation) { m_fell = std::move(violation); }

    RunSetup m_setup;
    PureEngine m_engine;
    std::uint64_t m_mostTurns;
    std::optional<Violation> m_fell;
    std::optional<Instant> m_restsFrom;
};

void count(Counts &counts, const Action &action)
{
    if (std::holds_alternative<act::Crash>(action))
        ++counts.crashes;
    else if (std::holds_alternative<act::Partition>(action)
             || std::holds_alternative<act::Isolate>(action))
        ++counts.partitions;
    else if (std::holds_alternative<act::Advance>(action))
        ++counts.clockJumps;
    else if (std::holds_alternative<act::Submit>(action))
        ++counts.commands;
}

} // namespace

const char *profileName(Profile profile)
{
    return profile == Profile::Calm ? "calm" : "swarm";
}

void Counts::add(const Counts &more)
{
    runs += more.runs;
    time = time + more.time;
    turns += more.turns;
    crashes += more.crashes;
    partitions += more.partitions;
    clockJumps += more.clockJumps;
    lost += more.lost;
    duplicated += more.duplicated;
    commands += more.commands;
}

Duration patience(const RunSetup &setup)
{
    return setup.options.electionTimeoutMax * 10;
}

Duration patienceForAnswers(const RunSetup &setup, const std::vector<ServerView> &servers)
{
    std::int64_t longest = 0;
    for (const ServerView &server : servers)
        longest = std::max(longest, std::int64_t{server.log.lastIndex().value});
    return patience(setup) + kClientPatience * 10 + setup.options.heartbeat * (2 * longest);
}

std::vector<Action> mending(const RunSetup &setup)
{
    std::vector<Action> all{act::Heal{}, act::Restart{}};
    for (std::size_t i = 0; i < setup.servers.size(); ++i)
        all.emplace_back(act::Resume{Names::serverId(i)});
    all.emplace_back(act::Net{false, defaultTraits()});
    return all;
}

std::optional<Finding> tryPlan(const Plan &plan, Counts &counts, const std::atomic<bool> &stop)
{
    Adversary adversary(plan);
    Story story{adversary.setup(), {}, {}, false};
    Telling telling(story.setup, plan.mostTurns);
    const auto act = [&](Action action) {
        const Instant at = telling.engine().now();
        if (!telling.act(action))
            return;
        count(counts, action);
        story.actions.push_back({at, std::move(action)});
    };
    act(adversary.network());
    const Instant quiet = Instant{} + (plan.length - patience(story.setup) * 2);
    while (!telling.over() && !stop) {
        const Instant next = telling.engine().now() + adversary.pause();
        telling.runTo(std::min(next, quiet));
        if (next >= quiet)
            break;
        if (auto action = adversary.next(telling.engine()))
            act(*std::move(action));
    }
    if (stop)
        return std::nullopt;
    if (!telling.over())
        telling.rest();
    ++counts.runs;
    const PureEngine &engine = telling.engine();
    counts.time = counts.time + (engine.now() - Instant{});
    counts.turns += engine.turns();
    counts.lost += engine.lostCount();
    counts.duplicated += engine.duplicatedCount();
    return telling.finding(std::move(story));
}

std::optional<Finding> tell(const Story &story, std::uint64_t mostTurns)
{
    Telling telling(story.setup, mostTurns);
    for (const TimedAction &action : story.actions) {
        telling.runTo(action.at);
        telling.act(action.action);
    }
    telling.runTo(story.end);
    if (story.rests && !telling.over())
        telling.rest();
    return telling.finding(story);
}

} // namespace flotilla::explore
