#!/usr/bin/env bash
# uniffi.sh [--check]: writes the Swift sources of crates/wxnotify-uniffi, after its format and licences are looked at; with --check it
# writes nothing, and fails where they differ.
set -euo pipefail
cd "$(dirname "$0")/.."
check=${1:-}
manifest=crates/wxnotify-uniffi/Cargo.toml
built=${CARGO_TARGET_DIR:-$PWD/target}/uniffi
case $(uname -s) in Darwin) library=libwxnotify_uniffi.dylib ;; *) library=libwxnotify_uniffi.so ;; esac
"${CARGO:-cargo}" fmt --manifest-path "$manifest" --check
tools/deny.sh "$manifest"
# It runs for a second, and nothing of it is shipped: with the backend that needs no C compiler.
"${CARGO:-cargo}" build --quiet --locked --manifest-path "$manifest" --target-dir "$built" --no-default-features --features rustcrypto,bindgen
built=$built/debug

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$built/uniffi-bindgen" generate --library "$built/$library" --language swift --no-format --out-dir "$folder"
# SwiftPM wants this name. What it names of Apple's is not there on Linux.
grep -v '^    use "' "$folder/wxnotifyFFI.modulemap" >"$folder/module.modulemap"

status=0
for pair in wxnotify.swift:WxNotify/wxnotify.swift wxnotifyFFI.h:wxnotifyFFI/wxnotifyFFI.h module.modulemap:wxnotifyFFI/module.modulemap; do
    fresh=$folder/${pair%%:*} file=bindings/swift/Sources/${pair#*:}
    # Without white space at the ends of lines.
    sed 's/[[:space:]]*$//' "$fresh" >"$fresh.trimmed"
    cmp -s "$fresh.trimmed" "$file" && continue
    if [ "$check" = --check ]; then
        echo "$file differs from what \`make swift\` writes" >&2
        status=1
    else
        cp "$fresh.trimmed" "$file"
    fi
done
exit $status
