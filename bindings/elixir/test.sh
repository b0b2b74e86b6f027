#!/usr/bin/env bash
# Builds the package with its native part, checks its format and typespecs, and runs every test, beside a PostgreSQL and a
# MariaDB started for it.
set -uo pipefail
cd "$(dirname "$0")"

for tool in cargo mix erl dialyzer; do
    command -v "$tool" >/dev/null && continue
    echo "$tool is not installed; on Debian: apt-get install elixir erlang-dialyzer, and cargo by https://rustup.rs" >&2
    echo "0 passed, 1 failed"
    exit 1
done

passed=0
failed=0
check() { # NAME COMMAND...: one check, by its exit status
    local name=$1
    shift
    if "$@"; then passed=$((passed + 1)); else failed=$((failed + 1)) && echo "$name failed" >&2; fi
}

check "the format" mix format --check-formatted
check "the typespecs" ./dialyzer.sh

# A VM that dies, or a compilation that fails, leaves no such line.
log=../../target/elixir/test.log
mkdir -p ../../target/elixir
MIX_ENV=test ../../tools/databases.sh mix test 2>&1 | tee "$log"
if [[ $(<"$log") =~ ([0-9]+)\ doctests,\ ([0-9]+)\ tests,\ ([0-9]+)\ failures? ]]; then
    wrong=${BASH_REMATCH[3]}
    passed=$((passed + BASH_REMATCH[1] + BASH_REMATCH[2] - wrong))
    failed=$((failed + wrong))
else
    failed=$((failed + 1))
    echo "the tests did not run to their end" >&2
fi

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
