#pragma once

#include "picture/views.h"

namespace flotilla {

// What pictures are painted of: moments that show much at once.

inline ViewMaker story()
{
    ViewMaker make(5, 1);
    make.lead(3);
    make.stand(2, 5, 1);
    make.crash(5);
    make.cut(1, 2);
    make.send(3, 1, ViewMaker::entries(1), 0.55);
    make.send(3, 4, ViewMaker::entries(1), 0.6);
    make.send(4, 3, AppendEntriesReply{true, {7}, {}}, 0.5);
    make.send(3, 2, AppendEntries{}, 0.5);
    make.send(2, 3, RequestVote{{6}, {3}}, 0.5, 5);
    make.send(2, 4, RequestVote{{6}, {3}}, 0.3, 5);
    make.send(2, 5, RequestVote{{6}, {3}}, 0.7, 5).doomed = true;
    make.send(Names::clientId(0), Names::serverId(2), ClientRequest{makeCommand("x=3")}, 0.5);
    make.view.clients[0].status.open = true;
    make.view.clients[0].status.server = Names::serverId(2);
    return make;
}

inline ViewMaker election(std::size_t servers)
{
    ViewMaker make(servers, 0, 4);
    make.stand(1, 5, servers / 2);
    for (std::size_t i = 2; i <= servers; ++i) {
        if (i % 3 == 0)
            make.server(i).status.currentTerm = {5};
        make.send(1, i, RequestVote{{7}, {4}}, 0.2 + 0.05 * static_cast<double>(i), 5);
        make.send(i, 1, RequestVoteReply{i % 3 == 0}, 0.1 + 0.05 * static_cast<double>(i),
                  i % 3 == 0 ? 5 : 4);
    }
    return make;
}

inline ViewMaker replication(std::size_t servers, std::size_t clients)
{
    ViewMaker make(servers, clients);
    make.lead(1);
    for (std::size_t i = 2; i <= servers; ++i) {
        make.send(1, i, ViewMaker::entries(i % 4 == 0 ? 0 : i * 3 % 70),
                  0.12 * static_cast<double>(i % 8));
        make.send(i, 1, AppendEntriesReply{i % 3 != 0, {7}, {}}, 0.11 * static_cast<double>(i % 7));
    }
    for (std::size_t i = 0; i < clients; ++i) {
        const NodeId client = Names::clientId(i);
        const NodeId server = Names::serverId((i * 2) % servers);
        make.view.clients[i].status.open = i % 2 == 0;
        make.view.clients[i].status.server = server;
        make.view.clients[i].status.lastIndex = Index{7};
        make.send(client, server, ClientRequest{makeCommand("append log entry")}, 0.35);
        ClientReply reply;
        reply.outcome = i % 2 == 0 ? Outcome::Redirect : Outcome::Ok;
        make.send(server, client, reply, 0.45);
    }
    return make;
}

inline ViewMaker troubles()
{
    ViewMaker make(5, 2, 7);
    make.lead(1);
    make.server(1).paused = true;
    make.server(2).paused = true;
    make.server(3).voter = false;
    make.view.voters.erase(Names::serverId(2));
    make.crash(4);
    make.stand(5, 8, 3);
    make.server(5).timer.due = {make.view.now.micros + 12'000};
    make.cut(1, 3, false);
    make.cut(2, 5);
    make.cut(5, 3, false);
    LinkTraits slow;
    slow.delayMin = slow.delayMax = Duration::millis(200);
    make.view.links.setTraits(Names::serverId(0), Names::serverId(1), slow);
    make.view.links.setTraits(Names::serverId(1), Names::serverId(0), slow);
    LinkTraits lossy;
    lossy.loss = 0.3;
    make.view.links.setTraits(Names::serverId(2), Names::serverId(1), lossy);
    make.view.clients[1].status.open = true;
    make.view.clients[1].status.unknown = true;
    make.view.clients[1].status.waiting = 3;
    return make;
}

/// Each kind of trouble on links between servers.
inline ViewMaker badNetwork(std::size_t servers)
{
    ViewMaker make(servers, 1);
    make.lead(1);
    make.cut(2, 3);
    make.cut(1, 3, false);
    const auto set = [&make](std::size_t a, std::size_t b, const LinkTraits &traits, bool both) {
        make.view.links.setTraits(Names::serverId(a - 1), Names::serverId(b - 1), traits);
        if (both)
            make.view.links.setTraits(Names::serverId(b - 1), Names::serverId(a - 1), traits);
    };
    LinkTraits slow;
    slow.delayMin = Duration::millis(150);
    slow.delayMax = Duration::millis(200);
    set(1, 2, slow, true);
    LinkTraits lossy;
    lossy.loss = 0.3;
    set(4, 5, lossy, true);
    LinkTraits doubles;
    doubles.dup = 0.2;
    set(1, 5, doubles, true);
    LinkTraits reorders;
    reorders.reorder = 0.25;
    set(3, 4, reorders, true);
    LinkTraits bad = slow;
    bad.loss = 0.1;
    bad.reorder = 0.5;
    set(2, 4, bad, false);
    return make;
}

/// Two of five on the other side of a wall, their old leader among them.
inline ViewMaker partition()
{
    ViewMaker make(5, 1, 4);
    make.lead(1);
    make.lead(4);
    make.server(4).status.commitIndex = make.server(4).status.lastApplied = {9};
    make.server(4).status.lastLogIndex = {9};
    for (const std::size_t number : {3U, 4U, 5U})
        make.server(number).status.currentTerm = {6};
    for (const std::size_t one : {1U, 2U}) {
        for (const std::size_t other : {3U, 4U, 5U})
            make.cut(one, other);
    }
    make.send(4, 3, ViewMaker::entries(2), 0.5, 6);
    make.send(4, 5, AppendEntries{}, 0.6, 6);
    make.send(5, 4, AppendEntriesReply{false, {7}, {}}, 0.5, 6);
    make.send(1, 2, ViewMaker::entries(1), 0.45);
    make.view.clients[0].status.lastIndex = Index{9};
    return make;
}

inline ViewMaker held(std::size_t servers)
{
    ViewMaker make(servers, 1);
    make.view.links.setManual(true);
    make.lead(1);
    for (std::size_t i = 2; i <= servers; ++i) {
        for (int k = 0; k < static_cast<int>(i); ++k)
            make.send(1, i, ViewMaker::entries(static_cast<std::size_t>(k)), -1);
        make.send(i, 1, AppendEntriesReply{true, {7}, {}}, -1);
        make.send(i, 1, RequestVote{}, -1);
    }
    make.send(Names::clientId(0), Names::serverId(0), ClientRequest{makeCommand("put x 3")}, -1);
    make.send(Names::clientId(0), Names::serverId(0), ClientRequest{makeCommand("put y 3")}, -1);
    return make;
}

} // namespace flotilla
