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

bool names(const std::vector<NodeId> &ids, NodeId id)
{
    return ids.empty() || std::find(ids.begin(), ids.end(), id) != ids.end();
}

} // namespace

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
    if (!names(from, message.from) || !names(to, message.to) || (id && *id != messageId)
        || (!type.empty() && type != typeName(message)))
        return false;
    return std::all_of(fields.begin(), fields.end(), [&](const auto &field) {
        return messageField(messageId, message, field.first, known) == field.second;
    });
}

} // namespace flotilla
