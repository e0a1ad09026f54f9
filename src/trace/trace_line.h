#pragma once

#include "trace/event.h"
#include "trace/json_line.h"
#include "trace/trace_fold.h"

#include <optional>
#include <string>
#include <string_view>

namespace flotilla {

/// One line of a trace, turned into what it says. The first thing that does not fit is kept as the
/// problem; what is read after it has no meaning.
class TraceLine {
public:
    using Value = JsonLine::Value;

    TraceLine(const JsonLine &json, TraceFold &state) : m_json(json), m_state(state) {}

    [[nodiscard]] const std::optional<std::string> &problem() const { return m_problem; }
    void fail(std::string_view field, const std::string &what);

    [[nodiscard]] std::uint64_t number(const Value &object, std::string_view key,
                                       std::uint64_t most);
    [[nodiscard]] std::string text(const Value &object, std::string_view key);

    [[nodiscard]] TraceHeader header();
    /// status: filled in where the event has one, and pointed to by it.
    [[nodiscard]] Event event(Status &status);

private:
    [[nodiscard]] const Value *member(const Value &object, std::string_view key,
                                      JsonLine::Kind kind);
    [[nodiscard]] bool is(const Value *value, std::string_view key, JsonLine::Kind kind);
    [[nodiscard]] bool flag(const Value &object, std::string_view key);
    [[nodiscard]] Term term(const Value &object, std::string_view key);
    [[nodiscard]] Index index(const Value &object, std::string_view key);
    [[nodiscard]] Duration micros(const Value &value, std::string_view key);
    [[nodiscard]] std::string name(const Value &value, std::string_view key);
    [[nodiscard]] NodeId server(const Value &value, std::string_view key);
    [[nodiscard]] NodeId client(const Value &object, std::string_view key);
    [[nodiscard]] NodeId endpoint(const Value &object, std::string_view key);
    [[nodiscard]] NodeSet serverSet(const Value &list, std::string_view key);

    [[nodiscard]] Status status(const Value &object);
    void indexes(const Value &object, std::string_view key, NodeSet &peers,
                 std::array<Index, kMaxServers> &indexes);
    [[nodiscard]] Entry entry(const Value &object, const Log *shared, Index at);
    [[nodiscard]] CommandPtr command(const Value &object, const Value *value);
    [[nodiscard]] EventBody body(std::string_view what, Event &event);
    [[nodiscard]] std::uint32_t newId(const Value &object, std::string_view key);
    [[nodiscard]] std::uint32_t flyingId();
    [[nodiscard]] MessagePtr message(std::uint32_t &id, bool isNew);
    [[nodiscard]] MessageBody messageBody(const Value &msg, NodeId from);
    [[nodiscard]] ClientReply clientReply(const Value &msg);
    [[nodiscard]] Outcome outcome(const Value &object);
    [[nodiscard]] what::Invoke invoke(Event &event);
    [[nodiscard]] what::Return answer(Event &event);
    [[nodiscard]] what::Remark remark(std::string_view what, bool ofServer);
    [[nodiscard]] TraceHeader::Server firstState(const Value &object);
    [[nodiscard]] std::vector<std::string> serverNames(const Value &root);
    void options(const Value &root, RaftOptions &options);

    const JsonLine &m_json;
    TraceFold &m_state;
    const Names *m_names = nullptr; ///< null: the state's
    std::optional<std::string> m_problem;
};

} // namespace flotilla
