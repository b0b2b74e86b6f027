#!/usr/bin/env bash
# Builds the wheel, installs it into target/venv-python, and runs every test.
set -euo pipefail
cd "$(dirname "$0")"
./setup.sh
cargo build --quiet --release --locked -p conformance --bin runner
exec ../target/venv-python/bin/pytest "$@"
