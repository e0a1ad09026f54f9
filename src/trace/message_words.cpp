#include "trace/message_words.h"

#include "trace/json.h"
#include "trace/phrases.h"

#include <algorithm>

namespace flotilla {

namespace {

std::string text(Index index)
{
    return std::to_string(index.value);
}

std::string text(Term term)
{
    return std::to_string(term.value);
}

std::string entryCount(std::size_t count)
{
    return count == 1 ? phrase("Words", "1 entry")
                      : phrase("Words", "%1 entries").arg(std::to_string(count));
}

std::string answerWords(const AppendEntriesReply &reply)
{
    if (reply.success)
        return phrase("Words", "answer: stored to %1").arg(text(reply.matchIndex));
    if (!reply.conflict)
        return phrase("Words", "answer: no, its term is over");
    if (reply.conflict->term == Term{})
        return phrase("Words", "answer: no, entry %1 is missing").arg(text(reply.conflict->index));
    return phrase("Words", "answer: no, its entries from %1 on are of term %2")
        .arg(text(reply.conflict->index), text(reply.conflict->term));
}

std::string answerWords(const ClientReply &reply, const Names &names)
{
    switch (reply.outcome) {
    case Outcome::Ok:
        return reply.value.empty() ? phrase("Words", "answer: done")
                                   : phrase("Words", "answer: committed at %1").arg(reply.value);
    case Outcome::Fail:
        return phrase("Words", "answer: failed");
    case Outcome::Unknown:
        return phrase("Words", "answer: unknown");
    case Outcome::Redirect:
        return reply.leader ? phrase("Words", "answer: ask %1").arg(names.of(*reply.leader))
                            : phrase("Words", "answer: no leader is known");
    }
    return {};
}

} // namespace

std::string commandWords(std::string_view command)
{
    constexpr std::size_t kLongest = 40;
    std::string out = "\"";
    for (std::size_t shown = 0; !command.empty(); ++shown) {
        if (shown == kLongest)
            return out + "…\"";
        const std::size_t length = std::max<std::size_t>(utf8Length(command), 1);
        std::string character;
        appendJson(character, command.substr(0, length));
        const bool quote = command.front() == '"' || command.front() == '\\';
        out += quote ? std::string(1, command.front())
                     : character.substr(1, character.size() - 2); // without JSON's quotes
        command.remove_prefix(length);
    }
    return out + '"';
}

std::string commandWords(const CommandPtr &command)
{
    return commandWords(command ? std::string_view(command->text) : std::string_view());
}

std::string messageNoun(const Message &message)
{
    return std::visit(
        Overload{
            [](const RequestVote &) -> std::string { return phrase("Words", "vote request"); },
            [](const RequestVoteReply &) -> std::string { return phrase("Words", "vote"); },
            [](const AppendEntries &append) -> std::string {
                return append.entries.empty() ? phrase("Words", "heartbeat")
                                              : entryCount(append.entries.size());
            },
            [](const AppendEntriesReply &) -> std::string { return phrase("Words", "answer"); },
            [](const ClientRequest &request) -> std::string {
                return phrase("Words", "command %1").arg(commandWords(request.command));
            },
            [](const ClientReply &) -> std::string { return phrase("Words", "answer"); },
        },
        message.body);
}

std::string messageWords(const Message &message, const Names &names)
{
    return std::visit(
        Overload{
            [&](const RequestVote &) {
                return phrase("Words", "vote request, term %1").arg(text(message.term));
            },
            [](const RequestVoteReply &reply) -> std::string {
                return reply.voteGranted ? phrase("Words", "vote: yes")
                                         : phrase("Words", "vote: no");
            },
            [](const AppendEntries &append) -> std::string {
                return append.entries.empty() ? phrase("Words", "heartbeat")
                                              : phrase("Words", "AppendEntries, %1")
                                                    .arg(entryCount(append.entries.size()));
            },
            [](const AppendEntriesReply &reply) { return answerWords(reply); },
            [](const ClientRequest &request) {
                return phrase("Words", "command %1").arg(commandWords(request.command));
            },
            [&](const ClientReply &reply) { return answerWords(reply, names); },
        },
        message.body);
}

} // namespace flotilla
