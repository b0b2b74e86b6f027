#!/usr/bin/env bash
# crates.sh COMMAND [ARGUMENT...]: cargo's COMMAND for the crates around the core at once: the command, the inbox, the handler, and
# what the tests of other languages run. For each choice of packages cargo builds anew what they want differently: one by one,
# these had sqlx built four times and the core six.
set -euo pipefail
cd "$(dirname "$0")/.."
crates=(wxnotify-cli wxnotify-schema wxnotify-sqlx wxnotify-handler conformance soak typegen xtask)
exec "${CARGO:-cargo}" "$1" --locked "${crates[@]/#/--package=}" "${@:2}"
