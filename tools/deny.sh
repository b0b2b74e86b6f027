#!/usr/bin/env bash
# deny.sh [MANIFEST]: licences, bans and sources of every dependency, of this workspace or of what MANIFEST names. Advisories
# need a database that is fetched from elsewhere: run `cargo deny check advisories` where it can be had.
set -euo pipefail
version=0.20.2
tool=target/tools/bin/cargo-deny
if ! "$tool" --version 2>/dev/null | grep -qF "$version"; then
    # A target directory of its own keeps the tool's build out of the workspace's. Optimised it takes twice as long to build, and
    # looks two seconds sooner.
    CARGO_TARGET_DIR=target/tools/build cargo install --quiet --locked --debug --root target/tools cargo-deny --version "$version"
fi
"$tool" --manifest-path "${1:-Cargo.toml}" --workspace --all-features --config deny.toml check licenses bans sources
