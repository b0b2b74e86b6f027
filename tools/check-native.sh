#!/usr/bin/env bash
# check-native.sh FILE...: fails where a packaged library, or a program linked with one, needs a glibc newer than the
# README says, or names a folder of the machine that built it, and where the C library has grown. Of any platform: a library for musl
# needs no glibc at all.
set -euo pipefail
promised=2.17
# Bytes of the stripped C library; DESIGN.md says what they are ("Why is the C library as large as it is?").
largest=3150000
# mingw's linker leaves out nothing that can be unwound, whether it is called or not. (MSVC's does, which is what is released.)
largest_by_mingw=4200000
root=$(cd "$(dirname "$0")/.." && pwd)
folders=("$root/" "$HOME/" "${CARGO_HOME:-$HOME/.cargo}/" "$(rustc --print sysroot)/")

for file in "$@"; do
    name=$(basename "$file")
    case $name in libwxnotify.so | libwxnotify.dylib | wxnotify.dll)
        size=$(wc -c <"$file")
        most=$largest
        [[ $file != *-windows-gnu/* ]] || most=$largest_by_mingw
        if [ "$size" -gt "$most" ]; then
            echo "check-native: $name has $size bytes, and $most is the most it should have; see in DESIGN.md what it was made of, and look for what came" >&2
            exit 1
        fi
        ;;
    esac
    needed='none, or as linked'
    # The symbols of an archive get their versions only when it is linked.
    if [[ $file != *.a ]] && readelf -h "$file" >/dev/null 2>&1; then
        needed=$(readelf -V --wide "$file" | grep -oE 'GLIBC_[0-9.]+' | sed 's/GLIBC_//' | sort -V | tail -n 1 || true)
        if [ -z "$needed" ]; then
            needed=none
        elif [ "$(printf '%s\n' "$promised" "$needed" | sort -V | tail -n 1)" != "$promised" ]; then
            echo "check-native: $name needs glibc $needed, and only $promised is promised; build it by tools/native.sh" >&2
            exit 1
        fi
    fi
    # No pipe: who writes into one that is closed at the third line fails, and with it the pipe, as if there were none.
    if found=$(grep -m 3 -F "${folders[@]/#/-e}" <(strings -a "$file")); then
        echo "check-native: $name names folders of this machine: $found" >&2
        exit 1
    fi
    echo "$name: glibc $needed; no folder of this machine"
done
