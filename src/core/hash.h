#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace flotilla {

/// The finalizer of splitmix64: every bit of the result depends on every bit of the input.
[[nodiscard]] constexpr std::uint64_t scramble(std::uint64_t x)
{
    x += 0x9e3779b97f4a7c15ULL;
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ULL;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebULL;
    return x ^ (x >> 31);
}

[[nodiscard]] constexpr std::uint64_t combine(std::uint64_t seed, std::uint64_t value)
{
    return scramble(seed ^ (value + 0x2545f4914f6cdd1dULL));
}

/// One number for a list of words: the seed of a draw and what the draw is for.
template <typename... Words>
[[nodiscard]] constexpr std::uint64_t hashOf(std::uint64_t first, Words... rest)
{
    std::uint64_t h = scramble(first);
    ((h = combine(h, static_cast<std::uint64_t>(rest))), ...);
    return h;
}

[[nodiscard]] inline std::uint64_t hashOf(std::string_view text)
{
    std::uint64_t h = scramble(text.size());
    while (!text.empty()) {
        std::uint64_t word = 0;
        const std::size_t taken = text.size() < 8 ? text.size() : 8;
        for (std::size_t i = 0; i < taken; ++i) // byte by byte: the same on every machine
            word |= static_cast<std::uint64_t>(static_cast<unsigned char>(text[i])) << (8 * i);
        h = combine(h, word);
        text.remove_prefix(taken);
    }
    return h;
}

/// What a draw is for; it keeps draws of different kinds apart (STYLE: every random draw is a hash
/// of the seed and what it is for).
enum class Draw : std::uint64_t {
    ElectionTimeout = 1,
    Latency,
    Loss,
    Duplication,
    Reordering,
    ReorderLatency,
    AutopilotPause,
    AutopilotFault,
    AutopilotWork,
    Adversary,
};

/// Scales a hash into [low, high], both ends included.
[[nodiscard]] constexpr std::int64_t scaled(std::uint64_t hash, std::int64_t low, std::int64_t high)
{
    if (high <= low)
        return low;
    return low + static_cast<std::int64_t>(hash % static_cast<std::uint64_t>(high - low + 1));
}

/// True in a share of cases: p = 0 never, p = 1 always.
[[nodiscard]] constexpr bool happens(std::uint64_t hash, double p)
{
    return static_cast<double>(hash >> 11) * 0x1.0p-53 < p;
}

} // namespace flotilla
