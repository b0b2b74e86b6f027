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
for folder in node/edge/bundle $tests; do
    [ $folder/node_modules/.package-lock.json -nt $folder/package-lock.json ] ||
        npm ci --prefix $folder --ignore-scripts --no-audit --no-fund >&2
done
node node/edge/bundle/build.mjs "${WXNOTIFY_WASM_FILE:-$(tools/wasm.sh)}"
cargo build --quiet --release -p conformance --bin runner

bun=$tests/node_modules/@oven/bun-linux-x64/bin/bun
deno=$tests/node_modules/@deno/linux-x64-glibc/deno
wanted=" $* "
columns=()
# column NAME COMMAND
column() {
    if [ "$wanted" = "  " ] || [[ "$wanted" == *" $1 "* ]]; then columns+=("$1=$2"); fi
}
# The package as it is in Node.js, with its addon and without.
column bun "$bun tests/conformance/node/driver.mjs"
column bun-wasm "env WXNOTIFY_WASM=1 $bun tests/conformance/node/driver.mjs"
column deno "$deno run -A --no-lock tests/conformance/node/driver.mjs"
column deno-wasm "env WXNOTIFY_WASM=1 $deno run -A --no-lock tests/conformance/node/driver.mjs"
# The package without anything of Node.js.
column node-edge "node $tests/core.mjs"
column bun-edge "$bun $tests/core.mjs"
column deno-edge "$deno run -A --no-lock $tests/core.mjs"
column workerd "node $tests/workerd.mjs"
column edge-light "node $tests/edge-runtime.mjs"
column browser "node $tests/browser.mjs"
exec target/release/runner --report target/conformance/edge.json "${columns[@]}"
