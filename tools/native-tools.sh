#!/usr/bin/env bash
# native-tools.sh TARGET: gets what tools/native.sh builds with from PyPI, into a folder of its own, whose name it prints;
# and puts the compilers for TARGET into target/native/TARGET, as programs without arguments: zig-cc, zig-c++, zig-ar.
set -euo pipefail
cd "$(dirname "$0")/.."
target=$1
zig=$(python3 tools/platforms.py "$target" zig)
tools=$PWD/target/native/tools
native=$PWD/target/native/$target
mkdir -p "$native" "$tools"
requirements=tools/native-requirements.txt
(
    # Two builds at the same time must not both make it. (Macs have no flock.)
    ! command -v flock >/dev/null || flock 9
    if ! cmp -s $requirements "$tools/requirements.txt"; then
        python3 -c 'import venv, ensurepip' || { echo "native-tools.sh: python3 with venv is missing (Debian: python3-venv)" >&2; exit 1; }
        python3 -m venv --clear "$tools"
        python=$(ls "$tools"/bin/python "$tools"/Scripts/python.exe 2>/dev/null || true)
        "$python" -m pip install --quiet --disable-pip-version-check --requirement $requirements
        # Windows has another name for it.
        [ -d "$tools/bin" ] || cp -r "$tools/Scripts" "$tools/bin"
        cp $requirements "$tools/requirements.txt"
    fi
) 9>"$native/../tools.lock"

if [ -n "$zig" ] && [ "$(uname -s)" = Linux ]; then
    program=$(echo "$tools"/lib/python*/site-packages/ziglang/zig)
    # What cargo-zigbuild would else find out anew for every file.
    known="export CARGO_ZIGBUILD_ZIG_COMMAND='$program' CARGO_ZIGBUILD_ZIG_COMMAND_ARGS= CARGO_ZIGBUILD_ZIG_VERSION=$("$program" version)"
    # cargo-zigbuild translates for zig what rustc says to a linker.
    for language in cc c++; do
        printf '#!/bin/sh\n%s\nexec "%s" zig %s -- -fno-sanitize=all -target %s "$@"\n' \
            "$known" "$tools/bin/cargo-zigbuild" "$language" "$zig" >"$native/zig-$language"
    done
    printf '#!/bin/sh\nexec "%s" ar "$@"\n' "$program" >"$native/zig-ar"
    chmod +x "$native"/zig-*
fi
echo "$tools"
