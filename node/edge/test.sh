#!/usr/bin/env bash
# The conformance cases in every runtime that the package's WebAssembly core is for: npm brings Bun, Deno, workerd (Cloudflare
# Workers) and Vercel's edge runtime, Debian Chromium. With names of columns only those: node/edge/test.sh workerd
set -euo pipefail
cd "$(dirname "$0")/../.."
tests=node/edge/tests

[ -e "${CHROMIUM:-/usr/bin/chromium}" ] || {
    echo "edge: Chromium is missing (Debian: chromium)" >&2
    exit 1
}
[ $tests/node_modules/.package-lock.json -nt $tests/package-lock.json ] ||
    npm ci --prefix $tests --ignore-scripts --no-audit --no-fund >&2
# The package as npm lays it, with its addon.
[ -n "$(ls node/node_modules/@wxnotify 2>/dev/null)" ] || node node/scripts/build.mjs >&2
node/scripts/wasm.sh
mkdir -p target/edge $tests/node_modules/wxnotify
rm -rf target/edge/*.tgz $tests/node_modules/wxnotify/*
npm pack --silent --pack-destination target/edge ./node >&2
tar -xzf target/edge/wxnotify-*.tgz --strip-components=1 -C $tests/node_modules/wxnotify
cargo build --quiet -p conformance --bin runner

bun=$tests/node_modules/@oven/bun-linux-x64/bin/bun
deno="$tests/node_modules/@deno/linux-x64-glibc/deno run --allow-all --no-lock"
wanted=" $* "
columns=()
# column NAME COMMAND
column() {
    if [ "$wanted" = "  " ] || [[ "$wanted" == *" $1 "* ]]; then columns+=("$1=$2"); fi
}
# What has Node.js's modules takes the addon, and without it the WebAssembly core.
column bun "$bun $tests/package.mjs"
column bun-wasm "env WXNOTIFY_WASM=1 $bun $tests/package.mjs"
column deno "$deno $tests/package.mjs"
column deno-wasm "env WXNOTIFY_WASM=1 $deno $tests/package.mjs"
# What has none of them.
column node-core "node $tests/core.mjs"
column bun-core "$bun $tests/core.mjs"
column deno-core "$deno $tests/core.mjs"
column workerd "node $tests/workerd.mjs"
column edge-light "node $tests/edge-runtime.mjs"
column browser "node $tests/browser.mjs"
node --test --test-reporter=spec $tests/worker.test.mjs
exec target/debug/runner --report target/conformance/edge.json "${columns[@]}"
