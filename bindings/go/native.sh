#!/bin/sh
# Builds the native library, and puts it and its headers where the package links them: beside its Go files, because
# that is all that `go mod vendor` takes along. All are ignored by git.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$here/../..
cd "$root"
command -v cargo >/dev/null || { echo "cargo is missing; install Rust 1.88 or later (https://rustup.rs)" >&2; exit 1; }
command -v go >/dev/null || { echo "go is missing; install Go 1.24 or later (https://go.dev/dl)" >&2; exit 1; }

cargo build --quiet --release -p wxnotify-capi -p wxnotify-capi-testing
library=libwxnotify_$(go env GOOS)_$(go env GOARCH).a
cp "${CARGO_TARGET_DIR:-target}/release/libwxnotify_testing.a" "$here/$library.new"
mv "$here/$library.new" "$here/$library"

# Go's cache looks at headers, and not at what the linker is told to take: the sum makes it see another library.
{
    cat include/wxnotify.h
    echo "/* $library: $(cksum <"$here/$library") */"
} >"$here/wxnotify.h.new"
cmp -s "$here/wxnotify.h.new" "$here/wxnotify.h" || mv "$here/wxnotify.h.new" "$here/wxnotify.h"
rm -f "$here/wxnotify.h.new"
cmp -s include/wxnotify_testing.h "$here/wxnotify_testing.h" || cp include/wxnotify_testing.h "$here/"
