#!/usr/bin/env bash
# Leaves the C library, its header and its pkg-config file in dist/, unpacks them into an empty folder, and builds and
# runs the README's program there.
set -euo pipefail
cd "$(dirname "$0")/../.."
cargo build --quiet --release --locked -p wxnotify-capi
version=$(sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -n 1)
name=wxnotify-c-$version-$(uname -m)-linux

stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT
crates/wxnotify-capi/install.sh "$stage/$name" >/dev/null
# The .pc file says where it was installed: unpacked elsewhere it follows its own place.
sed -i 's|^prefix=.*|prefix=${pcfiledir}/../..|' "$stage/$name/lib/pkgconfig/wxnotify.pc"
cp README.md README.zh-CN.md LICENSE LICENSE-MIT LICENSE-APACHE "$stage/$name/"
mkdir -p dist
tar -C "$stage" -czf "dist/$name.tar.gz" "$name"

mkdir "$stage/empty"
tar -C "$stage/empty" -xzf "dist/$name.tar.gz"
cd "$stage/empty"
export PKG_CONFIG_PATH=$PWD/$name/lib/pkgconfig
cc "$OLDPWD/crates/wxnotify-capi/examples/quickstart.c" -o quickstart $(pkg-config --cflags --libs wxnotify)
if LD_LIBRARY_PATH=$PWD/$name/lib ./quickstart; then
    echo "1 passed, 0 failed"
else
    echo "0 passed, 1 failed"
    exit 1
fi
