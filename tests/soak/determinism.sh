#!/usr/bin/env bash
# Plays one scenario 20 times on each engine and grant, half of them on a loaded machine: every
# trace is the same, byte for byte.
# Usage: tests/soak/determinism.sh FLOTILLA_CLI [FILE.flotilla [RUNS]]
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
cli=$1
file=${2:-$root/resources/scenarios/walkthrough.flotilla}
runs=${3:-20}

work=$(mktemp -d)
load=()
end_load() {
    local pid
    for pid in "${load[@]+"${load[@]}"}"; do
        kill "$pid" 2>/dev/null || true
        wait "$pid" 2>/dev/null || true
    done
    load=()
}
trap 'end_load; rm -rf "$work"' EXIT

start_load() {
    for _ in 1 2; do
        (while :; do :; done) &
        load+=("$!")
    done
}

sha256() {
    if command -v sha256sum >/dev/null 2>&1; then
        sha256sum <"$1" | cut -d' ' -f1
    else
        shasum -a 256 <"$1" | cut -d' ' -f1
    fi
}

play() { # name, options
    local name=$1 run
    shift
    for ((run = 1; run <= runs; ++run)); do
        if [ "$run" -eq $((runs / 2 + 1)) ]; then
            start_load
        fi
        "$cli" run "$file" "$@" --trace "$work/trace" >"$work/out" 2>&1 || {
            echo "$name, run $run: flotilla-cli failed with $?:" >&2
            cat "$work/out" >&2
            exit 1
        }
        printf '%s %s\n' "$(sha256 "$work/trace")" "$name" >>"$work/hashes"
        if [ "$(cut -d' ' -f1 "$work/hashes" | sort -u | wc -l)" -ne 1 ]; then
            echo "$name, run $run: another trace than those before it." >&2
            sort "$work/hashes" | uniq -c >&2
            exit 1
        fi
    done
    end_load
}

play "nodes, step" --engine nodes --grant step
play "nodes, window" --engine nodes --grant window
play "pure" --engine pure

sort "$work/hashes" | uniq -c
echo "One trace in $(wc -l <"$work/hashes" | tr -d ' ') runs."
