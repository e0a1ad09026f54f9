#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace flotilla {

/// One JSON object that stands in one line, taken apart. It is as strict as TRACE.md: no null, no
/// fractions, no negative numbers, each key once; and bounded by kMostDepth and the line's length.
class JsonLine {
public:
    static constexpr int kMostDepth = 16;

    enum class Kind { Object, Array, String, Number, Switch };
    struct Value {
        Kind kind = Kind::Object;
        std::string_view key;     ///< as it is written; of an object's members
        std::string_view raw;     ///< the value as it is written, a string with its quotes
        std::uint64_t number = 0; ///< of a Switch: 0 or 1
        std::uint32_t end = 0;    ///< one past its last descendant, in m_values
        std::uint32_t count = 0;  ///< members or items
        bool escaped = false;     ///< a string with a backslash in it
    };

    struct Problem {
        std::size_t column = 0; ///< from 1, in bytes
        std::string what;
    };
    /// None where it could be read. What it says lasts as long as the line's text does.
    [[nodiscard]] std::optional<Problem> parse(std::string_view line);

    [[nodiscard]] const Value &root() const { return m_values.front(); }
    /// Null where the object has no such member.
    [[nodiscard]] const Value *find(const Value &object, std::string_view key) const;
    /// Calls visit(const Value &) for each member or item, in order.
    template <typename Visit>
    void forEach(const Value &parent, Visit &&visit) const
    {
        for (std::uint32_t at = placeOf(parent) + 1; at < parent.end; at = m_values[at].end)
            visit(m_values[at]);
    }
    /// A string's characters.
    [[nodiscard]] static std::string text(const Value &string);
    [[nodiscard]] static const char *kindName(Kind kind);

private:
    [[nodiscard]] std::uint32_t placeOf(const Value &value) const
    {
        return static_cast<std::uint32_t>(&value - m_values.data());
    }
    void readValue(std::string_view key, int depth);
    void readMembers(std::uint32_t place, int depth);
    void readItems(std::uint32_t place, int depth);
    void readNumber(Value &value);
    void readWord(Value &value);
    /// Its characters, without the quotes; whether one is escaped.
    std::pair<std::string_view, bool> readString();
    void readEscape();
    void skipBlanks();
    [[nodiscard]] bool ended() const { return m_failed || m_at >= m_line.size(); }
    [[nodiscard]] char peek() const { return ended() ? '\0' : m_line[m_at]; }
    bool take(char c);
    void expect(char c);
    void fail(std::string what);

    std::string_view m_line;
    std::size_t m_at = 0;
    bool m_failed = false;
    Problem m_problem;
    std::vector<Value> m_values; ///< each before its members
};

} // namespace flotilla
