#include "cluster/upcoming_words.h"

namespace flotilla {

std::string upcomingWords(const Upcoming &next, const Engine &engine)
{
    const Names &names = engine.names();
    const std::string &who = names.of(next.key.endpoint);
    if (next.message) {
        const char *kind = isHeartbeat(*next.message) ? "heartbeat" : typeName(*next.message);
        return who + " receives " + kind + " #" + std::to_string(next.messageId) + " from "
               + names.of(next.message->from);
    }
    if (next.key.endpoint.isClient())
        return who + " has waited long enough and asks the next server";
    if (engine.server(next.key.endpoint).status.role == Role::Leader)
        return who + " sends its heartbeats";
    return who + " has heard no leader and stands for election";
}

} // namespace flotilla
