#pragma once

#include "core/effects.h"
#include "core/options.h"
#include "core/raft.h"

#include <deque>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace flotilla {

/// What a client knows of its commands.
struct ClientStatus {
    NodeId server;                  ///< the one that it asks, or would ask next
    bool open = false;              ///< a command is on its way
    bool unknown = false;           ///< no answer came in time: it may or may not have taken effect
    std::uint64_t op = 0;           ///< the number of the last command that was sent
    std::size_t waiting = 0;        ///< commands in line behind it
    std::uint64_t answered = 0;     ///< commands that were acknowledged
    std::optional<Index> lastIndex; ///< where the last acknowledged command was committed
    std::optional<NodeId>
        redirectedFrom; ///< the server that sent it on, of the open or last command

    [[nodiscard]] bool done() const { return !open && waiting == 0; }
    bool operator==(const ClientStatus &) const = default;
};

/// Where a command was committed, by the answer to it; nothing where it was a call, whose answer is
/// the state machine's.
[[nodiscard]] std::optional<Index> committedAt(const Command &command, const std::string &answer);

struct Submit {
    std::string text;
    std::optional<NodeId> at; ///< the server to ask first, for this and what comes after it
};

using ClientInput = std::variant<TimerDue, Received, Submit>;

/// Someone outside the cluster (§8): sends one command at a time to the server it knows, follows
/// redirects, and tries the next server when no answer comes in time. Each command carries the
/// session, so that one that is sent twice is applied once.
class Client {
public:
    /// servers: in the order in which they are tried. firstOp: the number of its first command,
    /// from 1.
    Client(NodeId self, std::string name, std::vector<NodeId> servers, NodeId first,
           std::uint64_t firstOp);

    void step(ClientInput input, Instant now, Effects &effects);

    [[nodiscard]] Instant nextTimer() const { return m_timerDue; }
    [[nodiscard]] Instant timerSet() const { return m_timerSet; }
    [[nodiscard]] const ClientStatus &status() const { return m_status; }
    [[nodiscard]] const CommandPtr &openCommand() const { return m_open; }
    [[nodiscard]] std::uint64_t stateHash() const;
    /// A server has joined the ones to try.
    void addServer(NodeId server);

private:
    struct Waiting {
        std::string text;
        std::optional<NodeId> at;
    };
    void take(const TimerDue &);
    void take(const Received &received);
    void take(const Submit &submit);
    void openNext();
    void ask();
    void tryNextServer();

    NodeId m_self;
    std::string m_name;
    std::vector<NodeId> m_servers;
    std::uint64_t m_nextOp;
    ClientStatus m_status;
    CommandPtr m_open;
    std::deque<Waiting> m_waiting;
    bool m_pausing = false; ///< a server knew no leader; the timer ends the pause
    Instant m_timerDue = Instant::never();
    Instant m_timerSet;
    Instant m_now;
    Effects *m_effects = nullptr;
};

} // namespace flotilla
