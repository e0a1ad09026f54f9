#include "schedule/action.h"

#include "core/key_value.h"
#include "trace/message_fields.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>

namespace flotilla {

namespace {

std::string switchText(bool on)
{
    return on ? "on" : "off";
}

/// The shortest decimal that reads back to the same number.
std::string decimal(double number)
{
    std::array<char, 400> buffer{};
    const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number,
                                            std::chars_format::fixed);
    return error == std::errc() ? std::string(buffer.data(), end) : std::string("0");
}

std::string range(const std::pair<Duration, Duration> &bounds)
{
    return durationText(bounds.first) + ".." + durationText(bounds.second);
}

bool isPlain(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-'
           || c == '_' || c == ',' || c == '.';
}

/// In quotes only where the language asks for them.
std::string word(const std::string &text)
{
    const bool plain = !text.empty() && std::all_of(text.begin(), text.end(), isPlain);
    return plain ? text : quoted(text);
}

/// One line that grows word by word.
class Line {
public:
    Line(std::string_view verb, const Names &names) : m_names(names), m_text(verb) {}

    Line &add(std::string_view text)
    {
        (m_text += ' ') += text;
        return *this;
    }
    Line &add(NodeId id) { return add(m_names.of(id)); }
    Line &add(const std::vector<NodeId> &ids)
    {
        for (const NodeId id : ids)
            add(id);
        return *this;
    }
    Line &option(std::string_view name, std::string_view value)
    {
        ((m_text += ' ') += name) += '=';
        m_text += value;
        return *this;
    }
    Line &option(std::string_view name, const std::vector<NodeId> &ids)
    {
        return list(name, ids, [this](NodeId id) { return m_names.of(id); });
    }
    /// Nothing for an empty list.
    template <typename T, typename Write>
    Line &list(std::string_view name, const std::vector<T> &values, Write &&write)
    {
        std::string text;
        for (const T &value : values)
            text += (text.empty() ? "" : ",") + write(value);
        return values.empty() ? *this : option(name, text);
    }
    /// Left out at 0, which is what is read where it is missing.
    Line &number(std::string_view name, std::uint64_t value)
    {
        return value == 0 ? *this : option(name, std::to_string(value));
    }
    Line &number(std::string_view name, Index index) { return number(name, index.value); }
    Line &number(std::string_view name, Term term) { return number(name, term.value); }
    template <typename T, typename Write>
    Line &given(std::string_view name, const std::optional<T> &value, Write write)
    {
        return value ? option(name, write(*value)) : *this;
    }
    Line &add(const TraitsChange &change)
    {
        given("delay", change.delay, range).given("loss", change.loss, decimal);
        given("dup", change.dup, decimal).given("reorder", change.reorder, decimal);
        return given("longreorder", change.longReorder, switchText);
    }
    Line &add(const Match &match)
    {
        option("from", match.from).option("to", match.to);
        const auto number = [](std::uint32_t value) { return std::to_string(value); };
        list("type", match.types, [](const std::string &type) { return type; });
        list("id", match.ids, number);
        for (const auto &[field, value] : match.fields)
            option(field, word(value));
        return given("max", match.max, number);
    }

    [[nodiscard]] std::string take() { return std::move(m_text); }
    [[nodiscard]] const Names &names() const { return m_names; }

private:
    const Names &m_names;
    std::string m_text;
};

void addFields(Line &line, const RequestVote &request)
{
    line.number("lastLogIndex", request.lastLogIndex).number("lastLogTerm", request.lastLogTerm);
}

void addFields(Line &line, const RequestVoteReply &reply)
{
    if (reply.voteGranted)
        line.option("voteGranted", "on");
}

void addFields(Line &line, const AppendEntries &request)
{
    line.number("prevLogIndex", request.prevLogIndex).number("prevLogTerm", request.prevLogTerm);
    std::string terms;
    std::string values;
    std::string sessions;
    bool named = false;
    bool fromClients = false;
    for (const Entry &entry : request.entries) {
        terms += (terms.empty() ? "" : ",") + std::to_string(entry.term.value);
        values += (values.empty() ? "" : ",") + quoted(std::string(entry.value()));
        named = named || entry.value() != madeUpValue(entry.term);
        sessions += sessions.empty() ? "" : ",";
        sessions += entry.fromClient()
                        ? entry.command->client + "." + std::to_string(entry.command->op)
                        : "-";
        fromClients = fromClients || entry.fromClient();
    }
    if (!terms.empty())
        line.option("entries", terms);
    if (named)
        line.option("values", values);
    if (fromClients)
        line.option("sessions", sessions);
    line.number("leaderCommit", request.leaderCommit);
}

void addFields(Line &line, const AppendEntriesReply &reply)
{
    if (reply.success)
        line.option("success", "on");
    line.number("matchIndex", reply.matchIndex);
    if (reply.conflict) // written even at 0, which says that there is one
        line.option("conflictIndex", std::to_string(reply.conflict->index.value))
            .number("conflictTerm", reply.conflict->term);
}

void addFields(Line &line, const ClientRequest &request)
{
    if (!request.command)
        return;
    if (!request.command->client.empty())
        line.option("client", word(request.command->client));
    line.number("op", request.command->op);
    if (!request.command->text.empty())
        line.option("command", quoted(request.command->text));
}

void addFields(Line &line, const ClientReply &reply)
{
    line.number("op", reply.op);
    if (reply.outcome != Outcome::Ok)
        line.option("outcome", outcomeName(reply.outcome));
    if (!reply.value.empty())
        line.option("value", quoted(reply.value));
    if (reply.leader)
        line.option("leader", line.names().of(*reply.leader));
}

std::string textOf(const act::Set &set, const Names &names)
{
    Line line("set", names);
    const OptionsChange &change = set.change;
    line.add(set.servers).given("electionTimeout", change.electionTimeout, range);
    line.given("heartbeat", change.heartbeat, durationText).given("noop", change.noop, switchText);
    line.given("replicate", change.replicate,
               [](Replicate when) { return when == Replicate::Eager ? "eager" : "heartbeat"; });
    line.given("maxEntries", change.maxEntries, [](std::uint32_t n) { return std::to_string(n); });
    line.given("splitTerms", change.splitTerms, switchText);
    line.given("persist", change.persist,
               [](Persist how) { return how == Persist::Implicit ? "implicit" : "explicit"; });
    line.given("invariants", change.invariants, switchText);
    for (const auto &[rules, value] : {std::pair(change.rulesOff, "off"), {change.rulesOn, "on"}})
        rules.forEach(
            [&](Rule rule) { line.option("rule." + std::string(ruleName(rule)), value); });
    return line.take();
}

std::string textOf(const act::CreateServer &create, const Names &names)
{
    Line line("create", names);
    line.add(create.name);
    if (!create.connect)
        return line.option("connect", "all").take();
    if (create.connect->empty())
        return line.option("connect", "none").take();
    return line.option("connect", *create.connect).take();
}

std::string textOf(const act::AddClient &client, const Names &names)
{
    Line line("client", names);
    line.add(client.name);
    if (client.at)
        line.option("at", names.of(*client.at));
    return line.take();
}

std::string textOf(const act::Advance &advance, const Names &names)
{
    return Line("advance", names).add(durationText(advance.by)).add(advance.servers).take();
}

std::string textOf(const act::Timers &timers, const Names &names)
{
    return Line("timers", names).add(timers.align ? "align" : "spread").add(timers.servers).take();
}

std::string textOf(const act::Net &net, const Names &names)
{
    if (net.manual)
        return "net manual";
    std::string text = Line("net", names).add(net.change).take();
    return text == "net" ? "net auto" : text;
}

std::string textOf(const act::NetLink &link, const Names &names)
{
    Line line("net", names);
    line.add(link.from).add(link.to).add(link.change);
    return (link.oneWay ? line.add("oneway") : line).take();
}

std::string textOf(const act::SetLink &link, const Names &names)
{
    Line line("link", names);
    line.add(link.from).add(link.to).add(link.up ? "up" : "down");
    return (link.oneWay ? line.add("oneway") : line).take();
}

std::string textOf(const act::Heal &heal, const Names &names)
{
    Line line("heal", names);
    return (heal.server ? line.add(*heal.server) : line).take();
}

std::string textOf(const act::Partition &partition, const Names &names)
{
    Line line("partition", names);
    for (const std::vector<NodeId> &group : partition.groups) {
        std::string members;
        for (const NodeId id : group)
            members += (members.empty() ? "" : " ") + names.of(id);
        line.add("{" + members + "}");
    }
    return line.take();
}

std::string textOf(const act::DeliverAll &deliver, const Names &names)
{
    Line line("deliver all", names);
    if (deliver.rounds != act::DeliverAll{}.rounds)
        line.option("rounds", std::to_string(deliver.rounds));
    return line.take();
}

std::string textOf(const act::DeliverRound &, const Names &)
{
    return "deliver round";
}

std::string textOf(const act::Deliver &deliver, const Names &names)
{
    return Line("deliver", names).add(deliver.match).take();
}

std::string textOf(const act::Drop &drop, const Names &names)
{
    std::string text = Line("drop", names).add(drop.match).take();
    return text == "drop" ? "drop all" : text;
}

std::string textOf(const act::Duplicate &duplicate, const Names &names)
{
    return Line("dup", names).add(duplicate.match).take();
}

std::string textOf(const act::Delay &delay, const Names &names)
{
    return Line("delay", names).add(delay.match).option("by", durationText(delay.by)).take();
}

std::string textOf(const act::Inject &inject, const Names &names)
{
    const Message &message = inject.message;
    Line line("inject", names);
    line.add(message.to).add(typeName(message)).option("from", names.of(message.from));
    line.number("term", message.term);
    std::visit([&](const auto &body) { addFields(line, body); }, message.body);
    return line.take();
}

std::string textOf(const act::Restart &restart, const Names &names)
{
    Line line("restart", names);
    return (restart.servers.empty() ? line.add("all") : line.add(restart.servers)).take();
}

std::string textOf(const act::Propose &propose, const Names &names)
{
    return Line("propose", names).add(propose.server).add(quoted(propose.text)).take();
}

std::string textOf(const act::Submit &submit, const Names &names)
{
    const bool call = callIn(submit.text).has_value();
    Line line(call ? "call" : "submit", names);
    line.add(submit.client).add(call ? submit.text : quoted(submit.text));
    if (submit.at)
        line.option("at", names.of(*submit.at));
    return line.take();
}

std::string textOf(const act::Settle &settle, const Names &names)
{
    Line line("settle", names);
    if (settle.rounds != act::Settle{}.rounds)
        line.option("rounds", std::to_string(settle.rounds));
    return line.take();
}

std::string verbAndServer(std::string_view verb, NodeId server, const Names &names)
{
    return Line(verb, names).add(server).take();
}

std::string textOf(const act::Timeout &timeout, const Names &names)
{
    return verbAndServer("timeout", timeout.server, names);
}
std::string textOf(const act::Heartbeat &heartbeat, const Names &names)
{
    return verbAndServer("heartbeat", heartbeat.server, names);
}
std::string textOf(const act::Isolate &isolate, const Names &names)
{
    return verbAndServer("isolate", isolate.server, names);
}
std::string textOf(const act::Crash &crash, const Names &names)
{
    return verbAndServer("crash", crash.server, names);
}
std::string textOf(const act::Pause &pause, const Names &names)
{
    return verbAndServer("pause", pause.server, names);
}
std::string textOf(const act::Resume &resume, const Names &names)
{
    return verbAndServer("resume", resume.server, names);
}
std::string textOf(const act::Persist &persist, const Names &names)
{
    return verbAndServer("persist", persist.server, names);
}

} // namespace

std::string actionText(const Action &action, const Names &names)
{
    return std::visit([&](const auto &what) { return textOf(what, names); }, action);
}

std::string durationText(Duration duration)
{
    return std::to_string(duration.micros) + "us";
}

std::string quoted(const std::string &text)
{
    std::string out = "\"";
    for (const char c : text) {
        if (c == '\n') {
            out += "\\n";
            continue;
        }
        if (c == '"' || c == '\\')
            out += '\\';
        out += c;
    }
    return out += '"';
}

} // namespace flotilla
