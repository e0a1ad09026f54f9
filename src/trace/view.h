#pragma once

#include "core/client.h"
#include "core/message.h"
#include "core/status.h"
#include "trace/link_table.h"
#include "trace/names.h"

#include <optional>
#include <string>
#include <vector>

namespace flotilla {

/// A timer as it is drawn: when it was set and when it runs out, both in the run's time.
struct TimerView {
    Instant set;
    Instant due = Instant::never(); ///< never: there is none
    bool operator==(const TimerView &) const = default;
};

struct ServerView {
    NodeId id;
    std::string name;
    bool up = true;
    bool paused = false;
    bool voter = true;
    Status status; ///< of a crashed one: what its disk holds
    Log log;
    TimerView timer;              ///< election timer; of a leader, its next heartbeat
    std::optional<NodeId> leader; ///< whom it takes for the leader
    Instant downSince;            ///< where it is down

    bool operator==(const ServerView &) const = default;
};

struct MessageView {
    std::uint32_t id = 0; ///< as in the trace
    MessagePtr message;
    Instant sent;
    /// None: it waits until told to be delivered.
    std::optional<Instant> arrives;
    bool doomed = false; ///< its receiver was down when it was sent: it will be lost

    /// Equal in every field, whoever holds the message.
    bool operator==(const MessageView &other) const;
};

struct ClientView {
    NodeId id;
    std::string name;
    ClientStatus status;
    std::string command; ///< the open one's text

    bool operator==(const ClientView &) const = default;
};

/// Whom a server's network lets it talk to, both ways; who is down doesn't count.
enum class Reach {
    Majority,   ///< of the voters, with itself; or it is no voter and needs none
    NoMajority, ///< whatever it does, it can get no majority
    CutOff      ///< every link to the other voters is cut
};

/// All that a picture needs, at one instant.
struct ClusterView {
    Instant now;
    NodeSet voters;
    std::vector<ServerView> servers;
    std::vector<ClientView> clients;
    std::vector<MessageView> inFlight; ///< by id
    LinkTable links;

    [[nodiscard]] const ServerView *server(NodeId id) const
    {
        return id.value < servers.size() ? &servers[id.value] : nullptr;
    }
    /// The server in role Leader that is up and has the highest term.
    [[nodiscard]] const ServerView *leader() const;
    [[nodiscard]] Reach reach(NodeId server) const;

    bool operator==(const ClusterView &) const = default;
};

/// Which servers are otherwise than in a view before, and in what.
struct Changes {
    NodeSet state; ///< up or down, paused, the term, the role, the vote
    NodeSet log;
    NodeSet commit; ///< commitIndex or lastApplied

    [[nodiscard]] bool any(NodeId server) const
    {
        return state.contains(server) || log.contains(server) || commit.contains(server);
    }
    [[nodiscard]] bool empty() const { return state.empty() && log.empty() && commit.empty(); }
    void join(const Changes &more)
    {
        more.state.forEach([this](NodeId id) { state.insert(id); });
        more.log.forEach([this](NodeId id) { log.insert(id); });
        more.commit.forEach([this](NodeId id) { commit.insert(id); });
    }
    bool operator==(const Changes &) const = default;
};

/// Both views show the same servers; its cost does not grow with their logs.
[[nodiscard]] Changes changesBetween(const ClusterView &before, const ClusterView &after);

} // namespace flotilla
