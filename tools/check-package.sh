#!/usr/bin/env bash
# The crates that are published, as they are published: packed, unpacked elsewhere, and checked there without this repository.
# Nothing is fetched and nothing is sent.
set -euo pipefail
cd "$(dirname "$0")/.."
CARGO=${CARGO:-cargo}
crates=(wxnotify-rsa wxnotify wxnotify-schema wxnotify-sqlx wxnotify-handler wxnotify-cli)

"$CARGO" package --offline --allow-dirty --no-verify --quiet "${crates[@]/#/--package=}" 2>&1 | grep -v 'is not included in the published package' || true

version=$(sed -n 's/^version = "\(.*\)"$/\1/p' Cargo.toml | head -n 1)
there=target/package/unpacked
rm -rf "$there"
mkdir -p "$there"
for crate in "${crates[@]}"; do
    tar -xzf "target/package/$crate-$version.crate" -C "$there"
    # Those of the repository itself, which the registry does not have yet.
    patches+="$crate = { path = \"$crate-$version\" }"$'\n'
    grep -q '^rust-version = ' "$there/$crate-$version/Cargo.toml" || { echo "$crate says no rust-version"; exit 1; }
done
# Packed files have one old time, by which cargo would take what it built of an older pack for new.
find "$there" -name '*.rs' -exec touch {} +
{
    printf '[workspace]\nresolver = "3"\nmembers = ["wxnotify*"]\n\n[patch.crates-io]\n%s\n' "$patches"
    # The same profile, so that dependencies that are built are not built again.
    sed -n '/^\[profile\.dev\]/,/^# Ten thousand/p' Cargo.toml
} > "$there/Cargo.toml"
cp Cargo.lock "$there/Cargo.lock"
"$CARGO" check --offline --quiet --manifest-path "$there/Cargo.toml" --workspace --target-dir target
echo "${#crates[@]} crates are packed, and compile by themselves"
