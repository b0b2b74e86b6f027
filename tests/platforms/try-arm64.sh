#!/usr/bin/env bash
# try-arm64.sh: takes the packages in dist/ apart, and runs smoke.* on each in the arm64 system that tools/setup-cross.sh unpacked,
# under qemu-user: the languages themselves are arm64's there, and pick the library for it out of the package.
# Ends with "N passed, N failed": one for each language. Erlang's JIT compiler does not run under qemu-user, so Elixir's
# library is not tried.
set -uo pipefail
cd "$(dirname "$0")/../.."
smoke=$PWD/tests/platforms
dist=$PWD/dist
system=$PWD/target/native/arm64
version=$(sed -n '/^\[workspace\.package\]/,/^\[/s/^version = "\(.*\)"$/\1/p' Cargo.toml)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
arm64() { RUST_BACKTRACE=0 timeout 300 qemu-aarch64 -L "$system" "$@"; }

try_c() {
    tar -xzf "$dist/wxnotify-c-$version-aarch64-linux.tar.gz" --strip 1
    arm64 bin/wxnotify --version
    arm64 bin/wxnotify forge --event TRANSACTION.SUCCESS >forged
    echo "1 passed, 0 failed"
}
try_python() {
    python3 -m zipfile -e "$dist"/libwxnotify-"$version"-*-manylinux*_aarch64.whl .
    PYTHONHOME=$system/usr PYTHONPATH=$PWD arm64 "$system/usr/bin/python3" "$smoke/smoke.py"
}
try_node() {
    echo '{"private":true}' >package.json
    for package in "wxnotify:wxnotify" "@wxnotify/linux-arm64-gnu:wxnotify-linux-arm64-gnu"; do
        mkdir -p "node_modules/${package%:*}"
        tar -xzf "$dist/${package#*:}-$version.tgz" -C "node_modules/${package%:*}" --strip 1
    done
    arm64 "$system/usr/bin/node" "$smoke/smoke.mjs"
}
try_java() {
    javac --release 17 -cp "$dist/wxnotify-$version.jar" -d . "$smoke/Smoke.java"
    arm64 "$system/usr/lib/jvm/java-17-openjdk-arm64/bin/java" -Djava.io.tmpdir="$PWD" -cp "$dist/wxnotify-$version.jar:." Smoke
}
try_php() {
    python3 -m zipfile -e "$dist/wxnotify-php-$version.zip" package
    local extensions
    extensions=$(ls -d "$system"/usr/lib/php/2*)
    arm64 "$system"/usr/bin/php8.* -n -d extension_dir="$extensions" -d extension=ffi -d ffi.enable=1 "$smoke/smoke.php" "$PWD/package"
}
passed=0
failed=0
[ $# -gt 0 ] || set -- c python node java php
for language in "$@"; do
    mkdir "$work/$language"
    if (cd "$work/$language" && set -e && "try_$language") >"$work/log" 2>&1 && grep -qE '^[0-9]+ passed, 0 failed' "$work/log"; then
        passed=$((passed + 1))
        echo "ok      linux-aarch64 under qemu-user: $language: $(grep -E '^[0-9]+ passed, [0-9]+ failed' "$work/log" | tail -n 1 | tr ',' ' ')"
    else
        failed=$((failed + 1))
        echo "FAILED  linux-aarch64 under qemu-user: $language"
        sed 's/^/        /' "$work/log" | tail -30
    fi
done
echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
