#!/usr/bin/env bash
# sbom.sh FOLDER: writes what each native package is made of into FOLDER, as CycloneDX (JSON), by cargo-cyclonedx.
set -euo pipefail
cd "$(dirname "$0")/.."
mkdir -p "$1"
folder=$(cd "$1" && pwd)
version=0.5.9
tool=$PWD/target/tools/bin/cargo-cyclonedx
if ! "$tool" cyclonedx --version 2>/dev/null | grep -qF "$version"; then
    # A target directory of its own keeps the tool's build out of the workspace's.
    CARGO_TARGET_DIR=target/tools/build cargo install --quiet --locked --root target/tools cargo-cyclonedx --version "$version"
fi

# It writes beside every Cargo.toml: in a copy of what is committed.
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
git archive HEAD | tar -x -C "$copy"
(cd "$copy" && "$tool" cyclonedx --quiet --format json --spec-version 1.5 --all)
for crate in crates/wxnotify-capi crates/wxnotify-cli crates/wxnotify-jni python node bindings/elixir/native/wxnotify_nif; do
    made=$(ls "$copy/$crate"/*.cdx.json)
    # The copy's place says nothing.
    sed "s|$copy|wxnotify|g" "$made" >"$folder/$(basename "$made")"
done
ls "$folder"
