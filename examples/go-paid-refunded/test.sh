#!/usr/bin/env bash
# Runs the merchant's tests, with a PostgreSQL of their own. Ends with "N passed, N failed".
set -uo pipefail
cd "$(dirname "$0")"
for tool in cargo go gcc python3; do
    command -v "$tool" >/dev/null || {
        echo "go-paid-refunded: $tool is missing; Debian has gcc and python3, Go 1.24 or later comes from https://go.dev/dl, and Rust by rustup" >&2
        exit 1
    }
done
../../bindings/go/native.sh || exit 1
log=$(mktemp)
trap 'rm -f "$log"' EXIT
export GOFLAGS="-mod=readonly -buildvcs=false"
../../tools/databases.sh go test -count=1 -race -json ./... >"$log" 2>&1
status=$?
passed=$(grep -c '"Action":"pass".*"Test":' "$log")
failed=$(grep -cE '"Action":"(fail|skip)".*"Test":' "$log")
# A build that fails shows in the status only.
if { [ $status -ne 0 ] || [ "$passed" -eq 0 ]; } && [ "$failed" -eq 0 ]; then failed=1; fi
if [ "$failed" -ne 0 ]; then
    python3 -c 'import json, sys
for line in sys.stdin: print(json.loads(line).get("Output", "") if line[0] == "{" else line, end="")' <"$log" | tail -80
fi
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
