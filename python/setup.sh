#!/usr/bin/env bash
# Makes target/venv-python with the tools of requirements-test.txt, and installs the wheel there. It lies in target/python-wheels: the
# one of WXNOTIFY_NATIVE, or else one that is built.
set -euo pipefail
cd "$(dirname "$0")/.."
venv=target/venv-python
wheels=target/python-wheels

if ! python3 -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 10))' 2>/dev/null; then
    echo "python/setup.sh: python3 of 3.10 or later with venv is needed to test (Debian: python3 python3-venv)" >&2
    exit 1
fi
if ! cmp -s python/requirements-test.txt "$venv/requirements-test.txt"; then
    python3 -m venv --clear "$venv"
    "$venv/bin/python" -m pip install --quiet --disable-pip-version-check --requirement python/requirements-test.txt
    cp python/requirements-test.txt "$venv/"
fi

rm -rf "$wheels"
if [ -n "${WXNOTIFY_NATIVE:-}" ]; then
    mkdir "$wheels"
    cp "$WXNOTIFY_NATIVE"/*.whl "$wheels"
else
    PATH="$PWD/$venv/bin:$PATH" "$venv/bin/maturin" build --quiet --release --locked \
        --manifest-path python/Cargo.toml --out "$wheels"
fi
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check --force-reinstall --no-deps "$wheels"/*.whl
