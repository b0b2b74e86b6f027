#!/usr/bin/env bash
# Builds the library and the package, and runs its tests: on macOS or Linux, with Swift 5.9 or later.
set -euo pipefail
cd "$(dirname "$0")/../.."
command -v swift >/dev/null || { echo "bindings/swift: swift is missing (https://www.swift.org/install)" >&2; exit 1; }
built=${CARGO_TARGET_DIR:-$PWD/target}/uniffi
cargo build --quiet --release --locked --manifest-path crates/wxnotify-uniffi/Cargo.toml --target-dir "$built"
built=$built/release
export LD_LIBRARY_PATH=$built DYLD_LIBRARY_PATH=$built
cd bindings/swift
swift test -Xlinker -L"$built"
