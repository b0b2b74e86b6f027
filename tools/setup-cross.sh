#!/usr/bin/env bash
# setup-cross.sh TARGET...: installs what tools/cross.sh needs for these platforms beside what tools/setup.sh brings: Rust's
# library as source with the compiler that builds it, mingw and nasm for Windows, and what runs the results: qemu-user with an
# arm64 system's files, musl, wine. Debian, as root.
set -euo pipefail
cd "$(dirname "$0")/.."

packages=(rustc-web cargo-web rust-web-src llvm binutils)
arm64=false windows=false
for target in "$@"; do
    case $target in
    x86_64-*-musl) packages+=(musl) ;;
    aarch64-*-linux-*) arm64=true packages+=(qemu-user mmdebstrap) ;;
    *-windows-*) windows=true packages+=(gcc-mingw-w64-x86-64 nasm wine64) ;;
    esac
done
missing=()
for package in "${packages[@]}"; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q ' installed$' || missing+=("$package")
done
if [ ${#missing[@]} -gt 0 ]; then
    if ! command -v apt-get >/dev/null || [ "$(id -u)" -ne 0 ]; then
        echo "setup-cross: missing ${missing[*]}; install them, or run this as root on Debian" >&2
        exit 1
    fi
    echo "setup-cross: installing ${missing[*]}"
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq
    apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
fi

# An arm64 system's files, for qemu: both C libraries, and the languages that load a library.
root=target/native/arm64
if $arm64 && [ ! -e $root/complete ]; then
    echo "setup-cross: unpacking an arm64 system into $root"
    mkdir -p target/native
    rm -rf $root
    mmdebstrap --quiet --variant=extract --arch=arm64 \
        --include=libc6,libgcc-s1,musl,python3,nodejs,php-cli,openjdk-17-jre-headless \
        "$(sed -n 's/^VERSION_CODENAME=//p' /etc/os-release)" $root
    touch $root/complete
fi

# A Windows of Wine's, with the one library that Debian's lacks.
prefix=$PWD/target/native/wine
if $windows && [ ! -e "$prefix/complete" ]; then
    echo "setup-cross: making a Windows in ${prefix#"$PWD/"}"
    rm -rf "$prefix"
    WINEPREFIX=$prefix WINEDEBUG=-all WINEDLLOVERRIDES=mscoree,mshtml= /usr/lib/wine/wine64 wineboot --init >/dev/null 2>&1
    [ -e /usr/lib/x86_64-linux-gnu/wine/x86_64-windows/bcryptprimitives.dll ] ||
        x86_64-w64-mingw32-gcc -O2 -s -shared -o "$prefix/drive_c/windows/system32/bcryptprimitives.dll" tests/platforms/bcryptprimitives.c -ladvapi32
    touch "$prefix/complete"
fi
