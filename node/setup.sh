#!/usr/bin/env bash
# Builds the addon, and installs what the tests need.
set -euo pipefail
cd "$(dirname "$0")"

for tool in cargo node npm; do
    command -v "$tool" >/dev/null || {
        echo "node: $tool is missing; Debian has nodejs and npm, and Rust comes by rustup" >&2
        exit 1
    }
done

node scripts/build.mjs
[ tests/node_modules/.package-lock.json -nt tests/package-lock.json ] || npm ci --prefix tests --no-audit --no-fund
# The tests import the package by its name.
ln -sfn ../.. tests/node_modules/wxnotify
