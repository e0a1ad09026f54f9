#pragma once

#include "trace/ledger_row.h"
#include "trace/log_history.h"
#include "trace/names.h"
#include "trace/passage.h"
#include "trace/series.h"
#include "trace/view.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace flotilla {

namespace timeline {
struct State;
}

/// What a moment was, and what it brought about.
enum class Mark : std::uint16_t {
    Timer = 1 << 0,     ///< a timer was handled
    Message = 1 << 1,   ///< a message was handled
    Loss = 1 << 2,      ///< a message was lost on arrival
    Act = 1 << 3,       ///< the user did something
    Election = 1 << 4,  ///< a server stood for election
    Leader = 1 << 5,    ///< a server won one
    Commit = 1 << 6,    ///< a leader's commitIndex moved
    Crash = 1 << 7,     ///< a server went down
    Restart = 1 << 8,   ///< a server came up again
    Pause = 1 << 9,     ///< a server was paused
    Resume = 1 << 10,   ///< a server went on
    Cut = 1 << 11,      ///< a link went down
    Heal = 1 << 12,     ///< a link came up
    Create = 1 << 13,   ///< a server or a client came in
    Violation = 1 << 14 ///< a safety property was seen not to hold
};

/// A set of marks.
class Marks {
public:
    constexpr Marks() = default;
    constexpr Marks(Mark mark) : m_bits(static_cast<std::uint16_t>(mark)) {}
    [[nodiscard]] static constexpr Marks ofBits(std::uint16_t bits)
    {
        Marks marks;
        marks.m_bits = bits;
        return marks;
    }
    [[nodiscard]] constexpr std::uint16_t bits() const { return m_bits; }
    [[nodiscard]] constexpr bool empty() const { return m_bits == 0; }
    [[nodiscard]] constexpr bool contains(Mark mark) const { return touches(mark); }
    /// Whether the two have one in common.
    [[nodiscard]] constexpr bool touches(Marks other) const { return (m_bits & other.m_bits) != 0; }
    constexpr Marks &operator|=(Marks other)
    {
        m_bits |= other.m_bits;
        return *this;
    }
    friend constexpr Marks operator|(Marks a, Marks b) { return a |= b; }
    constexpr bool operator==(const Marks &) const = default;

private:
    std::uint16_t m_bits = 0;
};
constexpr Marks operator|(Mark a, Mark b)
{
    return Marks(a) | Marks(b);
}

/// One step of a run: a turn that an endpoint took, a message that was lost on arrival, or an action
/// with all that it brought about. To step back is to go one moment back. Moment 0 is how the run
/// began.
struct Moment {
    std::uint64_t number = 0;
    Instant at;  ///< of the view right after it
    Marks marks; ///< empty: the beginning
    NodeId who;  ///< whose turn it was, or whom it befell; none where that is not one
    std::uint32_t messageId = 0;  ///< of the message that was handled or lost
    Term term;                    ///< that server's after it; 0 for clients
    std::uint64_t seq = 0;        ///< of the trace's last event by then
    std::uint32_t ledgerRows = 0; ///< that were written by then

    bool operator==(const Moment &) const = default;
};

/// A row of the ledger as the timeline keeps it; the entry stands in the leader's log.
struct LedgerFact {
    Index index;
    std::uint32_t line = 0; ///< of LogHistory
    Term leaderTerm;
    Instant committedAt;
    NodeId leader;
};

/// Moments that are kept together: bytes that tell the state before the first of them, and then what
/// each changed (timeline_codec.h).
struct TimelineChunk {
    /// A moment with a mark other than Timer and Message.
    struct Marked {
        static constexpr std::uint32_t kMostMicros = 0xffffffff;
        static constexpr std::uint16_t kMostTerm = 0xffff;

        std::uint32_t micros = 0; ///< since the chunk began; kMostMicros: look into the bytes
        std::uint16_t term = 0;   ///< kMostTerm: look into the bytes
        std::uint16_t place = 0;
        Marks marks;
        NodeId who;
    };

    std::uint64_t first = 0;
    std::uint32_t count = 0;
    Instant begin; ///< of the first moment
    Marks marks;   ///< that occur
    std::vector<std::uint8_t> bytes;
    std::vector<Marked> marked;

    [[nodiscard]] std::size_t size() const
    {
        return sizeof(TimelineChunk) + bytes.capacity() + marked.capacity() * sizeof(Marked);
    }
};

/// A whole run as it was recorded: the view of any of its moments, without asking any server.
///
/// It is a recording of facts, not a second run: nothing here knows a rule of Raft. A value, cheap to
/// copy; what it holds never changes, so it may be read on another thread than the one that records
/// (TimelineRecorder::timeline), while the run goes on. Each call costs at most the reading of one
/// chunk, whatever the run's length.
class Timeline {
public:
    /// Moments in a chunk.
    static constexpr std::uint32_t kChunk = 1024;

    /// There is one only where a run has begun.
    [[nodiscard]] bool isEmpty() const { return m_end == 0; }
    /// The moments that are there: [first, end). first is 0 unless the run has outgrown
    /// TimelineRecorder::kMostBytes.
    [[nodiscard]] std::uint64_t first() const { return m_first; }
    [[nodiscard]] std::uint64_t end() const { return m_end; }
    /// How far the time had come; not before the last moment.
    [[nodiscard]] Instant frontier() const { return m_frontier; }
    [[nodiscard]] const Names &names() const { return *m_names; }

    [[nodiscard]] Moment moment(std::uint64_t number) const;
    /// The view right after a moment.
    [[nodiscard]] ClusterView at(std::uint64_t number) const;
    /// The view at an instant: that after the last moment up to it, with the time moved on. Before
    /// the first moment that is there: that one's.
    [[nodiscard]] ClusterView at(Instant instant) const;
    /// The last moment up to an instant; first() where there is none.
    [[nodiscard]] std::uint64_t lastUpTo(Instant instant) const;

    /// The nearest moment after, or before, one that has one of these marks.
    [[nodiscard]] std::optional<std::uint64_t> next(std::uint64_t after, Marks marks) const;
    [[nodiscard]] std::optional<std::uint64_t> previous(std::uint64_t before, Marks marks) const;

    using Visit = std::function<void(const Moment &)>;
    /// Each moment of [from, to), in order.
    void forEach(std::uint64_t from, std::uint64_t to, const Visit &visit) const;
    /// The view right after each moment of [from, to), in order, as long as it answers true.
    using VisitView = std::function<bool(const Moment &, const ClusterView &)>;
    void forEachView(std::uint64_t from, std::uint64_t to, const VisitView &visit) const;
    /// What is drawn on a tape, for any length of it: of each moment of [from, to) that has one of
    /// these marks, in order, its number, instant, marks, who and term. Not of Timer and Message.
    void forEachMarked(std::uint64_t from, std::uint64_t to, Marks marks, const Visit &visit) const;

    using VisitPassage = std::function<void(const Passage &)>;
    /// Every message that was under way at some time from right before moment `from` up to moment
    /// `to`, that one left out; as it stood by then, by id. What an action sent and brought to its end
    /// by itself is not among them.
    void forEachPassage(std::uint64_t from, std::uint64_t to, const VisitPassage &visit) const;
    using VisitStanding = std::function<void(const Moment &, const Standing &)>;
    /// How each server stood right after moment `from`, and then, in order, each that stood otherwise
    /// after a later moment before `to`.
    void forEachStanding(std::uint64_t from, std::uint64_t to, const VisitStanding &visit) const;

    /// The ledger's rows right after a moment, in the order in which they were written: as they were
    /// told, not as they stand in the file.
    [[nodiscard]] std::vector<LedgerRow> ledger(std::uint64_t number) const;

    /// What holds a moment and those of the same chunk: the same as long as nothing there changes, so
    /// what was read of it can be kept.
    [[nodiscard]] std::shared_ptr<const void> holderOf(std::uint64_t number) const;

    /// All that it takes in memory.
    [[nodiscard]] std::size_t bytes() const { return m_bytes; }

private:
    friend class TimelineRecorder;
    class Reading;
    using ChunkPtr = std::shared_ptr<const TimelineChunk>;
    /// Blocks are let go together.
    using Chunks = Series<ChunkPtr, 64>;

    [[nodiscard]] const TimelineChunk &chunk(std::uint64_t place) const;
    /// The state right after a moment, and its chunk without what came later: what a recorder goes on
    /// from.
    [[nodiscard]] TimelineChunk upTo(std::uint64_t number, timeline::State &state) const;
    [[nodiscard]] const TimelineChunk &chunkOf(std::uint64_t number) const
    {
        return chunk(number / kChunk);
    }

    std::uint64_t m_first = 0;
    std::uint64_t m_end = 0;
    Instant m_frontier;
    NodeSet m_voters;
    std::size_t m_bytes = 0;
    /// What is shared by all moments takes, of m_bytes.
    struct Shared {
        std::size_t logs = 0;
        std::size_t commands = 0;
        std::size_t oddMessages = 0;
    };
    Shared m_shared;
    Chunks::Published m_chunks;
    ChunkPtr m_open; ///< the last one
    LogHistory::Published m_logs;
    Series<CommandPtr>::Published m_commands;
    Series<MessagePtr>::Published m_oddMessages;
    Series<std::shared_ptr<const LinkTable>>::Published m_links;
    std::shared_ptr<const std::vector<LedgerRow>> m_firstRows; ///< that the run began with
    Series<LedgerFact>::Published m_ledger;
    std::shared_ptr<const Names> m_names;
};

} // namespace flotilla
