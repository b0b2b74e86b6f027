#!/usr/bin/env bash
# Leaves the Composer archive in dist/, and runs the README's quickstart on it in an empty folder outside the checkout.
set -euo pipefail
cd "$(dirname "$0")/../.."
root=$PWD
for tool in cargo composer php python3; do
    command -v "$tool" >/dev/null || { echo "bindings/php: $tool is missing; Debian has them as composer, php-cli, python3" >&2; exit 1; }
done
php -r 'exit(extension_loaded("zip") ? 0 : 1);' || { echo "bindings/php: Composer needs PHP's zip; install php-zip" >&2; exit 1; }

native=${WXNOTIFY_NATIVE:-$(tools/native.sh)}
tools/check-native.sh "$native/wxnotify" "$native/libwxnotify.so" "$native/libwxnotify_testing.so"
version=$(sed -n '/^\[workspace\.package\]/,/^\[/s/^version = "\(.*\)"$/\1/p' Cargo.toml)
archive=dist/wxnotify-php-$version.zip
mkdir -p dist
python3 - "$archive" "$version" ${WXNOTIFY_NATIVES:-"$native"} <<'PYTHON'
import json
import pathlib
import sys
import zipfile

sys.path.insert(0, "tools")
import platforms

archive, version, *folders = sys.argv[1:]
package = pathlib.Path("bindings/php")
names = ["autoload.php", "preload.php", "bin/wxnotify-header", "examples/quickstart.php", "README.md", "README.zh-CN.md"]
names += sorted(str(file.relative_to(package)) for file in package.glob("src/**/*.php"))
files = {name: package / name for name in names}
files |= {name: pathlib.Path(name) for name in ("LICENSE", "LICENSE-APACHE", "LICENSE-MIT", "THIRD-PARTY-NOTICES")}
for library in ("wxnotify", "wxnotify_testing"):
    files[f"native/{library}.ffi.h"] = pathlib.Path(f"include/{library}.ffi.h")
    for folder in map(pathlib.Path, folders):
        # As src/Internal/NativeFile.php looks for them.
        for built, name in [
            (f"lib{library}.so", f"lib{library}.so.0"),
            (f"lib{library}.dylib", f"lib{library}.dylib"),
            (f"{library}.dll", f"{library}.dll"),
        ]:
            if (folder / built).exists():
                files[f"native/{platforms.of(folder.name)['name']}/{name}"] = folder / built
# Composer links it as vendor/bin/wxnotify. Where there are several, a script picks this system's.
if len(folders) == 1:
    files["bin/wxnotify"] = pathlib.Path(folders[0], "wxnotify")
else:
    files["bin/wxnotify"] = package / "package/wxnotify.php"
    for command in [command for folder in folders for command in pathlib.Path(folder).glob("wxnotify*") if command.name in ("wxnotify", "wxnotify.exe")]:
        files[f"native/{platforms.of(command.parent.name)['name']}/{command.name}"] = command
with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as out:
    # A tag says the version where Composer takes a repository; an archive must say it itself.
    about = json.loads((package / "composer.json").read_text(encoding="utf-8"))
    about["version"] = version
    about["bin"].append("bin/wxnotify")
    contents = {name: file.read_bytes() for name, file in files.items()}
    contents["composer.json"] = (json.dumps(about, indent=4, ensure_ascii=False) + "\n").encode()
    for name, content in sorted(contents.items()):
        entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
        entry.compress_type = zipfile.ZIP_DEFLATED
        entry.external_attr = (0o755 if name.startswith("bin/") or pathlib.Path(name).stem == "wxnotify" and name.startswith("native/") and not name.endswith((".dll", ".h")) else 0o644) << 16
        out.writestr(entry, content)
PYTHON

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir "$folder/archives"
cp "$archive" "$folder/archives/"
mkdir "$folder/public"
cp bindings/php/examples/quickstart.php "$folder/public/index.php"
cp bindings/php/package/check.php "$folder"
cd "$folder"
cat >composer.json <<JSON
{
    "repositories": [{ "type": "artifact", "url": "archives" }, { "packagist.org": false }],
    "require": { "wxnotify/wxnotify": "$version" }
}
JSON
export COMPOSER_ALLOW_SUPERUSER=1 COMPOSER_HOME="$folder/.composer"
composer --no-interaction --quiet install
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
php check.php "$version" "$port"

# The README's way in, where nothing is but the archive.
mkdir "$folder/way-in"
cd "$folder/way-in"
cp "$OLDPWD/archives/"*.zip .
echo '{"repositories": [{"packagist.org": false}]}' >"$COMPOSER_HOME/config.json"
"$root/tools/way-in.sh" 120 "$root/bindings/php/examples/first-notification.sh" 'paid A1: 100'
