#!/usr/bin/env bash
# Installs the system packages that the tests need and that are missing. Debian and Ubuntu, as root.
# Rust, Go, Node.js and two JDKs with Maven come from their own installers, and must be there.
set -euo pipefail

# command that must be there -> package that brings it
declare -A packages=(
    [gcc]=gcc [g++]=g++ [nm]=binutils [clang]=clang [valgrind]=valgrind [pkg-config]=pkg-config [python3]=python3
    [elixir]=elixir [dialyzer]=erlang-dialyzer
    [mariadbd]=mariadb-server [psql]=postgresql [sqlite3]=sqlite3 [redis-server]=redis-server [wsrep_sst_rsync]=mariadb-server [rsync]=rsync
    [ss]=iproute2 [pkill]=procps
    [php]=php-cli [phpunit]=phpunit [composer]=composer
    [ruby]=ruby
    [wasm-ld]=lld
)
# file of a package that brings no command -> package
declare -A files=(
    [/usr/lib/galera/libgalera_smm.so]=galera-4
    [/usr/include/jansson.h]=libjansson-dev
    [/usr/include/cjson/cJSON.h]=libcjson-dev
    [/usr/include/openssl/evp.h]=libssl-dev
    [/usr/include/mariadb/mysql.h]=libmariadb-dev
    [/usr/include/microhttpd.h]=libmicrohttpd-dev
    [/usr/share/php/Psr/Http/Message/autoload.php]=php-psr-http-message
    [/usr/share/php/Nyholm/Psr7/autoload.php]=php-nyholm-psr7
    [/usr/share/php/GuzzleHttp/Psr7/autoload.php]=php-guzzlehttp-psr7
    [/usr/share/php/GuzzleHttp/autoload.php]=php-guzzlehttp-guzzle
    [/usr/share/php/Symfony/Component/HttpFoundation/autoload.php]=php-symfony-http-foundation
    [/usr/share/php/Illuminate/Database/autoload.php]=php-illuminate-database
    [/usr/share/php/Doctrine/DBAL/autoload.php]=php-doctrine-dbal
    [/usr/share/php/Slim/autoload.php]=php-slim
    [/usr/share/php/Slim/Psr7/autoload.php]=php-slim-psr7
)

missing=()
for command in "${!packages[@]}"; do
    command -v "$command" >/dev/null || missing+=("${packages[$command]}")
done
for file in "${!files[@]}"; do
    [ -e "$file" ] || missing+=("${files[$file]}")
done
# What WebAssembly needs, where the installed Rust does not have the target: another Rust, which Debian keeps in /usr/bin.
if [ ! -d "$(rustc --print target-libdir --target wasm32-unknown-unknown)" ]; then
    [ -e /usr/bin/rustc ] || missing+=(rustc-web)
    [ -e /usr/bin/cargo ] || missing+=(cargo-web)
    [ -e /usr/lib/rustlib/src/rust/library/std/Cargo.toml ] || missing+=(rust-web-src)
fi
# PostgreSQL's server is not on the path.
ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || missing+=(postgresql)
# Debian's python3 comes without what makes a venv.
python3 -c 'import venv, ensurepip' 2>/dev/null || missing+=(python3-venv)
# The drivers that Elixir's inbox is tested with, OTP's own store, and JSON for the benchmark; their folders carry a version.
for library in mnesia p1_pgsql p1_mysql p1_sqlite3 jiffy; do
    ls -d /usr/lib/erlang/lib/"$library"-* >/dev/null 2>&1 || missing+=("erlang-${library/_/-}")
done
# What the gem stands on, and what its tests require (rbs is in Ruby's own package); where Debian puts them differs by package.
for library in ffi:ruby-ffi minitest:ruby-minitest rack:ruby-rack puma:puma sinatra/base:ruby-sinatra sqlite3:ruby-sqlite3 pg:ruby-pg \
    mysql2:ruby-mysql2 active_record:ruby-activerecord action_controller:ruby-actionpack rails:ruby-railties rspec/core:ruby-rspec-core rspec/expectations:ruby-rspec-expectations rbs:libruby; do
    ruby -e 'require ARGV[0]' "${library%:*}" 2>/dev/null || missing+=("${library#*:}")
done
# These carry PHP's version in their names.
ls /usr/sbin/php-fpm* >/dev/null 2>&1 || missing+=(php-fpm)
for extension in zip:zip pdo_sqlite:sqlite3 pdo_pgsql:pgsql pdo_mysql:mysql; do
    php -m 2>/dev/null | grep -qx "${extension%:*}" || missing+=("php-${extension#*:}")
done
# AddressSanitizer's runtime for clang, in the version of the clang that is (or will be) there.
if ! ls /usr/lib/llvm-*/lib/clang/*/lib/linux/libclang_rt.asan-x86_64.a >/dev/null 2>&1; then
    missing+=("libclang-rt-14-dev")
fi

if [ ${#missing[@]} -eq 0 ]; then
    exit 0
fi
if ! command -v apt-get >/dev/null || [ "$(id -u)" -ne 0 ]; then
    echo "setup: missing ${missing[*]}; install them, or run 'make setup' as root on Debian or Ubuntu" >&2
    exit 1
fi
echo "setup: installing ${missing[*]}"
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
