#!/usr/bin/env bash
# Packs the package into dist/, installs it into empty folders without network and cache, and runs the
# README's quickstart there. Then the README's first lines are run to the letter, and timed: what they install
# beside the package comes from a registry.
#
# Where there is one platform, wxnotify-VERSION.tgz holds the addon's package too (bundleDependencies),
# so that this one file is enough. Where there are several, npm installs the one that fits. Each has the command `wxnotify`.
set -euo pipefail
cd "$(dirname "$0")"

for tool in cargo node npm; do
    command -v "$tool" >/dev/null || {
        echo "node: $tool is missing; Debian has nodejs and npm, and Rust comes by rustup" >&2
        exit 1
    }
done

native=${WXNOTIFY_NATIVE:-$(../tools/native.sh)}
../tools/check-native.sh "$native/libwxnotify_node.so" "$native/wxnotify"
mkdir -p ../dist
rm -f ../dist/wxnotify-*.tgz
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/package"
cp -r package.json index.* testing.* transactions.* opentelemetry.* bin lib README* ../LICENSE-* ../THIRD-PARTY-NOTICES "$work/package"
scripts/wasm.sh "$work/package"
node scripts/pack.mjs "$work/package" ${WXNOTIFY_NATIVES:-$native}
for addon in "$work"/package/node_modules/@wxnotify/*; do
    cp ../LICENSE-* ../THIRD-PARTY-NOTICES "$addon"
    npm pack --silent --pack-destination ../dist "$addon" >/dev/null
done
npm pack --silent --pack-destination ../dist "$work/package" >/dev/null
dist=$(cd ../dist && pwd)
ls -l "$dist"/wxnotify-*.tgz

# install FOLDER TARBALL...: into an empty folder, offline, with an empty cache and no script run.
install() {
    mkdir "$1"
    echo '{"private":true}' >"$1/package.json"
    (cd "$1" && npm install --loglevel=error --offline --ignore-scripts --no-audit --no-fund --cache "$work/cache" "${@:2}")
    cp tests/support.mjs tests/exchange.mjs tests/installed.mjs tests/readme/quickstart.mjs "$1"
    # With the addon, and as if none fitted.
    for wasm in 0 1; do
        (cd "$1" && WXNOTIFY_WASM=$wasm RUST_BACKTRACE=0 node --test --test-reporter=tap installed.mjs) >>"$work/log" 2>&1 || true
    done
}
version=$(node -p 'require("./package.json").version')
addon=$dist/wxnotify-$(node -p 'require("../tools/platforms.json").find(({ target }) => target === process.argv[1]).node.name' "$(basename "$native")")-$version.tgz
if node -e 'process.exit(require(process.argv[1]).bundleDependencies ? 0 : 1)' "$work/package/package.json"; then
    install "$work/one" "$dist/wxnotify-$version.tgz"
    # better-sqlite3 without a version is for Node.js 22 and later; npm brought one for the tests.
    [ -x tests/node_modules/node-24/bin/node ] || npm ci --prefix tests --no-audit --no-fund
    mkdir "$work/first"
    cp "$dist/wxnotify-$version.tgz" tests/readme/{endpoint.mjs,start.sh,send.sh} "$work/first"
    PATH=$PWD/tests/node_modules/node-24/bin:$PATH WXNOTIFY_FIRST=$work/first node --test --test-reporter=tap tests/first.mjs >>"$work/log" 2>&1 || true
fi
install "$work/together" "$dist/wxnotify-$version.tgz" "$addon"
grep '^# first:' "$work/log" || true
grep -A 24 '^ *not ok' "$work/log" || true
awk -f scripts/count.awk "$work/log"
