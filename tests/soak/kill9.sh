#!/usr/bin/env bash
# Kills Flotilla with -9 in the middle of 1,000 commands, 20 times: what was acknowledged is in
# leader_logs.db afterwards, once and in order. Usage: tests/soak/kill9.sh FLOTILLA_CLI [ROUNDS]
set -euo pipefail

cli=$1
rounds=${2:-20}
commands=1000

work=$(mktemp -d)
pid=
trap '[ -z "$pid" ] || kill -9 "$pid" 2>/dev/null || true; rm -rf "$work"' EXIT

fail() {
    echo "Round $round: $*" >&2
    exit 1
}

set_up=("cluster S1 S2 S3" "client C1" "run until leader within 10s")
# Three answers a command; the third says whether it is acknowledged.
script() {
    local i
    printf '%s\n' "${set_up[@]}"
    for ((i = 1; i <= commands; ++i)); do
        printf 'submit C1 "c%d"\nrun 100ms\nexpect client C1 done\n' "$i"
    done
}

lines() {
    if [ -f "$1" ]; then wc -l <"$1" | tr -d ' '; else echo 0; fi
}

# The number of the last command after which the client was done: it and all before it are
# acknowledged.
acknowledged() {
    awk -v skip="${#set_up[@]}" '
        NR > skip && (NR - skip) % 3 == 0 && /"ok":true/ { last = (NR - skip) / 3 }
        END { print last + 0 }' "$1"
}

for ((round = 1; round <= rounds; ++round)); do
    data=$work/data-$round
    answers=$work/answers-$round
    durability=full
    if [ $((round % 2)) -eq 0 ]; then
        durability=os
    fi
    : >"$answers"
    script >"$work/script"
    "$cli" drive --data "$data" --durability "$durability" <"$work/script" >"$answers" \
        2>"$work/errors" &
    pid=$!
    # Somewhere between the first command and the last.
    moment=$((${#set_up[@]} + 3 + (RANDOM * 32768 + RANDOM) % (3 * commands - 300)))
    while [ "$(lines "$answers")" -lt "$moment" ]; do
        kill -0 "$pid" 2>/dev/null || fail "drive ended by itself: $(cat "$work/errors")"
    done
    kill -9 "$pid"
    wait "$pid" 2>/dev/null || true
    pid=
    # A last line that was cut by the kill is no answer.
    sed -i.bak -e '/}$/!d' "$answers"
    acked=$(acknowledged "$answers")
    [ "$acked" -gt 0 ] || fail "nothing was acknowledged before the kill: $(tail -n 3 "$answers")"

    # Two no-ops at least stand beside them: the first leader's and the next one's.
    printf '%s\n' "${set_up[@]}" "run until committed $((acked + 2)) within 20s" "run 1s" end \
        >"$work/script"
    "$cli" drive --data "$data" --durability "$durability" --resume <"$work/script" \
        >"$work/after" 2>"$work/errors" || fail "reopening failed with $?: $(cat "$work/errors")"
    if grep -q '"ok":false' "$work/after"; then
        fail "after the kill: $(grep '"ok":false' "$work/after" | head -n 1)"
    fi

    for file in "$data"/*.db; do
        [ "$(sqlite3 "$file" 'PRAGMA integrity_check')" = ok ] || fail "$file is damaged"
    done
    sqlite3 "$data/leader_logs.db" \
        "SELECT command FROM commits WHERE client <> '' ORDER BY log_index" >"$work/ledger"
    for ((i = 1; i <= acked; ++i)); do echo "c$i"; done >"$work/expected"
    head -n "$acked" "$work/ledger" | cmp -s - "$work/expected" \
        || fail "$acked commands were acknowledged; leader_logs.db begins otherwise:" \
            "$(head -n "$acked" "$work/ledger" | diff - "$work/expected" | head -n 5)"
    [ -z "$(sort "$work/ledger" | uniq -d)" ] \
        || fail "in leader_logs.db twice: $(sort "$work/ledger" | uniq -d | head -n 3)"
    echo "Round $round ($durability): $acked acknowledged, $(lines "$work/ledger") in the ledger"
    rm -rf "$data"
done
echo "No acknowledged command was lost in $rounds kills."
