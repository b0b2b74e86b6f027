#!/usr/bin/env bash
# Makes dist/wx_notify-VERSION-TARGET.tar.gz, and tries it: unpacks it into an empty folder, makes a release there that
# holds the README's endpoint, and lets that receive notifications. Neither cargo nor the checkout is used for that.
set -euo pipefail
cd "$(dirname "$0")"
root=$(cd ../.. && pwd)

native=${WXNOTIFY_NATIVE:-$("$root/tools/native.sh")}
"$root/tools/check-native.sh" "$native/libwxnotify_nif.so"
version=$(sed -n '/^\[workspace\.package\]/,/^\[/s/^version = "\(.*\)"$/\1/p' "$root/Cargo.toml")
target=$(rustc -vV | sed -n 's/^host: //p')
package=$root/dist/wx_notify-$version-$target.tar.gz

empty=$(mktemp -d)
trap 'rm -rf "$empty"' EXIT
mkdir -p "$root/dist" "$empty/package/priv/native"
cp -r lib mix.exs .formatter.exs README.md README.zh-CN.md "$root"/LICENSE* "$root/THIRD-PARTY-NOTICES" "$empty/package/"
cp "$native/libwxnotify_nif.so" "$empty/package/priv/native/wxnotify_nif.so"
tar -czf "$package" --owner=0 --group=0 --sort=name -C "$empty/package" .
rm -r "$empty/package"
echo "made ${package#"$root/"}, $(stat -c %s "$package") bytes"

mkdir -p "$empty/shop/lib" "$empty/shop/vendor/wx_notify"
cp examples/endpoint.ex "$empty/shop/lib/"
cp examples/package/mix.exs "$empty/shop/"
cp examples/package/check.ex "$empty/shop/lib/"
cd "$empty/shop"
tar -xzf "$package" -C vendor/wx_notify
# A PATH without cargo.
path=$(echo "$PATH" | tr : '\n' | while read -r folder; do [ -x "$folder/cargo" ] || echo "$folder"; done | paste -sd :)
PATH=$path MIX_ENV=prod mix release --quiet
PATH=$path _build/prod/rel/shop/bin/shop eval 'Shop.Check.run()'
