#include "schedule/setup.h"

namespace flotilla {

Names RunSetup::names() const
{
    Names names;
    for (const ServerSetup &server : servers)
        names.servers.push_back(server.name);
    for (const ClientSetup &client : clients)
        names.clients.push_back(client.name);
    return names;
}

} // namespace flotilla
