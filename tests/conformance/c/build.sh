#!/bin/sh
# Builds the C driver, target/conformance/driver-c, with the static library for tests.
# It needs a C compiler, pkg-config and Jansson (on Debian: gcc pkg-config libjansson-dev).
set -eu
cd "$(dirname "$0")/../../.."
pkg-config --exists jansson || {
    echo "Jansson is missing; on Debian: apt-get install gcc pkg-config libjansson-dev" >&2
    exit 1
}
built=$(tools/built.sh wxnotify-capi wxnotify-capi-testing)
mkdir -p target/conformance
# shellcheck disable=SC2046
cc -std=c11 -O2 -g -Wall -Wextra -Werror -Iinclude ${DRIVER_CFLAGS:-} tests/conformance/c/driver.c "$built/libwxnotify_testing.a" \
    $(pkg-config --cflags --libs jansson) -lresolv -lpthread -ldl -lm -o "${DRIVER_OUT:-target/conformance/driver-c}"
