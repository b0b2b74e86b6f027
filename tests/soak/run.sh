#!/usr/bin/env bash
# run.sh [NOTIFICATIONS [TOPOLOGY...]]: the proof on every database, in every mode, with merchants in Rust, and what their endpoint
# answers, which must be the same as in other languages. Starts the databases itself.
# The topologies are sqlite, postgresql and mariadb; galera and standby only where they are named: three nodes of MariaDB
# of which one dies, and a PostgreSQL whose standby takes over.
# LOST=5: five of a hundred notifications are never delivered, and the merchants find those orders by asking.
set -uo pipefail
cd "$(dirname "$0")/../.."
count=${1:-10000}
shift
topologies=("$@")
[ $# -gt 0 ] || topologies=(sqlite postgresql mariadb)
# Without optimisation of its own: the databases are what takes time, and the tests have built the rest already.
tools/crates.sh build --quiet --bins --tests || exit 1
status=0
echo -n "rust: "
target/debug/soak answers --database sqlite --mode transaction || status=1
declare -A tools=([postgresql]=databases [mariadb]=databases [galera]=galera [standby]=standby)
for mode in transaction stored; do
    for topology in "${topologies[@]}"; do
        tool=${tools[$topology]:-}
        ${tool:+"tools/$tool.sh"} target/debug/soak run --database "$topology" --mode $mode --notifications "$count" --lost "${LOST:-0}" || status=1
    done
done
exit $status
