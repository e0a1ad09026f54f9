#pragma once

#include "schedule/action.h"
#include "schedule/endpoint.h"
#include "schedule/ledger_model.h"
#include "schedule/schedule.h"
#include "schedule/setup.h"
#include "trace/event.h"
#include "trace/linearizability.h"
#include "trace/safety_monitor.h"
#include "trace/view.h"

#include <array>
#include <compare>
#include <cstdint>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace flotilla {

/// Something that was done, and when.
struct RecordedAction {
    Instant at;
    std::uint64_t turnsFirst = 0; ///< turns of that instant that came before it
    Action action;
};

/// A point of a run between two of its steps, by what has happened until then.
struct RunPlace {
    std::size_t actions = 0; ///< done
    Instant at;
    std::uint64_t turnsFirst =
        0; ///< turns of that instant since the last action, or since it began
    auto operator<=>(const RunPlace &) const = default;
};

/// All of a run but its endpoints, as a value: network, schedule, clocks, ledger, what the servers
/// and clients were seen to be, and what was done. Two runs whose states and endpoints are equal go
/// on equally.
class EngineState {
public:
    explicit EngineState(RunSetup setup);

    [[nodiscard]] RunPlace place() const { return {m_recording.size(), m_now, m_turnsHere}; }
    [[nodiscard]] std::uint64_t turns() const { return m_turns; }
    [[nodiscard]] std::uint64_t runHash() const { return m_runHash; }
    /// Of the trace's last event.
    [[nodiscard]] std::uint64_t seq() const { return m_seq; }
    /// What it takes in memory, about; not what it shares with others: logs, messages, rows.
    [[nodiscard]] std::size_t bytes() const;
    /// Safety is watched for by someone else.
    void setInvariants(bool on) { m_setup.invariants = on; }

private:
    friend class Engine;

    RunSetup m_setup;
    Names m_names;
    LinkTable m_links;
    Schedule m_schedule;
    LedgerModel m_ledger;
    SafetyMonitor m_safety;
    Linearizability m_linearizability;
    Instant m_now;
    std::uint64_t m_turns = 0;
    std::uint64_t m_turnsHere = 0;
    std::uint64_t m_seq = 0;
    std::uint32_t m_lastId = 0;
    std::uint64_t m_sent = 0;
    std::uint64_t m_lostCount = 0;
    std::uint64_t m_duplicated = 0;
    std::uint64_t m_runHash = 0;
    std::vector<ServerView> m_servers;
    std::vector<ClientView> m_clients;
    std::array<CommandPtr, kMaxClients> m_openCommands; ///< of the clients; null: none
    std::vector<RaftOptions> m_options;
    /// What stands on a server's disk where that may be other than what it holds, and of one that is
    /// down.
    std::vector<PersistentState> m_onDisk;
    std::array<Duration, kEndpoints> m_clockOffset{};
    std::array<LinkCounters, kEndpoints> m_counters{};
    std::set<std::string> m_ledgerRefusals; ///< told already
    std::vector<Violation> m_violations;
    std::vector<RecordedAction> m_recording;
};

} // namespace flotilla
