#include "schedule/why_not.h"

#include "schedule/way_there.h"
#include "trace/message_words.h"
#include "trace/phrases.h"

#include <algorithm>

namespace flotilla {

namespace {

std::string text(Index index)
{
    return std::to_string(index.value);
}

std::string text(Term term)
{
    return std::to_string(term.value);
}

std::string text(std::size_t count)
{
    return std::to_string(count);
}

/// A button's words.
std::string words(const Action &action, const Names &names)
{
    return std::visit(
        Overload{
            [&](const act::Restart &restart) {
                return phrase("WhyNot", "Restart %1").arg(names.of(restart.servers.front()));
            },
            [&](const act::Resume &resume) {
                return phrase("WhyNot", "Resume %1").arg(names.of(resume.server));
            },
            [&](const act::SetLink &link) {
                return phrase("WhyNot", "Join the link between %1 and %2")
                    .arg(names.of(link.from), names.of(link.to));
            },
            [&](const act::Heal &heal) {
                return phrase("WhyNot", "Join all links of %1").arg(names.of(*heal.server));
            },
            [&](const act::Timeout &timeout) {
                return phrase("WhyNot", "Let %1 stand for election").arg(names.of(timeout.server));
            },
            [](const act::Net &) -> std::string {
                return phrase("WhyNot", "Let the network deliver by itself");
            },
            [&](const auto &other) { return actionText(other, names); },
        },
        action);
}

class Asking {
public:
    Asking(const ClusterView &view, const Names &names) : m_view(view), m_names(names) {}

    WhyNot ask(const why::Uncommitted &entry);
    WhyNot ask(const why::Unelected &server);
    WhyNot ask(const why::Waiting &client);

private:
    [[nodiscard]] const std::string &name(NodeId id) const { return m_names.of(id); }
    void say(std::string text, const char *section)
    {
        m_told.missing.push_back({std::move(text), section});
    }
    /// What stands between a server and each other voter.
    void sayObstacles(NodeId around);
    void sayRefusals(const ServerView &candidate);
    void sayManual()
    {
        if (m_view.links.isManual())
            say(phrase("WhyNot", "The network delivers nothing by itself: each message waits to be "
                                 "delivered by hand"),
                "");
    }
    void offer(const std::optional<WayThere> &way);
    [[nodiscard]] std::string majority() const { return text(m_view.voters.size() / 2 + 1); }
    [[nodiscard]] std::string count() const { return text(m_view.voters.size()); }

    const ClusterView &m_view;
    const Names &m_names;
    WhyNot m_told;
};

void Asking::sayObstacles(NodeId around)
{
    m_view.voters.forEach([&](NodeId peer) {
        const Obstacles there = obstaclesTo(m_view, around, peer);
        if (there.down)
            say(phrase("WhyNot", "%1 is down").arg(name(peer)), "§5.5");
        if (there.paused)
            say(phrase("WhyNot", "%1 is paused: it answers nothing").arg(name(peer)), "");
        if (there.cut)
            say(phrase("WhyNot", "The link between %1 and %2 is cut").arg(name(around), name(peer)),
                "");
    });
}

void Asking::sayRefusals(const ServerView &candidate)
{
    std::vector<NodeId> unsure;
    for (const ServerView &voter : m_view.servers)
        if (voter.voter && voter.id != candidate.id && wouldVoteFor(voter, candidate)
            && !willVoteFor(m_view, voter, candidate))
            unsure.push_back(voter.id);
    if (!unsure.empty())
        say(phrase("WhyNot",
                   "Entries that %1 lacks are on their way: whoever has them first refuses "
                   "%1 its vote. Let some time pass and ask again")
                .arg(name(candidate.id)),
            "§5.4.1");
    for (const ServerView &voter : m_view.servers) {
        if (!voter.voter || voter.id == candidate.id || wouldVoteFor(voter, candidate))
            continue;
        if (voter.log.lastTerm() != candidate.log.lastTerm())
            say(phrase("WhyNot", "%1 would refuse %2 its vote: %1's last entry is of term %3, the "
                                 "later one, and %2's of term %4")
                    .arg(name(voter.id), name(candidate.id), text(voter.log.lastTerm()),
                         text(candidate.log.lastTerm())),
                "§5.4.1");
        else
            say(phrase("WhyNot", "%1 would refuse %2 its vote: both logs end in term %3, and %1's "
                                 "is longer: it ends at entry %4, %2's at entry %5")
                    .arg(name(voter.id), name(candidate.id), text(voter.log.lastTerm()),
                         text(voter.log.lastIndex()), text(candidate.log.lastIndex())),
                "§5.4.1");
    }
}

void Asking::offer(const std::optional<WayThere> &way)
{
    m_told.isHopeless = !way;
    if (!way)
        return;
    for (const Action &action : way->acts)
        m_told.remedies.push_back({action, words(action, m_names)});
}

WhyNot Asking::ask(const why::Uncommitted &entry)
{
    const ServerView *holder = m_view.server(entry.server);
    if (!holder || !holder->log.has(entry.index)) {
        m_told.isHopeless = true;
        say(phrase("WhyNot", "%1 has no entry %2").arg(name(entry.server), text(entry.index)), "");
        return m_told;
    }
    const std::uint64_t hash = holder->log.hashAt(entry.index);
    const Term term = holder->log.termAt(entry.index);
    const auto has = [&](const ServerView &server) {
        return server.log.hashAt(entry.index) == hash;
    };
    NodeSet holders;
    for (const ServerView &server : m_view.servers) {
        if (server.voter && has(server))
            holders.insert(server.id);
        if (server.status.commitIndex < entry.index)
            continue;
        m_told.isSo = m_told.isSo || has(server);
        if (!has(server)) {
            say(phrase("WhyNot", "Another entry is committed at %1: %2's, of term %3. What is "
                                 "committed stays, so this one will be removed")
                    .arg(text(entry.index), name(server.id), text(server.log.termAt(entry.index))),
                "§5.4.3");
            m_told.isHopeless = true;
            return m_told;
        }
    }
    if (m_told.isSo)
        return m_told;
    const std::size_t needed = m_view.voters.size() / 2 + 1;
    say(holders.size() < needed
            ? phrase("WhyNot", "Entry %1 is on %2 of %3 servers; a majority is %4")
                  .arg(text(entry.index), text(holders.size()), count(), majority())
            : phrase("WhyNot", "Entry %1 is on %2 of %3 servers, a majority, but no server "
                               "knows now that it is committed")
                  .arg(text(entry.index), text(holders.size()), count()),
        "§5.3");
    const ServerView *leader = m_view.leader();
    const NodeId around = leader ? leader->id : entry.server;
    if (!leader)
        say(phrase("WhyNot", "No server leads, so nobody counts"), "§5.2");
    else if (!has(*leader))
        say(phrase("WhyNot", "%1, the leader of term %2, does not have it, and will put its own "
                             "entries in its place")
                .arg(name(leader->id), text(leader->status.currentTerm)),
            "§5.3");
    else if (term != leader->status.currentTerm)
        say(phrase("WhyNot", "It is of term %1, and %2 leads term %3: it is not committed by "
                             "counting, but with the first entry of term %3 that is")
                .arg(text(term), name(leader->id), text(leader->status.currentTerm)),
            "§5.4.2");
    sayManual();
    sayObstacles(around);
    if (!leader || !has(*leader))
        sayRefusals(*holder);
    const auto way = wayTo(m_view, {has, std::nullopt, false});
    offer(way);
    const bool isOlder = way && leader && way->leader == leader->id
                         && leader->log.lastTerm() != leader->status.currentTerm;
    if (isOlder) {
        const Action propose = act::Propose{leader->id, "go on"};
        m_told.remedies.push_back(
            {propose, phrase("WhyNot", "Propose an entry of term %1 to %2")
                          .arg(text(leader->status.currentTerm), name(leader->id))});
    }
    return m_told;
}

WhyNot Asking::ask(const why::Unelected &asked)
{
    const ServerView *server = m_view.server(asked.server);
    if (!server || !server->voter) {
        m_told.isHopeless = true;
        say(phrase("WhyNot", "%1 has no vote in this cluster and stands for none")
                .arg(name(asked.server)),
            "§5.2");
        return m_told;
    }
    const ServerView *leader = m_view.leader();
    if (leader && leader->id == asked.server) {
        m_told.isSo = true;
        return m_told;
    }
    if (leader && obstaclesTo(m_view, leader->id, asked.server).count() == 0)
        say(phrase("WhyNot", "%1 hears %2, the leader of term %3, so its election timer is set "
                             "again and again")
                .arg(name(asked.server), name(leader->id), text(leader->status.currentTerm)),
            "§5.2");
    else if (server->up && server->status.role == Role::Candidate)
        say(phrase("WhyNot", "%1 stands in term %2 and has %3 of %4 votes; it needs %5")
                .arg(name(asked.server), text(server->status.currentTerm),
                     text(server->status.votesGranted.size()), count(), majority()),
            "§5.2");
    else if (server->up)
        say(phrase("WhyNot", "%1's election timer has not run out yet").arg(name(asked.server)),
            "§5.2");
    sayManual();
    sayObstacles(asked.server);
    sayRefusals(*server);
    offer(wayTo(m_view, {[&](const ServerView &one) { return one.id == asked.server; },
                         std::nullopt, false}));
    return m_told;
}

WhyNot Asking::ask(const why::Waiting &asked)
{
    const auto client = std::find_if(m_view.clients.begin(), m_view.clients.end(),
                                     [&](const ClientView &one) { return one.id == asked.client; });
    if (client == m_view.clients.end() || !client->status.open) {
        m_told.isSo = true;
        return m_told;
    }
    const std::string &who = name(asked.client);
    const NodeId server = client->status.server;
    say(phrase("WhyNot", "%1 has asked %2 for %3 and has no answer yet")
            .arg(who, name(server), commandWords(client->command)),
        "§8");
    const ServerView *leader = m_view.leader();
    if (!leader)
        say(phrase("WhyNot", "No server leads, so nobody can take its command"), "§5.2");
    else if (leader->id != server)
        say(phrase("WhyNot", "%1 is not the leader; %2 is").arg(name(server), name(leader->id)),
            "§8");
    else
        say(phrase("WhyNot", "%1, the leader, answers when the entry is on %2 of %3 servers and "
                             "applied")
                .arg(name(leader->id), majority(), count()),
            "§5.3");
    sayManual();
    sayObstacles(leader ? leader->id : server);
    const NodeId asks = leader ? leader->id : server;
    if (!m_view.links.isUp(asked.client, asks) || !m_view.links.isUp(asks, asked.client))
        say(phrase("WhyNot", "The link between %1 and %2 is cut").arg(who, name(asks)), "");
    offer(wayTo(m_view, {[](const ServerView &) { return true; }, asked.client, true}));
    return m_told;
}

} // namespace

WhyNot whyNot(const ClusterView &view, const Names &names, const WhyNotSubject &subject)
{
    return std::visit([&](const auto &of) { return Asking(view, names).ask(of); }, subject);
}

} // namespace flotilla
