#include "trace/json_line.h"

#include "trace/json.h"
#include "trace/phrases.h"

#include <charconv>

namespace flotilla {

namespace {

/// More members than this are not looked through for one that is there twice: none of ours has.
constexpr std::uint32_t kMostKeysCompared = 64;

std::uint32_t hexDigits(std::string_view four)
{
    std::uint32_t unit = 0;
    std::from_chars(four.data(), four.data() + four.size(), unit, 16);
    return unit;
}

bool isHex(std::string_view text)
{
    return text.find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos;
}

bool isHighSurrogate(std::uint32_t unit)
{
    return unit >= 0xd800 && unit < 0xdc00;
}

bool isLowSurrogate(std::uint32_t unit)
{
    return unit >= 0xdc00 && unit < 0xe000;
}

void appendUtf8(std::string &out, std::uint32_t character)
{
    const auto add = [&](std::uint32_t byte) { out += static_cast<char>(byte); };
    if (character < 0x80)
        return add(character);
    if (character < 0x800) {
        add(0xc0 | character >> 6);
        return add(0x80 | (character & 0x3f));
    }
    if (character < 0x10000) {
        add(0xe0 | character >> 12);
        add(0x80 | (character >> 6 & 0x3f));
        return add(0x80 | (character & 0x3f));
    }
    add(0xf0 | character >> 18);
    add(0x80 | (character >> 12 & 0x3f));
    add(0x80 | (character >> 6 & 0x3f));
    add(0x80 | (character & 0x3f));
}

} // namespace

const char *JsonLine::kindName(Kind kind)
{
    switch (kind) {
    case Kind::Object:
        return "an object";
    case Kind::Array:
        return "a list";
    case Kind::String:
        return "a text";
    case Kind::Number:
        return "a number";
    case Kind::Switch:
        return "true or false";
    }
    return "";
}

std::optional<JsonLine::Problem> JsonLine::parse(std::string_view line)
{
    m_line = line;
    m_at = 0;
    m_failed = false;
    m_values.clear();
    skipBlanks();
    if (peek() != '{')
        fail(phrase("Trace", "a line is one JSON object and begins with {"));
    readValue({}, 0);
    skipBlanks();
    if (!m_failed && m_at < m_line.size())
        fail(phrase("Trace", "the object is over; nothing may follow it in its line"));
    return m_failed ? std::optional(m_problem) : std::nullopt;
}

const JsonLine::Value *JsonLine::find(const Value &object, std::string_view key) const
{
    for (std::uint32_t at = placeOf(object) + 1; at < object.end; at = m_values[at].end)
        if (m_values[at].key == key)
            return &m_values[at];
    return nullptr;
}

void JsonLine::readValue(std::string_view key, int depth)
{
    if (m_failed)
        return;
    if (depth > kMostDepth)
        return fail(phrase("Trace", "too many objects and lists inside each other"));
    const auto place = static_cast<std::uint32_t>(m_values.size());
    const std::size_t start = m_at;
    Value &value = m_values.emplace_back();
    value.key = key;
    switch (peek()) {
    case '{':
        readMembers(place, depth);
        break;
    case '[':
        value.kind = Kind::Array;
        readItems(place, depth);
        break;
    case '"':
        value.kind = Kind::String;
        value.escaped = readString().second;
        break;
    case 't':
    case 'f':
    case 'n':
        readWord(value);
        break;
    default:
        readNumber(value);
    }
    m_values[place].raw = m_line.substr(start, m_at - start);
    m_values[place].end = static_cast<std::uint32_t>(m_values.size());
}

void JsonLine::readMembers(std::uint32_t place, int depth)
{
    expect('{');
    skipBlanks();
    if (take('}'))
        return;
    do {
        skipBlanks();
        const std::string_view key = readString().first;
        for (std::uint32_t at = place + 1;
             m_values[place].count <= kMostKeysCompared && at < m_values.size();
             at = m_values[at].end)
            if (m_values[at].key == key)
                return fail(phrase("Trace", "\"%1\" stands there twice").arg(std::string(key)));
        skipBlanks();
        expect(':');
        skipBlanks();
        readValue(key, depth + 1);
        ++m_values[place].count;
        skipBlanks();
    } while (take(','));
    expect('}');
}

void JsonLine::readItems(std::uint32_t place, int depth)
{
    expect('[');
    skipBlanks();
    if (take(']'))
        return;
    do {
        skipBlanks();
        readValue({}, depth + 1);
        ++m_values[place].count;
        skipBlanks();
    } while (take(','));
    expect(']');
}

void JsonLine::readNumber(Value &value)
{
    value.kind = Kind::Number;
    const char *begin = m_line.data() + m_at;
    const char *end = m_line.data() + m_line.size();
    const auto [stop, error] = std::from_chars(begin, end, value.number);
    if (error == std::errc::result_out_of_range)
        return fail(phrase("Trace", "a number that is too large"));
    if (error != std::errc() || (*begin == '0' && stop - begin > 1))
        return fail(phrase("Trace", "here a text in quotes, a whole number from 0 on, true, false, "
                                    "[ or { is missing"));
    m_at += static_cast<std::size_t>(stop - begin);
    if (peek() == '.' || peek() == 'e' || peek() == 'E')
        fail(phrase("Trace", "numbers of a trace are whole"));
}

void JsonLine::readWord(Value &value)
{
    value.kind = Kind::Switch;
    const std::string_view rest = m_line.substr(m_at);
    if (rest.starts_with("true")) {
        value.number = 1;
        m_at += 4;
    } else if (rest.starts_with("false")) {
        m_at += 5;
    } else if (rest.starts_with("null")) {
        fail(phrase("Trace", "a trace has no null; leave the field out, or write \"\" for nobody"));
    } else {
        fail(phrase("Trace", "a text stands in quotes"));
    }
}

std::pair<std::string_view, bool> JsonLine::readString()
{
    expect('"');
    const std::size_t start = m_at;
    bool escaped = false;
    while (!ended() && m_line[m_at] != '"') {
        const char c = m_line[m_at];
        if (c == '\\') {
            escaped = true;
            readEscape();
        } else if (static_cast<unsigned char>(c) < 0x20) {
            fail(phrase("Trace", "a control character; write it as \\u00XX"));
        } else if (const std::size_t length = utf8Length(m_line.substr(m_at)); length > 0) {
            m_at += length;
        } else {
            fail(phrase("Trace", "bytes that are no UTF-8"));
        }
    }
    const std::string_view text = m_line.substr(start, m_at - start);
    if (!m_failed && !take('"'))
        fail(phrase("Trace", "a text that does not end; its closing \" is missing"));
    return {text, escaped};
}

void JsonLine::readEscape()
{
    const char letter = m_at + 1 < m_line.size() ? m_line[m_at + 1] : '\0';
    if (letter != 'u') {
        if (letter == '\0' || std::string_view("\"\\/bfnrt").find(letter) == std::string_view::npos)
            return fail(phrase("Trace", "a \\ with no meaning; write \\\\ for one that is meant"));
        m_at += 2;
        return;
    }
    const std::string_view digits = m_line.substr(m_at + 2, 4);
    if (digits.size() < 4 || !isHex(digits))
        return fail(phrase("Trace", "\\u needs four hexadecimal digits"));
    const std::uint32_t unit = hexDigits(digits);
    if (isLowSurrogate(unit))
        return fail(phrase("Trace", "half of a character in \\u"));
    m_at += 6;
    if (!isHighSurrogate(unit))
        return;
    const std::string_view low = m_line.substr(m_at, 6);
    if (low.size() < 6 || !low.starts_with("\\u") || !isHex(low.substr(2))
        || !isLowSurrogate(hexDigits(low.substr(2))))
        return fail(phrase("Trace", "half of a character in \\u"));
    m_at += 6;
}

std::string JsonLine::text(const Value &string)
{
    const std::string_view inside = string.raw.substr(1, string.raw.size() - 2);
    if (!string.escaped)
        return std::string(inside);
    std::string out;
    for (std::size_t at = 0; at < inside.size();) {
        if (inside[at] != '\\') {
            out += inside[at++];
            continue;
        }
        const char letter = inside[at + 1];
        at += 2;
        constexpr std::string_view kLetters = "bfnrt";
        constexpr std::string_view kMeanings = "\b\f\n\r\t";
        if (const std::size_t which = kLetters.find(letter); which != std::string_view::npos) {
            out += kMeanings[which];
        } else if (letter == 'u') {
            std::uint32_t character = hexDigits(inside.substr(at, 4));
            at += 4;
            if (isHighSurrogate(character)) {
                character = 0x10000 + ((character - 0xd800) << 10)
                            + (hexDigits(inside.substr(at + 2, 4)) - 0xdc00);
                at += 6;
            }
            appendUtf8(out, character);
        } else {
            out += letter;
        }
    }
    return out;
}

void JsonLine::skipBlanks()
{
    while (!ended() && (m_line[m_at] == ' ' || m_line[m_at] == '\t'))
        ++m_at;
}

bool JsonLine::take(char c)
{
    if (peek() != c)
        return false;
    ++m_at;
    return true;
}

void JsonLine::expect(char c)
{
    if (!take(c))
        fail(phrase("Trace", "%1 is missing here").arg(std::string(1, c)));
}

void JsonLine::fail(std::string what)
{
    if (m_failed)
        return;
    m_failed = true;
    m_problem = {m_at + 1, std::move(what)};
}

} // namespace flotilla
