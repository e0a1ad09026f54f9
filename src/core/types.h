#pragma once

#include <utility>

#include <array>
#include <bit>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <limits>

namespace flotilla {

/// Most servers that one cluster may have, those outside its configuration counted.
inline constexpr std::size_t kMaxServers = 15;
/// Most clients that one run may have.
inline constexpr std::size_t kMaxClients = 32;
/// Most bytes in one command.
inline constexpr std::size_t kMaxCommandBytes = 64 * 1024;

/// The paper's logical clock (§5.1); 0 stands before the first election.
struct Term {
    std::uint64_t value = 0;

    [[nodiscard]] constexpr Term next() const { return {value + 1}; }
    constexpr auto operator<=>(const Term &) const = default;
};

/// A place in the log; the first entry's is 1 (Figure 2), 0 stands before it.
struct Index {
    std::uint32_t value = 0;

    [[nodiscard]] constexpr Index next() const { return {value + 1}; }
    [[nodiscard]] constexpr Index previous() const { return {value == 0 ? 0 : value - 1}; }
    [[nodiscard]] constexpr Index plus(std::size_t count) const
    {
        return {value + static_cast<std::uint32_t>(count)};
    }
    constexpr auto operator<=>(const Index &) const = default;
};

/// One endpoint of a run, by number: servers from 0 in the order in which they were named, clients
/// from kFirstClient on.
struct NodeId {
    static constexpr std::uint8_t kFirstClient = 16;

    std::uint8_t value = 0xff;

    [[nodiscard]] constexpr bool isServer() const { return value < kMaxServers; }
    [[nodiscard]] constexpr bool isClient() const
    {
        return value >= kFirstClient && value < kFirstClient + kMaxClients;
    }
    constexpr auto operator<=>(const NodeId &) const = default;
};

/// The size of a table that has a row for every possible endpoint.
inline constexpr std::size_t kEndpoints = NodeId::kFirstClient + kMaxClients;

/// A stretch of virtual time, in whole microseconds.
struct Duration {
    std::int64_t micros = 0;

    [[nodiscard]] static constexpr Duration millis(std::int64_t count) { return {count * 1000}; }
    [[nodiscard]] static constexpr Duration seconds(std::int64_t count)
    {
        return {count * 1'000'000};
    }
    constexpr auto operator<=>(const Duration &) const = default;
};

constexpr Duration operator+(Duration a, Duration b)
{
    return {a.micros + b.micros};
}
constexpr Duration operator-(Duration a, Duration b)
{
    return {a.micros - b.micros};
}
constexpr Duration operator*(Duration a, std::int64_t times)
{
    return {a.micros * times};
}

/// A point in virtual time: whole microseconds since the run began. Never the wall clock.
struct Instant {
    std::int64_t micros = 0;

    /// Later than every instant that a run can reach.
    [[nodiscard]] static constexpr Instant never()
    {
        return {std::numeric_limits<std::int64_t>::max() / 4};
    }
    [[nodiscard]] constexpr bool isNever() const { return *this >= never(); }
    constexpr auto operator<=>(const Instant &) const = default;
};

constexpr Instant operator+(Instant at, Duration by)
{
    return at.isNever() ? Instant::never() : Instant{at.micros + by.micros};
}
constexpr Instant operator-(Instant at, Duration by)
{
    return at.isNever() ? Instant::never() : Instant{at.micros - by.micros};
}
constexpr Duration operator-(Instant a, Instant b)
{
    return {a.micros - b.micros};
}

/// A set of servers.
class NodeSet {
public:
    constexpr void insert(NodeId id) { m_bits |= 1U << id.value; }
    constexpr void erase(NodeId id) { m_bits &= ~(1U << id.value); }
    [[nodiscard]] constexpr bool contains(NodeId id) const
    {
        return id.isServer() && (m_bits >> id.value & 1U) != 0;
    }
    [[nodiscard]] constexpr std::size_t size() const
    {
        return static_cast<std::size_t>(std::popcount(m_bits));
    }
    [[nodiscard]] constexpr bool empty() const { return m_bits == 0; }
    [[nodiscard]] constexpr std::uint32_t bits() const { return m_bits; }
    constexpr bool operator==(const NodeSet &) const = default;

    /// Calls visit(NodeId) for each member, in order.
    template <typename Visit>
    constexpr void forEach(Visit &&visit) const
    {
        for (std::uint32_t rest = m_bits; rest != 0; rest &= rest - 1)
            visit(NodeId{static_cast<std::uint8_t>(std::countr_zero(rest))});
    }

private:
    std::uint32_t m_bits = 0;
};

/// A visitor made of lambdas, for std::visit over our own variants.
template <typename... Cases>
struct Overload : Cases... {
    using Cases::operator()...;
};
template <typename... Cases>
Overload(Cases...) -> Overload<Cases...>;

} // namespace flotilla
