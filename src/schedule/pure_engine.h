#pragma once

#include "schedule/checkpoint.h"
#include "schedule/engine.h"

namespace flotilla {

/// The same core over the same schedule, in one thread and without sockets or disks: the oracle
/// that real runs are held against.
class PureEngine : public Engine {
public:
    explicit PureEngine(RunSetup setup) : Engine(std::move(setup)) {}
    /// Goes on from there.
    explicit PureEngine(const EngineCheckpoint &from)
        : Engine(from.state), m_endpoints(from.endpoints)
    {
    }

    /// How all of it stands, between two calls.
    [[nodiscard]] EngineCheckpoint checkpoint() const { return {state(), m_endpoints}; }
    [[nodiscard]] const Endpoints &endpoints() const { return m_endpoints; }

protected:
    Result<Done> bringUp(const EndpointStart &start) override;
    Result<Done> takeDown(NodeId server) override;
    Result<Done> takeTurns(std::vector<Order> &orders, RoundResult &round) override;
    Result<Done> writeLedger(const std::vector<LedgerRow> &) override { return Done{}; }
    void saveFailed(const SaveFailure &) override {}

private:
    Endpoints m_endpoints;
};

} // namespace flotilla
