#pragma once

#include "trace/event.h"

#include <functional>
#include <string>
#include <string_view>

namespace flotilla {

/// The word of TRACE.md for what happened: "timeout", "send", "becomeLeader" …
[[nodiscard]] const char *eventName(const Event &event);

// Parts of its lines, each a JSON object: a server's st, a msg, an entry {term, value[, client,
// op]}.
void appendStatus(std::string &out, const Status &status, const Names &names);
void appendMessage(std::string &out, std::uint32_t id, const Message &message, const Names &names);
void appendEntry(std::string &out, const Entry &entry, const Names &names);

/// Writes a run as TRACE.md has it, one JSON object a line, byte for byte the same for the same
/// run.
class TraceWriter : public TraceSink {
public:
    /// write: gets the lines in pieces of some 64 KiB, and the rest with flush().
    explicit TraceWriter(std::function<void(std::string_view)> write);

    void begin(const TraceHeader &header) override;
    void take(const Event &event, const Names &names) override;
    void flush();

private:
    std::function<void(std::string_view)> m_write;
    std::string m_lines;
};

} // namespace flotilla
