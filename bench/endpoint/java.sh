#!/bin/sh
# The merchant of tests/soak in Java, without what lets that one start quickly. Options as of its `run`. The JDK's server sends an answer's
# head and body in two packets, and without nodelay the second waits 40 ms for the first to be acknowledged.
exec java -Dsun.net.httpserver.nodelay=true -cp "$(cat "$(dirname "$0")/../../target/soak-java/classpath")" Merchant "$@"
