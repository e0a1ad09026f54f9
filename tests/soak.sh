#!/usr/bin/env bash
# The long tests: the whole suite under each sanitizer, the same trace from 60 runs, and no
# acknowledged command lost over 20 kills. Usage: tests/soak.sh [asan|tsan|determinism|kill9 ..]
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
release=$root/build/release

suite_under() { # preset
    cmake -S "$root" --preset "$1" -DBUILD_TESTING=ON
    cmake --build "$root/build/$1"
    (cd "$root" && ctest --preset "$1" --timeout 600)
}

build_cli() {
    cmake -S "$root" --preset release
    cmake --build "$release" --target flotilla-cli
}

bash "$root/packaging/deps.sh" soak
if [ $# -eq 0 ]; then
    set -- asan tsan determinism kill9
fi

failed=()
for part in "$@"; do
    echo "== $part"
    case $part in
    asan | tsan) suite_under "$part" || failed+=("$part") ;;
    determinism | kill9)
        build_cli
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
