#include "trace/names.h"

namespace flotilla {

const std::string &Names::of(NodeId id) const
{
    static const std::string none;
    if (id.isServer() && id.value < servers.size())
        return servers[id.value];
    if (id.isClient() && std::size_t(id.value - NodeId::kFirstClient) < clients.size())
        return clients[id.value - NodeId::kFirstClient];
    return none;
}

std::optional<NodeId> Names::find(std::string_view name) const
{
    for (const NodeId id : all())
        if (of(id) == name)
            return id;
    return std::nullopt;
}

std::vector<NodeId> Names::serverIds() const
{
    std::vector<NodeId> ids;
    for (std::size_t i = 0; i < servers.size(); ++i)
        ids.push_back(serverId(i));
    return ids;
}

std::vector<NodeId> Names::all() const
{
    std::vector<NodeId> ids = serverIds();
    for (std::size_t i = 0; i < clients.size(); ++i)
        ids.push_back(clientId(i));
    return ids;
}

} // namespace flotilla
