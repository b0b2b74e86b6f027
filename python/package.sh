#!/usr/bin/env bash
# Leaves the wheel and the source distribution in dist/, then installs the wheel into an empty folder outside the
# checkout, goes the way in that README begins with, and runs its quickstart against every fault.
set -euo pipefail
cd "$(dirname "$0")/.."
native=${WXNOTIFY_NATIVE:-$(tools/native.sh)}
mkdir -p dist
rm -f dist/*wxnotify-*.whl dist/libwxnotify-*.tar.gz
cp "$native"/*.whl dist/
"$native/venv/bin/maturin" sdist --manifest-path python/Cargo.toml --out dist
wheel=$(ls "$PWD"/dist/libwxnotify-*.whl)

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir "$folder/unpacked"
python3 -m zipfile -e "$wheel" "$folder/unpacked"
tools/check-native.sh "$folder"/unpacked/wxnotify/*.so "$folder"/unpacked/*.data/scripts/wxnotify
"$native/venv/bin/auditwheel" show "$wheel" | tee "$folder/audit"
grep -q '"manylinux_2_17_' "$folder/audit" || { echo "python/package.sh: the wheel is not manylinux_2_17" >&2; exit 1; }

python3 python/tests/way_in.py "$wheel"
cp -r python/examples python/tests/test_examples.py python/tests/conftest.py python/tests/closing_line.py "$folder/"
cd "$folder"
python3 -m venv venv
venv/bin/python -m pip install --quiet --disable-pip-version-check "$wheel" flask==3.1.3 pytest==9.2.0
WXNOTIFY_EXAMPLES="$folder/examples" venv/bin/python -m pytest -qq -p no:cacheprovider test_examples.py -k quickstart
