#!/usr/bin/env bash
# cross.sh [TARGET...]: builds the native libraries of every platform in tools/platforms.json (or of the named ones) on
# this machine, looks at what they export and need, and runs tests/platforms/smoke.c with them where something here runs it:
# arm64 by qemu-user, musl by its own loader, Windows by wine; nothing here runs macOS.
# What came of it is written into tools/platforms-built.json, which README's table is made of.
# Ends with "N passed, N failed".
set -uo pipefail
cd "$(dirname "$0")/.."
tools/setup-cross.sh || exit 1
read -ra targets <<<"${*:-$(python3 tools/platforms.py targets | tr '\n' ' ')}"
passed=0
failed=0
here=0
# check NAME COMMAND...: the command must succeed; its output is shown where it does not.
check() {
    local name=$1
    shift
    if "$@" >"$work/log" 2>&1; then
        passed=$((passed + 1))
        echo "ok      $name"
    else
        failed=$((failed + 1)) here=$((here + 1))
        echo "FAILED  $name"
        sed 's/^/        /' "$work/log" | tail -30
    fi
}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The names of functions that a library gives to others, whatever its format.
exported() {
    case $1 in
    *.so) llvm-nm --dynamic --defined-only --extern-only --format=just-symbols "$1" ;;
    *.dylib) llvm-nm --defined-only --extern-only --format=just-symbols "$1" | sed 's/^_//' ;;
    *.dll) llvm-readobj --coff-exports "$1" | sed -n 's/^ *Name: \(..*\)$/\1/p' ;;
    esac | sort
}
same_as_header() { diff <(grep -o '\bwxn_[a-z0-9_]*(' "include/$2.ffi.h" | tr -d '(' | sort) <(exported "$1"); }
exports() { exported "$1" | grep -x "$2"; }

# A macOS library is named in the loader's words, and needs the system's own libraries only.
needs_macos_only() { llvm-objdump --macho --dylibs-used "$1" | tail -n +2 | awk '{ print $1 }' | grep -v -e '^/usr/lib/' -e '^/System/' -e "^@rpath/$(basename "$1")$" && return 1 || true; }
needs_windows_only() { llvm-readobj --coff-imports "$1" | sed -n 's/^ *Name: \(.*\.dll\)$/\1/Ip' | grep -i -e libgcc -e libwinpthread -e libstdc && return 1 || true; }

smoke() {
    cp tests/platforms/smoke.c "$work/"
    rm -f "$work"/smoke-*
    case $target in
    *-windows-*)
        compile=(x86_64-w64-mingw32-gcc)
        static=(-lws2_32 -luserenv -lntdll -lbcrypt -ladvapi32) shared=$native/libwxnotify_testing.dll.a
        cp "$native/wxnotify_testing.dll" "$work/" ;;
    *)
        compile=("$native/zig-cc")
        static=(-lpthread -lm -lunwind) shared=("$native"/libwxnotify_testing.{so,dylib})
        case $target in *-apple-*) static=(); shared=${shared[1]} ;; *-gnu) static+=(-ldl); shared=${shared[0]} ;; *) shared=${shared[0]} ;; esac ;;
    esac
    check "$name: a program compiles with the shared library" \
        "${compile[@]}" -Iinclude "$work/smoke.c" -o "$work/smoke-shared" "$shared"
    check "$name: and with the static one" \
        "${compile[@]}" -Iinclude "$work/smoke.c" -o "$work/smoke-static" "$native/libwxnotify_testing.a" "${static[@]}"
    [ ${#run[@]} -gt 0 ] || return 0
    # The name by which the loader asks for the library.
    ln -sf "$shared" "$work/libwxnotify_testing.so.0"
    for linked in shared static; do
        check "$name: the program with the $linked library runs ($ran)" \
            env LD_LIBRARY_PATH="$work" "${run[@]}" "$work/smoke-$linked"
        said=$(grep -aE '^[0-9.]+ (aws-lc-rs|rustcrypto)' "$work/log" | tr -d '\r')
        sed -n '/passed/s/^/        /p' "$work/log"
    done
    backend=${said#* }
}

for target in "${targets[@]}"; do
    name=$(python3 tools/platforms.py "$target" name) || exit 1
    here=0 backend='' run=() ran=''
    start=$SECONDS
    echo "== $target"
    check "$name: builds" tools/native.sh "$target"
    [ $here -eq 0 ] || continue
    native=$PWD/target/native/$target
    case $target in
    x86_64-*-linux-gnu) run=(env) ran=linux ;;
    x86_64-*-linux-musl) run=(env) ran=musl ;;
    aarch64-*-linux-*) run=(qemu-aarch64 -L "$PWD/target/native/arm64") ran=qemu ;;
    *-windows-*) run=(env WINEDEBUG=-all WINEPREFIX="$PWD/target/native/wine" /usr/lib/wine/wine64) ran=wine ;;
    esac
    case $target in *-apple-*) end=dylib prefix=lib ;; *-windows-*) end=dll prefix='' ;; *) end=so prefix=lib ;; esac
    for library in wxnotify wxnotify_testing; do
        check "$name: $library exports its header's functions, and nothing else" same_as_header "$native/$prefix$library.$end" $library
    done
    check "$name: the library for Java" exports "$native/${prefix}wxnotify_jni.$end" 'Java_io_github_wxnotify_.*'
    check "$name: the addon for Node.js" exports "$native/${prefix}wxnotify_node.$end" 'napi_register_module_v1'
    [ $end = dll ] || check "$name: the library for Elixir" exports "$native/${prefix}wxnotify_nif.$end" 'nif_init'
    check "$name: nothing of this machine in them" tools/check-native.sh "$native"/*."$end" "$native"/*.a "$native"/wxnotify*
    case $end in
    dylib) for file in "$native"/*.dylib; do check "$name: $(basename "$file") needs macOS only" needs_macos_only "$file"; done ;;
    dll) for file in "$native"/*.dll "$native"/*.exe; do check "$name: $(basename "$file") needs Windows only" needs_windows_only "$file"; done ;;
    esac
    rm -rf "$work/wheel"
    mkdir "$work/wheel"
    python3 -m zipfile -e "$native"/*.whl "$work/wheel"
    check "$name: the wheel" test -s "$(ls "$work"/wheel/wxnotify/_native.*)"
    smoke
    # A library that is not run here is asked by what it was linked from.
    [ -n "$backend" ] || backend=$(strings -a "$native/${prefix}wxnotify.$end" | grep -q 'aws-lc-rs-' && echo aws-lc-rs || echo rustcrypto)
    [ $here -gt 0 ] || python3 tools/platforms.py record "$target" "$backend" "$ran" "$native"
    echo "        $target: $((SECONDS - start)) s"
done
echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
