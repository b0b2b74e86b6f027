#!/usr/bin/env bash
# Leaves the starter's jars in dist/, and goes the README's way in from an empty folder, by the clock: the files of dist/, the
# example's, and the README's commands. ../package.sh calls it, with the version.
set -euo pipefail
cd "$(dirname "$0")/../../.."
version=$1
name=wxnotify-spring-boot-starter-$version
maven=(mvn -q -B -Dstyle.color=never)

out=$PWD/target/java-starter/package
"${maven[@]}" install:install-file -Dfile="dist/wxnotify-$version.jar" -DpomFile="dist/wxnotify-$version.pom"
"${maven[@]}" -f bindings/java/spring-boot-starter -Dmaven.test.skip -Dout="$out" package
for end in "" -sources -javadoc; do
    cp "$out/$name$end.jar" dist/
done
cp bindings/java/spring-boot-starter/pom.xml "dist/$name.pom"

folder=$(mktemp -d)
way=$PWD/bindings/java/package/way-in
cp "dist/wxnotify-$version".{jar,pom} "dist/$name".{jar,pom} "$folder"
cp -r bindings/java/spring-boot-starter/example/. "$folder"
cd "$folder"
SERVER_PORT=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
export SERVER_PORT
begun=$SECONDS
{ . "$way/install.sh"; } >install.log
. "$way/init.sh"
set -m
{ . "$way/run.sh"; } >printed 2>&1 &
trap 'kill -- -$! 2>/dev/null; rm -rf "$folder"' EXIT
sent=failed
for _ in $(seq 240); do
    sed "s/:8080/:$SERVER_PORT/" "$way/send.sh" >send.sh
    . ./send.sh >answer 2>&1 && sent=ok && break
    kill -0 $! 2>/dev/null || break
    sleep 0.5
done
cat answer
if [ $sent = failed ] || ! grep -q '^HTTP 200 ' answer || ! grep -q '^A1 is paid$' printed; then
    cat printed
    echo "0 passed, 1 failed"
    exit 1
fi
echo "java: from an empty folder to the first verified notification in $((SECONDS - begun)) seconds (Spring Boot, packages cached)"
echo "1 passed, 0 failed"
