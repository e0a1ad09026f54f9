#include "core/message.h"

namespace flotilla {

const char *typeName(const Message &message)
{
    return std::visit(Overload{
                          [](const RequestVote &) { return "RequestVote"; },
                          [](const RequestVoteReply &) { return "RequestVoteReply"; },
                          [](const AppendEntries &) { return "AppendEntries"; },
                          [](const AppendEntriesReply &) { return "AppendEntriesReply"; },
                          [](const ClientRequest &) { return "ClientRequest"; },
                          [](const ClientReply &) { return "ClientReply"; },
                      },
                      message.body);
}

const char *outcomeName(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Ok:
        return "ok";
    case Outcome::Fail:
        return "fail";
    case Outcome::Unknown:
        return "unknown";
    case Outcome::Redirect:
        return "redirect";
    }
    return "";
}

bool isHeartbeat(const Message &message)
{
    const auto *append = std::get_if<AppendEntries>(&message.body);
    return append && append->entries.empty();
}

bool isReply(const Message &message)
{
    return std::holds_alternative<RequestVoteReply>(message.body)
           || std::holds_alternative<AppendEntriesReply>(message.body)
           || std::holds_alternative<ClientReply>(message.body);
}

bool isRefusal(const Message &message)
{
    return std::visit(Overload{
                          [](const RequestVoteReply &reply) { return !reply.voteGranted; },
                          [](const AppendEntriesReply &reply) { return !reply.success; },
                          [](const ClientReply &reply) { return reply.outcome != Outcome::Ok; },
                          [](const auto &) { return false; },
                      },
                      message.body);
}

} // namespace flotilla
