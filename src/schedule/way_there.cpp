#include "schedule/way_there.h"

#include <algorithm>
#include <utility>

namespace flotilla {

namespace {

bool isCut(const LinkTable &links, NodeId a, NodeId b)
{
    return a != b && (!links.isUp(a, b) || !links.isUp(b, a));
}

/// It leads, can act, and no one of the majority knows of a later term.
bool leadsAlready(const ServerView &server, const std::vector<const ServerView *> &quorum)
{
    return server.up && !server.paused && server.status.role == Role::Leader
           && std::all_of(quorum.begin(), quorum.end(), [&](const ServerView *peer) {
                  return peer->status.currentTerm <= server.status.currentTerm;
              });
}

void raise(const ServerView &server, std::vector<Action> &acts)
{
    if (!server.up)
        acts.emplace_back(act::Restart{{server.id}});
    else if (server.paused)
        acts.emplace_back(act::Resume{server.id});
}

/// The highest term that its voters may have heard of by the time they are asked.
Term highestAround(const ClusterView &view, const ServerView &candidate,
                   const std::vector<const ServerView *> &quorum)
{
    Term highest = candidate.status.currentTerm;
    for (const ServerView &server : view.servers)
        if (server.up && !server.paused)
            highest = std::max(highest, server.status.currentTerm);
    for (const ServerView *peer : quorum)
        highest = std::max(highest, peer->status.currentTerm);
    for (const MessageView &message : view.inFlight)
        highest = std::max(highest, message.message->term);
    return highest;
}

/// Each election it stands in takes it one term on; its vote is for who asks first in a term.
std::size_t electionsNeeded(const ClusterView &view, const ServerView &candidate,
                            const std::vector<const ServerView *> &quorum)
{
    return highestAround(view, candidate, quorum).value - candidate.status.currentTerm.value + 1;
}

bool isNewer(Term lastTerm, Index last, const Log &log)
{
    return lastTerm != log.lastTerm() ? lastTerm > log.lastTerm() : last > log.lastIndex();
}

} // namespace

Obstacles obstaclesTo(const ClusterView &view, NodeId leader, NodeId peer)
{
    const ServerView &server = *view.server(peer);
    return {!server.up, server.up && server.paused, isCut(view.links, leader, peer)};
}

bool wouldVoteFor(const ServerView &voter, const ServerView &candidate)
{
    if (candidate.log.lastTerm() != voter.log.lastTerm())
        return candidate.log.lastTerm() > voter.log.lastTerm();
    return candidate.log.lastIndex() >= voter.log.lastIndex();
}

namespace {

using Peers = std::vector<const ServerView *>;

/// Those who cost the least, at most so many; links that are cut are joined all at once, so one more
/// costs no more.
std::optional<Peers> cheapest(const ClusterView &view, const ServerView &leader, Peers peers,
                              std::size_t count, bool overCuts)
{
    const auto cost = [&](const ServerView *peer) {
        const Obstacles there = obstaclesTo(view, leader.id, peer->id);
        return std::pair(std::size_t{there.down} + std::size_t{there.paused}, there.cut);
    };
    if (!overCuts)
        std::erase_if(peers, [&](const ServerView *peer) { return cost(peer).second; });
    if (peers.size() < count)
        return std::nullopt;
    std::stable_sort(peers.begin(), peers.end(),
                     [&](const auto *a, const auto *b) { return cost(a) < cost(b); });
    peers.resize(count);
    return peers;
}

void join(const ClusterView &view, const ServerView &leader, const Peers &peers,
          std::vector<Action> &acts)
{
    std::vector<NodeId> cut;
    for (const ServerView *peer : peers)
        if (isCut(view.links, leader.id, peer->id))
            cut.push_back(peer->id);
    if (cut.size() == 1)
        acts.emplace_back(act::SetLink{leader.id, cut.front(), true, false});
    else if (!cut.empty())
        acts.emplace_back(act::Heal{leader.id});
}

WayThere wayOf(const ClusterView &view, const ServerView &leader, const Peers &peers,
               const Wanted &wanted)
{
    WayThere way{leader.id, {leader.id}, {}};
    if (view.links.isManual())
        way.acts.emplace_back(act::Net{false, {}});
    raise(leader, way.acts);
    for (const ServerView *peer : peers) {
        way.quorum.push_back(peer->id);
        raise(*peer, way.acts);
    }
    join(view, leader, peers, way.acts);
    if (wanted.client && isCut(view.links, leader.id, *wanted.client))
        way.acts.emplace_back(act::SetLink{leader.id, *wanted.client, true, false});
    if (!leadsAlready(leader, peers) && !wanted.anyWill)
        for (std::size_t i = electionsNeeded(view, leader, peers); i > 0; --i)
            way.acts.emplace_back(act::Timeout{leader.id});
    return way;
}

} // namespace

bool willVoteFor(const ClusterView &view, const ServerView &voter, const ServerView &candidate)
{
    if (!wouldVoteFor(voter, candidate))
        return false;
    const ServerView *leader = view.leader();
    if (leader && leader->id != candidate.id && !leader->paused && voter.id != leader->id
        && view.links.isUp(leader->id, voter.id)
        && isNewer(leader->log.lastTerm(), leader->log.lastIndex(), candidate.log))
        return false;
    return std::none_of(view.inFlight.begin(), view.inFlight.end(), [&](const MessageView &one) {
        const auto *append = std::get_if<AppendEntries>(&one.message->body);
        if (std::holds_alternative<ClientRequest>(one.message->body) && one.message->to == voter.id
            && voter.status.role == Role::Leader)
            return true; // it becomes an entry
        return append && one.message->to == voter.id && !append->entries.empty()
               && isNewer(append->entries.back().term,
                          append->prevLogIndex.plus(append->entries.size()), candidate.log);
    });
}

std::optional<WayThere> wayTo(const ClusterView &view, const Wanted &wanted)
{
    std::optional<WayThere> best;
    for (const ServerView &server : view.servers) {
        if (!server.voter || !wanted.fits(server))
            continue;
        const bool leads = server.status.role == Role::Leader;
        Peers all;
        for (const ServerView &peer : view.servers)
            if (peer.voter && peer.id != server.id
                && (leads || wanted.anyWill ? leads || wouldVoteFor(peer, server)
                                            : willVoteFor(view, peer, server)))
                all.push_back(&peer);
        for (const bool overCuts : {false, true}) {
            const auto peers = cheapest(view, server, all, view.voters.size() / 2, overCuts);
            if (!peers)
                continue;
            // Who leads for all of them needs no votes.
            if (!leadsAlready(server, *peers)
                && !std::all_of(peers->begin(), peers->end(), [&](const ServerView *peer) {
                       return wanted.anyWill ? wouldVoteFor(*peer, server)
                                             : willVoteFor(view, *peer, server);
                   }))
                continue;
            WayThere way = wayOf(view, server, *peers, wanted);
            if (!best || way.acts.size() < best->acts.size())
                best = std::move(way);
        }
    }
    return best;
}

} // namespace flotilla
