#!/usr/bin/env bash
# Builds the native library, and runs all tests: plainly, under the race detector, with every check of what Go gives to C,
# with the shared library, and with databases and web frameworks. Ends with "N passed, N failed".
set -uo pipefail
cd "$(dirname "$0")"
for tool in cargo go gofmt gcc pkg-config readelf python3; do
    command -v "$tool" >/dev/null || {
        echo "go: $tool is missing; Debian has gcc, binutils, pkg-config and python3, Go 1.24 or later comes from https://go.dev/dl, and Rust by rustup" >&2
        exit 1
    }
done
./native.sh || exit 1

out=$PWD/../../target/go
rm -rf "$out"
mkdir -p "$out"
passed=0
failed=0
# The panic on purpose would print one.
export RUST_BACKTRACE=0
# Nothing is downloaded but wazero, which runs the core where there is no cgo. (The tests in integration/ say otherwise.)
go mod download || exit 1
downloads=(env "GOPROXY=$(go env GOPROXY)" "GOFLAGS=-mod=readonly -buildvcs=false")
export GOPROXY=off GOFLAGS="-mod=mod -buildvcs=false"

# check NAME COMMAND...: the command must succeed; its output is shown where it does not.
check() {
    name=$1
    shift
    if "$@" >"$out/log" 2>&1; then
        passed=$((passed + 1))
        echo "ok      $name"
    else
        failed=$((failed + 1))
        echo "FAILED  $name"
        sed 's/^/        /' "$out/log" | tail -60
    fi
}

# run NAME COMMAND...: `go test -json` whose tests are counted one by one. What is skipped has failed.
run() {
    name=$1
    shift
    "$@" >"$out/log" 2>"$out/stderr"
    status=$?
    ok=$(grep -c '"Action":"pass".*"Test":' "$out/log")
    bad=$(grep -cE '"Action":"(fail|skip)".*"Test":' "$out/log")
    # A crash, a data race outside of tests and a build that fails show in the status only.
    if [ $status -ne 0 ] && [ "$bad" -eq 0 ]; then bad=1; fi
    if [ "$ok" -eq 0 ]; then bad=$((bad + 1)); fi
    passed=$((passed + ok))
    failed=$((failed + bad))
    if [ "$bad" -eq 0 ]; then
        echo "ok      $name: $ok tests"
    else
        echo "FAILED  $name: $bad of $((ok + bad)) tests, status $status"
        python3 -c 'import json, sys; print("".join(json.loads(line).get("Output", "") for line in sys.stdin if line[0] == "{"))' <"$out/log" |
            grep -vE '^ *(=== |--- PASS|ok )' | tail -80
        tail -60 "$out/stderr"
    fi
}

check "gofmt has nothing to change" sh -c 'files=$(gofmt -l . ../../tests/conformance/go ../../bench/go ../../tests/soak/merchants/go ../../examples/go-paid-refunded); echo "$files"; test -z "$files"'
check "go vet" go vet ./...
check "go vet without cgo" env CGO_ENABLED=0 go vet ./...
check "go vet of the conformance driver and the benchmark" sh -c '(cd ../../tests/conformance/go && go vet ./...) && (cd ../../bench/go && go vet ./...)'
check "go vet of the proof's merchant" "${downloads[@]}" go -C ../../tests/soak/merchants/go vet ./...
check "go vet of the tests with databases and frameworks" "${downloads[@]}" go -C integration vet ./...
check "go vet of the module for pgx" "${downloads[@]}" go -C wxpgx vet ./...
check "go vet of the module for Redis" "${downloads[@]}" go -C wxredis vet ./...
check "go vet of the module for OpenTelemetry" "${downloads[@]}" go -C wxotel vet ./...
check "a field's right name builds" go build ./testdata/typed/right
check "a wrong one does not" sh -c "! go build ./testdata/typed/wrong && go build ./testdata/typed/wrong 2>&1 | grep 'payment.OutTradeNumber undefined'"
check "the package needs nothing but Go and wazero" sh -c 'test "$(go list -m all | cut -d" " -f1 | tail -n +2)" = github.com/tetratelabs/wazero'
check "with cgo there is nothing of wazero in it" sh -c '! go list -deps . ./wxhttp ./wxinbox ./wxnotifytest | grep -e wazero -e internal/wasm'
check "without cgo there is nothing of cgo in it" sh -c '! CGO_ENABLED=0 go list -deps . ./wxhttp ./wxinbox ./wxnotifytest | grep -x -e runtime/cgo -e .*/internal/linked'
check "the version is the workspace's" grep -qx "version = \"$(go run ./internal/version)\"" ../../Cargo.toml

run "tests" go test -count=1 -json ./...
# The WebAssembly core, with nothing of cgo. What the tests of memory measure is the library's.
run "without cgo" env CGO_ENABLED=0 go test -count=1 -skip 'Memory|Forgotten' -json ./...
# What the tests of memory measure is the plain program's.
run "race detector" go test -count=1 -race -skip 'Memory|Forgotten' -json ./...
# cgocheck=1 is on unless turned off; cgocheck2 also looks at every pointer that is written into C's memory.
run "cgo pointer checks" env GOEXPERIMENT=cgocheck2 GODEBUG=cgocheck=1,invalidptr=1 go test -count=1 -skip 'Memory|Forgotten' -json ./...
# The race detector, again: goroutines meet in the databases' drivers and behind the frameworks' sockets.
run "databases and frameworks" ../../tools/databases.sh "${downloads[@]}" go -C integration test -count=1 -race -json ./...

run "inbox in Redis" ../../tools/redis.sh "${downloads[@]}" go -C wxredis test -count=1 -race -json ./...

# The shared library, as it is installed.
check "libwxnotify is installed" ../../crates/wxnotify-capi/install.sh "$out/prefix"
export PKG_CONFIG_PATH=$out/prefix/lib/pkgconfig
run "shared library" env LD_LIBRARY_PATH="$out/prefix/lib" go test -count=1 -tags wxnotify_dynamic,wxnotify_testing -skip 'Memory|Forgotten' -json . ./wxhttp ./wxnotifytest
check "the shared library is linked with the tag" sh -c "go build -tags wxnotify_dynamic -o '$out/dynamic' ./internal/version && readelf -d '$out/dynamic' | grep -q 'NEEDED.*libwxnotify.so.0'"
check "a test of it says which library it needs" sh -c "go vet -tags wxnotify_dynamic ./wxnotifytest 2>&1 | grep 'wxnotify_dynamic,wxnotify_testing'"
check "and else it is not" sh -c "go build -o '$out/static' ./internal/version && ! readelf -d '$out/static' | grep -q libwxnotify"
# A library that speaks another version of the interface.
echo 'unsigned wxn_abi_version(void) { return 999; }' >"$out/other.c"
mkdir "$out/other"
check "another library is built" gcc -shared -Wl,-soname,libwxnotify.so.0 -o "$out/other/libwxnotify.so.0" "$out/other.c"
check "another library is refused when it is loaded" sh -c "LD_BIND_NOW= LD_LIBRARY_PATH='$out/other' '$out/dynamic' 2>&1 | grep 'speaks 999; install the library of the same release'"

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
