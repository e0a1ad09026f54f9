#include "trace/trace_writer.h"

#include "core/key_value.h"
#include "trace/json.h"

#include <array>
#include <utility>

namespace flotilla {

namespace {

constexpr std::size_t kPiece = 64 * 1024;

/// Appends the parts of one line. Every key but an object's first is written with its comma.
class LineWriter {
public:
    LineWriter(std::string &out, const Names &names) : m_out(out), m_names(names) {}

    LineWriter &raw(std::string_view text)
    {
        m_out += text;
        return *this;
    }
    LineWriter &value(std::string_view text)
    {
        appendJson(m_out, text);
        return *this;
    }
    LineWriter &value(const char *text) { return value(std::string_view(text)); }
    LineWriter &value(bool on) { return raw(on ? "true" : "false"); }
    LineWriter &value(Term term) { return number(term.value); }
    LineWriter &value(Index index) { return number(index.value); }
    LineWriter &value(NodeId id) { return value(std::string_view(m_names.of(id))); }
    LineWriter &value(std::optional<NodeId> id) { return id ? value(*id) : raw("\"\""); }
    template <std::integral Number>
    LineWriter &number(Number n)
    {
        appendNumber(m_out, n);
        return *this;
    }

    /// An array with one item of each.
    template <typename Items, typename Write>
    LineWriter &array(const Items &items, Write write)
    {
        char before = '[';
        for (const auto &item : items) {
            m_out += std::exchange(before, ',');
            write(item);
        }
        return raw(before == '[' ? "[]" : "]");
    }
    LineWriter &array(NodeSet ids)
    {
        char before = '[';
        ids.forEach([&](NodeId id) {
            m_out += std::exchange(before, ',');
            value(id);
        });
        return raw(before == '[' ? "[]" : "]");
    }
    LineWriter &byServer(NodeSet ids, const std::array<Index, kMaxServers> &indexes)
    {
        char before = '{';
        ids.forEach([&](NodeId id) {
            m_out += std::exchange(before, ',');
            value(id).raw(":").value(indexes[id.value]);
        });
        return raw(before == '{' ? "{}" : "}");
    }

    LineWriter &status(const Status &st);
    /// term, value and session, the way they stand in every kind of entry.
    LineWriter &entryFields(const Entry &entry);
    LineWriter &entry(Index index, const Entry &entry);
    LineWriter &message(std::uint32_t id, const Message &message);
    LineWriter &body(const EventBody &body);

private:
    LineWriter &fields(const RequestVote &request);
    LineWriter &fields(const RequestVoteReply &reply);
    LineWriter &fields(const AppendEntries &request);
    LineWriter &fields(const AppendEntriesReply &reply);
    LineWriter &fields(const ClientRequest &request);
    LineWriter &fields(const ClientReply &reply);
    /// A client's answer: a plain "ok" has a value even where that is empty.
    LineWriter &outcome(Outcome outcome, const std::string &answer);
    /// The session and number of a client's command; in order "client", "op".
    LineWriter &session(const CommandPtr &command);

    std::string &m_out;
    const Names &m_names;
};

LineWriter &LineWriter::status(const Status &st)
{
    raw("{\"currentTerm\":").value(st.currentTerm).raw(",\"state\":").value(roleName(st.role));
    raw(",\"votedFor\":").value(st.votedFor).raw(",\"commitIndex\":").value(st.commitIndex);
    raw(",\"lastApplied\":").value(st.lastApplied);
    raw(",\"lastLogIndex\":").value(st.lastLogIndex);
    raw(",\"lastLogTerm\":").value(st.lastLogTerm);
    if (st.role == Role::Candidate)
        raw(",\"votesGranted\":").array(st.votesGranted);
    if (st.role == Role::Leader)
        raw(",\"nextIndex\":")
            .byServer(st.peers, st.nextIndex)
            .raw(",\"matchIndex\":")
            .byServer(st.peers, st.matchIndex);
    return raw("}");
}

LineWriter &LineWriter::session(const CommandPtr &command)
{
    raw("\"client\":").value(command ? std::string_view(command->client) : std::string_view());
    return raw(",\"op\":").number(command ? command->op : 0);
}

LineWriter &LineWriter::entryFields(const Entry &entry)
{
    raw("\"term\":").value(entry.term).raw(",\"value\":").value(entry.value());
    return entry.fromClient() ? raw(",").session(entry.command) : *this;
}

LineWriter &LineWriter::entry(Index index, const Entry &entry)
{
    return raw("{\"index\":").value(index).raw(",").entryFields(entry).raw("}");
}

LineWriter &LineWriter::message(std::uint32_t id, const Message &message)
{
    raw("{\"id\":").number(id).raw(",\"type\":").value(typeName(message));
    raw(",\"from\":").value(message.from).raw(",\"to\":").value(message.to);
    raw(",\"term\":").value(message.term);
    std::visit([this](const auto &what) { fields(what); }, message.body);
    return raw("}");
}

LineWriter &LineWriter::fields(const RequestVote &request)
{
    raw(",\"lastLogIndex\":").value(request.lastLogIndex);
    return raw(",\"lastLogTerm\":").value(request.lastLogTerm).raw(",\"preVote\":false");
}

LineWriter &LineWriter::fields(const RequestVoteReply &reply)
{
    return raw(",\"voteGranted\":").value(reply.voteGranted).raw(",\"preVote\":false");
}

LineWriter &LineWriter::fields(const AppendEntries &request)
{
    raw(",\"prevLogIndex\":").value(request.prevLogIndex);
    raw(",\"prevLogTerm\":").value(request.prevLogTerm).raw(",\"entries\":");
    array(request.entries, [this](const Entry &entry) { raw("{").entryFields(entry).raw("}"); });
    return raw(",\"leaderCommit\":").value(request.leaderCommit);
}

LineWriter &LineWriter::fields(const AppendEntriesReply &reply)
{
    raw(",\"success\":").value(reply.success).raw(",\"matchIndex\":").value(reply.matchIndex);
    if (!reply.conflict)
        return *this;
    raw(",\"conflictIndex\":").value(reply.conflict->index);
    return raw(",\"conflictTerm\":").value(reply.conflict->term);
}

LineWriter &LineWriter::fields(const ClientRequest &request)
{
    raw(",").session(request.command).raw(",\"command\":");
    return value(request.command ? std::string_view(request.command->text) : std::string_view());
}

LineWriter &LineWriter::fields(const ClientReply &reply)
{
    raw(",\"op\":").number(reply.op).outcome(reply.outcome, reply.value);
    if (reply.outcome == Outcome::Redirect)
        raw(",\"leader\":").value(reply.leader);
    return *this;
}

LineWriter &LineWriter::outcome(Outcome outcome, const std::string &answer)
{
    raw(",\"outcome\":").value(outcomeName(outcome));
    if (outcome == Outcome::Ok || !answer.empty())
        raw(",\"value\":").value(std::string_view(answer));
    return *this;
}

LineWriter &LineWriter::body(const EventBody &body)
{
    const auto withMessage = [this](const auto &what) {
        raw(",\"msg\":").message(what.id, *what.message);
    };
    const auto withEntry = [this](const auto &what) {
        raw(",\"entry\":").entry(what.index, what.entry);
    };
    std::visit(
        Overload{
            [&](const what::Send &send) { withMessage(send); },
            [&](const what::Receive &receive) { withMessage(receive); },
            [&](const what::Inject &inject) { withMessage(inject); },
            [&](const what::Propose &propose) { withEntry(propose); },
            [&](const what::Apply &apply) { withEntry(apply); },
            [&](const what::Drop &drop) {
                raw(",\"msg\":{\"id\":").number(drop.id).raw("},\"reason\":");
                value(dropReasonName(drop.reason));
            },
            [&](const what::Dup &dup) {
                raw(",\"msg\":{\"id\":").number(dup.id).raw("},\"newId\":").number(dup.newId);
            },
            [&](const what::Ledger &ledger) {
                raw(",\"index\":").value(ledger.index);
                raw(",\"term\":").value(ledger.entry.term);
                raw(",\"value\":").value(ledger.entry.value());
            },
            [&](const what::Invoke &invoke) {
                raw(",").session(invoke.command).raw(",\"f\":");
                if (const auto call = callIn(invoke.command->text)) {
                    value(std::string_view(callName(call->kind)));
                    raw(",\"key\":").value(std::string_view(call->key));
                    raw(",\"value\":").value(std::string_view(call->value));
                    if (call->kind == Call::Kind::Cas)
                        raw(",\"old\":").value(std::string_view(call->old));
                } else {
                    raw("\"submit\",\"key\":\"\",\"value\":");
                    value(std::string_view(invoke.command->text));
                }
            },
            [&](const what::Return &answer) {
                raw(",").session(answer.command).outcome(answer.outcome, answer.value);
            },
            [&](const what::Violated &violated) {
                raw(",\"property\":").value(std::string_view(violated.violation.property));
                raw(",\"text\":").value(std::string_view(violated.violation.text));
            },
            [&](const what::Act &act) { raw(",\"text\":").value(std::string_view(act.text)); },
            [&](const what::Remark &remark) { raw(remark.fields); },
            [](const auto &) {}, // nothing but node and st
        },
        body);
    return *this;
}

/// A server's event carries its node and st, a client's its node alone; its calls stand beside
/// those, and what the network and people do is nobody's event.
bool namesItsNode(const Event &event)
{
    const bool isCall = std::holds_alternative<what::Invoke>(event.body)
                        || std::holds_alternative<what::Return>(event.body);
    return event.status || (event.node.isClient() && !isCall);
}

} // namespace

const char *eventName(const Event &event)
{
    if (const auto *remark = std::get_if<what::Remark>(&event.body))
        return remark->kind.c_str();
    constexpr std::array<const char *, std::variant_size_v<EventBody>> kNames = {
        "timeout", "send",    "recv",      "becomeLeader", "propose", "commit", "apply", "persist",
        "crash",   "restart", "create",    "pause",        "resume",  "drop",   "dup",   "ledger",
        "invoke",  "return",  "violation", "inject",       "cmd",     ""};
    return kNames[event.body.index()];
}

void appendStatus(std::string &out, const Status &status, const Names &names)
{
    LineWriter(out, names).status(status);
}

void appendMessage(std::string &out, std::uint32_t id, const Message &message, const Names &names)
{
    LineWriter(out, names).message(id, message);
}

void appendEntry(std::string &out, const Entry &entry, const Names &names)
{
    LineWriter(out, names).raw("{").entryFields(entry).raw("}");
}

TraceWriter::TraceWriter(std::function<void(std::string_view)> write) : m_write(std::move(write))
{
    m_lines.reserve(kPiece + kPiece / 4);
}

void TraceWriter::begin(const TraceHeader &header)
{
    LineWriter line(m_lines, header.names);
    line.raw(R"({"seq":0,"t":0,"ev":"header","schema":"flotilla-trace/1","servers":)");
    line.array(header.names.servers, [&](const std::string &name) { line.value(name); });
    line.raw(",\"config\":[").array(header.voters).raw("],\"configRule\":\"last\"");
    const RaftOptions &options = header.options;
    line.raw(",\"electionTimeout\":[").number(options.electionTimeoutMin.micros);
    line.raw(",").number(options.electionTimeoutMax.micros);
    line.raw("],\"heartbeatInterval\":").number(options.heartbeat.micros);
    line.raw(",\"noop\":").value(options.noop).raw(R"(,"preVote":false,"checkQuorum":false)");
    line.raw(",\"persist\":");
    line.value(options.persist == Persist::Implicit ? "implicit" : "explicit");
    line.raw(",\"seed\":").number(header.seed);
    if (!options.broken.empty()) {
        char before = '[';
        line.raw(",\"rulesOff\":");
        options.broken.forEach([&](Rule rule) {
            line.raw({&before, 1}).value(std::string_view(ruleName(rule)));
            before = ',';
        });
        line.raw("]");
    }
    line.raw(",\"init\":");
    line.array(header.servers, [&](const TraceHeader::Server &server) {
        line.raw("{\"node\":").value(server.id).raw(",\"st\":").status(server.status);
        line.raw(",\"log\":")
            .array(server.log.slice(Index{1}, server.log.lastIndex().value),
                   [&](const Entry &entry) { line.raw("{").entryFields(entry).raw("}"); });
        line.raw("}");
    });
    line.raw("}\n");
}

void TraceWriter::take(const Event &event, const Names &names)
{
    LineWriter line(m_lines, names);
    line.raw("{\"seq\":").number(event.seq).raw(",\"t\":").number(event.at.micros);
    line.raw(",\"ev\":\"").raw(eventName(event)).raw("\"");
    if (namesItsNode(event))
        line.raw(",\"node\":").value(event.node);
    if (event.status)
        line.raw(",\"st\":").status(*event.status);
    line.body(event.body).raw("}\n");
    if (m_lines.size() >= kPiece)
        flush();
}

void TraceWriter::flush()
{
    if (m_lines.empty())
        return;
    m_write(m_lines);
    m_lines.clear();
}

} // namespace flotilla
