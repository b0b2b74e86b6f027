<?php

declare(strict_types=1);

// wxnotify, as a merchant in PHP has it, in a process that keeps its parser.

use WxNotify\NotificationParser;
use WxNotify\PlatformKeys;

require __DIR__ . '/contest.php';
require __DIR__ . '/../../bindings/php/autoload.php';

$keys = new PlatformKeys();
$keys->addPublicKey(text('public_key_id'), text('public_key.pem'));
$parser = new NotificationParser($keys, text('api_v3_key'));
serve('wxnotify ' . WxNotify\Library::VERSION, [
    'parse' => [static fn (array $headers, string $body) => $parser->parse($headers, $body)->plaintext, plaintext(...)],
    'json' => [static fn (array $headers, string $body) => $parser->parse($headers, $body)->resource, resource(...)],
    'event' => [
        static fn (array $headers, string $body) => $parser->parse($headers, $body)->event(),
        static fn (WxNotify\Events\TransactionDirect $payment) => ['event' => [
            'out_trade_no' => $payment->out_trade_no,
            'transaction_id' => $payment->transaction_id,
            'trade_state' => $payment->trade_state,
            'total' => $payment->amount->total,
            'openid' => $payment->payer->openid,
            'goods_id' => $payment->promotion_detail[0]->goods_detail[0]->goods_id,
        ]],
    ],
]);
