<?php

declare(strict_types=1);

// parse.php FOLDER TIMES: parses the notification in FOLDER (README.md) so many times.

use WxNotify\NotificationParser;
use WxNotify\PlatformKeys;

require __DIR__ . '/../../bindings/php/autoload.php';

$read = static fn (string $name): string => (string) file_get_contents("$argv[1]/$name");
$keys = new PlatformKeys(publicKeys: [$read('id') => $read('key.pem')]);
$parser = new NotificationParser($keys, $read('api_v3_key'));
$headers = [];
foreach (explode("\n", trim($read('headers'))) as $line) {
    [$name, $value] = explode(': ', $line, 2);
    $headers[$name] = $value;
}
[$body, $now] = [$read('body'), (int) $read('now')];
for ($times = (int) $argv[2]; $times > 0; $times--) {
    $parser->parse($headers, $body, $now);
}
