#!/bin/sh
# Builds the Go driver.
set -eu
cd "$(dirname "$0")"
../../../bindings/go/native.sh
go build -buildvcs=false -o ../../../target/conformance/driver-go .
