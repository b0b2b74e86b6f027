#!/usr/bin/env bash
# Leaves a gem for each platform in dist/, and tries this machine's: installs it into an empty folder outside the checkout, and runs the
# README's programs there.
set -euo pipefail
cd "$(dirname "$0")/../.."
root=$PWD
for tool in gem ruby python3; do
    command -v "$tool" >/dev/null || { echo "bindings/ruby: $tool is missing; Debian has them as ruby, python3" >&2; exit 1; }
done

native=${WXNOTIFY_NATIVE:-$(tools/native.sh)}
tools/check-native.sh "$native/wxnotify" "$native/libwxnotify.so" "$native/libwxnotify_testing.so"
version=$(sed -n '/^\[workspace\.package\]/,/^\[/s/^version = "\(.*\)"$/\1/p' Cargo.toml)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir -p dist
rm -f dist/wxnotify-"$version"-*.gem

# Of one platform's two C libraries on Windows the last one counts, as for the other packages.
for libraries in ${WXNOTIFY_NATIVES:-"$native"}; do
    name=$(python3 tools/platforms.py "$(basename "$libraries")" name)
    platform=$(python3 tools/platforms.py "$(basename "$libraries")" gem)
    source=$folder/source
    rm -rf "$source"
    mkdir -p "$source/native/$name"
    cp -r bindings/ruby/{lib,sig,exe,examples,wxnotify.gemspec,README.md,README.zh-CN.md} LICENSE* THIRD-PARTY-NOTICES "$source/"
    for library in wxnotify wxnotify_testing; do
        # As lib/wxnotify/native/file.rb looks for them.
        [ ! -e "$libraries/lib$library.so" ] || cp "$libraries/lib$library.so" "$source/native/$name/lib$library.so.0"
        [ ! -e "$libraries/lib$library.dylib" ] || cp "$libraries/lib$library.dylib" "$source/native/$name/"
        [ ! -e "$libraries/$library.dll" ] || cp "$libraries/$library.dll" "$source/native/$name/"
    done
    for command in wxnotify wxnotify.exe; do
        if [ -e "$libraries/$command" ]; then install -m 755 "$libraries/$command" "$source/native/$name/"; fi
    done
    gem=$root/dist/wxnotify-$version-$platform.gem
    # The same bytes each time.
    (cd "$source" && SOURCE_DATE_EPOCH=315532800 WXNOTIFY_GEM_PLATFORM=$platform gem build --silent --output "$gem" wxnotify.gemspec)
    echo "made dist/$(basename "$gem"), $(stat -c %s "$gem") bytes"
done

gem=$root/dist/wxnotify-$version-$(python3 tools/platforms.py "$(basename "$native")" gem).gem
mkdir "$folder/empty"
cp bindings/ruby/package/check.rb "$folder/empty/"
cd "$folder/empty"
# The gems that are there already (ffi, rack) stay in sight.
GEM_PATH=$(ruby -e 'puts Gem.path.join(File::PATH_SEPARATOR)')
export GEM_HOME=$folder/gems GEM_PATH="$folder/gems:$GEM_PATH"
gem install --local --silent --no-document "$gem"
ruby check.rb "$version"

# The README's way in, where nothing is but the gem.
mkdir "$folder/way-in"
cd "$folder/way-in"
cp "$gem" .
gem uninstall --all --executables --silent wxnotify
PATH="$folder/gems/bin:$PATH" "$root/tools/way-in.sh" 120 "$root/bindings/ruby/examples/first-notification.sh" 'paid A1: 100'
