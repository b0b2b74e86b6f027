#!/usr/bin/env bash
# release.sh --dry-run [TARGET...]: makes everything that a release publishes, into dist/, and does all but upload it: the
# packages with the native libraries of the named platforms (or of those in target/native/), each installed and tried; the
# crates, packed and compiled; Maven's bundle, signed; CycloneDX; checksums; and each registry's own dry run where its client has
# one. The workflow .github/workflows/release.yml runs this, and publishes what is in dist/ then. RELEASING.md tells the rest.
set -euo pipefail
cd "$(dirname "$0")/.."
[ "${1:-}" = --dry-run ] || { echo "usage: tools/release.sh --dry-run [TARGET...]; uploading is the workflow's, see RELEASING.md" >&2; exit 2; }
shift
version=$(sed -n '/^\[workspace\.package\]/,/^\[/s/^version = "\(.*\)"$/\1/p' Cargo.toml)
step() { echo "== $*"; }

step "the tag and the version"
# In the workflow the tag is what is released.
if [ "${GITHUB_REF_TYPE:-}" = tag ] && [ "$GITHUB_REF_NAME" != "v$version" ]; then
    echo "release.sh: the tag is $GITHUB_REF_NAME, and Cargo.toml says $version" >&2
    exit 1
fi
grep -q "^## $version\b" CHANGELOG.md || {
    echo "CHANGELOG.md has no section '## $version' yet"
    [ "${GITHUB_REF_TYPE:-}" != tag ] || exit 1
}

step "the workflow"
tools/actionlint.sh

step "packages"
if [ $# -eq 0 ]; then
    for folder in target/native/*-*-*; do
        ls "$folder"/*.whl >/dev/null 2>&1 && set -- "$@" "$(basename "$folder")"
    done
fi
[ $# -gt 0 ] || { echo "release.sh: nothing is built; run tools/native.sh first" >&2; exit 1; }
echo "with the libraries for $*"
rm -rf dist
tools/package.sh "$@"
tools/try.sh

step "crates"
tools/check-package.sh
mkdir -p dist/crates
for crate in wxnotify-rsa wxnotify wxnotify-schema wxnotify-sqlx wxnotify-handler wxnotify-cli; do
    cp "target/package/$crate-$version.crate" dist/crates/
done

step "npm"
# Without the dot npm takes such a name for a repository of GitHub's.
for package in ./dist/wxnotify-*.tgz; do
    npm publish --dry-run --offline --loglevel=error --access public "$package" >/dev/null
done

step "PyPI"
tools=$(tools/native-tools.sh "$(python3 tools/platforms.py host)")
"$tools/bin/python" -m pip install --quiet --disable-pip-version-check twine==6.2.0
"$tools/bin/python" -m twine check --strict dist/libwxnotify-*

step "Maven Central"
# The layout of a repository, with signatures and sums, in one archive. The key is the releaser's; a dry run makes one.
if [ -z "${MAVEN_SIGNING_KEY:-}" ]; then
    echo "no MAVEN_SIGNING_KEY: signed with a key that is thrown away"
fi
tools/maven-bundle.sh "$version"

step "Hex"
if [ -e "dist/wx_notify-$version.tar.gz" ] && mix help hex.build >/dev/null 2>&1; then
    mkdir -p target/hex
    tar -xzf "dist/wx_notify-$version.tar.gz" -C target/hex
    (cd target/hex && mix hex.build --output "../../dist/wx_notify-$version.hex.tar")
else
    echo "mix has no Hex here (mix local.hex), or there is one platform only: Hex's archive is made by the workflow"
    [ -z "${CI_RELEASE:-}" ] || exit 1
fi

step "what is in them"
tools/sbom.sh dist/sbom
(cd dist && find . -type f ! -name SHA256SUMS | sort | sed 's|^\./||' | xargs -d '\n' sha256sum >SHA256SUMS)
(cd dist && sha256sum --quiet --check SHA256SUMS)
echo "$(wc -l <dist/SHA256SUMS) files are ready in dist/, and nothing was uploaded"
