#!/usr/bin/env bash
# Leaves the C library, its header and its pkg-config file in dist/, with the library for tests, unpacks them into an empty folder, and builds and
# runs the README's program there, with the shared library and with the static one.
set -euo pipefail
cd "$(dirname "$0")/../.."
native=${WXNOTIFY_NATIVE:-$(tools/native.sh)}
tools/check-native.sh "$native/libwxnotify.so" "$native/libwxnotify.a" "$native/libwxnotify_testing.so" "$native/libwxnotify_testing.a"
version=$(sed -n '/^\[workspace\.package\]/,/^\[/s/^version = "\(.*\)"$/\1/p' Cargo.toml)
name=wxnotify-c-$version-$(uname -m)-linux

stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT
crates/wxnotify-capi/install.sh "$stage/$name" "$native" >/dev/null
# A .pc file says where it was installed: unpacked elsewhere it follows its own place.
sed -i 's|^prefix=.*|prefix=${pcfiledir}/../..|' "$stage/$name"/lib/pkgconfig/*.pc
cp crates/wxnotify-capi/README.md LICENSE LICENSE-MIT LICENSE-APACHE THIRD-PARTY-NOTICES "$stage/$name/"
mkdir "$stage/$name/examples"
cp crates/wxnotify-capi/examples/quickstart.c "$stage/$name/examples/"
mkdir -p dist
tar -C "$stage" -czf "dist/$name.tar.gz" --owner=0 --group=0 --sort=name "$name"

root=$PWD
program=$name/examples/quickstart.c
mkdir "$stage/empty"
tar -C "$stage/empty" -xzf "dist/$name.tar.gz"
cd "$stage/empty"
export PKG_CONFIG_PATH=$PWD/$name/lib/pkgconfig
passed=0
failed=0
# check NAME COMMAND...: one check, by its exit status.
check() {
    if "${@:2}"; then passed=$((passed + 1)); else failed=$((failed + 1)) && echo "FAILED  $1"; fi
}
check "the program compiles" cc "$program" -o shared $(pkg-config --cflags --libs wxnotify-testing)
check "it runs with the shared library" env LD_LIBRARY_PATH="$PWD/$name/lib" ./shared
# Against the old C library, which must have all that the archive asks for. Stacks are unwound by what every compiler
# brings: with zig it must be named.
check "it links the static library" "$native/zig-cc" "$program" -o static $(pkg-config --cflags wxnotify-testing) \
    "$name/lib/libwxnotify_testing.a" $(sed -n 's/^Libs.private: //p' "$name/lib/pkgconfig/wxnotify-testing.pc") -lunwind
check "that runs on old systems" "$root/tools/check-native.sh" static
check "it runs with the static library" ./static
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
