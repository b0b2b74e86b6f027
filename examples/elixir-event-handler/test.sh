#!/usr/bin/env bash
# Runs the example behind OTP's own HTTP server, and sends to it as WeChat Pay does, rightly and wrongly.
set -uo pipefail
cd "$(dirname "$0")"
for tool in cargo mix erl; do
    command -v "$tool" >/dev/null && continue
    echo "elixir-event-handler: $tool is missing; Debian has elixir and erlang-mnesia, and cargo comes by https://rustup.rs" >&2
    echo "0 passed, 1 failed"
    exit 1
done

log=../../target/elixir-event-handler.log
mkdir -p ../../target
MIX_ENV=test mix test 2>&1 | tee "$log"
if [[ $(<"$log") =~ ([0-9]+)\ tests,\ ([0-9]+)\ failures? ]]; then
    failed=${BASH_REMATCH[2]}
    passed=$((BASH_REMATCH[1] - failed))
else
    passed=0 failed=1
    echo "the tests did not run to their end" >&2
fi
mix format --check-formatted || failed=$((failed + 1))
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
