#!/usr/bin/env bash
# Builds the native library for this machine and puts it where the jar takes it from. Maven calls it.
set -euo pipefail
cd "$(dirname "$0")/../.."

built=$(tools/built.sh wxnotify-jni)

case "$(uname -s)" in
Linux) os=linux library=libwxnotify_jni.so ;;
Darwin) os=macos library=libwxnotify_jni.dylib ;;
*) os=windows library=wxnotify_jni.dll ;;
esac
case "$(uname -m)" in
arm64) arch=aarch64 ;;
*) arch=$(uname -m) ;;
esac

folder=target/java-native/$os-$arch
mkdir -p "$folder"
# The names of internal functions are half of it, and nobody needs them.
strip --strip-unneeded -o "$folder/$library.new" "$built/$library" 2>/dev/null ||
    strip -x -o "$folder/$library.new" "$built/$library"
cmp -s "$folder/$library.new" "$folder/$library" && rm "$folder/$library.new" || mv "$folder/$library.new" "$folder/$library"
