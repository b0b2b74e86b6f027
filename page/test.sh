#!/usr/bin/env bash
# Makes the page and tests it in headless Chromium, which Debian has. Its pictures are left in target/page, to be looked at.
set -euo pipefail
cd "$(dirname "$0")"

[ -e "${CHROMIUM:-/usr/bin/chromium}" ] || {
    echo "page: Chromium is missing (Debian: chromium)" >&2
    exit 1
}
[ node_modules/.package-lock.json -nt package-lock.json ] || npm ci --ignore-scripts --no-audit --no-fund
node ../tools/inspect.mjs ${WXNOTIFY_WASM_FILE:-}
node --test --test-reporter=spec page.test.mjs
