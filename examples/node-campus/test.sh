#!/usr/bin/env bash
# Runs the example's tests, on the Node.js that npm brings for it. Ends with "N passed, N failed".
set -euo pipefail
cd "$(dirname "$0")"
for tool in cargo node npm; do
    command -v "$tool" >/dev/null || {
        echo "node-campus: $tool is missing; Debian has nodejs and npm, and Rust comes by rustup" >&2
        exit 1
    }
done
node ../../node/scripts/build.mjs >/dev/null
npm ci --silent --ignore-scripts --no-audit --no-fund
log=$(mktemp)
trap 'rm "$log"' EXIT
node_modules/node/bin/node --test --test-reporter=tap tests/campus.test.js >"$log" 2>&1 || grep -A 24 '^ *not ok' "$log" || cat "$log"
awk -f ../../node/scripts/count.awk "$log"
