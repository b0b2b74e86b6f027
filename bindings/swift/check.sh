#!/bin/sh
# Compiles the header and its module map with clang, as Swift would import them.
set -eu
cd "$(dirname "$0")/Sources/wxnotifyFFI"
echo '@import wxnotifyFFI;' | clang -x objective-c -fmodules -fmodules-cache-path="$(mktemp -d)" -fmodule-map-file="$PWD/module.modulemap" -Wall -Werror -fsyntax-only -
echo '#include "wxnotifyFFI.h"' | clang -x c -std=c11 -Wall -Werror -fsyntax-only -I. -
