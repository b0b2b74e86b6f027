<?php

declare(strict_types=1);

// A pretend WeChat Pay, for the tests to ask: it verifies who asks, answers by the state that STATE names, and signs what it answers.

use WxNotify\Primitives;
use WxNotify\Testing\Platform;

require __DIR__ . '/../autoload.php';

$state = json_decode((string) file_get_contents((string) getenv('STATE')), true, flags: JSON_THROW_ON_ERROR);
$path = $_SERVER['REQUEST_URI'];
file_put_contents(getenv('STATE') . '.asked', "$path\n", FILE_APPEND | LOCK_EX);
$platform = new Platform(...$state['platform']);

preg_match_all('/(\w+)="([^"]*)"/', $_SERVER['HTTP_AUTHORIZATION'] ?? '', $parts);
$parts = array_combine($parts[1], $parts[2]) + ['mchid' => '', 'timestamp' => '', 'nonce_str' => '', 'signature' => ''];
$message = "GET\n$path\n$parts[timestamp]\n$parts[nonce_str]\n\n";
$isSigned = $parts['mchid'] === $state['mchid'] && str_starts_with($_SERVER['HTTP_USER_AGENT'] ?? '', 'wxnotify-php/')
    && Primitives::verifySignature($message, $parts['signature'], $state['merchant_key']);

if ($isSigned && $path === '/v3/certificates' && !isset($state['answers'][$path])) {
    $answer = $platform->certificatesAnswer();
    [$status, $headers, $body] = [200, $answer->headers, $answer->body];
} else {
    [$status, $content] = $isSigned ? $state['answers'][$path] ?? [404, ['code' => 'ORDER_NOT_EXIST']] : [401, ['code' => 'SIGN_ERROR']];
    $body = json_encode($content, JSON_THROW_ON_ERROR);
    [$timestamp, $nonce] = [(string) time(), bin2hex(random_bytes(16))];
    $headers = [
        'Wechatpay-Timestamp' => $timestamp,
        'Wechatpay-Nonce' => $nonce,
        'Wechatpay-Serial' => $platform->serial,
        'Wechatpay-Signature' => $platform->sign(Primitives::signingMessage($timestamp, $nonce, $body)),
        'Content-Type' => 'application/json',
    ];
}
foreach ($headers + ($status === 302 ? ['Location' => '/elsewhere'] : []) as $name => $value) {
    header("$name: $value");
}
http_response_code($status);
echo $body;
