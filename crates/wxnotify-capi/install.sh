#!/bin/sh
# install.sh PREFIX [FOLDER]: installs the C library that is in FOLDER, or else the one that
# `cargo build --release -p wxnotify-capi` built: the shared and the static library, the header, and the file by which
# pkg-config finds them.
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

for file in libwxnotify.so libwxnotify.a; do
    if [ ! -f "$built/$file" ]; then
        echo "install.sh: $built/$file is not there; run: cargo build --release -p wxnotify-capi" >&2
        exit 1
    fi
done

install -d "$lib/pkgconfig" "$include"
install -m 755 "$built/libwxnotify.so" "$lib/libwxnotify.so.$version"
ln -sf "libwxnotify.so.$version" "$lib/libwxnotify.so.0"
ln -sf libwxnotify.so.0 "$lib/libwxnotify.so"
install -m 644 "$built/libwxnotify.a" "$lib/libwxnotify.a"
install -m 644 "$root/include/wxnotify.h" "$root/include/wxnotify.ffi.h" "$include"
sed -e "s|@PREFIX@|$prefix|" -e "s|@VERSION@|$version|" "$here/wxnotify.pc.in" > "$lib/pkgconfig/wxnotify.pc"
chmod 644 "$lib/pkgconfig/wxnotify.pc"
echo "wxnotify $version is installed in ${DESTDIR:-}$prefix"
