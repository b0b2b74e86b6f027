#!/usr/bin/env bash
# Builds the wheel, installs it into target/venv-python, and runs every test, beside a PostgreSQL, a MariaDB and a Redis.
set -euo pipefail
cd "$(dirname "$0")"
./setup.sh
cargo build --quiet --locked -p conformance --bin runner
exec ../tools/databases.sh ../tools/redis.sh ../target/venv-python/bin/pytest "$@"
