#!/bin/sh
# Builds every language's driver and runs all vectors through all of them.
# A language is one line of `columns`, and what builds its driver.
set -eu
cd "$(dirname "$0")/../.."
out=target/conformance
mkdir -p "$out"

# The Rust driver on each crypto backend. It says on standard error which one it has.
for backend in aws-lc-rs rustcrypto; do
    cargo build --quiet --release -p conformance --bin driver-rust --no-default-features --features "$backend"
    cp target/release/driver-rust "$out/driver-rust-$backend"
    "$out/driver-rust-$backend" </dev/null 2>&1 | grep -q "with $backend\$" || {
        echo "driver-rust-$backend was not built with $backend" >&2
        exit 1
    }
done
sh tests/conformance/c/build.sh
sh tests/conformance/elixir/build.sh
node node/scripts/build.mjs >/dev/null

cargo build --quiet --release -p conformance --bin runner
set -- \
    "rust-aws-lc=$out/driver-rust-aws-lc-rs" \
    "rust-rustcrypto=$out/driver-rust-rustcrypto" \
    "c=$out/driver-c" \
    "elixir=elixir -pa bindings/elixir/_build/prod/lib/wx_notify/ebin tests/conformance/elixir/driver.exs" \
    "node=node tests/conformance/node/driver.mjs"
exec target/release/runner "$@"
