#pragma once

#include "core/types.h"

#include <array>
#include <vector>

namespace flotilla {

/// How one directed link treats what is sent over it (SCENARIO.md, Network).
struct LinkTraits {
    Duration delayMin = Duration::millis(5);
    Duration delayMax = Duration::millis(15);
    double loss = 0;          ///< share of messages lost, 0 to 1
    double dup = 0;           ///< share of messages that arrive twice
    double reorder = 0;       ///< share of messages that may be overtaken
    bool longReorder = false; ///< reordered ones come very late

    bool operator==(const LinkTraits &) const = default;
};

/// The virtual network: which directed links are up, and how each behaves. Only it decides what
/// arrives; no socket is ever asked.
class LinkTable {
public:
    [[nodiscard]] bool isUp(NodeId from, NodeId to) const { return !m_cut[place(from, to)]; }
    void setUp(NodeId from, NodeId to, bool up) { m_cut[place(from, to)] = !up; }

    [[nodiscard]] const LinkTraits &traits(NodeId from, NodeId to) const
    {
        const std::int16_t own = m_own[place(from, to)];
        return own < 0 ? m_common : m_special[static_cast<std::size_t>(own)];
    }
    [[nodiscard]] const LinkTraits &commonTraits() const { return m_common; }
    /// For all links, also those that had traits of their own.
    void setTraits(const LinkTraits &traits);
    void setTraits(NodeId from, NodeId to, const LinkTraits &traits);

    /// Messages wait at the receiver until they are told to be delivered.
    [[nodiscard]] bool isManual() const { return m_manual; }
    void setManual(bool manual) { m_manual = manual; }

    /// No message of any link can arrive sooner after its sending; at least 1 µs.
    [[nodiscard]] Duration leastLatency() const;

    LinkTable() { m_own.fill(-1); }
    bool operator==(const LinkTable &) const = default;

private:
    [[nodiscard]] static std::size_t place(NodeId from, NodeId to)
    {
        return from.value * kEndpoints + to.value;
    }

    std::array<bool, kEndpoints * kEndpoints> m_cut{};
    std::array<std::int16_t, kEndpoints * kEndpoints> m_own{};
    std::vector<LinkTraits> m_special;
    LinkTraits m_common;
    bool m_manual = false;
};

} // namespace flotilla
