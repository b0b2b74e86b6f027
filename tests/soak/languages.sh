#!/usr/bin/env bash
# languages.sh [NOTIFICATIONS [LANGUAGE...]]: the proof with merchants in other languages, on every database, in both modes;
# and what their endpoints answer, which must be the same in all of them.
# A language is a folder in merchants/: `run` is the program, `build` is run first where there is one.
# Two languages at a time, since half of it is waiting, each on databases of its own, which the proof stops and starts.
# LOST=5: five of a hundred notifications are never delivered, and the merchants find those orders by asking.
set -uo pipefail
cd "$(dirname "$0")/../.."
count=${1:-200}
shift
languages=("$@")
[ $# -gt 0 ] || languages=($(ls tests/soak/merchants))

# prove LANGUAGE: with the databases in the environment.
prove() {
    local merchant=tests/soak/merchants/$1 status=0
    if [ -x "$merchant/build" ] && ! "$merchant/build"; then
        echo "FAILED: $1's merchant cannot be built"
        echo "0 passed, 1 failed"
        return 1
    fi
    echo -n "$1: "
    target/debug/soak answers --merchant "$merchant/run" --database sqlite --mode transaction || status=1
    for database in sqlite postgresql mariadb; do
        for mode in transaction stored; do
            echo -n "$1: "
            target/debug/soak run --merchant "$merchant/run" --database $database --mode $mode \
                --notifications "$count" --kill-every 800 --lost "${LOST:-0}" || status=1
        done
    done
    return $status
}
if [ ${#languages[@]} -eq 1 ] && [ -n "${WXNOTIFY_POSTGRES_URL:-}" ]; then prove "${languages[0]}"; exit; fi

tools/crates.sh build --quiet --bins --tests || exit 1
all=$(mktemp -d)
trap 'rm -rf "$all"' EXIT
# What a language's proof says comes in one piece.
one() { tools/databases.sh "tests/soak/${0##*/}" "$count" "$1" >"$all/$1" 2>&1; local status=$?; cat "$all/$1"; return $status; }
status=0
running=0
for language in "${languages[@]}"; do
    if [ $running -eq 2 ]; then wait -n || status=1; else running=$((running + 1)); fi
    one "$language" &
done
while [ $running -gt 0 ]; do wait -n || status=1; running=$((running - 1)); done
exit $status
