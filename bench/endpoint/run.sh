#!/usr/bin/env bash
# run.sh [--quick] [SERVER...]: builds the endpoints and the load, starts the databases, and measures: see endpoint.py. A language that
# cannot be built says so in its row. WXNOTIFY_NATIVE names a folder of native libraries that are built already.
set -uo pipefail
cd "$(dirname "$0")/../.."
WXNOTIFY_NATIVE=${WXNOTIFY_NATIVE:-$(tools/native.sh)} || exit 1
export WXNOTIFY_NATIVE
cargo build --quiet --release --locked -p soak || echo "Rust's merchant cannot be built"
for build in tests/soak/merchants/*/build; do
    "$build" >/dev/null || echo "$build failed"
done
(cd bench/endpoint/load && GOFLAGS="-mod=readonly -buildvcs=false" go build -o ../../../target/endpoint-load .) || exit 1
pin=()
if [ "$(nproc)" -gt 1 ]; then pin=(taskset -c 1); fi
# The endpoints take the other processor.
WXNOTIFY_DATABASES_SYNC=1 "${pin[@]}" tools/databases.sh target/venv-python/bin/python bench/endpoint/endpoint.py "$@"
