#!/usr/bin/env bash
# run.sh [NOTIFICATIONS]: the proof on every database, in every mode. Starts the databases itself.
set -uo pipefail
cd "$(dirname "$0")/../.."
count=${1:-10000}
# Without optimisation of its own: the databases are what takes time, and the tests have built the rest already.
cargo build --quiet --locked -p soak || exit 1
status=0
for mode in transaction stored; do
    target/debug/soak run --database sqlite --mode $mode --notifications "$count" || status=1
    for database in postgresql mariadb; do
        tools/databases.sh target/debug/soak run --database $database --mode $mode --notifications "$count" || status=1
    done
done
exit $status
