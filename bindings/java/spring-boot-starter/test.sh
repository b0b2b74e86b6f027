#!/usr/bin/env bash
# Tests the starter with the wxnotify jar that Maven's local repository has, on both versions of Spring Boot. ../test.sh calls it.
set -euo pipefail
cd "$(dirname "$0")"
failed=0
# Spring's transactions are the same under both: their tests, most of the time, run once.
once=(-Dtest='!TransactionsTest')
for boot in boot2 boot3; do
    echo "bindings/java/spring-boot-starter: tests on $boot"
    mvn -q -B -Dstyle.color=never -Dmaven.test.failure.ignore -Dreports="$1/$boot" -P "${boot/boot2/!boot3}" \
        -Dout="$PWD/../../../target/java-starter/$boot" "${once[@]}" test || failed=1
    once=()
done
exit "$failed"
