#!/bin/sh
# Builds the native library, and puts it and its header into native/, where the package looks for them. Ignored by git.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
cd "$here/../.."
command -v cargo >/dev/null || { echo "cargo is missing; install Rust 1.88 or later (https://rustup.rs)" >&2; exit 1; }

cargo build --quiet --release -p wxnotify-capi
mkdir -p "$here/native"
cp include/wxnotify.ffi.h "$here/native/"
# Moved, not copied: a process may have the old one open.
cp "${CARGO_TARGET_DIR:-target}/release/libwxnotify.so" "$here/native/libwxnotify.so.new"
mv "$here/native/libwxnotify.so.new" "$here/native/libwxnotify.so.0"
