#!/usr/bin/env bash
# Makes dist/wx_notify-VERSION-TARGET.tar.gz, with the command wxnotify, and tries it: unpacks it into an empty folder, makes a release
# there that holds the README's endpoint, and lets that receive notifications; and goes the README's way in. Neither cargo nor the checkout
# is used for that.
set -euo pipefail
cd "$(dirname "$0")"
root=$(cd ../.. && pwd)

native=${WXNOTIFY_NATIVE:-$("$root/tools/native.sh")}
"$root/tools/check-native.sh" "$native/libwxnotify_nif.so" "$native/wxnotify"
version=$(sed -n '/^\[workspace\.package\]/,/^\[/s/^version = "\(.*\)"$/\1/p' "$root/Cargo.toml")
target=$(rustc -vV | sed -n 's/^host: //p')
package=$root/dist/wx_notify-$version-$target.tar.gz

empty=$(mktemp -d)
trap 'rm -rf "$empty"' EXIT
mkdir -p "$root/dist" "$empty/package/priv/native" "$empty/package/bin" "$empty/package/examples/package"
cp -r lib mix.exs .formatter.exs README.md README.zh-CN.md "$root"/LICENSE* "$root/THIRD-PARTY-NOTICES" "$empty/package/"
cp "$native/libwxnotify_nif.so" "$empty/package/priv/native/wxnotify_nif.so"
cp "$native/wxnotify" "$empty/package/bin/"
cp examples/endpoint.ex "$empty/package/examples/"
cp examples/package/application.ex examples/package/mix.exs "$empty/package/examples/package/"
tar -czf "$package" --owner=0 --group=0 --sort=name -C "$empty/package" .
rm -r "$empty/package"
echo "made ${package#"$root/"}, $(stat -c %s "$package") bytes"

mkdir -p "$empty/shop/lib" "$empty/shop/vendor/wx_notify" "$empty/way-in"
cp examples/endpoint.ex examples/package/check.ex examples/package/application.ex "$empty/shop/lib/"
cp examples/package/mix.exs "$empty/shop/"
cp "$package" "$empty/way-in/"
PORT=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
export PORT
# It waits until the server listens, and not for as long as a person would.
sed -e "s/127.0.0.1:8080/127.0.0.1:$PORT/" -e 's|^sleep .*|until (exec 3<>"/dev/tcp/127.0.0.1/$PORT") 2>/dev/null; do sleep 0.1; done|' \
    examples/first-notification.sh >"$empty/way-in/first-notification.sh"
# A cargo that fails, for none is needed.
mkdir "$empty/no-cargo"
printf '#!/bin/sh\necho "cargo was called" >&2\nexit 1\n' >"$empty/no-cargo/cargo"
chmod +x "$empty/no-cargo/cargo"
export PATH="$empty/no-cargo:$PATH"

cd "$empty/way-in"
began=$(date +%s%N)
timeout 300 bash first-notification.sh >log 2>&1 || cat log
echo "the way in took $((($(date +%s%N) - began) / 1000000)) ms"
grep -q '^HTTP 200 ' log && grep -q 'paid A1: 100' log || { echo "0 passed, 1 failed" && exit 1; }
echo "1 passed, 0 failed"

cd "$empty/shop"
tar -xzf "$package" -C vendor/wx_notify
MIX_ENV=prod mix release --quiet
_build/prod/rel/shop/bin/shop eval 'Shop.Check.run()'
