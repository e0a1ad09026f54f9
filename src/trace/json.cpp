#include "trace/json.h"

#include <cstdint>

namespace flotilla {

namespace {

std::uint8_t byteAt(std::string_view text, std::size_t at)
{
    return at < text.size() ? static_cast<std::uint8_t>(text[at]) : std::uint8_t{0};
}

bool standsForItself(char c)
{
    return c >= 0x20 && c < 0x7f && c != '"' && c != '\\';
}

bool isBetween(std::uint8_t byte, int low, int high)
{
    return byte >= low && byte <= high;
}

void appendEscaped(std::string &out, char c)
{
    constexpr std::string_view kHex = "0123456789abcdef";
    switch (c) {
    case '"':
        out += "\\\"";
        return;
    case '\\':
        out += "\\\\";
        return;
    case '\n':
        out += "\\n";
        return;
    case '\t':
        out += "\\t";
        return;
    default:
        out += "\\u00";
        out += kHex[static_cast<std::uint8_t>(c) >> 4];
        out += kHex[static_cast<std::uint8_t>(c) & 0xf];
    }
}

} // namespace

/// Unicode 15, table 3-7: the second byte's range keeps out overlong forms, surrogates and what
/// lies beyond U+10FFFF.
std::size_t utf8Length(std::string_view text)
{
    if (text.empty())
        return 0;
    const std::uint8_t first = byteAt(text, 0);
    const std::uint8_t second = byteAt(text, 1);
    const bool thirdFits = isBetween(byteAt(text, 2), 0x80, 0xbf);
    if (first < 0x80)
        return 1;
    if (isBetween(first, 0xc2, 0xdf))
        return isBetween(second, 0x80, 0xbf) ? 2 : 0;
    if (isBetween(first, 0xe0, 0xef)) {
        const int low = first == 0xe0 ? 0xa0 : 0x80;
        const int high = first == 0xed ? 0x9f : 0xbf;
        return isBetween(second, low, high) && thirdFits ? 3 : 0;
    }
    if (isBetween(first, 0xf0, 0xf4)) {
        const int low = first == 0xf0 ? 0x90 : 0x80;
        const int high = first == 0xf4 ? 0x8f : 0xbf;
        const bool fourthFits = isBetween(byteAt(text, 3), 0x80, 0xbf);
        return isBetween(second, low, high) && thirdFits && fourthFits ? 4 : 0;
    }
    return 0;
}

void appendJson(std::string &out, std::string_view text)
{
    out += '"';
    for (;;) {
        std::size_t plain = 0;
        while (plain < text.size() && standsForItself(text[plain]))
            ++plain;
        out.append(text.substr(0, plain));
        text.remove_prefix(plain);
        if (text.empty())
            break;
        const std::size_t length = utf8Length(text);
        if (length > 1 || text.front() == 0x7f)
            out.append(text.substr(0, length));
        else if (length == 1)
            appendEscaped(out, text.front());
        else
            out += "\xef\xbf\xbd";
        text.remove_prefix(length > 0 ? length : 1);
    }
    out += '"';
}

} // namespace flotilla
