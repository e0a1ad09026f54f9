#include "trace/trace_import.h"

#include "trace/phrases.h"
#include "trace/timeline_recorder.h"
#include "trace/trace_reader.h"
#include "trace/words.h"

#include <algorithm>
#include <optional>

namespace flotilla {

namespace {

constexpr std::uint64_t kLinesBetweenQuestions = 4096;

/// When each message arrived or was lost, by id; never: not in this trace.
class Ends final : public TraceSink {
public:
    void begin(const TraceHeader &) override {}
    void take(const Event &event, const Names &names) override
    {
        if (const auto *receive = std::get_if<what::Receive>(&event.body))
            end(receive->id) = event.at;
        else if (const auto *drop = std::get_if<what::Drop>(&event.body))
            end(drop->id) = event.at;
        if (m_clients.size() < names.clients.size())
            m_clients = names.clients;
    }
    [[nodiscard]] Instant of(std::uint32_t id) const
    {
        return id < m_ends.size() ? m_ends[id] : Instant::never();
    }
    /// All that the trace names.
    [[nodiscard]] const std::vector<std::string> &clients() const { return m_clients; }

private:
    /// Ids have no gaps, so this is never larger than the trace.
    Instant &end(std::uint32_t id)
    {
        if (id >= m_ends.size())
            m_ends.resize(std::max<std::size_t>(id + 1, m_ends.size() * 2), Instant::never());
        return m_ends[id];
    }

    std::vector<Instant> m_ends;
    std::vector<std::string> m_clients;
};

/// Parts a trace's events into moments and has them recorded. It hears of each event before that
/// has happened to the state: then the moment before is over.
class ImportRecorder final : public TraceSink {
public:
    ImportRecorder(const TraceFold &state, const Ends &ends, Instant traceEnd)
        : m_state(state), m_ends(ends), m_traceEnd(traceEnd)
    {
    }

    void begin(const TraceHeader &header) override
    {
        m_words.begin(header);
        m_header = header;
    }
    void take(const Event &event, const Names &names) override;
    [[nodiscard]] ImportedTrace finish(Instant now);

private:
    enum class Kind { Timer, Message, Loss, Act };

    [[nodiscard]] std::optional<Kind> beginning(const Event &event) const;
    void flush();
    void flushTurn();
    void add(const Event &event);
    void addSend(std::uint32_t id, const MessagePtr &message, Instant at, bool doomed);
    void mark(const Event &event);
    [[nodiscard]] RunFacts facts() const;
    [[nodiscard]] std::optional<Instant> arrival(std::uint32_t id, Instant sent) const;

    struct Sent {
        std::uint32_t id;
        MessagePtr message;
        Instant at;
        std::optional<Instant> arrives;
        bool doomed;
        bool lost;
    };

    const TraceFold &m_state;
    const Ends &m_ends;
    Instant m_traceEnd;
    TraceHeader m_header;
    Words m_words;
    std::vector<FeedLine> m_feed;
    std::vector<Violation> m_violations;
    std::optional<TimelineRecorder> m_recorder;

    // The moment at hand.
    std::optional<Kind> m_kind; ///< none: the run has not begun
    NodeId m_who;
    std::uint32_t m_messageId = 0;
    Instant m_at;
    std::uint64_t m_seq = 0;
    bool m_logChanged = false;
    bool m_madeUp = false; ///< an injected message is about to be received
    std::vector<Sent> m_sent;
    std::vector<std::pair<NodeId, NoteBody>> m_notes;
    struct Row {
        LedgerRow row;
        NodeId leader;
    };
    std::vector<Row> m_rows;
    bool m_violated = false;
    bool m_acted = false;
};

/// Which kind of moment an event begins; none where it belongs to the one at hand.
std::optional<ImportRecorder::Kind> ImportRecorder::beginning(const Event &event) const
{
    const bool atHand = m_kind && event.at == m_at;
    const bool inAct = m_kind == Kind::Act && event.at == m_at;
    const bool same = (m_kind == Kind::Timer || m_kind == Kind::Message) && event.at == m_at
                      && event.node == m_who;
    const auto justSent = [&](std::uint32_t id) {
        return event.at == m_at && !m_sent.empty() && m_sent.back().id == id;
    };
    const auto unless = [](bool belongs, Kind kind) {
        return belongs ? std::nullopt : std::optional(kind);
    };
    return std::visit(
        Overload{
            [&](const what::Receive &) { return unless(inAct && m_madeUp, Kind::Message); },
            [&](const what::Timeout &) { return unless(inAct, Kind::Timer); },
            [&](const what::Act &) { return std::optional(Kind::Act); },
            [&](const what::Drop &drop) { return unless(inAct || justSent(drop.id), Kind::Loss); },
            [&](const what::Dup &dup) { return unless(inAct || justSent(dup.id), Kind::Act); },
            [&](const what::Violated &) { return unless(atHand, Kind::Act); },
            [&](const what::Remark &) {
                return event.status ? unless(inAct || same, Kind::Timer)
                                    : unless(atHand, Kind::Act);
            },
            [&](const auto &) {
                using What = std::variant<what::Crash, what::Restart, what::Create, what::Pause,
                                          what::Resume, what::Inject>;
                const bool act = std::visit(
                    [](const auto &body) { return std::is_constructible_v<What, decltype(body)>; },
                    event.body);
                return act ? unless(inAct, Kind::Act) : unless(inAct || same, Kind::Timer);
            }},
        event.body);
}

void ImportRecorder::take(const Event &event, const Names &names)
{
    if (!m_recorder) {
        m_recorder.emplace(m_header.voters);
        m_recorder->begin(facts(), {});
    }
    if (const auto kind = beginning(event)) {
        flush();
        m_kind = kind;
        m_who = event.node;
        m_at = event.at;
        m_messageId = 0;
        if (const auto *receive = std::get_if<what::Receive>(&event.body))
            m_messageId = receive->id;
        if (const auto *drop = std::get_if<what::Drop>(&event.body); drop && kind == Kind::Loss)
            m_messageId = drop->id;
    }
    add(event);
    m_seq = event.seq;
    if (auto line = m_words.describe(event, names)) {
        m_feed.push_back(*std::move(line));
        if (m_feed.size() >= 2 * ImportedTrace::kMostFeedLines)
            m_feed.erase(m_feed.begin(),
                         m_feed.end() - std::ptrdiff_t(ImportedTrace::kMostFeedLines));
    }
}

void ImportRecorder::add(const Event &event)
{
    mark(event);
    m_logChanged = m_logChanged || std::holds_alternative<what::Propose>(event.body)
                   || std::holds_alternative<what::Receive>(event.body);
    std::visit(Overload{[&](const what::Send &send) {
                            const NodeId to = send.message->to;
                            addSend(send.id, send.message, event.at,
                                    to.isServer() && !m_state.servers()[to.value].up);
                        },
                        [&](const what::Dup &dup) {
                            addSend(dup.newId, dup.message, event.at,
                                    m_state.inFlight().at(dup.id).doomed);
                        },
                        [&](const what::Drop &drop) {
                            if (!m_sent.empty() && m_sent.back().id == drop.id)
                                m_sent.back().lost = true;
                        },
                        [&](const what::Ledger &ledger) {
                            m_rows.push_back(
                                {{ledger.index, ledger.entry, m_state.names().of(event.node),
                                  event.status->currentTerm, event.at},
                                 event.node});
                        },
                        [&](const what::Violated &violated) {
                            m_violated = true;
                            m_violations.push_back(violated.violation);
                            m_violations.back().at = event.at;
                            m_violations.back().seq = event.seq;
                        },
                        [&](const what::Act &) { m_acted = true; }, [](const auto &) {}},
               event.body);
    m_madeUp = std::holds_alternative<what::Inject>(event.body);
}

void ImportRecorder::mark(const Event &event)
{
    std::visit(
        Overload{[&](const what::Timeout &) { m_notes.emplace_back(event.node, NoteTimeout{}); },
                 [&](const what::BecomeLeader &) {
                     m_notes.emplace_back(event.node, NoteBecameLeader{});
                 },
                 [&](const what::Commit &commit) {
                     m_notes.emplace_back(event.node, NoteCommitted{commit.from});
                 },
                 [](const auto &) {}},
        event.body);
}

void ImportRecorder::addSend(std::uint32_t id, const MessagePtr &message, Instant at, bool doomed)
{
    m_sent.push_back({id, message, at, arrival(id, at), doomed, false});
}

/// What has not arrived when the trace ends is on its way still: it gets nowhere before that.
std::optional<Instant> ImportRecorder::arrival(std::uint32_t id, Instant sent) const
{
    const Instant end = m_ends.of(id);
    if (!end.isNever())
        return end;
    if (m_state.links().isManual())
        return std::nullopt;
    const Duration usual = m_state.links().commonTraits().delayMax;
    return std::max(sent + usual, m_traceEnd + Duration{1});
}

RunFacts ImportRecorder::facts() const
{
    RunFacts facts{m_at,
                   m_seq,
                   m_state.lastId(),
                   m_state.names(),
                   m_state.servers(),
                   m_state.clients(),
                   m_state.links(),
                   {}};
    for (const auto &[id, message] : m_state.inFlight()) {
        facts.inFlight.push_back(message);
        facts.inFlight.back().arrives = arrival(id, message.sent);
    }
    return facts;
}

/// The moment at hand is over, and the state is what it was after it.
void ImportRecorder::flush()
{
    if (!m_kind)
        return;
    for (const auto &[who, note] : m_notes)
        m_recorder->noted(who, note);
    for (const ClientView &client : m_state.clients())
        m_recorder->opened(client.id, m_state.openCommand(client.id));
    for (const Row &row : m_rows)
        m_recorder->wrote(row.row, row.leader, m_state.servers()[row.leader.value].log);
    if (m_violated)
        m_recorder->violated();
    switch (*m_kind) {
    case Kind::Timer:
    case Kind::Message:
        flushTurn();
        break;
    case Kind::Loss:
        m_recorder->lost(m_messageId, m_at, m_seq);
        break;
    case Kind::Act:
        if (m_acted)
            m_recorder->linksChanged();
        m_recorder->acted(facts());
        break;
    }
    m_kind.reset();
    m_sent.clear();
    m_notes.clear();
    m_rows.clear();
    m_logChanged = m_violated = m_acted = false;
}

void ImportRecorder::flushTurn()
{
    if (m_who.isServer())
        m_recorder->turn(m_state.servers()[m_who.value], m_logChanged, m_messageId, m_at);
    else
        m_recorder->turn(m_state.clients()[m_who.value - NodeId::kFirstClient], m_messageId, m_at);
    for (const Sent &sent : m_sent)
        m_recorder->sent({sent.id, sent.message, sent.at, sent.arrives, sent.doomed, sent.lost});
    m_recorder->endTurn(m_seq);
}

ImportedTrace ImportRecorder::finish(Instant now)
{
    if (!m_recorder) {
        m_recorder.emplace(m_header.voters);
        m_recorder->begin(facts(), {});
    }
    flush();
    if (m_feed.size() > ImportedTrace::kMostFeedLines)
        m_feed.erase(m_feed.begin(), m_feed.end() - std::ptrdiff_t(ImportedTrace::kMostFeedLines));
    return {m_recorder->timeline(now), m_header, std::move(m_feed), std::move(m_violations)};
}

/// Whole once; share: of the work that was done before it.
Result<Done> readAll(TraceReader &reader, std::string_view text, double share,
                     const std::function<bool(double)> &goOn)
{
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        std::string_view line = text.substr(at, end - at);
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        if (auto done = reader.take(line); !done)
            return done;
        at = end + 1;
        if (goOn && reader.lines() % kLinesBetweenQuestions == 0
            && !goOn(share + static_cast<double>(at) / static_cast<double>(text.size()) / 2))
            return Error{phrase("Trace", "broken off"), Fault::Refused};
    }
    return Done{};
}

} // namespace

Result<ImportedTrace> importTrace(std::string_view text, const std::function<bool(double)> &goOn,
                                  const std::string &name)
{
    if (text.empty())
        return Error{
            (name.empty() ? "" : name + ": ")
                + phrase("Trace", "the file is empty; a trace begins with its header").arg(),
            Fault::BadInput};
    Ends ends;
    TraceReader first(name);
    first.addSink(&ends);
    if (auto done = readAll(first, text, 0, goOn); !done)
        return done.error();
    TraceReader second(name);
    second.expectClients(ends.clients());
    ImportRecorder recorder(second.state(), ends, first.now());
    second.addSink(&recorder);
    if (auto done = readAll(second, text, 0.5, goOn); !done)
        return done.error();
    return recorder.finish(second.now());
}

} // namespace flotilla
