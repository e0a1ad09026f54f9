#include "trace/timeline_recorder.h"

#include "core/invariant.h"

#include <algorithm>
#include <charconv>

namespace flotilla {

using namespace timeline;

namespace {

/// What a moment takes beside what changed of endpoints and messages.
constexpr std::size_t kMostBytesOfFrame = 64;

std::size_t clientPlace(NodeId client)
{
    return client.value - NodeId::kFirstClient;
}

SentFacts factsOf(const MessageView &view)
{
    return {view.id, view.message, view.sent, view.arrives, view.doomed, false};
}

/// The number that a text writes in the one usual way.
std::optional<std::uint32_t> plainNumber(const std::string &text)
{
    std::uint32_t number = 0;
    const char *end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, number);
    if (error != std::errc() || stop != end || (text.front() == '0' && text.size() > 1))
        return std::nullopt;
    return number;
}

} // namespace

TimelineRecorder::TimelineRecorder(NodeSet voters, std::size_t mostBytes)
    : m_voters(voters), m_mostBytes(mostBytes)
{
}

// Chunks

void TimelineRecorder::openChunk()
{
    m_out.goBackTo(0);
    m_state.flights.settle();
    m_chunk.count = 0;
    m_chunk.begin = m_state.now;
    m_chunk.marks = {};
    m_chunk.marked.clear();
    writeState(m_out, m_state);
}

std::shared_ptr<const TimelineChunk> TimelineRecorder::chunkSoFar() const
{
    auto chunk = std::make_shared<TimelineChunk>(m_chunk);
    chunk->bytes = m_out.upTo(m_closedAt);
    return chunk;
}

void TimelineRecorder::closeChunk()
{
    auto chunk = chunkSoFar();
    m_chunkBytes += chunk->size();
    m_chunks.push(std::move(chunk));
    m_chunk.first += m_chunk.count;
    m_chunk.count = 0;
    m_openPublished.reset();
    while (m_chunkBytes > m_mostBytes && m_blocksGone < m_chunks.fullBlocks()) {
        for (const Timeline::ChunkPtr &old : m_chunks.fullBlock(m_blocksGone))
            m_chunkBytes -= old->size();
        m_chunks.letGoOfBlock(m_blocksGone++);
    }
}

void TimelineRecorder::beginMoment(Kind kind, Instant now)
{
    if (m_chunk.count == 0)
        openChunk();
    m_out.need(kMostBytesOfFrame);
    m_head = m_out.at();
    m_out.byte(static_cast<std::uint8_t>(kind));
    m_out.number(static_cast<std::uint64_t>((now - m_state.now).micros));
    m_state.now = now;
    if (m_chunk.count == 0)
        m_chunk.begin = now;
}

void TimelineRecorder::endMoment(std::uint64_t seq, NodeId who)
{
    m_out.need(kMostBytesOfFrame);
    m_out.number(seq - m_state.seq);
    m_state.seq = seq;
    const auto kind = static_cast<Kind>(m_out[m_head] & kKindBits);
    Marks marks = m_marks;
    if (!m_marks.empty()) {
        m_out[m_head] |= kHasMarks;
        m_out.number(m_marks.bits());
        m_marks = {};
    }
    if (m_rows > 0) {
        m_out[m_head] |= kHasRows;
        m_out.number(m_rows);
        m_state.ledgerRows += std::exchange(m_rows, 0);
    }
    if (kind != Kind::Begin)
        marks |= Marks::ofBits(static_cast<std::uint16_t>(1U << static_cast<unsigned>(kind)));
    m_chunk.marks |= marks;
    if (marks.touches(Marks::ofBits(0xffff & ~(Mark::Timer | Mark::Message).bits()))) {
        using Marked = TimelineChunk::Marked;
        const Term term = who.isServer() ? m_state.servers[who.value].status.currentTerm : Term{};
        m_chunk.marked.push_back(
            {static_cast<std::uint32_t>(
                 std::min<std::int64_t>((m_state.now - m_chunk.begin).micros, Marked::kMostMicros)),
             static_cast<std::uint16_t>(std::min<std::uint64_t>(term.value, Marked::kMostTerm)),
             static_cast<std::uint16_t>(m_chunk.count), marks, who});
    }
    m_closedAt = m_out.at();
    if (++m_chunk.count == Timeline::kChunk)
        closeChunk();
}

// The beginning

void TimelineRecorder::begin(const RunFacts &facts, const std::vector<LedgerRow> &rows)
{
    m_firstRows = std::make_shared<const std::vector<LedgerRow>>(rows);
    m_state.ledgerRows = static_cast<std::uint32_t>(rows.size());
    takeNames(facts.names);
    takeLinks(facts.links);
    m_linksChanged = false;
    m_state.now = facts.now;
    m_state.seq = facts.seq;
    m_state.lastId = facts.lastId;
    ByteWriter unused;
    for (const ServerView &server : facts.servers) {
        place(server.id, server.log);
        ServerState &state = m_state.servers[server.id.value];
        writeServer(unused, state, server, state.line, facts.now, {});
    }
    for (const ClientView &client : facts.clients) {
        const std::size_t at = clientPlace(client.id);
        writeClient(unused, m_state.clients[at], client.status, m_openNumber[at]);
    }
    for (const MessageView &message : facts.inFlight)
        m_state.flights.add(describe(factsOf(message)));
    beginMoment(Kind::Begin, facts.now);
    endMoment(facts.seq, {});
}

void TimelineRecorder::goOn(const Timeline &before, std::uint64_t number, const RunFacts &facts)
{
    m_logs = LogHistory(before.m_logs, before.m_shared.logs);
    m_commands = {before.m_commands, before.m_commands.size()};
    m_commandBytes = before.m_shared.commands;
    m_oddMessages = {before.m_oddMessages, before.m_oddMessages.size()};
    m_oddBytes = before.m_shared.oddMessages;
    m_links = {before.m_links, before.m_links.size()};
    m_firstRows = before.m_firstRows;

    m_chunk = before.upTo(number, m_state);
    m_out.goBackTo(0);
    m_out.bytes(std::exchange(m_chunk.bytes, {}));
    m_closedAt = m_out.at();
    const std::size_t chunksBefore = m_chunk.first / Timeline::kChunk;
    m_chunks = {before.m_chunks, chunksBefore};
    m_blocksGone = before.m_first / Timeline::kChunk / Timeline::Chunks::kBlockSize;
    for (std::size_t i = before.m_first / Timeline::kChunk; i < chunksBefore; ++i)
        m_chunkBytes += before.chunk(i).size();
    if (m_chunk.count == Timeline::kChunk)
        closeChunk();

    m_ledger = {before.m_ledger, m_state.ledgerRows - m_firstRows->size()};
    m_latestLinks.front() = {before.m_links[m_state.links], m_state.links};
    for (std::size_t i = 0; i < m_state.clientCount; ++i)
        if (const std::uint32_t open = m_state.clients[i].command; open != 0) {
            m_openNumber[i] = open;
            m_open[i] = before.m_commands[open - 1];
            m_logs.know(Names::clientId(static_cast<std::uint8_t>(i)), m_open[i]);
        }
    takeNames(facts.names);
}

void TimelineRecorder::takeNames(const Names &names)
{
    m_state.serverCount = static_cast<std::uint8_t>(names.servers.size());
    m_state.clientCount = static_cast<std::uint8_t>(names.clients.size());
    m_names = std::make_shared<const Names>(names);
}

void TimelineRecorder::takeLinks(const LinkTable &links)
{
    for (std::size_t i = 0; i < m_latestLinks.size(); ++i)
        if (m_latestLinks[i].table && *m_latestLinks[i].table == links) {
            std::rotate(m_latestLinks.begin(),
                        m_latestLinks.begin() + static_cast<std::ptrdiff_t>(i),
                        m_latestLinks.begin() + static_cast<std::ptrdiff_t>(i) + 1);
            m_state.links = m_latestLinks.front().number;
            return;
        }
    std::rotate(m_latestLinks.begin(), m_latestLinks.end() - 1, m_latestLinks.end());
    m_state.links = static_cast<std::uint32_t>(m_links.size());
    m_latestLinks.front() = {std::make_shared<const LinkTable>(links), m_state.links};
    m_links.push(m_latestLinks.front().table);
}

// Turns

void TimelineRecorder::place(NodeId server, const Log &log)
{
    std::uint32_t &line = m_state.servers[server.value].line;
    line = m_logs.lineOf(log, line);
}

void TimelineRecorder::beginTurn(NodeId who, std::uint32_t messageId, Instant now)
{
    beginMoment(messageId == 0 ? Kind::Timer : Kind::Message, now);
    if (messageId == 0)
        m_out.byte(who.value);
    else
        m_out.number(m_state.lastId - messageId);
    m_inTurn = true;
    m_who = who;
}

void TimelineRecorder::turn(const ServerView &server, bool logChanged, std::uint32_t messageId,
                            Instant now)
{
    beginTurn(server.id, messageId, now);
    NodeId peer;
    if (messageId != 0) {
        Flight *flight = m_state.flights.find(messageId);
        FLOTILLA_INVARIANT(flight != nullptr, "what is handled was in flight");
        peer = flight->from;
        Flights::remove(*flight);
    }
    ServerState &before = m_state.servers[server.id.value];
    const std::uint32_t line = logChanged ? m_logs.lineOf(server.log, before.line) : before.line;
    writeServer(m_out, before, server, line, now, peer);
}

void TimelineRecorder::turn(const ClientView &client, std::uint32_t messageId, Instant now)
{
    beginTurn(client.id, messageId, now);
    if (messageId != 0)
        remove(messageId);
    const std::size_t at = clientPlace(client.id);
    writeClient(m_out, m_state.clients[at], client.status, m_openNumber[at]);
}

void TimelineRecorder::remove(std::uint32_t messageId)
{
    Flight *flight = m_state.flights.find(messageId);
    FLOTILLA_INVARIANT(flight != nullptr, "what is handled or lost was in flight");
    Flights::remove(*flight);
}

void TimelineRecorder::sent(const SentFacts &message)
{
    if (!m_inTurn)
        return; // an action is looked at when it is done
    const Flight flight = describe(message);
    writeSend(m_out, flight, message.lost, m_state);
    m_state.lastId = flight.id;
    if (!message.lost)
        m_state.flights.add(flight);
}

void TimelineRecorder::endTurn(std::uint64_t seq)
{
    m_out.need(kMostBytesOfFrame);
    writeNoMoreSends(m_out);
    m_inTurn = false;
    endMoment(seq, m_who);
}

void TimelineRecorder::lost(std::uint32_t messageId, Instant now, std::uint64_t seq)
{
    beginMoment(Kind::Loss, now);
    m_out.number(m_state.lastId - messageId);
    const Flight *flight = m_state.flights.find(messageId);
    FLOTILLA_INVARIANT(flight != nullptr, "what is lost was in flight");
    const NodeId to = flight->to;
    remove(messageId);
    endMoment(seq, to);
}

void TimelineRecorder::noted(NodeId who, const NoteBody &note)
{
    if (std::holds_alternative<NoteTimeout>(note))
        m_marks |= Mark::Election;
    else if (std::holds_alternative<NoteBecameLeader>(note))
        m_marks |= Mark::Leader;
    else if (std::holds_alternative<NoteCommitted>(note))
        m_marks |= Mark::Commit;
    else
        return;
    m_who = who;
}

void TimelineRecorder::opened(NodeId client, const CommandPtr &command)
{
    const std::size_t at = clientPlace(client);
    if (command == m_open[at])
        return;
    m_open[at] = command;
    m_openNumber[at] = 0;
    if (!command)
        return; // the log's entry will be shared still, however late it is stored
    m_commands.push(command);
    m_commandBytes += bytesOf(command);
    m_openNumber[at] = static_cast<std::uint32_t>(m_commands.size());
    m_logs.know(client, command);
}

void TimelineRecorder::wrote(const LedgerRow &row, NodeId leader, const Log &log)
{
    const std::uint32_t line = m_logs.lineOf(log, m_state.servers[leader.value].line);
    m_ledger.push({row.index, line, row.leaderTerm, row.committedAt, leader});
    ++m_rows;
}

// Messages

Flight TimelineRecorder::describe(const SentFacts &sent)
{
    const Message &message = *sent.message;
    Flight flight;
    flight.id = sent.id;
    flight.from = message.from;
    flight.to = message.to;
    flight.term = message.term;
    flight.sent = sent.sent;
    flight.arrives = sent.arrives.value_or(Instant::never());
    flight.doomed = sent.doomed;
    if (describeBody(message, flight))
        return flight;
    flight.kind = MessageKind::Odd;
    flight.a = static_cast<std::uint32_t>(m_oddMessages.size());
    m_oddBytes += sizeof(Message);
    if (const auto *append = std::get_if<AppendEntries>(&message.body))
        m_oddBytes += append->entries.capacity() * sizeof(Entry);
    m_oddMessages.push(sent.message);
    return flight;
}

/// Says a message by what its sender has; false where that does not do.
bool TimelineRecorder::describeBody(const Message &message, Flight &flight) const
{
    const NodeId from = message.from;
    const std::uint32_t line = from.isServer() ? m_state.servers[from.value].line : 0;
    const Log &log = m_logs.line(line);
    const auto holds = [&](Index at, Term term) {
        return log.termAt(at) == term && at <= log.lastIndex();
    };
    return std::visit(Overload{
                          [&](const RequestVote &request) {
                              flight.kind = MessageKind::RequestVote;
                              flight.a = request.lastLogIndex.value;
                              flight.c = line;
                              return holds(request.lastLogIndex, request.lastLogTerm);
                          },
                          [&](const RequestVoteReply &reply) {
                              flight.kind = MessageKind::RequestVoteReply;
                              flight.bits = reply.voteGranted ? 1 : 0;
                              return true;
                          },
                          [&](const AppendEntries &append) {
                              flight.kind = MessageKind::AppendEntries;
                              flight.a = append.prevLogIndex.value;
                              flight.b = static_cast<std::uint32_t>(append.entries.size());
                              flight.c = line;
                              flight.d = append.leaderCommit.value;
                              Index at = append.prevLogIndex;
                              if (!holds(at, append.prevLogTerm))
                                  return false;
                              return std::all_of(append.entries.begin(), append.entries.end(),
                                                 [&](const Entry &entry) {
                                                     at = at.next();
                                                     return log.has(at) && log.at(at) == entry;
                                                 });
                          },
                          [&](const AppendEntriesReply &reply) {
                              flight.kind = MessageKind::AppendEntriesReply;
                              flight.a = reply.matchIndex.value;
                              flight.bits = static_cast<std::uint8_t>((reply.success ? 1 : 0)
                                                                      | (reply.conflict ? 2 : 0));
                              if (reply.conflict) {
                                  flight.b = reply.conflict->index.value;
                                  flight.wide = reply.conflict->term.value;
                              }
                              return true;
                          },
                          [&](const ClientRequest &request) {
                              flight.kind = MessageKind::ClientRequest;
                              if (!from.isClient())
                                  return false;
                              flight.a = m_openNumber[clientPlace(from)];
                              return flight.a != 0 && m_open[clientPlace(from)] == request.command;
                          },
                          [&](const ClientReply &reply) {
                              flight.kind = MessageKind::ClientReply;
                              flight.wide = reply.op;
                              flight.b = reply.leader ? reply.leader->value : 0xffU;
                              flight.bits = static_cast<std::uint8_t>(reply.outcome);
                              if (reply.value.empty())
                                  return true;
                              const auto index = plainNumber(reply.value);
                              flight.bits |= 4;
                              flight.a = index.value_or(0);
                              return index.has_value();
                          },
                      },
                      message.body);
}

// Actions

void TimelineRecorder::acted(const RunFacts &facts)
{
    beginMoment(Kind::Act, facts.now);
    NodeId who = m_marks.empty() ? NodeId{} : m_who;
    const std::size_t flagsAt = m_out.at();
    m_out.byte(0);
    std::uint8_t flags = 0;
    if (facts.names.servers.size() != m_state.serverCount
        || facts.names.clients.size() != m_state.clientCount) {
        flags |= kWorldChanged;
        takeNames(facts.names);
        m_marks |= Mark::Create;
    }
    if (std::exchange(m_linksChanged, false)) {
        flags |= kWorldChanged;
        const LinkTable before = *m_latestLinks.front().table;
        takeLinks(facts.links);
        for (const NodeId from : facts.names.all())
            for (const NodeId to : facts.names.all())
                if (const bool up = facts.links.isUp(from, to); up != before.isUp(from, to))
                    m_marks |= up ? Mark::Heal : Mark::Cut;
    }
    if (flags != 0) {
        m_out.byte(m_state.serverCount);
        m_out.byte(m_state.clientCount);
        m_out.number(m_state.links);
    }
    actedOnServers(facts, who);
    for (const ClientView &client : facts.clients) {
        const std::size_t at = clientPlace(client.id);
        m_out.need(kMostBytesOfFrame);
        const std::size_t start = m_out.at();
        m_out.byte(client.id.value);
        if (!writeClient(m_out, m_state.clients[at], client.status, m_openNumber[at]))
            m_out.goBackTo(start);
    }
    m_out.need(kMostBytesOfFrame);
    m_out.byte(kNobody);
    const std::size_t flightsAt = m_out.at();
    if (actedOnFlights(facts))
        flags |= kFlightsChanged;
    else
        m_out.goBackTo(flightsAt);
    if (who != NodeId{}) {
        flags |= kHasWho;
        m_out.byte(who.value);
    }
    m_out[flagsAt] = flags;
    endMoment(facts.seq, who);
}

void TimelineRecorder::actedOnServers(const RunFacts &facts, NodeId &who)
{
    for (const ServerView &server : facts.servers) {
        ServerState &before = m_state.servers[server.id.value];
        const auto mark = [&](Mark what) {
            m_marks |= what;
            who = server.id;
        };
        if (server.up != before.up)
            mark(server.up ? Mark::Restart : Mark::Crash);
        else if (server.paused != before.paused)
            mark(server.paused ? Mark::Pause : Mark::Resume);
        m_out.need(kMostBytesOfFrame);
        const std::size_t start = m_out.at();
        m_out.byte(server.id.value);
        const std::uint32_t line = m_logs.lineOf(server.log, before.line);
        if (!writeServer(m_out, before, server, line, facts.now, {}))
            m_out.goBackTo(start);
    }
}

/// What is gone and what has another arrival, each by its id; 0; how many are new, and these; how
/// many were sent. False: nothing of it.
bool TimelineRecorder::actedOnFlights(const RunFacts &facts)
{
    bool changed = facts.lastId != m_state.lastId;
    auto now = facts.inFlight.begin();
    m_state.flights.forEach([&](Flight &flight) {
        while (now != facts.inFlight.end() && now->id < flight.id)
            ++now;
        m_out.need(kMostBytesOfFrame);
        if (now == facts.inFlight.end() || now->id != flight.id) {
            const bool handled =
                std::find(m_handled.begin(), m_handled.end(), flight.id) != m_handled.end();
            m_out.number(flight.id);
            m_out.byte(
                static_cast<std::uint8_t>(handled ? FlightChange::Handled : FlightChange::Lost));
            Flights::remove(flight);
            changed = true;
        } else if (const Instant due = now->arrives.value_or(Instant::never());
                   due != flight.arrives) {
            m_out.number(flight.id);
            m_out.byte(static_cast<std::uint8_t>(FlightChange::OtherArrival));
            writeInstant(m_out, due, facts.now);
            flight.arrives = due;
            changed = true;
        }
    });
    m_out.need(kMostBytesOfFrame);
    m_out.number(0);
    const auto firstNew =
        std::find_if(facts.inFlight.begin(), facts.inFlight.end(),
                     [&](const MessageView &message) { return message.id > m_state.lastId; });
    m_out.number(static_cast<std::uint64_t>(facts.inFlight.end() - firstNew));
    std::for_each(firstNew, facts.inFlight.end(), [&](const MessageView &message) {
        const Flight flight = describe(factsOf(message));
        writeFlight(m_out, flight, facts.now);
        m_state.flights.add(flight);
    });
    m_out.need(kMostBytesOfFrame);
    m_out.number(facts.lastId - m_state.lastId);
    m_state.lastId = facts.lastId;
    m_handled.clear();
    return changed;
}

// For readers

std::size_t TimelineRecorder::bytes() const
{
    return m_chunkBytes + m_chunks.bytes() + m_out.room() + m_chunk.size() + m_logs.bytes()
           + m_commands.bytes() + m_commandBytes + m_oddMessages.bytes() + m_oddBytes
           + m_links.bytes() + m_links.size() * sizeof(LinkTable) + m_ledger.bytes()
           + (m_firstRows ? m_firstRows->size() * sizeof(LedgerRow) : 0) + sizeof(TimelineRecorder);
}

Timeline TimelineRecorder::timeline(Instant now)
{
    const std::uint64_t end = m_chunk.first + m_chunk.count;
    if (m_chunk.count > 0 && (!m_openPublished || m_openPublished->count != m_chunk.count))
        m_openPublished = chunkSoFar();
    Timeline timeline;
    timeline.m_first = m_blocksGone * Timeline::Chunks::kBlockSize * Timeline::kChunk;
    timeline.m_end = end;
    timeline.m_frontier = now;
    timeline.m_voters = m_voters;
    timeline.m_bytes = bytes();
    timeline.m_shared = {m_logs.bytes(), m_commandBytes, m_oddBytes};
    timeline.m_chunks = m_chunks.publish();
    timeline.m_open = m_chunk.count > 0 ? m_openPublished : nullptr;
    timeline.m_logs = m_logs.publish();
    timeline.m_commands = m_commands.publish();
    timeline.m_oddMessages = m_oddMessages.publish();
    timeline.m_links = m_links.publish();
    timeline.m_firstRows = m_firstRows;
    timeline.m_ledger = m_ledger.publish();
    timeline.m_names = m_names;
    return timeline;
}

} // namespace flotilla
