#!/bin/sh
# install.sh PREFIX [FOLDER]: installs the C library that is in FOLDER, or in WXNOTIFY_NATIVE, or else the one that
# `cargo build --release -p wxnotify-capi -p wxnotify-capi-testing` built: the shared and the static library, the header, and
# the file by which pkg-config finds them; and the same of the library for tests.
# With DESTDIR everything goes below that folder, to be packed and unpacked elsewhere.
set -eu

if [ $# -lt 1 ] || [ $# -gt 2 ]; then
    echo "usage: [DESTDIR=folder] install.sh PREFIX [FOLDER] (such as /usr/local)" >&2
    exit 2
fi
case $1 in
    /*) prefix=$1 ;;
    *) echo "install.sh: PREFIX must be an absolute path, and is '$1'" >&2; exit 2 ;;
esac

here=$(cd "$(dirname "$0")" && pwd)
root=$here/../..
built=${2:-${WXNOTIFY_NATIVE:-${CARGO_TARGET_DIR:-$root/target}/release}}
version=$(sed -n '/^\[workspace\.package\]/,/^\[/s/^version = "\(.*\)"$/\1/p' "$root/Cargo.toml")
lib=${DESTDIR:-}$prefix/lib
include=${DESTDIR:-}$prefix/include

# How this platform calls a shared library: the one that was built says so.
if [ -f "$built/wxnotify.dll" ]; then shared=dll; elif [ -f "$built/libwxnotify.dylib" ]; then shared=dylib; else shared=so; fi
case $shared in dll) files='wxnotify.dll wxnotify_testing.dll' ;; *) files="libwxnotify.$shared libwxnotify_testing.$shared" ;; esac
for file in $files; do
    if [ ! -f "$built/$file" ]; then
        echo "install.sh: $built/$file is not there; run: cargo build --release -p wxnotify-capi -p wxnotify-capi-testing" >&2
        exit 1
    fi
done

install -d "$lib/pkgconfig" "$include"
for name in wxnotify wxnotify_testing; do
    case $shared in
    so)
        install -m 755 "$built/lib$name.so" "$lib/lib$name.so.$version"
        ln -sf "lib$name.so.$version" "$lib/lib$name.so.0"
        ln -sf "lib$name.so.0" "$lib/lib$name.so"
        ;;
    dylib) install -m 755 "$built/lib$name.dylib" "$lib/lib$name.dylib" ;;
    # Windows finds a library beside the program or on the path.
    dll) install -d "${DESTDIR:-}$prefix/bin" && install -m 755 "$built/$name.dll" "${DESTDIR:-}$prefix/bin/$name.dll" ;;
    esac
    # The static one, and on Windows what a program is linked with that loads the shared one: as the compilers there call them.
    found=
    for file in "lib$name.a" "lib$name.dll.a" "$name.lib" "$name.dll.lib"; do
        if [ -f "$built/$file" ]; then install -m 644 "$built/$file" "$lib/$file" && found=yes; fi
    done
    [ -n "$found" ] || { echo "install.sh: $built has no static library $name" >&2; exit 1; }
done
for name in wxnotify wxnotify_testing; do
    install -m 644 "$root/include/$name.h" "$root/include/$name.ffi.h" "$include"
done
for name in wxnotify wxnotify-testing; do
    sed -e "s|@PREFIX@|$prefix|" -e "s|@VERSION@|$version|" "$here/$name.pc.in" > "$lib/pkgconfig/$name.pc"
    # What the static library needs on Windows.
    [ $shared != dll ] || sed -i 's|^Libs.private:.*|Libs.private: -lws2_32 -luserenv -lntdll -lbcrypt -ladvapi32 -lpthread|' "$lib/pkgconfig/$name.pc"
    chmod 644 "$lib/pkgconfig/$name.pc"
done
echo "wxnotify $version is installed in ${DESTDIR:-}$prefix"
