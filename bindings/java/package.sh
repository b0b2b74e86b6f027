#!/usr/bin/env bash
# Leaves the jars in dist/, and runs the README's quickstart on the jar in an empty folder outside the checkout.
set -euo pipefail
cd "$(dirname "$0")/../.."

version=$(cargo metadata --format-version 1 --no-deps | python3 -c 'import json, sys; print(next(p["version"] for p in json.load(sys.stdin)["packages"] if p["name"] == "wxnotify"))')
mvn -q -B -Dstyle.color=never -f bindings/java -Dmaven.test.skip package
mkdir -p dist
for end in "" -sources -javadoc; do
    cp "target/java/wxnotify-$version$end.jar" dist/
done
cp bindings/java/pom.xml "dist/wxnotify-$version.pom"

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cp "dist/wxnotify-$version.jar" bindings/java/examples/Quickstart.java bindings/java/package/CheckQuickstart.java "$folder"
cd "$folder"
javac -cp "wxnotify-$version.jar" Quickstart.java
java -cp "wxnotify-$version.jar" CheckQuickstart.java "$version"
