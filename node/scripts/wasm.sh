#!/usr/bin/env bash
# wasm.sh [FOLDER]
#
# Builds the WebAssembly core (or takes the file WXNOTIFY_WASM_FILE) and the bundle for runtimes without Node.js, and lays them where
# the package has them. With FOLDER into the package's copy there, with what belongs to them.
set -euo pipefail
cd "$(dirname "$0")/.."

bundle=edge/bundle
[ $bundle/node_modules/.package-lock.json -nt $bundle/package-lock.json ] ||
    npm ci --prefix $bundle --ignore-scripts --no-audit --no-fund >&2
wasm=${WXNOTIFY_WASM_FILE:-$(../tools/wasm.sh)}
if [ $# -gt 0 ]; then
    mkdir -p "$1/edge" "$1/wasm"
    cp edge/*.mjs edge/*.d.mts "$1/edge"
    cp wasm/*.js "$1/wasm"
fi
node $bundle/build.mjs "$wasm" "$@"
