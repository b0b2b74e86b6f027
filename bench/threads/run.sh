#!/usr/bin/env bash
# run.sh: how many notifications two threads parse for one's, with one parser: near to 2 where nothing holds them up. On a machine of two
# processors that does nothing else. Takes what tests/soak/languages.sh or bench/endpoint/run.sh have built, and WXNOTIFY_NATIVE.
set -uo pipefail
cd "$(dirname "$0")/../.."
native=$(tools/built.sh wxnotify-capi wxnotify-capi-testing) || exit 1
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
printf '| | one thread, a second | two threads | of one |\n| --- | --- | --- | --- |\n'
cc -O2 -pthread -Iinclude bench/threads/threads.c "$native/libwxnotify_testing.a" -lm -ldl -o "$out/threads" && "$out/threads"
(cd bench/go && GOFLAGS="-mod=readonly -buildvcs=false" go run ./threads)
classpath=$(cat target/soak-java/classpath) && javac -cp "$classpath" -d "$out" bench/threads/Threads.java && java -cp "$out:$classpath" Threads
target/venv-python/bin/python bench/threads/threads.py
