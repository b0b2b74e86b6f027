#!/usr/bin/env bash
# run.sh FOLDER: compiles smoke.c with the C library in FOLDER, as tools/native.sh left it there, shared and static, and runs
# both on this machine; and loads the libraries that other languages load. COMPILER is the C compiler, RUN what runs the programs (such as qemu-aarch64; "none": nothing does).
set -euo pipefail
folder=$(cd "$1" && pwd)
cd "$(dirname "$0")"
include=../../include
read -ra compiler <<<"${COMPILER:-cc}"
read -ra run <<<"${RUN:-env}"
loading=(load.c)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

case $(basename "$folder") in
*-windows-*)
    shared=$folder/libwxnotify_testing.dll.a
    static=(-lws2_32 -luserenv -lntdll -lbcrypt -ladvapi32 -Wl,-Bstatic -lpthread)
    cp "$folder/wxnotify_testing.dll" "$work/"
    ;;
*-apple-*)
    shared=$folder/libwxnotify_testing.dylib
    static=(-Wl,-dead_strip)
    cp "$shared" "$work/"
    ;;
*)
    shared=$folder/libwxnotify_testing.so
    static=(-lpthread -ldl -lm)
    # Stacks are unwound by what every compiler brings: with zig it must be named. And a program for musl that zig links with no
    # library is a static one, which cannot load any.
    case ${compiler[0]} in *zig-cc) static+=(-lunwind) loading+=(-dynamic) ;; esac
    cp "$shared" "$work/libwxnotify_testing.so.0"
    ;;
esac
"${compiler[@]}" "${loading[@]}" -o "$work/load.exe"
"${compiler[@]}" -I$include smoke.c -o "$work/shared.exe" "$shared" -Wl,-rpath,"$work"
"${compiler[@]}" -I$include smoke.c -o "$work/static.exe" "$folder/libwxnotify_testing.a" "${static[@]}"
if [ "${run[0]}" = none ]; then
    echo "compiled and linked; nothing here runs it"
    exit
fi
for linked in shared static; do
    echo "$linked:"
    (cd "$work" && RUST_BACKTRACE=0 LD_LIBRARY_PATH=$work "${run[@]}" "$work/$linked.exe")
done
# library -> what its language asks it for. (Elixir's loads only where Erlang has its functions ready.)
for entry in jni:Java_io_github_wxnotify_internal_Native_version node:napi_register_module_v1; do
    for library in "$folder"/*wxnotify_"${entry%:*}".{so,dylib,dll}; do
        [ ! -e "$library" ] || "${run[@]}" "$work/load.exe" "$library" "${entry#*:}"
    done
done
