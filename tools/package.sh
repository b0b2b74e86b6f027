#!/usr/bin/env bash
# package.sh [TARGET...]: leaves every language's package in dist/, installs each into an empty folder, and runs its
# README's program there. Without an argument packages hold the native libraries of this machine's platform, which it builds (unless
# WXNOTIFY_NATIVE says where they are); else they hold those of every named platform, as tools/native.sh left them in target/native/.
set -uo pipefail
cd "$(dirname "$0")/.."
host=$(python3 tools/platforms.py host) || exit 1
if [ $# -eq 0 ] && [ -z "${WXNOTIFY_NATIVE:-}" ]; then
    # One native build for all of them.
    tools/native.sh >/dev/null || exit 1
fi
tools/native-tools.sh "$host" >/dev/null || exit 1
export WXNOTIFY_NATIVE=$PWD/target/native/$host
WXNOTIFY_NATIVES=
for target in "${@:-$host}"; do
    [ -n "$(ls "$PWD/target/native/$target"/*.whl 2>/dev/null)" ] || { echo "package.sh: nothing was built for $target: tools/native.sh $target" >&2; exit 1; }
    WXNOTIFY_NATIVES+=" $PWD/target/native/$target"
done
export WXNOTIFY_NATIVES
mkdir -p dist
status=0
for script in crates/wxnotify-capi/package.sh python/package.sh node/package.sh bindings/*/package.sh; do
    echo "== $script"
    "$script" || { status=1; echo "$script failed"; }
done
ls -l dist
exit $status
