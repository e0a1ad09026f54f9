#!/usr/bin/env bash
# Builds Flotilla and opens its window; the next call builds only what changed.
# Usage: packaging/run.sh [FILE.flotilla]
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
build=$root/build/release

bash "$root/packaging/deps.sh"
if [ ! -f "$build/build.ninja" ]; then
    cmake -S "$root" --preset release
fi
cmake --build "$build" --target flotilla flotilla-cli

if [ "$(uname -s)" = Linux ] && [ -z "${DISPLAY-}${WAYLAND_DISPLAY-}${QT_QPA_PLATFORM-}" ]; then
    echo "There is no display to open the window on (DISPLAY and WAYLAND_DISPLAY are not set)," \
        "so here is the first scenario in the terminal."
    if [ $# -eq 0 ]; then
        set -- "$root/resources/scenarios/walkthrough.flotilla"
    fi
    exec "$build/bin/flotilla-cli" run "$@"
fi

window=$build/bin/flotilla
if [ -x "$window.app/Contents/MacOS/flotilla" ]; then
    window=$window.app/Contents/MacOS/flotilla
fi
exec "$window" "$@"
