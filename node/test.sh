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
logs=$(mktemp -d)
trap 'rm -r "$logs"' EXIT
status=0
cd tests
# run NODE FILE...: most of a file's time is waiting, for deadlines, leases and databases, and so they run side by side. They take
# a minute: what takes ten waits for ever, and a test that takes three does (which Node.js 18 cannot say).
run() {
    echo "node: tests on Node.js $("$1" --version)"
    local limit=--test-timeout=180000
    ! [[ $("$1" --version) == v18.* ]] || limit=
    timeout --kill-after=10 600 "$1" --test $limit --test-concurrency=3 --test-reporter=tap "${@:2}" >"$(mktemp "$logs/XXXXXX")" 2>&1
}
run node $(ls ./*.test.mjs | grep -v redis.test) || status=1
# The types, and what the check of a driver finds in faulty ones, do not depend on the Node.js that runs; node:sqlite is in the newer one.
runtime=$(ls ./*.test.mjs | grep -v -e types.test -e redis.test)
run node_modules/node-18/bin/node $(grep -v drivers.test <<<"$runtime") &
oldest=$!
run node_modules/node-24/bin/node $runtime || status=1
wait "$oldest" || status=1
# It ends its Redis in between, and so each has one of its own.
for node in node node_modules/node-18/bin/node; do
    echo "node: the inbox in Redis on Node.js $("$node" --version)"
    ../../tools/redis.sh "$node" --test --test-reporter=tap ./redis.test.mjs >"$(mktemp "$logs/XXXXXX")" 2>&1 || status=1
done
# What asks WeChat Pay's API, and the tests' virtual time, on the core's WebAssembly file too; that it keeps every rule, its column of the
# conformance cases shows.
WXNOTIFY_WASM=1 run node ./refresher.test.mjs ./reconcile.test.mjs ./courier.test.mjs || status=1

[ "$status" -eq 0 ] || grep -h -A 24 '^ *not ok' "$logs"/* || cat "$logs"/*
cat "$logs"/* | awk -f ../scripts/count.awk || status=1
exit "$status"
