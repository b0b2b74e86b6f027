#!/usr/bin/env bash
# Tests the inbox in the transactions of other libraries: Knex, Prisma, TypeORM, Sequelize, Drizzle. npm brings them, 380 MB.
set -euo pipefail
cd "$(dirname "$0")"

[ -n "${WXNOTIFY_DATABASES_DIR:-}" ] || exec ../tools/databases.sh ./orms.sh

./setup.sh
[ tests/orms/node_modules/.package-lock.json -nt tests/orms/package-lock.json ] || npm ci --prefix tests/orms --ignore-scripts --no-audit --no-fund
cd tests/orms
for provider in postgresql mysql; do
    # It would download an engine that nothing here runs.
    PRISMA_SCHEMA_ENGINE_BINARY=/bin/true PRISMA_HIDE_UPDATE_MESSAGE=1 node node_modules/prisma/build/index.js generate --schema "prisma/$provider.prisma" >/dev/null
done
exec node --test --test-timeout=600000 --test-force-exit --test-reporter=spec ./*.test.mjs
