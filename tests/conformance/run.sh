#!/usr/bin/env bash
# Builds every language's driver, runs all vectors through all of them, and prints the matrix.
# With names of languages only those: tests/conformance/run.sh c python
set -euo pipefail
cd "$(dirname "$0")/../.."
out=target/conformance
mkdir -p "$out"
wanted=("$@")
columns=()

# language NAME BUILD RUN: what builds its driver, and what runs it.
language() {
    if [ ${#wanted[@]} -gt 0 ] && [[ " ${wanted[*]} " != *" $1 "* ]]; then
        return
    fi
    echo "building the driver of $1" >&2
    # A build's own output goes to standard error: standard output is the matrix.
    $2 >&2
    columns+=("$1=$3")
}

# The Rust driver on one crypto backend. It says on standard error which one it has.
build_rust() {
    cargo build --quiet -p conformance --bin driver-rust --no-default-features --features "$1"
    cp target/debug/driver-rust "$out/driver-rust-$1"
    "$out/driver-rust-$1" </dev/null 2>&1 | grep -q "with $1\$" || {
        echo "driver-rust-$1 was not built with $1"
        exit 1
    }
}

language rust-aws-lc "build_rust aws-lc-rs" "$out/driver-rust-aws-lc-rs"
language rust-rustcrypto "build_rust rustcrypto" "$out/driver-rust-rustcrypto"
language c "sh tests/conformance/c/build.sh" "$out/driver-c"
language go "sh tests/conformance/go/build.sh" "$out/driver-go"
language go-wasm "sh tests/conformance/go/build.sh" "$out/driver-go-wasm"
language python "bash python/setup.sh" "target/venv-python/bin/python tests/conformance/python/driver.py"
language elixir "sh tests/conformance/elixir/build.sh" "elixir -pa bindings/elixir/_build/prod/lib/wx_notify/ebin tests/conformance/elixir/driver.exs"
language node "node node/scripts/build.mjs" "node tests/conformance/node/driver.mjs"
language wasm "node/scripts/wasm.sh" "env WXNOTIFY_WASM=1 node tests/conformance/node/driver.mjs"
language java "bash tests/conformance/java/build.sh" "bash tests/conformance/java/run.sh"
language php "sh tests/conformance/php/build.sh" "php tests/conformance/php/driver.php"
language ruby "sh tests/conformance/ruby/build.sh" "ruby tests/conformance/ruby/driver.rb"

if [ ${#wanted[@]} -gt 0 ] && [ ${#columns[@]} -ne ${#wanted[@]} ]; then
    echo "of ${wanted[*]} not every one is a language here" >&2
    exit 2
fi
cargo build --quiet -p conformance --bin runner
exec target/debug/runner "${columns[@]}"
