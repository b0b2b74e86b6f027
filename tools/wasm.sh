#!/usr/bin/env bash
# Builds the WebAssembly file, target/wasm/wxnotify.wasm, and prints its path.
#
# With the toolchain that is installed where it has the target (rustup target add wasm32-unknown-unknown); else with Debian's
# rustc-web and cargo-web, which build the standard library from rust-web-src, and Debian's lld.
set -euo pipefail
cd "$(dirname "$0")/.."
target=wasm32-unknown-unknown
out=$PWD/target/wasm
build=(build --quiet --locked --profile wasm --target "$target" --target-dir "$out" -p wxnotify-wasm)
# A host sets the stack back after a trap. Random numbers come from the host.
export RUSTFLAGS="-Clink-arg=--export=__stack_pointer --cfg=getrandom_backend=\"custom\""
# Panics name their source file: no path of the machine that built it is left.
remap() {
    for prefix in "$HOME=home" "${CARGO_HOME:-$HOME/.cargo}=cargo" "$1=rust" "$PWD=wxnotify"; do
        RUSTFLAGS+=" --remap-path-prefix=$prefix"
    done
}

if [ -d "$(rustc --print target-libdir --target "$target")" ]; then
    remap "$(rustc --print sysroot)"
    "${CARGO:-cargo}" "${build[@]}" >&2
else
    for file in /usr/bin/rustc /usr/bin/cargo /usr/bin/wasm-ld /usr/lib/rustlib/src/rust/library/std/Cargo.toml; do
        [ -e "$file" ] && continue
        echo "wasm.sh: $file is missing; rustup target add $target, or run 'make setup' (Debian: rustc-web cargo-web rust-web-src lld)" >&2
        exit 1
    done
    remap /usr/lib/rustlib/src/rust
    RUSTFLAGS+=" -Clinker=/usr/bin/wasm-ld" RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1 \
        /usr/bin/cargo "${build[@]}" -Zbuild-std=std,panic_abort >&2
fi
cp "$out/$target/wasm/wxnotify_wasm.wasm" "$out/wxnotify.wasm.new"
mv "$out/wxnotify.wasm.new" "$out/wxnotify.wasm"
echo "$out/wxnotify.wasm"
