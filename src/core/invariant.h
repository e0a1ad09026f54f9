#pragma once

namespace flotilla {

/// Says which invariant of our own code is broken, and ends the program.
[[noreturn]] void invariantBroken(const char *condition, const char *why, const char *file,
                                  int line);

} // namespace flotilla

/// Broken code, never a failing world: on in every build (STYLE 10).
#define FLOTILLA_INVARIANT(condition, why)                                                         \
    do {                                                                                           \
        if (!(condition)) [[unlikely]]                                                             \
            ::flotilla::invariantBroken(#condition, why, __FILE__, __LINE__);                      \
    } while (false)
