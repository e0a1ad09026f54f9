#pragma once

#include "schedule/turn.h"
#include "trace/link_table.h"

#include <array>
#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

namespace flotilla {

/// One message on its way. A duplicate is a second name for the same bytes.
struct Flight {
    std::uint32_t id = 0; ///< as in the trace
    MessagePtr message;
    LinkSequence sequence = 0;
    std::uint32_t copy = 0;
    Instant sent;
    std::optional<Instant> due; ///< none: held until told to be delivered
    bool doomed = false;        ///< its receiver was down when it was sent; there are no bytes
    bool reordered = false;     ///< neither obeys its link's order nor sets it
    bool released = false;      ///< it no longer counts as a name of its bytes
};

/// How long a message takes over a link: a hash of the seed and of the link's count, scaled into
/// the link's range; at least 1 µs.
[[nodiscard]] Duration drawLatency(std::uint64_t seed, const LinkTraits &traits, NodeId from,
                                   NodeId to, LinkSequence sequence, std::uint32_t copy = 0);

/// The events to come: the messages in flight and one timer for each endpoint, in the order of
/// their keys.
class Schedule {
public:
    explicit Schedule(std::uint64_t seed) : m_seed(seed) { m_timers.fill(Instant::never()); }

    /// Names a message in flight for as long as it is one.
    struct Handle {
        std::uint32_t slot = 0;
        std::uint32_t generation = 0;
    };

    // Timers, in the run's time.
    void setTimer(NodeId endpoint, Instant due);
    [[nodiscard]] Instant timer(NodeId endpoint) const { return m_timers[endpoint.value]; }

    /// What is due at a paused endpoint waits for its resume.
    void setPaused(NodeId endpoint, bool paused);
    [[nodiscard]] bool isPaused(NodeId endpoint) const { return m_paused[endpoint.value]; }

    // The network's draws; each a hash of the seed and of what is sent.
    [[nodiscard]] bool drawsLoss(const LinkTraits &traits, const Message &m, LinkSequence s) const;
    [[nodiscard]] bool drawsDuplicate(const LinkTraits &, const Message &, LinkSequence) const;
    /// When a message sent now arrives; keeps a link's order unless it is drawn to be reordered.
    void drawArrival(Flight &flight, const LinkTraits &traits, Instant now);

    // Messages in flight.
    Handle add(Flight flight);
    void remove(Handle handle);
    void setDue(Handle handle, std::optional<Instant> due);
    [[nodiscard]] bool has(Handle handle) const;
    [[nodiscard]] const Flight &flight(Handle handle) const { return m_slots[handle.slot].flight; }
    /// All, in the order of sending.
    [[nodiscard]] std::vector<Handle> inFlight() const;
    [[nodiscard]] std::size_t inFlightCount() const { return m_count; }
    /// Puts off what arrives in [from, to) by a stretch of time, and what its link sends after it
    /// too.
    void postpone(Instant from, Instant to, Duration by);

    /// A message is about to be handled or dropped: whether nothing else names its bytes now.
    bool releaseName(Handle handle);
    [[nodiscard]] std::uint32_t nextCopy(const Flight &flight);

    struct Due {
        EventKey key;
        Handle handle; ///< of a frame
    };
    /// The earliest event before an instant at an endpoint that isn't paused.
    [[nodiscard]] std::optional<Due> next(Instant before);
    /// Takes the frame that next() named out of the order of events; it stays in flight.
    void takeOff(const Due &due);
    /// Puts such a frame back.
    void putBack(const Due &due) { push(due.handle); }
    /// The same among timers alone, that instant included.
    [[nodiscard]] std::optional<Due> nextTimer(Instant upTo) const;
    /// The first events as they stand now.
    [[nodiscard]] std::vector<Due> preview(std::size_t count) const;

private:
    struct Slot {
        Flight flight;
        std::uint32_t generation = 0;
        bool used = false;
    };
    struct Item {
        EventKey key;
        Handle handle;
        bool operator>(const Item &other) const { return key > other.key; }
    };

    [[nodiscard]] static EventKey keyOf(const Flight &flight);
    [[nodiscard]] static std::size_t link(const Message &message)
    {
        return message.from.value * kEndpoints + message.to.value;
    }
    [[nodiscard]] static std::uint64_t bytesName(const Flight &flight);
    [[nodiscard]] bool isCurrent(const Item &item) const;
    void push(Handle handle);
    void pop();
    /// Takes from the top what is gone, and what is for paused endpoints.
    void tidyTop();

    std::uint64_t m_seed;
    std::array<Instant, kEndpoints> m_timers;
    std::vector<NodeId> m_endpoints; ///< those that ever had a timer, in order
    std::array<bool, kEndpoints> m_paused{};
    std::array<Instant, kEndpoints * kEndpoints> m_lastArrival{};
    std::vector<Slot> m_slots;
    std::vector<std::uint32_t> m_free;
    std::size_t m_count = 0;
    std::vector<Item> m_heap;
    std::array<std::vector<Item>, kEndpoints> m_parked;
    struct Copies {
        std::uint32_t alive = 0;
        std::uint32_t last = 0;
    };
    std::unordered_map<std::uint64_t, Copies> m_copies; ///< of what was duplicated
};

} // namespace flotilla
