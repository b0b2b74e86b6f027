#!/usr/bin/env bash
# Leaves the C library, its header and its pkg-config file in dist/, with the library for tests and the command, unpacks them into an empty folder,
# and builds and runs the README's programs there: with the shared library, with the static one, and as an endpoint to which the command sends.
set -euo pipefail
cd "$(dirname "$0")/../.."
native=${WXNOTIFY_NATIVE:-$(tools/native.sh)}
tools/check-native.sh "$native/wxnotify" "$native/libwxnotify.so" "$native/libwxnotify.a" "$native/libwxnotify_testing.so" "$native/libwxnotify_testing.a"
version=$(sed -n '/^\[workspace\.package\]/,/^\[/s/^version = "\(.*\)"$/\1/p' Cargo.toml)
stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT
mkdir -p dist
rm -f dist/wxnotify-c-*
# An archive for each platform, this machine's at the end, to be tried.
others=${WXNOTIFY_NATIVES:-}
for folder in ${others//$native/} "$native"; do
    name=wxnotify-c-$version-$(python3 tools/platforms.py "$(basename "$folder")" c)
    rm -rf "${stage:?}/$name"
    crates/wxnotify-capi/install.sh "$stage/$name" "$folder" >/dev/null
    # A .pc file says where it was installed: unpacked elsewhere it follows its own place.
    sed -i 's|^prefix=.*|prefix=${pcfiledir}/../..|' "$stage/$name"/lib/pkgconfig/*.pc
    cp crates/wxnotify-capi/README.md crates/wxnotify-capi/README.zh-CN.md LICENSE LICENSE-MIT LICENSE-APACHE THIRD-PARTY-NOTICES "$stage/$name/"
    mkdir -p "$stage/$name/examples" "$stage/$name/bin"
    cp crates/wxnotify-capi/examples/*.c "$stage/$name/examples/"
    cp "$folder"/wxnotify "$folder"/wxnotify.exe "$stage/$name/bin/" 2>/dev/null || true
    tar -C "$stage" -czf "dist/$name.tar.gz" --owner=0 --group=0 --sort=name "$name"
done

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
# brings: with zig it must be named, and what zig compiles of it names its own folder unless that is stripped.
check "it links the static library" "$native/zig-cc" -s "$program" -o static $(pkg-config --cflags wxnotify-testing) \
    "$name/lib/libwxnotify_testing.a" $(sed -n 's/^Libs.private: //p' "$name/lib/pkgconfig/wxnotify-testing.pc") -lunwind
check "that runs on old systems" "$root/tools/check-native.sh" static
check "it runs with the static library" ./static
# The README's way in, in a folder of its own where nothing is but the archive.
mkdir "$stage/way-in"
cp "$root/dist/$name.tar.gz" "$stage/way-in"
cd "$stage/way-in"
PORT=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
export PORT
sed "s/127.0.0.1:8080/127.0.0.1:$PORT/" "$root/crates/wxnotify-capi/examples/first-notification.sh" >first-notification.sh
began=$(date +%s%N)
sh first-notification.sh >log 2>&1 || cat log
echo "the way in took $((($(date +%s%N) - began) / 1000000)) ms"
check "the README's way in ends at 200" grep -q '^HTTP 200 ' log
check "the endpoint saw the payment" grep -qx 'paid A1: 100' log
missing=$(cd "$name" && grep -o '](\([^):#]*\))' README.md README.zh-CN.md | sed 's/.*](\(.*\))/\1/' | sort -u | while read -r file; do [ -e "$file" ] || echo "$file"; done)
check "what the archive's README links to is in it: $missing" [ -z "$missing" ]
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
