#pragma once

#include "core/message.h"
#include "core/types.h"

#include <array>
#include <cstdint>
#include <unordered_map>
#include <unordered_set>

namespace flotilla {

/// The messages that have come over TCP and wait until a grant names them, by link and sequence
/// number.
class Inbox {
public:
    /// False: the number is not above the last one of that link, so TCP's order was broken.
    [[nodiscard]] bool put(NodeId from, std::uint32_t sequence, MessagePtr message);
    /// Null where it has not come yet. With last it is given away, else a copy of the pointer
    /// stays.
    [[nodiscard]] MessagePtr take(NodeId from, std::uint32_t sequence, bool last);
    [[nodiscard]] bool has(NodeId from, std::uint32_t sequence) const;
    /// Throws a message away, also one that has not come yet.
    void discard(NodeId from, std::uint32_t sequence);
    /// The highest number that has come over a link.
    [[nodiscard]] std::uint32_t highest(NodeId from) const { return m_highest[from.value]; }
    [[nodiscard]] std::size_t size() const;
    /// Some message that waits, whichever: for the test that shows why grants go by name.
    [[nodiscard]] MessagePtr takeAny();
    /// A link ended; a new one of the same sender counts on, but may have left some out.
    void forget(NodeId from);

private:
    using Waiting = std::unordered_map<std::uint32_t, MessagePtr>;
    std::array<Waiting, kEndpoints> m_waiting;
    std::array<std::uint32_t, kEndpoints> m_highest{};
    std::array<std::unordered_set<std::uint32_t>, kEndpoints> m_unwanted;
};

} // namespace flotilla
