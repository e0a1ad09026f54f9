#include "trace/trace_reader.h"

#include "trace/phrases.h"
#include "trace/trace_line.h"

#include <utility>

namespace flotilla {

Error TraceReader::wrong(const std::string &what) const
{
    const std::string line = std::to_string(m_line);
    const std::string where =
        m_name.empty() ? phrase("Trace", "line %1").arg(line) : m_name + ":" + line;
    return {where + ": " + what, Fault::BadInput};
}

Result<Done> TraceReader::take(std::string_view line)
{
    ++m_line;
    if (m_line > kMostLines)
        return wrong(phrase("Trace", "a trace may have at most %1 lines; cut it in two")
                         .arg(std::to_string(kMostLines)));
    if (line.size() > kMostLineBytes)
        return wrong(phrase("Trace", "it has %1 bytes, a line may have at most %2")
                         .arg(std::to_string(line.size()), std::to_string(kMostLineBytes)));
    if (const auto problem = m_json.parse(line))
        return wrong(
            phrase("Trace", "column %1: %2").arg(std::to_string(problem->column), problem->what));
    TraceLine parts(m_json, m_fold);
    const JsonLine::Value &root = m_json.root();
    if (const std::uint64_t seq = parts.number(root, "seq", UINT64_MAX); seq != m_line - 1)
        parts.fail("seq",
                   phrase("Trace", "is %1, it must be %2: lines are counted from 0, and none "
                                   "may be missing")
                       .arg(std::to_string(seq), std::to_string(m_line - 1)));
    if (parts.problem())
        return wrong(*parts.problem());
    return m_line == 1 ? takeHeader(parts) : takeEvent(parts);
}

Result<Done> TraceReader::takeHeader(TraceLine &line)
{
    TraceHeader header = line.header();
    if (line.problem())
        return wrong(*line.problem());
    header.names.clients = m_clients;
    m_fold.begin(header);
    for (TraceSink *sink : m_sinks)
        sink->begin(header);
    return Done{};
}

Result<Done> TraceReader::takeEvent(TraceLine &line)
{
    Event event = line.event(m_status);
    if (!line.problem() && event.at < m_now)
        line.fail("t", phrase("Trace", "is %1, before the line before it, which is at %2")
                           .arg(std::to_string(event.at.micros), std::to_string(m_now.micros)));
    if (line.problem())
        return wrong(*line.problem());
    if (const auto problem = m_fold.prepare(event))
        return wrong(*problem);
    m_now = event.at;
    for (TraceSink *sink : m_sinks)
        sink->take(event, m_fold.namesAfter());
    m_fold.commit(event);
    return Done{};
}

} // namespace flotilla
