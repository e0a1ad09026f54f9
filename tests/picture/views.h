#pragma once

#include "trace/view.h"

#include <string>

namespace flotilla {

/// Views made by hand, for pictures of what a run would take long to come to.
class ViewMaker {
public:
    explicit ViewMaker(std::size_t servers, std::size_t clients = 0, std::uint64_t term = 4)
    {
        view.now = {1'284'310};
        for (std::size_t i = 0; i < servers; ++i) {
            ServerView server;
            server.id = Names::serverId(i);
            server.name = "S" + std::to_string(i + 1);
            server.status.currentTerm = {term};
            server.status.commitIndex = {6};
            server.status.lastApplied = {6};
            server.status.lastLogIndex = {7};
            server.timer.set = {view.now.micros - 20'000 * static_cast<std::int64_t>(i % 5 + 1)};
            server.timer.due = {server.timer.set.micros + 150'000
                                + 13'000 * static_cast<std::int64_t>(i)};
            view.voters.insert(server.id);
            view.servers.push_back(server);
        }
        for (std::size_t i = 0; i < clients; ++i) {
            ClientView client;
            client.id = Names::clientId(i);
            client.name = "C" + std::to_string(i + 1);
            client.status.server = Names::serverId(0);
            view.clients.push_back(client);
        }
    }

    ServerView &server(std::size_t number) { return view.servers[number - 1]; }

    void lead(std::size_t number)
    {
        server(number).status.role = Role::Leader;
        server(number).status.commitIndex = {7};
        server(number).status.lastApplied = {7};
        server(number).status.lastLogIndex = {8};
    }

    /// Stands for election, with the votes of the first ones after it.
    void stand(std::size_t number, std::uint64_t term, std::size_t votes)
    {
        Status &status = server(number).status;
        status.role = Role::Candidate;
        status.currentTerm = {term};
        for (std::size_t i = 0; i < votes; ++i)
            status.votesGranted.insert(Names::serverId((number - 1 + i) % view.servers.size()));
    }

    void crash(std::size_t number)
    {
        server(number).up = false;
        server(number).downSince = {902'000};
    }

    /// share: of its way that is behind it, by time; below 0: it waits beside the receiver.
    MessageView &send(NodeId from, NodeId to, MessageBody body, double share,
                      std::uint64_t term = 4)
    {
        MessageView flight;
        flight.id = static_cast<std::uint32_t>(view.inFlight.size() + 1);
        flight.message = std::make_shared<const Message>(
            Message{from, to, {from.isClient() ? 0 : term}, std::move(body)});
        constexpr std::int64_t kWay = 10'000;
        flight.sent = {
            view.now.micros
            - static_cast<std::int64_t>(static_cast<double>(kWay) * std::max(share, 0.0))};
        if (share >= 0)
            flight.arrives = flight.sent + Duration{kWay};
        view.inFlight.push_back(std::move(flight));
        return view.inFlight.back();
    }

    MessageView &send(std::size_t from, std::size_t to, MessageBody body, double share,
                      std::uint64_t term = 4)
    {
        return send(Names::serverId(from - 1), Names::serverId(to - 1), std::move(body), share,
                    term);
    }

    void cut(std::size_t from, std::size_t to, bool bothWays = true)
    {
        view.links.setUp(Names::serverId(from - 1), Names::serverId(to - 1), false);
        if (bothWays)
            view.links.setUp(Names::serverId(to - 1), Names::serverId(from - 1), false);
    }

    [[nodiscard]] static AppendEntries entries(std::size_t count)
    {
        AppendEntries message;
        for (std::size_t i = 0; i < count; ++i)
            message.entries.push_back({{4}, makeCommand("x=" + std::to_string(i))});
        return message;
    }

    ClusterView view;
};

} // namespace flotilla
