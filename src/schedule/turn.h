#pragma once

#include "core/client.h"
#include "core/effects.h"
#include "trace/view.h"

#include <optional>
#include <variant>
#include <vector>

namespace flotilla {

/// Counts what one endpoint sends to one other, from 1.
using LinkSequence = std::uint32_t;

/// What kind of event a turn handles. The order matters: within an instant and an endpoint, timers
/// come before frames (DESIGN.md, section 3).
enum class EventKind : std::uint8_t { Input, Timer, Frame };

/// Names one event of a run, and orders events between two actions.
struct EventKey {
    Instant instant; ///< when it is due
    NodeId endpoint;
    EventKind kind = EventKind::Input;
    NodeId sender;             ///< of a frame
    LinkSequence sequence = 0; ///< of a frame
    std::uint32_t copy = 0;    ///< of a frame: 0, or the number of the duplicate

    auto operator<=>(const EventKey &) const = default;
};

/// A message that an endpoint handed to the network.
struct Sending {
    NodeId to;
    LinkSequence sequence = 0;
    MessagePtr message;
};

/// How a server's log changed in a turn: from an index on it now holds these entries and no others.
struct LogChange {
    Index from;
    std::vector<Entry> entries;
};

/// What has to be on the disk before a turn's messages leave: the term, the vote, and the log from
/// an index on (where it changed).
struct SaveOrder {
    std::optional<Index> logFrom;
    /// The state to be saved; none: the server's as it is after the turn.
    std::optional<PersistentState> state;
};

struct ServerFacts {
    Status status;
    std::optional<NodeId> leader;
    std::optional<LogChange> logChange;
    std::optional<SaveOrder> save;
};

struct ClientFacts {
    ClientStatus status;
    CommandPtr open;
};

/// What an endpoint reports when it has handled one event.
struct Turn {
    EventKey key;
    Instant at; ///< when it was handled: key.instant, or later where the endpoint was paused
    std::vector<Note> notes;
    std::vector<Sending> sends;
    TimerView timer;
    std::uint64_t stateHash = 0;
    std::variant<ServerFacts, ClientFacts> facts;
};

/// Turns in a row. Cleared, it keeps their memory for the ones that follow.
class Turns {
public:
    /// A turn to be filled in, with no notes and no sends.
    Turn &add()
    {
        if (m_count == m_all.size())
            m_all.emplace_back();
        Turn &turn = m_all[m_count++];
        turn.notes.clear();
        turn.sends.clear();
        return turn;
    }
    void clear() { m_count = 0; }
    [[nodiscard]] std::size_t size() const { return m_count; }
    [[nodiscard]] bool empty() const { return m_count == 0; }
    [[nodiscard]] auto begin() { return m_all.begin(); }
    [[nodiscard]] auto end() { return m_all.begin() + static_cast<std::ptrdiff_t>(m_count); }
    [[nodiscard]] auto begin() const { return m_all.begin(); }
    [[nodiscard]] auto end() const { return m_all.begin() + static_cast<std::ptrdiff_t>(m_count); }

    /// Moves the turns of another to the end of these.
    void append(Turns &&other)
    {
        if (empty()) {
            std::swap(*this, other);
            return;
        }
        for (Turn &turn : other)
            add() = std::move(turn);
    }

private:
    std::vector<Turn> m_all;
    std::size_t m_count = 0;
};

} // namespace flotilla
