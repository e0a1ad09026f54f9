#include "schedule/engine_state.h"

#include "core/invariant.h"

#include <algorithm>

namespace flotilla {

EngineState::EngineState(RunSetup setup)
    : m_setup(std::move(setup)), m_names(m_setup.names()), m_links(m_setup.links),
      m_schedule(m_setup.seed), m_ledger(m_setup.ledger), m_safety(m_setup.voters)
{
    FLOTILLA_INVARIANT(m_setup.servers.size() <= kMaxServers, "a cluster has at most 15 servers");
    for (const NodeId id : m_names.serverIds()) {
        const ServerSetup &server = m_setup.servers[id.value];
        ServerView view;
        view.id = id;
        view.name = server.name;
        view.voter = m_setup.voters.contains(id);
        view.log = server.state.log;
        m_servers.push_back(std::move(view));
        m_options.push_back(server.options);
        m_onDisk.push_back(server.state);
    }
    for (std::size_t i = 0; i < m_setup.clients.size(); ++i) {
        ClientView view;
        view.id = Names::clientId(i);
        view.name = m_setup.clients[i].name;
        view.status.server = m_setup.clients[i].at;
        m_clients.push_back(std::move(view));
    }
}

std::size_t EngineState::bytes() const
{
    // Of each entry: its pointer in the ledger, and its hashes in the safety monitor.
    constexpr std::size_t kBytesAnEntry = sizeof(LedgerModel::RowPtr) + 40;
    std::size_t entries = m_ledger.size();
    for (const ServerView &server : m_servers)
        entries = std::max<std::size_t>(entries, server.log.lastIndex().value);
    return sizeof *this + entries * kBytesAnEntry + m_recording.size() * sizeof(RecordedAction)
           + m_schedule.inFlightCount() * sizeof(Flight) * 2;
}

} // namespace flotilla
