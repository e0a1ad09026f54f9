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
    if (!names(from, message.from) || !names(to, message.to) || !names(ids, messageId)
        || !names(types, std::string_view(typeName(message))))
        return false;
    return std::all_of(fields.begin(), fields.end(), [&](const auto &field) {
        return messageField(messageId, message, field.first, known) == field.second;
    });
}

} // namespace flotilla
