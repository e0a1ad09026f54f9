#!/usr/bin/env bash
# Builds Flotilla and runs its whole test suite; ctest's summary is the end of what it prints.
# Usage: tests/run.sh
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

bash "$root/packaging/deps.sh" tests

cmake -S "$root" --preset release -DBUILD_TESTING=ON
cmake --build "$root/build/release"

# What is quick to build runs under the address and undefined behaviour sanitizers too.
cmake -S "$root" --preset asan -DBUILD_TESTING=ON
cmake --build "$root/build/asan" --target tests-sanitized

cd "$root"
sanitized=0
ctest --preset asan -L sanitized || sanitized=$?
suite=0
ctest --preset release || suite=$?

if [ "$sanitized" -ne 0 ]; then
    echo "Under the sanitizers some tests failed: see their own summary above." >&2
    exit "$sanitized"
fi
exit "$suite"
