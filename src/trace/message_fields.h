#pragma once

#include "core/message.h"
#include "trace/names.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace flotilla {

/// The value of one field of the trace's msg (TRACE.md), written as scenarios write it: numbers in
/// decimal, switches on/off, entries as their terms ("1,2"). None where such a message has no such
/// field.
[[nodiscard]] std::optional<std::string> messageField(std::uint32_t id, const Message &message,
                                                      std::string_view field, const Names &names);

/// The fields of all types of messages, in TRACE.md's order.
[[nodiscard]] std::span<const std::string_view> messageFieldNames();
/// A word of TRACE.md's msg, of whichever type of message.
[[nodiscard]] bool isMessageField(std::string_view word);
/// A type of message that scenarios may name; also one that nobody sends yet.
[[nodiscard]] bool isMessageType(std::string_view word);

/// The text of an entry that was made up without one (SCENARIO.md, inject): "i3" for term 3.
[[nodiscard]] std::string madeUpValue(Term term);

} // namespace flotilla
