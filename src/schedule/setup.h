#pragma once

#include "core/raft.h"
#include "trace/ledger_row.h"
#include "trace/link_table.h"
#include "trace/names.h"

#include <string>
#include <vector>

namespace flotilla {

/// A server as a run begins.
struct ServerSetup {
    std::string name;
    RaftOptions options;
    PersistentState state;
    Preset preset;
};

struct ClientSetup {
    std::string name;
    NodeId at; ///< the server that it tries first
};

/// The initial state of a run; with the seed and the actions it determines every event.
struct RunSetup {
    std::vector<ServerSetup> servers;
    NodeSet voters;
    std::vector<ClientSetup> clients;
    RaftOptions options; ///< for servers that come later, and for the trace's header
    LinkTable links;
    std::uint64_t seed = 1;
    bool invariants = true; ///< safety is checked after every event
    std::vector<LedgerRow> ledger;

    [[nodiscard]] Names names() const;
};

} // namespace flotilla
