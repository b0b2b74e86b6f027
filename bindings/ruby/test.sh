#!/usr/bin/env bash
# Builds the native library, and runs every test of the Ruby package.
set -euo pipefail
cd "$(dirname "$0")"

command -v ruby >/dev/null || { echo "bindings/ruby: ruby is missing; Debian has it as ruby" >&2; exit 1; }
for library in ffi minitest rack puma sinatra/base sqlite3 pg mysql2 active_record action_controller rails rspec/core rspec/expectations rbs; do
    ruby -e 'require ARGV[0]' "$library" || { echo "bindings/ruby: Ruby's $library is missing; Debian has it as ruby-${library//\//-} (rbs is in Ruby's own package)" >&2; exit 1; }
done

if [ -z "${WXNOTIFY_POSTGRES_URL:-}" ]; then exec ../../tools/databases.sh "$PWD/test.sh" "$@"; fi

./native.sh
# The panic on purpose would print one.
export RUST_BACKTRACE=0
log=../../target/ruby/tests.log
mkdir -p "$(dirname "$log")"
failed=0
# Warnings are on, and one of ours is a failure.
# rbs comes before Rails, which has not all of bundler that rbs looks for.
ruby -w -rrbs -Ilib -Itest -e 'ARGV.each { |file| require File.expand_path(file) }' test/*_test.rb 2>&1 | tee "$log" || failed=1
# (mysql2's own C, whichever line of ours calls it, is none of ours.)
if grep -F "$PWD/" "$log" | grep "warning:" | grep -v rb_tainted_str_new; then failed=1; fi

# "37 runs, 500 assertions, 0 failures, 0 errors, 0 skips"
read -r runs bad < <(awk '/^[0-9]+ runs, /{ runs = $1; bad = $5 + $7 + $9 } END { print runs + 0, bad + 0 }' "$log")
[ "$runs" -gt 0 ] || failed=1
[ "$failed" -le "$bad" ] || bad=$failed
echo "$((runs - bad)) passed, $bad failed"
[ "$bad" -eq 0 ]
