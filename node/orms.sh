#!/usr/bin/env bash
# Tests the inbox in the transactions of other libraries: Knex, Prisma, TypeORM, Sequelize, Drizzle. npm brings them, 380 MB.
set -euo pipefail
cd "$(dirname "$0")"

[ -n "${WXNOTIFY_DATABASES_DIR:-}" ] || exec ../tools/databases.sh ./orms.sh

for tool in cargo node npm; do
    command -v "$tool" >/dev/null || {
        echo "node: $tool is missing; Debian has nodejs and npm, and Rust comes by rustup" >&2
        exit 1
    }
done

node scripts/build.mjs
[ tests/node_modules/.package-lock.json -nt tests/package-lock.json ] || npm ci --prefix tests --no-audit --no-fund
[ tests/orms/node_modules/.package-lock.json -nt tests/orms/package-lock.json ] || npm ci --prefix tests/orms --ignore-scripts --no-audit --no-fund
# The tests import the package by its name.
ln -sfn ../.. tests/node_modules/wxnotify
cd tests/orms
for provider in postgresql mysql; do
    # It would download an engine that nothing here runs.
    PRISMA_SCHEMA_ENGINE_BINARY=/bin/true PRISMA_HIDE_UPDATE_MESSAGE=1 node node_modules/prisma/build/index.js generate --schema "prisma/$provider.prisma" >/dev/null
done
exec node --test --test-timeout=600000 --test-force-exit --test-reporter=spec ./*.test.mjs
