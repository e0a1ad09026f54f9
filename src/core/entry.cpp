#include "core/entry.h"

#include "core/hash.h"

namespace flotilla {

CommandPtr makeCommand(std::string text, std::string client, std::uint64_t op)
{
    if (text.empty() && client.empty())
        return nullptr;
    Command command{std::move(text), std::move(client), op, 0};
    command.hash = hashOf(hashOf(command.text), hashOf(command.client), command.op);
    return std::make_shared<const Command>(std::move(command));
}

std::uint64_t Entry::hash() const
{
    return hashOf(term.value, command ? command->hash : 0);
}

bool Entry::operator==(const Entry &other) const
{
    if (term != other.term)
        return false;
    if (command == other.command)
        return true;
    return command && other.command && command->text == other.command->text
           && command->client == other.command->client && command->op == other.command->op;
}

} // namespace flotilla
