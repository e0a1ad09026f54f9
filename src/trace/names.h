#pragma once

#include "core/types.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace flotilla {

/// The endpoints of a run by name, each kind in the order in which it was named.
struct Names {
    std::vector<std::string> servers;
    std::vector<std::string> clients;

    [[nodiscard]] static NodeId serverId(std::size_t place)
    {
        return {static_cast<std::uint8_t>(place)};
    }
    [[nodiscard]] static NodeId clientId(std::size_t place)
    {
        return {static_cast<std::uint8_t>(NodeId::kFirstClient + place)};
    }
    /// "" for an endpoint that the run does not have.
    [[nodiscard]] const std::string &of(NodeId id) const;
    [[nodiscard]] std::optional<NodeId> find(std::string_view name) const;
    /// All servers, or all endpoints, in order.
    [[nodiscard]] std::vector<NodeId> serverIds() const;
    [[nodiscard]] std::vector<NodeId> all() const;

    bool operator==(const Names &) const = default;
};

} // namespace flotilla
