#include "core/invariant.h"

#include <cstdio>
#include <cstdlib>

namespace flotilla {

void invariantBroken(const char *condition, const char *why, const char *file, int line)
{
    std::fprintf(stderr, "flotilla: broken invariant at %s:%d: %s (%s)\n", file, line, why,
                 condition);
    std::abort();
}

} // namespace flotilla
