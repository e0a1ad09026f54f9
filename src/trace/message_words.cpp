#include "trace/message_words.h"

#include "trace/json.h"

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

std::string plural(std::size_t count, const std::string &one, const std::string &many)
{
    return count == 1 ? "1 " + one : std::to_string(count) + " " + many;
}

std::string answerWords(const AppendEntriesReply &reply)
{
    if (reply.success)
        return "answer: stored to " + text(reply.matchIndex);
    if (!reply.conflict)
        return "answer: no, its term is over";
    if (reply.conflict->term == Term{})
        return "answer: no, entry " + text(reply.conflict->index) + " is missing";
    return "answer: no, its entries from " + text(reply.conflict->index) + " on are of term "
           + text(reply.conflict->term);
}

std::string answerWords(const ClientReply &reply, const Names &names)
{
    switch (reply.outcome) {
    case Outcome::Ok:
        return reply.value.empty() ? "answer: done" : "answer: committed at " + reply.value;
    case Outcome::Fail:
        return "answer: failed";
    case Outcome::Unknown:
        return "answer: unknown";
    case Outcome::Redirect:
        return reply.leader ? "answer: ask " + names.of(*reply.leader)
                            : "answer: no leader is known";
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
    return std::visit(Overload{
                          [](const RequestVote &) -> std::string { return "vote request"; },
                          [](const RequestVoteReply &) -> std::string { return "vote"; },
                          [](const AppendEntries &append) -> std::string {
                              return append.entries.empty()
                                         ? "heartbeat"
                                         : plural(append.entries.size(), "entry", "entries");
                          },
                          [](const AppendEntriesReply &) -> std::string { return "answer"; },
                          [](const ClientRequest &request) -> std::string {
                              return "command " + commandWords(request.command);
                          },
                          [](const ClientReply &) -> std::string { return "answer"; },
                      },
                      message.body);
}

std::string messageWords(const Message &message, const Names &names)
{
    return std::visit(
        Overload{
            [&](const RequestVote &) { return "vote request, term " + text(message.term); },
            [](const RequestVoteReply &reply) {
                return std::string(reply.voteGranted ? "vote: yes" : "vote: no");
            },
            [](const AppendEntries &append) {
                return append.entries.empty()
                           ? std::string("heartbeat")
                           : "AppendEntries, " + plural(append.entries.size(), "entry", "entries");
            },
            [](const AppendEntriesReply &reply) { return answerWords(reply); },
            [](const ClientRequest &request) { return "command " + commandWords(request.command); },
            [&](const ClientReply &reply) { return answerWords(reply, names); },
        },
        message.body);
}

} // namespace flotilla
