#!/bin/sh
# Builds the native library for the PHP driver, which itself is not built.
set -eu
cd "$(dirname "$0")/../../.."
command -v php >/dev/null || { echo "php is missing; Debian has it as php-cli, with its FFI" >&2; exit 1; }
php -r 'exit(extension_loaded("ffi") ? 0 : 1);' || { echo "php has no FFI; set extension=ffi in php.ini" >&2; exit 1; }
bindings/php/native.sh
