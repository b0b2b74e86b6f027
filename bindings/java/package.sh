#!/usr/bin/env bash
# Leaves the jars in dist/, and runs the README's quickstart on the jar in an empty folder outside the checkout.
set -euo pipefail
cd "$(dirname "$0")/../.."
native=${WXNOTIFY_NATIVE:-$(tools/native.sh)}
tools/check-native.sh "$native/libwxnotify_jni.so"
version=$(sed -n '/^\[workspace\.package\]/,/^\[/s/^version = "\(.*\)"$/\1/p' Cargo.toml)

# In a folder of its own, so that the tests' jar keeps the library that native.sh built for them.
out=$PWD/target/java-package
mkdir -p "$out/native/linux-$(uname -m)"
cp "$native/libwxnotify_jni.so" "$out/native/linux-$(uname -m)/"
mvn -q -B -Dstyle.color=never -f bindings/java -Dmaven.test.skip -Dexec.skip -Dout="$out" -Dnative="$out/native" package
mkdir -p dist
for end in "" -sources -javadoc; do
    cp "$out/wxnotify-$version$end.jar" dist/
done
cp bindings/java/pom.xml "dist/wxnotify-$version.pom"

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cp "dist/wxnotify-$version.jar" bindings/java/examples/Quickstart.java bindings/java/package/CheckQuickstart.java "$folder"
cd "$folder"
javac -cp "wxnotify-$version.jar" Quickstart.java
java -cp "wxnotify-$version.jar" CheckQuickstart.java "$version"
cd - >/dev/null
bindings/java/spring-boot-starter/package.sh "$version"
