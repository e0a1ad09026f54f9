#pragma once

#include "core/message.h"
#include "trace/names.h"

#include <string>
#include <string_view>

namespace flotilla {

/// What a message says, in a few words: "vote request, term 5", "answer: stored to 7".
[[nodiscard]] std::string messageWords(const Message &message, const Names &names);
/// What a message is, in fewer: "vote request", "heartbeat".
[[nodiscard]] std::string messageNoun(const Message &message);

/// A command's text as it is shown: in quotes, control characters escaped, cut at 40 characters.
[[nodiscard]] std::string commandWords(std::string_view command);
[[nodiscard]] std::string commandWords(const CommandPtr &command);

} // namespace flotilla
