#!/usr/bin/env bash
# Builds the native libraries of all packages, once, and prints the folder they are in. They run on any Linux with
# glibc 2.17 (2014) or later, and no path of the machine that built them is left in them.
#
# zig brings the old C library to link with. It and maturin come from PyPI, into a folder of their own.
set -euo pipefail
cd "$(dirname "$0")/.."
native=$PWD/target/native
requirements=tools/native-requirements.txt
if ! cmp -s $requirements "$native/venv/requirements.txt"; then
    python3 -c 'import venv, ensurepip' || { echo "native.sh: python3 with venv is missing (Debian: python3-venv)" >&2; exit 1; }
    python3 -m venv --clear "$native/venv"
    "$native/venv/bin/python" -m pip install --quiet --disable-pip-version-check --requirement $requirements
    cp $requirements "$native/venv/"
fi
export PATH="$native/venv/bin:$PATH"

# The compilers, as programs without arguments. maturin translates for zig what rustc says to a linker.
machine=$(uname -m)
for language in cc c++; do
    cat >"$native/zig-$language" <<ZIG
#!/bin/sh
PATH="$native/venv/bin:\$PATH" exec maturin zig $language -- -fno-sanitize=all -target $machine-linux-gnu.2.17 "\$@"
ZIG
    chmod +x "$native/zig-$language"
done
target=$machine-unknown-linux-gnu
variable=${target//-/_}
export "CARGO_TARGET_${variable^^}_LINKER=$native/zig-cc" "CC_$variable=$native/zig-cc" "CXX_$variable=$native/zig-c++"

# Panics and assertions name their source file. Where several prefixes fit, the last one counts.
cargo_home=${CARGO_HOME:-$HOME/.cargo}
flags=(-DNDEBUG)
export RUSTFLAGS=
for prefix in "$HOME=home" "$cargo_home=cargo" "$(rustc --print sysroot)=rust" "$PWD=wxnotify"; do
    RUSTFLAGS+=" --remap-path-prefix=$prefix"
    flags+=("-ffile-prefix-map=$prefix")
done
export "CFLAGS_$variable=${flags[*]}" CARGO_PROFILE_RELEASE_STRIP=symbols

libraries=(wxnotify libwxnotify.so libwxnotify.a libwxnotify_testing.so libwxnotify_testing.a libwxnotify_jni.so libwxnotify_node.so libwxnotify_nif.so)
# The command travels in the packages of Python, Node.js and C.
packages=(-p wxnotify-cli -p wxnotify-capi -p wxnotify-capi-testing -p wxnotify-jni -p wxnotify-node -p wxnotify_nif)
{
    cargo build --quiet --release --locked --target "$target" "${packages[@]}"
    for library in "${libraries[@]}"; do
        # Moved, so that who uses the old one keeps it.
        cp "target/$target/release/$library" "$native/$library.new"
        mv "$native/$library.new" "$native/$library"
    done
    strip --strip-debug "$native/libwxnotify.a" "$native/libwxnotify_testing.a"

    rm -f "$native"/*.whl
    maturin build --quiet --release --locked --target "$target" --compatibility manylinux2014 \
        --manifest-path python/Cargo.toml --out "$native"
    python3 python/tools/add_command.py "$native"/*.whl "$native/wxnotify"
} >&2
echo "$native"
