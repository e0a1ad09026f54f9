#pragma once

#include "core/result.h"
#include "trace/event.h"
#include "trace/json_line.h"
#include "trace/trace_fold.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace flotilla {

class TraceLine;

/// Reads a trace in the format of TRACE.md, whoever wrote it, line by line, and tells its events to
/// sinks, each before it has happened to the state that is folded. What does not fit is refused with
/// the line, the field, the value and the way out.
class TraceReader {
public:
    static constexpr std::size_t kMostLineBytes = 64U * 1024 * 1024;
    static constexpr std::uint64_t kMostLines = 50'000'000;

    /// name: the file's, for what is said about its lines; "": it has none.
    explicit TraceReader(std::string name = {}) : m_name(std::move(name)) {}

    /// It must outlive the reader.
    void addSink(TraceSink *sink) { m_sinks.push_back(sink); }
    /// Clients that come later in the trace, so that all are there from the beginning.
    void expectClients(std::vector<std::string> names) { m_clients = std::move(names); }

    /// The next line, without the end of it. After an error no line may follow.
    Result<Done> take(std::string_view line);
    /// Of the last line.
    [[nodiscard]] Instant now() const { return m_now; }
    [[nodiscard]] std::uint64_t lines() const { return m_line; }
    [[nodiscard]] const TraceFold &state() const { return m_fold; }

private:
    Result<Done> takeHeader(TraceLine &line);
    Result<Done> takeEvent(TraceLine &line);
    /// Of the line at hand.
    [[nodiscard]] Error wrong(const std::string &what) const;

    std::string m_name;
    std::vector<TraceSink *> m_sinks;
    std::vector<std::string> m_clients;
    JsonLine m_json;
    TraceFold m_fold;
    Status m_status;
    Instant m_now;
    std::uint64_t m_line = 0;
};

} // namespace flotilla
