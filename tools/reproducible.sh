#!/usr/bin/env bash
# Builds libwxnotify.so for this machine's platform twice, each time from nothing and in another folder, and compares the bytes.
# Ends with "N passed, N failed".
set -euo pipefail
cd "$(dirname "$0")/.."
target=$(python3 tools/platforms.py host)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# What is committed, in folders whose names differ in length too.
for copy in first the-second-one; do
    mkdir "$work/$copy"
    git archive HEAD | tar -x -C "$work/$copy"
    env -u CARGO_TARGET_DIR "$work/$copy/tools/native.sh" "$target" c >/dev/null
    sha256sum "$work/$copy/target/native/$target/libwxnotify.so"
done
if cmp "$work"/*/target/native/"$target"/libwxnotify.so; then
    echo "1 passed, 0 failed"
else
    echo "0 passed, 1 failed"
    exit 1
fi
