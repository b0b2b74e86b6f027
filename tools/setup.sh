#!/usr/bin/env bash
# Installs the system packages that the tests need and that are missing. Debian and Ubuntu, as root.
set -euo pipefail

# command that must be there -> package that brings it
declare -A packages=(
    [gcc]=gcc [g++]=g++ [nm]=binutils [clang]=clang [valgrind]=valgrind [pkg-config]=pkg-config [python3]=python3
    [elixir]=elixir [dialyzer]=erlang-dialyzer
    [php]=php-cli [phpunit]=phpunit
)
# file of a -dev package that brings no command -> package
declare -A files=(
    [/usr/include/jansson.h]=libjansson-dev
)

missing=()
for command in "${!packages[@]}"; do
    command -v "$command" >/dev/null || missing+=("${packages[$command]}")
done
for file in "${!files[@]}"; do
    [ -e "$file" ] || missing+=("${files[$file]}")
done
# AddressSanitizer's runtime for clang, in the version of the clang that is (or will be) there.
if ! ls /usr/lib/llvm-*/lib/clang/*/lib/linux/libclang_rt.asan-x86_64.a >/dev/null 2>&1; then
    missing+=("libclang-rt-14-dev")
fi

if [ ${#missing[@]} -eq 0 ]; then
    exit 0
fi
if ! command -v apt-get >/dev/null || [ "$(id -u)" -ne 0 ]; then
    echo "setup: missing ${missing[*]}; install them, or run 'make setup' as root on Debian or Ubuntu" >&2
    exit 1
fi
echo "setup: installing ${missing[*]}"
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
