#!/usr/bin/env bash
# The Java binding's memory over 1,000,000 parses, on the default JDK or the one of JAVA_HOME.
set -euo pipefail
cd "$(dirname "$0")/../.."
tests/conformance/java/build.sh
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
classpath=$(cat target/java/driver.classpath)
"$java" -Xms64m -Xmx64m -XX:+AlwaysPreTouch -cp "$classpath" Memory 1000000
