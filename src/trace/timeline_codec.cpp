#include "trace/timeline_codec.h"

#include <cstring>
#include <type_traits>
#include <utility>

namespace flotilla::timeline {

namespace {

// What changed of a server: the common things in the first byte, in this order.
constexpr std::uint8_t kTimerFromNow = 1; ///< the timer was set now
constexpr std::uint8_t kCommit = 2;       ///< commitIndex
constexpr std::uint8_t kAppliedAll = 4;   ///< lastApplied is commitIndex
constexpr std::uint8_t kLogGrew = 8;      ///< the log, along its line
constexpr std::uint8_t kPeerFollows = 16; ///< the peer's matchIndex, and nextIndex right after it
constexpr std::uint8_t kSeldom = 32;      ///< more, below

constexpr std::uint32_t kTerm = 1;
constexpr std::uint32_t kRole = 2;
constexpr std::uint32_t kVote = 4;
constexpr std::uint32_t kLeader = 8;
constexpr std::uint32_t kVotes = 16;
constexpr std::uint32_t kPeers = 32;
constexpr std::uint32_t kTimer = 64;
constexpr std::uint32_t kUpPaused = 128;
constexpr std::uint32_t kDownSince = 256;
constexpr std::uint32_t kLog = 512;
constexpr std::uint32_t kApplied = 1024;
constexpr std::uint32_t kProgress = 2048;

// What changed of a client.
constexpr std::uint8_t kServer = 1;
constexpr std::uint8_t kOpenUnknown = 2;
constexpr std::uint8_t kOp = 4;
constexpr std::uint8_t kWaiting = 8;
constexpr std::uint8_t kAnswered = 16;
constexpr std::uint8_t kLastIndex = 32;
constexpr std::uint8_t kRedirected = 64;
constexpr std::uint8_t kCommand = 128;

// A message's first byte, beside its kind.
constexpr std::uint8_t kArrives = 8;
constexpr std::uint8_t kDoomed = 16;
constexpr std::uint8_t kLost = 32;
constexpr std::uint8_t kOtherTerm = 64;

std::uint8_t byteOf(std::optional<NodeId> id)
{
    return id ? id->value : 0xff;
}
std::optional<NodeId> idOf(std::uint8_t byte)
{
    return byte == 0xff ? std::nullopt : std::optional(NodeId{byte});
}
NodeSet setOf(std::uint64_t bits)
{
    NodeSet set;
    for (std::uint8_t id = 0; id < kMaxServers; ++id)
        if ((bits >> id & 1U) != 0)
            set.insert(NodeId{id});
    return set;
}

using PerPeer = std::array<Index, kMaxServers>;
bool same(const PerPeer &a, const PerPeer &b)
{
    // No branches, and two at a time: it is asked at every turn.
    static_assert(std::has_unique_object_representations_v<Index> && kMaxServers % 2 == 1);
    std::uint64_t differ = a.back().value ^ b.back().value;
    for (std::size_t i = 0; i + 1 < kMaxServers; i += 2) {
        std::uint64_t x = 0;
        std::uint64_t y = 0;
        std::memcpy(&x, &a[i], sizeof x);
        std::memcpy(&y, &b[i], sizeof y);
        differ |= x ^ y;
    }
    return differ == 0;
}

/// Brings one peer up to date, and says whether that and the simple rule were all.
bool onlyFollows(Status &before, const Status &now, NodeId peer)
{
    if (!peer.isServer() || now.nextIndex[peer.value] != now.matchIndex[peer.value].next())
        return false;
    const Index next = std::exchange(before.nextIndex[peer.value], now.nextIndex[peer.value]);
    const Index match = std::exchange(before.matchIndex[peer.value], now.matchIndex[peer.value]);
    if (same(before.nextIndex, now.nextIndex) && same(before.matchIndex, now.matchIndex))
        return true;
    before.nextIndex[peer.value] = next;
    before.matchIndex[peer.value] = match;
    return false;
}

void writeProgress(ByteWriter &out, const Status &before, const Status &now)
{
    std::uint32_t peers = 0;
    for (std::size_t i = 0; i < kMaxServers; ++i)
        if (before.nextIndex[i] != now.nextIndex[i] || before.matchIndex[i] != now.matchIndex[i])
            peers |= 1U << i;
    out.number(peers);
    for (std::size_t i = 0; i < kMaxServers; ++i)
        if ((peers >> i & 1U) != 0) {
            out.difference(now.nextIndex[i].value, before.nextIndex[i].value);
            out.difference(now.matchIndex[i].value, before.matchIndex[i].value);
        }
}

void readProgress(ByteReader &in, Status &status)
{
    const std::uint64_t peers = in.number();
    for (std::size_t i = 0; i < kMaxServers; ++i)
        if ((peers >> i & 1U) != 0) {
            status.nextIndex[i].value = in.from(status.nextIndex[i].value);
            status.matchIndex[i].value = in.from(status.matchIndex[i].value);
        }
}

/// What seldom changes, as the bits of seldom say.
template <typename Server>
void writeSeldom(ByteWriter &out, std::uint32_t seldom, ServerState &before, const Server &now,
                 std::uint32_t line, Instant at)
{
    Status &old = before.status;
    const Status &status = now.status;
    out.number(seldom);
    if (seldom & kTerm)
        out.signedNumber(
            static_cast<std::int64_t>(status.currentTerm.value - old.currentTerm.value));
    if (seldom & kRole)
        out.byte(static_cast<std::uint8_t>(status.role));
    if (seldom & kVote)
        out.byte(byteOf(status.votedFor));
    if (seldom & kLeader)
        out.byte(byteOf(now.leader));
    if (seldom & kVotes)
        out.number(status.votesGranted.bits());
    if (seldom & kPeers)
        out.number(status.peers.bits());
    if (seldom & kTimer) {
        writeInstant(out, now.timer.set, at);
        writeInstant(out, now.timer.due, at);
    }
    if (seldom & kUpPaused)
        out.byte(static_cast<std::uint8_t>((now.up ? 1 : 0) | (now.paused ? 2 : 0)));
    if (seldom & kDownSince)
        writeInstant(out, now.downSince, at);
    if (seldom & kLog) {
        out.number(line);
        out.number(status.lastLogIndex.value);
    }
    if (seldom & kApplied)
        out.number(status.lastApplied.value);
    if (seldom & kProgress)
        writeProgress(out, old, status);
    before.leader = now.leader;
    before.up = now.up;
    before.paused = now.paused;
    before.downSince = now.downSince;
    old = status;
}

void readSeldom(ByteReader &in, ServerState &server, Instant at)
{
    Status &status = server.status;
    const std::uint64_t seldom = in.number();
    if (seldom & kTerm)
        status.currentTerm.value += static_cast<std::uint64_t>(in.signedNumber());
    if (seldom & kRole)
        status.role = static_cast<Role>(in.byte());
    if (seldom & kVote)
        status.votedFor = idOf(in.byte());
    if (seldom & kLeader)
        server.leader = idOf(in.byte());
    if (seldom & kVotes)
        status.votesGranted = setOf(in.number());
    if (seldom & kPeers)
        status.peers = setOf(in.number());
    if (seldom & kTimer) {
        server.timer.set = readInstant(in, at);
        server.timer.due = readInstant(in, at);
    }
    if (seldom & kUpPaused) {
        const std::uint8_t bits = in.byte();
        server.up = (bits & 1) != 0;
        server.paused = (bits & 2) != 0;
    }
    if (seldom & kDownSince)
        server.downSince = readInstant(in, at);
    if (seldom & kLog) {
        server.line = in.small();
        status.lastLogIndex.value = in.small();
    }
    if (seldom & kApplied)
        status.lastApplied.value = in.small();
    if (seldom & kProgress)
        readProgress(in, status);
}

/// Where the numbers of a sender's messages are expected.
struct Expected {
    std::uint32_t lastLogIndex = 0;
    std::uint32_t commitIndex = 0;
    std::uint32_t line = 0;
    std::uint32_t command = 0;
    Term term;
};

Expected expectedOf(NodeId from, const State &state)
{
    if (from.isClient())
        return {0, 0, 0, state.clients[from.value - NodeId::kFirstClient].command, {}};
    if (!from.isServer())
        return {};
    const ServerState &server = state.servers[from.value];
    return {server.status.lastLogIndex.value, server.status.commitIndex.value, server.line, 0,
            server.status.currentTerm};
}

void writeBody(ByteWriter &out, const Flight &f, const Expected &expected)
{
    const auto back = [&](std::uint32_t index) {
        return ByteWriter::folded(std::int64_t{expected.lastLogIndex} - std::int64_t{index});
    };
    switch (f.kind) {
    case MessageKind::RequestVote:
        out.number(back(f.a) << 1 | (f.c != expected.line ? 1U : 0U));
        if (f.c != expected.line)
            out.number(f.c);
        return;
    case MessageKind::RequestVoteReply:
        out.byte(f.bits);
        return;
    case MessageKind::AppendEntries: {
        const bool otherLine = f.c != expected.line;
        const bool otherCommit = f.d != expected.commitIndex;
        out.number(back(f.a));
        out.number(std::uint64_t{f.b} << 2 | (otherLine ? 2U : 0U) | (otherCommit ? 1U : 0U));
        if (otherLine)
            out.number(f.c);
        if (otherCommit)
            out.difference(f.d, expected.commitIndex);
        return;
    }
    case MessageKind::AppendEntriesReply:
        out.number(back(f.a) << 2 | f.bits);
        if ((f.bits & 2) != 0) {
            out.number(f.b);
            out.number(f.wide);
        }
        return;
    case MessageKind::ClientRequest:
        out.difference(f.a, expected.command);
        return;
    case MessageKind::ClientReply:
        out.byte(f.bits);
        out.number(f.wide);
        out.difference(f.a, expected.commitIndex);
        out.byte(static_cast<std::uint8_t>(f.b));
        return;
    case MessageKind::Odd:
        out.number(f.a);
        return;
    case MessageKind::None:
        return;
    }
}

void readBody(ByteReader &in, Flight &f, const Expected &expected)
{
    const auto index = [&](std::uint64_t folded) {
        return static_cast<std::uint32_t>(expected.lastLogIndex - ByteReader::unfolded(folded));
    };
    switch (f.kind) {
    case MessageKind::RequestVote: {
        const std::uint64_t value = in.number();
        f.a = index(value >> 1);
        f.c = (value & 1) != 0 ? in.small() : expected.line;
        return;
    }
    case MessageKind::RequestVoteReply:
        f.bits = in.byte();
        return;
    case MessageKind::AppendEntries: {
        f.a = index(in.number());
        const std::uint64_t value = in.number();
        f.b = static_cast<std::uint32_t>(value >> 2);
        f.c = (value & 2) != 0 ? in.small() : expected.line;
        f.d = (value & 1) != 0 ? in.from(expected.commitIndex) : expected.commitIndex;
        return;
    }
    case MessageKind::AppendEntriesReply: {
        const std::uint64_t value = in.number();
        f.bits = value & 3;
        f.a = index(value >> 2);
        if ((f.bits & 2) != 0) {
            f.b = in.small();
            f.wide = in.number();
        }
        return;
    }
    case MessageKind::ClientRequest:
        f.a = in.from(expected.command);
        return;
    case MessageKind::ClientReply:
        f.bits = in.byte();
        f.wide = in.number();
        f.a = in.from(expected.commitIndex);
        f.b = in.byte();
        return;
    case MessageKind::Odd:
        f.a = in.small();
        return;
    case MessageKind::None:
        return;
    }
}

} // namespace

void writeInstant(ByteWriter &out, Instant instant, Instant now)
{
    if (instant.isNever())
        out.number(0);
    else
        out.number(ByteWriter::folded(instant.micros - now.micros) + 1);
}

Instant readInstant(ByteReader &in, Instant now)
{
    const std::uint64_t value = in.number();
    return value == 0 ? Instant::never() : Instant{now.micros + ByteReader::unfolded(value - 1)};
}

template <typename Server>
bool writeServer(ByteWriter &out, ServerState &before, const Server &now, std::uint32_t line,
                 Instant at, NodeId peer)
{
    out.need(kMostBytesOfOne);
    const std::size_t start = out.at();
    out.byte(0);
    std::uint8_t common = 0;
    std::uint32_t seldom = 0;
    Status &old = before.status;
    const Status &status = now.status;
    if (now.timer != before.timer) {
        if (now.timer.set == at && now.timer.due >= at && !now.timer.due.isNever()) {
            common |= kTimerFromNow;
            out.number(static_cast<std::uint64_t>((now.timer.due - at).micros));
        } else {
            seldom |= kTimer;
        }
        before.timer = now.timer;
    }
    if (status.commitIndex != old.commitIndex) {
        common |= kCommit;
        out.difference(status.commitIndex.value, old.commitIndex.value);
        old.commitIndex = status.commitIndex;
    }
    if (status.lastApplied != old.lastApplied) {
        if (status.lastApplied == status.commitIndex)
            common |= kAppliedAll;
        else
            seldom |= kApplied;
        old.lastApplied = status.lastApplied;
    }
    if (line != before.line || status.lastLogIndex != old.lastLogIndex) {
        if (line == before.line && status.lastLogIndex > old.lastLogIndex) {
            common |= kLogGrew;
            out.number(status.lastLogIndex.value - old.lastLogIndex.value);
        } else {
            seldom |= kLog;
        }
        before.line = line;
        old.lastLogIndex = status.lastLogIndex;
    }
    if (!same(status.nextIndex, old.nextIndex) || !same(status.matchIndex, old.matchIndex)) {
        if (onlyFollows(old, status, peer)) {
            common |= kPeerFollows;
            out.difference(status.lastLogIndex.value, status.matchIndex[peer.value].value);
        } else {
            seldom |= kProgress;
        }
    }
    seldom |= (status.currentTerm != old.currentTerm ? kTerm : 0)
              | (status.role != old.role ? kRole : 0)
              | (status.votedFor != old.votedFor ? kVote : 0)
              | (now.leader != before.leader ? kLeader : 0)
              | (status.votesGranted != old.votesGranted ? kVotes : 0)
              | (status.peers != old.peers ? kPeers : 0)
              | (now.up != before.up || now.paused != before.paused ? kUpPaused : 0)
              | (now.downSince != before.downSince ? kDownSince : 0);
    if (seldom != 0) {
        common |= kSeldom;
        writeSeldom(out, seldom, before, now, line, at);
    }
    out[start] = common;
    return common != 0;
}

template bool writeServer(ByteWriter &, ServerState &, const ServerView &, std::uint32_t, Instant,
                          NodeId);
template bool writeServer(ByteWriter &, ServerState &, const ServerState &, std::uint32_t, Instant,
                          NodeId);

void readServer(ByteReader &in, ServerState &server, Instant at, NodeId peer)
{
    Status &status = server.status;
    const std::uint8_t common = in.byte();
    if (common & kTimerFromNow)
        server.timer = {at, at + Duration{static_cast<std::int64_t>(in.number())}};
    if (common & kCommit)
        status.commitIndex.value = in.from(status.commitIndex.value);
    if (common & kAppliedAll)
        status.lastApplied = status.commitIndex;
    if (common & kLogGrew)
        status.lastLogIndex.value += in.small();
    if (common & kPeerFollows) {
        const Index match{
            static_cast<std::uint32_t>(status.lastLogIndex.value - in.signedNumber())};
        if (peer.isServer()) {
            status.matchIndex[peer.value] = match;
            status.nextIndex[peer.value] = match.next();
        }
    }
    if (common & kSeldom)
        readSeldom(in, server, at);
}

bool writeClient(ByteWriter &out, ClientState &before, const ClientStatus &now,
                 std::uint32_t command)
{
    out.need(kMostBytesOfOne);
    const ClientStatus &old = before.status;
    const std::size_t start = out.at();
    std::uint8_t changed = 0;
    out.byte(0);
    if (now.server != old.server) {
        changed |= kServer;
        out.byte(now.server.value);
    }
    if (now.open != old.open || now.unknown != old.unknown) {
        changed |= kOpenUnknown;
        out.byte(static_cast<std::uint8_t>((now.open ? 1 : 0) | (now.unknown ? 2 : 0)));
    }
    if (now.op != old.op) {
        changed |= kOp;
        out.signedNumber(static_cast<std::int64_t>(now.op - old.op));
    }
    if (now.waiting != old.waiting) {
        changed |= kWaiting;
        out.signedNumber(static_cast<std::int64_t>(now.waiting - old.waiting));
    }
    if (now.answered != old.answered) {
        changed |= kAnswered;
        out.signedNumber(static_cast<std::int64_t>(now.answered - old.answered));
    }
    if (now.lastIndex != old.lastIndex) {
        changed |= kLastIndex;
        out.number(now.lastIndex ? std::uint64_t{now.lastIndex->value} + 1 : 0);
    }
    if (now.redirectedFrom != old.redirectedFrom) {
        changed |= kRedirected;
        out.byte(byteOf(now.redirectedFrom));
    }
    if (command != before.command) {
        changed |= kCommand;
        out.difference(command, before.command);
    }
    out[start] = changed;
    before.status = now;
    before.command = command;
    return changed != 0;
}

void readClient(ByteReader &in, ClientState &client)
{
    ClientStatus &status = client.status;
    const std::uint8_t changed = in.byte();
    if (changed & kServer)
        status.server.value = in.byte();
    if (changed & kOpenUnknown) {
        const std::uint8_t bits = in.byte();
        status.open = (bits & 1) != 0;
        status.unknown = (bits & 2) != 0;
    }
    if (changed & kOp)
        status.op += static_cast<std::uint64_t>(in.signedNumber());
    if (changed & kWaiting)
        status.waiting += static_cast<std::size_t>(in.signedNumber());
    if (changed & kAnswered)
        status.answered += static_cast<std::uint64_t>(in.signedNumber());
    if (changed & kLastIndex) {
        const std::uint64_t value = in.number();
        status.lastIndex =
            value == 0 ? std::nullopt : std::optional(Index{static_cast<std::uint32_t>(value - 1)});
    }
    if (changed & kRedirected)
        status.redirectedFrom = idOf(in.byte());
    if (changed & kCommand)
        client.command = in.from(client.command);
}

void writeSend(ByteWriter &out, const Flight &flight, bool lost, const State &state)
{
    out.need(kMostBytesOfOne);
    const Expected expected = expectedOf(flight.from, state);
    const bool arrives = !flight.arrives.isNever();
    const bool otherTerm = flight.term != expected.term;
    out.byte(static_cast<std::uint8_t>(static_cast<unsigned>(flight.kind) | (arrives ? kArrives : 0)
                                       | (flight.doomed ? kDoomed : 0) | (lost ? kLost : 0)
                                       | (otherTerm ? kOtherTerm : 0)));
    out.byte(flight.to.value);
    if (arrives)
        out.number(static_cast<std::uint64_t>((flight.arrives - state.now).micros));
    if (otherTerm)
        out.number(flight.term.value);
    writeBody(out, flight, expected);
}

void writeNoMoreSends(ByteWriter &out)
{
    out.byte(static_cast<std::uint8_t>(MessageKind::None));
}

std::optional<Sent> readSend(ByteReader &in, NodeId from, const State &state)
{
    const std::uint8_t head = in.byte();
    Sent sent;
    Flight &flight = sent.flight;
    flight.kind = static_cast<MessageKind>(head & 7);
    if (flight.kind == MessageKind::None)
        return std::nullopt;
    const Expected expected = expectedOf(from, state);
    flight.id = state.lastId + 1;
    flight.from = from;
    flight.sent = state.now;
    flight.doomed = (head & kDoomed) != 0;
    sent.lost = (head & kLost) != 0;
    flight.to.value = in.byte();
    if (head & kArrives)
        flight.arrives = state.now + Duration{static_cast<std::int64_t>(in.number())};
    flight.term = head & kOtherTerm ? Term{in.number()} : expected.term;
    readBody(in, flight, expected);
    return sent;
}

void writeFlight(ByteWriter &out, const Flight &flight, Instant now)
{
    out.need(kMostBytesOfOne);
    out.byte(static_cast<std::uint8_t>(static_cast<unsigned>(flight.kind)
                                       | (flight.doomed ? kDoomed : 0)));
    out.number(flight.id);
    out.byte(flight.from.value);
    out.byte(flight.to.value);
    out.number(flight.term.value);
    writeInstant(out, flight.sent, now);
    writeInstant(out, flight.arrives, now);
    writeBody(out, flight, {});
}

Flight readFlight(ByteReader &in, Instant now)
{
    Flight flight;
    const std::uint8_t head = in.byte();
    flight.kind = static_cast<MessageKind>(head & 7);
    flight.doomed = (head & kDoomed) != 0;
    flight.id = in.small();
    flight.from.value = in.byte();
    flight.to.value = in.byte();
    flight.term.value = in.number();
    flight.sent = readInstant(in, now);
    flight.arrives = readInstant(in, now);
    readBody(in, flight, {});
    return flight;
}

void writeState(ByteWriter &out, const State &state)
{
    out.need(kMostBytesOfOne);
    out.number(static_cast<std::uint64_t>(state.now.micros));
    out.number(state.seq);
    out.number(state.lastId);
    out.number(state.links);
    out.number(state.ledgerRows);
    out.byte(state.serverCount);
    out.byte(state.clientCount);
    for (std::size_t i = 0; i < state.serverCount; ++i) {
        ServerState none;
        writeServer(out, none, state.servers[i], state.servers[i].line, state.now, {});
    }
    for (std::size_t i = 0; i < state.clientCount; ++i) {
        ClientState none;
        writeClient(out, none, state.clients[i].status, state.clients[i].command);
    }
    std::uint64_t count = 0;
    state.flights.forEach([&](const Flight &) { ++count; });
    out.need(kMostBytesOfOne);
    out.number(count);
    state.flights.forEach([&](const Flight &flight) { writeFlight(out, flight, state.now); });
}

State readState(ByteReader &in)
{
    State state;
    state.now.micros = static_cast<std::int64_t>(in.number());
    state.seq = in.number();
    state.lastId = in.small();
    state.links = in.small();
    state.ledgerRows = in.small();
    state.serverCount = in.byte();
    state.clientCount = in.byte();
    for (std::size_t i = 0; i < state.serverCount; ++i)
        readServer(in, state.servers[i], state.now, {});
    for (std::size_t i = 0; i < state.clientCount; ++i)
        readClient(in, state.clients[i]);
    for (std::uint64_t count = in.number(); count > 0; --count)
        state.flights.add(readFlight(in, state.now));
    return state;
}

} // namespace flotilla::timeline
