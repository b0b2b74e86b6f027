#!/bin/sh
# Builds the native library and the one for tests, and puts them into native/, where the package looks for them. Ignored by git.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
cd "$here/../.."
if [ -z "${WXNOTIFY_NATIVE:-}" ]; then
    command -v cargo >/dev/null || { echo "cargo is missing; install Rust 1.88 or later (https://rustup.rs)" >&2; exit 1; }
fi

built=$(tools/built.sh wxnotify-capi wxnotify-capi-testing)
mkdir -p "$here/native"
for name in wxnotify wxnotify_testing; do
    # Moved, not copied: a process may have the old one open.
    cp "$built/lib$name.so" "$here/native/lib$name.so.new"
    mv "$here/native/lib$name.so.new" "$here/native/lib$name.so.0"
done
