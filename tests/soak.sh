#!/usr/bin/env bash
# The long tests: the whole suite under each sanitizer, the same trace from 60 runs, and no
# acknowledged command lost over 20 kills. Usage: tests/soak.sh [asan|tsan|determinism|kill9 ..]
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
release=$root/build/release

suite_under() { # preset, ctest's options
    local preset=$1
    shift
    cmake -S "$root" --preset "$preset" -DBUILD_TESTING=ON
    cmake --build "$root/build/$preset"
    (cd "$root" && ctest --preset "$preset" --timeout 600 "$@")
}

build_cli() {
    cmake -S "$root" --preset release -DBUILD_TESTING=ON
    cmake --build "$release" --target flotilla-cli tst_determinism
}

bash "$root/packaging/deps.sh" soak
if [ $# -eq 0 ]; then
    set -- asan tsan determinism kill9
fi

failed=()
for part in "$@"; do
    echo "== $part"
    case $part in
    asan) suite_under asan || failed+=("$part") ;;
    # Between the window and the conductor Qt's own queue carries the values, which it can't see.
    tsan) suite_under tsan -LE gui || failed+=("$part") ;;
    determinism | kill9)
        build_cli
        if [ "$part" = determinism ]; then # random runs, 20 seeds, both ways of granting
            FLOTILLA_SOAK=1 "$release/tests/cluster/tst_determinism" || failed+=("$part")
        fi
        bash "$root/tests/soak/$part.sh" "$release/bin/flotilla-cli" || failed+=("$part")
        ;;
    *)
        echo "soak.sh knows asan, tsan, determinism and kill9, not $part." >&2
        exit 2
        ;;
    esac
done

if [ ${#failed[@]} -gt 0 ]; then
    echo "Failed: ${failed[*]}" >&2
    exit 1
fi
echo "All held: $*"
