#!/bin/sh
# Tests of the benchmark's harness. They take seconds, and install nothing.
cd "$(dirname "$0")/.." || exit 1
output=$(python3 -m unittest discover -p 'test_*.py' 2>&1)
status=$?
echo "$output"
ran=$(echo "$output" | sed -n 's/^Ran \([0-9]*\) tests\{0,1\} in .*/\1/p')
failed=$(echo "$output" | grep -cE '^(FAIL|ERROR): ')
[ "${ran:-0}" -gt 0 ] || { ran=1 failed=1; }
echo "$((ran - failed)) passed, $failed failed"
exit $status
