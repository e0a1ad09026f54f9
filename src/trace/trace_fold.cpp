#include "trace/trace_fold.h"

#include "trace/cmd_links.h"
#include "trace/phrases.h"

#include <algorithm>

namespace flotilla {

namespace {

std::string number(std::uint64_t value)
{
    return std::to_string(value);
}

std::size_t clientPlace(NodeId client)
{
    return client.value - NodeId::kFirstClient;
}

bool holds(const Log &log, Index at, Term term)
{
    return at <= log.lastIndex() && log.termAt(at) == term;
}

} // namespace

void TraceFold::begin(const TraceHeader &header)
{
    m_names = header.names;
    m_voters = header.voters;
    for (const TraceHeader::Server &server : header.servers) {
        ServerView &view = m_servers.emplace_back();
        view.id = server.id;
        view.name = m_names.of(server.id);
        view.voter = m_voters.contains(server.id);
        view.status = server.status;
        view.log = server.log;
        if (server.status.role == Role::Leader)
            view.leader = server.id;
        m_onDisk.push_back({server.log});
    }
    m_names.clients.clear();
    for (const std::string &name : header.names.clients)
        (void)client(name);
}

NodeId TraceFold::client(const std::string &name)
{
    const auto known = std::find(m_names.clients.begin(), m_names.clients.end(), name);
    const auto place = static_cast<std::size_t>(known - m_names.clients.begin());
    if (known != m_names.clients.end() || place == kMaxClients)
        return place == kMaxClients ? NodeId{} : Names::clientId(place);
    m_names.clients.push_back(name);
    ClientView &view = m_clients.emplace_back();
    view.id = Names::clientId(place);
    view.name = name;
    view.status.server = Names::serverId(0);
    return view.id;
}

std::optional<NodeId> TraceFold::create(const std::string &name)
{
    if (m_servers.size() == kMaxServers)
        return std::nullopt;
    m_created = m_names;
    m_created->servers.push_back(name);
    return Names::serverId(m_servers.size());
}

MessagePtr TraceFold::message(std::uint32_t id) const
{
    if (id == m_madeUp)
        return m_madeUpMessage;
    const auto found = m_inFlight.find(id);
    return found == m_inFlight.end() ? nullptr : found->second.message;
}

TraceFold::Problem TraceFold::prepare(Event &event)
{
    m_log.reset();
    if (event.node.isServer() && event.node.value >= m_servers.size()) { // it is being created
        if (event.status->lastLogIndex == Index{} && event.status->lastLogTerm == Term{})
            return std::nullopt;
        return phrase("Trace", "%1 is created, its log must be empty")
            .arg(m_created->of(event.node));
    }
    if (event.node.isServer()) {
        const bool restarts = std::holds_alternative<what::Restart>(event.body);
        if (m_servers[event.node.value].up == restarts)
            return (restarts ? phrase("Trace", "%1 is up; it can restart only after its crash")
                             : phrase("Trace", "%1 is down, its next event can only be a restart"))
                .arg(m_names.of(event.node));
    }
    Problem problem =
        std::visit(Overload{[&](what::Send &send) { return check(event, send); },
                            [&](what::Receive &receive) { return check(event, receive); },
                            [&](what::Propose &propose) { return check(event, propose); },
                            [&](what::Ledger &ledger) { return check(event, ledger); },
                            [&](what::Return &answer) { return check(event, answer); },
                            [&](what::Commit &commit) -> Problem {
                                commit.from = m_servers[event.node.value].status.commitIndex;
                                return std::nullopt;
                            },
                            [](auto &) -> Problem { return std::nullopt; }},
                   event.body);
    if (!problem && event.status)
        problem = checkLog(event);
    return problem;
}

TraceFold::Problem TraceFold::check(const Event &event, const what::Send &send)
{
    if (send.message->from == event.node)
        return std::nullopt;
    return phrase("Trace", "%1 sends a message that is from %2")
        .arg(m_names.of(event.node), m_names.of(send.message->from));
}

TraceFold::Problem TraceFold::check(const Event &event, what::Receive &receive)
{
    if (receive.message->to != event.node)
        return phrase("Trace", "%1 receives a message that is to %2")
            .arg(m_names.of(event.node), m_names.of(receive.message->to));
    if (receive.id == m_madeUp && event.at != m_madeUpAt)
        return phrase("Trace", "message %1 was made up at %2 and must be received at that instant")
            .arg(number(receive.id), number(static_cast<std::uint64_t>(m_madeUpAt.micros)));
    const MessagePtr sent = message(receive.id);
    if (!(*sent == *receive.message))
        return phrase("Trace", "message %1 is not what it was when it was sent")
            .arg(number(receive.id));
    receive.message = sent;
    if (event.node.isServer())
        receive.verdict = hear(event, *sent);
    return std::nullopt;
}

TraceFold::Problem TraceFold::check(const Event &event, const what::Propose &propose)
{
    const ServerView &server = m_servers[event.node.value];
    if (propose.index != server.log.lastIndex().next())
        return phrase("Trace", "%1 appends entry %2, but its log ends at %3")
            .arg(server.name, number(propose.index.value), number(server.log.lastIndex().value));
    m_log = server.log;
    m_log->append(propose.entry);
    return std::nullopt;
}

TraceFold::Problem TraceFold::check(const Event &event, const what::Ledger &ledger)
{
    const ServerView &server = m_servers[event.node.value];
    if (server.log.has(ledger.index) && server.log.at(ledger.index).term == ledger.entry.term
        && server.log.at(ledger.index).value() == ledger.entry.value())
        return std::nullopt;
    return phrase("Trace", "%1 writes entry %2 to the ledger, which its log does not have so")
        .arg(server.name, number(ledger.index.value));
}

TraceFold::Problem TraceFold::check(const Event &event, const what::Return &answer)
{
    const CommandPtr &open = openCommand(event.node);
    if (open && open == answer.command)
        return std::nullopt;
    return phrase("Trace", "%1 has no command %2 open that could return")
        .arg(m_names.of(event.node), number(answer.command ? answer.command->op : 0));
}

bool TraceFold::endsAsTold(const Log &log, const Status &told) const
{
    return log.lastIndex() == told.lastLogIndex && log.lastTerm() == told.lastLogTerm;
}

/// What an event made of its server's log is the reading of it that ends as st says.
TraceFold::Problem TraceFold::checkLog(const Event &event)
{
    const ServerView &server = m_servers[event.node.value];
    const Status &told = *event.status;
    if (!m_log)
        m_log = server.log;
    // What was not saved is gone; what is saved without being told stays.
    if (std::holds_alternative<what::Crash>(event.body) && !endsAsTold(*m_log, told))
        for (const Log &saved : m_onDisk[event.node.value])
            if (endsAsTold(saved, told))
                m_log = saved;
    if (endsAsTold(*m_log, told))
        return std::nullopt;
    if (endsAsTold(server.log, told)) {
        m_log = server.log;
        return std::nullopt;
    }
    return phrase("Trace", "st says that the log of %1 ends at %2 in term %3, but what the lines "
                           "before tell of it ends at %4 in term %5")
        .arg(server.name, number(told.lastLogIndex.value), number(told.lastLogTerm.value),
             number(m_log->lastIndex().value), number(m_log->lastTerm().value));
}

Verdict TraceFold::hear(const Event &event, const Message &message)
{
    const ServerView &server = m_servers[event.node.value];
    const Status &after = *event.status;
    if (message.from.isServer() && message.term < after.currentTerm)
        return isReply(message) ? Verdict::NotExpected : Verdict::StaleTerm;
    return std::visit(
        Overload{[&](const RequestVote &request) {
                     if (after.votedFor == message.from)
                         return Verdict::Granted;
                     const bool behind = request.lastLogTerm < server.log.lastTerm()
                                         || (request.lastLogTerm == server.log.lastTerm()
                                             && request.lastLogIndex < server.log.lastIndex());
                     const bool votedBefore = server.status.currentTerm == after.currentTerm
                                              && server.status.votedFor.has_value();
                     return behind && !votedBefore ? Verdict::LogBehind : Verdict::AlreadyVoted;
                 },
                 [&](const RequestVoteReply &) {
                     return server.status.role == Role::Candidate ? Verdict::Plain
                                                                  : Verdict::NotExpected;
                 },
                 [&](const AppendEntries &append) { return store(event, message, append); },
                 [&](const AppendEntriesReply &) {
                     return after.role == Role::Leader ? Verdict::Plain : Verdict::NotExpected;
                 },
                 [&](const ClientRequest &) {
                     return after.role == Role::Leader ? Verdict::Plain : Verdict::NotLeader;
                 },
                 [](const ClientReply &) { return Verdict::Plain; }},
        message.body);
}

/// "3. If an existing entry conflicts with a new one (same index but different terms), delete the
/// existing entry and all that follow it. 4. Append any new entries not already in the log."
Verdict TraceFold::store(const Event &event, const Message &message, const AppendEntries &append)
{
    const ServerView &server = m_servers[event.node.value];
    const Log &log = server.log;
    if (event.status->role != Role::Follower || message.from == event.node)
        return Verdict::Contradiction;
    if (append.prevLogIndex > log.lastIndex())
        return Verdict::NoSuchEntry;
    if (!holds(log, append.prevLogIndex, append.prevLogTerm))
        return Verdict::TermMismatch;
    std::size_t known = 0;
    Index at = append.prevLogIndex.next();
    while (known < append.entries.size() && log.has(at)
           && log.termAt(at) == append.entries[known].term) {
        ++known;
        at = at.next();
    }
    if (known == append.entries.size())
        return Verdict::Plain;
    const bool conflicts = log.has(at);
    if (conflicts && at <= server.status.commitIndex)
        return Verdict::Contradiction;
    m_log = log;
    if (conflicts)
        m_log->truncateFrom(at);
    for (; known < append.entries.size(); ++known)
        m_log->append(append.entries[known]);
    return conflicts ? Verdict::Replaced : Verdict::Appended;
}

void TraceFold::commit(const Event &event)
{
    if (m_created) {
        m_names = *std::move(m_created);
        m_created.reset();
        ServerView &view = m_servers.emplace_back();
        view.id = event.node;
        view.name = m_names.of(event.node);
        view.voter = false;
        m_onDisk.push_back({Log()});
    }
    m_madeUp = 0;
    std::visit(Overload{[&](const what::Send &send) {
                            m_lastId = send.id;
                            const NodeId to = send.message->to;
                            m_inFlight[send.id] = {send.id, send.message, event.at, std::nullopt,
                                                   to.isServer() && !m_servers[to.value].up};
                        },
                        [&](const what::Dup &dup) {
                            m_lastId = dup.newId;
                            MessageView copy = m_inFlight.at(dup.id);
                            copy.id = dup.newId;
                            copy.sent = event.at;
                            m_inFlight[dup.newId] = std::move(copy);
                        },
                        [&](const what::Receive &receive) { m_inFlight.erase(receive.id); },
                        [&](const what::Drop &drop) { m_inFlight.erase(drop.id); },
                        [&](const what::Inject &inject) {
                            m_lastId = m_madeUp = inject.id;
                            m_madeUpMessage = inject.message;
                            m_madeUpAt = event.at;
                        },
                        [&](const what::Act &done) {
                            applyLinks(done.text, m_names, m_links);
                            if (done.text.starts_with("set "))
                                noteSaved();
                        },
                        [](const auto &) {}},
               event.body);
    if (event.node.isServer() && event.status)
        commitServer(event);
    else if (event.node.isClient())
        commitClient(event);
}

/// A change of options may have begun with a save; which it was, a crash will tell.
void TraceFold::noteSaved()
{
    constexpr std::size_t kMostKept = 16;
    for (const ServerView &server : m_servers)
        if (auto &kept = m_onDisk[server.id.value]; kept.size() < kMostKept)
            kept.push_back(server.log);
        else
            kept.back() = server.log;
}

void TraceFold::commitServer(const Event &event)
{
    ServerView &server = m_servers[event.node.value];
    const Status &now = *event.status;
    const auto *receive = std::get_if<what::Receive>(&event.body);
    const bool fromLeader = receive && std::holds_alternative<AppendEntries>(receive->message->body)
                            && receive->message->term == now.currentTerm
                            && now.role == Role::Follower;
    if (fromLeader)
        server.leader = receive->message->from;
    else if (now.role == Role::Leader)
        server.leader = server.id;
    else if (now.role != server.status.role || now.currentTerm != server.status.currentTerm)
        server.leader.reset();
    std::visit(Overload{[&](const what::Crash &) {
                            server.up = server.paused = false;
                            server.downSince = event.at;
                            server.leader.reset();
                        },
                        [&](const what::Restart &) { server.up = true; },
                        [&](const what::Pause &) { server.paused = true; },
                        [&](const what::Resume &) { server.paused = false; }, [](const auto &) {}},
               event.body);
    server.status = now;
    if (m_log)
        server.log = *std::move(m_log);
    if (std::holds_alternative<what::Persisted>(event.body)
        || std::holds_alternative<what::Crash>(event.body))
        m_onDisk[event.node.value] = {server.log};
}

void TraceFold::commitClient(const Event &event)
{
    const std::size_t place = clientPlace(event.node);
    ClientView &client = m_clients[place];
    ClientStatus &status = client.status;
    const auto receive = [&](const what::Receive &received) {
        const auto *reply = std::get_if<ClientReply>(&received.message->body);
        if (!reply || !m_open[place] || reply->op != m_open[place]->op
            || reply->outcome != Outcome::Redirect || received.message->from != status.server
            || m_pausing[place])
            return;
        status.redirectedFrom = received.message->from;
        const bool knows = reply->leader && *reply->leader != status.server;
        if (knows)
            status.server = *reply->leader;
        m_pausing[place] = !knows;
        m_mayAsk[place] = true;
    };
    const auto finish = [&](const what::Return &answer) {
        status.open = status.unknown = false;
        ++status.answered;
        status.lastIndex =
            answer.command ? committedAt(*answer.command, answer.value) : std::nullopt;
        m_open[place].reset();
        client.command.clear();
        m_pausing[place] = false;
    };
    std::visit(Overload{[&](const what::Invoke &invoke) {
                            m_open[place] = invoke.command;
                            client.command = invoke.command->text;
                            status.op = invoke.command->op;
                            status.open = true;
                            status.redirectedFrom.reset();
                            m_mayAsk[place] = true;
                        },
                        [&](const what::Send &send) {
                            // Asked anew without being told to: no answer came in time.
                            status.unknown = status.unknown || !m_mayAsk[place];
                            status.server = send.message->to;
                            m_mayAsk[place] = false;
                            m_pausing[place] = false;
                        },
                        receive, finish, [](const auto &) {}},
               event.body);
}

} // namespace flotilla
