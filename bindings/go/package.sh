#!/usr/bin/env bash
# Leaves the module in dist/go, as a folder that GOPROXY=file://... serves, with the static libraries in it.
# Then gets it from there into an empty folder outside the checkout, and runs the README's quickstart on it. Ends with
# "N passed, N failed".
set -euo pipefail
cd "$(dirname "$0")"
for tool in cargo go gcc git python3; do
    command -v "$tool" >/dev/null || {
        echo "go: $tool is missing; Debian has gcc, git and python3, Go 1.24 or later comes from https://go.dev/dl, and Rust by rustup" >&2
        exit 1
    }
done
root=$(cd ../.. && pwd)
native=${WXNOTIFY_NATIVE:-$("$root/tools/native.sh")}
module=github.com/wxnotify/wxnotify-go
version=v$(sed -n '/^\[workspace\.package\]/,/^\[/s/^version = "\(.*\)"$/\1/p' "$root/Cargo.toml")
dist=$root/dist/go
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# What git has, but for the scripts that need the checkout and the module of the tests that need more, and the native library.
stage=$work/stage/$module@$version
mkdir -p "$stage"
git ls-files | grep -v -e '\.sh$' -e '^integration/' -e '^wxpgx/' -e '^wxredis/' -e '^wxotel/' | grep -v '^\.gitignore$' | tar -c -T - | tar -x -C "$stage"
cp "$root/include/wxnotify.h" "$stage/internal/linked"
cp "$root/include/wxnotify_testing.h" "$stage/internal/linkedtest"
cp "$("$root/tools/wasm.sh")" "$stage/internal/wasm"
for folder in ${WXNOTIFY_NATIVES:-$native}; do
    platform=$(python3 "$root/tools/platforms.py" "$(basename "$folder")" go)
    # On Windows Go takes the WebAssembly core.
    [ -z "$platform" ] || cp "$folder/libwxnotify_testing.a" "$stage/libwxnotify_$platform.a"
done
cp "$root"/LICENSE* "$root/THIRD-PARTY-NOTICES" "$stage"
rm -rf "$dist"
# Files one by one: Go takes no entries for folders above the module's.
# pack MODULE GO.MOD: the staged folder of a module, as a proxy has it.
pack() {
    mkdir -p "$dist/$1/@v"
    (cd "$work/stage" && python3 - "$1@$version" "$dist/$1/@v/$version.zip" <<'PYTHON'
import pathlib, sys, zipfile

with zipfile.ZipFile(sys.argv[2], "w", zipfile.ZIP_DEFLATED) as archive:
    for file in sorted(pathlib.Path(sys.argv[1]).rglob("*")):
        if file.is_file():
            archive.write(file)
PYTHON
    )
    cp "$2" "$dist/$1/@v/$version.mod"
    echo "{\"Version\":\"$version\"}" >"$dist/$1/@v/$version.info"
    echo "$version" >"$dist/$1/@v/list"
    ls -l "$dist/$1/@v"
}
pack "$module" go.mod
# The modules for pgx, for Redis and for OpenTelemetry, which ask for the one above.
for part in wxpgx wxredis wxotel; do
    mkdir -p "$work/stage/$module/$part@$version"
    git ls-files "$part" | sed "s|^$part/||" | tar -c -C "$part" -T - | tar -x -C "$work/stage/$module/$part@$version"
    cp "$root"/LICENSE* "$work/stage/$module/$part@$version"
    pack "$module/$part" "$part/go.mod"
done

# A merchant's empty folder, with an empty cache. What else the module asks for is taken from where Go takes modules.
mkdir "$work/shop"
cd "$work/shop"
export GOPROXY=file://$dist,$(go env GOPROXY) GOSUMDB=off GOMODCACHE=$work/cache GOFLAGS=-modcacherw RUST_BACKTRACE=0
export GOTOOLCHAIN=local
passed=0
failed=0
# check NAME COMMAND...: the command must succeed; its output is shown where it does not.
check() {
    name=$1
    shift
    if "$@" >"$work/log" 2>&1; then
        passed=$((passed + 1))
        echo "ok      $name"
    else
        failed=$((failed + 1))
        echo "FAILED  $name"
        sed 's/^/        /' "$work/log" | tail -40
    fi
}
sed 's/^package .*/package shop_test/' "$stage/example_test.go" >quickstart_test.go
echo 'package shop' >shop.go
mkdir handler
sed 's/^package .*/package handler_test/' "$stage/wxhttp/example_test.go" >handler/handler_test.go
echo 'package handler' >handler/handler.go
check "go mod init" go mod init example.com/shop
check "go get" go get "$module@$version"
check "the quickstart runs" sh -c "go test -count=1 -v -run '^Example$' . | tee /dev/stderr | grep -- '--- PASS: Example '"
check "the handler runs" sh -c "go test -count=1 -v -run '^Example$' ./handler | tee /dev/stderr | grep -- '--- PASS: Example '"
# Linked against the old C library. Stacks are unwound by what every compiler brings: with zig it must be named.
check "a program links on old systems" env CC="$native/zig-cc" CGO_LDFLAGS=-lunwind go test -c -o program .
check "it runs on old systems" "$root/tools/check-native.sh" program
check "go mod vendor" go mod vendor
check "the quickstart runs when vendored" sh -c "go test -count=1 -v -mod=vendor -run '^Example$' . | tee /dev/stderr | grep -- '--- PASS: Example '"
check "the quickstart runs without cgo and a C compiler" env CGO_ENABLED=0 CC=none sh -c "go test -count=1 -v -mod=vendor -run '^Example$' . | tee /dev/stderr | grep -- '--- PASS: Example '"
check "the module for pgx builds" sh -c "export GOFLAGS=-mod=mod && go get $module/wxpgx@$version && go build $module/wxpgx"
check "the module for Redis builds" sh -c "export GOFLAGS=-mod=mod && go get $module/wxredis@$version && go build $module/wxredis"
check "the module for OpenTelemetry builds" sh -c "export GOFLAGS=-mod=mod && go get $module/wxotel@$version && go build $module/wxotel"

echo "$passed passed, $failed failed"

# The README's way in, from an empty folder, with the program and what Go keeps of modules it built before.
mkdir "$work/way-in"
cd "$work/way-in"
cp "$root/bindings/go/integration/quickstart/main.go" .
PATH="$native:$PATH" "$root/tools/way-in.sh" 300 "$root/bindings/go/integration/quickstart/first-notification.sh" 'paid order=A20261121' || failed=1
[ "$failed" -eq 0 ]
