#!/usr/bin/env bash
# maven-bundle.sh VERSION: makes dist/wxnotify-VERSION-maven.zip, which Maven Central's portal takes: the jars and the POMs of the
# library and of its Spring Boot starter in a repository's layout, each with its signature and sums. MAVEN_SIGNING_KEY is the armoured private key, without a passphrase;
# without one a key is made for this run only.
set -euo pipefail
cd "$(dirname "$0")/.."
version=$1
work=$(mktemp -d)
trap 'gpgconf --kill all; rm -rf "$work"' EXIT
export GNUPGHOME=$work/gnupg
mkdir -m 700 "$GNUPGHOME"
if [ -n "${MAVEN_SIGNING_KEY:-}" ]; then
    gpg --batch --quiet --import <<<"$MAVEN_SIGNING_KEY"
else
    gpg --batch --quiet --passphrase '' --quick-generate-key 'wxnotify dry run <dry-run@invalid>' ed25519 sign 1d 2>/dev/null
fi
for artifact in wxnotify wxnotify-spring-boot-starter; do
    folder=$work/bundle/io/github/wxnotify/$artifact/$version
    mkdir -p "$folder"
    cp "dist/$artifact-$version"{.jar,-sources.jar,-javadoc.jar,.pom} "$folder/"
    for file in "$folder"/*; do
        gpg --batch --quiet --armor --detach-sign "$file"
        gpg --batch --quiet --verify "$file.asc" "$file" 2>/dev/null
        for sum in md5 sha1 sha256; do
            "${sum}sum" "$file" | cut -d ' ' -f 1 >"$file.$sum"
        done
    done
done
bundle=$PWD/dist/wxnotify-$version-maven.zip
rm -f "$bundle"
(cd "$work/bundle" && python3 -m zipfile -c "$bundle" io)
echo "made ${bundle#"$PWD/"}"
