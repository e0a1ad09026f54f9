#pragma once

#include "core/client.h"
#include "core/status.h"
#include "trace/view.h"

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace flotilla::timeline {

// A ClusterView as the timeline folds it: small, and with names for what is kept elsewhere. The
// members that a view has too are named as there.

struct ServerState {
    Status status; ///< lastLogTerm is the log's to say
    TimerView timer;
    std::optional<NodeId> leader;
    Instant downSince;
    bool up = true;
    bool paused = false;
    std::uint32_t line = 0; ///< of LogHistory
};

struct ClientState {
    ClientStatus status;
    std::uint32_t command = 0; ///< the number of the open one, from 1; 0: none
};

/// What a message says, without its entries and texts.
enum class MessageKind : std::uint8_t {
    RequestVote,
    RequestVoteReply,
    AppendEntries,
    AppendEntriesReply,
    ClientRequest,
    ClientReply,
    Odd, ///< one that no server would send, or not now: kept as it is
    None
};

/// A message in flight.
struct Flight {
    std::uint32_t id = 0; ///< 0: it is gone
    NodeId from;
    NodeId to;
    MessageKind kind = MessageKind::None;
    bool doomed = false;
    std::uint8_t bits = 0; ///< granted, success, conflict, outcome …
    Term term;
    Instant sent;
    Instant arrives = Instant::never(); ///< never: it waits until told to be delivered
    std::uint64_t wide = 0;             ///< a term, or a client's number
    std::uint32_t a = 0;
    std::uint32_t b = 0;
    std::uint32_t c = 0;
    std::uint32_t d = 0;
};

/// The messages in flight, by id.
class Flights {
public:
    /// Its id is higher than all before.
    void add(const Flight &flight);
    /// Null where there is none of that id.
    [[nodiscard]] Flight *find(std::uint32_t id);
    static void remove(Flight &flight) { flight.id = 0; }
    /// Forgets the ones that are gone.
    void settle();

    template <typename Visit>
    void forEach(Visit &&visit) const
    {
        for (const auto *part : {&m_old, &m_recent})
            for (const Flight &flight : *part)
                if (flight.id != 0)
                    visit(flight);
    }
    template <typename Visit>
    void forEach(Visit &&visit)
    {
        for (auto *part : {&m_old, &m_recent})
            for (Flight &flight : *part)
                if (flight.id != 0)
                    visit(flight);
    }

private:
    std::vector<Flight> m_old;        ///< by id
    std::vector<std::uint32_t> m_ids; ///< of m_old, also of the ones that are gone
    std::vector<Flight> m_recent;     ///< all ids from m_base on
    std::uint32_t m_base = 1;
};

struct State {
    Instant now;
    std::uint64_t seq = 0;
    std::uint32_t lastId = 0; ///< of messages
    std::uint32_t links = 0;  ///< which link table
    std::uint32_t ledgerRows = 0;
    std::uint8_t serverCount = 0;
    std::uint8_t clientCount = 0;
    std::array<ServerState, kMaxServers> servers;
    std::array<ClientState, kMaxClients> clients;
    Flights flights;
};

} // namespace flotilla::timeline
