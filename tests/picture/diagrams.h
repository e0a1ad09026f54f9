#pragma once

#include "core/entry.h"
#include "picture/spacetime.h"
#include "trace/names.h"

#include <string>

namespace flotilla {

/// A diagram made by hand: servers S1, S2 … and clients, from 0 to a number of milliseconds.
class DiagramMaker {
public:
    explicit DiagramMaker(std::size_t servers, std::size_t clients, std::int64_t millis)
    {
        model.to = model.now = at(static_cast<double>(millis));
        for (std::size_t i = 0; i < servers; ++i)
            model.lanes.push_back({Names::serverId(i),
                                   QStringLiteral("S%1").arg(i + 1),
                                   {{{}, model.to, Term{3}}},
                                   {}});
        for (std::size_t i = 0; i < clients; ++i)
            model.lanes.push_back({Names::clientId(i), QStringLiteral("C%1").arg(i + 1), {}, {}});
    }

    static Instant at(double millis) { return {static_cast<std::int64_t>(millis * 1000)}; }

    /// From then on a server is so.
    LaneStretch &become(std::size_t server, double millis, Role role, std::uint64_t term)
    {
        auto &stretches = model.lanes[server - 1].stretches;
        LaneStretch next = stretches.back();
        stretches.back().to = next.from = at(millis);
        next.role = role;
        next.term = {term};
        if (stretches.back().from == stretches.back().to)
            stretches.pop_back();
        stretches.push_back(next);
        return stretches.back();
    }
    LaneStretch &change(std::size_t server, double millis)
    {
        const LaneStretch now = model.lanes[server - 1].stretches.back();
        return become(server, millis, now.role, now.term.value);
    }
    void crash(std::size_t server, double millis)
    {
        LaneStretch &down = change(server, millis);
        down.up = false;
        down.role = Role::Follower;
    }
    void restart(std::size_t server, double millis) { change(server, millis).up = true; }

    SpacetimeArrow &send(NodeId from, NodeId to, MessageBody body, double sent, double ended,
                         std::uint64_t term)
    {
        SpacetimeArrow arrow;
        arrow.id = static_cast<std::uint32_t>(model.arrows.size() + 1);
        arrow.message = std::make_shared<const Message>(
            Message{from, to, {from.isClient() ? 0 : term}, std::move(body)});
        arrow.sent = at(sent);
        arrow.ended = arrow.due = at(ended);
        arrow.fate = arrow.ended > model.now ? ArrowFate::UnderWay : ArrowFate::Arrived;
        model.arrows.push_back(std::move(arrow));
        return model.arrows.back();
    }
    SpacetimeArrow &send(std::size_t from, std::size_t to, MessageBody body, double sent,
                         double ended, std::uint64_t term)
    {
        return send(Names::serverId(from - 1), Names::serverId(to - 1), std::move(body), sent,
                    ended, term);
    }
    void commit(std::size_t server, double millis, std::uint32_t index, bool leads = false)
    {
        model.lanes[server - 1].commits.push_back({at(millis), Index{index}, leads});
    }

    [[nodiscard]] static AppendEntries entries(std::size_t count)
    {
        AppendEntries message;
        for (std::size_t i = 0; i < count; ++i)
            message.entries.push_back({{5}, makeCommand("x=" + std::to_string(i))});
        return message;
    }

    Spacetime model;
};

/// The leader S3 crashes; S1's election splits on a lost vote, S2 wins the next, a client's command
/// is stored and committed; S3 comes up again.
inline DiagramMaker lostElection()
{
    DiagramMaker make(5, 1, 300);
    make.become(3, 0, Role::Leader, 3);
    for (const std::size_t peer : {1U, 2U, 4U, 5U}) {
        const double late = 2.0 * static_cast<double>(peer);
        make.send(3, peer, AppendEntries{}, 8, 16 + late, 3);
        make.send(peer, 3, AppendEntriesReply{true, {7}, {}}, 16 + late, 27 + late, 3);
    }
    make.crash(3, 48);
    make.become(1, 80, Role::Candidate, 4);
    make.send(1, 2, RequestVote{{7}, {3}}, 80, 92, 4).fate = ArrowFate::Lost;
    auto &lost = make.send(1, 3, RequestVote{{7}, {3}}, 80, 93, 4);
    lost.fate = ArrowFate::Lost;
    make.send(1, 4, RequestVote{{7}, {3}}, 80, 89, 4);
    make.send(1, 5, RequestVote{{7}, {3}}, 80, 95, 4).fate = ArrowFate::Lost;
    make.become(4, 89, Role::Follower, 4);
    make.send(4, 1, RequestVoteReply{true}, 89, 101, 4);
    make.become(2, 118, Role::Candidate, 5);
    for (const std::size_t peer : {1U, 3U, 4U, 5U}) {
        const double late = 1.7 * static_cast<double>(peer);
        auto &ask = make.send(2, peer, RequestVote{{7}, {3}}, 118, 126 + late, 5);
        if (peer == 3) {
            ask.fate = ArrowFate::Lost;
            continue;
        }
        make.become(peer, 126 + late, Role::Follower, 5);
        make.send(peer, 2, RequestVoteReply{peer != 5}, 126 + late, 137 + late, 5);
    }
    make.become(2, 144, Role::Leader, 5);
    make.send(Names::clientId(0), Names::serverId(1), ClientRequest{makeCommand("x=3")}, 140, 152,
              0);
    for (const std::size_t peer : {1U, 3U, 4U, 5U}) {
        const double late = 1.3 * static_cast<double>(peer);
        auto &first = make.send(2, peer, DiagramMaker::entries(2), 153, 163 + late, 5);
        if (peer == 3)
            first.fate = ArrowFate::Lost;
        else
            make.send(peer, 2, AppendEntriesReply{true, {9}, {}}, 163 + late, 173 + late, 5);
    }
    make.commit(2, 178.2, 9, true);
    make.send(Names::serverId(1), Names::clientId(0), ClientReply{}, 178.2, 190, 5);
    make.restart(3, 200);
    LaneStretch &paused = make.change(5, 214);
    paused.paused = true;
    for (const std::size_t peer : {1U, 3U, 4U, 5U}) {
        const double late = 1.5 * static_cast<double>(peer);
        make.send(2, peer, AppendEntries{}, 203, 213 + late, 5);
        if (peer == 5)
            continue;
        make.send(peer, 2, AppendEntriesReply{peer != 3, {9}, {}}, 213 + late, 224 + late, 5);
        if (peer != 3)
            make.commit(peer, 213 + late, 9);
    }
    make.become(3, 217.5, Role::Follower, 5);
    make.send(2, 3, DiagramMaker::entries(4), 229, 241, 5);
    make.send(3, 2, AppendEntriesReply{true, {9}, {}}, 241, 252, 5);
    make.commit(3, 241, 9);
    make.change(5, 262).paused = false;
    for (const std::size_t peer : {1U, 3U, 4U, 5U})
        make.send(2, peer, AppendEntries{}, 291, 299 + 2.0 * static_cast<double>(peer), 5);
    make.send(Names::clientId(0), Names::serverId(1), ClientRequest{makeCommand("y=8")}, 294, 303,
              0);
    return make;
}

} // namespace flotilla
