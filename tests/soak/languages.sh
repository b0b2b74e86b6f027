#!/usr/bin/env bash
# languages.sh [NOTIFICATIONS [LANGUAGE...]]: the proof with merchants in other languages, on every database, in both modes;
# and what their endpoints answer, which must be the same in all of them.
# A language is a folder in merchants/: `run` is the program, `build` is run first where there is one.
# LOST=5: five of a hundred notifications are never delivered, and the merchants find those orders by asking.
set -uo pipefail
cd "$(dirname "$0")/../.."
if [ -z "${WXNOTIFY_POSTGRES_URL:-}" ]; then exec tools/databases.sh "tests/soak/${0##*/}" "$@"; fi
count=${1:-200}
shift
languages=("$@")
[ $# -gt 0 ] || languages=($(ls tests/soak/merchants))
cargo build --quiet --locked -p soak || exit 1
status=0
for language in "${languages[@]}"; do
    merchant=tests/soak/merchants/$language
    if [ -x "$merchant/build" ] && ! "$merchant/build"; then
        echo "FAILED: $language's merchant cannot be built"
        echo "0 passed, 1 failed"
        status=1
        continue
    fi
    echo -n "$language: "
    target/debug/soak answers --merchant "$merchant/run" --database sqlite --mode transaction || status=1
    for database in sqlite postgresql mariadb; do
        for mode in transaction stored; do
            echo -n "$language: "
            target/debug/soak run --merchant "$merchant/run" --database $database --mode $mode \
                --notifications "$count" --kill-every 800 --lost "${LOST:-0}" || status=1
        done
    done
done
exit $status
