#!/usr/bin/env bash
# try.sh [LANGUAGE...]: installs the packages in dist/ into empty folders on this machine, and runs tests/platforms/smoke.* on
# each: c python node go java php elixir ruby, or the named ones. What a release runs on every platform before it is published.
# Ends with "N passed, N failed": one for each language. A language that is named and whose tools are missing has failed.
set -uo pipefail
cd "$(dirname "$0")/.."
dist=$PWD/dist
smoke=$PWD/tests/platforms
target=$(python3 tools/platforms.py host) || exit 1
name=$(python3 tools/platforms.py "$target" name)
version=$(sed -n '/^\[workspace\.package\]/,/^\[/s/^version = "\(.*\)"$/\1/p' Cargo.toml)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

try_c() {
    local archive
    archive=$work/wxnotify-c-$version-$(cd "$OLDPWD" && python3 tools/platforms.py "$target" c)
    tar -xzf "$dist/$(basename "$archive").tar.gz" -C "$work"
    cc -I"$archive/include" "$smoke/smoke.c" -o smoke -L"$archive/lib" -lwxnotify_testing -Wl,-rpath,"$archive/lib"
    PATH="$archive/bin:$PATH" ./smoke
    "$archive/bin/wxnotify" --version
}
try_python() {
    python3 -m venv venv
    local python
    python=$(ls venv/bin/python venv/Scripts/python.exe 2>/dev/null || true)
    "$python" -m pip install --quiet --disable-pip-version-check --no-index --find-links "$dist" "libwxnotify==$version"
    "$python" "$smoke/smoke.py"
    "$(dirname "$python")/wxnotify" --version
}
try_node() {
    echo '{"private":true}' >package.json
    local addon
    addon=$(python3 -c 'import json, sys; print(next(p["node"]["name"] for p in json.load(open(sys.argv[1])) if p["target"] == sys.argv[2]))' \
        "$smoke/../../tools/platforms.json" "$target")
    npm install --silent --offline --ignore-scripts --no-audit --no-fund "$dist/wxnotify-$version.tgz" "$dist/wxnotify-$addon-$version.tgz"
    node "$smoke/smoke.mjs"
}
try_go() {
    cp "$smoke/smoke.go" .
    go mod init example.com/smoke
    export GOPROXY=file://$dist/go GOSUMDB=off GOMODCACHE=$work/go-cache GOFLAGS=-modcacherw GOTOOLCHAIN=local
    go get "github.com/wxnotify/wxnotify-go@v$version"
    case $target in *-musl) set -- -tags musl ;; *) set -- ;; esac
    go run "$@" .
}
try_java() {
    javac -cp "$dist/wxnotify-$version.jar" -d . "$smoke/Smoke.java"
    # Windows separates by a semicolon.
    cp "$dist/wxnotify-$version.jar" wxnotify.jar
    java -cp "wxnotify.jar$(python3 -c 'import os; print(os.pathsep)')." Smoke
}
try_php() {
    python3 -m zipfile -e "$dist/wxnotify-php-$version.zip" package
    php -d ffi.enable=true "$smoke/smoke.php" "$PWD/package"
}
try_elixir() {
    mkdir -p vendor/wx_notify lib
    tar -xzf "$dist/wx_notify-$version-$target.tar.gz" -C vendor/wx_notify
    cat >mix.exs <<'ELIXIR'
defmodule Smoke.MixProject do
  use Mix.Project
  def project, do: [app: :smoke, version: "1.0.0", deps: [{:wx_notify, path: "vendor/wx_notify"}]]
end
ELIXIR
    mix run "$smoke/smoke.exs"
}
try_ruby() {
    # The gem ffi must be there.
    GEM_PATH=$PWD/gems$(ruby -e 'puts ["", *Gem.path].join(File::PATH_SEPARATOR)')
    export GEM_HOME=$PWD/gems GEM_PATH
    gem install --local --silent --no-document "$dist/wxnotify-$version-$(python3 "$smoke/../../tools/platforms.py" "$target" gem).gem"
    ruby "$smoke/smoke.rb"
}

passed=0
failed=0
[ $# -gt 0 ] || set -- c python node go java php elixir ruby
for language in "$@"; do
    mkdir "$work/$language"
    if (cd "$work/$language" && set -e && "try_$language") >"$work/log" 2>&1; then
        passed=$((passed + 1))
        echo "ok      $name: $language: $(grep -E '^[0-9]+ passed, [0-9]+ failed' "$work/log" | tail -n 1 | tr ',' ' ')"
    else
        failed=$((failed + 1))
        echo "FAILED  $name: $language"
        sed 's/^/        /' "$work/log" | tail -30
    fi
done
echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
