#!/usr/bin/env bash
# uniffi.sh [--check]: writes the Swift sources of crates/wxnotify-uniffi; with --check it writes nothing, and fails where they differ.
set -euo pipefail
cd "$(dirname "$0")/.."
check=${1:-}
built=${CARGO_TARGET_DIR:-$PWD/target}/debug
case $(uname -s) in Darwin) library=libwxnotify_uniffi.dylib ;; *) library=libwxnotify_uniffi.so ;; esac
# It runs for a second, and nothing of it is shipped: built in the quickest way, with the backend that needs no C compiler.
"${CARGO:-cargo}" build --quiet --config 'profile.dev.package."*".opt-level=0' \
    -p wxnotify-uniffi --no-default-features --features rustcrypto,bindgen

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
        echo "$file differs from what \`make generate\` writes" >&2
        status=1
    else
        cp "$fresh.trimmed" "$file"
    fi
done
exit $status
