#!/usr/bin/env bash
# Tests the starter with the wxnotify jar that Maven's local repository has, on both versions of Spring Boot. ../test.sh calls it.
set -euo pipefail
cd "$(dirname "$0")"
failed=0
for boot in boot2 boot3; do
    echo "bindings/java/spring-boot-starter: tests on $boot"
    mvn -q -B -Dstyle.color=never -Dmaven.test.failure.ignore -Dreports="$1/$boot" -P "${boot/boot2/!boot3}" \
        -Dout="$PWD/../../../target/java-starter/$boot" test || failed=1
done
exit "$failed"
