#!/usr/bin/env bash
# Builds the native library, and runs every test of the PHP package.
set -euo pipefail
cd "$(dirname "$0")"

for tool in cargo php phpunit composer python3; do
    command -v "$tool" >/dev/null || {
        echo "bindings/php: $tool is missing; Debian has them as php-cli, php-fpm, phpunit, composer, python3, Rust as rustup" >&2
        exit 1
    }
done
fpm=${PHP_FPM:-/usr/sbin/php-fpm$(php -r 'echo PHP_MAJOR_VERSION, ".", PHP_MINOR_VERSION;')}
[ -x "$fpm" ] || { echo "bindings/php: $fpm is missing; install php-fpm, or name another in PHP_FPM" >&2; exit 1; }
for extension in pdo_sqlite pdo_pgsql pdo_mysql; do
    php -r 'exit(extension_loaded($argv[1]) ? 0 : 1);' "$extension" || {
        echo "bindings/php: PHP's $extension is missing; install php-sqlite3, php-pgsql, php-mysql" >&2
        exit 1
    }
done
for library in Nyholm/Psr7 GuzzleHttp GuzzleHttp/Psr7 Slim Slim/Psr7 Symfony/Component/HttpFoundation Illuminate/Database Doctrine/DBAL; do
    php -r 'exit(stream_resolve_include_path($argv[1]) ? 0 : 1);' "$library/autoload.php" || {
        echo "bindings/php: $library is missing; install php-nyholm-psr7, php-guzzlehttp-guzzle, php-guzzlehttp-psr7, php-slim, php-slim-psr7, php-symfony-http-foundation, php-illuminate-database, php-doctrine-dbal" >&2
        exit 1
    }
done

./native.sh
composer --no-interaction --quiet validate --strict --no-check-lock

# The panic on purpose would print one.
export RUST_BACKTRACE=0
report=../../target/php/tests.xml
mkdir -p "$(dirname "$report")"
rm -f "$report"
failed=0
../../tools/databases.sh phpunit --log-junit "$report" "$@" || failed=1

python3 - "$report" "$failed" <<'PYTHON'
import sys
import xml.etree.ElementTree as xml

suite = xml.parse(sys.argv[1]).getroot().find("testsuite")
count = lambda name: int(suite.get(name))
bad = count("errors") + count("failures") + count("skipped") + count("warnings")
failed = max(bad, int(sys.argv[2]), 0 if count("tests") else 1)
print(f"{count('tests') - bad} passed, {failed} failed")
sys.exit(1 if failed else 0)
PYTHON
