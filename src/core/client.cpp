#include "core/client.h"

#include "core/hash.h"
#include "core/key_value.h"

#include <algorithm>
#include <charconv>

namespace flotilla {

std::optional<Index> committedAt(const Command &command, const std::string &answer)
{
    Index index;
    const char *end = answer.data() + answer.size();
    const auto [stop, error] = std::from_chars(answer.data(), end, index.value);
    if (error != std::errc() || stop != end || callIn(command.text))
        return std::nullopt;
    return index;
}

Client::Client(NodeId self, std::string name, std::vector<NodeId> servers, NodeId first,
               std::uint64_t firstOp)
    : m_self(self), m_name(std::move(name)), m_servers(std::move(servers)), m_nextOp(firstOp)
{
    m_status.server = first;
}

void Client::step(ClientInput input, Instant now, Effects &effects)
{
    m_now = now;
    m_effects = &effects;
    std::visit([this](const auto &what) { take(what); }, input);
    m_status.waiting = m_waiting.size();
    m_effects = nullptr;
}

void Client::addServer(NodeId server)
{
    m_servers.push_back(server);
}

void Client::take(const Submit &submit)
{
    m_waiting.push_back({submit.text, submit.at});
    if (!m_open)
        openNext();
}

/// No answer in time, or the end of a pause: the next server is asked.
void Client::take(const TimerDue &)
{
    m_timerDue = Instant::never();
    if (!m_open)
        return;
    if (!m_pausing)
        m_status.unknown = true;
    tryNextServer();
    ask();
}

void Client::take(const Received &received)
{
    m_effects->notes.push_back({NoteReceived{received.message, Verdict::Plain}, {}});
    const auto *reply = std::get_if<ClientReply>(&received.message->body);
    if (!reply || !m_open || reply->op != m_open->op)
        return; // an answer to a command that has been answered
    if (reply->outcome == Outcome::Redirect) {
        if (received.message->from != m_status.server || m_pausing)
            return; // from a server that it no longer asks
        m_status.redirectedFrom = received.message->from;
        if (reply->leader && *reply->leader != m_status.server) {
            m_status.server = *reply->leader;
            ask();
        } else {
            m_pausing = true;
            m_timerSet = m_now;
            m_timerDue = m_now + kClientPause;
        }
        return;
    }
    m_effects->notes.push_back({NoteReturned{m_open, reply->outcome, reply->value}, {}});
    m_status.lastIndex = committedAt(*m_open, reply->value);
    m_open.reset();
    m_pausing = false;
    m_timerDue = Instant::never();
    m_status.open = m_status.unknown = false;
    m_status.server = received.message->from; // "and stays there"
    ++m_status.answered;
    openNext();
}

void Client::openNext()
{
    if (m_waiting.empty())
        return;
    Waiting next = std::move(m_waiting.front());
    m_waiting.pop_front();
    m_open = makeCommand(std::move(next.text), m_name, m_nextOp++);
    m_status.op = m_open->op;
    m_status.open = true;
    m_status.redirectedFrom.reset();
    if (next.at)
        m_status.server = *next.at;
    m_effects->notes.push_back({NoteInvoked{m_open}, {}});
    ask();
}

void Client::ask()
{
    m_pausing = false;
    m_timerSet = m_now;
    m_timerDue = m_now + kClientPatience;
    m_effects->sends.push_back(std::make_shared<const Message>(
        Message{m_self, m_status.server, Term{}, ClientRequest{m_open}}));
}

void Client::tryNextServer()
{
    const auto current = std::find(m_servers.begin(), m_servers.end(), m_status.server);
    if (current == m_servers.end() || current + 1 == m_servers.end())
        m_status.server = m_servers.front();
    else
        m_status.server = *(current + 1);
}

std::uint64_t Client::stateHash() const
{
    return hashOf(m_status.server.value, m_status.open, m_status.unknown, m_nextOp,
                  m_waiting.size(), m_status.answered, m_pausing, m_timerDue.micros);
}

} // namespace flotilla
