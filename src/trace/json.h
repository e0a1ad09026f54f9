#pragma once

#include <charconv>
#include <concepts>
#include <cstddef>
#include <string>
#include <string_view>

namespace flotilla {

/// The length in bytes of the well-formed UTF-8 character that a text begins with; 0 where it
/// begins with none.
[[nodiscard]] std::size_t utf8Length(std::string_view text);

/// As a JSON string with its quotes. Bytes that are no UTF-8 become U+FFFD.
void appendJson(std::string &out, std::string_view text);

template <std::integral Number>
void appendNumber(std::string &out, Number number)
{
    char buffer[24];
    const auto [end, error] = std::to_chars(buffer, buffer + sizeof buffer, number);
    out.append(buffer, end);
}

} // namespace flotilla
