#!/bin/sh
# Builds what the Elixir driver needs: the package, with its native part.
set -eu
cd "$(dirname "$0")/../../../bindings/elixir"
command -v mix >/dev/null || {
    echo "mix is not installed: the Elixir column needs the packages elixir and erlang-dev" >&2
    exit 1
}
MIX_ENV=prod mix compile >&2
