#pragma once

#include "trace/event.h"
#include "trace/view.h"

#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace flotilla {

/// A run's state as its trace tells it: what a view shows, folded from event to event.
///
/// A server's log is not in the trace; it follows from what is proposed and received, and each `st`
/// says where it ends. So a trace that does not fit together is found out, whoever wrote it.
class TraceFold {
public:
    void begin(const TraceHeader &header);

    /// Whether an event can follow; why not, where it can't. Says its verdict, in the event.
    [[nodiscard]] std::optional<std::string> prepare(Event &event);
    /// The event that was prepared has happened.
    void commit(const Event &event);

    [[nodiscard]] const Names &names() const { return m_names; }
    /// With a server that the prepared event creates.
    [[nodiscard]] const Names &namesAfter() const { return m_created ? *m_created : m_names; }
    /// The one of that name; a new one where there is room. Its id is no client's where there isn't.
    [[nodiscard]] NodeId client(const std::string &name);
    /// A server of that name is about to be created; none where there is no room.
    [[nodiscard]] std::optional<NodeId> create(const std::string &name);

    [[nodiscard]] const std::vector<ServerView> &servers() const { return m_servers; }
    [[nodiscard]] const std::vector<ClientView> &clients() const { return m_clients; }
    [[nodiscard]] const LinkTable &links() const { return m_links; }
    [[nodiscard]] const std::map<std::uint32_t, MessageView> &inFlight() const
    {
        return m_inFlight;
    }
    /// The command that a client has open; null: none.
    [[nodiscard]] const CommandPtr &openCommand(NodeId client) const
    {
        return m_open[client.value - NodeId::kFirstClient];
    }
    [[nodiscard]] std::uint32_t lastId() const { return m_lastId; }
    /// A message that is in flight, or was made up and is about to be received; null: none is.
    [[nodiscard]] MessagePtr message(std::uint32_t id) const;

private:
    using Problem = std::optional<std::string>;

    [[nodiscard]] Problem check(const Event &event, const what::Send &send);
    [[nodiscard]] Problem check(const Event &event, what::Receive &receive);
    [[nodiscard]] Problem check(const Event &event, const what::Propose &propose);
    [[nodiscard]] Problem check(const Event &event, const what::Ledger &ledger);
    [[nodiscard]] Problem check(const Event &event, const what::Return &answer);
    [[nodiscard]] Problem checkLog(const Event &event);
    [[nodiscard]] bool endsAsTold(const Log &log, const Status &told) const;
    [[nodiscard]] Verdict hear(const Event &event, const Message &message);
    [[nodiscard]] Verdict store(const Event &event, const Message &message,
                                const AppendEntries &append);
    void noteSaved();
    void commitServer(const Event &event);
    void commitClient(const Event &event);

    Names m_names;
    std::optional<Names> m_created;
    NodeSet m_voters;
    std::vector<ServerView> m_servers;
    std::vector<ClientView> m_clients;
    /// By server, what may stand on its disk where it saves only when told to: its log as it was
    /// last told to be saved, and whenever that was switched on since.
    std::vector<std::vector<Log>> m_onDisk;
    LinkTable m_links;
    std::map<std::uint32_t, MessageView> m_inFlight;
    std::uint32_t m_lastId = 0;
    std::uint32_t m_madeUp = 0; ///< the injected message that waits for its recv
    MessagePtr m_madeUpMessage;
    Instant m_madeUpAt;
    std::array<CommandPtr, kMaxClients> m_open;
    std::array<bool, kMaxClients> m_pausing{}; ///< it was sent on to nobody
    std::array<bool, kMaxClients> m_mayAsk{};  ///< it has a reason to ask other than time
    std::optional<Log> m_log;                  ///< of the prepared event's server, after it
};

} // namespace flotilla
