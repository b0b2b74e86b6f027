#!/bin/sh
# Builds the Go drivers: one that links the library, and one without cgo, that runs the WebAssembly core.
set -eu
cd "$(dirname "$0")"
../../../bindings/go/native.sh
go build -buildvcs=false -o ../../../target/conformance/driver-go .
CGO_ENABLED=0 go build -buildvcs=false -o ../../../target/conformance/driver-go-wasm .
