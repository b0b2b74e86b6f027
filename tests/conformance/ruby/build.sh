#!/bin/sh
# Builds the native library for the Ruby driver, which itself is not built.
set -eu
cd "$(dirname "$0")/../../.."
command -v ruby >/dev/null || { echo "ruby is missing; Debian has it as ruby" >&2; exit 1; }
ruby -e 'require "ffi"' 2>/dev/null || { echo "Ruby's ffi is missing; Debian has it as ruby-ffi, RubyGems as ffi" >&2; exit 1; }
bindings/ruby/native.sh
