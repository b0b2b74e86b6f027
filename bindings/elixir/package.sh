#!/usr/bin/env bash
# Makes dist/wx_notify-VERSION-TARGET.tar.gz for each platform, with the command wxnotify, and, where there are several, the one
# for Hex, dist/wx_notify-VERSION.tar.gz, with the native part for each and without the command. Tries this machine's: unpacks it into an empty folder, makes a release
# there that holds the README's endpoint, and lets that receive notifications; and goes the README's way in. Neither cargo nor the checkout
# is used for that.
set -euo pipefail
cd "$(dirname "$0")"
root=$(cd ../.. && pwd)

native=${WXNOTIFY_NATIVE:-$("$root/tools/native.sh")}
"$root/tools/check-native.sh" "$native/libwxnotify_nif.so" "$native/wxnotify"
version=$(sed -n '/^\[workspace\.package\]/,/^\[/s/^version = "\(.*\)"$/\1/p' "$root/Cargo.toml")
target=$(basename "$native")
package=$root/dist/wx_notify-$version-$target.tar.gz

empty=$(mktemp -d)
trap 'rm -rf "$empty"' EXIT
mkdir -p "$root/dist"
rm -f "$root"/dist/wx_notify-*
# pack FILE NATIVE...: an archive with the native parts of these folders.
pack() {
    local archive=$1 folder library
    shift
    rm -rf "$empty/package"
    mkdir -p "$empty/package/examples/package"
    cp -r lib mix.exs .formatter.exs README.md README.zh-CN.md "$root"/LICENSE* "$root/THIRD-PARTY-NOTICES" "$empty/package/"
    cp examples/endpoint.ex "$empty/package/examples/"
    cp examples/package/application.ex examples/package/mix.exs "$empty/package/examples/package/"
    for folder; do
        # Erlang calls it so on a Mac too.
        for library in "$folder"/libwxnotify_nif.{so,dylib}; do
            [ -e "$library" ] || continue
            install -D "$library" "$empty/package/priv/native/$(python3 "$root/tools/platforms.py" "$(basename "$folder")" name)/wxnotify_nif.so"
        done
    done
    if [ $# -eq 1 ]; then install -D "$1/wxnotify" "$empty/package/bin/wxnotify"; fi
    tar -czf "$archive" --owner=0 --group=0 --sort=name -C "$empty/package" .
    rm -r "$empty/package"
    echo "made ${archive#"$root/"}, $(stat -c %s "$archive") bytes"
}
read -ra natives <<<"${WXNOTIFY_NATIVES:-$native}"
for folder in "${natives[@]}"; do
    # There is none for Windows.
    [[ $folder == *-windows-* ]] || pack "$root/dist/wx_notify-$version-$(basename "$folder").tar.gz" "$folder"
done
if [ ${#natives[@]} -gt 1 ]; then pack "$root/dist/wx_notify-$version.tar.gz" "${natives[@]}"; fi

mkdir -p "$empty/shop/lib" "$empty/shop/vendor/wx_notify" "$empty/way-in"
cp examples/endpoint.ex examples/package/check.ex examples/package/application.ex "$empty/shop/lib/"
cp examples/package/mix.exs "$empty/shop/"
cp "$package" "$empty/way-in/"
# A cargo that fails, for none is needed.
mkdir "$empty/no-cargo"
printf '#!/bin/sh\necho "cargo was called" >&2\nexit 1\n' >"$empty/no-cargo/cargo"
chmod +x "$empty/no-cargo/cargo"
export PATH="$empty/no-cargo:$PATH"

cd "$empty/way-in"
"$root/tools/way-in.sh" 300 "$root/bindings/elixir/examples/first-notification.sh" 'paid A1: 100'

cd "$empty/shop"
tar -xzf "$package" -C vendor/wx_notify
MIX_ENV=prod mix release --quiet
_build/prod/rel/shop/bin/shop eval 'Shop.Check.run()'
