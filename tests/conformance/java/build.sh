#!/usr/bin/env bash
# Builds the jar and the Java driver, and writes the class path that run.sh takes.
set -euo pipefail
cd "$(dirname "$0")/../../.."
mvn -q -B -Dstyle.color=never -f bindings/java -DskipTests -Dmaven.javadoc.skip -Dmaven.source.skip package \
    dependency:build-classpath -DincludeScope=test -Dmdep.outputFile=../../target/java/dependencies.classpath
version=$(cargo metadata --format-version 1 --no-deps | python3 -c 'import json, sys; print(next(p["version"] for p in json.load(sys.stdin)["packages"] if p["name"] == "wxnotify"))')
echo "target/java/wxnotify-$version.jar:target/java/test-classes:$(cat target/java/dependencies.classpath)" >target/java/driver.classpath
