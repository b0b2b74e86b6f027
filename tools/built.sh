#!/bin/sh
# built.sh CRATE...: prints the folder that has these crates' libraries, for this machine. `make test` had tools/native.sh build
# all of them once, as packages hold them, and says where in WXNOTIFY_NATIVE; else cargo builds them now.
set -eu
cd "$(dirname "$0")/.."
if [ -n "${WXNOTIFY_NATIVE:-}" ]; then
    echo "$WXNOTIFY_NATIVE"
    exit
fi
# Each by itself, or they would share what one of them has for tests.
for crate; do "${CARGO:-cargo}" build --quiet --release -p "$crate" >&2; done
case ${CARGO_TARGET_DIR:=$PWD/target} in /*) ;; *) CARGO_TARGET_DIR=$PWD/$CARGO_TARGET_DIR ;; esac
echo "$CARGO_TARGET_DIR/release"
