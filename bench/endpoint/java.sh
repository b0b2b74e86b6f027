#!/bin/sh
# The merchant of tests/soak in Java, without what lets that one start quickly. Options as of its `run`.
exec java -cp "$(cat "$(dirname "$0")/../../target/soak-java/classpath")" Merchant "$@"
