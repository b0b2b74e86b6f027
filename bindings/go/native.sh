#!/bin/sh
# Builds the native library and the WebAssembly core, and puts them and the headers where the package links and embeds them: beside its
# Go files, because that is all that `go mod vendor` takes along. All are ignored by git.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$here/../..
cd "$root"
command -v cargo >/dev/null || { echo "cargo is missing; install Rust 1.88 or later (https://rustup.rs)" >&2; exit 1; }
command -v go >/dev/null || { echo "go is missing; install Go 1.24 or later (https://go.dev/dl)" >&2; exit 1; }

# put FILE TO: where it differs, at once.
put() {
    cmp -s "$1" "$2" || { cp "$1" "$2.new" && mv "$2.new" "$2"; }
}

built=$(tools/built.sh wxnotify-capi wxnotify-capi-testing)
library=libwxnotify_$(go env GOOS)_$(go env GOARCH).a
put "$built/libwxnotify_testing.a" "$here/$library"

# Go's cache looks at headers, and not at what the linker is told to take: the sum makes it see another library.
linked=$here/internal/linked
{
    cat include/wxnotify.h
    echo "/* $library: $(cksum <"$here/$library") */"
} >"$linked/wxnotify.h.made"
put "$linked/wxnotify.h.made" "$linked/wxnotify.h"
rm -f "$linked/wxnotify.h.made"
put include/wxnotify_testing.h "$here/internal/linkedtest/wxnotify_testing.h"

put "$(tools/wasm.sh)" "$here/internal/wasm/wxnotify.wasm"
