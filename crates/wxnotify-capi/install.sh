#!/bin/sh
# install.sh PREFIX [FOLDER]: installs the C library that is in FOLDER, or else the one that
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
built=${2:-${CARGO_TARGET_DIR:-$root/target}/release}
version=$(sed -n '/^\[workspace\.package\]/,/^\[/s/^version = "\(.*\)"$/\1/p' "$root/Cargo.toml")
lib=${DESTDIR:-}$prefix/lib
include=${DESTDIR:-}$prefix/include

for file in libwxnotify.so libwxnotify.a libwxnotify_testing.so libwxnotify_testing.a; do
    if [ ! -f "$built/$file" ]; then
        echo "install.sh: $built/$file is not there; run: cargo build --release -p wxnotify-capi -p wxnotify-capi-testing" >&2
        exit 1
    fi
done

install -d "$lib/pkgconfig" "$include"
for name in libwxnotify libwxnotify_testing; do
    install -m 755 "$built/$name.so" "$lib/$name.so.$version"
    ln -sf "$name.so.$version" "$lib/$name.so.0"
    ln -sf "$name.so.0" "$lib/$name.so"
    install -m 644 "$built/$name.a" "$lib/$name.a"
done
for name in wxnotify wxnotify_testing; do
    install -m 644 "$root/include/$name.h" "$root/include/$name.ffi.h" "$include"
done
for name in wxnotify wxnotify-testing; do
    sed -e "s|@PREFIX@|$prefix|" -e "s|@VERSION@|$version|" "$here/$name.pc.in" > "$lib/pkgconfig/$name.pc"
    chmod 644 "$lib/pkgconfig/$name.pc"
done
echo "wxnotify $version is installed in ${DESTDIR:-}$prefix"
