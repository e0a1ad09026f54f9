#pragma once

#include <utility>

#include <string>
#include <variant>

namespace flotilla {

/// Where a failure comes from; it decides the exit code (SCENARIO.md, Programs).
enum class Fault {
    Refused,     ///< the cluster can't do that now (exit 1)
    BadInput,    ///< a bad file or bad usage (exit 2)
    Environment, ///< disk, sockets (exit 4)
};

/// A failure of the world, in words that name the thing, the cause and the way out.
struct Error {
    std::string message;
    Fault fault = Fault::Refused;
};

/// A value, or why there is none (STYLE 11).
template <typename T>
class [[nodiscard]] Result {
public:
    Result(T value) : m_state(std::move(value)) {}
    Result(Error error) : m_state(std::move(error)) {}

    [[nodiscard]] bool ok() const { return m_state.index() == 0; }
    explicit operator bool() const { return ok(); }

    [[nodiscard]] const T &value() const & { return std::get<0>(m_state); }
    [[nodiscard]] T &value() & { return std::get<0>(m_state); }
    [[nodiscard]] T &&value() && { return std::get<0>(std::move(m_state)); }
    [[nodiscard]] const T &operator*() const & { return value(); }
    [[nodiscard]] T &operator*() & { return value(); }
    [[nodiscard]] T &&operator*() && { return std::move(*this).value(); }
    [[nodiscard]] const T *operator->() const { return &value(); }
    [[nodiscard]] T *operator->() { return &value(); }
    [[nodiscard]] const Error &error() const { return std::get<1>(m_state); }

private:
    std::variant<T, Error> m_state;
};

/// For what answers nothing but whether it worked.
struct Done {};

} // namespace flotilla
