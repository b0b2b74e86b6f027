#!/usr/bin/env bash
# [ONLY=c] cross.sh [TARGET...]: builds the native libraries of every platform in tools/platforms.json (or of the named ones) on
# this machine, looks at what they export and need, and runs tests/platforms/smoke.c with them where something here runs it:
# arm64 by qemu-user, musl by its own loader, Windows by wine; nothing here runs macOS.
# What came of it is written into tools/platforms-built.json, which README's table is made of. With ONLY=c it is the C library
# alone, and nothing is written.
# Ends with "N passed, N failed".
set -uo pipefail
cd "$(dirname "$0")/.."
# MSVC's are built where MSVC is: by the release workflow.
read -ra targets <<<"${*:-$(python3 tools/platforms.py targets | grep -v -- -msvc | tr '\n' ' ')}"
tools/setup-cross.sh "${targets[@]}" || exit 1
only=${ONLY:-}
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
    # Without the two that zig's linker gives to every library.
    *.dylib) llvm-objdump --macho --exports-trie "$1" | sed -n 's/^0x[0-9A-F]*  _//p' | grep -vx -e __dso_handle -e _mh_dylib_header ;;
    # Without those of AWS-LC's source of entropy, which says in its code that every DLL exports them.
    *.dll) llvm-readobj --coff-exports "$1" | sed -n 's/^ *Name: \(..*\)$/\1/p' | grep -v '^aws_lc_[0-9_]*_jent_' ;;
    esac | sort
}
same_as_header() { diff <(grep -o '\bwxn_[a-z0-9_]*(' "include/$2.ffi.h" | tr -d '(' | sort) <(exported "$1"); }
exports() { exported "$1" | grep -x "$2"; }

# A macOS library is named in the loader's words, needs the system's own libraries only, and no newer system than promised.
needs_macos_only() {
    llvm-objdump --macho --dylibs-used "$1" | tail -n +2 | awk '{ print $1 }' | grep -v -e '^/usr/lib/' -e '^/System/' -e "^@rpath/$(basename "$1")$" && return 1
    local oldest promised
    oldest=$(llvm-objdump --macho --private-headers "$1" | awk '/LC_BUILD_VERSION|LC_VERSION_MIN_MACOSX/ { found = 1 } found && /minos|version/ { print $2; exit }')
    promised=$(python3 tools/platforms.py "$target" system | grep -oE '[0-9][0-9.]*' | head -n 1)
    echo "needs macOS $oldest; promised is $promised"
    [ "${oldest%.0}" = "$promised" ]
}
# The loader finds everything in the system's libraries; nothing is left for the program that loads this one.
is_complete() { ! llvm-objdump --macho --bind --lazy-bind "$1" | grep flat-namespace; }
needs_windows_only() { llvm-readobj --coff-imports "$1" | sed -n 's/^ *Name: \(.*\.dll\)$/\1/Ip' | grep -i -e libgcc -e libwinpthread -e libstdc -e libssp && return 1 || true; }

for target in "${targets[@]}"; do
    name=$(python3 tools/platforms.py "$target" name) || exit 1
    here=0 backend='' run='' ran=''
    start=$SECONDS
    echo "== $target"
    check "$name: builds" tools/native.sh "$target" $only
    [ $here -eq 0 ] || continue
    native=$PWD/target/native/$target
    compiler=$native/zig-cc
    case $target in
    x86_64-*-linux-gnu) run=env ran=linux ;;
    x86_64-*-linux-musl) run=env ran=musl ;;
    aarch64-*-linux-*) run="qemu-aarch64 -L $PWD/target/native/arm64" ran=qemu ;;
    *-windows-*) run="env WINEDEBUG=-all WINEPREFIX=$PWD/target/native/wine /usr/lib/wine/wine64" ran=wine compiler=x86_64-w64-mingw32-gcc ;;
    esac
    case $target in *-apple-*) end=dylib prefix=lib ;; *-windows-*) end=dll prefix='' ;; *) end=so prefix=lib ;; esac
    for library in wxnotify wxnotify_testing; do
        check "$name: $library exports its header's functions, and nothing else" same_as_header "$native/$prefix$library.$end" $library
    done
    if [ -z "$only" ]; then
        check "$name: the library for Java" exports "$native/${prefix}wxnotify_jni.$end" 'Java_io_github_wxnotify_.*'
        check "$name: the addon for Node.js" exports "$native/${prefix}wxnotify_node.$end" 'napi_register_module_v1'
        [ $end = dll ] || check "$name: the library for Elixir" exports "$native/${prefix}wxnotify_nif.$end" 'nif_init'
        rm -rf "$work/wheel"
        mkdir "$work/wheel"
        python3 -m zipfile -e "$native"/*.whl "$work/wheel"
        check "$name: the wheel" test -s "$(ls "$work"/wheel/wxnotify/_native.{abi3.so,pyd} 2>/dev/null)"
    fi
    mapfile -t files < <(find "$native" -maxdepth 1 -type f \( -name "*.$end" -o -name '*.a' -o -name 'wxnotify*' \))
    check "$name: nothing of this machine in them" tools/check-native.sh "${files[@]}"
    case $end in
    dylib)
        # One Mac is enough: the files that Go takes there are the same on both. Without cgo it embeds the WebAssembly core.
        if [ "$target" = aarch64-apple-darwin ]; then
            check "$name: the core for Go without cgo" sh -c 'cp "$(tools/wasm.sh)" bindings/go/internal/wasm/'
            check "$name: go vet" env -C bindings/go GOOS=darwin GOARCH=arm64 go vet . ./wxhttp ./wxinbox ./wxnotifytest
        fi
        for file in "$native"/*.dylib "$native/wxnotify"; do check "$name: $(basename "$file") is complete" is_complete "$file"; done
        for file in "$native"/*.dylib "$native/wxnotify"; do check "$name: $(basename "$file") needs macOS only" needs_macos_only "$file"; done
        ;;
    dll) for file in "$native"/*.dll "$native"/*.exe; do check "$name: $(basename "$file") needs Windows only" needs_windows_only "$file"; done ;;
    esac
    check "$name: programs link with the library, shared and static${ran:+, and run ($ran)}" \
        env COMPILER="$compiler" RUN="${run:-none}" tests/platforms/run.sh "$native"
    backend=$(tr -d '\r' <"$work/log" | sed -nE 's/^[0-9.]+ (aws-lc-rs|rustcrypto)$/\1/p' | head -n 1)
    # A library that is not run here is asked by a name that only AWS-LC has. (Of what newer compilers made, llvm-nm complains.)
    [ -n "$backend" ] || backend=$({ llvm-nm "$native/libwxnotify.a" 2>/dev/null || true; } | grep ' [tT] .*aws_lc_.*RSA_verify' >/dev/null && echo aws-lc-rs || echo rustcrypto)
    [ $here -gt 0 ] || [ -n "$only" ] || python3 tools/platforms.py record "$target" "$backend" "$ran" "$native"
    echo "        $target: $((SECONDS - start)) s"
done
# The packages with all of them, as a release makes them.
if [ $# -eq 0 ] && [ $failed -eq 0 ]; then
    check "the packages hold them, and work here" tools/package.sh "${targets[@]}"
    for try in tools/try.sh tests/platforms/try-arm64.sh; do
        check "the packages are tried: $try" $try
        sed -n '/^ok/s/^/        /p' "$work/log"
    done
fi
echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
