#!/usr/bin/env bash
# Makes dist/wx_notify-VERSION.tar.gz, with the native part for each platform, and tries it: unpacks it into an empty folder, makes a release there that
# holds the README's endpoint, and lets that receive notifications. Neither cargo nor the checkout is used for that.
set -euo pipefail
cd "$(dirname "$0")"
root=$(cd ../.. && pwd)

native=${WXNOTIFY_NATIVE:-$("$root/tools/native.sh")}
"$root/tools/check-native.sh" "$native/libwxnotify_nif.so"
version=$(sed -n '/^\[workspace\.package\]/,/^\[/s/^version = "\(.*\)"$/\1/p' "$root/Cargo.toml")
package=$root/dist/wx_notify-$version.tar.gz

empty=$(mktemp -d)
trap 'rm -rf "$empty"' EXIT
mkdir -p "$root/dist" "$empty/package"
rm -f "$root"/dist/wx_notify-*
cp -r lib mix.exs .formatter.exs README.md README.zh-CN.md "$root"/LICENSE* "$root/THIRD-PARTY-NOTICES" "$empty/package/"
for folder in ${WXNOTIFY_NATIVES:-$native}; do
    platform=$(python3 "$root/tools/platforms.py" "$(basename "$folder")" name)
    # Erlang calls it so on a Mac too.
    for library in "$folder"/libwxnotify_nif.{so,dylib}; do
        [ -e "$library" ] || continue
        mkdir -p "$empty/package/priv/native/$platform"
        cp "$library" "$empty/package/priv/native/$platform/wxnotify_nif.so"
    done
done
tar -czf "$package" --owner=0 --group=0 --sort=name -C "$empty/package" .
rm -r "$empty/package"
echo "made ${package#"$root/"}, $(stat -c %s "$package") bytes"

mkdir -p "$empty/shop/lib" "$empty/shop/vendor/wx_notify"
cp examples/endpoint.ex "$empty/shop/lib/"
cp examples/package/mix.exs "$empty/shop/"
cp examples/package/check.ex "$empty/shop/lib/"
cd "$empty/shop"
tar -xzf "$package" -C vendor/wx_notify
# Who calls cargo fails.
mkdir "$empty/without-cargo"
printf '#!/bin/sh\necho "cargo was called" >&2\nexit 1\n' >"$empty/without-cargo/cargo"
chmod +x "$empty/without-cargo/cargo"
export PATH="$empty/without-cargo:$PATH"
MIX_ENV=prod mix release --quiet
_build/prod/rel/shop/bin/shop eval 'Shop.Check.run()'
