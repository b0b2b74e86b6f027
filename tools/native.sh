#!/usr/bin/env bash
# native.sh [TARGET [c]]: builds the native libraries of all packages for one platform of tools/platforms.json, or else for
# this machine's, and prints the folder they are in. On Linux they need glibc 2.17 (2014) or musl 1.2, and no path of the
# machine that built them is left in them. With "c" it builds libwxnotify and libwxnotify_testing only.
#
# zig brings each system's C library to link with; for Windows it is mingw, and on a Mac it is Apple's own compiler.
# Rust's library for another platform is rustup's (`rustup target add TARGET`); where rustup has none it is built from
# Debian's rust-web-src, by Debian's compiler.
set -euo pipefail
cd "$(dirname "$0")/.."
host=$(python3 tools/platforms.py host)
target=${1:-$host}
only=${2:-}
zig=$(python3 tools/platforms.py "$target" zig)
[ "$(uname -s)" = Linux ] || zig=
wheel=$(python3 tools/platforms.py "$target" wheel)
built=${CARGO_TARGET_DIR:-$PWD/target}
native=$PWD/target/native/$target
tools=$(tools/native-tools.sh "$target")
export PATH="$tools/bin:$PATH"

CARGO=${CARGO:-cargo}
RUSTC=${RUSTC:-rustc}
arguments=(--release --locked --target "$target")
if [ ! -d "$("$RUSTC" --print target-libdir --target "$target")" ]; then
    [ -d /usr/lib/rustlib/src/rust/library ] || { echo "native.sh: there is no Rust library for $target: rustup target add $target, or on Debian tools/setup-cross.sh" >&2; exit 1; }
    CARGO=/usr/bin/cargo RUSTC=/usr/bin/rustc
    export CARGO RUSTC RUSTC_BOOTSTRAP=1
    arguments+=(-Zbuild-std=std,panic_abort)
    # maturin calls the first cargo on the path.
    export PATH="$tools/bin:/usr/bin:$PATH"
fi

variable=${target//-/_}
upper=$(echo "$variable" | tr '[:lower:]' '[:upper:]')
if [ -n "$zig" ]; then
    export "CARGO_TARGET_${upper}_LINKER=$native/zig-cc"
    export "CC_$variable=$native/zig-cc" "CXX_$variable=$native/zig-c++" "AR_$variable=$native/zig-ar"
fi

# Panics and assertions name their source file. Where several prefixes fit, the last one counts.
flags=(-DNDEBUG)
RUSTFLAGS=
# A shared library for musl is linked with the system's, as every other is. (Maturin looks for these two words, and adds them
# where they are not: cargo would then build everything again for the wheel.)
[[ $target != *-musl ]] || RUSTFLAGS=" -C target-feature=-crt-static"
for prefix in "$HOME=home" "${CARGO_HOME:-$HOME/.cargo}=cargo" "$("$RUSTC" --print sysroot)=rust" "$PWD=wxnotify"; do
    # Bash on Windows says /c/Users where compilers say C:\Users.
    if [[ $prefix == /?/* ]] && command -v cygpath >/dev/null; then prefix=$(cygpath -w "${prefix%=*}")=${prefix##*=}; fi
    RUSTFLAGS+=" --remap-path-prefix=$prefix"
    [[ $target == *-msvc ]] || flags+=("-ffile-prefix-map=$prefix")
done
strip=symbols
if [ -n "$zig" ] && [[ $target == *-apple-* ]]; then
    # zig's linker for a Mac knows no list of what a library exports: what is not ours is hidden when it is compiled. (AWS-LC
    # leaves that to the compiler where it is told that it is in a shared library, and not that it is its own; else it exports every function. Its
    # assembler has a word of its own for that.)
    export RUSTC_BOOTSTRAP=1
    RUSTFLAGS+=" -Zdefault-visibility=hidden"
    flags+=(-fvisibility=hidden -DBORINGSSL_SHARED_LIBRARY -UBORINGSSL_IMPLEMENTATION -DS2N_BN_HIDE_SYMBOLS)
    # What was compiled with debug information is named by its path in what is linked.
    flags+=(-g0)
    # Cargo would call Apple's strip, after which a library must be signed anew. zig's linker signs what it stripped itself.
    RUSTFLAGS+=" -C link-arg=-Wl,-x"
    strip=none
fi
# AWS-LC without what it has in a second, larger make for a few processors: AES-GCM for AVX-512 alone is 700 KB. DESIGN.md has the figures.
export AWS_LC_SYS_SMALL=1
export RUSTFLAGS "CFLAGS_$variable=${flags[*]}" CARGO_PROFILE_RELEASE_STRIP=$strip

case $target in
*-apple-*)
    prefix=lib shared=dylib program=wxnotify
    # As Rust's own library.
    MACOSX_DEPLOYMENT_TARGET=$([ "$target" = aarch64-apple-darwin ] && echo 11.0 || echo 10.12)
    export MACOSX_DEPLOYMENT_TARGET
    # A library's own name is then what loaders look for, and not the path at which it was built.
    RUSTFLAGS+=" -C rpath"
    # What Python brings is looked up when it loads the wheel's library. (These are maturin's words: where they are not, it adds
    # them, and cargo builds everything again. tools/cross.sh looks that the other libraries leave nothing to be looked up.)
    RUSTFLAGS+=" -C link-arg=-undefined -C link-arg=dynamic_lookup"
    ;;
*-windows-*)
    prefix='' shared=dll program=wxnotify.exe
    # For mingw, napi's build script demands a libnode.dll, which Node.js does not have. An empty one will do: what the addon
    # calls it looks up in the program that loads it (napi's feature dyn-symbols).
    if [[ $target == *-gnu ]]; then
        export LIBNODE_PATH=$native/libnode
        mkdir -p "$LIBNODE_PATH"
        touch "$LIBNODE_PATH/libnode.dll"
        printf '!<arch>\n' >"$LIBNODE_PATH/libnode.dll.a"
    fi
    ;;
*) prefix=lib shared=so program=wxnotify ;;
esac
# The command travels in the packages of Python, Node.js and C.
packages=(-p wxnotify-cli -p wxnotify-capi-testing -p wxnotify-jni -p wxnotify-node)
files=("$program" "$prefix"wxnotify{,_testing,_jni,_node}.$shared)
case $target in
*-windows-gnu) files+=(libwxnotify{,_testing}.a libwxnotify{,_testing}.dll.a) ;; # *.dll.a: to link with the DLL
*-windows-msvc) files+=(wxnotify{,_testing}.lib wxnotify{,_testing}.dll.lib) ;;
*) packages+=(-p wxnotify_nif) files+=(libwxnotify{,_testing}.a "${prefix}wxnotify_nif.$shared") ;;
esac
if [ "$only" = c ]; then
    packages=(-p wxnotify-capi-testing) files=("$prefix"wxnotify{,_testing}.$shared libwxnotify{,_testing}.a)
fi
{
    # By itself: cargo gives a crate that several packages share what any of them wants, and the C library is without the pretend platform.
    "$CARGO" build --quiet "${arguments[@]}" -p wxnotify-capi
    "$CARGO" build --quiet "${arguments[@]}" "${packages[@]}"
    for file in "${files[@]}"; do
        # Moved, so that who uses the old one keeps it.
        cp "$built/$target/release/$file" "$native/$file.new"
        mv "$native/$file.new" "$native/$file"
    done
    case $target in
    # GNU's strip knows this machine's files only, and Apple's has another word for it.
    *-windows-msvc) ;;
    # What was assembled names its source's path in a symbol.
    *-windows-gnu) for file in "$native"/libwxnotify{,_testing}.a; do llvm-objcopy --strip-debug --strip-symbol=.file "$file"; done ;;
    "$host") strip -S "$native/libwxnotify.a" "$native/libwxnotify_testing.a" ;;
    *) llvm-strip --strip-debug "$native/libwxnotify.a" "$native/libwxnotify_testing.a" ;;
    esac
    if [ "$only" = c ]; then echo "$native" >&3 && exit; fi
    rm -f "$native"/*.whl
    maturin build --quiet "${arguments[@]}" --compatibility "$wheel" --manifest-path python/Cargo.toml --out "$native"
    python3 python/tools/add_command.py "$native"/*.whl "$native/$program"
} 3>&1 >&2
echo "$native"
