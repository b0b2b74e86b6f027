#!/usr/bin/env bash
# Builds the addon and runs all tests: on the Node.js that is installed, on the oldest that is
# supported, and on a newer one. npm brings those two. The inbox is tested on PostgreSQL and MariaDB
# on all of them, and on SQLite where better-sqlite3 brings its addon: on Node.js 22 and later.
set -euo pipefail
cd "$(dirname "$0")"

[ -n "${WXNOTIFY_DATABASES_DIR:-}" ] || exec ../tools/databases.sh ./test.sh

./setup.sh
scripts/wasm.sh

# The panic on purpose would print one.
export RUST_BACKTRACE=0
# The package is linked, and so does not find what is installed beside the tests by itself.
export NODE_PATH=$PWD/tests/node_modules
log=$(mktemp)
trap 'rm "$log"' EXIT
status=0
cd tests
run() {
    echo "node: tests on Node.js $("$1" --version)"
    "$1" --test --test-reporter=tap "${@:2}" >>"$log" 2>&1 || status=1
}
run node ./*.test.mjs
# The types, and what the check of a driver finds in faulty ones, do not depend on the Node.js that runs; node:sqlite is in the newer one.
runtime=$(ls ./*.test.mjs | grep -v types.test)
run node_modules/node-18/bin/node $(grep -v drivers.test <<<"$runtime")
run node_modules/node-24/bin/node $runtime

[ "$status" -eq 0 ] || grep -A 24 '^ *not ok' "$log" || cat "$log"
awk -f ../scripts/count.awk "$log" || status=1
exit "$status"
