#pragma once

#include "core/effects.h"
#include "trace/timeline.h"
#include "trace/timeline_codec.h"

#include <array>
#include <memory>
#include <optional>
#include <vector>

namespace flotilla {

/// How a run stands, for the recorder to look at.
struct RunFacts {
    Instant now;
    std::uint64_t seq = 0;    ///< of the trace's last event
    std::uint32_t lastId = 0; ///< of the last message
    const Names &names;
    const std::vector<ServerView> &servers;
    const std::vector<ClientView> &clients;
    const LinkTable &links;
    std::vector<MessageView> inFlight; ///< by id
};

/// A message that was sent.
struct SentFacts {
    std::uint32_t id = 0;
    const MessagePtr &message;
    Instant sent;
    const std::optional<Instant> &arrives;
    bool doomed = false;
    bool lost = false; ///< it never got under way
};

/// Records a run as it goes, for a Timeline to be read from.
///
/// Whoever runs it tells: the beginning; then each turn (turn…, sent …, endTurn), each loss on
/// arrival, each action when it is done. Of a turn only what its endpoint reported is looked at, of
/// an action all; both are written as what differs from the moment before, into the chunk at hand.
///
/// All calls come from one thread. What timeline() gives may be read on any other: full chunks and
/// blocks are shared and never change, what still grows is copied, a chunk at most.
class TimelineRecorder {
public:
    /// Once its chunks take more than this (some 15 million moments), the oldest are let go, and
    /// the run can be gone back to only so far. What they share goes on: logs, commands, the ledger.
    static constexpr std::size_t kMostBytes = 256 * 1024 * 1024;

    /// mostBytes: in place of kMostBytes.
    explicit TimelineRecorder(NodeSet voters, std::size_t mostBytes = kMostBytes);

    /// Moment 0, however far the run has come. rows: what the ledger holds by then. What clients have
    /// open was told before, by opened().
    void begin(const RunFacts &facts, const std::vector<LedgerRow> &rows);

    /// Goes on right after a moment of another timeline, which may have gone on otherwise: as if this
    /// one had recorded all up to there. facts: how the run stands there.
    void goOn(const Timeline &before, std::uint64_t number, const RunFacts &facts);

    // A scheduled turn: first whose it is and how that endpoint stands after it. messageId: of the
    // message that was handled; 0: it was a timer.
    void turn(const ServerView &server, bool logChanged, std::uint32_t messageId, Instant now);
    void turn(const ClientView &client, std::uint32_t messageId, Instant now);
    // Then what it sent.
    void sent(const SentFacts &message);
    void endTurn(std::uint64_t seq);

    /// A message was lost on arrival.
    void lost(std::uint32_t messageId, Instant now, std::uint64_t seq);
    /// A message was handled within the action that is going on.
    void handled(std::uint32_t messageId) { m_handled.push_back(messageId); }
    /// An action is done.
    void acted(const RunFacts &facts);

    // What happens in between, in a turn or an action.
    void noted(NodeId who, const NoteBody &note);
    /// Which command a client has open; null: none.
    void opened(NodeId client, const CommandPtr &command);
    /// A leader has written a row of its log to the ledger.
    void wrote(const LedgerRow &row, NodeId leader, const Log &log);
    void violated() { m_marks |= Mark::Violation; }
    void linksChanged() { m_linksChanged = true; }

    /// All moments so far.
    [[nodiscard]] Timeline timeline(Instant now);

private:
    using Kind = timeline::MomentKind;

    void beginMoment(Kind kind, Instant now);
    void endMoment(std::uint64_t seq, NodeId who);
    void beginTurn(NodeId who, std::uint32_t messageId, Instant now);
    void openChunk();
    void closeChunk();
    [[nodiscard]] std::shared_ptr<const TimelineChunk> chunkSoFar() const;
    void place(NodeId server, const Log &log);
    void remove(std::uint32_t messageId);
    [[nodiscard]] timeline::Flight describe(const SentFacts &sent);
    [[nodiscard]] bool describeBody(const Message &message, timeline::Flight &flight) const;
    void takeNames(const Names &names);
    void takeLinks(const LinkTable &links);
    void actedOnServers(const RunFacts &facts, NodeId &who);
    [[nodiscard]] bool actedOnFlights(const RunFacts &facts);
    [[nodiscard]] std::size_t bytes() const;

    NodeSet m_voters;
    std::size_t m_mostBytes;
    std::shared_ptr<const Names> m_names;
    timeline::State m_state; ///< as the bytes tell it
    LogHistory m_logs;

    // The chunk at hand.
    TimelineChunk m_chunk; ///< but for its bytes
    timeline::ByteWriter m_out;
    std::size_t m_closedAt = 0; ///< where its last whole moment ends
    Timeline::Chunks m_chunks;
    std::size_t m_chunkBytes = 0;
    std::size_t m_blocksGone = 0;
    Timeline::ChunkPtr m_openPublished;

    // The moment at hand.
    std::size_t m_head = 0;
    bool m_inTurn = false;
    NodeId m_who;
    Marks m_marks;
    bool m_linksChanged = false;
    std::uint32_t m_rows = 0;             ///< of the ledger, written in it
    std::vector<std::uint32_t> m_handled; ///< messages, within the action at hand

    Series<CommandPtr> m_commands;
    std::size_t m_commandBytes = 0;
    std::array<CommandPtr, kMaxClients> m_open;
    std::array<std::uint32_t, kMaxClients> m_openNumber{};
    Series<MessagePtr> m_oddMessages;
    std::size_t m_oddBytes = 0;
    Series<std::shared_ptr<const LinkTable>> m_links;
    struct KnownLinks {
        std::shared_ptr<const LinkTable> table;
        std::uint32_t number = 0;
    };
    std::array<KnownLinks, 4> m_latestLinks; ///< most changes go back to one of them
    std::shared_ptr<const std::vector<LedgerRow>> m_firstRows;
    Series<LedgerFact> m_ledger;
};

} // namespace flotilla
