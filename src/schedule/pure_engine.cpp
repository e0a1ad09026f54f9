#include "schedule/pure_engine.h"

namespace flotilla {

Result<Done> PureEngine::bringUp(const EndpointStart &start)
{
    m_endpoints[start.id.value].emplace(start);
    return Done{};
}

Result<Done> PureEngine::takeDown(NodeId server)
{
    m_endpoints[server.value].reset();
    return Done{};
}

Result<Done> PureEngine::takeTurns(std::vector<Order> &orders, RoundResult &round)
{
    for (Order &order : orders)
        m_endpoints[order.endpoint.value]->take(order, round.turns);
    return Done{};
}

} // namespace flotilla
