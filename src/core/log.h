#pragma once

#include "core/entry.h"

#include <memory>
#include <vector>

namespace flotilla {

/// A server's log (Figure 2): entries from index 1 on.
///
/// Copies share their entries until one of them is changed, so that a checkpoint or a picture of a
/// server costs a pointer for every kChunk entries. Every entry keeps a hash of all up to it; two
/// logs are the same up to an index exactly where these hashes are (Log Matching, §5.3).
class Log {
public:
    [[nodiscard]] Index lastIndex() const { return {m_size}; }
    [[nodiscard]] Term lastTerm() const { return termAt(lastIndex()); }
    [[nodiscard]] bool has(Index at) const { return at.value >= 1 && at.value <= m_size; }

    /// The entry at an index that the log has.
    [[nodiscard]] const Entry &at(Index at) const { return slot(at).entry; }
    /// Term 0 for index 0 and past the end.
    [[nodiscard]] Term termAt(Index at) const { return has(at) ? slot(at).entry.term : Term{}; }
    /// The hash of all entries up to an index; 0 for index 0 and past the end.
    [[nodiscard]] std::uint64_t hashAt(Index at) const { return has(at) ? slot(at).prefixHash : 0; }
    [[nodiscard]] std::uint64_t hash() const { return hashAt(lastIndex()); }

    /// The first index of the run of equal terms that the entry at an index stands in.
    [[nodiscard]] Index firstIndexOfTermAt(Index at) const;
    /// The last index with that term, or 0.
    [[nodiscard]] Index lastIndexOfTerm(Term term) const;
    /// At most count entries from an index on.
    [[nodiscard]] std::vector<Entry> slice(Index from, std::size_t count) const;

    /// The log up to an index that it has, or 0. It shares its entries with this one.
    [[nodiscard]] Log prefix(Index last) const;

    void append(Entry entry);
    /// "Delete the existing entry and all that follow it" (§5.3); nothing where there is none.
    void truncateFrom(Index from);
    /// Replaces all from an index on, which is at most one past the end.
    void replaceFrom(Index from, const std::vector<Entry> &entries);

    bool operator==(const Log &other) const
    {
        return m_size == other.m_size && hash() == other.hash();
    }

    /// Entries that are shared together, and the bytes that they take, commands aside.
    static constexpr std::uint32_t kChunk = 128;
    static constexpr std::size_t kChunkBytes = kChunk * (sizeof(Entry) + sizeof(std::uint64_t));

private:
    struct Slot {
        Entry entry;
        std::uint64_t prefixHash = 0;
    };
    using Chunk = std::vector<Slot>;

    [[nodiscard]] const Slot &slot(Index at) const
    {
        return (*m_chunks[(at.value - 1) / kChunk])[(at.value - 1) % kChunk];
    }
    Chunk &ownLastChunk();

    /// The last one may hold more than this log has: what was cut off, or what another one goes on
    /// with.
    std::vector<std::shared_ptr<Chunk>> m_chunks;
    std::uint32_t m_size = 0;
};

} // namespace flotilla
