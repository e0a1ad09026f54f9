#include "trace/timeline.h"

#include "core/invariant.h"
#include "trace/timeline_codec.h"

#include <algorithm>
#include <iterator>
#include <map>

namespace flotilla {

using namespace timeline;

/// Goes through one chunk, moment by moment.
class Timeline::Reading {
public:
    Reading(const Timeline &timeline, const TimelineChunk &chunk)
        : m_timeline(timeline), m_chunk(chunk), m_in(chunk.bytes), m_state(readState(m_in))
    {
        m_moment.number = chunk.first;
    }

    /// Up to this moment, which the chunk has.
    const Moment &goTo(std::uint64_t number)
    {
        while (m_count <= number - m_chunk.first)
            goOn();
        return m_moment;
    }
    /// The next one.
    const Moment &goOn();
    [[nodiscard]] ClusterView view() const;

    /// The bytes of all that was read.
    [[nodiscard]] std::vector<std::uint8_t> bytes() const
    {
        return {m_chunk.bytes.data(), m_in.at()};
    }
    /// The number of the next one.
    [[nodiscard]] std::uint64_t next() const { return m_chunk.first + m_count; }
    [[nodiscard]] const State &state() const { return m_state; }
    [[nodiscard]] MessagePtr messageOf(const Flight &flight) const;
    /// Tells from now on what becomes of messages; lost ones may never have been under way.
    using Watch = std::function<void(const Flight &, Fate)>;
    void watch(Watch watch) { m_watch = std::move(watch); }

private:
    NodeId readTurn(NodeId who, NodeId peer);
    NodeId readAction();
    void readFlightsOfAction();
    /// The message that a moment is about; it is in flight no more.
    Flight readFlightEnd(Fate fate);
    void tell(const Flight &flight, Fate fate) const
    {
        if (m_watch)
            m_watch(flight, fate);
    }
    [[nodiscard]] MessageBody bodyOf(const Flight &flight) const;
    [[nodiscard]] const Log &line(std::uint32_t number) const
    {
        return *(*m_timeline.m_logs)[number];
    }
    [[nodiscard]] const CommandPtr &command(std::uint32_t number) const
    {
        return m_timeline.m_commands[number - 1];
    }

    const Timeline &m_timeline;
    const TimelineChunk &m_chunk;
    ByteReader m_in;
    State m_state;
    Moment m_moment;
    std::uint64_t m_count = 0;
    Watch m_watch;
};

const Moment &Timeline::Reading::goOn()
{
    const std::uint8_t head = m_in.byte();
    const auto kind = static_cast<MomentKind>(head & kKindBits);
    m_state.now.micros += static_cast<std::int64_t>(m_in.number());
    m_moment = {};
    switch (kind) {
    case MomentKind::Timer:
        m_moment.marks = Mark::Timer;
        m_moment.who = readTurn(NodeId{m_in.byte()}, {});
        break;
    case MomentKind::Message: {
        const Flight flight = readFlightEnd(Fate::Arrived);
        m_moment.marks = Mark::Message;
        m_moment.messageId = flight.id;
        m_moment.who = readTurn(flight.to, flight.from);
        break;
    }
    case MomentKind::Loss: {
        const Flight flight = readFlightEnd(Fate::Lost);
        m_moment.marks = Mark::Loss;
        m_moment.messageId = flight.id;
        m_moment.who = flight.to;
        break;
    }
    case MomentKind::Act:
        m_moment.marks = Mark::Act;
        m_moment.who = readAction();
        break;
    case MomentKind::Begin:
        break;
    }
    m_state.seq += m_in.number();
    if (head & kHasMarks)
        m_moment.marks |= Marks::ofBits(static_cast<std::uint16_t>(m_in.number()));
    if (head & kHasRows)
        m_state.ledgerRows += m_in.small();
    m_moment.number = m_chunk.first + m_count++;
    m_moment.at = m_state.now;
    m_moment.seq = m_state.seq;
    m_moment.ledgerRows = m_state.ledgerRows;
    if (m_moment.who.isServer())
        m_moment.term = m_state.servers[m_moment.who.value].status.currentTerm;
    return m_moment;
}

Flight Timeline::Reading::readFlightEnd(Fate fate)
{
    Flight *flight = m_state.flights.find(m_state.lastId - m_in.small());
    if (!flight)
        return {};
    const Flight found = *flight;
    tell(found, fate);
    Flights::remove(*flight);
    return found;
}

NodeId Timeline::Reading::readTurn(NodeId who, NodeId peer)
{
    if (who.isServer())
        readServer(m_in, m_state.servers[who.value], m_state.now, peer);
    else if (who.isClient())
        readClient(m_in, m_state.clients[who.value - NodeId::kFirstClient]);
    while (const auto sent = readSend(m_in, who, m_state)) {
        m_state.lastId = sent->flight.id;
        tell(sent->flight, sent->lost ? Fate::Lost : Fate::UnderWay);
        if (!sent->lost)
            m_state.flights.add(sent->flight);
    }
    return who;
}

NodeId Timeline::Reading::readAction()
{
    const std::uint8_t flags = m_in.byte();
    if (flags & kWorldChanged) {
        m_state.serverCount = m_in.byte();
        m_state.clientCount = m_in.byte();
        m_state.links = m_in.small();
    }
    for (NodeId who{m_in.byte()}; who.isServer() || who.isClient(); who = NodeId{m_in.byte()}) {
        if (who.isServer())
            readServer(m_in, m_state.servers[who.value], m_state.now, {});
        else
            readClient(m_in, m_state.clients[who.value - NodeId::kFirstClient]);
    }
    if (flags & kFlightsChanged)
        readFlightsOfAction();
    return flags & kHasWho ? NodeId{m_in.byte()} : NodeId{};
}

void Timeline::Reading::readFlightsOfAction()
{
    while (const std::uint32_t id = m_in.small()) {
        Flight *flight = m_state.flights.find(id);
        const auto change = static_cast<FlightChange>(m_in.byte());
        const bool stays = change == FlightChange::OtherArrival;
        const Instant arrives = stays ? readInstant(m_in, m_state.now) : Instant{};
        if (!flight)
            continue;
        if (stays)
            flight->arrives = arrives;
        tell(*flight, stays                             ? Fate::UnderWay
                      : change == FlightChange::Handled ? Fate::Arrived
                                                        : Fate::Lost);
        if (!stays)
            Flights::remove(*flight);
    }
    for (std::uint64_t count = m_in.number(); count > 0; --count) {
        const Flight flight = readFlight(m_in, m_state.now);
        tell(flight, Fate::UnderWay);
        m_state.flights.add(flight);
    }
    m_state.lastId += m_in.small();
}

MessageBody Timeline::Reading::bodyOf(const Flight &flight) const
{
    switch (flight.kind) {
    case MessageKind::RequestVote:
        return RequestVote{Index{flight.a}, line(flight.c).termAt(Index{flight.a})};
    case MessageKind::RequestVoteReply:
        return RequestVoteReply{flight.bits != 0};
    case MessageKind::AppendEntries: {
        const Log &log = line(flight.c);
        const Index prev{flight.a};
        return AppendEntries{prev, log.termAt(prev), log.slice(prev.next(), flight.b),
                             Index{flight.d}};
    }
    case MessageKind::AppendEntriesReply: {
        AppendEntriesReply reply{(flight.bits & 1) != 0, Index{flight.a}, std::nullopt};
        if ((flight.bits & 2) != 0)
            reply.conflict = Conflict{Index{flight.b}, Term{flight.wide}};
        return reply;
    }
    case MessageKind::ClientRequest:
        return ClientRequest{command(flight.a)};
    case MessageKind::ClientReply: {
        ClientReply reply{flight.wide, static_cast<Outcome>(flight.bits & 3), {}, {}};
        if ((flight.bits & 4) != 0)
            reply.value = std::to_string(flight.a);
        if (flight.b != 0xff)
            reply.leader = NodeId{static_cast<std::uint8_t>(flight.b)};
        return reply;
    }
    case MessageKind::Odd:
    case MessageKind::None:
        break;
    }
    return RequestVoteReply{};
}

MessagePtr Timeline::Reading::messageOf(const Flight &flight) const
{
    if (flight.kind == MessageKind::Odd)
        return m_timeline.m_oddMessages[flight.a];
    return std::make_shared<const Message>(
        Message{flight.from, flight.to, flight.term, bodyOf(flight)});
}

ClusterView Timeline::Reading::view() const
{
    ClusterView view;
    view.now = m_state.now;
    view.voters = m_timeline.m_voters;
    view.links = *m_timeline.m_links[m_state.links];
    view.servers.reserve(m_state.serverCount);
    for (std::uint8_t i = 0; i < m_state.serverCount; ++i) {
        const ServerState &state = m_state.servers[i];
        ServerView &server = view.servers.emplace_back();
        server.id = NodeId{i};
        server.name = m_timeline.m_names->servers[i];
        server.up = state.up;
        server.paused = state.paused;
        server.voter = m_timeline.m_voters.contains(server.id);
        server.status = state.status;
        server.log = line(state.line).prefix(state.status.lastLogIndex);
        server.status.lastLogTerm = server.log.lastTerm();
        server.timer = state.timer;
        server.leader = state.leader;
        server.downSince = state.downSince;
    }
    view.clients.reserve(m_state.clientCount);
    for (std::uint8_t i = 0; i < m_state.clientCount; ++i) {
        const ClientState &state = m_state.clients[i];
        view.clients.push_back({Names::clientId(i), m_timeline.m_names->clients[i], state.status,
                                state.command == 0 ? std::string() : command(state.command)->text});
    }
    m_state.flights.forEach([&](const Flight &flight) {
        MessageView &message = view.inFlight.emplace_back();
        message.id = flight.id;
        message.message = messageOf(flight);
        message.sent = flight.sent;
        if (!flight.arrives.isNever())
            message.arrives = flight.arrives;
        message.doomed = flight.doomed;
    });
    return view;
}

const TimelineChunk &Timeline::chunk(std::uint64_t place) const
{
    return place < m_chunks.size() ? *m_chunks[place] : *m_open;
}

TimelineChunk Timeline::upTo(std::uint64_t number, State &state) const
{
    FLOTILLA_INVARIANT(number >= m_first && number < m_end, "a moment that the timeline has");
    const TimelineChunk &whole = chunkOf(number);
    Reading reading(*this, whole);
    TimelineChunk part;
    part.first = whole.first;
    part.begin = whole.begin;
    while (reading.next() <= number)
        part.marks |= reading.goOn().marks;
    part.count = static_cast<std::uint32_t>(number - whole.first + 1);
    part.bytes = reading.bytes();
    std::copy_if(whole.marked.begin(), whole.marked.end(), std::back_inserter(part.marked),
                 [&](const TimelineChunk::Marked &marked) { return marked.place < part.count; });
    state = reading.state();
    return part;
}

std::shared_ptr<const void> Timeline::holderOf(std::uint64_t number) const
{
    const std::uint64_t place = number / kChunk;
    return place < m_chunks.size() ? m_chunks[place] : m_open;
}

Moment Timeline::moment(std::uint64_t number) const
{
    return Reading(*this, chunkOf(number)).goTo(number);
}

ClusterView Timeline::at(std::uint64_t number) const
{
    FLOTILLA_INVARIANT(number >= m_first && number < m_end, "a moment that the timeline has");
    Reading reading(*this, chunkOf(number));
    reading.goTo(number);
    return reading.view();
}

ClusterView Timeline::at(Instant instant) const
{
    ClusterView view = at(lastUpTo(instant));
    view.now = std::max(view.now, instant);
    return view;
}

std::uint64_t Timeline::lastUpTo(Instant instant) const
{
    std::uint64_t low = m_first / kChunk;
    std::uint64_t high = (m_end - 1) / kChunk;
    while (low < high) {
        const std::uint64_t middle = low + (high - low + 1) / 2;
        if (chunk(middle).begin <= instant)
            low = middle;
        else
            high = middle - 1;
    }
    const TimelineChunk &found = chunk(low);
    Reading reading(*this, found);
    std::uint64_t last = found.first;
    for (std::uint32_t i = 0; i < found.count; ++i) {
        const Moment &moment = reading.goOn();
        if (moment.at > instant)
            break;
        last = moment.number;
    }
    return last;
}

std::optional<std::uint64_t> Timeline::next(std::uint64_t after, Marks marks) const
{
    for (std::uint64_t at = std::max(after + 1, m_first); at < m_end;) {
        const TimelineChunk &here = chunkOf(at);
        const std::uint64_t end = here.first + here.count;
        if (here.marks.touches(marks)) {
            Reading reading(*this, here);
            for (reading.goTo(at); at < end; ++at)
                if (reading.goTo(at).marks.touches(marks))
                    return at;
        }
        at = end;
    }
    return std::nullopt;
}

std::optional<std::uint64_t> Timeline::previous(std::uint64_t before, Marks marks) const
{
    for (std::uint64_t end = std::min(before, m_end); end > m_first;) {
        const TimelineChunk &here = chunkOf(end - 1);
        std::optional<std::uint64_t> found;
        if (here.marks.touches(marks)) {
            Reading reading(*this, here);
            for (std::uint64_t at = here.first; at < end; ++at)
                if (reading.goTo(at).marks.touches(marks))
                    found = at;
        }
        if (found)
            return found;
        end = here.first;
    }
    return std::nullopt;
}

void Timeline::forEach(std::uint64_t from, std::uint64_t to, const Visit &visit) const
{
    for (std::uint64_t at = std::max(from, m_first); at < std::min(to, m_end);) {
        const TimelineChunk &here = chunkOf(at);
        Reading reading(*this, here);
        for (const std::uint64_t end = std::min({here.first + here.count, to, m_end}); at < end;
             ++at)
            visit(reading.goTo(at));
    }
}

void Timeline::forEachView(std::uint64_t from, std::uint64_t to, const VisitView &visit) const
{
    for (std::uint64_t at = std::max(from, m_first); at < std::min(to, m_end);) {
        const TimelineChunk &here = chunkOf(at);
        Reading reading(*this, here);
        for (const std::uint64_t end = std::min({here.first + here.count, to, m_end}); at < end;
             ++at) {
            const Moment &moment = reading.goTo(at);
            if (!visit(moment, reading.view()))
                return;
        }
    }
}

void Timeline::forEachMarked(std::uint64_t from, std::uint64_t to, Marks marks,
                             const Visit &visit) const
{
    for (std::uint64_t at = std::max(from, m_first); at < std::min(to, m_end);) {
        const TimelineChunk &here = chunkOf(at);
        if (here.marks.touches(marks))
            for (const TimelineChunk::Marked &marked : here.marked) {
                const std::uint64_t number = here.first + marked.place;
                if (number < from || number >= to || !marked.marks.touches(marks))
                    continue;
                Moment moment;
                if (marked.micros == TimelineChunk::Marked::kMostMicros
                    || marked.term == TimelineChunk::Marked::kMostTerm) {
                    visit(this->moment(number));
                    continue;
                }
                moment.number = number;
                moment.at = here.begin + Duration{marked.micros};
                moment.marks = marked.marks;
                moment.who = marked.who;
                moment.term = Term{marked.term};
                visit(moment);
            }
        at = here.first + here.count;
    }
}

void Timeline::forEachPassage(std::uint64_t from, std::uint64_t to, const VisitPassage &visit) const
{
    std::map<std::uint32_t, Passage> passages;
    for (std::uint64_t at = std::max(from, m_first); at < std::min(to, m_end);) {
        const TimelineChunk &here = chunkOf(at);
        Reading reading(*this, here);
        const auto take = [&](const Flight &flight, Fate fate) {
            Passage &passage = passages[flight.id];
            if (!passage.message) {
                passage.id = flight.id;
                passage.message = reading.messageOf(flight);
                passage.sent = flight.sent;
            }
            passage.due = flight.arrives;
            passage.fate = fate;
            passage.endMoment = at;
            passage.ended = reading.state().now;
        };
        while (reading.next() < at)
            reading.goOn();
        if (passages.empty())
            reading.state().flights.forEach(
                [&](const Flight &flight) { take(flight, Fate::UnderWay); });
        reading.watch(take);
        for (const std::uint64_t end = std::min({here.first + here.count, to, m_end}); at < end;
             ++at)
            reading.goOn();
    }
    for (const auto &[id, passage] : passages)
        visit(passage);
}

void Timeline::forEachStanding(std::uint64_t from, std::uint64_t to,
                               const VisitStanding &visit) const
{
    std::array<std::optional<Standing>, kMaxServers> known;
    for (std::uint64_t at = std::max(from, m_first); at < std::min(to, m_end);) {
        const TimelineChunk &here = chunkOf(at);
        Reading reading(*this, here);
        for (const std::uint64_t end = std::min({here.first + here.count, to, m_end}); at < end;
             ++at) {
            const Moment &moment = reading.goTo(at);
            const State &state = reading.state();
            for (std::uint8_t i = 0; i < state.serverCount; ++i) {
                const ServerState &server = state.servers[i];
                const Standing now{NodeId{i},          server.status.currentTerm,
                                   server.status.role, server.status.commitIndex,
                                   server.up,          server.paused};
                if (known[i] == now)
                    continue;
                known[i] = now;
                visit(moment, now);
            }
        }
    }
}

std::vector<LedgerRow> Timeline::ledger(std::uint64_t number) const
{
    const std::uint32_t count = moment(number).ledgerRows;
    std::vector<LedgerRow> rows = *m_firstRows;
    rows.reserve(count);
    for (std::size_t i = 0; rows.size() < count; ++i) {
        const LedgerFact &fact = m_ledger[i];
        rows.push_back({fact.index, (*m_logs)[fact.line]->at(fact.index), m_names->of(fact.leader),
                        fact.leaderTerm, fact.committedAt});
    }
    return rows;
}

} // namespace flotilla
