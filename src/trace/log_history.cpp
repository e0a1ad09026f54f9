#include "trace/log_history.h"

#include <algorithm>

namespace flotilla {

namespace {

/// What a shared pointer's count takes beside the value.
constexpr std::size_t kCountBytes = 16;

std::size_t heapBytes(const std::string &text)
{
    constexpr std::size_t inside = 15;
    return text.capacity() > inside ? text.capacity() + 1 : 0;
}

} // namespace

std::size_t bytesOf(const CommandPtr &command)
{
    if (!command)
        return 0;
    return sizeof(Command) + kCountBytes + heapBytes(command->text) + heapBytes(command->client);
}

LogHistory::LogHistory(const Published &before, std::size_t bytes)
    : m_published(*before), m_lastPublished(before), m_isNew(false), m_bytes(bytes)
{
    for (const std::shared_ptr<const Log> &line : *before)
        m_lines.push_back({*line, false});
}

bool LogHistory::begins(const Log &line, const Log &log)
{
    return line.lastIndex() >= log.lastIndex() && line.hashAt(log.lastIndex()) == log.hash();
}

bool LogHistory::goesOn(const Log &line, const Log &log)
{
    return line.lastIndex() < log.lastIndex() && log.hashAt(line.lastIndex()) == line.hash();
}

std::uint32_t LogHistory::lineOf(const Log &log, std::uint32_t tryFirst)
{
    if (begins(m_lines[tryFirst].log, log))
        return tryFirst;
    if (goesOn(m_lines[tryFirst].log, log)) {
        extend(m_lines[tryFirst], log);
        return tryFirst;
    }
    // The youngest first: old ones are seldom gone back to.
    for (std::size_t line = m_lines.size(); line-- > 0;)
        if (begins(m_lines[line].log, log))
            return static_cast<std::uint32_t>(line);
    for (std::size_t line = m_lines.size(); line-- > 0;)
        if (goesOn(m_lines[line].log, log)) {
            extend(m_lines[line], log);
            return static_cast<std::uint32_t>(line);
        }
    // Two logs are the same up to an index exactly where their hashes are: the search may halve.
    const Log &old = m_lines[tryFirst].log;
    std::uint32_t same = 0;
    std::uint32_t end = std::min(old.lastIndex(), log.lastIndex()).value;
    while (same < end) {
        const std::uint32_t middle = same + (end - same + 1) / 2;
        if (old.hashAt({middle}) == log.hashAt({middle}))
            same = middle;
        else
            end = middle - 1;
    }
    Line branch{old.prefix({same})};
    m_bytes += sizeof(Line) + same / Log::kChunk * sizeof(std::shared_ptr<Log>);
    if (same % Log::kChunk != 0)
        m_bytes += Log::kChunkBytes;
    extend(branch, log);
    m_lines.push_back(std::move(branch));
    m_published.emplace_back();
    return static_cast<std::uint32_t>(m_lines.size() - 1);
}

void LogHistory::extend(Line &line, const Log &log)
{
    for (Index at = line.log.lastIndex().next(); log.has(at); at = at.next()) {
        const Entry &entry = log.at(at);
        const CommandPtr &command = known(entry.command);
        if (&command == &entry.command)
            m_bytes += bytesOf(command);
        if (at.value % Log::kChunk == 1)
            m_bytes += Log::kChunkBytes + sizeof(std::shared_ptr<Log>) + kCountBytes;
        line.log.append({entry.term, command});
    }
    line.isNew = m_isNew = true;
}

void LogHistory::know(NodeId client, CommandPtr command)
{
    const std::size_t place = client.value - NodeId::kFirstClient;
    m_clients = std::max(m_clients, place + 1);
    m_known[place] = std::move(command);
}

const CommandPtr &LogHistory::known(const CommandPtr &command) const
{
    if (command)
        for (std::size_t i = 0; i < m_clients; ++i)
            if (m_known[i] && m_known[i]->hash == command->hash)
                return m_known[i];
    return command;
}

LogHistory::Published LogHistory::publish()
{
    if (!m_isNew)
        return m_lastPublished;
    for (std::size_t line = 0; line < m_lines.size(); ++line)
        if (std::exchange(m_lines[line].isNew, false))
            m_published[line] = std::make_shared<const Log>(m_lines[line].log);
    m_lastPublished = std::make_shared<const std::vector<std::shared_ptr<const Log>>>(m_published);
    m_isNew = false;
    return m_lastPublished;
}

} // namespace flotilla
