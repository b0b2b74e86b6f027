#!/usr/bin/env bash
# Checks the workflows of GitHub Actions. The tool comes from the Go module proxy.
set -euo pipefail
cd "$(dirname "$0")/.."
version=v1.7.12
tool=target/tools/bin/actionlint
if ! "$tool" -version 2>/dev/null | grep -qF "$version"; then
    GOBIN=$PWD/target/tools/bin go install "github.com/rhysd/actionlint/cmd/actionlint@$version"
fi
"$tool"
echo "the workflows are as GitHub reads them"
