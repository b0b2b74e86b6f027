#!/usr/bin/env bash
# The Java driver, on the jar. `bindings/java/build.sh` builds both.
set -euo pipefail
cd "$(dirname "$0")/../../.."
exec java -cp "$(cat target/java/driver.classpath)" conformance.Driver
