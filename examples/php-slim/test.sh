#!/usr/bin/env bash
# Runs the example behind PHP's own server, and sends to it as WeChat Pay does, rightly and wrongly.
set -euo pipefail
cd "$(dirname "$0")"
for tool in cargo php phpunit; do
    command -v "$tool" >/dev/null || { echo "php-slim: $tool is missing; Debian has them as php-cli, phpunit, Rust as rustup" >&2; exit 1; }
done
php -r 'exit(extension_loaded("pdo_sqlite") && stream_resolve_include_path("Slim/autoload.php") ? 0 : 1);' || {
    echo "php-slim: SQLite for PHP, or Slim is missing; install php-sqlite3, php-slim" >&2
    exit 1
}
../../bindings/php/native.sh

report=$(mktemp)
trap 'rm -f "$report"' EXIT
phpunit --bootstrap tests/bootstrap.php --do-not-cache-result --fail-on-warning --fail-on-skipped --log-junit "$report" tests/MerchantTest.php || true
php -r '
    $suite = @simplexml_load_file($argv[1])?->testsuite;
    $tests = (int) ($suite["tests"] ?? 0);
    $failed = (int) ($suite["errors"] ?? 0) + (int) ($suite["failures"] ?? 0) + (int) ($suite["skipped"] ?? 0) + (int) ($suite["warnings"] ?? 0);
    $failed = $tests === 0 ? 1 : $failed;
    printf("%d passed, %d failed\n", max(0, $tests - $failed), $failed);
    exit($failed === 0 ? 0 : 1);
' "$report"
