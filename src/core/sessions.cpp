#include "core/raft.h"

namespace flotilla {

/// "If the client's first choice is not the leader, that server will reject the client's request
/// and supply information about the most recent leader it has heard from. … If it receives a
/// command whose serial number has already been executed, it responds immediately without
/// re-executing the request" (§8).
Verdict Raft::handle(const Message &message, const ClientRequest &request)
{
    const Command &command = *request.command;
    auto *leader = std::get_if<Leader>(&m_role);
    if (!leader) {
        redirect(message.from, command.op);
        return Verdict::NotLeader;
    }
    if (!holds(Rule::ReadAfterCommit))
        if (const auto call = callIn(command.text); call && call->kind == Call::Kind::Get) {
            answerClient(message.from, command.op, m_values.get(call->key));
            return Verdict::Plain;
        }
    const bool remembers = holds(Rule::Sessions);
    if (const auto session = m_sessions.find(command.client);
        remembers && session != m_sessions.end() && session->second.op >= command.op) {
        const bool latest = session->second.op == command.op;
        answerClient(message.from, command.op, latest ? session->second.answer : std::string());
        return Verdict::Repeated;
    }
    if (const auto open = leader->open.find(command.client);
        remembers && open != leader->open.end() && open->second.first >= command.op) {
        leader->waiting.emplace(open->second.second, message.from);
        return Verdict::Repeated; // it stands in the log; the answer comes with its commit
    }
    const Index at = m_log.lastIndex().next();
    leader->open[command.client] = {command.op, at};
    leader->waiting.emplace(at, message.from);
    // Appended after the request is noted: the trace tells the recv first, then the propose.
    m_toPropose = request.command;
    return Verdict::Plain;
}

/// Servers are not sent replies to clients; one that is made up changes nothing.
Verdict Raft::handle(const Message &, const ClientReply &)
{
    return Verdict::NotExpected;
}

void Raft::answerClient(NodeId client, std::uint64_t op, std::string answer)
{
    send(client, ClientReply{op, Outcome::Ok, std::move(answer), std::nullopt});
}

/// The answer: of a call what it gave, of any other command where it was committed.
std::string Raft::applyToStateMachine(Index at)
{
    const Entry &entry = m_log.at(at);
    if (!entry.fromClient())
        return {};
    const auto call = callIn(entry.command->text);
    std::string answer = call ? m_values.apply(*call) : std::to_string(at.value);
    Session &session = m_sessions[entry.command->client];
    if (entry.command->op > session.op)
        session = {entry.command->op, answer};
    return answer;
}

void Raft::redirect(NodeId client, std::uint64_t op)
{
    send(client, ClientReply{op, Outcome::Redirect, {}, knownLeader()});
}

/// A new leader may hold commands of sessions that it has not committed yet: they are not to be
/// appended a second time.
void Raft::indexOpenSessions()
{
    auto &open = std::get<Leader>(m_role).open;
    for (Index at = m_status.commitIndex.next(); m_log.has(at); at = at.next())
        if (const Entry &entry = m_log.at(at); entry.fromClient())
            open[entry.command->client] = {entry.command->op, at};
}

} // namespace flotilla
