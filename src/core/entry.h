#pragma once

#include "core/types.h"

#include <memory>
#include <string>
#include <string_view>

namespace flotilla {

/// What somebody asked the state machine to do; shared by every log and message that carries it.
struct Command {
    std::string text;
    /// The session that it belongs to (§8): a client's name and its running number; "" and 0 where
    /// it came straight into a server's core.
    std::string client;
    std::uint64_t op = 0;
    /// A hash of the fields above, made once.
    std::uint64_t hash = 0;
};

/// Null stands for the empty command, which a new leader's no-op is.
using CommandPtr = std::shared_ptr<const Command>;

[[nodiscard]] CommandPtr makeCommand(std::string text, std::string client = {},
                                     std::uint64_t op = 0);

/// One entry of the log: the term in which a leader received it, and the command (Figure 2).
struct Entry {
    Term term;
    CommandPtr command;

    [[nodiscard]] std::string_view value() const
    {
        return command ? std::string_view(command->text) : std::string_view();
    }
    [[nodiscard]] bool fromClient() const { return command && !command->client.empty(); }
    [[nodiscard]] std::uint64_t hash() const;
    /// Equal in every field, whoever holds it.
    bool operator==(const Entry &other) const;
};

} // namespace flotilla
