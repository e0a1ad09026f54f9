#include "core/log.h"

#include "core/hash.h"
#include "core/invariant.h"

#include <algorithm>

namespace flotilla {

Index Log::firstIndexOfTermAt(Index at) const
{
    const Term term = termAt(at);
    Index first = at;
    while (first.value > 1 && termAt(first.previous()) == term)
        first = first.previous();
    return first;
}

Index Log::lastIndexOfTerm(Term term) const
{
    // Terms never fall along a log, so the search may halve.
    std::uint32_t low = 0;
    std::uint32_t high = m_size;
    while (low < high) {
        const std::uint32_t middle = low + (high - low + 1) / 2;
        if (termAt({middle}) <= term)
            low = middle;
        else
            high = middle - 1;
    }
    return termAt({low}) == term ? Index{low} : Index{};
}

std::vector<Entry> Log::slice(Index from, std::size_t count) const
{
    std::vector<Entry> entries;
    if (!has(from))
        return entries;
    const std::size_t available = m_size - from.value + 1;
    entries.reserve(std::min(count, available));
    for (Index at = from; entries.size() < count && has(at); at = at.next())
        entries.push_back(slot(at).entry);
    return entries;
}

Log Log::prefix(Index last) const
{
    FLOTILLA_INVARIANT(last.value <= m_size, "a log's beginning is no longer than the log");
    Log log;
    log.m_size = last.value;
    log.m_chunks.assign(m_chunks.begin(), m_chunks.begin() + (last.value + kChunk - 1) / kChunk);
    return log;
}

/// The last chunk, for this log alone and with no more than this log has.
Log::Chunk &Log::ownLastChunk()
{
    std::shared_ptr<Chunk> &last = m_chunks.back();
    const std::uint32_t used = m_size - static_cast<std::uint32_t>(m_chunks.size() - 1) * kChunk;
    if (last.use_count() > 1) {
        auto own = std::make_shared<Chunk>();
        own->reserve(kChunk);
        own->assign(last->begin(), last->begin() + used);
        last = std::move(own);
    } else if (last->size() > used) {
        last->resize(used);
    }
    return *last;
}

void Log::append(Entry entry)
{
    const std::uint64_t prefixHash = combine(hash(), entry.hash());
    if (m_size % kChunk == 0) {
        m_chunks.push_back(std::make_shared<Chunk>());
        m_chunks.back()->reserve(kChunk);
    }
    ownLastChunk().push_back({std::move(entry), prefixHash});
    ++m_size;
}

void Log::truncateFrom(Index from)
{
    FLOTILLA_INVARIANT(from.value >= 1, "a log is cut from index 1 at the earliest");
    if (!has(from))
        return;
    m_size = from.value - 1;
    m_chunks.resize((m_size + kChunk - 1) / kChunk);
}

void Log::replaceFrom(Index from, const std::vector<Entry> &entries)
{
    FLOTILLA_INVARIANT(from.value <= m_size + 1, "a log has no holes (§5.3)");
    truncateFrom(from);
    for (const Entry &entry : entries)
        append(entry);
}

} // namespace flotilla
