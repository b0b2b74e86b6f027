<?php

declare(strict_types=1);

// In an empty folder where Composer installed the package: runs the README's quickstart behind PHP's own server.

use WxNotify\Library;
use WxNotify\Testing\Platform;

require getcwd() . '/vendor/autoload.php';

[, $version, $port] = $argv;
$platform = new Platform(publicKeyId: 'PUB_KEY_ID_0114232134912410000000000000');
$server = proc_open(
    [PHP_BINARY, '-d', 'ffi.enable=true', '-S', "127.0.0.1:$port", '-t', 'public'],
    [['file', '/dev/null', 'r'], ['file', 'log', 'w'], ['file', 'log', 'a']],
    $pipes,
    null,
    [
        'PATH' => (string) getenv('PATH'),
        'WXPAY_MCHID' => '1900007291',
        'WXPAY_PUBLIC_KEY_ID' => $platform->serial,
        'WXPAY_PUBLIC_KEY' => $platform->publicKeyPem,
        'WXPAY_API_V3_KEY' => $platform->apiV3Key,
    ],
);

/** @return array{int, string} status and body */
$post = static function (?string $fault, string $id, int $total = 100) use ($platform, $port): array {
    $paid = $platform->notification('TRANSACTION.SUCCESS', [
        'mchid' => '1900007291', 'out_trade_no' => 'A1', 'trade_state' => 'SUCCESS', 'amount' => ['total' => $total],
    ], id: $id, fault: $fault);
    $headers = ['Content-Type: application/json', 'Connection: close'];
    foreach ($paid->headers as $name => $value) {
        $headers[] = "$name: $value";
    }
    $context = stream_context_create(['http' => [
        'method' => 'POST', 'header' => $headers, 'content' => $paid->body, 'ignore_errors' => true, 'timeout' => 20,
    ]]);
    for ($tries = 0; ($body = @file_get_contents("http://127.0.0.1:$port/notify", false, $context)) === false && $tries < 100; $tries++) {
        usleep(50_000);
    }
    return [(int) explode(' ', $http_response_header[0] ?? ' 0')[1], (string) $body];
};

$checks = [
    'the version is the release\'s' => Library::version() === $version && Library::VERSION === $version,
    'a payment is received' => $post(null, 'EV-1') === [200, '{"code":"SUCCESS"}'],
    'and again' => $post(null, 'EV-1') === [200, '{"code":"SUCCESS"}'],
    'and counts once' => substr_count((string) file_get_contents('log'), 'paid A1: 100') === 1,
    'another price is refused' => $post(null, 'EV-4', 1)[0] === 500,
    'a forged one is refused' => $post('forged', 'EV-2')[0] === 401,
    'an altered one is refused' => $post('tampered', 'EV-3')[0] === 401,
    'the header for ffi.preload loads' => (static function (): bool {
        exec('vendor/bin/wxnotify-header > preload.h && ' . PHP_BINARY . ' -d ffi.preload=preload.h -r ' . escapeshellarg('echo FFI::scope("wxnotify")->wxn_version();'), $printed);
        return $printed === [Library::VERSION];
    })(),
];
proc_terminate($server);
proc_close($server);
foreach (array_keys($checks, false, true) as $failed) {
    echo "failed: $failed\n", file_get_contents('log');
}
$passed = count(array_filter($checks));
printf("%d passed, %d failed\n", $passed, count($checks) - $passed);
exit($passed === count($checks) ? 0 : 1);
