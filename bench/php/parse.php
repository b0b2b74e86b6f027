<?php

declare(strict_types=1);

// What `parse` costs in PHP, for the same payment as `cargo bench -p wxnotify` parses, beside the same work by hand: ext-openssl with
// the key kept, the checks of the contract, and the same output.
//
//     bindings/php/native.sh && php bench/php/parse.php
//
// The calls take turns, many short ones. A machine that does something else meanwhile makes the medians slower, and hardly changes the
// fastest turns, of which the ratios are.

use WxNotify\NotificationParser;
use WxNotify\Testing\Platform;
use WxNotify\WxNotifyException;

require __DIR__ . '/../../bindings/php/autoload.php';

const NOW = 1795000000;
// A payment with a coupon, as WeChat Pay's documentation shows it.
const PAYMENT = '{"mchid":"1900007291","appid":"wxd678efh567hg6787","out_trade_no":"1217752501201407033233368018",'
    . '"transaction_id":"4200002245202611216754823945","trade_type":"JSAPI","trade_state":"SUCCESS",'
    . '"trade_state_desc":"支付成功","bank_type":"CMB_DEBIT","attach":"member=8213;store=17",'
    . '"success_time":"2026-11-21T10:34:56+08:00","payer":{"openid":"oUpF8uMuAJO_M2pxb1Q9zNjWeS6o"},'
    . '"amount":{"total":10000,"payer_total":9900,"currency":"CNY","payer_currency":"CNY"},'
    . '"scene_info":{"device_id":"013467007045764"},"promotion_detail":[{"coupon_id":"109519","name":"满百减一",'
    . '"scope":"SINGLE","type":"CASH","amount":100,"stock_id":"931386","wechatpay_contribute":0,'
    . '"merchant_contribute":100,"other_contribute":0,"currency":"CNY","goods_detail":[{"goods_id":"M1006",'
    . '"quantity":1,"unit_price":10000,"discount_amount":100}]}]}';
const TURNS = 400;
const CALLS_PER_TURN = 50;

$platform = new Platform(publicKeyId: 'PUB_KEY_ID_0114232134912410000000000000');
$parser = $platform->parser();
$paid = $platform->notification('TRANSACTION.SUCCESS', PAYMENT, now: NOW, summary: '支付成功');
// The company that the headers that count are in.
$headers = [
    'Host' => 'pay.example.com',
    'User-Agent' => 'Mozilla/4.0',
    'Accept' => '*/*',
    'Content-Length' => (string) strlen($paid->body),
    'Connection' => 'Keep-Alive',
    'X-Forwarded-For' => '101.226.103.12',
    'X-Forwarded-Proto' => 'https',
    ...$paid->headers,
];
$server = [...$_SERVER, ...$paid->serverVariables()];
$unknown = [...$headers, 'Wechatpay-Serial' => 'PUB_KEY_ID_0000000000000000000000000000'];

/**
 * By hand what `parse` does: envelope and resource come back as arrays, or nothing.
 *
 * @param array<string, string> $headers
 * @return array{array<mixed>, array<mixed>}|null
 */
$byHand = static function (array $headers, string $body, int $now) use ($platform): ?array {
    static $key = null;
    $key ??= openssl_pkey_get_public($platform->publicKeyPem);
    $headers = array_change_key_case($headers);
    [$timestamp, $nonce, $serial] = [$headers['wechatpay-timestamp'], $headers['wechatpay-nonce'], $headers['wechatpay-serial']];
    $signature = $headers['wechatpay-signature'];
    if ($serial !== $platform->serial || !ctype_digit($timestamp) || abs($now - (int) $timestamp) > 300) {
        return null;
    }
    if (openssl_verify("$timestamp\n$nonce\n$body\n", (string) base64_decode($signature, true), $key, OPENSSL_ALGO_SHA256) !== 1) {
        return null;
    }
    $envelope = json_decode($body, true, flags: JSON_THROW_ON_ERROR);
    $resource = $envelope['resource'];
    if ($envelope['resource_type'] !== 'encrypt-resource' || $resource['algorithm'] !== 'AEAD_AES_256_GCM') {
        return null;
    }
    $sealed = (string) base64_decode($resource['ciphertext'], true);
    [$ciphertext, $tag] = [substr($sealed, 0, -16), substr($sealed, -16)];
    $plaintext = openssl_decrypt($ciphertext, 'aes-256-gcm', $platform->apiV3Key, OPENSSL_RAW_DATA, $resource['nonce'], $tag, $resource['associated_data'] ?? '');
    return $plaintext === false ? null : [$envelope, json_decode($plaintext, true, flags: JSON_THROW_ON_ERROR)];
};
[$envelope, $resource] = $byHand($headers, $paid->body, NOW) ?? throw new LogicException('by hand nothing was opened');
$parsed = $parser->parse($headers, $paid->body, NOW);
if ($parsed->resource !== $resource || $parsed->id !== $envelope['id'] || $byHand($headers, "$paid->body ", NOW) !== null) {
    throw new LogicException('by hand something else came out');
}

$calls = [
    'by hand' => static fn () => $byHand($headers, $paid->body, NOW),
    'parse' => static fn () => $parser->parse($headers, $paid->body, NOW),
    'parse, and read resource' => static fn () => $parser->parse($headers, $paid->body, NOW)->resource,
    'parse, and the typed event' => static fn () => $parser->parse($headers, $paid->body, NOW)->event(),
    'parse, headers from $_SERVER' => static fn () => $parser->parse($server, $paid->body, NOW),
    'parse, and expect an order' => static fn () => $parser->parse($headers, $paid->body, NOW)
        ->expect(outTradeNo: '1217752501201407033233368018', amountTotal: 10000),
    'parse, and toJson' => static fn () => $parser->parse($headers, $paid->body, NOW)->toJson(),
    'make a parser, as php-fpm does for each request' => static fn () =>
        new NotificationParser($platform->platformKeys(), $platform->apiV3Key),
    'refuse an unknown serial' => static function () use ($parser, $unknown, $paid): void {
        try {
            $parser->parse($unknown, $paid->body, NOW);
        } catch (WxNotifyException) {
            return;
        }
        throw new LogicException('an unknown serial was accepted');
    },
];
$times = array_fill_keys(array_keys($calls), []);
for ($turn = 0; $turn < TURNS; $turn++) {
    foreach ($calls as $name => $call) {
        $began = hrtime(true);
        for ($index = 0; $index < CALLS_PER_TURN; $index++) {
            $call();
        }
        $times[$name][] = (hrtime(true) - $began) / 1000 / CALLS_PER_TURN;
    }
}
$median = static function (array $of): float {
    sort($of);
    return $of[intdiv(count($of), 2)];
};
$least = min($times['by hand']);
printf("PHP %s, a body of %d bytes\n\n| call | median | fastest | of by hand |\n| --- | --- | --- | --- |\n", PHP_VERSION, strlen($paid->body));
foreach ($times as $name => $of) {
    printf("| %s | %.1f µs | %.1f µs | %.2f |\n", $name, $median($of), min($of), min($of) / $least);
}
