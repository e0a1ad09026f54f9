#include "schedule/action.h"

#include "trace/message_fields.h"

#include <algorithm>
#include <string_view>

namespace flotilla {

namespace {

template <typename T>
void assign(T &place, const std::optional<T> &value)
{
    if (value)
        place = *value;
}

/// An empty list names everything.
template <typename T, typename Value>
bool names(const std::vector<T> &list, const Value &value)
{
    return list.empty() || std::find(list.begin(), list.end(), value) != list.end();
}

void put(std::vector<NodeId> &into, NodeId id)
{
    into.push_back(id);
}
void put(std::vector<NodeId> &into, const std::optional<NodeId> &id)
{
    if (id)
        into.push_back(*id);
}
void put(std::vector<NodeId> &into, const std::vector<NodeId> &ids)
{
    into.insert(into.end(), ids.begin(), ids.end());
}

} // namespace

std::vector<NodeId> namedIn(const Action &action)
{
    std::vector<NodeId> named;
    std::visit(
        [&named](const auto &verb) {
            if constexpr (requires { verb.server; })
                put(named, verb.server);
            if constexpr (requires { verb.servers; })
                put(named, verb.servers);
            if constexpr (requires { verb.client; })
                put(named, verb.client);
            if constexpr (requires { verb.at; })
                put(named, verb.at);
            if constexpr (requires { verb.from; })
                put(named, {verb.from, verb.to});
            if constexpr (requires { verb.groups; })
                for (const auto &group : verb.groups)
                    put(named, group);
            if constexpr (requires { verb.connect; })
                if (verb.connect)
                    put(named, *verb.connect);
            if constexpr (requires { verb.message; })
                put(named, {verb.message.from, verb.message.to});
        },
        action);
    return named;
}

void OptionsChange::applyTo(RaftOptions &options) const
{
    if (electionTimeout) {
        options.electionTimeoutMin = electionTimeout->first;
        options.electionTimeoutMax = electionTimeout->second;
    }
    assign(options.heartbeat, heartbeat);
    assign(options.noop, noop);
    assign(options.replicate, replicate);
    assign(options.maxEntries, maxEntries);
    assign(options.splitTerms, splitTerms);
    assign(options.persist, persist);
    rulesOff.forEach([&](Rule rule) { options.broken.insert(rule); });
    rulesOn.forEach([&](Rule rule) { options.broken.erase(rule); });
}

void TraitsChange::applyTo(LinkTraits &traits) const
{
    if (delay) {
        traits.delayMin = delay->first;
        traits.delayMax = delay->second;
    }
    assign(traits.loss, loss);
    assign(traits.dup, dup);
    assign(traits.reorder, reorder);
    assign(traits.longReorder, longReorder);
}

bool Match::matches(std::uint32_t messageId, const Message &message, const Names &known) const
{
    if (!names(from, message.from) || !names(to, message.to) || !names(ids, messageId)
        || !names(types, std::string_view(typeName(message))))
        return false;
    return std::all_of(fields.begin(), fields.end(), [&](const auto &field) {
        return messageField(messageId, message, field.first, known) == field.second;
    });
}

} // namespace flotilla
