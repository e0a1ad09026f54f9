#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace flotilla {

/// A command of the key-value state machine (SCENARIO.md, `call`).
struct Call {
    enum class Kind { Put, Get, Append, Cas };

    Kind kind = Kind::Get;
    std::string key;
    std::string value; ///< of put, append and cas
    std::string old;   ///< of cas: what has to stand there

    bool operator==(const Call &) const = default;
};

/// "put", "get", "append", "cas".
[[nodiscard]] const char *callName(Call::Kind kind);
[[nodiscard]] std::optional<Call::Kind> callKindNamed(std::string_view name);
/// `put x 1`, `cas x "" 1`: the words of an entry; a value stands in quotes where it must.
[[nodiscard]] std::string callText(const Call &call);
/// What a command's text says; nothing where it is not just as callText() writes it: a plain command.
[[nodiscard]] std::optional<Call> callIn(std::string_view text);

/// The key-value state machine: what is not there reads as "". Copies share what they hold until one
/// of them is changed.
class KeyValueStore {
public:
    /// The answer: "ok" to put and append, the value to get, "ok" or "no" to cas.
    std::string apply(const Call &call);
    [[nodiscard]] std::string get(const std::string &key) const;
    [[nodiscard]] std::size_t size() const { return m_values ? m_values->size() : 0; }

private:
    using Values = std::map<std::string, std::string>;

    /// Of this store alone.
    Values &own();

    std::shared_ptr<Values> m_values;
};

} // namespace flotilla
