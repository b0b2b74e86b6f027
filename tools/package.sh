#!/usr/bin/env bash
# Leaves every language's package in dist/, installs each into an empty folder, and runs its README's program there.
set -uo pipefail
cd "$(dirname "$0")/.."
# One native build for all of them.
WXNOTIFY_NATIVE=$(tools/native.sh) || exit 1
export WXNOTIFY_NATIVE
mkdir -p dist
status=0
for script in crates/wxnotify-capi/package.sh python/package.sh node/package.sh bindings/*/package.sh; do
    echo "== $script"
    "$script" || { status=1; echo "$script failed"; }
done
ls -l dist
exit $status
