#!/usr/bin/env bash
# Leaves the wheel and the source distribution in dist/, then installs the wheel into an empty folder outside the
# checkout and runs the README's quickstart there.
#
# WXNOTIFY_ZIG=1 builds for the old C library of manylinux2014; see setup.sh.
set -euo pipefail
cd "$(dirname "$0")"
./setup.sh
cd ..
mkdir -p dist
rm -f dist/wxnotify-*.whl
cp target/python-wheels/*.whl dist/
target/venv-python/bin/maturin sdist --manifest-path python/Cargo.toml --out dist
wheel=$(ls "$PWD"/dist/wxnotify-*.whl)
target/venv-python/bin/auditwheel show "$wheel"

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cp -r python/examples python/tests/test_examples.py python/tests/conftest.py "$folder/"
cd "$folder"
python3 -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check "$wheel" flask==3.1.3 pytest==9.2.0
WXNOTIFY_EXAMPLES="$folder/examples" venv/bin/python -m pytest -q -p no:cacheprovider test_examples.py -k quickstart
