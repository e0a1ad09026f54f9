#pragma once

namespace flotilla {

/// What a committed transaction outlives: a power cut, or only the end of the program (kill -9).
enum class Durability { Full, Os };

} // namespace flotilla
