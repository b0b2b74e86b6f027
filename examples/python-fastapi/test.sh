#!/usr/bin/env bash
# Tests the merchant as a process of its own; builds the package first.
set -euo pipefail
cd "$(dirname "$0")"
../../python/setup.sh
PYTHONPATH=../../python/tests exec ../../target/venv-python/bin/pytest -c ../../python/pyproject.toml --rootdir . -p closing_line .
