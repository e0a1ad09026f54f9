#include "trace/trace_line.h"

#include "core/key_value.h"
#include "trace/phrases.h"
#include "trace/trace_reader.h"

#include <algorithm>
#include <array>

namespace flotilla {

using Kind = JsonLine::Kind;

namespace {

constexpr std::uint64_t kMostNumber = (std::uint64_t{1} << 53) - 1;
constexpr std::uint64_t kMostIndex = (std::uint64_t{1} << 31) - 1;
constexpr std::size_t kMostNameLetters = 32;
constexpr std::size_t kMostShown = 60;

bool isName(std::string_view text)
{
    const auto fits = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
               || c == '-' || c == '_';
    };
    return !text.empty() && text.size() <= kMostNameLetters
           && std::all_of(text.begin(), text.end(), fits);
}

/// A value as it is written, short enough for a sentence.
std::string shown(const JsonLine::Value &value)
{
    if (value.raw.size() <= kMostShown)
        return std::string(value.raw);
    std::size_t length = kMostShown;
    while (length > 0 && (static_cast<unsigned char>(value.raw[length]) & 0xc0) == 0x80)
        --length; // not within a character
    return std::string(value.raw.substr(0, length)) + "…";
}

} // namespace

void TraceLine::fail(std::string_view field, const std::string &what)
{
    if (!m_problem)
        m_problem = "\"" + std::string(field) + "\": " + what;
}

bool TraceLine::is(const Value *value, std::string_view key, Kind kind)
{
    if (!value)
        fail(key, phrase("Trace", "is missing; resources/docs/trace.md lists what a line needs"));
    else if (value->kind != kind)
        fail(key, phrase("Trace", "is %1, it must be %2")
                      .arg(shown(*value), std::string(JsonLine::kindName(kind))));
    return value && value->kind == kind;
}

const JsonLine::Value *TraceLine::member(const Value &object, std::string_view key, Kind kind)
{
    if (m_problem)
        return nullptr;
    const Value *value = m_json.find(object, key);
    return is(value, key, kind) ? value : nullptr;
}

std::uint64_t TraceLine::number(const Value &object, std::string_view key, std::uint64_t most)
{
    const Value *value = member(object, key, Kind::Number);
    if (!value)
        return 0;
    if (value->number <= most)
        return value->number;
    fail(key,
         phrase("Trace", "is %1, it may be at most %2").arg(shown(*value), std::to_string(most)));
    return 0;
}

bool TraceLine::flag(const Value &object, std::string_view key)
{
    const Value *value = member(object, key, Kind::Switch);
    return value && value->number != 0;
}

std::string TraceLine::text(const Value &object, std::string_view key)
{
    const Value *value = member(object, key, Kind::String);
    return value ? JsonLine::text(*value) : std::string();
}

Term TraceLine::term(const Value &object, std::string_view key)
{
    return {number(object, key, kMostNumber)};
}

Index TraceLine::index(const Value &object, std::string_view key)
{
    return {static_cast<std::uint32_t>(number(object, key, kMostIndex))};
}

Duration TraceLine::micros(const Value &value, std::string_view key)
{
    if (!is(&value, key, Kind::Number))
        return {};
    if (value.number > kMostNumber)
        fail(key, phrase("Trace", "is %1, it may be at most %2")
                      .arg(shown(value), std::to_string(kMostNumber)));
    return {static_cast<std::int64_t>(std::min(value.number, kMostNumber))};
}

std::string TraceLine::name(const Value &value, std::string_view key)
{
    if (!is(&value, key, Kind::String))
        return {};
    std::string text = JsonLine::text(value);
    if (!isName(text))
        fail(key, phrase("Trace", "is %1; a name has 1 to 32 letters, digits, - and _")
                      .arg(shown(value)));
    return text;
}

NodeId TraceLine::server(const Value &value, std::string_view key)
{
    const std::string text = name(value, key);
    if (m_problem)
        return {};
    const Names &names = m_names ? *m_names : m_state.namesAfter();
    for (const NodeId id : names.serverIds())
        if (names.of(id) == text)
            return id;
    fail(key, phrase("Trace", "is %1, and there is no server of that name; servers stand in the "
                              "header or come with \"create\"")
                  .arg(shown(value)));
    return {};
}

NodeId TraceLine::client(const Value &object, std::string_view key)
{
    const Value *value = member(object, key, Kind::String);
    if (!value)
        return {};
    const std::string text = name(*value, key);
    const NodeId id = m_problem ? NodeId{} : m_state.client(text);
    if (!m_problem && !id.isClient())
        fail(key, phrase("Trace", "is %1, and that is one client too many; there may be %2")
                      .arg(shown(*value), std::to_string(kMaxClients)));
    return id;
}

/// A server, or else a client; one that is not known yet joins.
NodeId TraceLine::endpoint(const Value &object, std::string_view key)
{
    const Value *value = member(object, key, Kind::String);
    if (!value)
        return {};
    if (const auto known = m_state.namesAfter().find(JsonLine::text(*value)))
        return *known;
    return client(object, key);
}

NodeSet TraceLine::serverSet(const Value &list, std::string_view key)
{
    NodeSet set;
    if (is(&list, key, Kind::Array))
        m_json.forEach(list, [&](const Value &item) {
            if (const NodeId id = server(item, key); id.isServer())
                set.insert(id);
        });
    return set;
}

// The header

std::vector<std::string> TraceLine::serverNames(const Value &root)
{
    std::vector<std::string> names;
    const Value *list = member(root, "servers", Kind::Array);
    if (!list)
        return names;
    if (list->count == 0 || list->count > kMaxServers) {
        fail("servers", phrase("Trace", "names %1 servers; there may be 1 to %2")
                            .arg(std::to_string(list->count), std::to_string(kMaxServers)));
        return names;
    }
    m_json.forEach(*list, [&](const Value &item) {
        names.push_back(name(item, "servers"));
        if (std::count(names.begin(), names.end(), names.back()) > 1)
            fail("servers", phrase("Trace", "%1 stands there twice").arg(shown(item)));
    });
    return names;
}

void TraceLine::options(const Value &root, RaftOptions &options)
{
    if (const Value *range = member(root, "electionTimeout", Kind::Array)) {
        std::vector<Duration> bounds;
        m_json.forEach(*range, [&](const Value &item) {
            if (bounds.size() < 2)
                bounds.push_back(micros(item, "electionTimeout"));
        });
        if (range->count == 2 && bounds[0] <= bounds[1]) {
            options.electionTimeoutMin = bounds[0];
            options.electionTimeoutMax = bounds[1];
        } else {
            fail("electionTimeout",
                 phrase("Trace", "is %1, it must be the least and the most microseconds")
                     .arg(shown(*range)));
        }
    }
    options.heartbeat = {static_cast<std::int64_t>(number(root, "heartbeatInterval", kMostNumber))};
    options.noop = flag(root, "noop");
    const std::string persist = text(root, "persist");
    options.persist = persist == "explicit" ? Persist::Explicit : Persist::Implicit;
    if (persist != "explicit" && persist != "implicit")
        fail("persist", phrase("Trace", "must be \"implicit\" or \"explicit\""));
    // Ours alone, and only where some are off.
    if (const Value *rules = m_json.find(root, "rulesOff"); rules && rules->kind == Kind::Array)
        m_json.forEach(*rules, [&](const Value &item) {
            if (const auto rule = ruleNamed(item.kind == Kind::String ? JsonLine::text(item) : ""))
                options.broken.insert(*rule);
        });
}

TraceHeader TraceLine::header()
{
    TraceHeader header;
    const Value &root = m_json.root();
    if (text(root, "ev") != "header")
        fail("ev", phrase("Trace", "a trace begins with its header"));
    if (const std::string schema = text(root, "schema"); schema != "flotilla-trace/1")
        fail("schema", phrase("Trace", "is \"%1\"; what can be read is flotilla-trace/1")
                           .arg(schema.substr(0, kMostShown)));
    header.names.servers = serverNames(root);
    m_names = &header.names;
    if (const Value *config = member(root, "config", Kind::Array)) {
        if (config->count != 1)
            fail("config", phrase("Trace", "has %1 sets of voters; joint configurations can't be "
                                           "shown yet, only a trace with one set")
                               .arg(std::to_string(config->count)));
        m_json.forEach(*config,
                       [&](const Value &set) { header.voters = serverSet(set, "config"); });
    }
    options(root, header.options);
    header.seed = number(root, "seed", UINT64_MAX);
    if (const Value *init = member(root, "init", Kind::Array)) {
        m_json.forEach(*init, [&](const Value &item) {
            if (is(&item, "init", Kind::Object) && !m_problem)
                header.servers.push_back(firstState(item));
        });
        for (std::size_t place = 0; place < header.names.servers.size(); ++place)
            if (place >= header.servers.size()
                || header.servers[place].id != Names::serverId(place))
                fail("init", phrase("Trace", "must tell the state of all servers, in the order in "
                                             "which \"servers\" names them"));
        if (header.servers.size() > header.names.servers.size())
            fail("init", phrase("Trace", "tells of more servers than \"servers\" names"));
    }
    m_names = nullptr;
    return header;
}

TraceHeader::Server TraceLine::firstState(const Value &object)
{
    TraceHeader::Server server;
    if (const Value *node = member(object, "node", Kind::String))
        server.id = this->server(*node, "node");
    if (const Value *st = member(object, "st", Kind::Object))
        server.status = status(*st);
    if (const Value *log = member(object, "log", Kind::Array))
        m_json.forEach(*log, [&](const Value &item) {
            if (is(&item, "log", Kind::Object) && !m_problem)
                server.log.append(entry(item, nullptr, {}));
        });
    if (server.log.lastIndex() != server.status.lastLogIndex
        || server.log.lastTerm() != server.status.lastLogTerm)
        fail("log", phrase("Trace", "does not end where st says: at lastLogIndex %1")
                        .arg(std::to_string(server.status.lastLogIndex.value)));
    return server;
}

// Parts

Status TraceLine::status(const Value &object)
{
    Status st;
    st.currentTerm = term(object, "currentTerm");
    const std::string role = text(object, "state");
    bool known = false;
    for (const Role each : {Role::Follower, Role::Candidate, Role::Leader})
        if (role == roleName(each)) {
            st.role = each;
            known = true;
        }
    if (!known)
        fail("state", phrase("Trace", "is \"%1\", it must be Follower, Candidate or Leader; other "
                                      "states can't be shown yet")
                          .arg(role.substr(0, kMostShown)));
    if (const Value *vote = member(object, "votedFor", Kind::String); vote && vote->raw != "\"\"")
        st.votedFor = server(*vote, "votedFor");
    st.commitIndex = index(object, "commitIndex");
    st.lastApplied = index(object, "lastApplied");
    st.lastLogIndex = index(object, "lastLogIndex");
    st.lastLogTerm = term(object, "lastLogTerm");
    if (st.commitIndex > st.lastLogIndex)
        fail("commitIndex",
             phrase("Trace", "is %1, after lastLogIndex %2")
                 .arg(std::to_string(st.commitIndex.value), std::to_string(st.lastLogIndex.value)));
    if (st.lastApplied > st.commitIndex)
        fail("lastApplied",
             phrase("Trace", "is %1, after commitIndex %2")
                 .arg(std::to_string(st.lastApplied.value), std::to_string(st.commitIndex.value)));
    if (st.role == Role::Candidate)
        if (const Value *votes = member(object, "votesGranted", Kind::Array))
            st.votesGranted = serverSet(*votes, "votesGranted");
    if (st.role == Role::Leader) {
        NodeSet matched;
        indexes(object, "nextIndex", st.peers, st.nextIndex);
        indexes(object, "matchIndex", matched, st.matchIndex);
        if (!(matched == st.peers))
            fail("matchIndex", phrase("Trace", "must name the same servers as nextIndex"));
    }
    return st;
}

void TraceLine::indexes(const Value &object, std::string_view key, NodeSet &peers,
                        std::array<Index, kMaxServers> &indexes)
{
    const Value *map = member(object, key, Kind::Object);
    if (!map)
        return;
    const Names &names = m_names ? *m_names : m_state.namesAfter();
    m_json.forEach(*map, [&](const Value &item) {
        const auto id = names.find(item.key);
        if (!id || !id->isServer() || !is(&item, key, Kind::Number) || item.number > kMostIndex)
            return fail(key, phrase("Trace", "has \"%1\": %2; it maps servers to indexes")
                                 .arg(std::string(item.key.substr(0, kMostShown)), shown(item)));
        peers.insert(*id);
        indexes[id->value] = Index{static_cast<std::uint32_t>(item.number)};
    });
}

/// An entry's or request's command; value: its text.
CommandPtr TraceLine::command(const Value &object, const Value *value)
{
    const bool ofClient = m_json.find(object, "client") != nullptr;
    if (!ofClient)
        return value && value->raw != "\"\"" ? makeCommand(JsonLine::text(*value)) : nullptr;
    std::string who = text(object, "client");
    const std::uint64_t op = number(object, "op", kMostNumber);
    std::string what = value ? JsonLine::text(*value) : std::string();
    if (const auto id = m_state.names().find(who); id && id->isClient()) {
        const CommandPtr &open = m_state.openCommand(*id);
        if (open && open->op == op && open->text == what)
            return open; // shared by all that carry it
    }
    return makeCommand(std::move(what), std::move(who), op);
}

/// shared: a log that may have it, and then gives its own.
Entry TraceLine::entry(const Value &object, const Log *shared, Index at)
{
    if (m_json.find(object, "config"))
        fail("config", phrase("Trace", "changes the configuration; that can't be shown yet"));
    Entry entry{term(object, "term"), command(object, member(object, "value", Kind::String))};
    return shared && shared->has(at) && shared->at(at) == entry ? shared->at(at) : entry;
}

std::uint32_t TraceLine::newId(const Value &object, std::string_view key)
{
    const std::uint64_t id = number(object, key, kMostIndex);
    if (!m_problem && id != m_state.lastId() + 1)
        fail(key,
             phrase("Trace", "is %1, it must be %2: ids count what is sent, copied and made up")
                 .arg(std::to_string(id), std::to_string(m_state.lastId() + 1)));
    return static_cast<std::uint32_t>(id);
}

/// Of a message that is in flight.
std::uint32_t TraceLine::flyingId()
{
    const Value *msg = member(m_json.root(), "msg", Kind::Object);
    if (!msg)
        return 0;
    const auto id = static_cast<std::uint32_t>(number(*msg, "id", kMostIndex));
    if (!m_problem && !m_state.inFlight().contains(id))
        fail("msg.id",
             phrase("Trace", "is %1, and no message of that id is under way; was its send "
                             "left out, or has it arrived or been lost already?")
                 .arg(std::to_string(id)));
    return id;
}

MessagePtr TraceLine::message(std::uint32_t &id, bool isNew)
{
    const Value *msg = member(m_json.root(), "msg", Kind::Object);
    if (!msg)
        return nullptr;
    if (isNew)
        id = newId(*msg, "id");
    else if ((id = static_cast<std::uint32_t>(number(*msg, "id", kMostIndex)));
             !m_problem && !m_state.message(id))
        id = flyingId(); // says what is wrong
    Message message;
    message.from = endpoint(*msg, "from");
    message.to = endpoint(*msg, "to");
    message.term = term(*msg, "term");
    message.body = messageBody(*msg, message.from);
    return m_problem ? nullptr : std::make_shared<const Message>(std::move(message));
}

MessageBody TraceLine::messageBody(const Value &msg, NodeId from)
{
    const std::string type = text(msg, "type");
    const bool isVote = type == "RequestVote" || type == "RequestVoteReply";
    if (isVote && flag(msg, "preVote"))
        fail("preVote", phrase("Trace", "is true; pre-votes can't be shown yet"));
    if (type == "RequestVote")
        return RequestVote{index(msg, "lastLogIndex"), term(msg, "lastLogTerm")};
    if (type == "RequestVoteReply")
        return RequestVoteReply{flag(msg, "voteGranted")};
    if (type == "AppendEntries") {
        AppendEntries append{index(msg, "prevLogIndex"), term(msg, "prevLogTerm"), {}, {}};
        const Log *log = from.isServer() && from.value < m_state.servers().size()
                             ? &m_state.servers()[from.value].log
                             : nullptr;
        if (const Value *entries = member(msg, "entries", Kind::Array))
            m_json.forEach(*entries, [&](const Value &item) {
                if (is(&item, "entries", Kind::Object) && !m_problem)
                    append.entries.push_back(
                        entry(item, log, append.prevLogIndex.plus(append.entries.size() + 1)));
            });
        append.leaderCommit = index(msg, "leaderCommit");
        return append;
    }
    if (type == "AppendEntriesReply") {
        AppendEntriesReply reply{flag(msg, "success"), index(msg, "matchIndex"), std::nullopt};
        if (m_json.find(msg, "conflictIndex") || m_json.find(msg, "conflictTerm"))
            reply.conflict = Conflict{index(msg, "conflictIndex"), term(msg, "conflictTerm")};
        return reply;
    }
    if (type == "ClientRequest")
        return ClientRequest{command(msg, member(msg, "command", Kind::String))};
    if (type == "ClientReply")
        return clientReply(msg);
    fail("type", phrase("Trace", "is \"%1\", a message that can't be shown; there are RequestVote, "
                                 "AppendEntries, ClientRequest and their replies")
                     .arg(type.substr(0, kMostShown)));
    return RequestVoteReply{};
}

ClientReply TraceLine::clientReply(const Value &msg)
{
    ClientReply reply{number(msg, "op", kMostNumber), outcome(msg), {}, {}};
    if (m_json.find(msg, "value"))
        reply.value = text(msg, "value");
    if (const Value *leader = m_json.find(msg, "leader"); leader && leader->raw != "\"\"")
        reply.leader = server(*leader, "leader");
    return reply;
}

Outcome TraceLine::outcome(const Value &object)
{
    const std::string word = text(object, "outcome");
    for (const Outcome each : {Outcome::Ok, Outcome::Fail, Outcome::Unknown, Outcome::Redirect})
        if (word == outcomeName(each))
            return each;
    fail("outcome", phrase("Trace", "is \"%1\", it must be ok, fail, unknown or redirect")
                        .arg(word.substr(0, kMostShown)));
    return Outcome::Ok;
}

// Events

Event TraceLine::event(Status &status)
{
    const Value &root = m_json.root();
    Event event;
    event.seq = number(root, "seq", kMostNumber);
    event.at = {static_cast<std::int64_t>(number(root, "t", kMostNumber))};
    const std::string what = text(root, "ev");
    constexpr std::array<std::string_view, 10> kOfNobody = {
        "drop", "dup", "invoke", "return", "inject", "violation", "cmd", "link", "tick", "note"};
    const bool ofNobody = std::find(kOfNobody.begin(), kOfNobody.end(), what) != kOfNobody.end();
    const Value *node = ofNobody ? nullptr : m_json.find(root, "node");
    if (what == "create" && node) {
        const std::string name = this->name(*node, "node");
        if (!m_problem && m_state.names().find(name))
            fail("node", phrase("Trace", "is %1, which is there already").arg(shown(*node)));
        else if (!m_problem && !m_state.create(name))
            fail("node", phrase("Trace", "is one server too many; there may be %1")
                             .arg(std::to_string(kMaxServers)));
    }
    if (node)
        event.node = endpoint(root, "node");
    if (event.node.isServer()) {
        if (const Value *st = member(root, "st", Kind::Object)) {
            status = this->status(*st);
            event.status = &status;
        }
    }
    event.body = body(what, event);
    return event;
}

EventBody TraceLine::body(std::string_view what, Event &event)
{
    const Value &root = m_json.root();
    const auto mustBeOfServer = [&] {
        if (!event.node.isServer())
            fail("node", phrase("Trace", "must name a server in a \"%1\"").arg(std::string(what)));
    };
    const auto ofServer = [&](EventBody body) {
        mustBeOfServer();
        return body;
    };
    const auto withEntry = [&](auto body) -> EventBody {
        mustBeOfServer();
        const Value *object = member(root, "entry", Kind::Object);
        if (!object || m_problem)
            return body;
        body.index = index(*object, "index");
        const Log &log = m_state.servers()[event.node.value].log;
        body.entry = entry(*object, &log, body.index);
        return body;
    };
    if (what == "send" || what == "recv") {
        if (event.node == NodeId{})
            fail("node", phrase("Trace", "must name who did it"));
        std::uint32_t id = 0;
        MessagePtr msg = message(id, what == "send");
        if (what == "send")
            return what::Send{id, std::move(msg)};
        return what::Receive{id, std::move(msg), Verdict::Plain};
    }
    if (what == "inject") {
        std::uint32_t id = 0;
        MessagePtr msg = message(id, true);
        event.node = msg ? msg->to : NodeId{};
        return what::Inject{id, std::move(msg)};
    }
    if (what == "timeout")
        return ofServer(what::Timeout{});
    if (what == "becomeLeader")
        return ofServer(what::BecomeLeader{});
    if (what == "propose")
        return withEntry(what::Propose{});
    if (what == "commit")
        return ofServer(what::Commit{});
    if (what == "apply")
        return withEntry(what::Apply{});
    if (what == "persist")
        return ofServer(what::Persisted{});
    if (what == "crash")
        return ofServer(what::Crash{});
    if (what == "restart")
        return ofServer(what::Restart{});
    if (what == "create")
        return ofServer(what::Create{});
    if (what == "pause")
        return ofServer(what::Pause{});
    if (what == "resume")
        return ofServer(what::Resume{});
    if (what == "drop") {
        const std::uint32_t id = flyingId();
        const std::string reason = text(root, "reason");
        for (const DropReason each :
             {DropReason::Loss, DropReason::Partition, DropReason::Crash, DropReason::User})
            if (reason == dropReasonName(each))
                return what::Drop{id, m_state.message(id), each};
        fail("reason", phrase("Trace", "must be loss, partition, crash or user"));
        return what::Drop{};
    }
    if (what == "dup") {
        const std::uint32_t id = flyingId();
        return what::Dup{id, m_state.message(id), newId(root, "newId")};
    }
    if (what == "ledger") {
        mustBeOfServer();
        const Index at = index(root, "index");
        what::Ledger row{at, {term(root, "term"), nullptr}};
        const std::string value = text(root, "value");
        if (m_problem)
            return row;
        // The line leaves out the session; the leader's log has it.
        const Log &log = m_state.servers()[event.node.value].log;
        row.entry.command =
            log.has(at) && log.at(at).value() == value ? log.at(at).command : makeCommand(value);
        return row;
    }
    if (what == "invoke")
        return invoke(event);
    if (what == "return")
        return answer(event);
    if (what == "violation")
        return what::Violated{{text(root, "property"), text(root, "text")}};
    if (what == "cmd")
        return what::Act{text(root, "text")};
    if (what == "stepDown" || what == "snapshot")
        mustBeOfServer();
    else if (what != "link" && what != "tick" && what != "note")
        fail("ev", phrase("Trace", "is \"%1\", which no trace of this version has; "
                                   "resources/docs/trace.md lists the events")
                       .arg(std::string(what.substr(0, kMostShown))));
    return remark(what, event.status != nullptr);
}

what::Invoke TraceLine::invoke(Event &event)
{
    const Value &root = m_json.root();
    event.node = client(root, "client");
    const std::string f = text(root, "f");
    std::string words;
    if (const auto kind = callKindNamed(f)) {
        const auto given = [&](const char *name) {
            return m_json.find(root, name) ? text(root, name) : std::string();
        };
        words = callText({*kind, text(root, "key"), given("value"), given("old")});
    } else {
        words = text(root, "value");
        if (f != "submit")
            fail("f", phrase("Trace", "must be submit, put, get, append or cas"));
    }
    return {makeCommand(std::move(words), text(root, "client"), number(root, "op", kMostNumber))};
}

what::Return TraceLine::answer(Event &event)
{
    const Value &root = m_json.root();
    event.node = client(root, "client");
    const std::uint64_t op = number(root, "op", kMostNumber);
    what::Return answer{nullptr, outcome(root), {}};
    if (m_json.find(root, "value"))
        answer.value = text(root, "value");
    if (m_problem)
        return answer;
    const CommandPtr &open = m_state.openCommand(event.node);
    answer.command = open && open->op == op ? open : makeCommand({}, text(root, "client"), op);
    return answer;
}

what::Remark TraceLine::remark(std::string_view what, bool ofServer)
{
    what::Remark remark;
    remark.kind = what;
    const Value &root = m_json.root();
    if (const Value *text = m_json.find(root, "text"); text && text->kind == Kind::String)
        remark.text = JsonLine::text(*text);
    m_json.forEach(root, [&](const Value &value) {
        if (value.key == "seq" || value.key == "t" || value.key == "ev"
            || (ofServer && (value.key == "node" || value.key == "st")))
            return;
        remark.fields += ",\"";
        remark.fields += value.key;
        remark.fields += "\":";
        remark.fields += value.raw;
    });
    return remark;
}

} // namespace flotilla
