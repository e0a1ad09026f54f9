#pragma once

#include "schedule/engine.h"

#include <array>
#include <optional>

namespace flotilla {

/// The same core over the same schedule, in one thread and without sockets or disks: the oracle
/// that real runs are held against.
class PureEngine final : public Engine {
public:
    explicit PureEngine(RunSetup setup) : Engine(std::move(setup)) {}

protected:
    Result<Done> bringUp(const EndpointStart &start) override;
    Result<Done> takeDown(NodeId server) override;
    Result<Done> takeTurns(std::vector<Order> &orders, RoundResult &round) override;
    Result<Done> writeLedger(const std::vector<LedgerRow> &) override { return Done{}; }
    void saveFailed(const SaveFailure &) override {}

private:
    std::array<std::optional<Endpoint>, kEndpoints> m_endpoints;
};

} // namespace flotilla
