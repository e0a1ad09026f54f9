#include "trace/message_fields.h"

#include <algorithm>
#include <array>

namespace flotilla {

namespace {

constexpr std::array<std::string_view, 9> kTypes = {
    "RequestVote",        "RequestVoteReply", "AppendEntries",
    "AppendEntriesReply", "InstallSnapshot",  "InstallSnapshotReply",
    "TimeoutNow",         "ClientRequest",    "ClientReply"};

constexpr std::array<std::string_view, 26> kFields = {"id",
                                                      "type",
                                                      "from",
                                                      "to",
                                                      "term",
                                                      "lastLogIndex",
                                                      "lastLogTerm",
                                                      "preVote",
                                                      "transfer",
                                                      "voteGranted",
                                                      "prevLogIndex",
                                                      "prevLogTerm",
                                                      "entries",
                                                      "leaderCommit",
                                                      "success",
                                                      "matchIndex",
                                                      "conflictIndex",
                                                      "conflictTerm",
                                                      "lastIncludedIndex",
                                                      "lastIncludedTerm",
                                                      "client",
                                                      "op",
                                                      "command",
                                                      "outcome",
                                                      "value",
                                                      "leader"};

using Value = std::optional<std::string>;

std::string text(bool on)
{
    return on ? "on" : "off";
}
std::string text(Index index)
{
    return std::to_string(index.value);
}
std::string text(Term term)
{
    return std::to_string(term.value);
}
std::string text(const std::vector<Entry> &entries)
{
    std::string terms;
    for (const Entry &entry : entries)
        terms += (terms.empty() ? "" : ",") + text(entry.term);
    return terms;
}

Value fieldOf(const RequestVote &request, std::string_view field, const Names &)
{
    if (field == "lastLogIndex")
        return text(request.lastLogIndex);
    if (field == "lastLogTerm")
        return text(request.lastLogTerm);
    if (field == "preVote" || field == "transfer")
        return text(false);
    return std::nullopt;
}

Value fieldOf(const RequestVoteReply &reply, std::string_view field, const Names &)
{
    if (field == "voteGranted")
        return text(reply.voteGranted);
    if (field == "preVote")
        return text(false);
    return std::nullopt;
}

Value fieldOf(const AppendEntries &request, std::string_view field, const Names &)
{
    if (field == "prevLogIndex")
        return text(request.prevLogIndex);
    if (field == "prevLogTerm")
        return text(request.prevLogTerm);
    if (field == "entries")
        return text(request.entries);
    if (field == "leaderCommit")
        return text(request.leaderCommit);
    return std::nullopt;
}

Value fieldOf(const AppendEntriesReply &reply, std::string_view field, const Names &)
{
    if (field == "success")
        return text(reply.success);
    if (field == "matchIndex")
        return text(reply.matchIndex);
    if (field == "conflictIndex" && reply.conflict)
        return text(reply.conflict->index);
    if (field == "conflictTerm" && reply.conflict)
        return text(reply.conflict->term);
    return std::nullopt;
}

Value fieldOf(const ClientRequest &request, std::string_view field, const Names &)
{
    static const Command none;
    const Command &command = request.command ? *request.command : none;
    if (field == "client")
        return command.client;
    if (field == "op")
        return std::to_string(command.op);
    if (field == "command")
        return command.text;
    return std::nullopt;
}

Value fieldOf(const ClientReply &reply, std::string_view field, const Names &names)
{
    if (field == "op")
        return std::to_string(reply.op);
    if (field == "outcome")
        return outcomeName(reply.outcome);
    if (field == "value" && (reply.outcome == Outcome::Ok || !reply.value.empty()))
        return reply.value;
    if (field == "leader" && reply.outcome == Outcome::Redirect)
        return reply.leader ? names.of(*reply.leader) : std::string();
    return std::nullopt;
}

} // namespace

std::optional<std::string> messageField(std::uint32_t id, const Message &message,
                                        std::string_view field, const Names &names)
{
    if (field == "id")
        return std::to_string(id);
    if (field == "type")
        return typeName(message);
    if (field == "from")
        return names.of(message.from);
    if (field == "to")
        return names.of(message.to);
    if (field == "term")
        return text(message.term);
    return std::visit([&](const auto &body) { return fieldOf(body, field, names); }, message.body);
}

std::span<const std::string_view> messageFieldNames()
{
    return kFields;
}

bool isMessageField(std::string_view word)
{
    return std::find(kFields.begin(), kFields.end(), word) != kFields.end();
}

bool isMessageType(std::string_view word)
{
    return std::find(kTypes.begin(), kTypes.end(), word) != kTypes.end();
}

std::string madeUpValue(Term term)
{
    return "i" + std::to_string(term.value);
}

} // namespace flotilla
